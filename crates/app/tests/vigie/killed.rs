//! Killed at any moment, a run leaves no case or a complete one; a reader that dies is started again.

use std::{
    fs,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::common::Place;
use testkit::{Phone, Scale};

/// A phone that takes long enough to read for something to happen meanwhile.
fn phone(place: &Place) {
    let scale = Scale {
        messages: 60_000,
        visits: 30_000,
        whatsapp: 30_000,
        files: 500,
        ..Scale::SMALL
    };
    place.phone(
        "phone",
        &Phone {
            scale,
            ..Phone::watched(17)
        },
    );
}

fn start(place: &Place) -> Child {
    place
        .vigie(&[
            "check",
            "phone",
            "--owner-consents",
            "--case",
            "case",
            "--hash",
            "all",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The reading process of `parent`, once it is there.
fn reader_of(parent: u32) -> Option<u32> {
    let children = format!("/proc/{parent}/task/{parent}/children");
    fs::read_to_string(children)
        .ok()?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

fn is_alive(process: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    !state.is_empty() && !state.contains(") Z ")
}

fn wait_until(what: &str, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "waited in vain: {what}"
        );
        thread::sleep(Duration::from_millis(2));
    }
}

fn is_complete(case: &Path) -> bool {
    [
        "case.json",
        "journal.jsonl",
        "files.jsonl",
        "findings.jsonl",
        "coverage.jsonl",
    ]
    .iter()
    .all(|file| case.join(file).is_file())
}

#[test]
fn a_killed_run_leaves_no_case_or_a_complete_one() {
    let place = Place::new();
    phone(&place);
    for delay_ms in [0, 5, 20, 60, 120, 250, 500] {
        let mut child = start(&place);
        thread::sleep(Duration::from_millis(delay_ms));
        let reader = reader_of(child.id());
        let _ = child.kill();
        child.wait().unwrap();
        let case = place.path("case");
        assert!(!case.exists() || is_complete(&case), "after {delay_ms} ms");
        if case.exists() {
            fs::remove_dir_all(&case).unwrap();
        }
        if let Some(reader) = reader {
            wait_until("the reader goes with its parent", || !is_alive(reader));
        }
    }
    // What the killed runs left is taken away by the next one.
    assert!(start(&place).wait_with_output().unwrap().status.code() == Some(1));
    let mut left: Vec<_> = fs::read_dir(place.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["case", "phone"]);
}

#[test]
fn an_interrupted_run_removes_what_it_wrote() {
    let place = Place::new();
    phone(&place);
    let child = start(&place);
    wait_until("a reader", || reader_of(child.id()).is_some());
    thread::sleep(Duration::from_millis(30));
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap(),
        rustix::process::Signal::INT,
    )
    .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let left: Vec<_> = fs::read_dir(place.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["phone"]);
}

#[test]
fn a_reader_that_dies_is_started_again() {
    let place = Place::new();
    phone(&place);
    let child = start(&place);
    wait_until("a reader", || reader_of(child.id()).is_some());
    thread::sleep(Duration::from_millis(80));
    let reader = reader_of(child.id()).unwrap();
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(i32::try_from(reader).unwrap()).unwrap(),
        rustix::process::Signal::KILL,
    )
    .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.signal(), None);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let journal = fs::read_to_string(place.path("case/journal.jsonl")).unwrap();
    assert!(journal.contains("reader-died"), "{journal}");
    assert!(is_complete(&place.path("case")));
}
