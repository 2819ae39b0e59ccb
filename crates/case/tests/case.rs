//! A case is written whole or not at all, is its owner's alone, and reads back as written.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use case::{
    Act, Case, CaseRecord, Consent, ConsentForm, Error, SCHEMA, Sandbox, SetSummary, Staging, Tool,
};
use model::{Access, Coverage, Faults, FileRecord, Instant, Means, Statement, Status};
use tempfile::TempDir;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn record() -> CaseRecord {
    CaseRecord {
        schema: SCHEMA,
        tool: Tool::vigie("0.1.0"),
        created: at("2026-05-21T10:00:00Z"),
        consent: Consent {
            form: ConsentForm::Stated,
            at: at("2026-05-21T09:59:00Z"),
        },
        statements: vec![Statement::Managed],
        options: BTreeMap::from([("only".into(), vec!["ios.sms".into()])]),
        sources: Vec::new(),
        indicators: vec![SetSummary {
            name: "evil\u{202e}name".into(),
            families: vec!["Example".into()],
            publisher: "Example".into(),
            licence: None,
            date: None,
            sha256: "00".repeat(32),
            counts: BTreeMap::from([("host".into(), 2)]),
            refused: BTreeMap::new(),
            expired: 0,
            built_in: false,
            origin: case::Origin::File,
        }],
        sandbox: Sandbox::default(),
    }
}

fn file(path: &str) -> FileRecord {
    FileRecord {
        source: "S1".into(),
        path: path.into(),
        stored_path: "ab/cd".into(),
        size: 1,
        sha256_stored: "00".repeat(32),
        sha256_content: "00".repeat(32),
        content_size: 1,
    }
}

fn access() -> Access {
    Access {
        means: Means::Computer,
        holder: Some("owner@desk\u{1b}[2J".into()),
        state: None,
        user: None,
        count: 1,
        origin: None,
        known_use: None,
        since: None,
        last_used: Some(at("2026-05-20T08:00:00Z")),
        last_in_background: None,
        in_background: None,
        seen: Vec::new(),
    }
}

fn coverage() -> Coverage {
    Coverage {
        source: "S1".into(),
        artefact: "ios.sms".into(),
        path: None,
        status: Status::Absent,
        records: 0,
        recovered: 0,
        span: None,
        faults: Faults::default(),
        absent_columns: Vec::new(),
        unread_columns: Vec::new(),
        unread_sections: Vec::new(),
    }
}

/// Writes everything that a case can hold, up to its last step.
fn filled(target: &Path) -> Staging {
    let mut staging = Staging::new(target, "0.1.0").unwrap();
    staging
        .journal()
        .append(
            at("2026-05-21T10:00:00Z"),
            Act::new("consent").fact("form", "stated"),
        )
        .unwrap();
    let mut files = staging.files().unwrap();
    files.write(&file("/private/a")).unwrap();
    files.write(&file("/private/b\u{1b}[2J")).unwrap();
    assert_eq!(files.finish().unwrap(), 2);
    let mut lines = staging.coverage().unwrap();
    lines.write(&coverage()).unwrap();
    lines.finish().unwrap();
    let mut accesses = staging.accesses().unwrap();
    accesses.write(&access()).unwrap();
    accesses.finish().unwrap();
    let raw = serde_json::value::RawValue::from_string("{\"a\":\n\"x\u{202e}\"}".into()).unwrap();
    let mut records = staging.records("ios.sms").unwrap();
    records.write(&raw).unwrap();
    records.finish().unwrap();
    let first = staging.keep_indicators("pegasus.stix2", b"set").unwrap();
    assert_eq!(
        staging.keep_indicators("again.json", b"set").unwrap(),
        first
    );
    staging
        .keep_indicators("../../odd name.j\u{202e}", b"other")
        .unwrap();
    staging
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn all_paths(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(all_paths(&path));
        } else {
            all.push(path);
        }
    }
    all
}

#[test]
fn what_is_written_is_what_is_read() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let path = filled(&target)
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    assert_eq!(path, target);
    assert_eq!(names(root.path()), ["case"]);
    let top = [
        "access.jsonl",
        "case.json",
        "coverage.jsonl",
        "files.jsonl",
        "findings.jsonl",
        "indicators",
        "journal.jsonl",
        "records",
    ];
    assert_eq!(names(&target), top);
    let case = Case::open(&target).unwrap();
    assert_eq!(case.record(), &record());
    let files: Vec<FileRecord> = case.files().unwrap().map(Result::unwrap).collect();
    assert_eq!(files, [file("/private/a"), file("/private/b\u{1b}[2J")]);
    assert_eq!(case.findings().unwrap().count(), 0);
    assert_eq!(
        case.coverage().unwrap().next().unwrap().unwrap(),
        coverage()
    );
    let mut accesses = case.accesses().unwrap().unwrap();
    assert_eq!(accesses.next().unwrap().unwrap(), access());
    let sets = case.indicator_files().unwrap();
    assert_eq!(sets.len(), 2);
    let mut contents: Vec<Vec<u8>> = sets
        .iter()
        .map(|set| case.indicators(set).unwrap())
        .collect();
    contents.sort();
    assert_eq!(contents, [b"other".to_vec(), b"set".to_vec()]);
    assert!(sets.iter().any(|set| set.file.ends_with(".stix2")));
    assert!(sets.iter().any(|set| set.file.ends_with(".bin")));
    let records = fs::read_to_string(target.join("records/ios.sms.jsonl")).unwrap();
    assert_eq!(records, "{\"a\":\"x\\u202e\"}\n");
}

