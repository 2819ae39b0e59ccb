//! What is planted of a surveillance tool, and whether each sign of it is told.

use std::collections::BTreeSet;

use detect::checks::conclude;
use model::Finding;
use testkit::{AndroidPersona, AndroidPhone, Habit, PlantedSign, Tool, Vendor};

use crate::phones::{HandedIn, findings, read_as, shown, strong};

/// The checks that tell of the app, each by itself or as one of several signs.
fn told_of(found: &[Finding], app: &str) -> Vec<String> {
    let names = |one: &&Finding| {
        let mut gaps = one.reason.arguments.values();
        gaps.any(|gap| format!("{gap:?}").contains(app))
    };
    let mut told = Vec::new();
    for one in found.iter().filter(names) {
        told.extend(one.signs.iter().map(|sign| sign.check.id.clone()));
        if let model::Reason::Check(check) = &one.reason_for {
            told.push(check.id.clone());
        }
    }
    told
}

fn missing(found: &[Finding], signs: &[PlantedSign]) -> Vec<String> {
    let lacks = |sign: &&PlantedSign| !told_of(found, &sign.app).contains(&sign.check);
    let missing = signs.iter().filter(lacks);
    missing.map(|sign| sign.check.clone()).collect()
}

#[test]
fn every_sign_that_is_planted_is_told() {
    let versions = [6, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    for (version, vendor) in versions.into_iter().zip(Vendor::ALL.into_iter().cycle()) {
        let clean = AndroidPhone::clean(version, vendor, AndroidPersona::Ordinary);
        let all = Habit::TOLD.into_iter().fold(Tool::unlisted(), Tool::with);
        for tool in [Tool::unlisted(), all, Tool::unlisted().renamed(9)] {
            let phone = clean.clone().with(tool);
            for form in [HandedIn::BugReport, HandedIn::Acquisition] {
                let (checks, truth) = read_as(&phone, form);
                assert!(truth.signs.len() >= 8, "{:?}", truth.signs);
                let found = conclude(checks.conclude(), Vec::new(), &[]);
                let missing = missing(&found, &truth.signs);
                assert_eq!(missing, Vec::<String>::new(), "{vendor:?} {version}");
            }
        }
    }
}

#[test]
fn an_acquisition_without_the_dump_of_packages_still_tells_where_apps_come_from() {
    for (version, vendor) in [
        (9, Vendor::Samsung),
        (13, Vendor::Pixel),
        (16, Vendor::Xiaomi),
    ] {
        let clean = AndroidPhone::clean(version, vendor, AndroidPersona::Ordinary);
        let phone = clean.with(Tool::unlisted());
        let (checks, truth) = read_as(&phone, HandedIn::AcquisitionWithoutPackages);
        let found = conclude(checks.conclude(), Vec::new(), &[]);
        // What the dump alone tells could not be checked: permissions, icons, what starts with the phone.
        let untold: BTreeSet<String> = missing(&found, &truth.signs).into_iter().collect();
        let only_there = [
            "no-launcher",
            "starts-unseen",
            "stays-awake",
            "background-location",
            "background-microphone-camera",
            "reads-messages-and-calls",
        ];
        assert!(
            untold.iter().all(|check| only_there.contains(&&**check)),
            "{untold:?}"
        );
        let one = strong(&found).unwrap_or_else(|| panic!("{:?}", shown(&found)));
        let signs: Vec<&str> = one.signs.iter().map(|sign| &*sign.check.id).collect();
        for check in ["sideloaded", "enabled-accessibility", "imitates-system"] {
            assert!(signs.contains(&check), "{version}: {signs:?}");
        }
    }
}

#[test]
fn what_the_whole_number_is_refused_is_no_sign() {
    for version in [10, 11, 14, 16] {
        let tool = Tool::unlisted().with(Habit::RefusedByNumber);
        let clean = AndroidPhone::clean(version, Vendor::Pixel, AndroidPersona::Ordinary);
        let found = findings(&clean.with(tool.clone()), true);
        let told = told_of(&found, &tool.package);
        for check in ["background-location", "background-microphone-camera"] {
            assert!(!told.iter().any(|one| one == check), "{version}: {told:?}");
        }
        assert!(told.iter().any(|one| one == "reads-messages-and-calls"));
    }
}

#[test]
fn names_of_chance_and_lone_signers_are_told_beside() {
    let tool = Tool::unlisted().called("com.sync.service20240917");
    let clean = AndroidPhone::clean(14, Vendor::Fairphone, AndroidPersona::Ordinary);
    let found = findings(&clean.with(tool.clone()), true);
    let told = told_of(&found, &tool.package);
    for check in ["name-of-chance", "lone-signer"] {
        assert!(told.iter().any(|one| one == check), "{told:?}");
    }
}

#[test]
fn what_clean_phones_do_that_tools_do_too_is_told_and_no_alarm() {
    let told = |persona, version| {
        let phone = AndroidPhone::clean(version, Vendor::Pixel, persona);
        let found = findings(&phone, true);
        let titles = found.iter().map(|one| one.title.key.to_string());
        titles.collect::<BTreeSet<String>>()
    };
    let free = told(AndroidPersona::FreeSoftware, 14);
    for title in [
        "check-all-files-access-ordinary-title",
        "check-default-app-role-ordinary-title",
        "check-removed-or-downgraded-title",
        "check-removed-or-downgraded-older-title",
    ] {
        assert!(free.contains(title), "{title}: {free:?}");
    }
    let watch = told(AndroidPersona::Watch, 15);
    for title in [
        "check-other-space-ordinary-title",
        "check-works-silently-ordinary-title",
    ] {
        assert!(watch.contains(title), "{title}: {watch:?}");
    }
    assert!(told(AndroidPersona::Managed, 13).contains("check-carries-traffic-ordinary-title"));
}
