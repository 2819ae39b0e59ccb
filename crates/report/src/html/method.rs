//! Which accounts to look at, what an examination cannot see, how it was done, and what the words mean.

use model::Text;

use super::{Report, page::Page};
use crate::{
    definitions::{CERTAINTIES, GRADES, METHOD, about},
    handed_in,
    phrases::KINDS,
};

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
                define(heading, &[about(kind)]);
            }
            define("finding-sure", &GRADES);
            for (certainty, meaning) in CERTAINTIES {
                define(certainty, &[meaning]);
            }
        });
    });
}
