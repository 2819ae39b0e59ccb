//! Writes the fixtures as seeds of the fuzz targets, to `target/seeds/<target>/`. The other seeds are
//! kept in `fuzz/seeds/`.

#[expect(dead_code, reason = "the artefacts' own tests use more of it")]
#[path = "../../crates/artefacts/tests/registry/fixture.rs"]
mod fixture;
#[expect(unreachable_pub, reason = "the fuzz targets see it from outside")]
#[path = "../../fuzz/src/input.rs"]
mod input;

use std::{fs, path::Path};

use fixture::Fixture;

use crate::repository;

#[test]
fn every_artefact_has_seeds() {
    let folder = repository::root().join("target/seeds");
    let fixtures = Fixture::all();
    for entry in artefacts::ALL {
        assert!(
            fixtures.iter().any(|fixture| fixture.entry.id == entry.id),
            "{}: no fixture",
            entry.id
        );
    }
    for fixture in &fixtures {
        let name = fixture.name().replace('/', ".");
        for (number, seed) in artefact_seeds(fixture).iter().enumerate() {
            write(&folder.join("artefact"), &format!("{name}.{number}"), seed);
        }
        if fixture.main.starts_with(b"SQLite format 3\0") {
            let seed = input::for_database(&fixture.main, fixture.wal.as_deref()).unwrap();
            write(&folder.join("sqlite"), &name, &seed);
        } else if fixture.entry.id == "ios.unified_log" {
            write(&folder.join("unified_log"), &name, &log_seed(fixture));
        } else if fixture.entry.id == "android.apk" {
            write(&folder.join("apk"), &name, &fixture.main);
        } else {
            write(&folder.join("plist"), &name, &fixture.main);
            write(&folder.join("keyed_archive"), &name, &fixture.main);
        }
    }
}

/// A log as its fuzz target reads it: the lengths of what it refers to, that, and the log.
fn log_seed(fixture: &Fixture) -> Vec<u8> {
    let find = |part: &str| {
        let mut files = fixture.neighbours.iter();
        let found = files.find(|(path, _)| path.contains(part));
        found.map_or(&[][..], |(_, bytes)| bytes)
    };
    let (strings, times) = (find("uuidtext"), find("timesync"));
    let length = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap().to_le_bytes();
    let lengths = [length(strings), [0; 2], length(times)].concat();
    [&lengths, strings, times, &fixture.main].concat()
}

/// The seeds of a fixture, each of which the target reads as this fixture again.
fn artefact_seeds(fixture: &Fixture) -> Vec<Vec<u8>> {
    let seeds = input::for_artefact(fixture.entry.id, &fixture.main, fixture.wal.as_deref());
    assert_eq!(
        seeds.len(),
        fixture.entry.about.files.len(),
        "{}",
        fixture.name()
    );
    for seed in &seeds {
        let (entry, file) = input::artefact(seed).unwrap();
        assert_eq!(entry.id, fixture.entry.id);
        assert_eq!(file.bytes().unwrap(), fixture.main, "{}", fixture.name());
        let (_, log) = input::database(&seed[2..]).unwrap();
        assert_eq!(
            log.map(|log| log.len()),
            fixture.wal.as_ref().map(|log| log.len() as u64)
        );
    }
    seeds
}

fn write(folder: &Path, name: &str, seed: &[u8]) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(name), seed).unwrap();
}
