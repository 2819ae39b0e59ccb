//! The pages kept by hand about what is read of phones: held against the artefacts, so that they cannot
//! say what is not so.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use artefacts::{ALL, PhoneFile};
use formats::dump;
use globset::GlobBuilder;
use model::Means;
use testkit::{AndroidForm, AndroidPhone, By, IosForm, Phone, Vendor, build_android, build_ios};

use crate::{android_samples::bug_report, sink::Kept};

const NONE: &str = "–";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

/// The cells of the table below a heading, its head left out.
fn table<'p>(page: &'p str, heading: &str) -> Vec<Vec<&'p str>> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n")).unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with("## "));
    let rows = lines.filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split(" | ").collect()).collect();
    assert!(rows.len() > 1, "{heading}");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    rows[1..].to_vec()
}

/// What stands between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The artefacts that a cell names.
fn named(cell: &str) -> BTreeSet<&str> {
    let names = quoted(cell).into_iter();
    names.filter(|name| name.starts_with("android.")).collect()
}

/// The artefacts of Android that read the file at a path.
fn readers(path: &str) -> BTreeSet<&'static str> {
    readers_of("android", path)
}

/// The artefacts of a platform that read the file at a path.
fn readers_of(platform: &str, path: &str) -> BTreeSet<&'static str> {
    let fits = |pattern: &&'static str| {
        let glob = GlobBuilder::new(pattern).literal_separator(true).build();
        glob.unwrap().compile_matcher().is_match(path)
    };
    let all = ALL.iter().filter(|entry| entry.platform() == platform);
    all.filter(|entry| entry.about.files.iter().any(fits))
        .map(|entry| entry.id)
        .collect()
}

/// A cell that names nobody says so.
fn assert_read_by(path: &str, cell: &str) {
    assert_eq!(
        named(cell.split(';').next().unwrap()),
        readers(path),
        "{path}"
    );
    assert_eq!(readers(path).is_empty(), cell.starts_with(NONE), "{path}");
}

#[test]
fn every_dump_of_a_service_that_is_read_has_its_row() {
    let page = page("dumpsys.md");
    let mut services = BTreeSet::new();
    for row in table(&page, "Dumps of services") {
        let service = quoted(row[0])[0];
        assert!(services.insert(service), "{service} stands twice");
        assert_read_by(&format!("/dumpsys/{service}"), row[3]);
        assert!(row.iter().all(|cell| !cell.is_empty()), "{service}");
    }
    let patterns = ALL.iter().flat_map(|entry| entry.about.files);
    let read: BTreeSet<&str> = patterns
        .filter_map(|pattern| Some(pattern.rsplit_once("/dumpsys/")?.1))
        .collect();
    assert!(
        read.is_subset(&services),
        "{:?}",
        read.difference(&services)
    );
}

#[test]
fn every_section_of_dumpstate_that_is_known_has_its_row() {
    let page = page("dumpsys.md");
    let rows = table(&page, "Sections of dumpstate");
    let told: BTreeSet<(&str, &str)> = rows
        .iter()
        .map(|row| (quoted(row[0])[0], quoted(row[1])[0]))
        .collect();
    assert_eq!(told, dump::sections().collect());
    for row in rows {
        assert_read_by(quoted(row[1])[0], row[3]);
    }
}

#[test]
fn what_a_real_dump_has_is_said() {
    let Some(report) = bug_report() else { return };
    let services: BTreeSet<&str> = report
        .lines()
        .filter_map(|line| line.strip_prefix("DUMP OF SERVICE ")?.strip_suffix(':'))
        .map(|name| name.rsplit(' ').next().unwrap())
        .collect();
    let page = page("dumpsys.md");
    let mut seen = 0;
    for row in table(&page, "Dumps of services") {
        let is_there = services.contains(quoted(row[0])[0]);
        assert_eq!(row[2], if is_there { "10" } else { NONE }, "{}", row[0]);
        seen += usize::from(is_there);
    }
    assert!(seen > 20);
    for row in table(&page, "Sections of dumpstate") {
        let title = format!("\n------ {} (", quoted(row[0])[0]);
        let is_there = report.contains(&title);
        assert_eq!(row[2], if is_there { "10" } else { NONE }, "{}", row[0]);
    }
}

