//! Folders, files and cases that were made to stop vigie, or only happen to be awkward: told in words, and quickly.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    browser::{Answer, Browser, Place},
    way::{encrypted, read},
};

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// A page that says why it was not done.
fn told(answer: &Answer, what: &str) {
    assert!(matches!(answer.status, 200 | 422), "{what}: {answer:?}");
    assert!(
        answer.body.contains("role=\"alert\""),
        "{what}: {}",
        answer.body
    );
    assert!(
        answer.first_byte < Duration::from_secs(5),
        "{what}: {:?}",
        answer.first_byte
    );
}

#[test]
fn pipes_and_devices_are_not_offered_and_folders_that_hold_them_are_read() {
    let place = Place::new();
    let home = place.path("home");
    fs::create_dir(home.join("folder")).unwrap();
    pipe(&home.join("folder/Manifest.db"));
    pipe(&home.join("bugreport-x.zip"));
    let app = place.app();
    let browser = app.enter();
    let began = Instant::now();
    // The usual places are looked at as well.
    browser.consent();
    let page = browser.get("/3");
    let item = page
        .body
        .split("<li>")
        .find(|item| item.contains("<bdi>bugreport-x.zip"))
        .unwrap();
    assert!(!item.contains("name=\"add\""), "{item}");
    browser.choose("folder");
    let page = browser.get("/3/b");
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_folder_that_may_not_be_looked_into_is_told() {
    let place = Place::new();
    let folder = place.path("home").join("closed");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    let page = browser.look_into("closed");
    // Whoever may look into everything is told nothing.
    if fs::read_dir(&folder).is_err() {
        told(&page, "closed");
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    fs::remove_dir(&folder).unwrap();
    // A folder that went away after it was shown.
    let folder = place.path("home").join("gone");
    fs::create_dir(&folder).unwrap();
    browser.get("/3");
    let before = browser.look_into("gone");
    assert_eq!(before.status, 200);
    let page = browser.get("/3");
    let link = page
        .body
        .split("<li>")
        .find(|item| item.contains("<bdi>gone"))
        .unwrap()
        .to_owned();
    let link = crate::browser::between(&link, "href=\"", "\"").replace("&amp;", "&");
    fs::remove_dir(&folder).unwrap();
    told(&browser.get(&link), "gone");
}

#[test]
fn a_folder_of_many_thousand_files_is_shown_a_part_at_a_time() {
    let place = Place::new();
    let folder = place.path("home").join("large");
    fs::create_dir(&folder).unwrap();
    for number in 0..20_000 {
        fs::write(folder.join(format!("{number:06}.bin")), "").unwrap();
    }
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    let page = browser.look_into("large");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("000199.bin") && !page.body.contains("000200.bin"));
    assert!(page.body.len() < 400_000, "{}", page.body.len());
    println!(
        "20 000 files: first byte after {:?}, {} bytes",
        page.first_byte,
        page.body.len()
    );
    assert!(
        page.first_byte < Duration::from_secs(5),
        "{:?}",
        page.first_byte
    );
}

/// What somebody did to a case.
type Change = fn(&Path);

/// A kept case.
fn kept(place: &Place, browser: &Browser) -> std::path::PathBuf {
    encrypted(place);
    browser.consent();
    browser.choose("phone");
    assert_eq!(read(browser, &[("password-S1", "tree-house-1")]), "/5");
    let home = place.path("home");
    let answer = browser.post(
        "/6/k",
        &[("folder", home.to_str().unwrap()), ("name", "yew-4")],
    );
    assert_eq!(answer.header("location"), Some("/6"), "{}", answer.body);
    home.join("yew-4")
}

#[test]
fn a_case_that_somebody_changed_is_refused_in_words_and_the_open_one_stays() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let case = kept(&place, &browser);
    let bad = place.path("bad");
    let open = |what: &str| {
        let answer = browser.post("/7/o", &[("path", bad.to_str().unwrap())]);
        told(&answer, what);
        let compare = [
            ("before", case.to_str().unwrap()),
            ("after", bad.to_str().unwrap()),
        ];
        told(&browser.post("/7/c", &compare), what);
    };
    let changes: [(&str, Change); 8] = [
        ("a broken journal", |bad| {
            let journal = fs::read_to_string(bad.join("journal.jsonl")).unwrap();
            fs::write(
                bad.join("journal.jsonl"),
                journal.replacen("consent", "assent", 1),
            )
            .unwrap();
        }),
        ("another finding", |bad| {
            let findings = fs::read_to_string(bad.join("findings.jsonl")).unwrap();
            fs::write(bad.join("findings.jsonl"), findings + "{}\n").unwrap();
        }),
        ("no journal", |bad| {
            fs::remove_file(bad.join("journal.jsonl")).unwrap()
        }),
        ("a case that is a pipe", |bad| {
            fs::remove_file(bad.join("case.json")).unwrap();
            pipe(&bad.join("case.json"));
        }),
        ("findings that are a pipe", |bad| {
            fs::remove_file(bad.join("findings.jsonl")).unwrap();
            pipe(&bad.join("findings.jsonl"));
        }),
        ("a link", |bad| {
            fs::remove_file(bad.join("findings.jsonl")).unwrap();
            symlink("/etc/passwd", bad.join("findings.jsonl")).unwrap();
        }),
        ("a case without end", |bad| {
            let file = fs::File::create(bad.join("case.json")).unwrap();
            file.set_len(1 << 40).unwrap();
        }),
        ("a file of somebody's", |bad| {
            fs::write(bad.join("coverage.jsonl"), "[[[[").unwrap()
        }),
    ];
    for (what, change) in changes {
        // A fault of an earlier turn must not stand for this one.
        let _ = fs::remove_dir_all(&bad);
        let copied = Command::new("cp")
            .arg("-r")
            .args([&case, &bad])
            .status()
            .unwrap();
        assert!(copied.success());
        change(&bad);
        open(what);
    }
    for path in [
        "",
        "relative",
        "/",
        "/dev/zero",
        "/etc/passwd",
        "/proc/self/mem",
        "a\u{0}b",
    ] {
        told(&browser.post("/7/o", &[("path", path)]), path);
    }
    let page = browser.get("/6");
    assert!(page.body.contains("yew-4"), "{}", page.body);
}

