//! Fixtures: `fixtures/<artefact id>/<case>/` with `path.txt` (the path on the phone), the input and
//! `expected.jsonl`.
//!
//! The input is `in.<anything>` as it is, or a script `in.sql` that makes a database, with
//! `in.wal.sql` for what stands only in its write-ahead log. In a script `@plist(file)` is the
//! property list of a file beside it in binary form, `@session(file)` the same as Safari keeps a
//! tab's session, `@bytes(file)` the file's bytes and `@typedstream(text)` an attributed text as
//! Messages archives it, each as an SQL literal. `in.binary.plist` is read in binary form, `in.deflated.json`
//! compressed by zlib. `in.unified.txt` is written as a unified log with the files that it refers to
//! ([`unified_log`]).

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use artefacts::{ALL, Entry, Neighbours, Phone, PhoneFile};
use flate2::{Compression, write::ZlibEncoder};
use formats::bytes::SharedBytes;
use model::{Fault, FaultKind};
use rusqlite::Connection;
use testkit::UnifiedLog;

/// One case of an artefact.
pub(crate) struct Fixture {
    /// The artefact.
    pub(crate) entry: &'static Entry,
    /// The case's folder.
    pub(crate) folder: PathBuf,
    /// The path on the phone.
    pub(crate) path: String,
    /// The content of the file.
    pub(crate) main: Vec<u8>,
    /// The write-ahead log beside it.
    pub(crate) wal: Option<Vec<u8>>,
    /// The owner of its container, where a dump tells it: `container.txt`.
    pub(crate) container: Option<String>,
    /// Other files of the phone, by their paths there.
    pub(crate) neighbours: BTreeMap<String, Vec<u8>>,
}

/// Other files of a fixture's phone.
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

impl Fixture {
    /// Every fixture of every artefact, sorted.
    pub(crate) fn all() -> Vec<Fixture> {
        let mut all = Vec::new();
        for entry in ALL {
            for folder in folders(&root().join(entry.id)) {
                all.push(Fixture::load(entry, folder));
            }
        }
        all
    }

    /// `<artefact id>/<case>`.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.entry.id, self.case())
    }

    /// The case's name.
    pub(crate) fn case(&self) -> &str {
        self.folder.file_name().unwrap().to_str().unwrap()
    }

    /// The input as a file of the phone.
    pub(crate) fn file(&self) -> PhoneFile {
        self.with(self.main.clone(), self.wal.clone())
    }

    /// Other content under the same path.
    pub(crate) fn with(&self, main: Vec<u8>, wal: Option<Vec<u8>>) -> PhoneFile {
        let wal = wal.map(|wal| Arc::new(wal) as _);
        let file =
            PhoneFile::new(&*self.path, Arc::new(main), wal).with_container(self.container.clone());
        if self.neighbours.is_empty() {
            return file;
        }
        file.with_phone(Arc::new(Phone::new(Files(self.neighbours.clone()))))
    }

    fn load(entry: &'static Entry, folder: PathBuf) -> Fixture {
        let text = |name: &str| fs::read_to_string(folder.join(name));
        let path = text("path.txt")
            .unwrap_or_else(|error| panic!("{}: path.txt: {error}", folder.display()));
        let mut neighbours = BTreeMap::new();
        let (main, wal) = match (text("in.sql"), text("in.unified.txt")) {
            (Ok(script), _) => database(&folder, &script, text("in.wal.sql").ok().as_deref()),
            (_, Ok(script)) => {
                let main;
                (main, neighbours) = unified_log(&script);
                (main, None)
            }
            _ => input(&folder),
        };
        Fixture {
            entry,
            path: path.trim().to_owned(),
            main,
            wal,
            container: text("container.txt").ok().map(|id| id.trim().to_owned()),
            neighbours,
            folder,
        }
    }
}

/// The log that a script tells, a line each, with tabs between: `message`, `long` (a text of its own),
/// `elsewhere` (a text in another log), each with milliseconds, program, format and values; `state` with
/// a title and a property list; `cut` with how many bytes of the end are left out; `without` with what
/// stands in the paths of files that are left out.
fn unified_log(script: &str) -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    let mut log = UnifiedLog::new(1_700_000_000);
    let (mut cut, mut without) = (0, Vec::new());
    for line in script.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split('\t').collect();
        match &*words {
            ["cut", bytes] => cut = bytes.parse().unwrap(),
            ["without", part] => without.push(*part),
            [what, ms, program, format, values @ ..] => {
                let ms = ms.parse().unwrap();
                match *what {
                    "message" => log.message(ms, program, format, values),
                    "long" => log.long_message(ms, program, format, values, true),
                    "elsewhere" => log.long_message(ms, program, format, values, false),
                    "state" => log.state(ms, program, format, values[0].as_bytes()),
                    other => panic!("{other}"),
                }
            }
            _ => panic!("{line}"),
        }
    }
    let mut written = log.write();
    written.log.truncate(written.log.len() - cut);
    written
        .neighbours
        .retain(|path, _| !without.iter().any(|part| path.contains(part)));
    (written.log, written.neighbours)
}

/// The folder of all fixtures.
pub(crate) fn root() -> PathBuf {
    // From whichever crate includes this file.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("fixtures"))
        .find(|folder| folder.is_dir())
        .unwrap()
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(of)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

/// The file `in.<anything>`; `in.binary.plist` in binary form, `in.deflated.json` compressed.
fn input(folder: &Path) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.retain(|path| {
        path.file_stem()
            .is_some_and(|stem| stem == "in" || stem == "in.binary" || stem == "in.deflated")
    });
    let path = names
        .first()
        .unwrap_or_else(|| panic!("{}: no input", folder.display()));
    let main = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("in.binary") => binary_plist(folder, path),
        Some("in.deflated") => deflated(&fs::read(path).unwrap()),
        _ => fs::read(path).unwrap(),
    };
    (main, None)
}

