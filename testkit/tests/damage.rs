//! Damage does what it says.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

use std::{fs, path::PathBuf};

use rusqlite::Connection;
use testkit::{BuildError, Persona, Phone, build, damage};

const SMS: (&str, &str) = ("HomeDomain", "Library/SMS/sms.db");

fn phone() -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let backup = place.path().join("backup");
    build(&Phone::clean(17, Persona::Ordinary), &backup).unwrap();
    (place, backup)
}

#[test]
fn files_are_cut_stretched_overwritten_and_deleted() {
    let (_place, backup) = phone();
    let file = damage::stored_file(&backup, SMS.0, SMS.1).unwrap();
    let len = || fs::metadata(&file).unwrap().len();
    damage::truncate(&backup, SMS.0, SMS.1, 5_000).unwrap();
    assert_eq!(len(), 5_000);
    damage::stretch(&backup, SMS.0, SMS.1, 10_000_000_000).unwrap();
    assert_eq!(len(), 10_000_000_000);
    damage::overwrite(&backup, SMS.0, SMS.1, b"nothing").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"nothing");
    damage::delete(&backup, SMS.0, SMS.1).unwrap();
    let gone = damage::delete(&backup, SMS.0, SMS.1);
    assert!(matches!(gone, Err(BuildError::NoSuchFile { .. })));
}

#[test]
fn a_database_cut_in_half_keeps_its_schema() {
    let (_place, backup) = phone();
    for (domain, path) in [
        SMS,
        (
            "AppDomain-com.apple.mobilesafari",
            "Library/Safari/History.db",
        ),
        (
            "AppDomainGroup-group.net.whatsapp.WhatsApp.shared",
            "ChatStorage.sqlite",
        ),
    ] {
        let file = damage::stored_file(&backup, domain, path).unwrap();
        let schema = || -> (i64, i64) {
            let database = Connection::open(&file).unwrap();
            // Or it refuses a database shorter than its header says.
            let patient = "PRAGMA writable_schema = ON";
            database.execute_batch(patient).unwrap();
            let sql = "SELECT count(*), sum(length(sql)) FROM sqlite_schema";
            let row = database.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
            row.unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let whole = schema();
        let half = fs::metadata(&file).unwrap().len() / 2;
        damage::truncate(&backup, domain, path, half).unwrap();
        assert_eq!(schema(), whole, "{path}");
    }
}

#[test]
fn a_page_is_zeroed_and_no_other() {
    let (_place, backup) = phone();
    let file = damage::stored_file(&backup, SMS.0, SMS.1).unwrap();
    let before = fs::read(&file).unwrap();
    damage::zero_page(&backup, SMS.0, SMS.1, 3).unwrap();
    let after = fs::read(&file).unwrap();
    let changed: Vec<_> = (0..after.len() / 4096)
        .filter(|page| before[page * 4096..][..4096] != after[page * 4096..][..4096])
        .collect();
    assert_eq!(changed, [3]);
}

#[cfg(unix)]
#[test]
fn a_link_leads_out() {
    let (place, backup) = phone();
    let outside = place.path().join("outside");
    fs::write(&outside, "secret").unwrap();
    damage::replace_by_link(&backup, SMS.0, SMS.1, &outside).unwrap();
    let file = damage::stored_file(&backup, SMS.0, SMS.1).unwrap();
    assert_eq!(fs::read_link(file).unwrap(), outside);
}

#[test]
fn rows_lead_out() {
    let (_place, backup) = phone();
    damage::add_escaping_rows(&backup, 3_000).unwrap();
    damage::change_id(&backup, SMS.0, SMS.1, "../../outside").unwrap();
    let manifest = Connection::open(backup.join("Manifest.db")).unwrap();
    let count = |sql| -> i64 { manifest.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(
        count("SELECT count(*) FROM Files WHERE relativePath LIKE '../%'"),
        3_000
    );
    assert_eq!(
        count("SELECT count(*) FROM Files WHERE fileID LIKE '../%'"),
        1_001
    );
}

#[test]
fn hostile_lists_are_well_formed() {
    for small in [
        damage::deep_binary_list(60),
        damage::deep_xml_list(60),
        damage::exponential_archive(60).unwrap(),
        damage::cyclic_archive().unwrap(),
    ] {
        plist::Value::from_reader(std::io::Cursor::new(small)).unwrap();
    }
    assert!(damage::deep_binary_list(65_536).len() < 700_000);
    let text = String::from_utf8(damage::deep_xml_list(65_536)).unwrap();
    assert_eq!(text.matches("<array>").count(), 65_536);
}

#[test]
fn a_database_of_views_opens_and_traps() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("sms.db");
    damage::database_of_views(&file).unwrap();
    let connection = Connection::open(file).unwrap();
    let first: i64 = connection
        .query_row("SELECT ROWID FROM message LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!(first, 1);
    assert!(connection.prepare("SELECT * FROM attachment").is_err());
}
