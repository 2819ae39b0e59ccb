//! Leaving while a check runs: at once, and nothing is left. And how fast pages are meanwhile.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use testkit::Phone;

use crate::{
    browser::{App, Browser, Place},
    way::encrypted,
};

/// Folders in memory that app processes of this test made.
pub(crate) fn in_memory(app: &App) -> Vec<PathBuf> {
    let Ok(open) = fs::read_dir(format!("/proc/{}/fd", app.child.id())) else {
        return Vec::new();
    };
    let files = open
        .flatten()
        .filter_map(|file| fs::read_link(file.path()).ok());
    let locks =
        files.filter(|path| path.ends_with("lock") && path.to_string_lossy().contains("/.v-"));
    locks
        .filter_map(|lock| Some(lock.parent()?.to_path_buf()))
        .collect()
}

/// Reading processes that a process started.
pub(crate) fn readers_of(process: u32) -> Vec<String> {
    let path = format!("/proc/{process}/task");
    let Ok(tasks) = fs::read_dir(path) else {
        return Vec::new();
    };
    let children = tasks
        .flatten()
        .filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    children
        .flat_map(|line| {
            line.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

fn is_alive(process: &String) -> bool {
    PathBuf::from(format!("/proc/{process}/fd/0")).exists()
}

/// A check that runs: large enough to still be at it.
pub(crate) fn started(place: &Place, app: &App) -> Browser {
    let path = place.path("home").join("phone");
    if !path.exists() {
        testkit::build(&Phone::medium(), &path).unwrap();
    }
    let browser = app.enter();
    browser.consent();
    browser.choose("phone");
    let answer = browser.post("/3/b", &[("keep", "memory")]);
    assert_eq!(answer.header("location"), Some("/4"), "{}", answer.body);
    browser
}

#[test]
fn leaving_while_a_check_runs_forgets_everything_within_a_second() {
    let place = Place::new();
    let mut app = place.app();
    let browser = started(&place, &app);
    let until = Instant::now() + Duration::from_secs(20);
    while readers_of(app.child.id()).is_empty() {
        assert!(Instant::now() < until, "no reader");
    }
    let memory = in_memory(&app);
    assert_eq!(memory.len(), 1, "{memory:?}");
    let rights = fs::metadata(&memory[0]).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o700);
    let readers = readers_of(app.child.id());
    let began = Instant::now();
    let answer = browser.post("/x", &[]);
    let left = began.elapsed();
    assert_eq!(answer.header("location"), Some("/z"));
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(answer.header("clear-site-data"), Some("\"storage\""));
    assert!(left < Duration::from_secs(1), "{left:?}");
    // Nobody with the session's cookie is known any more; the blank page is there for anybody.
    assert_eq!(browser.get("/4").status, 403);
    assert_eq!(browser.get("/1").status, 403);
    let blank = browser.get("/z");
    assert_eq!(blank.status, 200);
    assert!(
        !blank.body.to_lowercase().contains("vigie"),
        "{}",
        blank.body
    );
    while readers.iter().any(is_alive) {
        assert!(
            began.elapsed() < Duration::from_secs(1),
            "the reader still reads"
        );
    }
    assert!(
        app.ended_within(Duration::from_secs(10)),
        "vigie ends behind it"
    );
    assert!(!memory[0].exists(), "{memory:?}");
    println!("left after {left:?}");
}

#[test]
fn ctrl_c_while_a_check_runs_ends_vigie_and_removes_what_it_held() {
    let place = Place::new();
    for signal in ["-INT", "-TERM"] {
        let mut app = place.app();
        started(&place, &app);
        let memory = in_memory(&app);
        assert_eq!(memory.len(), 1);
        let process = app.child.id().to_string();
        let asked = Command::new("kill").args([signal, &process]).status();
        assert!(asked.unwrap().success());
        assert!(app.ended_within(Duration::from_secs(10)), "{signal}");
        assert!(!memory[0].exists(), "{signal}");
    }
}

#[test]
fn pages_do_not_wait_for_a_check() {
    let place = Place::new();
    let app = place.app();
    let browser = started(&place, &app);
    let mut times = Vec::new();
    while browser.get("/4").status == 200 && times.len() < 200 {
        for path in ["/1", "/1/b", "/2", "/2/a", "/3", "/4", "/7", "/s.css"] {
            let answer = browser.get(path);
            assert!(matches!(answer.status, 200 | 303), "{path}");
            times.push((answer.first_byte, path));
        }
    }
    times.sort();
    assert!(times.len() >= 8, "the check was too short to measure");
    let median = times[times.len() / 2];
    let (slowest, path) = times[times.len() - 1];
    println!(
        "{} pages: half within {:?}, slowest {path} {slowest:?}",
        times.len(),
        median.0
    );
    assert!(median.0 < Duration::from_millis(50), "{median:?}");
}

#[test]
fn events_tell_of_the_reading_until_it_ends() {
    let place = Place::new();
    let app = place.app();
    let browser = started(&place, &app);
    let answer = browser.get("/4/a");
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    assert!(
        answer.body.starts_with("event: state\ndata: {"),
        "{}",
        answer.body
    );
    assert!(
        answer.body.ends_with("event: end\ndata: /4\n\n"),
        "{}",
        answer.body
    );
    assert_eq!(browser.read(), "/5");
}

#[test]
fn a_check_can_be_stopped_and_begun_again() {
    let place = Place::new();
    let app = place.app();
    let browser = started(&place, &app);
    assert_eq!(browser.post("/4/b", &[]).header("location"), Some("/4"));
    assert_eq!(browser.read(), "/3/b");
    assert_eq!(browser.get("/5").header("location"), Some("/3"));
    let answer = browser.post("/3/b", &[("keep", "memory")]);
    assert_eq!(answer.header("location"), Some("/4"));
    assert_eq!(browser.read(), "/5");
}

#[test]
fn a_check_stops_when_it_turns_out_to_be_somebody_elses_phone() {
    let place = Place::new();
    let app = place.app();
    let browser = started(&place, &app);
    assert_eq!(browser.post("/1/b", &[("owner", "other")]).status, 200);
    assert_eq!(browser.read(), "/3/b");
    assert_eq!(browser.get("/3/b").header("location"), Some("/3"));
    assert_eq!(browser.get("/3").header("location"), Some("/1/b"));
    assert_eq!(browser.get("/5").header("location"), Some("/3"));
}

#[test]
fn stopping_ends_vigie_and_removes_what_it_held() {
    let place = Place::new();
    let mut app = place.app();
    encrypted(&place);
    let browser = app.enter();
    let memory = in_memory(&app);
    assert_eq!(memory.len(), 1);
    let answer = browser.post("/q", &[]);
    assert_eq!(answer.status, 200);
    assert!(app.ended_within(Duration::from_secs(5)));
    assert!(!memory[0].exists());
}

#[test]
fn what_a_killed_run_left_in_memory_is_removed_by_the_next() {
    let place = Place::new();
    let mut first = place.app();
    started(&place, &first);
    let memory = in_memory(&first);
    let readers = readers_of(first.child.id());
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    assert!(memory[0].exists());
    let until = Instant::now() + Duration::from_secs(10);
    while readers.iter().any(is_alive) {
        assert!(Instant::now() < until, "a reader outlives vigie");
    }
    let _second = place.app();
    assert!(!memory[0].exists());
}
