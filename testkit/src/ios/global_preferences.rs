//! `.GlobalPreferences.plist`: languages, keyboards, Lockdown Mode
//! (<https://support.apple.com/en-us/105120>).

use super::{apps, unnamed_settings};
use crate::{
    BuildError,
    build::{Build, Spot},
    property_list::{binary, dictionary, strings},
    truth::Kind,
};

/// An app of the store with a keyboard.
pub(super) const KEYBOARD_APP: &str = "com.vigie-testkit.notes";

/// Writes `.GlobalPreferences.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/.GlobalPreferences.plist";
    let spot = Spot::new("ios.global_preferences", "HomeDomain", path);
    let keyboards = keyboards(build, &spot);
    let mut entries = vec![
        ("AppleKeyboards", strings(keyboards)),
        ("AppleLanguages", strings(["fr-FR", "en-FR"])),
        ("AppleLocale", "fr_FR".into()),
        ("AppleITunesStoreItemKinds", strings(["movie", "podcast"])),
        ("PKKeychainVersionKey", 8.into()),
    ];
    if let Some(on) = build.phone.variety.lockdown_mode
        && build.phone.version.since(16)
    {
        entries.push(("LDMGlobalEnabled", on.into()));
        if on {
            let place = "key:LDMGlobalEnabled";
            build.check(&spot, place, "true", "lockdown-mode", Kind::Context);
        }
    }
    entries.extend(unnamed_settings::of(build, &spot));
    build
        .truth
        .count(spot.artefact, ".GlobalPreferences.plist", 1);
    build.keep_file(&spot, &binary(&dictionary(entries))?)?;
    Ok(())
}

/// Apple's keyboards and one of an app; with the watcher one more.
fn keyboards(build: &mut Build<'_>, spot: &Spot) -> Vec<String> {
    let mut keyboards = vec![
        "fr_FR@sw=AZERTY-French;hw=Automatic".to_owned(),
        "emoji@sw=Emoji".to_owned(),
        "ar@sw=Arabic;hw=Automatic".to_owned(),
        format!("{KEYBOARD_APP}.keyboard"),
    ];
    if build.phone.watched {
        let [_, tool] = apps::OUTSIDE_STORE;
        let keyboard = format!("{tool}.keyboard");
        let check = "third-party-keyboard";
        build.check(spot, "key:AppleKeyboards", &keyboard, check, Kind::Exposure);
        keyboards.push(keyboard);
    }
    keyboards
}
