//! Which apps can see or hear what, and who can reach the phone: findings again, by what they allow.

use model::{Finding, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
};
use crate::{phrases::reason_signs, whole_case::Numbered};

/// Rows of one table; the findings themselves are all told above.
const ROWS: usize = 200;

/// What lets an app see or hear: the check that sees it, and the words for what it allows.
const ABILITIES: [(&str, &str); 7] = [
    ("enabled-accessibility", "ability-screen-whole"),
    ("screen-access", "ability-screen-record"),
    ("notification-access", "ability-notifications"),
    ("background-microphone-camera", "ability-microphone-camera"),
    ("background-location", "ability-location"),
    ("reads-messages-and-calls", "ability-messages-calls"),
    ("keyboard-sideloaded", "ability-keyboard"),
];

/// What lets somebody reach the phone.
const REACH: [(&str, &str); 5] = [
    ("adb-hosts", "reach-computers"),
    ("device-admin", "reach-administrators"),
    ("work-profile-or-owner", "reach-organisation"),
    ("installs-apps", "reach-installers"),
    ("root-or-unlocked", "reach-unlocked"),
];

/// Whether there is anything to tell, so that no empty table says that nothing can.
pub(super) fn is_told(report: &Report<'_>) -> bool {
    let mut checks = ABILITIES.iter().chain(&REACH);
    checks.any(|(check, _)| {
        let mut findings = report.whole.findings.iter();
        findings.any(|finding| reason_signs(finding).contains(check))
    })
}

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    if !is_told(report) {
        return;
    }
    let words = &report.words;
    page.section("abilities", &words.key("section-abilities"), |page| {
        page.say(&words.key("abilities-intro"));
        for (caption, checks) in [
            ("abilities-apps", ABILITIES.as_slice()),
            ("abilities-reach", REACH.as_slice()),
        ] {
            let rows = rows(report, checks);
            if !rows.is_empty() {
                let headings = [
                    "report-column-allows",
                    "report-column-seen",
                    "report-column-last",
                    "report-column-exhibit",
                ]
                .map(|key| words.key(key));
                table(page, "abilities", &words.key(caption), &headings, rows);
            }
        }
    });
}

/// A row for each finding of each check, in the order of the checks.
fn rows(report: &Report<'_>, checks: &[(&'static str, &'static str)]) -> Vec<Vec<Cell>> {
    let words = &report.words;
    let mut rows = Vec::new();
    for (check, allows) in checks {
        let all = Numbered::all(report.whole.findings);
        for numbered in all.filter(|one| reason_signs(one.finding).contains(check)) {
            let last = numbered.finding.last_time.map(|at| words.date(at));
            rows.push(vec![
                Cell::Words(words.key(allows)),
                Cell::Words(words.say(reason(numbered.finding, check))),
                Cell::Lines(last.map(Cell::Short).into_iter().collect()),
                Cell::number(numbered.line()),
            ]);
        }
    }
    rows.truncate(ROWS);
    rows
}

/// What the check says of it: of a finding of several signs, that of its own sign.
fn reason<'a>(finding: &'a Finding, check: &str) -> &'a Text {
    let sign = finding.signs.iter().find(|sign| sign.check.id == check);
    sign.map_or(&finding.reason, |sign| &sign.reason)
}
