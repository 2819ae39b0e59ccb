//! What the report says, in its order: each section is one file.

mod annexes;
mod cover;
mod finding;
mod findings;
mod journal;
mod legal;
mod method;
mod next;
mod read;
mod summary;
mod verify;

use model::Instant;
use report::{Outcome, Texts, Words, headline::Headline, times};

use crate::{
    Form, Input,
    block::{Block, Cell, Column, Line, Look, Table, labelled, plain},
};

/// Nanoseconds of a second.
const SECOND_NS: i64 = 1_000_000_000;

/// A report being written.
pub(crate) struct Writer<'a> {
    words: Words<'a>,
    input: &'a Input<'a>,
    outcome: Outcome<'a>,
    headline: Headline,
    form: Form,
    blocks: Vec<Block>,
}

/// Everything that the report says.
pub(crate) fn blocks(texts: &Texts, input: &Input<'_>, form: Form) -> Vec<Block> {
    let outcome = input.whole.outcome();
    let mut writer = Writer {
        words: Words::whole(texts),
        input,
        headline: Headline::of(&outcome),
        outcome,
        form,
        blocks: Vec::new(),
    };
    cover::write(&mut writer);
    summary::write(&mut writer);
    findings::write(&mut writer);
    read::write(&mut writer);
    method::write(&mut writer);
    verify::write(&mut writer);
    legal::write(&mut writer);
    annexes::write(&mut writer);
    journal::write(&mut writer);
    next::write(&mut writer);
    writer.blocks
}

impl Writer<'_> {
    fn key(&self, key: &str) -> String {
        self.words.key(key)
    }

    fn heading(&mut self, level: u16, text: impl Into<String>) {
        let text = text.into();
        self.blocks.push(Block::Heading { level, text });
    }

    /// A section begins on a page of its own.
    fn section(&mut self, key: &str) {
        self.blocks.push(Block::NewPage);
        self.heading(2, self.key(key));
    }

    fn line(&mut self, look: Look, line: Line) {
        self.blocks.push(Block::Paragraph { look, line });
    }

    fn say(&mut self, text: impl Into<String>) {
        self.line(Look::Body, plain(text));
    }

    fn small(&mut self, text: impl Into<String>) {
        self.line(Look::Small, plain(text));
    }

    fn say_key(&mut self, key: &str) {
        self.say(self.key(key));
    }

    fn labelled(&mut self, key: &str, text: &str) {
        let line = labelled(&self.key(key), text);
        self.line(Look::Body, line);
    }

    fn list(&mut self, items: impl IntoIterator<Item = Line>) {
        let items: Vec<Line> = items.into_iter().collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    fn list_keys(&mut self, keys: &[&str]) {
        let items: Vec<Line> = keys.iter().map(|key| plain(self.key(key))).collect();
        self.list(items);
    }

    /// A table whose columns are named by keys, each with its share of the width.
    fn table(&mut self, caption: impl Into<String>, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) {
        let columns = columns
            .iter()
            .map(|(key, share)| Column {
                heading: self.key(key),
                share: *share,
            })
            .collect();
        self.blocks.push(Block::Table(Table {
            caption: caption.into(),
            columns,
            rows,
        }));
    }

    /// A time in UTC, as exactly as the record has it, and in the phone's zone where that is known.
    fn time(&self, at: Instant) -> Vec<String> {
        let mut shown = vec![times::utc(at)];
        shown.extend(self.input.whole.zone.and_then(|zone| zone.shows(at)));
        shown
    }

    /// The same without parts of a second: for what was done with the case.
    fn moment(&self, at: Instant) -> Vec<String> {
        let seconds = at.unix_ns().div_euclid(SECOND_NS).saturating_mul(SECOND_NS);
        self.time(Instant::from_unix_ns(seconds))
    }

    /// How many more there are than are shown.
    fn more(&mut self, key: &'static str, all: usize, shown: usize) {
        let more = all.saturating_sub(shown);
        if more > 0 {
            let said = self.words.count(key, more);
            self.small(said);
        }
    }
}
