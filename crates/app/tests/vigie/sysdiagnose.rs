//! A sysdiagnose as a person hands it in: the archive and its folder give the same, which is what the backup
//! of the same phone gives; damage is told; memory is bounded.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use testkit::{Phone, file_id};

use crate::common::{Place, findings, hashes};

const TOP: &str = "sysdiagnose_2026.01.02_03-04-05+0100_iPhone-OS_iPhone_23B85";
/// What a sysdiagnose copies of files that a backup holds too: its name, domain and name there.
const COPIES: [(&str, &str, &str); 2] = [
    (
        "logs/Accessibility/TCC.db",
        "HomeDomain",
        "Library/TCC/TCC.db",
    ),
    (
        "logs/MCState/User/EffectiveUserSettings.plist",
        "HomeDomain",
        "Library/UserConfigurationProfiles/EffectiveUserSettings.plist",
    ),
];
type Members = Vec<(String, Vec<u8>)>;

fn stored(backup: &Path, domain: &str, relative: &str) -> Option<Vec<u8>> {
    let id = file_id(domain, relative);
    fs::read(backup.join(&id[..2]).join(id)).ok()
}

/// What a sysdiagnose of the phone of this backup holds.
fn members(backup: &Path) -> Members {
    let info = fs::read(backup.join("Info.plist")).unwrap();
    let info = formats::plist::parse(&info).unwrap();
    let id = info.get("Unique Identifier").unwrap().as_str().unwrap();
    let devices = format!(
        "Local device\n\tProduct Type: iPhone14,2\n\tProperties: {{\n\t\tUniqueDeviceID => {id}\n\t}}\n"
    );
    let log = format!("into IN_PROGRESS_{TOP}\n");
    let mut members: Members = [
        ("sysdiagnose.log", &*log),
        ("remotectl_dumpstate.txt", &*devices),
        ("ps.txt", "USER PID\n"),
        ("zprint.txt", "zones\n"),
        ("logs/empty.log", ""),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .to_vec();
    for (name, domain, relative) in COPIES {
        if let Some(content) = stored(backup, domain, relative) {
            members.push((name.to_owned(), content));
        }
        let log = stored(backup, domain, &format!("{relative}-wal"));
        members.extend(log.map(|content| (format!("{name}-wal"), content)));
    }
    assert!(members.len() >= 6);
    members
}

fn archive(members: &Members) -> Vec<u8> {
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, content) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(content.len()).unwrap());
        let name = format!("{TOP}/{name}");
        builder.append_data(&mut header, name, &**content).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap()
}

