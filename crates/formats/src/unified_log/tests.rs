//! Unified logs written by the testkit, damaged ones, and the real sample beside the library alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    sync::{Arc, Mutex},
};

use macos_unifiedlogs::{iterator::UnifiedLogIterator, parser::build_log, timesync::TimesyncBoot};
use model::{Fault, FaultKind, Instant};
use testkit::{UnifiedLog, WrittenLog};

use super::{
    Message, Process, Reader, Seen, Strings, Summary, When, read,
    strings::{Needed, NoFiles},
};
use crate::{bytes::SharedBytes, neighbours::Neighbours};

/// A phone's other files.
struct Files(BTreeMap<String, Vec<u8>>);

impl Neighbours for Files {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        match self.0.get(path) {
            Some(bytes) => Ok(Arc::new(bytes.clone())),
            None => Err(Fault::new(FaultKind::Missing, path)),
        }
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let names = self.0.keys().filter_map(|path| path.strip_prefix(folder));
        names.map(str::to_owned).collect()
    }
}

/// Everything that a log tells, as text.
#[derive(Debug, Default, PartialEq)]
struct Told {
    lines: Vec<String>,
    programs: BTreeSet<String>,
    entries: u64,
}

impl Told {
    fn line(&mut self, process: Process<'_>, what: &str, text: &str, time: Option<Instant>) {
        let path = process.path.unwrap_or("?");
        let ns = time.map_or(0, Instant::unix_ns);
        self.lines
            .push(format!("{path} {what} {text} {}", ns / 1_000_000));
    }
}

impl Reader for Told {
    fn wants_program(&mut self, path: &str) -> bool {
        path != "/unwanted"
    }

    fn wants_format(&mut self, _: &str, format: &str) -> bool {
        format != "unwanted %s"
    }

    fn seen(&mut self, process: Process<'_>, seen: Seen) {
        self.entries += seen.entries;
        self.programs.extend(process.path.map(str::to_owned));
    }

    fn text(&mut self, process: Process<'_>, text: &str, when: When<'_>) {
        self.line(process, "text", text, when());
    }

    fn message(&mut self, process: Process<'_>, message: Message<'_>) {
        self.line(process, message.format, message.text, message.time);
    }

    fn state(&mut self, process: Process<'_>, title: &str, data: &[u8], time: Option<Instant>) {
        self.line(process, title, &String::from_utf8_lossy(data), time);
    }
}

fn told(log: &[u8], files: &Files) -> (Told, Vec<Fault>, Summary) {
    let (mut told, mut faults) = (Told::default(), Vec::new());
    let strings = Strings::default();
    let summary = read(&log, &strings, files, &mut told, &mut |fault| {
        faults.push(fault)
    });
    (told, faults, summary.unwrap())
}

fn written() -> WrittenLog {
    let mut log = UnifiedLog::new(1_700_000_000);
    log.message(1_000, "/usr/libexec/one", "first %s of %s", &["a", "b"]);
    log.message(
        1_250,
        "/usr/libexec/one",
        "unwanted %s",
        &["https://example.org"],
    );
    log.message(1_300, "/unwanted", "first %s", &["c"]);
    log.state(2_000, "/usr/libexec/one", "sessions", b"<plist/>");
    log.long_message(2_500, "/usr/libexec/one", "long %s", &["text"], true);
    log.long_message(3_000, "/usr/libexec/one", "gone %s", &["text"], false);
    log.write()
}

#[test]
fn messages_are_put_together_where_they_are_wanted() {
    let WrittenLog { log, neighbours } = written();
    let (told, faults, summary) = told(&log, &Files(neighbours));
    let one = "/usr/libexec/one";
    let expected = [
        // A text that is too long is told before the entry that it belongs to.
        format!("{one} text text 1700000002500"),
        format!("{one} text a 1700000001000"),
        format!("{one} text b 1700000001000"),
        format!("{one} text https://example.org 1700000001250"),
        "/unwanted text c 1700000001300".to_owned(),
        format!("{one} sessions <plist/> 1700000002000"),
        format!("{one} first %s of %s first a of b 1700000001000"),
        format!("{one} long %s long text 1700000002500"),
        format!("{one} gone %s gone <Missing message data> 1700000003000"),
    ];
    assert_eq!(told.lines, expected);
    assert_eq!(told.programs.len(), 2);
    assert_eq!((summary.entries, summary.messages), (6, 4));
    let [fault] = &*faults else {
        panic!("{faults:?}")
    };
    assert_eq!(fault.what, "long texts, in another log");
}

#[test]
fn without_times_and_strings_entries_are_counted_and_no_time_is_made_up() {
    let WrittenLog { log, .. } = written();
    let (told, faults, summary) = told(&log, &Files(BTreeMap::new()));
    assert_eq!(summary.entries, 6);
    assert!(
        told.lines.iter().all(|line| line.ends_with(" 0")),
        "{told:?}"
    );
    let what: Vec<&str> = faults.iter().map(|fault| fault.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "files with strings of programs",
            "times of a boot",
            "program of entries"
        ]
    );
}

