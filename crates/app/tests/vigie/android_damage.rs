//! Damaged, half-copied and hostile copies of Android phones: a fault each, everything else still read, in
//! bounded time.

use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use crate::android::{check, phone};
use crate::common::{Place, findings};
use serde_json::Value;
use testkit::{AGE_IDENTITY, AgeKey, AndroidForm, AndroidPersona, AndroidPhone, Vendor, damage};

/// The slowest machine that runs these tests needs far less for a small phone.
const BOUNDED: Duration = Duration::from_secs(120);
/// Names and contents, in the order of an archive.
type Files = Vec<(String, Vec<u8>)>;

/// An archive of a phone: which, as it was before it was harmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Archive {
    Report,
    Acquisition,
    Encrypted,
}

impl Archive {
    const ALL: [Self; 3] = [Self::Report, Self::Acquisition, Self::Encrypted];

    /// The file with the dumps of all services.
    fn main(self, files: &Files) -> String {
        let is_main = |name: &str| match self {
            Archive::Report => name.starts_with("dumpState_"),
            _ => name == "dumpsys.txt",
        };
        let main = files.iter().find(|(name, _)| is_main(name));
        main.unwrap().0.clone()
    }
}

/// A place with the files of a watched phone as report and as acquisition.
struct Harmed {
    place: Place,
    files: [Files; 2],
}

impl Harmed {
    fn new(phone_of: &AndroidPhone) -> Self {
        let place = Place::new();
        fs::write(place.path("key.txt"), AGE_IDENTITY).unwrap();
        let forms = [
            ("report", AndroidForm::BugReportFolder),
            ("acquisition", AndroidForm::AndroidQf),
        ];
        let files = forms.map(|(name, form)| {
            let (folder, _) = phone(&place, name, phone_of, &form);
            let mut files = Files::new();
            let mut folders = vec![folder.clone()];
            while let Some(next) = folders.pop() {
                for entry in fs::read_dir(next).unwrap() {
                    let path = entry.unwrap().path();
                    if path.is_dir() {
                        folders.push(path);
                        continue;
                    }
                    let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
                    // What was changed on purpose is not to be told by its hash.
                    if name != "hashes.csv" {
                        files.push((name.to_owned(), fs::read(&path).unwrap()));
                    }
                }
            }
            files.sort();
            files
        });
        Self { place, files }
    }

    fn watched() -> Self {
        Self::new(&AndroidPhone::watched(14, Vendor::Samsung))
    }

    fn files(&self, archive: Archive) -> Files {
        self.files[usize::from(archive != Archive::Report)].clone()
    }

    /// Checks what stands as bytes of an archive.
    fn check_bytes(&self, archive: Archive, zip: &[u8]) -> (i32, Value) {
        let path: PathBuf = self.place.path("harmed.zip");
        let mut more = Vec::new();
        if archive == Archive::Encrypted {
            fs::write(&path, damage::sealed_to(zip, &AgeKey::Identity).unwrap()).unwrap();
            more.extend(["--identity", "key.txt"]);
        } else {
            fs::write(&path, zip).unwrap();
        }
        let start = Instant::now();
        let told = check(&self.place, &path, &more);
        assert!(start.elapsed() < BOUNDED, "took {:?}", start.elapsed());
        told
    }

    /// Checks an archive of these files.
    fn check(&self, archive: Archive, files: &Files) -> (i32, Value) {
        self.check_bytes(archive, &damage::archive(files, true).unwrap())
    }

    /// Checks what `harm` did to the files, and how that differs from the whole.
    fn after(&self, archive: Archive, harm: impl Fn(&mut Files, &str)) -> Told {
        let mut files = self.files(archive);
        let (_, whole) = self.check(archive, &files);
        let main = archive.main(&files);
        harm(&mut files, &main);
        let (code, document) = self.check(archive, &files);
        Told::new(code, &document, &whole)
    }
}

/// What a check told, beside what it tells of the whole.
struct Told {
    code: i32,
    /// Kind, and what it is about.
    faults: BTreeSet<(String, String)>,
    records: u64,
    whole: u64,
    /// Findings of the whole that are missing.
    missing: Vec<String>,
}

fn records(document: &Value) -> u64 {
    let entries = document["coverage"].as_array().unwrap().iter();
    entries.filter_map(|entry| entry["records"].as_u64()).sum()
}

