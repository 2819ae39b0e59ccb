//! The whole way, as a person goes it: consent, choosing, password, reading, what was found, documents.

use std::{fs, path::Path};

use testkit::{
    AndroidForm, AndroidPhone, Phone, Rounds, Vendor, planted_android_indicators,
    planted_indicators,
};

use crate::browser::{Browser, Place, between};

/// Brings the signs that watched phones bear, as a person imports them.
pub(crate) fn import(place: &Place, browser: &Browser, signs: &str) {
    let path = place.path("planted.stix2");
    fs::write(&path, signs).unwrap();
    let answer = browser.post("/8/i", &[("path", path.to_str().unwrap())]);
    assert_eq!(answer.header("location"), Some("/8"), "{}", answer.body);
    let page = browser.get("/8");
    assert!(page.body.contains("planted.stix2"), "{}", page.body);
}

/// Reads what was chosen, into memory.
pub(crate) fn read(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let all = [&[("keep", "memory")], fields].concat();
    let answer = browser.post("/3/b", &all);
    assert_eq!(answer.header("location"), Some("/4"), "{}", answer.body);
    browser.read()
}

/// An encrypted backup as `phone` in the person's own folder.
pub(crate) fn encrypted(place: &Place) {
    let phone = Phone::watched(17).encrypted("tree-house-1", Rounds::QUICK);
    let path = place.path("home").join("phone");
    testkit::build(&phone, &path).unwrap();
}

#[test]
fn an_encrypted_backup_is_read_once_the_right_password_is_given() {
    let place = Place::new();
    encrypted(&place);
    let app = place.app();
    let browser = app.enter();
    assert_eq!(
        browser.get("/3").header("location"),
        Some("/1/b"),
        "first consent"
    );
    browser.consent();
    import(&place, &browser, &planted_indicators());
    browser.choose("phone");
    let page = browser.get("/3/b");
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("name=\"password-S1\""), "{}", page.body);
    // Without a password nothing begins; with a wrong one it is asked for again, and never shown.
    let answer = browser.post("/3/b", &[("keep", "memory"), ("password-S1", "")]);
    assert_eq!(answer.status, 200);
    assert_eq!(read(&browser, &[("password-S1", "wrong-one-9")]), "/3/b");
    let page = browser.get("/3/b");
    assert!(page.body.contains("aria-invalid"), "{}", page.body);
    assert!(!page.body.contains("wrong-one-9"));
    assert_eq!(read(&browser, &[("password-S1", "tree-house-1")]), "/5");
    let page = browser.get("/5");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("/5/f/1\""), "{}", page.body);
    for path in ["/5/f/1", "/5/t", "/5/a", "/5/r", "/5/c", "/6", "/7", "/8"] {
        let page = browser.get(path);
        assert_eq!(page.status, 200, "{path} {}", page.body);
    }
    documents(&browser);
}

/// Every form is handed out, as a file with a neutral name.
fn documents(browser: &Browser) {
    for (form, begins) in [
        ("html", "<!DOCTYPE html>"),
        ("json", "{"),
        ("text", ""),
        ("timeline", ""),
        ("moments", "{"),
        ("stix", "{"),
        ("misp", "{"),
        ("pdf", "%PDF-"),
        ("redacted", "%PDF-"),
    ] {
        let answer = browser.get(&format!("/6/d?form={form}"));
        assert_eq!(answer.status, 200, "{form} {}", answer.body);
        assert!(answer.body.starts_with(begins), "{form}: {}", answer.body);
        assert!(answer.body.len() > 100, "{form}");
        let disposition = answer.header("content-disposition").unwrap();
        assert!(disposition.starts_with("attachment; filename=\"document."));
    }
    assert_eq!(browser.get("/6/d?form=x").status, 422);
}

