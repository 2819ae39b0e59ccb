//! What was seen, by kind of finding.

use super::{Report, finding, page::Page};
use crate::{definitions::about, groups, phrases::KINDS};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("found", &words.key("section-found"), |page| {
        if report.whole.findings.is_empty() {
            page.say(&words.key("report-nothing-found"));
        }
        let mut told = finding::Told::new();
        for (kind, heading) in KINDS {
            let groups = groups::of_kind(words, report.whole.findings, kind);
            if groups.is_empty() {
                continue;
            }
            page.put("h3", &[], &words.key(heading));
            page.put("p", &[("class", "small")], &words.key(about(kind)));
            for group in &groups {
                finding::write(page, report, group, &mut told);
            }
        }
        if told.left_out > 0 {
            page.say(&words.count("report-more-findings", told.left_out));
        }
    });
}
