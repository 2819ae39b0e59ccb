//! `com.apple.mobile.ldbackup.plist`: the last backups
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/backupSettings.py>).

use super::unnamed_settings;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

/// Writes `com.apple.mobile.ldbackup.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/com.apple.mobile.ldbackup.plist";
    let spot = Spot::new("ios.backup_settings", "HomeDomain", path);
    let now = build.now();
    let mut entries = vec![
        ("CloudBackupEnabled", true.into()),
        ("LastCloudBackupDate", times::cocoa(now - times::DAY).into()),
        ("LastCloudBackupTZ", "GMT+2".into()),
    ];
    // On a developer's computer, on a stranger's, or in the first try of this backup.
    let computer = if build.phone.watched {
        let place = "key:LastiTunesBackupDate";
        build.check(&spot, place, "", "computer-backup", Kind::Exposure);
        Some(30 * times::DAY)
    } else {
        match build.phone.persona {
            Persona::Developer => Some(14 * times::DAY),
            Persona::Ordinary => Some(3_600),
            Persona::Child | Persona::Managed => None,
        }
    };
    entries.extend(unnamed_settings::of(build, &spot));
    if let Some(before) = computer {
        entries.push(("LastiTunesBackupDate", times::cocoa(now - before).into()));
        entries.push(("LastiTunesBackupTZ", "GMT+2".into()));
    }
    build.truth.count(spot.artefact, path, 1);
    build.keep_file(&spot, &binary(&dictionary(entries))?)?;
    Ok(())
}
