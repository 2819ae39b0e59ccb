//! The report as PDF, for a reader on paper, a court, and those who hear it: PDF/A-2a and PDF/UA-1 at once.
//!
//! Described in: <https://pdfa.org/resource/iso-19005-pdfa/>, <https://pdfa.org/resource/iso-14289-pdfua/>.

mod block;
mod content;
mod draw;
mod escape;
mod layout;
mod redact;
#[cfg(test)]
#[path = "../../report/tests/sample/mod.rs"]
mod sample;
#[cfg(test)]
mod tests;
#[cfg(test)]
#[path = "../../report/tests/report/whole_case.rs"]
mod whole_case;

use case::Entry;
use model::Text;
use report::{Texts, WholeCase, Words};

/// Characters of the case's hash at the foot of each page.
const HASH_SHOWN: usize = 16;

/// How much of what belongs to people is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Everything that was seen.
    Full,
    /// Names, accounts, numbers and quoted words are masked; findings, places, hashes and indicators are not.
    Redacted,
}

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
    /// What its folder is called.
    pub name: &'a str,
    /// Its journal.
    pub journal: &'a [Entry],
    /// SHA-256 of the file of the journal, in hexadecimal.
    pub journal_sha256: &'a str,
}

/// Why no report was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The fonts that come with vigie could not be read.
    #[error("the fonts could not be read")]
    Fonts,
    /// What was laid out cannot be written as the standards ask.
    #[error("the document cannot be written: {0}")]
    Refused(String),
}

/// Writes the report. The same case gives the same bytes in one language.
///
/// # Errors
/// When the document cannot be written as PDF/A and PDF/UA ask, whatever the case holds.
pub fn write(texts: &Texts, input: &Input<'_>, form: Form) -> Result<Vec<u8>, PdfError> {
    // On paper nobody types options of the command line.
    let texts = &Texts::for_pages(texts.language());
    match form {
        Form::Full => whole(texts, input, form),
        Form::Redacted => {
            let masked = redact::Masked::of(texts, input);
            masked.with(|input| whole(texts, input, form))
        }
    }
}

fn whole(texts: &Texts, input: &Input<'_>, form: Form) -> Result<Vec<u8>, PdfError> {
    let blocks = content::blocks(texts, input, form);
    let fonts = layout::Fonts::load().ok_or(PdfError::Fonts)?;
    let mut shaper = layout::Shaper::new(&fonts);
    let flow = layout::lay_out(&mut shaper, &blocks);
    let words = Words::whole(texts);
    // Each page says to which case it belongs.
    let hash: String = input.journal_sha256.chars().take(HASH_SHOWN).collect();
    let footer = |page: usize, pages: usize| {
        words.say(
            &Text::new("pdf-footer")
                .words("hash", &hash)
                .number("page", page)
                .number("pages", pages),
        )
    };
    let tool = &input.whole.record.tool;
    let about = draw::About {
        title: words.key("report-title"),
        language: words.language().code(),
        creator: draw::cut(&format!("{} {}", tool.name, tool.version)),
        created: input.whole.record.created,
        footer: &footer,
    };
    draw::write(flow, &about)
}
