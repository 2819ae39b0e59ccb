//! The summary that a tired person understands: one sentence first, then what it rests on.

mod access;
mod close;
mod compare;
mod found;
mod head;
mod page;
mod read;
mod recheck;
mod sets;
mod unread;

use std::io::{self, Write};

use case::{RecheckRecord, SetSummary};

use crate::{Outcome, Texts, compare::Comparison, headline::Headline, words::Words};
use page::Page;

/// How a terminal shows text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether headings stand out and details recede. Nothing is said by colour alone.
    pub color: bool,
    /// Columns; 80 when unknown.
    pub width: Option<usize>,
}

/// Writes the summary of an examination.
///
/// # Errors
/// When `out` refuses.
pub fn write(
    out: &mut dyn Write,
    texts: &Texts,
    outcome: &Outcome<'_>,
    style: Style,
) -> io::Result<()> {
    let mut page = Page::new(style);
    let words = Words::terminal(texts);
    let headline = Headline::of(outcome);
    head::write(&mut page, &words, outcome, headline);
    close::safety(&mut page, &words);
    access::answers(&mut page, &words, outcome);
    // Where a known tool was seen, what to do comes before what it was.
    if headline == Headline::Known {
        close::next_steps(&mut page, &words, outcome, headline);
    }
    found::write(&mut page, &words, outcome);
    access::write(&mut page, &words, outcome);
    read::write(&mut page, &words, outcome);
    unread::write(&mut page, &words, outcome);
    sets::write(&mut page, &words, outcome);
    close::accounts(&mut page, &words, outcome);
    close::limits(&mut page, &words, outcome);
    close::case(&mut page, &words, outcome);
    if headline != Headline::Known {
        close::next_steps(&mut page, &words, outcome, headline);
    }
    out.write_all(page.text().as_bytes())
}

/// Writes the summary of a recheck: what is new since, then what it rests on.
///
/// # Errors
/// When `out` refuses.
pub fn write_recheck(
    out: &mut dyn Write,
    texts: &Texts,
    outcome: &Outcome<'_>,
    recheck: &RecheckRecord,
    style: Style,
) -> io::Result<()> {
    let mut page = Page::new(style);
    recheck::write(&mut page, &Words::terminal(texts), outcome, recheck);
    out.write_all(page.text().as_bytes())
}

/// Writes what two cases of one phone say together.
///
/// # Errors
/// When `out` refuses.
pub fn write_comparison(
    out: &mut dyn Write,
    texts: &Texts,
    comparison: &Comparison<'_>,
    style: Style,
) -> io::Result<()> {
    let mut page = Page::new(style);
    compare::write(&mut page, &Words::terminal(texts), comparison);
    out.write_all(page.text().as_bytes())
}

/// Writes a list of indicator sets: what `vigie indicators list` prints.
///
/// # Errors
/// When `out` refuses.
pub fn write_sets(out: &mut dyn Write, texts: &Texts, all: &[SetSummary]) -> io::Result<()> {
    let mut page = Page::new(Style::default());
    sets::list(&mut page, &Words::terminal(texts), all);
    out.write_all(page.text().as_bytes())
}
