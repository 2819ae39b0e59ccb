//! Phones open with stock readers, hold what their truth states, and are the same every time.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use rusqlite::{Connection, OpenFlags, types::ValueRef};
use sha2::{Digest, Sha256};
use testkit::{By, Persona, Phone, Plant, Scale, Truth, Version, build, file_id};

/// A written phone and a place for copies of its databases.
struct Written {
    folder: tempfile::TempDir,
    truth: Truth,
    opened: RefCell<BTreeMap<String, Rc<Connection>>>,
}

impl Written {
    fn new(phone: &Phone) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let truth = build(phone, &folder.path().join("backup")).unwrap();
        Self {
            folder,
            truth,
            opened: RefCell::default(),
        }
    }

    fn backup(&self) -> PathBuf {
        self.folder.path().join("backup")
    }

    fn file(&self, domain: &str, path: &str) -> PathBuf {
        if domain.is_empty() {
            return self.backup().join(path);
        }
        let id = file_id(domain, path);
        self.backup().join(&id[..2]).join(id)
    }

    /// The database with its log, copied once.
    fn opened(&self, domain: &str, path: &str) -> Rc<Connection> {
        let mut opened = self.opened.borrow_mut();
        let database = opened
            .entry(format!("{domain}-{path}"))
            .or_insert_with(|| Rc::new(self.database(domain, path, true)));
        Rc::clone(database)
    }

    /// A copy of the database, with or without its write-ahead log.
    fn database(&self, domain: &str, path: &str, with_log: bool) -> Connection {
        let copy = tempfile::tempdir_in(self.folder.path()).unwrap().keep();
        let to = copy.join("copy.db");
        fs::copy(self.file(domain, path), &to).unwrap();
        let log = self.file(domain, &format!("{path}-wal"));
        if with_log && log.exists() {
            fs::copy(log, copy.join("copy.db-wal")).unwrap();
        }
        Connection::open_with_flags(&to, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
    }
}

/// Everything in a row, one value after another.
fn row(database: &Connection, table: &str, row: i64) -> Vec<u8> {
    let sql = format!("SELECT * FROM {table} WHERE rowid = ?1");
    let mut select = database.prepare(&sql).unwrap();
    let columns = select.column_count();
    let read = select.query_row([row], |row| {
        let mut all = Vec::new();
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => all.extend_from_slice(bytes),
                _ => {}
            }
            all.push(b'\n');
        }
        Ok(all)
    });
    read.unwrap_or_else(|error| panic!("{table}:{row}: {error}"))
}

fn contains(bytes: &[u8], text: &str) -> bool {
    text.is_empty()
        || bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
}

/// Whether the plant's value stands at one of its places.
fn stands(written: &Written, plant: &Plant) -> bool {
    let places = std::iter::once(&plant.place).chain(&plant.or);
    places.into_iter().any(|place| match place.split_once(':') {
        Some(("key", _)) => {
            let list = plist::Value::from_file(written.file(&plant.domain, &plant.path)).unwrap();
            let mut text = Vec::new();
            list.to_writer_xml(&mut text).unwrap();
            contains(&text, &plant.observed)
        }
        Some((table, number)) => {
            let (domain, path) = if table == "Files" {
                ("", "Manifest.db")
            } else {
                (plant.domain.as_str(), plant.path.as_str())
            };
            let database = written.opened(domain, path);
            contains(
                &row(&database, table, number.parse().unwrap()),
                &plant.observed,
            )
        }
        None => {
            let content = fs::read(written.file(&plant.domain, &plant.path)).unwrap();
            let digest = Sha256::digest(&content);
            let digits = digest.iter().map(|byte| format!("{byte:02x}"));
            let is_digest = digits.collect::<Vec<_>>().concat() == plant.observed;
            is_digest || contains(&content, &plant.observed)
        }
    })
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let content = fs::read(&path).unwrap();
                all.insert(path.strip_prefix(folder).unwrap().to_path_buf(), content);
            }
        }
    }
    all
}

#[test]
fn what_is_planted_stands_where_the_truth_says() {
    let mut versions: Vec<_> = Version::ALL.map(Version::major).to_vec();
    versions.insert(0, 10);
    for version in versions {
        let written = Written::new(&Phone::watched(version));
        assert!(written.truth.plants.len() > 60);
        for plant in &written.truth.plants {
            assert!(stands(&written, plant), "iOS {version}: {plant:?}");
        }
    }
}

