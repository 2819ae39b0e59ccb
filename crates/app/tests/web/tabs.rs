//! Two tabs at once, and two runs at once: one reading, one writer, each its own place in memory.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use flate2::{Compression, write::GzEncoder};

use crate::{
    browser::{Browser, Place},
    leaving::{in_memory, readers_of, started},
    way::{encrypted, read},
};

/// Does the same in several tabs at once.
fn at_once(browser: &Browser, tabs: usize, act: impl Fn(&Browser, usize) + Sync) {
    thread::scope(|scope| {
        for tab in 0..tabs {
            let act = &act;
            scope.spawn(move || act(browser, tab));
        }
    });
}

#[test]
fn one_check_runs_however_often_it_is_begun() {
    let place = Place::new();
    let app = place.app();
    let path = place.path("home").join("phone");
    testkit::build(&testkit::Phone::medium(), &path).unwrap();
    let browser = app.enter();
    browser.consent();
    browser.choose("phone");
    assert_eq!(browser.get("/3/b").status, 200);
    at_once(&browser, 6, |browser, _| {
        let answer = browser.post("/3/b", &[("keep", "memory")]);
        assert_eq!(answer.header("location"), Some("/4"), "{}", answer.body);
    });
    let readers = readers_of(app.child.id());
    assert!(readers.len() <= 1, "{readers:?}");
    assert_eq!(browser.read(), "/5");
    let cases = fs::read_dir(&in_memory(&app)[0]).unwrap().flatten();
    let cases = cases.filter(|entry| entry.file_type().unwrap().is_dir());
    assert_eq!(cases.count(), 1);
}

#[test]
fn what_several_tabs_say_of_findings_stands_in_one_unbroken_journal() {
    let place = Place::new();
    encrypted(&place);
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    browser.choose("phone");
    assert_eq!(read(&browser, &[("password-S1", "tree-house-1")]), "/5");
    at_once(&browser, 6, |browser, tab| {
        for turn in 0..4 {
            let reason = format!("tab {tab}, {turn}");
            let fields = [("number", "1"), ("mine", "yes"), ("reason", &reason)];
            let answer = browser.post("/5/m", &fields);
            assert_eq!(answer.header("location"), Some("/5/f/1"), "{}", answer.body);
        }
    });
    let home = place.path("home");
    let answer = browser.post(
        "/6/k",
        &[("folder", home.to_str().unwrap()), ("name", "ash-3")],
    );
    assert_eq!(answer.header("location"), Some("/6"), "{}", answer.body);
    let kept = case::Case::open(&home.join("ash-3")).unwrap();
    kept.verify(&[]).unwrap();
    assert_eq!(kept.notes().unwrap().len(), 24);
}

#[test]
fn a_run_that_ends_and_one_that_begins_share_no_place_in_memory() {
    let place = Place::new();
    let mut first = place.app();
    let leaver = started(&place, &first);
    let of_first = in_memory(&first);
    assert_eq!(leaver.post("/x", &[]).status, 303);
    // At once, while the first one still clears up.
    let second = place.app();
    let of_second = in_memory(&second);
    assert_eq!((of_first.len(), of_second.len()), (1, 1));
    assert_ne!(of_first, of_second);
    let browser = second.enter();
    browser.consent();
    browser.choose("phone");
    assert_eq!(read(&browser, &[]), "/5");
    assert!(first.ended_within(Duration::from_secs(10)));
    assert!(!of_first[0].exists() && of_second[0].exists());
    assert_eq!(browser.get("/5/c").status, 200);
}

/// A sysdiagnose, as it begins, that takes long to look through: nothing but a file of zeros, of so many GiB.
fn long_to_recognise(path: &Path, gibibytes: u64) {
    const PART: usize = 64 << 20;
    let mut header = tar::Header::new_ustar();
    header
        .set_path("sysdiagnose_2026.05.21_20-00-00+0200_iPhone-OS_iPhone_23F79/zeros.bin")
        .unwrap();
    header.set_size(gibibytes << 30);
    header.set_mode(0o600);
    header.set_cksum();
    let packed = |bytes: &[u8]| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let mut file = File::create(path).unwrap();
    file.write_all(&packed(header.as_bytes())).unwrap();
    let zeros = packed(&vec![0; PART]);
    for _ in 0..(gibibytes << 30) / u64::try_from(PART).unwrap() {
        file.write_all(&zeros).unwrap();
    }
}

#[test]
fn leaving_while_something_is_being_recognised_stops_that_too() {
    let place = Place::new();
    let mut app = place.app();
    let path = place.path("home").join("sysdiagnose_x.tar.gz");
    let browser = app.enter();
    browser.consent();
    long_to_recognise(&path, 16);
    browser.choose("sysdiagnose_x.tar.gz");
    let asking = browser.clone();
    let asked = thread::spawn(move || asking.get("/3/b").status);
    let until = Instant::now() + Duration::from_secs(20);
    while readers_of(app.child.id()).is_empty() {
        assert!(Instant::now() < until, "no reader");
    }
    // Another tab is answered meanwhile.
    assert_eq!(browser.get("/2").status, 200);
    assert!(!asked.is_finished(), "it was recognised at once");
    let began = Instant::now();
    assert_eq!(browser.post("/x", &[]).header("location"), Some("/z"));
    while !readers_of(app.child.id()).is_empty() {
        assert!(
            began.elapsed() < Duration::from_secs(2),
            "the reader still reads"
        );
    }
    assert_eq!(asked.join().unwrap(), 403);
    assert!(app.ended_within(Duration::from_secs(10)));
}
