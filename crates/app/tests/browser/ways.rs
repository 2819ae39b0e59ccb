//! The ways, and what each is given.

use std::fs;

use testkit::{
    AndroidForm, AndroidPhone, Phone, Rounds, Vendor, damage, planted_android_indicators,
    planted_indicators,
};

use crate::given::{Place, go};

const PASSWORD: &str = "tree-house-1";

/// A watched phone's backup as `phone`.
fn plain(place: &mut Place) {
    testkit::build(&Phone::watched(17), &place.home("phone")).unwrap();
    place.signs("signs", "planted.stix2", &planted_indicators());
}

/// The same encrypted, and the signs that it bears.
fn encrypted(place: &mut Place) {
    let phone = Phone::watched(17).encrypted(PASSWORD, Rounds::QUICK);
    testkit::build(&phone, &place.home("phone")).unwrap();
    place.give("password", PASSWORD);
    place.signs("signs", "planted.stix2", &planted_indicators());
}

/// A bug report where a browser leaves it, and the signs that it bears.
fn bug_report(place: &mut Place) {
    fs::create_dir(place.home("Downloads")).unwrap();
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    let path = place.home("Downloads/bugreport-x.zip");
    testkit::build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
    place.signs("signs", "planted.stix2", &planted_android_indicators());
}

/// A backup of which a part is cut, a bug report that ends in its middle, and what is no phone.
fn damaged(place: &mut Place) {
    let backup = place.home("cut-backup");
    testkit::build(&Phone::watched(17), &backup).unwrap();
    for path in [
        "Library/SMS/sms.db",
        "Library/AddressBook/AddressBook.sqlitedb",
    ] {
        damage::truncate(&backup, "HomeDomain", path, 6_000).unwrap();
    }
    bug_report(place);
    let whole = fs::read(place.home("Downloads/bugreport-x.zip")).unwrap();
    fs::write(place.home("bugreport-cut.zip"), &whole[..whole.len() / 2]).unwrap();
    fs::remove_dir_all(place.home("Downloads")).unwrap();
    fs::write(place.home("holiday.txt"), "Sun, sea.\n").unwrap();
}

/// A backup with a database that is cut.
fn cut(place: &mut Place) {
    let backup = place.home("phone");
    testkit::build(&Phone::watched(17), &backup).unwrap();
    damage::truncate(&backup, "HomeDomain", "Library/SMS/sms.db", 50_000).unwrap();
}

#[test]
fn an_encrypted_backup_from_the_first_page_to_a_document() {
    go("backup.mjs", encrypted);
}

#[test]
fn a_bug_report_from_where_a_browser_left_it_to_a_document() {
    go("bug_report.mjs", bug_report);
}

#[test]
fn what_is_damaged_is_told_and_does_not_stop() {
    go("damaged.mjs", damaged);
}

#[test]
fn the_whole_way_without_a_script() {
    go("no_script.mjs", encrypted);
}

#[test]
fn reading_is_told_while_it_goes_on_and_can_be_stopped() {
    go("reading.mjs", cut);
}

#[test]
fn leaving_shows_nothing_at_once_and_forgets() {
    go("leaving.mjs", plain);
}

#[test]
fn a_case_is_kept_opened_rechecked_compared_and_deleted() {
    go("cases.mjs", plain);
}

#[test]
fn the_keyboard_alone_leads_to_a_result() {
    go("keyboard.mjs", encrypted);
}
