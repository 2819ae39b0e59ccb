//! Whole synthetic phones, read from the text of their bug reports.

use std::{collections::BTreeMap, fs, sync::Arc};

use artefacts::{AnyRecord, PhoneFile, SchemaNote, Sink};
use detect::{
    SeenIn,
    checks::{Checks, conclude},
};
use formats::{
    bytes::{Part, SharedBytes},
    dump,
};
use model::{Certainty, Fault, Finding, Kind, Place, Statement, WallClock};
use testkit::{
    AndroidForm, AndroidPersona, AndroidPhone, Expected, Icon, Tool, Truth, Vendor, build_android,
};

/// What one job folds.
struct Job {
    seen: SeenIn,
    checks: Checks,
}

impl Sink for Job {
    fn record(&mut self, place: Place<'_>, record: AnyRecord<'_>) {
        self.checks.record(&self.seen, place, record);
    }

    fn fault(&mut self, _: Fault) {}

    fn schema(&mut self, _: SchemaNote) {}
}

/// What a phone was handed in as.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum HandedIn {
    /// The text of a bug report.
    BugReport,
    /// An acquisition.
    Acquisition,
    /// An acquisition in which the package manager printed nothing.
    AcquisitionWithoutPackages,
}

/// What the checks fold of a phone, and what is on it.
pub(crate) fn read_as(phone: &AndroidPhone, form: HandedIn) -> (Checks, Truth) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("phone");
    let mut all = Checks::default();
    let mut read = BTreeMap::new();
    let is_report = form == HandedIn::BugReport;
    let made = if is_report {
        AndroidForm::BugReportText
    } else {
        AndroidForm::AndroidQf
    };
    let truth = build_android(phone, &made, &target).unwrap();
    let text = if is_report {
        target
    } else {
        let list: SharedBytes = Arc::new(fs::read(target.join("packages.json")).unwrap());
        let file = PhoneFile::new("/androidqf/packages.json".to_owned(), list, None);
        read_file(&file, &mut all, &mut read);
        target.join("dumpsys.txt")
    };
    let text: SharedBytes = Arc::new(fs::read(text).unwrap());
    let dump = dump::index(&*text);
    // An acquisition's own file tells when it was made.
    let captured = dump.captured.as_deref().or(Some("2026-06-15 12:20:00"));
    let clock = WallClock::new(Some("Europe/Paris"), captured);
    for section in &dump.sections {
        let is_packages = section.path == "/dumpsys/package";
        if is_packages && form == HandedIn::AcquisitionWithoutPackages {
            continue;
        }
        let part = Part::new(Arc::clone(&text), section.start, section.end);
        let file = PhoneFile::new(section.path.clone(), Arc::new(part), None);
        read_file(&file.with_clock(clock.clone()), &mut all, &mut read);
    }
    let lists = match form {
        HandedIn::BugReport => ["android.packages", "android.components"],
        HandedIn::Acquisition => ["android.packages", "android.package_files"],
        HandedIn::AcquisitionWithoutPackages => ["android.package_files", "android.users"],
    };
    for id in ["android.app_ops", "android.accessibility"]
        .into_iter()
        .chain(lists)
    {
        assert!(read.contains_key(id), "{id} is in no section: {read:?}");
    }
    (all, truth)
}

/// Reads a file with every artefact that reads such files.
fn read_file(file: &PhoneFile, all: &mut Checks, read: &mut BTreeMap<&'static str, u32>) {
    for entry in artefacts::ALL {
        let fits = |pattern: &&str| {
            let end = pattern.strip_prefix("/**").unwrap_or(pattern);
            file.path().ends_with(end)
        };
        if entry.platform() != "android" || !entry.about.files.iter().any(fits) {
            continue;
        }
        let mut job = Job {
            seen: SeenIn {
                source: "S1".to_owned(),
                artefact: entry.id,
                path: file.path().to_owned(),
            },
            checks: Checks::default(),
        };
        // What cannot be read of a section is no subject here.
        let _ = (entry.read)(file, &mut job);
        all.absorb(job.checks);
        *read.entry(entry.id).or_insert(0) += 1;
    }
}

/// What the checks fold of a bug report's text, and what its owner would state.
fn read(phone: &AndroidPhone) -> (Checks, Vec<String>) {
    let (checks, truth) = read_as(phone, HandedIn::BugReport);
    (checks, truth.statements)
}

/// What is found on a phone that was handed in so, its owner having spoken or not.
fn findings_as(phone: &AndroidPhone, form: HandedIn, stated: bool) -> Vec<Finding> {
    let (checks, truth) = read_as(phone, form);
    let statements = truth.statements.iter().filter(|_| stated);
    let statements: Vec<Statement> = statements.map(|said| said.parse().unwrap()).collect();
    conclude(checks.conclude(), Vec::new(), &statements)
}

pub(crate) fn findings(phone: &AndroidPhone, stated: bool) -> Vec<Finding> {
    findings_as(phone, HandedIn::BugReport, stated)
}

/// Every persona on every vendor's phone, on versions that go round.
fn clean() -> impl Iterator<Item = AndroidPhone> {
    let personas = AndroidPersona::ALL.into_iter().enumerate();
    personas.flat_map(|(at, persona)| {
        Vendor::ALL
            .into_iter()
            .enumerate()
            .map(move |(of, vendor)| {
                let version = u32::try_from(6 + (at * 4 + of * 3) % 11).unwrap();
                AndroidPhone::clean(version, vendor, persona)
            })
    })
}