#[test]
fn no_file_of_a_case_can_act_on_a_terminal() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    filled(&target)
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    for path in all_paths(&target).into_iter().filter(|path| path.is_file()) {
        if path
            .extension()
            .is_none_or(|extension| extension != "stix2")
        {
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                !text.chars().any(|c| c != '\n' && case::is_deceptive(c)),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn a_case_is_its_owners_alone_before_and_after() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let check = |folder: &Path| {
        for path in all_paths(folder) {
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, wanted, "{}", path.display());
        }
    };
    let staging = filled(&target);
    let staged = names(root.path());
    assert_eq!(staged.len(), 1);
    check(&root.path().join(&staged[0]));
    staging
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    check(&target);
}

#[test]
fn the_journal_holds_the_hash_of_every_file_and_breaks_when_touched() {
    use sha2::{Digest as _, Sha256};
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    filled(&target)
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    let entries = Case::open(&target).unwrap().journal().unwrap();
    assert_eq!(
        entries
            .iter()
            .map(|entry| &*entry.act.act)
            .collect::<Vec<_>>(),
        ["consent", "written"]
    );
    let hashes = &entries[1].act.hashes;
    let mut on_disk: Vec<String> = all_paths(&target)
        .into_iter()
        .filter(|path| path.is_file() && !path.ends_with("journal.jsonl"))
        .map(|path| {
            path.strip_prefix(&target)
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    on_disk.sort();
    assert_eq!(hashes.keys().cloned().collect::<Vec<_>>(), on_disk);
    for (name, hash) in hashes {
        let digest = Sha256::digest(fs::read(target.join(name)).unwrap());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(&hex, hash, "{name}");
    }
    let journal = target.join("journal.jsonl");
    let changed = fs::read_to_string(&journal)
        .unwrap()
        .replacen("stated", "asked", 1);
    fs::write(&journal, changed).unwrap();
    let broken = Case::open(&target).unwrap().journal();
    assert!(
        matches!(broken, Err(Error::JournalBroken { line: 2 })),
        "{broken:?}"
    );
}

#[test]
fn nothing_is_ever_replaced() {
    let root = TempDir::new().unwrap();
    for (name, make) in [
        (
            "folder",
            (|path| fs::create_dir(path).unwrap()) as fn(&Path),
        ),
        ("file", |path| fs::write(path, "x").unwrap()),
        ("link", |path| symlink("/nonexistent", path).unwrap()),
    ] {
        let target = root.path().join(name);
        make(&target);
        let refused = Staging::new(&target, "0.1.0");
        assert!(matches!(refused, Err(Error::TargetExists { .. })), "{name}");
        // Also when it appears only while the case is written.
        let late = root.path().join(format!("late-{name}"));
        let staging = filled(&late);
        make(&late);
        let refused = staging.finish(&record(), at("2026-05-21T11:00:00Z"));
        assert!(matches!(refused, Err(Error::TargetExists { .. })), "{name}");
    }
    assert_eq!(
        names(root.path()),
        [
            "file",
            "folder",
            "late-file",
            "late-folder",
            "late-link",
            "link"
        ]
    );
    for bad in ["", "..", "/", "absent/case"] {
        assert!(
            matches!(
                Staging::new(Path::new(bad), "0.1.0"),
                Err(Error::BadTarget { .. })
            ),
            "{bad}"
        );
    }
}

#[test]
fn a_run_that_gives_up_leaves_nothing() {
    let root = TempDir::new().unwrap();
    drop(filled(&root.path().join("case")));
    assert_eq!(names(root.path()), Vec::<String>::new());
}

/// The name of the variable that turns the next test into the process that is killed.
const CHILD: &str = "CASE_TEST_TARGET";

#[test]
fn a_killed_run_leaves_no_case_and_the_next_one_cleans_up() {
    if let Some(target) = env::var_os(CHILD) {
        let _staging = filled(Path::new(&target));
        println!("ready");
        loop {
            std::thread::park();
        }
    }
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let mut child = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "a_killed_run_leaves_no_case_and_the_next_one_cleans_up",
            "--nocapture",
        ])
        .env(CHILD, &target)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(
        lines
            .map_while(Result::ok)
            .any(|line| line.ends_with("ready"))
    );
    // While it lives, its folder is not touched, and another run does not stand in its way.
    let alive = Staging::new(&target, "0.1.0").unwrap();
    assert_eq!(names(root.path()).len(), 2);
    drop(alive);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!target.exists());
    assert_eq!(names(root.path()).len(), 1, "what the killed run left");
    // Names that are not those of staging folders of this case are spared.
    for other in [".case.partial-", ".case.partial-1x", ".other.partial-1-0"] {
        fs::create_dir(root.path().join(other)).unwrap();
    }
    symlink("/etc", root.path().join(".case.partial-7-0")).unwrap();
    filled(&target)
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    let left = [
        ".case.partial-",
        ".case.partial-1x",
        ".case.partial-7-0",
        ".other.partial-1-0",
        "case",
    ];
    assert_eq!(names(root.path()), left);
    Case::open(&target).unwrap();
}