#[test]
fn every_file_of_an_acquisition_is_read_by_whom_the_page_names() {
    let page = page("android-coverage.md");
    for row in table(&page, "Files of an acquisition") {
        assert_read_by(quoted(row[1])[0], row[2]);
    }
}

#[test]
fn settings_and_properties_are_kept_as_the_page_says() {
    let read = |id: &str, path: &str, text: String| {
        let file = PhoneFile::new(path, Arc::new(text.into_bytes()), None);
        Kept::read(artefacts::find(id).unwrap(), &file).records
    };
    let page = page("android-coverage.md");
    for row in table(&page, "Settings") {
        for name in quoted(row[0]) {
            let text = format!("{name}=org.example.reader/.Service\n");
            let kept = !read("android.settings", "/settings/global", text).is_empty();
            assert_eq!(kept, row[1].starts_with("yes"), "{name}");
        }
    }
    for row in table(&page, "Properties") {
        for name in quoted(row[0]) {
            let kept = read("android.getprop", "/getprop", format!("[{name}]: [1]\n"));
            let has_value = !kept[0]["record"]["value"].is_null();
            assert_eq!(has_value, row[1].starts_with("yes"), "{name}: {kept:?}");
        }
    }
}

#[test]
fn every_artefact_is_named_and_every_name_is_there() {
    let pages = ["android-coverage.md", "dumpsys.md", "android.md"].map(page);
    let all: BTreeSet<&str> = ALL.iter().map(|entry| entry.id).collect();
    let mut seen = BTreeSet::new();
    for page in &pages {
        for name in quoted(page) {
            if ["crates/", "testkit/", "fuzz/", "docs/"]
                .iter()
                .any(|folder| name.starts_with(folder))
                && !name.contains(['<', '*'])
                && !name.ends_with("/x.rs")
            {
                assert!(root().join(name).exists(), "{name}");
            }
            if name.starts_with("android.") && name != "android.x" {
                assert!(all.contains(name), "{name}");
            }
        }
    }
    for page in &pages[..2] {
        seen.extend(named(page));
    }
    let missing = all.iter().filter(|id| id.starts_with("android."));
    let missing: Vec<_> = missing.filter(|id| !seen.contains(**id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_not_planted_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut planted = BTreeSet::new();
    let phones = [
        (16, Vendor::Samsung, AndroidForm::AndroidQf),
        (11, Vendor::Pixel, AndroidForm::AndroidQfWithoutCollector),
        (14, Vendor::Xiaomi, AndroidForm::BugReportZip),
        (8, Vendor::Fairphone, AndroidForm::BugReportZip),
    ];
    for (version, vendor, form) in phones {
        let phone = AndroidPhone::watched(version, vendor);
        let path = folder.path().join(version.to_string());
        let truth = build_android(&phone, &form, &path).unwrap();
        planted.extend(truth.plants.into_iter().map(|plant| plant.artefact));
    }
    let all = ALL.iter().filter(|entry| entry.platform() == "android");
    let without: BTreeSet<&str> = all
        .map(|entry| entry.id)
        .filter(|id| !planted.contains(*id))
        .collect();
    let page = page("android-coverage.md");
    let rows = table(&page, "Without a planted trace");
    let told: BTreeSet<&str> = rows.iter().flat_map(|row| named(row[0])).collect();
    assert_eq!(told, without);
    assert!(rows.iter().all(|row| row[1].len() > 10));
}

/// The tables of the page about iPhones that tell of files.
const FILES_OF_IPHONES: [&str; 6] = [
    "Device, account, management",
    "Apps",
    "Messages, calls, people",
    "Web",
    "Processes, network, system",
    "Sysdiagnose, App Privacy Report",
];

/// What stands on watched iPhones of several versions, in every form: for each artefact the kinds of
/// indicators of which it bears a trace, and the checks that speak about it.
fn planted_on_iphones() -> BTreeMap<String, BTreeSet<String>> {
    let folder = tempfile::tempdir().unwrap();
    let forms = [
        ("backup", IosForm::Backup),
        ("dump", IosForm::DUMP),
        ("sysdiagnose.tar.gz", IosForm::SYSDIAGNOSE),
        ("report.ndjson", IosForm::PrivacyReport),
    ];
    let mut planted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for version in [12, 15, 17, 26] {
        for (name, form) in &forms {
            let path = folder.path().join(format!("{version}-{name}"));
            let truth = build_ios(&Phone::watched(version), form, &path).unwrap();
            for plant in truth.plants {
                let by = match plant.by {
                    By::Indicator { kind, .. } => kind,
                    By::Check { id } => id.replace('_', "-"),
                };
                planted.entry(plant.artefact).or_default().insert(by);
            }
        }
    }
    planted
}

/// What stands between backticks and is an artefact of iPhones.
fn named_of_iphones(cell: &str) -> BTreeSet<&str> {
    let names = quoted(cell).into_iter();
    names.filter(|name| name.starts_with("ios.")).collect()
}

#[test]
fn every_file_of_an_iphone_is_read_by_whom_the_page_names() {
    let page = page("ios-coverage.md");
    let mut wrong = Vec::new();
    for row in FILES_OF_IPHONES
        .map(|heading| table(&page, heading))
        .concat()
    {
        let [what, paths, by, fixtures, _] = row[..] else {
            panic!("{row:?}");
        };
        let named = named_of_iphones(by);
        let paths = quoted(paths);
        let read: Vec<BTreeSet<&str>> = paths.iter().map(|path| readers_of("ios", path)).collect();
        // Who else reads a file has a row of its own.
        let has_path = |name: &&str| read.iter().any(|all| all.contains(name));
        let is_read = read
            .iter()
            .all(|all| all.is_disjoint(&named) == named.is_empty());
        let is_unread = by.starts_with(NONE) && by.len() > 12;
        let all_unread = read.iter().all(BTreeSet::is_empty);
        let is_so = if named.is_empty() {
            is_unread && all_unread
        } else {
            is_read && named.iter().all(has_path)
        };
        let folders: BTreeSet<String> = named.iter().map(|id| format!("fixtures/{id}")).collect();
        let told: BTreeSet<String> = quoted(fixtures).into_iter().map(str::to_owned).collect();
        if paths.is_empty() || !is_so || told != folders {
            wrong.push(format!("{what}: {paths:?} are read by {read:?}"));
        }
        for folder in told {
            assert!(root().join(&folder).is_dir(), "{folder}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_planted_on_iphones_is_said() {
    let page = page("ios-coverage.md");
    let planted = planted_on_iphones();
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for row in FILES_OF_IPHONES
        .map(|heading| table(&page, heading))
        .concat()
    {
        let named = named_of_iphones(row[2]);
        let of_row = named.iter().filter_map(|id| planted.get(*id)).flatten();
        let there: BTreeSet<&str> = of_row.map(String::as_str).collect();
        let told: BTreeSet<&str> = quoted(row[4]).into_iter().collect();
        let is_so = match row[4] {
            "above" => named.is_subset(&seen),
            cell if there.is_empty() => cell.starts_with(NONE) && told.is_empty(),
            _ => told == there && named.iter().all(|id| planted.contains_key(*id)),
        };
        if !is_so {
            wrong.push(format!("{}: {there:?}", row[0]));
        }
        seen.extend(named);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_artefact_and_way_of_iphones_is_named_and_every_name_is_there() {
    let page = page("ios-coverage.md");
    let ids = ALL.iter().map(|entry| entry.id);
    let all: BTreeSet<&str> = ids.filter(|id| id.starts_with("ios.")).collect();
    let named: BTreeSet<&str> = named_of_iphones(&page)
        .into_iter()
        .filter(|name| *name != "ios.x")
        .collect();
    assert_eq!(named, all);
    for name in quoted(&page) {
        let is_of_code = name.starts_with("crates/") || name.starts_with("testkit/");
        if is_of_code && !name.ends_with("/x.rs") {
            assert!(root().join(name).exists(), "{name}");
        }
    }
    let rows = table(&page, "Who can see, hear or reach the phone");
    let told: BTreeSet<&str> = rows.iter().flat_map(|row| quoted(row[1])).collect();
    let ways = Means::ABILITIES_OF_IPHONE
        .iter()
        .chain(&Means::REACH_OF_IPHONE);
    assert_eq!(told, ways.map(|means| means.name()).collect());
    for row in rows {
        assert_eq!(
            quoted(row[1]).is_empty(),
            row[1].starts_with(NONE),
            "{row:?}"
        );
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
}
