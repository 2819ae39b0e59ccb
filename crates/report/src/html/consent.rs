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
<<<<<<< HEAD

fn stated(statement: &Statement) -> Text {
    let about =
        |key: &'static str, value: &Untrusted<'_>| Text::new(key).words("value", value.raw());
    match statement {
        Statement::Managed => Text::new("statement-managed"),
        Statement::Parental => Text::new("statement-parental"),
        Statement::Root => Text::new("statement-root"),
        Statement::Profile(id) => about("statement-profile", id),
        Statement::App(id) => about("statement-app", id),
        Statement::Computer(name) => about("statement-computer", name),
        Statement::Adb(host) => about("statement-adb", host),
        Statement::Device(name) => about("statement-device", name),
        _ => Text::new("statement-other"),
    }
}

fn option(name: &str, list: &str) -> Text {
    match name {
        "only" => Text::new("report-option-only").words("list", list),
        "skip" => Text::new("report-option-skip").words("list", list),
        "hash" => Text::new("report-option-hash"),
        "keep" => Text::new("report-option-keep"),
        "organisation" => Text::new("report-option-organisation").words("list", list),
        _ => Text::new("report-option-other")
            .words("name", name)
            .words("list", list),
    }
}
=======
>>>>>>> pdf
