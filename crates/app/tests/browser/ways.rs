//! The ways, and what each is given.

use std::fs;

use testkit::{
    AndroidForm, AndroidPhone, Phone, Rounds, Vendor, planted_android_indicators,
    planted_indicators,
};

use crate::given::{Place, go};

const PASSWORD: &str = "tree-house-1";

/// An encrypted backup as `phone`, and the signs that it bears.
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

#[test]
fn an_encrypted_backup_from_the_first_page_to_a_document() {
    go("backup.mjs", encrypted);
}