impl Told {
    fn new(code: i32, document: &Value, whole: &Value) -> Self {
        let entries = document["coverage"].as_array().unwrap().iter();
        let faults = entries.flat_map(|entry| entry["faults"]["first"].as_array().unwrap());
        let text = |fault: &Value, name: &str| fault[name].as_str().unwrap_or_default().to_owned();
        let faults = faults.map(|fault| {
            let detail = text(fault, "detail");
            (
                text(fault, "kind"),
                format!("{} {detail}", text(fault, "what")),
            )
        });
        let ids: BTreeSet<String> = findings(document)
            .iter()
            .map(|one| one["id"].to_string())
            .collect();
        let missing = findings(whole)
            .iter()
            .filter(|one| !ids.contains(&one["id"].to_string()));
        Self {
            code,
            faults: faults.collect(),
            records: records(document),
            whole: records(whole),
            missing: missing.map(|one| one["title"]["key"].to_string()).collect(),
        }
    }

    /// A fault of this kind names `what`.
    fn has(&self, kind: &str, what: &str) {
        let named = |(of, about): &(String, String)| of == kind && about.contains(what);
        assert!(
            self.faults.iter().any(named),
            "no {kind} of {what}: {:?}",
            self.faults
        );
        assert_eq!(self.code, 1);
    }

    /// Nothing was lost.
    fn lost_nothing(&self) {
        assert_eq!(self.missing, Vec::<String>::new(), "{:?}", self.faults);
        assert!(
            self.records >= self.whole,
            "{} of {}",
            self.records,
            self.whole
        );
    }

    /// At least so many of a hundred records were read, and not all.
    fn kept(&self, percent: u64) {
        let (kept, whole) = (self.records, self.whole);
        assert!(
            kept * 100 >= whole * percent,
            "{kept} of {whole}: {:?}",
            self.faults
        );
        assert!(kept < whole, "{kept} of {whole}");
    }
}

fn content<'f>(files: &'f mut Files, name: &str) -> &'f mut Vec<u8> {
    let file = files.iter_mut().find(|(one, _)| one == name);
    &mut file.unwrap_or_else(|| panic!("{name}")).1
}

/// Every place of `from` becomes `to`.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|part| part == from) {
        all.extend(&rest[..at]);
        all.extend(to);
        rest = &rest[at + from.len()..];
    }
    all.extend(rest);
    all
}

#[test]
fn names_that_lead_out_and_names_that_stand_twice_are_faults() {
    let harmed = Harmed::watched();
    for archive in Archive::ALL {
        let told = harmed.after(archive, |files, _| {
            for name in ["../../evil.txt", "/etc/evil", "C:/evil", "a\\..\\evil"] {
                files.push((name.to_owned(), b"x".to_vec()));
            }
        });
        for name in ["../../evil.txt", "/etc/evil", "C:/evil", "a\\..\\evil"] {
            told.has("outside_source", name);
        }
        told.lost_nothing();

        let told = harmed.after(archive, |files, main| {
            files.insert(0, (main.to_owned(), b"another one".to_vec()));
        });
        told.has("malformed", &archive.main(&harmed.files(archive)));
        told.lost_nothing();
    }
}

#[test]
fn empty_members_are_faults() {
    let harmed = Harmed::watched();
    for archive in Archive::ALL {
        let told = harmed.after(archive, |files, main| content(files, main).clear());
        told.has("short", &archive.main(&harmed.files(archive)));
    }
    let lists = [
        "files.json",
        "packages.json",
        "processes.json",
        "getprop.txt",
        "backup.ab",
    ];
    for name in lists {
        let told = harmed.after(Archive::Encrypted, |files, _| content(files, name).clear());
        let kind = if name == "backup.ab" {
            "empty_backup"
        } else {
            "short"
        };
        told.has(kind, "");
        told.kept(60);
    }
    for name in [
        "FS/data/tombstones/tombstone_00",
        "FS/data/tombstones/tombstone_01.pb",
    ] {
        let told = harmed.after(Archive::Report, |files, _| content(files, name).clear());
        told.has("short", "tombstone");
        told.kept(95);
    }
}