#[test]
fn every_indicator_and_every_check_are_planted() {
    let mut values = BTreeMap::new();
    let mut checks = BTreeMap::new();
    // The list of addresses looked up is empty on newer versions.
    for version in [14, 17] {
        for plant in Written::new(&Phone::watched(version)).truth.plants {
            match plant.by {
                By::Indicator { kind, value } => *values.entry((kind, value)).or_insert(0) += 1,
                By::Check { id } => *checks.entry(id).or_insert(0) += 1,
            }
        }
    }
    let bundle: serde_json::Value = serde_json::from_str(&testkit::planted_indicators()).unwrap();
    let patterns: Vec<_> = bundle["objects"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|object| object["revoked"] != true)
        .filter_map(|object| object["pattern"].as_str())
        .collect();
    let named: usize = patterns
        .iter()
        .map(|pattern| pattern.matches("', '").count() + pattern.matches(" OR ").count() + 1)
        .sum();
    assert_eq!(values.len(), named, "{values:?}");
    assert!(checks.len() >= 18, "{checks:?}");
}

#[test]
fn databases_are_sound_and_counted() {
    for phone in [Phone::watched(26), Phone::clean(12, Persona::Managed)] {
        let written = Written::new(&phone);
        let manifest = written.database("", "Manifest.db", true);
        let mut select = manifest
            .prepare("SELECT domain, relativePath, file FROM Files WHERE flags = 1")
            .unwrap();
        let mut listed = select.query([]).unwrap();
        let mut databases = 0;
        while let Some(row) = listed.next().unwrap() {
            let (domain, path): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
            let archive: Vec<u8> = row.get(2).unwrap();
            plist::Value::from_reader(std::io::Cursor::new(archive)).unwrap();
            let content = fs::read(written.file(&domain, &path)).unwrap();
            if !content.starts_with(b"SQLite format 3\0") {
                continue;
            }
            databases += 1;
            let database = written.database(&domain, &path, true);
            let sound: String = database
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(sound, "ok", "{path}");
        }
        assert!(databases >= 6);
        let sms = written.opened("HomeDomain", "Library/SMS/sms.db");
        let rows = count(&sms, "message");
        assert_eq!(rows, written.truth.rows("ios.sms", "message"));
        let rows = count(&manifest, "Files");
        assert_eq!(rows, written.truth.rows("ios.manifest", "Files"));
    }
}

fn count(database: &Connection, table: &str) -> u64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let rows: i64 = database.query_row(&sql, [], |row| row.get(0)).unwrap();
    rows.unsigned_abs()
}

#[test]
fn the_newest_rows_stand_in_the_log_only() {
    let written = Written::new(&Phone::watched(17));
    let count = |with_log| -> i64 {
        written
            .database("HomeDomain", "Library/SMS/sms.db", with_log)
            .query_row(
                "SELECT count(*) FROM message WHERE text LIKE 'newest%'",
                [],
                |row| row.get(0),
            )
            .unwrap()
    };
    assert_eq!((count(false), count(true)), (0, 2));
}

#[test]
fn the_same_phone_gives_the_same_bytes() {
    let phone = Phone::watched(18).encrypted("secret", testkit::Rounds::QUICK);
    let (one, other) = (Written::new(&phone), Written::new(&phone));
    assert_eq!(one.truth, other.truth);
    let (one, other) = (files(&one.backup()), files(&other.backup()));
    assert!(one.keys().eq(other.keys()));
    for (path, content) in &one {
        assert!(Some(content) == other.get(path), "{}", path.display());
    }
    let mut reseeded = phone;
    reseeded.seed = 2;
    assert_ne!(files(&Written::new(&reseeded).backup()), one);
}

#[test]
fn clean_phones_bear_nothing_and_personas_differ() {
    for persona in Persona::ALL {
        let truth = Written::new(&Phone::clean(17, persona)).truth;
        assert_eq!(truth.plants, []);
        assert!(!truth.near_misses.is_empty());
        assert_eq!(truth.statements.is_empty(), persona == Persona::Ordinary);
    }
}

#[test]
fn without_redirects_only_the_planted_one_is_left() {
    let scale = Scale {
        visits: 2_000,
        ..Scale::SMALL
    };
    let path = "Library/Safari/History.db";
    let sql = "SELECT count(*) FROM history_visits v JOIN history_items i ON i.id = v.history_item
               WHERE i.url LIKE 'http://%' AND v.redirect_destination IS NOT NULL";
    let count = |phone: Phone| -> i64 {
        Written::new(&Phone { scale, ..phone })
            .database("AppDomain-com.apple.mobilesafari", path, true)
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert!(count(Phone::watched(15)) > 10);
    assert_eq!(count(Phone::watched(15).without_redirects()), 1);
    assert_eq!(
        count(Phone::clean(15, Persona::Ordinary).without_redirects()),
        0
    );
}

#[test]
fn a_folder_that_holds_something_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "keep").unwrap();
    let refused = build(&Phone::clean(17, Persona::Ordinary), folder.path());
    assert!(matches!(refused, Err(testkit::BuildError::NotEmpty(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
