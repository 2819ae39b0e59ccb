//! `EffectiveUserSettings.plist`: settings in force
//! (<https://developer.apple.com/documentation/devicemanagement/restrictions>).

use plist::Value;

use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary, strings},
};

/// Truths that every phone has.
const USUAL: [&str; 12] = [
    "allowAirDrop",
    "allowAppInstallation",
    "allowAppRemoval",
    "allowAssistant",
    "allowCamera",
    "allowCloudBackup",
    "allowEraseContentAndSettings",
    "allowHostPairing",
    "allowLockdownMode",
    "allowSafari",
    "allowScreenShot",
    "allowVideoConferencing",
];

/// Writes `EffectiveUserSettings.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/UserConfigurationProfiles/EffectiveUserSettings.plist";
    let spot = Spot::new("ios.effective_restrictions", "HomeDomain", path);
    let child = build.phone.persona == Persona::Child;
    let value = |on: bool| dictionary([("value", on.into())]);
    let mut truths: Vec<_> = USUAL.iter().map(|name| (*name, value(true))).collect();
    truths.push(("forceWebContentFilterAuto", value(child)));
    let mut refused = Vec::new();
    let near = "https://vigie-testkit-lure.net.example/";
    if child || build.phone.watched {
        refused.push(near);
        build.near_miss(&spot, "key:union/webContentFilterBlacklistedURLs", near);
    }
    if build.phone.watched {
        let url = "https://www.vigie-testkit-lure.net/";
        refused.push(url);
        let place = "key:union/webContentFilterBlacklistedURLs";
        build.known(&spot, place, url, &planted::LURE);
    }
    let count = u64::try_from(truths.len()).unwrap_or_default() + 4;
    build.truth.count(spot.artefact, path, count);
    let content = groups(truths, refused);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}

/// The groups of settings.
fn groups(truths: Vec<(&str, Value)>, refused: Vec<&str>) -> Value {
    let values = |texts: Vec<&str>| dictionary([("values", strings(texts))]);
    let inactivity = dictionary([("value", 5.into())]);
    let union = [
        ("blockedAppBundleIDs", values(Vec::new())),
        ("webContentFilterBlacklistedURLs", values(refused)),
    ];
    let intersection = [("webContentFilterWhitelistedURLs", values(Vec::new()))];
    dictionary([
        ("restrictedBool", dictionary(truths)),
        (
            "restrictedValue",
            dictionary([("maxInactivity", inactivity)]),
        ),
        ("union", dictionary(union)),
        ("intersection", dictionary(intersection)),
    ])
}
