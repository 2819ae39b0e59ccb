//! Several signs on one app or program are one finding.

use artefacts::AnyRecord::{self, IosInstalledApps, IosLocationdClients, IosTcc};
use model::{Certainty, Finding, Kind, Statement};

use crate::records::{Jobs, app, location, permission};

const SPY: &str = "com.example.Spy";

/// An app from elsewhere that lately followed the location: two records, two checks.
fn two_signs() -> Jobs {
    Jobs::default()
        .store(&["com.example.chat"])
        .read(IosInstalledApps(&app(SPY, "com.example.installer", "")))
        .read(IosLocationdClients(&location(SPY, "always", Some(3))))
}

fn checks(finding: &Finding) -> Vec<&str> {
    finding
        .signs
        .iter()
        .map(|sign| sign.check.id.as_str())
        .collect()
}

fn above(findings: &[Finding]) -> Vec<&Finding> {
    findings
        .iter()
        .filter(|one| one.is_above_context())
        .collect()
}

#[test]
fn two_signs_from_two_kinds_of_records_are_one_likely_finding() {
    let findings = two_signs().findings(&[]);
    let above = above(&findings);
    assert_eq!(above.len(), 1);
    let one = above[0];
    let mut both = checks(one);
    both.sort_unstable();
    assert_eq!(both, ["app-outside-store", "location-always"]);
    assert_eq!(
        (one.kind, one.certainty),
        (Kind::Exposure, Certainty::Likely)
    );
    assert_eq!(one.title.key, "signs-app-title");
    assert_eq!(one.reason.key, "signs-app-independent-reason");
    assert_eq!(one.harmless_causes.len(), 4);
    assert_eq!(one.count, 2);
    let artefacts: Vec<&str> = one.evidence.iter().map(|e| e.artefact.as_str()).collect();
    assert_eq!(artefacts.len(), 2);
    assert!(artefacts.contains(&"ios.installed_apps"));
    assert!(artefacts.contains(&"ios.locationd_clients"));
    assert!(
        one.signs
            .iter()
            .all(|sign| sign.certainty == Certainty::Possible)
    );
}

#[test]
fn signs_on_different_apps_stay_apart() {
    let findings = Jobs::default()
        .store(&["com.example.chat"])
        .read(IosInstalledApps(&app(SPY, "com.example.installer", "")))
        .read(IosLocationdClients(&location(
            "com.example.spying",
            "always",
            Some(3),
        )))
        .findings(&[]);
    let above = above(&findings);
    assert_eq!(above.len(), 2);
    assert!(
        above
            .iter()
            .all(|one| one.signs.is_empty() && one.certainty == Certainty::Possible)
    );
}

#[test]
fn one_check_twice_does_not_fold() {
    let findings = Jobs::default()
        .store(&["com.example.chat"])
        .read(IosTcc(&permission("kTCCServiceCamera", SPY, "allowed", "")))
        .read(IosTcc(&permission(
            "kTCCServiceMicrophone",
            SPY,
            "allowed",
            "",
        )))
        .findings(&[]);
    let above = above(&findings);
    assert_eq!(above.len(), 1);
    assert!(above[0].signs.is_empty());
    assert_eq!(
        (above[0].certainty, above[0].count),
        (Certainty::Possible, 2)
    );
}

#[test]
fn two_signs_on_one_kind_of_record_are_told_together_and_stay_possible() {
    let findings = Jobs::default()
        .store(&["com.a.a", "com.a.b", "com.a.c", "com.a.d", "com.a.e"])
        .read(IosInstalledApps(&app(
            SPY,
            "com.example.installer",
            "other@example.org",
        )))
        .findings(&[]);
    let above = above(&findings);
    assert_eq!(above.len(), 1);
    assert_eq!(above[0].signs.len(), 2);
    assert_eq!(above[0].certainty, Certainty::Possible);
    assert_eq!(above[0].reason.key, "signs-app-reason");
    // Both rest on the same record.
    assert_eq!((above[0].count, above[0].evidence.len()), (1, 1));
}

#[test]
fn a_statement_explains_its_sign_and_leaves_the_others() {
    // The management of a phone explains the installer and the location, and not the account.
    let jobs = || {
        Jobs::default()
            .store(&["com.a.a", "com.a.b", "com.a.c", "com.a.d", "com.a.e"])
            .read(IosInstalledApps(&app(
                SPY,
                "com.example.installer",
                "other@example.org",
            )))
            .read(IosLocationdClients(&location(SPY, "always", Some(3))))
    };
    let findings = jobs().findings(&["account:other@example.org"]);
    let above = above(&findings);
    assert_eq!(above.len(), 1);
    let lowered: Vec<&Statement> = above[0]
        .signs
        .iter()
        .filter_map(|sign| sign.lowered_by.as_ref())
        .collect();
    assert_eq!(lowered, [&Statement::Account("other@example.org".into())]);
    assert_eq!(above[0].lowered_by, None);
    assert_eq!(above[0].certainty, Certainty::Likely);
    assert_eq!(
        above[0].harmless_causes.len(),
        4,
        "of the signs that still count"
    );

    // When one sign is left, it stands for itself again.
    let findings = two_signs().findings(&["parental"]);
    let one = findings.iter().find(|one| one.is_above_context()).unwrap();
    assert_eq!(
        (one.kind, one.certainty),
        (Kind::Exposure, Certainty::Possible)
    );

    let findings = two_signs().findings(&["app:com.example.Spy"]);
    let one = findings.iter().find(|one| !one.signs.is_empty()).unwrap();
    assert_eq!(one.kind, Kind::Context);
    assert_eq!(one.lowered_by, Some(Statement::App(SPY.into())));
}

#[test]
fn the_order_of_the_jobs_does_not_matter() {
    let chat = app("com.example.chat", "com.apple.AppStore", "me@example.org");
    let spy = app(SPY, "com.example.installer", "");
    let asked = location("com.example.spy", "always", Some(3));
    let records: [AnyRecord<'_>; 3] = [
        IosInstalledApps(&chat),
        IosInstalledApps(&spy),
        IosLocationdClients(&asked),
    ];
    let run = |order: [usize; 3]| {
        let jobs = order
            .iter()
            .fold(Jobs::default(), |jobs, at| jobs.read(records[*at]));
        let mut findings = jobs.findings(&[]);
        for evidence in findings.iter_mut().flat_map(|one| &mut one.evidence) {
            // The place tells the number of the job.
            evidence.place.clear();
        }
        findings
    };
    let first = run([0, 1, 2]);
    assert_eq!(above(&first).len(), 1);
    for order in [[2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        assert_eq!(run(order), first, "{order:?}");
    }
}
