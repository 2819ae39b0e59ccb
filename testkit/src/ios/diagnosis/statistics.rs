//! `logdata.statistics.*`: which programs wrote to the logs; `UUIDToBinaryLocations`: where programs lie
//! (<https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>).

use plist::Dictionary;
use serde_json::{Value, json};

use super::{
    marks,
    processes::{self, Process},
};
use crate::{
    BuildError,
    android::page::Page,
    build::{Build, Spot},
    property_list::xml,
};

/// Where the statistics lie.
const FOLDER: &str = "/private/var/db/diagnostics";
/// Records between which a few hours lie.
const RECORDS: i64 = 4;

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let all = processes::running(build);
    text(build, &all)?;
    if build.phone.version.since(17) {
        lines(build, &all)?;
    }
    if !build.phone.version.since(15) {
        locations(build, &all)?;
    }
    Ok(())
}

/// The programs of a record: the newest record names all.
fn named(all: &[Process], record: i64) -> impl Iterator<Item = &Process> {
    let last = record == RECORDS - 1;
    let some = all.iter().enumerate();
    some.filter(move |(nth, _)| last || nth % 3 == 0)
        .map(|(_, process)| process)
}

/// `logdata.statistics.1.txt`.
fn text(build: &mut Build<'_>, all: &[Process]) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.log_statistics";
    let zone = build.zone();
    let mut page = Page::new(format!("{FOLDER}/logdata.statistics.1.txt"));
    for record in 0..RECORDS {
        let at = build.now() - (RECORDS - record) * 20_000;
        page.lines(&format!(
            "--- !logd statistics record\ntype  : File Rotate\nfile  : /private/var/db/diagnostics/Persist/0000000000000{record:03x}.tracev3\ntime  : {}{}\ntotal : 9733361\nprocs :",
            zone.full(at),
            zone.offset()
        ));
        for process in named(all, record) {
            page.line(format!(
                "    - [ {:>10},   1.4, {} ]",
                1_000 + process.pid,
                process.path
            ));
            if record == RECORDS - 1 {
                marks::program(build, &mut page, ARTEFACT, process);
            }
        }
        page.line("");
    }
    build.keep_page(&page)
}

/// `logdata.statistics.1.jsonl`.
fn lines(build: &mut Build<'_>, all: &[Process]) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.log_statistics";
    let mut page = Page::new(format!("{FOLDER}/logdata.statistics.1.jsonl"));
    for record in 0..RECORDS {
        let at = build.now() - (RECORDS - record) * 20_000;
        let of_record = named(all, record);
        let listed: Vec<Value> = of_record
            .map(|process| json!({"process": process.path, "size": 1_000 + process.pid, "percent": 1.4}))
            .collect();
        let line = json!({
            "unixTime": at, "type": "File Rotate", "total": 9_733_361,
            "file": format!("/private/var/db/diagnostics/Persist/0000000000000{record:03x}.tracev3"),
            "processList": listed,
        });
        page.line(serde_json::to_string(&line)?);
    }
    for process in all {
        marks::program(build, &mut page, ARTEFACT, process);
    }
    build.keep_page(&page)
}

/// `UUIDToBinaryLocations`, up to iOS 14.
fn locations(build: &mut Build<'_>, all: &[Process]) -> Result<(), BuildError> {
    let path = "/sysdiagnose/logs/tailspindb/UUIDToBinaryLocations";
    let spot = Spot::new("ios.binary_locations", "", path);
    let mut random = build.random("binary locations");
    let mut known = Dictionary::new();
    for process in all {
        let uuid = random.uuid();
        known.insert(uuid.clone(), process.path.as_str().into());
        let place = format!("key:{uuid}");
        if process.near {
            build.near_miss(&spot, place.as_str(), process.path.as_str());
        }
        for indicator in &process.known {
            build.known(&spot, place.as_str(), process.path.as_str(), indicator);
        }
        for (check, kind) in marks::checks_of(&process.path) {
            build.check(&spot, place.as_str(), process.path.as_str(), check, kind);
        }
    }
    build
        .truth
        .count(spot.artefact, "paths", all.len().try_into().unwrap_or(0));
    build.keep_file(&spot, &xml(&known.into())?)?;
    Ok(())
}
