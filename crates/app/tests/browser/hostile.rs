//! Phones whose names hold markup, quotes, marks that turn the direction of writing, ten thousand letters.

use std::{fs, path::Path};

use rusqlite::{Connection, params};
use serde_json::json;
use testkit::{
    AndroidForm, AndroidPersona, AndroidPhone, Phone, Variety, Vendor, damage, planted_indicators,
};

use crate::given::{Place, go};

/// What a page that takes names for markup would run.
const MARKUP: &str = "<script>window.ran=true;alert(1)</script>";
/// The same for where a name ends at a slash or a space.
const SHORT: &str = "<script>window.ran=true";
/// A name of a file on a disk, which holds no slash.
const FILE: &str = "\"'><img src=x onerror=window.ran=true>";
/// What writes backwards what follows, and what begins a part of its own.
const TURNING: &str = "\u{202e}gpj.\u{2066}";
/// An app that no list of apps has, as the made-up phone names it.
const GONE: &str = "com.vigie-testkit-gone.recorder";
/// An app and a trusted computer of the made-up Android phone.
const APP: &str = "com.android.sync.svchelper";
const COMPUTER: &str = "alex@portable-travail";
/// A link of a contact that published signs name.
const LINK: &str = "https://contact.vigie-testkit-lure.net/";
/// A name of a file that published signs name.
const SIGN: &str = "vigie'testkit=implant.dat";

fn name() -> String {
    format!(
        "=\"'>{MARKUP}{FILE}{TURNING}&lt;b&gt;{}",
        "W".repeat(10_000)
    )
}

/// A backup in clear: the phone and its apps, an app of the permissions, a contact, files.
fn iphone_of(target: &Path) {
    let name = name();
    let phone = Phone {
        variety: Variety {
            wal: false,
            ..Variety::default()
        },
        ..Phone::watched(17).named(&name)
    };
    testkit::build(&phone, target).unwrap();
    let change = |domain: &str, path: &str, statement: &str, values: [&str; 2]| {
        let file = damage::stored_file(target, domain, path).unwrap();
        let database = Connection::open(file).unwrap();
        let changed = database.execute(statement, params![values[0], values[1]]);
        assert!(changed.unwrap() > 0, "{statement}");
    };
    let app = format!("com.x.{name}");
    let permissions = "UPDATE access SET client = ?1 WHERE client = ?2";
    change(
        "HomeDomain",
        "Library/TCC/TCC.db",
        permissions,
        [&app, GONE],
    );
    let link = format!("{LINK}{name}");
    let contacts = "UPDATE ABMultiValue SET value = ?1 WHERE value = ?2";
    let book = "Library/AddressBook/AddressBook.sqlitedb";
    change("HomeDomain", book, contacts, [&link, LINK]);
    let listed = "INSERT INTO Files (fileID, domain, relativePath, flags, file)
                  VALUES (printf('%040x', 77), 'HomeDomain', 'Library/' || ?1 || '/' || ?2, 1, NULL)";
    change("", "Manifest.db", listed, [&name, SIGN]);
    // Files of which times are told.
    let renamed =
        "UPDATE Files SET relativePath = replace(relativePath, 'profile-', 'profile-' || ?1)
                   WHERE relativePath LIKE ?2";
    let long = format!("{SHORT}{FILE}{TURNING}{}", "W".repeat(10_000));
    change("", "Manifest.db", renamed, [&long, "%profile-%.stub"]);
}

/// The main text of a bug report: a computer that the phone trusts, an app that nobody knows.
fn android_of(target: &Path) {
    let phone = AndroidPhone {
        persona: AndroidPersona::Developer,
        ..AndroidPhone::watched(14, Vendor::Pixel)
    };
    testkit::build_android(&phone, &AndroidForm::BugReportText, target).unwrap();
    let bytes = fs::read(target).unwrap();
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    // Names of apps and computers end at a space; those of apps at a slash too.
    let computer = format!("alex@{}", name().replace(' ', "\t"));
    for (from, to) in [(APP, &*format!("com.x\"'>{SHORT}")), (COMPUTER, &computer)] {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    fs::write(target, text).unwrap();
}

fn phones(place: &mut Place) {
    let folder = format!("phone {FILE}{TURNING}");
    iphone_of(&place.home(&folder));
    let text = format!("report-{FILE}.txt");
    android_of(&place.home(&text));
    place.give("marks", json!([MARKUP, SHORT, FILE]));
    let iphone = ["found", "finding", "when", "when-found", "apps", "coverage"];
    let android = ["found", "finding", "apps", "reach"];
    place.give(
        "phones",
        json!([
            { "name": "iphone", "file": "phone ", "shown": iphone },
            { "name": "android", "file": "report-", "shown": android },
        ]),
    );
    place.signs("signs", "planted.stix2", &planted_indicators());
}

#[test]
fn names_of_a_hostile_phone_are_text_everywhere() {
    go("hostile.mjs", phones);
}

/// A bug report under a hostile name, outside of the person's own folder.
fn file(place: &mut Place) {
    let name = format!("bugreport {FILE}.zip");
    let path = place.path(&name);
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    testkit::build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
    place.give("file", path.to_str().unwrap());
    place.give("name", name);
    place.give("marks", json!([FILE]));
}

#[test]
fn a_small_file_is_dropped_on_the_page() {
    go("dropped.mjs", file);
}
