//! Android phones are the same every time, well-formed, and hold what their truth states.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]

use std::{fs, path::Path};

use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Truth, Vendor, build_android};

fn text(phone: &AndroidPhone) -> (String, Truth) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let truth = build_android(phone, &AndroidForm::BugReportText, &path).unwrap();
    (fs::read_to_string(path).unwrap(), truth)
}

/// The text of a service's dump, as its virtual file holds it.
fn section<'t>(text: &'t str, path: &str) -> &'t str {
    let (start, end) = match path {
        "/getprop" => (
            "------ SYSTEM PROPERTIES (getprop) ------\n".to_owned(),
            "\n------ ",
        ),
        "/ps" => ("------ PROCESSES".to_owned(), "\n------ "),
        "/logcat/system" => ("------ SYSTEM LOG".to_owned(), "\n------ "),
        "/logcat/events" => ("------ EVENT LOG".to_owned(), "\n------ "),
        _ => {
            let name = path
                .strip_prefix("/dumpsys/")
                .unwrap_or_else(|| panic!("{path}"));
            (
                format!("DUMP OF SERVICE {name}:\n"),
                "\n--------- 0.017s was",
            )
        }
    };
    let (_, rest) = text
        .split_once(&start)
        .unwrap_or_else(|| panic!("no {path}"));
    let rest = if start.ends_with('\n') {
        rest
    } else {
        rest.split_once('\n').unwrap().1
    };
    rest.split_once(end).unwrap().0
}

/// The line of a section that a place names.
fn line<'t>(text: &'t str, path: &str, place: &str) -> &'t str {
    let number: usize = place.strip_prefix("line:").unwrap().parse().unwrap();
    section(text, path).lines().nth(number - 1).unwrap()
}

#[test]
fn plants_stand_where_the_truth_says() {
    for version in 6..=16 {
        for vendor in Vendor::ALL {
            let (text, truth) = text(&AndroidPhone::watched(version, vendor));
            assert!(truth.plants.len() > 5, "{version} {vendor:?}");
            for plant in &truth.plants {
                let line = line(&text, &plant.path, &plant.place);
                assert!(
                    line.contains(&plant.observed),
                    "{version} {plant:?}: {line}"
                );
            }
        }
    }
}

#[test]
fn every_package_begins_as_often_as_the_truth_says() {
    for vendor in Vendor::ALL {
        let phone = AndroidPhone::clean(14, vendor, AndroidPersona::WorkProfile);
        let (text, truth) = text(&phone);
        let list = section(&text, "/dumpsys/package");
        let begun = list
            .lines()
            .filter(|line| line.starts_with("  Package ["))
            .count();
        let stated =
            truth.rows("android.packages", "Packages") + truth.rows("android.packages", "Hidden");
        assert_eq!(u64::try_from(begun).unwrap(), stated);
        assert!(stated >= phone.scale.packages);
    }
}

#[test]
fn clean_phones_bear_nothing() {
    for persona in AndroidPersona::ALL {
        let (_, truth) = text(&AndroidPhone::clean(13, Vendor::Pixel, persona));
        assert_eq!(truth.plants, [], "{persona:?}");
    }
}

fn bytes(path: &Path) -> Vec<(String, Vec<u8>)> {
    if path.is_file() {
        return vec![(String::new(), fs::read(path).unwrap())];
    }
    let mut all = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let at = entry.unwrap().path();
            if at.is_dir() {
                folders.push(at);
            } else {
                let name = at
                    .strip_prefix(path)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                all.push((name, fs::read(at).unwrap()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn the_same_phone_gives_the_same_bytes() {
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    for form in [
        AndroidForm::BugReportZip,
        AndroidForm::BugReportFolder,
        AndroidForm::BugReportText,
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let truth = build_android(&phone, &form, &one).unwrap();
        assert_eq!(build_android(&phone, &form, &other).unwrap(), truth);
        assert!(bytes(&one) == bytes(&other), "{form:?}");
        let total: usize = bytes(&one).iter().map(|(_, bytes)| bytes.len()).sum();
        assert_eq!(u64::try_from(total).unwrap(), truth.bytes);
    }
}
