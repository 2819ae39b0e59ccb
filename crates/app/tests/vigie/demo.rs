//! `vigie demo`: what people try first tells a watched phone from one that is not, for both sorts of phones.

use std::{fs, process::Output};

use crate::common::Place;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Vendor, planted_android_indicators};

fn said(output: &Output) -> String {
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One phone after the other is checked; each has its own words, and no word of the other sort of phone.
#[test]
fn both_sorts_of_phones_are_shown() {
    for (arguments, wanted, never) in [
        (
            &["demo", "--android", "--keep-in", "kept"][..],
            [
                "Android bug report",
                "AndroidQF or Bugbane acquisition",
                "Android 14,",
                "Google account (",
                "A known surveillance app was here",
                "Who can reach this phone",
            ],
            [
                "iOS",
                "iPhone or iPad",
                "A backup holds",
                "Apple account:",
                "Could not be seen in what was handed in",
            ],
        ),
        (
            &["demo", "--keep-in", "kept"][..],
            [
                "iPhone or iPad backup",
                "iOS 17",
                "Apple account:",
                "== Before you go on ==",
                "Who can reach this phone",
                "== What was read",
            ],
            [
                "Android 1",
                "Android bug",
                "A bug report holds",
                "Google account (",
                "AndroidQF",
            ],
        ),
    ] {
        let place = Place::new();
        let text = said(&place.run(arguments));
        for wanted in wanted {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        for never in never {
            assert!(!text.contains(never), "{never}: {text}");
        }
        let at = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words}: {text}"))
        };
        assert!(at("These checks found nothing") < at("Second phone: it is watched"));
        assert!(at("Second phone: it is watched") < at("A sign of a known surveillance tool"));
        for case in ["clean-case", "watched-case"] {
            let page = place.path("kept").join(case).join("report.html");
            let page = fs::read_to_string(&page).unwrap();
            assert!(page.contains("id=\"reach\""));
        }
    }
}

/// Helplines are those of the country asked for; the language names none.
#[test]
fn helplines_are_of_the_country_asked_for() {
    let place = Place::new();
    let phone = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    let report = place.path("bugreport.zip");
    testkit::build_android(&phone, &AndroidForm::BugReportZip, &report).unwrap();
    fs::write(place.path("planted.stix2"), planted_android_indicators()).unwrap();
    let check = |case: &str, more: &[&str]| {
        let mut arguments = vec![
            "check",
            "bugreport.zip",
            "--owner-consents",
            "--lang",
            "fr",
            "--indicators",
            "planted.stix2",
            "--case",
            case,
        ];
        arguments.extend(more);
        let output = place.run(&arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        let page = fs::read_to_string(place.path(case).join("report.html")).unwrap();
        [text, page]
    };
    for text in check("neutral", &[]) {
        assert!(!text.contains("3919") && !text.contains("114"), "{text}");
        assert!(text.contains("--country"), "{text}");
    }
    for text in check("france", &["--country", "fr"]) {
        assert!(text.contains("3919") && text.contains("114"), "{text}");
        assert!(text.contains("novembre 2026"), "{text}");
    }
    let again = place.run(&["report", "neutral", "--country", "fr", "--output", "-"]);
    let again = String::from_utf8(again.stdout).unwrap();
    assert!(again.contains("3919"), "{again}");
    let unknown = place.run(&["report", "neutral", "--country", "xx"]);
    assert_eq!(unknown.status.code(), Some(2));
    let told = String::from_utf8(unknown.stderr).unwrap();
    assert!(told.contains("--country") && told.contains("fr"), "{told}");
}
