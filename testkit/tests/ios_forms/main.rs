//! An iPhone as a dump, a sysdiagnose and a privacy report: what the archives hold is what the folder holds, and what is
//! planted stands where the truth says.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]

mod reading;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Cursor, Read},
    path::PathBuf,
};

use self::reading::{contains, files, in_sysdiagnose, row_of, tar_files};
use flate2::read::GzDecoder;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use testkit::{
    IosForm, Packing, Persona, Phone, Plant, Sysdiagnose, Truth, Version, build, build_ios,
};

/// A written phone.
struct Written {
    folder: tempfile::TempDir,
    truth: Truth,
}

impl Written {
    fn new(phone: &Phone, form: &IosForm) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let truth = build_ios(phone, form, &folder.path().join("handed-in")).unwrap();
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "work files are gone");
        Self { folder, truth }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("handed-in")
    }
}

fn dump(packing: Packing, wrapped: bool) -> IosForm {
    IosForm::FileSystem { packing, wrapped }
}

fn diagnosis(packing: Packing) -> IosForm {
    IosForm::Sysdiagnose(Sysdiagnose {
        packing,
        ..Sysdiagnose::USUAL
    })
}

#[test]
fn archives_hold_what_the_folder_holds() {
    let phone = Phone::watched(17);
    for form in [|packing| dump(packing, false), diagnosis] {
        let folder = files(&Written::new(&phone, &form(Packing::Folder)).path());
        assert!(folder.len() > 10, "{}", folder.len());
        let plain = Written::new(&phone, &form(Packing::Tar));
        assert_eq!(tar_files(File::open(plain.path()).unwrap()), folder);
        let packed = Written::new(&phone, &form(Packing::TarGz));
        let archive = GzDecoder::new(File::open(packed.path()).unwrap());
        assert_eq!(tar_files(archive), folder);
        assert_eq!(plain.truth.plants, packed.truth.plants);
        let packed = Written::new(&phone, &form(Packing::Zip));
        let mut archive = zip::ZipArchive::new(File::open(packed.path()).unwrap()).unwrap();
        let mut zipped = BTreeMap::new();
        for nth in 0..archive.len() {
            let mut entry = archive.by_index(nth).unwrap();
            if entry.is_file() {
                let mut content = Vec::new();
                entry.read_to_end(&mut content).unwrap();
                zipped.insert(entry.name().unwrap().into_owned(), content);
            }
        }
        assert_eq!(zipped, folder);
    }
}

#[test]
fn a_wrapper_folder_is_all_that_differs() {
    let phone = Phone::clean(15, Persona::Developer);
    let bare = files(&Written::new(&phone, &dump(Packing::Folder, false)).path());
    let wrapped = Written::new(&phone, &dump(Packing::Folder, true));
    assert_eq!(files(&wrapped.path().join("filesystem1")), bare);
    assert!(bare.keys().any(|name| name.starts_with("private/var/")));
}

#[test]
fn the_same_phone_gives_the_same_archive() {
    let phone = Phone::watched(18);
    for form in [dump(Packing::TarGz, false), IosForm::SYSDIAGNOSE] {
        let bytes = |phone: &Phone| {
            let written = Written::new(phone, &form);
            let bytes = fs::read(written.path()).unwrap();
            assert_eq!(u64::try_from(bytes.len()).unwrap(), written.truth.bytes);
            (bytes, written.truth)
        };
        let (one, other) = (bytes(&phone), bytes(&phone));
        assert!(one == other);
        let reseeded = Phone {
            seed: 2,
            ..phone.clone()
        };
        assert!(bytes(&reseeded).0 != one.0);
    }
}

/// The folder of a dump or of a sysdiagnose, in which the truth's paths are looked up.
fn stored(written: &Written) -> BTreeMap<String, Vec<u8>> {
    let all = files(&written.path());
    let named = |name: String| match name.strip_prefix("sysdiagnose_") {
        Some(below) => below.split_once('/').unwrap().1.to_owned(),
        None => format!("/{name}"),
    };
    all.into_iter()
        .map(|(name, content)| (named(name), content))
        .collect()
}

/// Whether what is planted stands in its file, at the line or in the row that the truth names.
fn stands(files: &BTreeMap<String, Vec<u8>>, plant: &Plant, name: &str) -> bool {
    let Some(content) = files.get(name) else {
        return false;
    };
    if let Some(line) = plant.place.strip_prefix("line:") {
        let number: usize = line.parse().unwrap();
        let line = content.split(|byte| *byte == b'\n').nth(number - 1);
        return contains(line.unwrap(), &plant.observed);
    }
    if content.starts_with(b"SQLite format 3\0") && plant.place.contains(':') {
        let log = files.get(&format!("{name}-wal"));
        let joined = plant.or.iter();
        let places = std::iter::once(&plant.place).chain(joined);
        // Whether the row holds the value is asked of the backup: here, whether it is there at all.
        return places
            .map(|place| row_of(content, log, place))
            .any(|row| !row.is_empty());
    }
    let digest: String = Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // A path or the name of a folder may be all that says it.
    plant.artefact == "ios.file_list"
        // Its messages are packed, and the programs' paths stand in files of their own.
        || plant.artefact == "ios.unified_log"
        || name.contains(plant.observed.trim_start_matches("https://"))
        || plant.observed == digest
        || contains(content, &plant.observed)
        || content.starts_with(b"bplist")
}

