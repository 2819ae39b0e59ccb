//! The browser of the local disk: hostile names are text, folders are paged, links are not followed.

use std::fs;

use crate::browser::{Place, between};

#[test]
fn names_of_files_are_text_and_addresses_hold_none_of_them() {
    let place = Place::new();
    let home = place.path("home");
    let names = [
        "<script>alert(1)",
        "\"quoted\" & 'so'",
        "a\u{202e}gpj.exe",
        "line\nbreak",
        "100%20#?&=.zip",
    ];
    for name in names {
        fs::write(home.join(name), "x").unwrap();
    }
    fs::write(home.join("long".repeat(60)), "x").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let bytes = std::ffi::OsStr::from_bytes(b"no text \xff.zip");
        fs::write(home.join(bytes), "x").unwrap();
        std::os::unix::fs::symlink("/etc", home.join("a link")).unwrap();
    }
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    let page = browser.get("/3");
    assert_eq!(page.status, 200);
    let scripts = page.body.matches("<script").count();
    assert_eq!(scripts, 1, "ours alone: {}", page.body);
    assert!(!page.body.contains('\u{202e}'));
    let links = page.body.split("href=\"").skip(1);
    for link in links.filter_map(|rest| rest.split('"').next()) {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/?=.#-:,".contains(c);
        let address = link.replace("&amp;", "");
        assert!(address.chars().all(plain), "{link}");
    }
    // What is no text can be chosen, by its number; a link cannot.
    let item = between(&page.body, "no text ", "</li>");
    let add = between(item, "name=\"add\" value=\"", "\"");
    browser.post("/3", &[("add", add)]);
    let page = browser.get("/3");
    assert!(page.body.contains("id=\"chosen\""));
    let link = between(&page.body, "a link", "</li>");
    assert!(!link.contains("name=\"add\""), "{link}");
    let remove = between(&page.body, "name=\"remove\" value=\"", "\"");
    browser.post("/3", &[("remove", remove)]);
    assert!(!browser.get("/3").body.contains("id=\"chosen\""));
}

#[test]
fn folders_are_opened_one_by_one() {
    let place = Place::new();
    let folder = place.path("home").join("a folder");
    fs::create_dir(&folder).unwrap();
    for number in 0..205 {
        fs::write(folder.join(format!("file {number:03}")), "x").unwrap();
    }
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    let first = browser.look_into("a folder");
    assert!(first.body.contains("file 199") && !first.body.contains("file 200"));
    let next = first
        .body
        .split("href=\"")
        .find(|link| link.contains("page=2"));
    let next = next
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let second = browser.get(&next);
    assert!(second.body.contains("file 204") && !second.body.contains("file 199"));
}

#[test]
fn a_number_that_was_never_shown_opens_nothing() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    for at in ["999999", "-1", "../../etc", "/etc", "%2Fetc"] {
        let page = browser.get(&format!("/3?at={at}"));
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("passwd"), "{at}");
    }
    for path in ["/etc/passwd", "999999", ""] {
        browser.post("/3", &[("add", path)]);
    }
    assert_eq!(browser.get("/3/b").header("location"), Some("/3"));
}
