//! `vigie report`: any output again from a case, and nothing else touched.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::Path,
    process::Output,
};

use crate::common::{Place, hashes};
use serde_json::Value;
use testkit::Phone;

/// A place with the case of a watched phone, every record kept; gives the document of the check.
fn checked(place: &Place) -> Value {
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    let (code, document) = place.check(&backup, &["--case", "case", "--keep", "records"]);
    assert_eq!(code, 1);
    document
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn failed(output: &Output, wanted: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(wanted), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn every_output_can_be_made_again() {
    let place = Place::new();
    let document = checked(&place);
    let before = hashes(&place.path("case"));
    let made = |format: &str| {
        let output = place.run(&["report", "case", "--format", format, "--output", "-"]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        output.stdout
    };
    assert_eq!(mode(&place.path("case/report.html")), 0o600);
    assert_eq!(
        made("html"),
        fs::read(place.path("case/report.html")).unwrap()
    );
    let again: Value = serde_json::from_slice(&made("json")).unwrap();
    assert_eq!(again["findings"], document["findings"]);
    assert_eq!(again["coverage"], document["coverage"]);
    let text = String::from_utf8(made("text")).unwrap();
    assert!(text.starts_with("A sign of a known surveillance tool was seen."));
    for format in ["stix", "misp"] {
        serde_json::from_slice::<Value>(&made(format)).unwrap();
    }
    for format in ["pdf", "pdf-redacted"] {
        let bytes = made(format);
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes == made(format));
    }
    assert_ne!(made("pdf"), made("pdf-redacted"));
    let lines = String::from_utf8(made("timeline-jsonl")).unwrap();
    let of_records = lines
        .lines()
        .filter(|line| line.contains("\"exhibit\":\"\""))
        .count();
    let of_findings = lines.lines().filter(|line| line.contains("\"F-")).count();
    assert!(
        of_records > 500 && of_findings > 50,
        "{of_records} {of_findings}"
    );
    let csv = String::from_utf8(made("timeline-csv")).unwrap();
    assert!(csv.starts_with("\"message\",\"datetime\",\"timestamp\",\"timestamp_desc\""));
    assert_eq!(hashes(&place.path("case")), before, "the case changed");
}

#[test]
fn a_page_is_written_once_for_its_owner_only() {
    let place = Place::new();
    checked(&place);
    let page = place.path("report.html");
    assert_eq!(place.run(&["report", "case"]).status.code(), Some(0));
    assert_eq!(mode(&page), 0o600);
    let first = fs::read(&page).unwrap();
    failed(
        &place.run(&["report", "case", "--lang", "en"]),
        "exists already",
    );
    let french = place.run(&[
        "report",
        "case",
        "--lang",
        "fr",
        "--force",
        "--zone",
        "Europe/Paris",
    ]);
    assert_eq!(french.status.code(), Some(0));
    let second = fs::read_to_string(&page).unwrap();
    assert!(second.contains("lang=\"fr\"") && second.contains("Europe/Paris"));
    assert_ne!(first, second.as_bytes());
    // A link is never written through.
    fs::write(place.path("other"), "mine").unwrap();
    fs::remove_file(&page).unwrap();
    symlink(place.path("other"), &page).unwrap();
    failed(&place.run(&["report", "case"]), "exists already");
    assert_eq!(
        place.run(&["report", "case", "--force"]).status.code(),
        Some(0)
    );
    assert_eq!(fs::read(place.path("other")).unwrap(), b"mine");
    assert_eq!(fs::read(&page).unwrap(), first);
    failed(
        &place.run(&[
            "report",
            "case",
            "--output",
            "case/indicators/x.html",
            "--force",
        ]),
        "inside the case",
    );
    failed(
        &place.run(&["report", "case", "--output", "no/such/x.html"]),
        "cannot be written",
    );
    let left: Vec<_> = fs::read_dir(place.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn a_case_that_was_changed_is_refused() {
    let place = Place::new();
    checked(&place);
    failed(&place.run(&["report", "phone"]), "is not a case");
    failed(
        &place.run(&["report", "case", "--zone", "Mars/Base"]),
        "Mars/Base",
    );
    let journal = place.path("case/journal.jsonl");
    let lines = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, lines.replacen("\"consent\"", "\"Consent\"", 1)).unwrap();
    failed(&place.run(&["report", "case"]), "journal");
    fs::write(&journal, lines).unwrap();
    let findings = place.path("case/findings.jsonl");
    fs::rename(&findings, place.path("elsewhere")).unwrap();
    symlink(place.path("elsewhere"), &findings).unwrap();
    failed(&place.run(&["report", "case"]), "no ordinary file");
    assert!(!place.path("report.html").exists());
}