#[test]
fn what_is_planted_stands_where_the_truth_says() {
    for version in [12, 15, 17, 26] {
        let phone = Phone::watched(version);
        let written = Written::new(&phone, &dump(Packing::Folder, false));
        let all = stored(&written);
        assert!(written.truth.plants.len() > 60);
        for plant in &written.truth.plants {
            assert_eq!(plant.domain, "");
            assert!(stands(&all, plant, &plant.path), "{version:?}: {plant:?}");
        }
        let written = Written::new(&phone, &diagnosis(Packing::Folder));
        let all = stored(&written);
        let named = written.truth.plants.iter();
        for plant in named.filter(|plant| plant.artefact != "ios.unified_log") {
            let name = in_sysdiagnose(&plant.path).unwrap_or_else(|| panic!("{plant:?}"));
            assert!(stands(&all, plant, &name), "{version:?}: {plant:?}");
        }
    }
}

#[test]
fn a_dump_bears_what_the_backup_bears() {
    for version in Version::ALL {
        let phone = Phone::watched(version);
        let folder = tempfile::tempdir().unwrap();
        let backup = build(&phone, folder.path()).unwrap();
        let dump = Written::new(&phone, &dump(Packing::Folder, false)).truth;
        let key = |plant: &Plant| (plant.by.clone(), plant.observed.clone());
        for plant in &backup.plants {
            // Other lists name the files and the apps.
            let renamed = ["ios.manifest", "ios.installed_apps"].contains(&plant.artefact.as_str());
            let same = |other: &&Plant| {
                renamed || (other.artefact == plant.artefact && other.place == plant.place)
            };
            let mut there = dump.plants.iter().filter(same);
            let by_metadata = plant.observed == "com.vigie-testkit-unsigned.tool" && renamed;
            let found = there.any(|other| key(other) == key(plant));
            // In a dump the folder of an app does not tell which app it is.
            let by_folder = plant.domain == "AppDomain-com.vigie-testkit.agent";
            assert!(found || by_metadata || by_folder, "{version:?}: {plant:?}");
        }
        assert_eq!(
            backup.rows("ios.sms", "message"),
            dump.rows("ios.sms", "message")
        );
    }
}

#[test]
fn property_lists_databases_and_documents_are_sound() {
    for (version, persona) in [
        (12, Persona::Managed),
        (16, Persona::Child),
        (26, Persona::Ordinary),
    ] {
        let mut phone = Phone::clean(version, persona);
        phone.watched = persona == Persona::Ordinary;
        for form in [dump(Packing::Folder, false), diagnosis(Packing::Folder)] {
            let all = stored(&Written::new(&phone, &form));
            let mut lists = 0;
            for (name, content) in &all {
                if name.ends_with(".plist") && !name.contains("/Library/Caches/com.apple.cache") {
                    let planted = [b"planted".as_slice(), b"near miss"];
                    if planted.contains(&content.as_slice()) || content.len() == 48 {
                        continue;
                    }
                    plist::Value::from_reader(Cursor::new(content)).unwrap_or_else(|error| {
                        panic!("{name}: {error}");
                    });
                    lists += 1;
                }
                if content.starts_with(b"SQLite format 3\0") {
                    let folder = tempfile::tempdir().unwrap();
                    let file = folder.path().join("copy.db");
                    fs::write(&file, content).unwrap();
                    if let Some(log) = all.get(&format!("{name}-wal")) {
                        fs::write(folder.path().join("copy.db-wal"), log).unwrap();
                    }
                    let sound: String = Connection::open(file)
                        .unwrap()
                        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                        .unwrap();
                    assert_eq!(sound, "ok", "{name}");
                }
            }
            assert!(lists > 3, "{lists}");
        }
    }
}

#[test]
fn clean_phones_bear_nothing() {
    for (version, persona) in (12..=18).zip(Persona::ALL.into_iter().cycle()) {
        let phone = Phone::clean(version, persona);
        for form in [IosForm::SYSDIAGNOSE, dump(Packing::Tar, false)] {
            let truth = Written::new(&phone, &form).truth;
            assert_eq!(truth.plants, []);
            // The owner knows the other device of her account.
            assert!(
                truth
                    .statements
                    .iter()
                    .any(|said| said.starts_with("device:"))
            );
        }
    }
}

#[test]
fn a_privacy_report_is_lines_of_json() {
    for version in [15, 26] {
        let written = Written::new(&Phone::watched(version), &IosForm::PrivacyReport);
        let text = fs::read_to_string(written.path()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for line in &lines {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(["access", "networkActivity"].contains(&line["type"].as_str().unwrap()));
        }
        assert_eq!(
            written.truth.rows("ios.privacy_report", "lines"),
            u64::try_from(lines.len()).unwrap()
        );
        assert!(written.truth.plants.len() > 4);
        for plant in &written.truth.plants {
            let number: usize = plant.place.strip_prefix("line:").unwrap().parse().unwrap();
            assert!(lines[number - 1].contains(&plant.observed), "{plant:?}");
        }
    }
}

/// Everything that a sysdiagnose and a dump of one phone both hold has the same bytes.
#[test]
fn a_sysdiagnose_copies_what_the_dump_holds() {
    let phone = Phone::watched(17);
    let dump = stored(&Written::new(&phone, &dump(Packing::Folder, false)));
    let all = stored(&Written::new(&phone, &diagnosis(Packing::Folder)));
    let mut same = 0;
    for (path, content) in &dump {
        let profiles = path.split_once("/Library/ConfigurationProfiles/");
        let copied = match profiles {
            Some((_, rest)) => format!("logs/MCState/Shared/{rest}"),
            None => in_sysdiagnose(path).unwrap_or_default(),
        };
        if let Some(copy) = all.get(&copied) {
            assert!(copy == content, "{path}");
            same += 1;
        }
    }
    assert!(same > 25, "{same}");
}
