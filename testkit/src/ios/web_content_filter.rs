//! `com.apple.webcontentfilter.plist`: the phone's own web filter (<https://support.apple.com/105121>).

use plist::Value;

use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary, strings},
    truth::Kind,
};

/// Writes `com.apple.webcontentfilter.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "mobile/com.apple.webcontentfilter.plist";
    let spot = Spot::new("ios.web_content_filter", "ManagedPreferencesDomain", path);
    let filtered = build.phone.persona == Persona::Child || build.phone.watched;
    let mut allowed = vec![];
    if filtered {
        allowed.push(site("https://www.vigie-testkit-library.org/"));
    }
    if build.phone.watched {
        let url = "https://school.vigie-testkit-c2.com/";
        allowed.push(site(url));
        build.known(&spot, "key:filterWhitelist", url, &planted::C2);
        let place = "key:useContentFilter";
        build.check(&spot, place, "", "content-filter", Kind::Context);
    }
    let content = dictionary([
        ("restrictWeb", true.into()),
        ("useContentFilter", filtered.into()),
        ("useContentFilterOverrides", false.into()),
        ("whitelistEnabled", false.into()),
        ("filterBlacklist", strings::<&str>([])),
        ("filterWhitelist", Value::Array(allowed)),
    ]);
    build.truth.count(spot.artefact, path, 1);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}

fn site(address: &str) -> Value {
    dictionary([("address", address.into()), ("pageTitle", "Page".into())])
}
