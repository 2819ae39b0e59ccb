//! Files that a dump alone lists: programs where none should lie, when the phone was last erased, the
//! versions that ran
//! (<https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/>).

use super::system::PROGRAM;
use crate::{
    BuildError,
    backup::Entry,
    build::{Build, Spot},
    planted::{self, Indicator},
    truth::Kind,
};

/// Programs of a watched phone: path and indicator.
const PROGRAMS: [(&str, Indicator); 2] = [
    ("/private/var/tmp/vigie-testkit-drop/agentd", planted::DROP),
    (
        "/private/var/db/com.apple.xpc.roleaccountd.staging/vigietestd",
        planted::PROCESS,
    ),
];

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    // Temporary files without programs lie there on every phone.
    for path in [
        "/private/var/tmp/com.apple.cache.tmp",
        "/private/var/root/.obliterated",
        "/private/var/root/.bootstrapped",
        "/private/var/tmp/vigie-testkit-drops/note.txt",
    ] {
        build.store.file(Entry::new("", path), b"")?;
    }
    let near = "/private/var/tmp/vigie-testkit-drops/note.txt";
    let spot = Spot::new("ios.file_list", "", near);
    build.near_miss(&spot, "file", near);
    journal(build)?;
    if !build.phone.watched {
        return Ok(());
    }
    for (path, indicator) in PROGRAMS {
        let entry = Entry {
            executable: true,
            ..Entry::new("", path)
        };
        build.store.file(entry, &PROGRAM)?;
        let spot = Spot::new("ios.file_list", "", path);
        build.known(&spot, "file", path, &indicator);
        let check = "temporary-executable";
        build.check(&spot, "file", path, check, Kind::Suspicious);
    }
    Ok(())
}

/// A journal of analytics, whose first line names the version that ran.
fn journal(build: &mut Build<'_>) -> Result<(), BuildError> {
    let (facts, zone) = (build.facts(), build.zone());
    let at = build.now() - 40 * crate::times::DAY;
    let path = format!(
        "/private/var/db/analyticsd/journals/Analytics-Journal-{}.ips",
        zone.dashed(at)
    );
    let spot = Spot::new("ios.analytics_journal", "", path);
    let line = serde_json::json!({
        "bug_type": "211",
        "timestamp": format!("{}.00 {}", zone.full(at), zone.offset()),
        "os_version": format!("iPhone OS {} ({})", facts.version, facts.build),
    });
    let line = serde_json::to_string(&line)?;
    build.keep_file(&spot, format!("{line}\n{{\"message\":{{}}}}\n").as_bytes())?;
    build.truth.count(spot.artefact, "journals", 1);
    Ok(())
}
