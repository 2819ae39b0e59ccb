//! Cases: kept, opened again, rechecked with newer signs, compared, deleted.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use testkit::{Phone, planted_indicators};

use crate::{
    browser::{Browser, Place},
    way::{import, read},
};

/// A checked phone without any imported signs, and its case kept as `name`.
fn kept(place: &Place, browser: &Browser, name: &str) {
    assert_eq!(read(browser, &[]), "/5");
    let home = place.path("home");
    let folder = home.to_str().unwrap();
    let answer = browser.post("/6/k", &[("folder", folder), ("name", name)]);
    assert_eq!(answer.header("location"), Some("/6"), "{}", answer.body);
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_case_is_kept_opened_rechecked_compared_and_deleted() {
    let place = Place::new();
    let phone = place.path("home").join("phone");
    testkit::build(&Phone::watched(17), &phone).unwrap();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    browser.choose("phone");
    kept(&place, &browser, "oak-1");
    let first = place.path("home").join("oak-1");
    assert_eq!(rights(&first), 0o700);
    assert_eq!(rights(&first.join("case.json")), 0o600);
    assert_eq!(rights(&first.join("indicators")), 0o700);
    // The same name again is refused, and so are names that are paths.
    let home = place.path("home");
    for name in ["oak-1", "../x", "", "a/b"] {
        let answer = browser.post(
            "/6/k",
            &[("folder", home.to_str().unwrap()), ("name", name)],
        );
        assert_eq!(answer.status, 200, "{name}");
    }
    let page = browser.get("/7");
    assert!(page.body.contains("oak-1"), "{}", page.body);

    // With newer signs, the recheck says what is new.
    import(&place, &browser, &planted_indicators());
    let answer = browser.post("/7/r", &[("source", ""), ("password", "")]);
    assert_eq!(answer.header("location"), Some("/4"), "{}", answer.body);
    assert_eq!(browser.read(), "/7/r");
    let page = browser.get("/7/r");
    assert!(page.body.contains("id=\"new\""), "{}", page.body);
    assert_eq!(browser.get("/5").status, 200);

    // A second check of the same phone, compared with the first.
    browser.choose("phone");
    kept(&place, &browser, "oak-2");
    let second = place.path("home").join("oak-2");
    let paths = [
        ("before", first.to_str().unwrap()),
        ("after", second.to_str().unwrap()),
    ];
    let page = browser.post("/7/c", &paths);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("id=\"coverage\""), "{}", page.body);

    // Another one is opened, and deleted once its name is typed.
    let answer = browser.post("/7/o", &[("path", first.to_str().unwrap())]);
    assert_eq!(answer.header("location"), Some("/5"), "{}", answer.body);
    fs::write(first.join("of somebody.txt"), "x").unwrap();
    assert_eq!(browser.post("/7/d", &[("name", "oak-2")]).status, 200);
    assert!(first.join("case.json").exists());
    browser.post("/7/d", &[("name", "oak-1")]);
    assert!(!first.join("case.json").exists() && !first.join("findings.jsonl").exists());
    assert!(
        first.join("of somebody.txt").exists(),
        "not vigie's to delete"
    );
    assert!(second.join("case.json").exists());
}

#[test]
fn no_case_is_remembered_but_in_a_folder_that_was_turned_on() {
    let place = Place::new();
    let phone = place.path("home").join("phone");
    testkit::build(&Phone::watched(17), &phone).unwrap();
    {
        let app = place.app();
        let browser = app.enter();
        browser.consent();
        browser.choose("phone");
        kept(&place, &browser, "elm-7");
    }
    let home = place.path("home");
    let app = place.app();
    let browser = app.enter();
    assert!(!browser.get("/7").body.contains("elm-7"));
    let answer = browser.post("/7", &[("act", "on"), ("folder", home.to_str().unwrap())]);
    assert_eq!(answer.header("location"), Some("/7"), "{}", answer.body);
    assert!(browser.get("/7").body.contains("elm-7"));
    browser.post("/7", &[("act", "off")]);
    assert!(!browser.get("/7").body.contains("elm-7"));
    assert!(!place.path("data").join("app.json").exists());
}

#[test]
fn a_folder_that_is_no_case_is_told_and_fetching_asks_first() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let home = place.path("home");
    let answer = browser.post("/7/o", &[("path", home.to_str().unwrap())]);
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
    let answer = browser.post(
        "/8/u",
        &[("from", "https://mirror.example/index.json"), ("key", "x")],
    );
    assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
    assert_eq!(browser.get("/8").status, 200);
}