#[test]
fn a_bug_report_is_found_in_downloads_and_read() {
    let place = Place::new();
    let downloads = place.path("home").join("Downloads");
    fs::create_dir(&downloads).unwrap();
    let path = downloads.join("bugreport-x.zip");
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    testkit::build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    import(&place, &browser, &planted_android_indicators());
    // It is offered from where a browser left it.
    let page = browser.get("/3");
    let offer = between(&page.body, "<section id=\"usual\"", "</section>");
    assert!(offer.contains("bugreport-x.zip"), "{offer}");
    let add = between(offer, "name=\"add\" value=\"", "\"");
    browser.post("/3", &[("add", add)]);
    assert_eq!(read(&browser, &[("app", "com.example.helper")]), "/5");
    let page = browser.get("/5/a");
    assert_eq!(page.status, 200);
    // «This is mine» is kept with the case.
    let answer = browser.post(
        "/5/m",
        &[("number", "1"), ("mine", "yes"), ("reason", "my work")],
    );
    assert_eq!(answer.header("location"), Some("/5/f/1"));
    assert_eq!(browser.get("/5/f/1").status, 200);
}

#[test]
fn what_could_not_be_read_is_told_and_does_not_stop() {
    let place = Place::new();
    let path = place.path("home").join("phone");
    testkit::build(&Phone::watched(17), &path).unwrap();
    damage(&path);
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    browser.choose("phone");
    assert_eq!(read(&browser, &[]), "/5");
    let page = browser.get("/5/c");
    assert!(
        page.body.contains("Unreadable") || page.body.contains("damaged"),
        "{}",
        page.body
    );
}

/// Cuts every file but the backup's own.
fn damage(backup: &Path) {
    for folder in fs::read_dir(backup).unwrap().flatten() {
        if !folder.file_type().unwrap().is_dir() {
            continue;
        }
        for file in fs::read_dir(folder.path()).unwrap().flatten() {
            let bytes = fs::read(file.path()).unwrap();
            fs::write(file.path(), &bytes[..bytes.len() / 2]).unwrap();
        }
    }
}

#[test]
fn the_organisation_that_helps_is_written_into_the_case_and_its_reports() {
    let place = Place::new();
    encrypted(&place);
    let app = place.app();
    let browser = app.enter();
    let name = "Maison <b>des</b> femmes & d’elles";
    let shown = "Maison &lt;b&gt;des&lt;/b&gt; femmes &amp; d’elles";
    let answer = browser.post("/1/b", &[("owner", "here"), ("organisation", name)]);
    assert_eq!(answer.header("location"), Some("/2"), "{}", answer.body);
    assert!(browser.get("/1/b").body.contains(shown));
    browser.choose("phone");
    assert_eq!(read(&browser, &[("password-S1", "tree-house-1")]), "/5");
    let report = browser.get("/6/d?form=html").body;
    assert!(
        report.contains(&format!("with the help of {shown}")),
        "{report}"
    );
    let home = place.path("home");
    let answer = browser.post(
        "/6/k",
        &[("folder", home.to_str().unwrap()), ("name", "fir-5")],
    );
    assert_eq!(answer.header("location"), Some("/6"), "{}", answer.body);
    let kept = case::Case::open(&home.join("fir-5")).unwrap();
    assert_eq!(kept.record().options["organisation"], [name]);
    let own = fs::read_to_string(home.join("fir-5").join("report.html")).unwrap();
    assert!(own.contains(shown), "the report that the case holds");
}

#[test]
fn somebody_elses_phone_is_not_read() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let answer = browser.post("/1/b", &[("owner", "other")]);
    assert_eq!(answer.status, 200);
    assert_eq!(browser.get("/3").header("location"), Some("/1/b"));
    assert_eq!(browser.get("/3/b").header("location"), Some("/3"));
    let answer = browser.post("/3/b", &[("keep", "memory")]);
    assert_eq!(answer.header("location"), Some("/3"));
    assert_eq!(
        browser
            .drop_file("x.zip", b"x", &browser.secret)
            .header("location"),
        Some("/1/b")
    );
}

#[test]
fn a_dropped_file_is_read_from_memory_and_no_copy_stays_on_disk() {
    let place = Place::new();
    let path = place.path("made.zip");
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    testkit::build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
    let bytes = fs::read(&path).unwrap();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    let answer = browser.drop_file("bug <report> é.zip", &bytes, &browser.secret);
    assert_eq!(answer.header("location"), Some("/3"), "{}", answer.body);
    let page = browser.get("/3");
    assert!(
        page.body.contains("bug &lt;report&gt; é.zip"),
        "{}",
        page.body
    );
    assert_eq!(read(&browser, &[]), "/5");
    assert_eq!(fs::read_dir(place.path("home")).unwrap().count(), 0);
}