/// Bytes compressed by zlib.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The database that a script makes, and its log when a second script fills one.
fn database(folder: &Path, script: &str, in_log: Option<&str>) -> (Vec<u8>, Option<Vec<u8>>) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("in.sqlite");
    let connection = Connection::open(&path).unwrap();
    let run = |script: &str| {
        connection
            .execute_batch(&with_literals(folder, script))
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    };
    // Phones hold rows whose partner is gone.
    run("PRAGMA foreign_keys = OFF;");
    run(script);
    let log = in_log.map(|script| {
        run("PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0;");
        run(script);
        fs::read(place.path().join("in.sqlite-wal")).unwrap()
    });
    (fs::read(&path).unwrap(), log)
}

/// Replaces `@plist(file)`, `@bytes(file)` and `@typedstream(text)` by literals.
fn with_literals(folder: &Path, script: &str) -> String {
    let mut done = String::new();
    let mut rest = script;
    while let Some((before, after)) = rest.split_once('@') {
        done.push_str(before);
        let literal = after.split_once('(').and_then(|(what, after)| {
            let (argument, after) = after.split_once(')')?;
            let path = folder.join(argument);
            let bytes = match what {
                "plist" => binary_plist(folder, &path),
                "session" => session(folder, &path),
                "bytes" => fs::read(&path).unwrap(),
                "typedstream" => typed_stream(argument),
                _ => return None,
            };
            Some((bytes, after))
        });
        let Some((bytes, after)) = literal else {
            done.push('@');
            rest = after;
            continue;
        };
        done.push_str("X'");
        bytes
            .iter()
            .for_each(|byte| done.push_str(&format!("{byte:02x}")));
        done.push('\'');
        rest = after;
    }
    done + rest
}

/// An XML property list in binary form, with what its texts refer to.
fn binary_plist(folder: &Path, path: &Path) -> Vec<u8> {
    let value =
        plist::Value::from_file(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut bytes = Vec::new();
    let value = with_references(folder, value);
    value.to_writer_binary(&mut bytes).unwrap();
    bytes
}

/// A property list as Safari keeps a tab's session: a version before it.
fn session(folder: &Path, path: &Path) -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 2];
    bytes.extend(binary_plist(folder, path));
    bytes
}

/// `{CF$UID: n}` becomes a reference; a text `@plist:file`, `@session:file`, `@typedstream:text` or
/// `@utf16:text` becomes data.
fn with_references(folder: &Path, value: plist::Value) -> plist::Value {
    match value {
        plist::Value::Dictionary(entries) => {
            if let (1, Some(number)) = (entries.len(), entries.get("CF$UID")) {
                return plist::Value::Uid(plist::Uid::new(number.as_unsigned_integer().unwrap()));
            }
            let entries = entries
                .into_iter()
                .map(|(key, value)| (key, with_references(folder, value)));
            plist::Value::Dictionary(entries.collect())
        }
        plist::Value::Array(items) => plist::Value::Array(
            items
                .into_iter()
                .map(|item| with_references(folder, item))
                .collect(),
        ),
        plist::Value::String(text) => match text.split_once(':') {
            Some(("@plist", name)) => plist::Value::Data(binary_plist(folder, &folder.join(name))),
            Some(("@session", name)) => plist::Value::Data(session(folder, &folder.join(name))),
            Some(("@typedstream", text)) => plist::Value::Data(typed_stream(text)),
            Some(("@utf16", text)) => {
                plist::Value::Data(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
            }
            _ => plist::Value::String(text),
        },
        other => other,
    }
}

/// An attributed text in the layout of `NSArchiver`, as Messages writes it. `text|address` adds a
/// link attribute.
fn typed_stream(text: &str) -> Vec<u8> {
    let (text, address) = match text.split_once('|') {
        Some((text, address)) => (text, Some(address)),
        None => (text, None),
    };
    let mut bytes =
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00".to_vec();
    bytes.extend(b"\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+");
    bytes.extend(counted(text));
    bytes.extend(b"\x86\x84\x02iI\x01");
    bytes.push(u8::try_from(text.encode_utf16().count()).unwrap());
    bytes.extend(b"\x92\x84\x84\x84\x0cNSDictionary\x00\x94\x84\x01i\x01\x92\x84\x96\x96");
    match address {
        None => {
            bytes.extend(counted("__kIMMessagePartAttributeName"));
            bytes.extend(b"\x86\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue\x00\x94\x84\x01*\x84\x99\x99\x00");
        }
        Some(address) => {
            bytes.extend(counted("__kIMLinkAttributeName"));
            bytes.extend(b"\x86\x92\x84\x84\x84\x05NSURL\x00\x94\x84\x01c\x00\x92\x84\x96\x96");
            bytes.extend(counted(address));
            bytes.push(0x86);
        }
    }
    bytes.extend(b"\x86\x86\x86");
    bytes
}

/// A text with its length before it: one byte, or two after 0x81.
fn counted(text: &str) -> Vec<u8> {
    let mut bytes = match u8::try_from(text.len()) {
        Ok(length) if length < 0x80 => vec![length],
        _ => {
            let [low, high] = u16::try_from(text.len()).unwrap().to_le_bytes();
            vec![0x81, low, high]
        }
    };
    bytes.extend(text.as_bytes());
    bytes
}
