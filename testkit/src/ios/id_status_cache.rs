//! Addresses that the phone looked up for iMessage and `FaceTime`
//! (<https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson>); the list is empty since iOS 14.7.

use plist::Value;

use super::{mail, number};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

/// Looked up for messages.
const MESSAGES: &str = "com.apple.madrid";
/// An address of a form that no ordinary one has.
const WITH_NULS: &str = "mailto:vigie\0\0testkit@vigie-testkit-post.com";
/// One byte that should not be there, as a fault of copying leaves it.
const NEAR_MISS: &str = "mailto:contact9@vigie-testkit-post.com\0";

/// Writes `com.apple.identityservices.idstatuscache.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/com.apple.identityservices.idstatuscache.plist";
    let spot = Spot::new("ios.id_status_cache", "HomeDomain", path);
    let mut people = Vec::new();
    if !build.phone.version.since(15) {
        people = (1..40).map(|nth| format!("tel:{}", number(nth))).collect();
        people.extend((1..9).map(|nth| format!("mailto:{}", mail(nth))));
        people.push(NEAR_MISS.to_owned());
        build.near_miss(&spot, place(NEAR_MISS), NEAR_MISS);
        if build.phone.watched {
            let agent = "mailto:agent@vigie-testkit-mail.com";
            let caller = "tel:+33639989977";
            build.known(&spot, place(agent), agent, &planted::EMAIL);
            build.known(&spot, place(caller), caller, &planted::PHONE);
            build.check(
                &spot,
                place(WITH_NULS),
                WITH_NULS,
                "id-status-nul",
                Kind::Suspicious,
            );
            people.extend([agent, caller, WITH_NULS].map(str::to_owned));
        }
    }
    let now = build.now();
    let statuses = people.iter().zip(1..).map(|(person, nth)| {
        let status = dictionary([
            ("LookupDate", times::cocoa(now - nth * 3_600).into()),
            ("IDStatus", Value::from(1 + nth % 2)),
        ]);
        (person.as_str(), status)
    });
    let statuses = dictionary(statuses);
    let count = u64::try_from(people.len()).unwrap_or_default();
    build.truth.count(spot.artefact, MESSAGES, count);
    let list = if people.is_empty() {
        dictionary([])
    } else {
        dictionary([(MESSAGES, statuses)])
    };
    build.keep_file(&spot, &binary(&list)?)?;
    Ok(())
}

fn place(person: &str) -> String {
    format!("key:{MESSAGES}/{person}")
}
