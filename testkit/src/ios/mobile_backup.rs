//! `com.apple.MobileBackup.plist`: notes of the backup service
//! (<https://github.com/log2timeline/plaso/blob/main/plaso/parsers/plist_plugins/ios_mobilebackup.py>).

use plist::{Dictionary, Value};

use super::apps;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    times,
};

/// Writes `com.apple.MobileBackup.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/com.apple.MobileBackup.plist";
    let spot = Spot::new("ios.mobile_backup", "RootDomain", path);
    let now = build.now();
    let mut sizes = Dictionary::new();
    sizes.insert("HomeDomain".to_owned(), 4_824_692.into());
    let mut random = build.random("mobile backup");
    for app in apps::all(build.phone) {
        let size = random.below(1 << 22);
        sizes.insert(format!("AppDomain-{}", app.id), size.into());
    }
    let near = "com.vigie-testkit.agents";
    sizes.insert(format!("AppDomain-{near}"), 326.into());
    build.near_miss(&spot, format!("key:PreflightSizing/AppDomain-{near}"), near);
    if build.phone.watched {
        let id = "com.vigie-testkit.agent";
        sizes.insert(format!("AppDomain-{id}"), 1_465_420.into());
        let place = format!("key:PreflightSizing/AppDomain-{id}");
        build.known(&spot, place, id, &planted::APP);
    }
    let count = u64::try_from(sizes.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "PreflightSizing", count);
    let content = dictionary([
        ("AccountEnabledDate", times::date(now - 400 * times::DAY)),
        ("BackupStateInfo", state(now)),
        ("LocalSnapshotsDisabled", "false".into()),
        ("PreflightSizing", Value::Dictionary(sizes)),
    ]);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}

/// The state of the last backup, and the attempts before it.
fn state(now: i64) -> Value {
    let attempts = (1..=8).rev().map(|days| {
        dictionary([
            ("code", 0.into()),
            ("date", times::date(now - days * times::DAY)),
            ("domain", "MBErrorDomain".into()),
            ("localizedDescription", "Backup succeeded".into()),
        ])
    });
    dictionary([
        ("date", times::date(now - times::DAY)),
        ("errors", Value::Array(attempts.collect())),
        ("isCloud", true.into()),
        ("progress", 1.0.into()),
        ("state", 4.into()),
    ])
}
