//! At which addresses the owner is reached by iMessage and `FaceTime`; keys as remembered, the reader
//! must not need them (<https://support.apple.com/guide/iphone/set-up-messages-iph3d039b68/ios>).

use super::owner;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary, strings},
};

/// An account's identifier.
const ACCOUNT: &str = "7E57C17E-0000-4000-8000-7E57C17E57C2";

/// Writes the property list of each service.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    for service in ["iMessage", "FaceTime"] {
        let path = format!("Library/Preferences/com.apple.imservice.ids.{service}.plist");
        let spot = Spot::new("ios.message_accounts", "HomeDomain", path);
        let own = owner::of(build.phone);
        let number = format!("tel:{}", own.number.replace(' ', ""));
        let mut aliases = vec![format!("mailto:{}", own.account), number];
        if build.phone.watched {
            let agent = "mailto:agent@vigie-testkit-mail.com";
            let place = format!("key:Accounts/{ACCOUNT}/Aliases/{}", aliases.len());
            build.known(&spot, place, agent, &planted::EMAIL);
            aliases.push(agent.to_owned());
        }
        let count = u64::try_from(aliases.len()).unwrap_or_default();
        build.truth.count(spot.artefact, service, count);
        let account = dictionary([
            ("LoginAs", format!("E:{}", own.account).into()),
            ("Aliases", strings(&aliases)),
        ]);
        let list = dictionary([
            ("ActiveAccounts", strings([ACCOUNT])),
            ("Accounts", dictionary([(ACCOUNT, account)])),
        ]);
        build.keep_file(&spot, &binary(&list)?)?;
    }
    Ok(())
}
