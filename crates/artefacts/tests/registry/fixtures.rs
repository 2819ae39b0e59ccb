//! Every fixture gives what its `expected.jsonl` says; `UPDATE=1` rewrites it, people read the diff.

use std::{env, fs};

use crate::{fixture::Fixture, sink::Kept};

#[test]
fn every_fixture_gives_what_is_expected() {
    let update = env::var_os("UPDATE").is_some();
    let mut differing = Vec::new();
    for fixture in Fixture::all() {
        let lines = Kept::read(fixture.entry, &fixture.file()).lines();
        let expected = fixture.folder.join("expected.jsonl");
        if update {
            fs::write(&expected, lines).unwrap();
        } else if fs::read_to_string(&expected).ok().as_deref() != Some(&*lines) {
            differing.push(format!("{}:\n{lines}", fixture.name()));
        }
    }
    assert!(
        differing.is_empty(),
        "differ from expected.jsonl (UPDATE=1 rewrites):\n{}",
        differing.join("\n")
    );
}

#[test]
fn reading_twice_gives_the_same() {
    for fixture in Fixture::all() {
        let [first, second] = [(); 2].map(|()| Kept::read(fixture.entry, &fixture.file()).lines());
        assert_eq!(first, second, "{}", fixture.name());
    }
}
