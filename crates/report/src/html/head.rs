//! The first sentence, the facts at a glance, what can be done next, whom to turn to, the contents.

use model::Text;

use super::{Report, access, page::Page, times};
use crate::{Country, headline::SAFETY, reading::described};

/// The sections in their order, with the key of their heading.
pub(super) const SECTIONS: [(&str, &str); 12] = [
    ("found", "section-found"),
    ("abilities", "section-abilities"),
    ("reach", "section-reach"),
    ("limits", "section-limits"),
    ("accounts", "section-accounts"),
    ("timeline", "report-section-timeline"),
    ("read", "section-read"),
    ("sources", "report-section-sources"),
    ("indicators", "section-indicators"),
    ("method", "report-section-method"),
    ("consent", "report-section-consent"),
    ("next", "section-next"),
];

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.within("header", &[], |page| {
        page.put("h1", &[], &report.headline.sentence(words));
        for sentence in report.headline.beside(words, &report.outcome) {
            page.say(&sentence);
        }
        facts(page, report);
    });
}

fn facts(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let label = words.key("report-facts");
    page.within("dl", &[("aria-label", &*label)], |page| {
        let mut fact = |key: &'static str, value: &str, class: &'static str| {
            page.within("div", &[("class", class)], |page| {
                page.put("dt", &[], &words.key(key));
                page.put("dd", &[], value);
            });
        };
        let day = words.date(report.whole.record.created);
        fact("report-examined", &day, "clock");
        for source in &report.whole.record.sources {
            fact("report-sources", &described(words, source), "fact");
        }
        fact("report-made-with", &tool(report), "fact");
        fact("report-times", &times::zone(report), "fact");
    });
}

/// The name and the version of what made the report.
pub(super) fn tool(report: &Report<'_>) -> String {
    let tool = &report.whole.record.tool;
    report.words.say(
        &Text::new("report-tool")
            .words("name", &tool.name)
            .words("version", &tool.version),
    )
}

/// What comes before anything else.
pub(super) fn safety(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("safety", &words.key("section-safety"), |page| {
        page.list(SAFETY.map(|key| words.key(key)));
    });
}

/// What can be done next, then whom to turn to.
pub(super) fn next(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("next", &words.key("section-next"), |page| {
        let steps = report.headline.next_steps(report.outcome.coverage);
        page.list(steps.into_iter().map(|key| words.key(key)));
        page.put("h3", &[], &words.key("section-help"));
        let (help, remark) = Country::contacts(report.outcome.country);
        page.list(help.iter().map(|key| words.key(key)));
        page.put("p", &[("class", "small")], &words.key(remark));
    });
}

/// Where each section begins.
pub(super) fn contents(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let heading = [("aria-labelledby", "contents-heading")];
    page.within("nav", &heading, |page| {
        page.put(
            "h2",
            &[("id", "contents-heading")],
            &words.key("report-contents"),
        );
        page.within("ul", &[], |page| {
            let is_below = |id: &str| match id {
                "next" => false,
                "abilities" | "reach" => access::is_told(report),
                _ => true,
            };
            for (id, key) in SECTIONS.into_iter().filter(|(id, _)| is_below(id)) {
                let target = format!("#{id}");
                page.within("li", &[], |page| {
                    page.put("a", &[("href", &target)], &words.key(key));
                });
            }
        });
    });
}