#[test]
fn members_that_unfold_without_end_are_faults() {
    let harmed = Harmed::watched();
    let bomb = vec![b'\n'; 110 << 20];
    for archive in [Archive::Report, Archive::Encrypted] {
        let told = harmed.after(archive, |files, main| *content(files, main) = bomb.clone());
        told.has("too_large", &archive.main(&harmed.files(archive)));
    }
    let told = harmed.after(Archive::Report, |files, _| {
        files.push(("FS/data/tombstones/tombstone_31".to_owned(), bomb.clone()));
    });
    told.has("too_large", "tombstone_31");
    told.lost_nothing();
    let told = harmed.after(Archive::Acquisition, |files, _| {
        *content(files, "files.json") = bomb.clone();
    });
    told.has("too_large", "files.json");
    told.kept(60);
}

#[test]
fn line_ends_of_other_systems_and_bytes_that_are_no_text_lose_nothing() {
    let harmed = Harmed::watched();
    for archive in Archive::ALL {
        let told = harmed.after(archive, |files, _| {
            for (name, content) in files {
                if name.ends_with(".txt") || name.ends_with(".log") || name.ends_with(".json") {
                    *content = replaced(content, b"\n", b"\r\n");
                }
            }
        });
        assert_eq!((told.code, &told.faults), (1, &BTreeSet::new()));
        told.lost_nothing();

        let told = harmed.after(archive, |files, main| {
            let text = content(files, main);
            let lines = text.split_inclusive(|byte| *byte == b'\n');
            let odd = lines.flat_map(|line| match line.strip_prefix(b"DUMP OF SERVICE ") {
                Some(_) => [line, b"\xff\xfe\xc3\x28\n"],
                None => [line, b""],
            });
            *text = odd.collect::<Vec<_>>().concat();
            *text = replaced(text, b"\nUptime: ", b"\nUptime: \xe9 ");
            *text = replaced(text, b"    gids=[", b"    gids=[\xff\xfe");
            *text = replaced(
                text,
                b" I ActivityManager: ",
                b" I ActivityManager: \xe9\xff ",
            );
            if archive != Archive::Report {
                let list = content(files, "files.json");
                *list = replaced(list, b"rapport annuel", b"rapport \xff annuel");
                content(files, "getprop.txt").extend(b"[\xff]: [\xc3\x28]\n");
                content(files, "settings_secure.txt").extend(b"\xff=\xfe\n");
            }
        });
        assert_eq!(told.code, 1);
        assert_eq!(told.missing, Vec::<String>::new(), "{:?}", told.faults);
    }
}

#[test]
fn a_text_that_ends_within_a_section_says_so() {
    let harmed = Harmed::watched();
    for archive in Archive::ALL {
        let told = harmed.after(archive, |files, main| {
            let text = content(files, main);
            let head = b"DUMP OF SERVICE package:";
            let start = text.windows(head.len()).position(|part| part == head);
            text.truncate(start.unwrap() + 9_000);
        });
        told.has("short", "/dumpsys/package");
        told.kept(15);
    }
    for (name, about) in [
        ("packages.json", "list of packages"),
        ("files.json", "list of files"),
        ("processes.json", "list of processes"),
        ("mounts.json", "list of mounts"),
        ("backup.ab", "backup.ab"),
        ("acquisition.json", "acquisition.json"),
    ] {
        let told = harmed.after(Archive::Encrypted, |files, _| {
            let content = content(files, name);
            content.truncate(content.len() * 2 / 3);
        });
        let is_told = |(_, what): &(String, String)| what.contains(about);
        assert!(told.faults.iter().any(is_told), "{name}: {:?}", told.faults);
        assert!(told.records * 10 > told.whole * 8, "{name}");
    }
}

#[test]
fn a_broken_member_and_a_broken_report_inside_cost_themselves_only() {
    let harmed = Harmed::watched();
    for (archive, name) in [
        (Archive::Report, "FS/data/tombstones/tombstone_01"),
        (Archive::Acquisition, "files.json"),
        (Archive::Encrypted, "files.json"),
        (Archive::Encrypted, "dumpsys.txt"),
    ] {
        let files = harmed.files(archive);
        let (_, whole) = harmed.check(archive, &files);
        let mut zip = damage::archive(&files, true).unwrap();
        let name_at = zip
            .windows(name.len())
            .position(|part| part == name.as_bytes());
        let start = name_at.unwrap() + name.len();
        for byte in &mut zip[start + 200..start + 210] {
            *byte ^= 0x55;
        }
        let (code, document) = harmed.check_bytes(archive, &zip);
        let told = Told::new(code, &document, &whole);
        told.has("damaged", name);
        assert!(
            told.records * 100 > told.whole * 30,
            "{} of {}",
            told.records,
            told.whole
        );
    }
    let report = harmed.files(Archive::Acquisition);
    let nested = report
        .iter()
        .find(|(name, _)| name == "bugreport.zip")
        .unwrap()
        .1
        .clone();
    for (harm, kind) in [
        (nested[..nested.len() / 2].to_vec(), "short"),
        (Vec::new(), "short"),
        (b"no archive".to_vec(), "malformed"),
        (
            [&nested[..3_000], &[0; 200], &nested[3_200..]].concat(),
            "damaged",
        ),
    ] {
        let told = harmed.after(Archive::Encrypted, |files, _| {
            content(files, "bugreport.zip").clone_from(&harm);
        });
        told.has(kind, "");
        told.kept(50);
    }
}