pub(crate) fn shown(findings: &[Finding]) -> Vec<String> {
    let above = findings.iter().filter(|one| one.is_above_context());
    above
        .map(|one| format!("{:?} {} {:?}", one.kind, one.title.key, one.title.arguments))
        .collect()
}

const FORMS: [HandedIn; 3] = [
    HandedIn::BugReport,
    HandedIn::Acquisition,
    HandedIn::AcquisitionWithoutPackages,
];

#[test]
fn clean_phones_give_nothing_above_context_once_their_owners_speak() {
    for phone in clean() {
        for form in FORMS {
            let found = findings_as(&phone, form, true);
            let found = shown(&found);
            // The computer of the acquisition is told by whoever made it.
            let found: Vec<&String> = found.iter().filter(|one| !one.contains("adb")).collect();
            let name = format!("{:?} {:?} {}", phone.persona, phone.vendor, phone.version);
            assert!(found.is_empty(), "{name}: {found:?}");
        }
    }
}

#[test]
fn clean_phones_give_exposures_and_no_more_while_nobody_speaks() {
    for (phone, form) in clean().zip(FORMS.into_iter().cycle()) {
        let found = findings_as(&phone, form, false);
        let name = format!("{:?} {:?} {}", phone.persona, phone.vendor, phone.version);
        for one in found.iter().filter(|one| one.is_above_context()) {
            assert_eq!(one.kind, Kind::Exposure, "{name}: {}", one.title.key);
            assert!(!one.harmless_causes.is_empty(), "{name}: {}", one.title.key);
        }
        if phone.persona == AndroidPersona::Ordinary && form == HandedIn::BugReport {
            assert_eq!(shown(&found), Vec::<String>::new(), "{name}");
        }
    }
}

/// The finding about an app that the rules call strong.
pub(crate) fn strong(found: &[Finding]) -> Option<&Finding> {
    let mut all = found.iter();
    all.find(|one| one.title.key == "signs-android-app-strong-title")
}

#[test]
fn a_tool_that_no_list_knows_is_found_by_what_it_does() {
    for (version, vendor) in [
        (6, Vendor::Pixel),
        (8, Vendor::Samsung),
        (10, Vendor::Fairphone),
        (12, Vendor::Xiaomi),
        (13, Vendor::Samsung),
        (14, Vendor::Pixel),
        (16, Vendor::Xiaomi),
    ] {
        let phone = AndroidPhone::clean(version, vendor, AndroidPersona::Ordinary);
        for tool in [Tool::unlisted(), Tool::unlisted().renamed(7)] {
            assert_eq!(tool.expected, Expected::Suspicious);
            let found = findings(&phone.clone().with(tool.clone()), true);
            let one = strong(&found);
            let one = one.unwrap_or_else(|| panic!("{vendor:?} {version}: {:?}", shown(&found)));
            assert_eq!(
                (one.kind, one.certainty),
                (Kind::Suspicious, Certainty::Likely)
            );
            assert!(one.signs.len() >= 6, "{:?}", one.signs);
            let of_tool = |finding: &&Finding| {
                finding
                    .evidence
                    .iter()
                    .any(|one| one.observed.raw().contains(&tool.package))
            };
            assert!(of_tool(&one));
        }
    }
}

#[test]
fn fewer_abilities_are_still_found() {
    let phone = AndroidPhone::clean(14, Vendor::Samsung, AndroidPersona::Ordinary);
    let only = |change: fn(&mut Tool)| {
        let mut tool = Tool::unlisted().renamed(3);
        change(&mut tool);
        findings(&phone.clone().with(tool), true)
    };
    let by_notifications = only(|tool| {
        (tool.accessibility, tool.admin, tool.spies) = (false, false, false);
        tool.icon = Icon::Disabled;
    });
    assert!(
        strong(&by_notifications).is_some(),
        "{:?}",
        shown(&by_notifications)
    );
    let by_permissions = only(|tool| {
        (tool.accessibility, tool.admin, tool.notifications) = (false, false, false);
    });
    assert!(
        strong(&by_permissions).is_some(),
        "{:?}",
        shown(&by_permissions)
    );
    let seen = only(|tool| {
        (tool.accessibility, tool.admin, tool.notifications) = (false, false, false);
        tool.icon = Icon::Shown;
    });
    let above: Vec<_> = seen.iter().filter(|one| one.is_above_context()).collect();
    assert!(
        above.iter().any(|one| one.kind == Kind::Exposure),
        "{:?}",
        shown(&seen)
    );
}

#[test]
fn what_a_person_says_of_a_strong_combination_does_not_lower_it() {
    let tool = Tool::unlisted().renamed(5);
    let phone = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    let (checks, _) = read(&phone.with(tool.clone()));
    let said = [
        "managed",
        "parental",
        "root",
        &format!("app:{}", tool.package),
    ];
    let said: Vec<Statement> = said.iter().map(|said| said.parse().unwrap()).collect();
    let found = conclude(checks.conclude(), Vec::new(), &said);
    assert_eq!(strong(&found).map(|one| one.kind), Some(Kind::Suspicious));
}
