//! What cannot be done is said at once, with exit code 2, and leaves nothing behind.

use std::{fs, process::Output};

use crate::common::Place;
use testkit::{Persona, Phone, Rounds};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether anything stands in the place but what the test put there.
fn left(place: &Place, known: &[&str]) -> Vec<String> {
    fs::read_dir(place.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !known.contains(&&**name))
        .collect()
}

#[test]
fn a_wrong_password_is_said_as_such() {
    let place = Place::new();
    let phone = Phone::clean(17, Persona::Ordinary).encrypted("right", Rounds::QUICK);
    place.phone("phone", &phone);
    fs::write(place.path("secret"), "wrong\n").unwrap();
    let output = place.run(&[
        "check",
        "phone",
        "--owner-consents",
        "--password-file",
        "secret",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).to_lowercase().contains("password"),
        "{}",
        said(&output)
    );
    assert!(output.stdout.is_empty());
    assert_eq!(left(&place, &["phone", "secret"]), Vec::<String>::new());
}

#[test]
fn a_password_is_needed_and_never_taken_from_the_environment() {
    let place = Place::new();
    let phone = Phone::clean(17, Persona::Ordinary).encrypted("right", Rounds::QUICK);
    place.phone("phone", &phone);
    let mut command = place.vigie(&["check", "phone", "--owner-consents"]);
    command
        .env("VIGIE_PASSWORD", "right")
        .env("MVT_IOS_BACKUP_PASSWORD", "right");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--password-file"),
        "{}",
        said(&output)
    );
    assert_eq!(left(&place, &["phone"]), Vec::<String>::new());
}

#[test]
fn the_owner_must_agree() {
    let place = Place::new();
    place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    let output = place.run(&["check", "phone"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--owner-consents"),
        "{}",
        said(&output)
    );
    assert_eq!(left(&place, &["phone"]), Vec::<String>::new());
}

#[test]
fn what_is_no_source_is_named() {
    let place = Place::new();
    fs::create_dir(place.path("photos")).unwrap();
    fs::write(place.path("photos/one.jpg"), "x").unwrap();
    for path in ["photos", "photos/one.jpg", "nowhere"] {
        let output = place.run(&["check", path, "--owner-consents"]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(said(&output).contains(path), "{}", said(&output));
    }
    assert_eq!(left(&place, &["photos"]), Vec::<String>::new());
}

#[test]
fn an_existing_case_is_never_touched() {
    let place = Place::new();
    place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    fs::create_dir(place.path("case")).unwrap();
    fs::write(place.path("case/notes"), "mine").unwrap();
    let output = place.run(&["check", "phone", "--owner-consents", "--case", "case"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(place.path("case/notes")).unwrap(),
        "mine"
    );
    assert_eq!(left(&place, &["phone", "case"]), Vec::<String>::new());
}

#[test]
fn a_mistyped_command_is_answered_in_the_language_asked_for() {
    let place = Place::new();
    for (language, word) in [("en", "vigie --help"), ("fr", "vigie --help")] {
        let output = place.run(&["chek", "--lang", language]);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("chek") && said(&output).contains(word));
    }
    let french = said(&place.run(&["check", "--lang", "fr"]));
    let english = said(&place.run(&["check", "--lang", "en"]));
    assert_ne!(french, english);
}

#[test]
fn a_password_can_come_from_a_descriptor() {
    let place = Place::new();
    let phone = Phone::clean(17, Persona::Ordinary).encrypted("right one", Rounds::QUICK);
    place.phone("phone", &phone);
    fs::write(place.path("secret"), "right one\n").unwrap();
    let vigie = env!("CARGO_BIN_EXE_vigie");
    let line = format!("exec '{vigie}' check phone --owner-consents --password-fd 7 7<secret");
    let output = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(place.path(""))
        .env("VIGIE_DATA", place.path("data"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}
