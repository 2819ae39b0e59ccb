//! `com.apple.ScreenTimeAgent.plist` (<https://support.apple.com/108806>).

use super::unnamed_settings;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

/// Writes the settings of Screen Time, since iOS 12.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if !build.phone.version.since(12) {
        return Ok(());
    }
    let path = "Library/Preferences/com.apple.ScreenTimeAgent.plist";
    let spot = Spot::new("ios.screen_time", "HomeDomain", path);
    let on = build.phone.persona == Persona::Child || build.phone.watched;
    let now = build.now();
    let mut entries = vec![
        ("ScreenTimeEnabled", on.into()),
        (
            "SyncEnabled",
            (build.phone.persona == Persona::Child).into(),
        ),
        ("LastTimeZoneName", "Europe/Paris".into()),
        ("RestrictionsMigrationVersion", 1.into()),
    ];
    if on {
        entries.push(("UsageGenesisDate", times::date(now - 90 * times::DAY)));
        entries.push(("LastCheckinDate", times::date(now - times::DAY)));
    }
    if build.phone.watched {
        let place = "key:ScreenTimeEnabled";
        build.check(&spot, place, "", "screen-time", Kind::Context);
    }
    entries.extend(unnamed_settings::of(build, &spot));
    build.truth.count(spot.artefact, path, 1);
    build.keep_file(&spot, &binary(&dictionary(entries))?)?;
    Ok(())
}