#[test]
fn what_is_no_set_of_indicators_is_told() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    pipe(&place.path("pipe"));
    fs::create_dir(place.path("folder")).unwrap();
    pipe(&place.path("folder/index.json"));
    let large = place.path("large.json");
    fs::File::create(&large).unwrap().set_len(1 << 40).unwrap();
    fs::write(place.path("text.txt"), "nothing of use here\n").unwrap();
    fs::write(place.path("deep.json"), "[".repeat(1_000_000)).unwrap();
    let own = [
        "pipe",
        "folder",
        "large.json",
        "text.txt",
        "deep.json",
        "absent",
    ]
    .map(|name| place.path(name));
    let own = own.iter().map(|path| path.to_str().unwrap());
    for path in own.chain(["", "/dev/zero", "/proc/self/mem", "/dev/stdin"]) {
        told(&browser.post("/8/i", &[("path", path)]), path);
    }
    for from in [
        "http://mirror.example/",
        "ftp://x",
        "",
        "https://user:secret@mirror.example/",
    ] {
        let fields = [("from", from), ("key", "x"), ("agreed", "yes")];
        told(&browser.post("/8/u", &fields), from);
    }
    assert_eq!(browser.get("/8").status, 200);
}

#[test]
fn what_the_page_of_cases_remembers_may_be_broken() {
    let place = Place::new();
    fs::create_dir(place.path("data")).unwrap();
    fs::write(place.path("data").join("app.json"), "{\"folder\": 7").unwrap();
    let app = place.app();
    let browser = app.enter();
    let page = browser.get("/7");
    told(&page, "settings");
    assert!(page.body.contains("app.json"), "{}", page.body);
}
