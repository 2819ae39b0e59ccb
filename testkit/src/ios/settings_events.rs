//! `MCSettingsEvents.plist`: the last change of each restriction
//! (<https://docs.mvt.re/en/latest/ios/records/>).

use plist::{Dictionary, Value};

use super::profiles::DOMAIN;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

/// Settings that every phone lists, and what set them.
const USUAL: [(&str, &str); 6] = [
    ("allowCamera", "com.apple.Preferences"),
    ("allowAppRemoval", "com.apple.Preferences"),
    ("allowAssistant", "com.apple.purplebuddy"),
    ("allowScreenShot", "MCMigrator.RestrictionsMigrator"),
    ("allowCloudBackup", "com.apple.dmd"),
    ("allowAirDrop", "com.apple.springboard"),
];

/// Writes `MCSettingsEvents.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/ConfigurationProfiles/MCSettingsEvents.plist";
    let spot = Spot::new("ios.settings_events", DOMAIN, path);
    let now = build.now();
    let mut changed: Vec<_> = USUAL.to_vec();
    if build.phone.persona == Persona::Managed {
        changed.push(("forceEncryptedBackup", "com.vigie-testkit-employer.mdm"));
    }
    if build.phone.watched {
        let place = "key:Restrictions/restrictedBool/allowEraseContentAndSettings/value";
        changed.push(("allowEraseContentAndSettings", "vigietestd"));
        build.known(&spot, place, "vigietestd", &planted::PROCESS);
        build.check(
            &spot,
            place,
            "vigietestd",
            "setting-changed-by",
            Kind::Context,
        );
    }
    let near = "vigietestd2";
    build.near_miss(&spot, "key:SystemProfileRestrictions", near);
    let count = u64::try_from(changed.len()).unwrap_or_default();
    build.truth.count(spot.artefact, path, count);
    let settings = changes(now, changed);
    let restricted = dictionary([("restrictedBool", Value::Dictionary(settings))]);
    let content = dictionary([
        ("EffectiveSettings", dictionary([])),
        ("Restrictions", restricted),
        (
            "SystemProfileRestrictions",
            dictionary([(near, dictionary([]))]),
        ),
    ]);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}

/// The last change of each setting, a day apart.
fn changes(now: i64, changed: Vec<(&str, &str)>) -> Dictionary {
    let mut settings = Dictionary::new();
    for (days, (setting, process)) in (10..).zip(changed) {
        let change = dictionary([
            ("event", "set".into()),
            ("process", process.into()),
            ("timestamp", times::date(now - days * times::DAY)),
        ]);
        settings.insert(setting.to_owned(), dictionary([("value", change)]));
    }
    settings
}