#[test]
fn a_log_cut_or_damaged_anywhere_tells_it_and_never_more() {
    let WrittenLog { log, neighbours } = written();
    let files = Files(neighbours);
    let (whole, ..) = told(&log, &files);
    for end in (0..log.len()).step_by(7) {
        let (part, ..) = told(&log[..end], &files);
        assert!(part.entries <= whole.entries);
    }
    for at in 0..log.len() {
        for value in [0, 0xff, log[at] ^ 0x10] {
            let mut damaged = log.clone();
            damaged[at] = value;
            told(&damaged, &files);
        }
    }
}

#[test]
fn what_stands_before_and_behind_damage_is_read() {
    let WrittenLog { log, neighbours } = written();
    let files = Files(neighbours);
    let header = 16 + 208;
    let catalog = header + 16 + usize::from(u16::from_le_bytes([log[header + 8], log[header + 9]]));
    let body = &log[header..];
    let joined = [&log[..], &[0x55; 64], body].concat();
    let (part, faults, summary) = told(&joined, &files);
    assert_eq!(summary.entries, 12);
    assert_eq!(part.entries, 10);
    assert!(
        faults.iter().any(|fault| fault.what == "chunk"),
        "{faults:?}"
    );
    // The sets behind a catalog that is damaged belong to nobody.
    let mut damaged = log.clone();
    damaged[header] = 0;
    let (_, faults, summary) = told(&damaged, &files);
    assert_eq!(summary.entries, 0);
    assert!(!faults.is_empty() && catalog < log.len());
}

/// Files of a phone that count how often each is opened.
struct Counted(Files, Mutex<BTreeMap<String, u32>>);

impl Neighbours for Counted {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        *self.1.lock().unwrap().entry(path.to_owned()).or_default() += 1;
        self.0.open(path)
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        self.0.names_in(folder)
    }
}

#[test]
fn files_of_strings_are_opened_once_for_all_logs_of_a_phone() {
    let WrittenLog { log, neighbours } = written();
    let files = Counted(Files(neighbours), Mutex::default());
    let strings = Strings::default();
    let mut all = Vec::new();
    for _ in 0..3 {
        let mut told = Told::default();
        read(&log, &strings, &files, &mut told, &mut |_| {}).unwrap();
        all.push(told);
    }
    assert_eq!((&all[0], &all[0]), (&all[1], &all[2]));
    let opened = files.1.into_inner().unwrap();
    let strings = opened.iter().filter(|(path, _)| path.contains("uuidtext"));
    // Once for the path, and once for the strings.
    let often: Vec<_> = strings.filter(|(_, count)| **count > 2).collect();
    assert!(often.is_empty(), "{often:?}");
    assert!(opened.len() > 2, "{opened:?}");
}

#[test]
fn strings_that_unfold_are_refused() {
    let WrittenLog {
        log,
        mut neighbours,
    } = written();
    for (path, bytes) in &mut neighbours {
        if path.contains("uuidtext") {
            // More strings than the file has bytes.
            bytes[20..24].copy_from_slice(&u32::MAX.to_le_bytes());
        }
    }
    let (told, faults, _) = told(&log, &Files(neighbours));
    assert_eq!(told.programs.len(), 0);
    assert!(
        faults.iter().any(|fault| fault.kind == FaultKind::Short),
        "{faults:?}"
    );
}

fn sample() -> Option<(Vec<u8>, Files)> {
    let Some(folder) = env::var_os("VIGIE_SAMPLES") else {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        eprintln!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    let folder = Path::new(&folder).join("ios/unified_logging");
    let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
    let strings = "uuidtext/22/0D3C2953A33917B333DD8366AC25F2";
    let times = "timesync/0000000000000002.timesync";
    let files = BTreeMap::from([
        (format!("/private/var/db/{strings}"), bytes(strings)),
        (format!("/private/var/db/diagnostics/{times}"), bytes(times)),
    ]);
    Some((bytes("0000000000000f85.tracev3"), Files(files)))
}

#[test]
fn a_real_log_has_the_entries_that_the_library_alone_finds() {
    let Some((log, files)) = sample() else { return };
    let (told, faults, summary) = told(&log, &files);
    let times = files.0.iter().find(|(path, _)| path.contains("timesync"));
    let (_, boots) = TimesyncBoot::parse_timesync_data(times.unwrap().1).unwrap();
    let strings = Strings::default();
    let needed = Needed::new(&strings, &files);
    let alone = UnifiedLogIterator {
        data: log,
        header: Vec::new(),
        evidence: String::new(),
    };
    let (mut entries, mut programs) = (0, BTreeSet::new());
    for data in alone {
        let (built, _) = build_log(&data, &NoFiles, &needed, &boots, false);
        entries += built.len() as u64;
        for entry in built {
            if entry.process.starts_with('/') {
                programs.insert(entry.process);
            }
        }
    }
    println!("{entries} entries, {programs:?}, {faults:?}");
    assert_eq!(summary.entries, entries);
    assert_eq!(told.programs, programs);
}
