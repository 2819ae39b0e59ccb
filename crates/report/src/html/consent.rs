//! The owner's consent, what the owner said is theirs, and the options that decide what was read.

use super::{Report, page::Page};
use crate::phrases::{consented, option, stated};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let record = report.whole.record;
    page.section("consent", &words.key("report-section-consent"), |page| {
        page.say(&words.key(consented(record.consent.form)));
        let day = words.date(record.consent.at);
        let when = words.with("report-consent-when", "date", &day);
        page.put("p", &[("class", "clock")], &when);
        if record.statements.is_empty() {
            page.say(&words.key("report-statements-none"));
        } else {
            page.say(&words.key("report-statements"));
            page.list(
                record
                    .statements
                    .iter()
                    .map(|said| words.say(&stated(said))),
            );
        }
        if !record.options.is_empty() {
            page.say(&words.key("report-options"));
            page.list(record.options.iter().map(|(name, values)| {
                let list: Vec<String> = values.iter().map(|id| words.artefact(id)).collect();
                words.say(&option(name, &list.join(", ")))
            }));
        }
    });
}