fn write_archive(place: &Place, name: &str, bytes: &[u8]) -> PathBuf {
    let path = place.path(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// What is found: title, artefact, path, what was seen.
fn found(document: &Value, artefacts: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    // What a check says of an app depends on everything else that is known of it.
    let by_indicator = findings(document)
        .iter()
        .filter(|one| !one["indicator"].is_null());
    for finding in by_indicator {
        let evidence = finding["evidence"].as_array().unwrap().iter();
        for one in evidence.filter(|one| artefacts.contains(one["artefact"].as_str().unwrap())) {
            let parts = [
                &one["artefact"],
                &one["path"],
                &one["place"],
                &one["observed"],
            ];
            all.insert(format!(
                "{} {} {parts:?}",
                finding["kind"], finding["indicator"]
            ));
        }
    }
    all
}

/// Coverage of what was read: artefact, path, status, records, faults.
fn covered(document: &Value) -> BTreeSet<String> {
    let coverage = document["coverage"].as_array().unwrap().iter();
    let read = coverage.filter(|one| one["path"].is_string());
    let parts = |one: &Value| {
        let fields = [
            "artefact",
            "path",
            "status",
            "records",
            "recovered",
            "faults",
        ];
        format!("{:?}", fields.map(|field| one[field].clone()))
    };
    read.map(parts).collect()
}

/// What of the source itself could not be read.
fn own_faults(document: &Value) -> Vec<&str> {
    let coverage = document["coverage"].as_array().unwrap().iter();
    let own = coverage.filter(|one| one["artefact"] == "source.ios_sysdiagnose");
    own.flat_map(|one| one["faults"]["first"].as_array().unwrap())
        .map(|fault| fault["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn the_archive_its_folder_and_the_backup_give_the_same() {
    let place = Place::new();
    let (backup, _) = place.phone("backup", &Phone::watched(17));
    let members = members(&backup);
    let packed = write_archive(&place, "from the phone.tar.gz", &archive(&members));
    let folder = place.path(TOP);
    for (name, content) in &members {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let before = hashes(&folder);
    let documents = [&packed, &folder].map(|source| place.check(source, &[]).1);
    assert_eq!(before, hashes(&folder));
    let (_, of_backup) = place.check(&backup, &[]);
    let [first, second] = documents.each_ref().map(covered);
    assert_eq!(first, second);
    let artefacts: BTreeSet<String> = documents[0]["coverage"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["path"].is_string() && one["records"] != 0)
        .map(|one| one["artefact"].as_str().unwrap().to_owned())
        .collect();
    assert!(artefacts.contains("ios.tcc"), "{artefacts:?}");
    let shared = BTreeSet::from(["ios.tcc".to_owned()]);
    assert_eq!(findings(&documents[0]).len(), findings(&documents[1]).len());
    let of_archive = found(&documents[0], &artefacts);
    assert_eq!(of_archive, found(&documents[1], &artefacts));
    let tcc = found(&documents[0], &shared);
    assert!(!tcc.is_empty());
    assert_eq!(tcc, found(&of_backup, &shared));
    for document in &documents {
        let source = &document["sources"][0];
        assert_eq!(source["kind"], "ios_sysdiagnose");
        assert_eq!(source["model"], "iPhone14,2");
        assert_eq!(source["device"], of_backup["sources"][0]["device"]);
        let coverage = document["coverage"].as_array().unwrap();
        let own = coverage
            .iter()
            .find(|one| one["artefact"] == "source.ios_sysdiagnose");
        let unread = own.unwrap()["unread_sections"].as_array().unwrap();
        assert!(unread.contains(&Value::from("zprint.txt")), "{unread:?}");
    }
}

#[test]
fn what_stands_before_a_cut_is_still_told() {
    let place = Place::new();
    let (backup, _) = place.phone("backup", &Phone::watched(17));
    let mut members = members(&backup);
    let mut state = 1_u32;
    let noise = (0..300_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_le_bytes()[3]
    });
    members.push(("microstackshots/1.shot".to_owned(), noise.collect()));
    let whole = archive(&members);
    let path = write_archive(&place, "whole.tar.gz", &whole);
    let (code, first) = place.check(&path, &[]);
    let cut = write_archive(&place, "cut.tar.gz", &whole[..whole.len() - 100_000]);
    let (cut_code, second) = place.check(&cut, &[]);
    assert_eq!(code, cut_code);
    assert_eq!(findings(&first).len(), findings(&second).len());
    assert_eq!(own_faults(&first), [""; 0]);
    assert_eq!(own_faults(&second), ["short"]);
}

/// The most memory that any process below this one has had, in KiB; Linux tells it.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own = own.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    let children = children.unwrap_or_default();
    let below = children
        .split_whitespace()
        .map(|child| peak(child.parse().unwrap()));
    own.unwrap_or(0).max(below.max().unwrap_or(0))
}

#[test]
fn memory_does_not_grow_with_the_archive() {
    let place = Place::new();
    let (backup, _) = place.phone("backup", &Phone::watched(17));
    let mut members = members(&backup);
    let mut state = 7_u32;
    let block: Vec<u8> = (0..1 << 20)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(state >> 26).unwrap()
        })
        .collect();
    for number in 0..30 {
        let name = format!("system_logs.logarchive/Persist/{number:016x}.tracev3");
        members.push((name, block.repeat(10)));
    }
    for number in 0..200 {
        members.push((
            format!("crashes_and_spins/{number}.txt"),
            block[..500_000].to_vec(),
        ));
    }
    let path = write_archive(&place, "large.tar.gz", &archive(&members));
    let arguments = ["check", path.to_str().unwrap(), "--owner-consents"];
    let mut command = place.vigie(&arguments);
    let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        most = most.max(peak(child.id()));
        thread::sleep(Duration::from_millis(5));
    }
    // 400 MB pass through; some 50 MB of them stay.
    assert!(most < 200 << 10, "{most} KiB");
}

#[test]
fn what_unfolds_without_end_is_stopped_and_told() {
    let place = Place::new();
    let (backup, _) = place.phone("backup", &Phone::watched(17));
    let members = members(&backup);
    let mut encoder = GzEncoder::new(archive_plain(&members), Compression::best());
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        encoder.write_all(&zeros).unwrap();
    }
    let path = write_archive(&place, "bomb.tar.gz", &encoder.finish().unwrap());
    let (_, document) = place.check(&path, &[]);
    assert_eq!(own_faults(&document), ["too_large"]);
    assert!(covered(&document).iter().any(|one| one.contains("ios.tcc")));
}

/// The archive as a first member of gzip, in which the end of the archive is missing.
fn archive_plain(members: &Members) -> Vec<u8> {
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, content) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(content.len()).unwrap());
        let name = format!("{TOP}/{name}");
        builder.append_data(&mut header, name, &**content).unwrap();
    }
    let mut header = tar::Header::new_gnu();
    header.set_size(300 << 20);
    header.set_path(format!("{TOP}/zeros")).unwrap();
    header.set_cksum();
    builder.get_mut().write_all(header.as_bytes()).unwrap();
    let encoder = std::mem::replace(
        builder.get_mut(),
        GzEncoder::new(Vec::new(), Compression::fast()),
    );
    encoder.finish().unwrap()
}