fn fresh() -> (TempDir, PathBuf) {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    filled(&target)
        .finish(&record(), at("2026-05-21T11:00:00Z"))
        .unwrap();
    (root, target)
}

#[test]
fn a_hostile_case_is_refused_with_a_name() {
    let open = |target: &Path| Case::open(target).map(|_| ());
    let (_root, target) = fresh();
    assert!(matches!(
        open(&target.join("records")),
        Err(Error::NotACase { .. })
    ));
    assert!(matches!(
        open(&target.join("case.json")),
        Err(Error::NotACase { .. })
    ));
    assert!(matches!(
        open(&target.join("absent")),
        Err(Error::NotACase { .. })
    ));

    let swap = |name: &str, make: &dyn Fn(&Path)| {
        let (root, target) = fresh();
        fs::remove_file(target.join(name)).unwrap();
        make(&target.join(name));
        (root, target)
    };
    let (_root, target) = swap("case.json", &|path| symlink("/etc/passwd", path).unwrap());
    assert!(matches!(open(&target), Err(Error::NotRegular { .. })));
    let (_root, target) = swap("case.json", &|path| fs::create_dir(path).unwrap());
    assert!(matches!(open(&target), Err(Error::NotRegular { .. })));
    let (_root, target) = swap("case.json", &|path| fs::write(path, "{").unwrap());
    assert!(matches!(open(&target), Err(Error::Malformed { .. })));
    let (_root, target) = swap("case.json", &|path| {
        fs::write(path, "{\"schema\":2,\"new\":1}").unwrap()
    });
    assert!(matches!(
        open(&target),
        Err(Error::NewerSchema { schema: 2 })
    ));
    let (_root, target) = swap("case.json", &|path| {
        fs::File::create(path).unwrap().set_len(1 << 40).unwrap();
    });
    assert!(matches!(open(&target), Err(Error::TooLarge { .. })));

    let (_root, target) = swap("files.jsonl", &|path| symlink("/dev/zero", path).unwrap());
    let files = Case::open(&target).unwrap().files().map(|_| ());
    assert!(matches!(files, Err(Error::NotRegular { .. })));
    let (_root, target) = swap("files.jsonl", &|path| {
        fs::File::create(path).unwrap().set_len(1 << 40).unwrap();
    });
    let mut files = Case::open(&target).unwrap().files().unwrap();
    assert!(matches!(files.next(), Some(Err(Error::TooLarge { .. }))));
    assert!(files.next().is_none());
    let (_root, target) = swap("files.jsonl", &|path| {
        let good = serde_json::to_string(&file("/a")).unwrap();
        fs::write(path, format!("{good}\n{good}")).unwrap();
    });
    let mut files = Case::open(&target).unwrap().files().unwrap();
    assert!(files.next().unwrap().is_ok());
    assert!(matches!(
        files.next(),
        Some(Err(Error::Malformed { line: 2, .. }))
    ));
}

#[test]
fn indicator_files_cannot_lead_out_of_the_case_nor_change() {
    let (_root, target) = fresh();
    let case = Case::open(&target).unwrap();
    let entry = case.indicator_files().unwrap().remove(0);
    for name in ["../case.json", "/etc/passwd", "", "..", "a/b"] {
        let outside = case::IndexEntry {
            file: name.into(),
            ..entry.clone()
        };
        assert!(
            matches!(case.indicators(&outside), Err(Error::BadName { .. })),
            "{name}"
        );
    }
    fs::write(target.join("indicators").join(&entry.file), "changed").unwrap();
    assert!(matches!(
        case.indicators(&entry),
        Err(Error::Malformed { .. })
    ));
    fs::rename(target.join("indicators"), target.join("moved")).unwrap();
    symlink("moved", target.join("indicators")).unwrap();
    assert!(case.indicator_files().is_err());
}

#[test]
fn an_artefact_id_that_is_no_name_is_refused() {
    let root = TempDir::new().unwrap();
    let staging = Staging::new(&root.path().join("case"), "0.1.0").unwrap();
    for bad in ["", "..", "../x", "a/b", ".hidden", "A"] {
        assert!(
            matches!(staging.records(bad), Err(Error::BadName { .. })),
            "{bad}"
        );
    }
}
