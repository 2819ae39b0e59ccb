//! The short answers, and what they say of which findings and of which ways to see or hear.

use model::{Coverage, Finding, Means, Reason};
use report::{Language, Outcome, Texts, terminal};

use crate::sample::{self, Sample};

/// The summary in English, without its line breaks.
fn plain(outcome: &Outcome<'_>) -> String {
    let (mut out, texts) = (Vec::new(), Texts::new(Language::English));
    terminal::write(&mut out, &texts, outcome, terminal::Style::default()).unwrap();
    let text = String::from_utf8(out).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands under "The answers in short".
fn answers(sample: &Sample) -> String {
    let text = plain(&sample.outcome());
    let (_, answers) = text.split_once("== The answers in short ==").unwrap();
    answers.split_once(" == ").unwrap().0.to_owned()
}

/// A finding on the identifier of a known app, told under `title`, on a record of `artefact`.
fn known(title: &'static str, artefact: &str) -> Finding {
    let mut finding = sample::watched().findings.swap_remove(2);
    let Reason::Indicator(indicator) = &mut finding.reason_for else {
        panic!("{finding:?}");
    };
    indicator.kind = "app_id".into();
    finding.title.key = title.into();
    finding.evidence.truncate(1);
    finding.evidence[0].artefact = artefact.into();
    finding
}

/// What was handed in beside the phone's data, or is only named, is neither here nor was it.
#[test]
fn a_known_app_is_here_only_where_a_finding_says_so() {
    let said = |title, artefact| {
        let mut sample = sample::android();
        sample.findings = vec![known(title, artefact)];
        answers(&sample)
    };
    let here = said("finding-on-phone-title", "android.packages");
    assert!(here.contains("is on this phone, or it runs there (exhibit 1)"));
    let was = said("finding-on-phone-title", "android.battery_history");
    assert!(was.contains("A known surveillance app was here"));
    for (title, artefact, expected) in [
        (
            "finding-handed-in-title",
            "android.apk",
            "Another published sign of a surveillance tool was seen (exhibit 1).",
        ),
        (
            "finding-named-app-title",
            "android.packages",
            "is named in what was read (exhibit 1). Such records do not show",
        ),
        (
            "finding-named-app-title",
            "android.platform_compat",
            "is named in what was read (exhibit 1). Such records do not show",
        ),
    ] {
        let told = said(title, artefact);
        assert!(told.contains(expected), "{title}: {told}");
        assert!(!told.contains("is on this phone"), "{title}: {told}");
        assert!(!told.contains("app was here"), "{title}: {told}");
    }
}

/// That no list tells where an app came from does not say that it came from elsewhere.
#[test]
fn apps_of_which_no_list_tells_are_not_counted_as_from_elsewhere() {
    let said = |origins: [Option<&str>; 3]| {
        let mut sample = sample::android();
        sample.accesses.truncate(3);
        for (number, (access, origin)) in sample.accesses.iter_mut().zip(origins).enumerate() {
            access.holder = Some(format!("org.example.app{number}").into());
            access.origin = origin.map(|origin| origin.to_owned().into());
        }
        answers(&sample)
    };
    let outside = "did not come from a store";
    let reviewed = "All of them came from a store";
    let untold = "no list that was handed in tells";
    for (origins, expected) in [
        ([Some("store"), Some("management"), Some("store")], reviewed),
        (
            [Some("store"), Some("other_store"), Some("side_loaded")],
            outside,
        ),
        ([None, None, Some("store")], untold),
    ] {
        let told = said(origins);
        for sentence in [outside, reviewed, untold] {
            assert_eq!(told.contains(sentence), sentence == expected, "{told}");
        }
    }
    let both = said([None, Some("side_loaded"), None]);
    assert!(both.contains("One of them did not come from a store."));
    assert!(both.contains("Of 2 of them, no list that was handed in tells"));
}

/// One table of settings names what is switched on; the others say nothing of it.
#[test]
fn the_screen_could_be_seen_only_where_the_right_settings_were_read() {
    let said = |table: &str| {
        let mut sample = sample::android();
        let settings = Coverage {
            artefact: "android.settings".into(),
            path: Some(table.into()),
            ..sample.coverage[2].clone()
        };
        sample.coverage = vec![settings];
        sample.accesses.retain(|one| one.means == Means::Computer);
        let text = answers(&sample);
        let (_, unseen) = text.split_once("What could not be seen").unwrap();
        unseen.split_once(": ").unwrap().1.to_owned()
    };
    for table in ["/settings/system", "/bugreport/settings/global"] {
        let unseen = said(table);
        for means in ["see and use the whole screen", "notification", "keyboards"] {
            assert!(unseen.contains(means), "{table}: {unseen}");
        }
    }
    for table in ["/settings/secure", "/bugreport/dumpsys/settings"] {
        let unseen = said(table);
        for means in ["see and use the whole screen", "notification", "keyboards"] {
            assert!(!unseen.contains(means), "{table}: {unseen}");
        }
    }
}

/// A case of an earlier version keeps no ways: nothing is told of them then, and least of all that there are
/// none.
#[test]
fn a_case_that_keeps_no_ways_answers_nothing() {
    let sample = sample::android();
    let outcome = Outcome {
        accesses: None,
        ..sample.outcome()
    };
    let text = plain(&outcome);
    for section in [
        "The answers in short",
        "Which apps can see",
        "none was seen",
    ] {
        assert!(!text.contains(section), "{section}: {text}");
    }
    assert!(plain(&sample.outcome()).contains("The answers in short"));
}
