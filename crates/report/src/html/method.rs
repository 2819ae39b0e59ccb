//! Which accounts to look at, what an examination cannot see, how it was done, and what the words mean.

use model::Text;

use super::{Report, finding, page::Page};
use crate::{handed_in, phrases::KINDS};

/// How it was done, in the order told.
const METHOD: [&str; 8] = [
    "report-method-copy",
    "report-method-compare",
    "report-method-messages",
    "report-method-facts",
    "report-method-exhibits",
    "report-method-addresses",
    "report-method-escapes",
    "report-method-journal",
];

/// How sure a finding is, in the words of its text: they begin with the grade itself.
const GRADES: [&str; 6] = [
    "sure-known-confirmed",
    "sure-known-likely",
    "sure-known-possible",
    "sure-strong",
    "sure-discuss",
    "sure-context",
];

/// The certainties that technical details name.
const CERTAINTIES: [(&str, &str); 3] = [
    ("certainty-confirmed", "report-certainty-confirmed"),
    ("certainty-likely", "report-certainty-likely"),
    ("certainty-possible", "report-certainty-possible"),
];

/// What no file tells.
pub(super) fn accounts(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("accounts", &words.key("section-accounts"), |page| {
        page.say(&words.key("accounts-intro"));
        let keys = handed_in::accounts(report.outcome.sources);
        page.list(keys.into_iter().map(|key| words.key(key)));
        page.say(&words.key("accounts-order"));
    });
}

pub(super) fn limits(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("limits", &words.key("section-limits"), |page| {
        page.list(handed_in::limits(words, report.outcome.sources));
    });
}

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("method", &words.key("report-section-method"), |page| {
        page.list(METHOD.map(|key| words.key(key)));
        let sandbox = &report.whole.record.sandbox;
        for (key, names) in [
            ("report-method-sandbox", &sandbox.in_force),
            ("report-method-sandbox-missing", &sandbox.missing),
        ] {
            if !names.is_empty() {
                let said = Text::new(key).words("list", &names.join(", "));
                page.say(&words.say(&said));
            }
        }
        page.put("h3", &[], &words.key("report-definitions"));
        page.within("dl", &[], |page| {
            let mut define = |word: &str, meanings: &[&str]| {
                page.within("div", &[("class", "fact")], |page| {
                    page.put("dt", &[], &words.key(word));
                    for meaning in meanings {
                        page.put("dd", &[], &words.key(meaning));
                    }
                });
            };
            for (kind, heading) in KINDS {
                define(heading, &[finding::about(kind)]);
            }
            define("finding-sure", &GRADES);
            for (certainty, meaning) in CERTAINTIES {
                define(certainty, &[meaning]);
            }
        });
    });
}
