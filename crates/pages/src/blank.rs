//! The page that is shown after leaving: no word of it, its style or its address tells what was here.

use report::Texts;

use crate::frame::{document, preamble};

/// Writes the page: it needs neither a session nor a style sheet.
#[must_use]
pub fn write(texts: &Texts) -> String {
    document(texts.language(), |page| {
        page.within("head", &[], |page| preamble(page, &texts.word("app-title")));
        page.within("body", &[], |page| {
            page.within("main", &[], |page| {
                page.put("h1", &[], &texts.word("app-title"));
                page.say(&texts.word("app-blank"));
            });
        });
    })
}
