//! The exit code of `vigie recheck` by each way of comparing: the source, the kept records, the blind index.

use std::{fs, path::Path};

use crate::common::Place;
use serde_json::Value;
use testkit::{Persona, Phone, damage};

/// A way of comparing: its name, the options of the check that leave a case for it, and those of the
/// recheck that ask for it.
type Way = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const WAYS: [Way; 3] = [
    ("source", &["--no-blind-index"], &["--source", "phone"]),
    ("records", &["--keep", "records"], &[]),
    ("blind_index", &[], &[]),
];

/// Checks what `harm` leaves of `phone` with the built-in set; gives the exit code.
fn check(place: &Place, phone: &Phone, harm: impl Fn(&Path), options: &[&str]) -> Option<i32> {
    let (backup, _) = place.phone("phone", phone);
    harm(&backup);
    let mut arguments = vec!["check", "phone", "--owner-consents", "--case", "case"];
    arguments.extend(options);
    place.run(&arguments).status.code()
}

/// Rechecks by a way; gives the exit code and the document, which must be of that way.
fn recheck(place: &Place, (name, _, options): Way, more: &[&str]) -> (Option<i32>, Value) {
    let mut arguments = vec!["recheck", "case", "--json"];
    arguments.extend(options.iter().chain(more));
    let output = place.run(&arguments);
    let document: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(document["recheck"]["method"], name);
    (output.status.code(), document)
}

fn untried(document: &Value) -> usize {
    document["recheck"]["untried"].as_object().unwrap().len()
}

/// How many entries of the coverage say that something could not be read.
fn lost(document: &Value) -> usize {
    let all = document["coverage"].as_array().unwrap().iter();
    all.filter(|entry| entry["status"] == "unreadable" || entry["status"] == "partial")
        .count()
}

fn without_permissions(backup: &Path) {
    damage::delete(backup, "HomeDomain", "Library/TCC/TCC.db").unwrap();
}

#[test]
fn nothing_found_and_everything_read_ends_with_zero() {
    let phone = Phone::clean(17, Persona::Ordinary);
    for way in WAYS {
        let place = Place::new();
        assert_eq!(check(&place, &phone, |_| {}, way.1), Some(0));
        // A name of which the index can say whether it occurs.
        fs::write(place.path("list.txt"), "vigie-testkit-c2.com\n").unwrap();
        let (code, document) = recheck(&place, way, &["--indicators", "list.txt"]);
        assert_eq!((untried(&document), lost(&document)), (0, 0), "{}", way.0);
        assert_eq!(code, Some(0), "{}", way.0);
    }
}

#[test]
fn what_was_published_since_ends_with_one_also_where_something_is_unread() {
    let phone = Phone::watched(17);
    for way in WAYS {
        let place = Place::new();
        place.indicators();
        check(&place, &phone, without_permissions, way.1);
        let (code, document) = recheck(&place, way, &["--indicators", "planted.stix2"]);
        assert!(lost(&document) > 0, "{}", way.0);
        assert_eq!(code, Some(1), "{}", way.0);
    }
}

#[test]
fn a_recheck_that_cannot_be_done_ends_with_two() {
    let phone = Phone::clean(17, Persona::Ordinary);
    for (name, options, asked) in WAYS {
        let place = Place::new();
        assert_eq!(check(&place, &phone, |_| {}, options), Some(0));
        match name {
            "source" => without_permissions(&place.path("phone")),
            "records" => fs::write(place.path("case/records/ios.sms.jsonl"), "{}\n").unwrap(),
            _ => fs::remove_file(place.path("case/blind.idx")).unwrap(),
        }
        let mut arguments = vec!["recheck", "case", "--json"];
        arguments.extend(asked);
        let output = place.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn nothing_found_but_something_unread_ends_with_three() {
    let phone = Phone::clean(17, Persona::Ordinary);
    for way in WAYS {
        let place = Place::new();
        let code = check(&place, &phone, without_permissions, way.1);
        assert_eq!(code, Some(3), "{}", way.0);
        let (code, document) = recheck(&place, way, &[]);
        assert_eq!(untried(&document), 0, "{}", way.0);
        assert!(lost(&document) > 0, "{}", way.0);
        assert_eq!(code, Some(3), "{}", way.0);
    }
}

#[test]
fn nothing_found_but_an_indicator_untried_ends_with_three() {
    let phone = Phone::clean(17, Persona::Ordinary);
    // Two facts in one record: an index holds values, each for itself.
    let [_, records, index] = WAYS;
    for (way, wanted) in [(records, 0), (index, 3)] {
        let place = Place::new();
        place.indicators();
        assert_eq!(check(&place, &phone, |_| {}, way.1), Some(0));
        let (code, document) = recheck(&place, way, &["--indicators", "planted.stix2"]);
        assert_eq!(lost(&document), 0, "{}", way.0);
        assert_eq!(untried(&document) > 0, wanted == 3, "{}", way.0);
        assert_eq!(code, Some(wanted), "{}", way.0);
    }
}