#[test]
fn archives_that_were_cut_give_what_stands_before() {
    let harmed = Harmed::watched();
    for archive in Archive::ALL {
        let files = harmed.files(archive);
        let (_, whole) = harmed.check(archive, &files);
        for streamed in [true, false] {
            let zip = damage::archive(&files, streamed).unwrap();
            for (keep, percent) in [(zip.len() - 60, 100), (zip.len() * 2 / 3, 25)] {
                let path = harmed.place.path("cut");
                let mut more = Vec::new();
                if archive == Archive::Encrypted {
                    // What is encrypted is cut, in chunks of 64 KiB.
                    let age = damage::sealed_to(&zip, &AgeKey::Identity).unwrap();
                    let length = age.len() - (zip.len() - keep);
                    fs::write(&path, &age[..length]).unwrap();
                    more.extend(["--identity", "key.txt"]);
                } else {
                    fs::write(&path, &zip[..keep]).unwrap();
                }
                let (code, document) = check(&harmed.place, &path, &more);
                let told = Told::new(code, &document, &whole);
                told.has("short", "");
                let least = if archive == Archive::Encrypted {
                    20
                } else {
                    percent
                };
                assert!(
                    told.records * 100 >= told.whole * least,
                    "{archive:?} {keep}: {} of {}",
                    told.records,
                    told.whole
                );
            }
        }
    }
}

#[test]
fn what_does_not_begin_as_its_form_does_is_no_source() {
    let place = Place::new();
    let clean = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    let backup = AndroidForm::Backup {
        password: None,
        compressed: true,
        version: 5,
    };
    for (name, form) in [
        ("a.zip", AndroidForm::BugReportZip),
        (
            "b.zip",
            AndroidForm::AndroidQfZip {
                under_folder: false,
            },
        ),
        ("c.age", AndroidForm::AndroidQfEncrypted(AgeKey::Identity)),
        ("d.ab", backup),
    ] {
        let (path, _) = phone(&place, name, &clean, &form);
        let whole = fs::read(&path).unwrap();
        for harmed in [
            [b"XX", &whole[2..]].concat(),
            Vec::new(),
            whole[..2].to_vec(),
        ] {
            fs::write(&path, harmed).unwrap();
            let output = place.run(&["check", name, "--owner-consents", "--case", "case"]);
            assert_eq!(output.status.code(), Some(2), "{name}");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                said.contains("nothing that vigie can read"),
                "{name}: {said}"
            );
            assert!(!place.path("case").exists());
        }
    }
}

#[test]
fn a_clean_copy_that_is_damaged_ends_with_three() {
    let clean = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    let harmed = Harmed::new(&clean);
    let mut files = harmed.files(Archive::Acquisition);
    let (code, _) = harmed.check(Archive::Encrypted, &files);
    assert_eq!(code, 0);
    content(&mut files, "files.json").truncate(2_000);
    let (code, _) = harmed.check(Archive::Encrypted, &files);
    assert_eq!(code, 3);

    let form = AndroidForm::Backup {
        password: Some("vigie".to_owned()),
        compressed: true,
        version: 5,
    };
    let (backup, _) = phone(&harmed.place, "backup.ab", &clean, &form);
    fs::write(harmed.place.path("secret"), "vigie").unwrap();
    let whole = fs::read(&backup).unwrap();
    let (code, document) = check(&harmed.place, &backup, &["--password-file", "secret"]);
    assert_eq!(code, 0);
    let all = records(&document);
    fs::write(&backup, &whole[..whole.len() * 3 / 4]).unwrap();
    let (code, document) = check(&harmed.place, &backup, &["--password-file", "secret"]);
    assert_eq!(code, 3);
    assert!(records(&document) > 0 && records(&document) < all);
}
