//! A timeline as comma-separated values that no spreadsheet takes for formulas.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc4180>.

use std::{
    fmt,
    io::{self, Write},
};

use csv::{QuoteStyle, Writer, WriterBuilder};

use super::{Event, Events};
use crate::escape;

/// The names of the columns.
const COLUMNS: [&str; 15] = [
    "message",
    "datetime",
    "timestamp",
    "timestamp_desc",
    "moment",
    "source",
    "artefact",
    "path",
    "place",
    "exhibit",
    "finding",
    "kind",
    "certainty",
    "sign",
    "value",
];

/// A timeline as comma-separated values.
pub struct Csv<'o> {
    out: Writer<&'o mut dyn Write>,
}

impl fmt::Debug for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Csv").finish_non_exhaustive()
    }
}

impl<'o> Csv<'o> {
    /// Begins the file with the names of its columns.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn new(out: &'o mut dyn Write) -> io::Result<Self> {
        let mut out = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self { out })
    }
}

impl Events for Csv<'_> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        let name = |value: Option<serde_json::Value>| {
            let name = value.and_then(|value| value.as_str().map(str::to_owned));
            name.unwrap_or_default()
        };
        let kind = name(event.kind.and_then(|kind| serde_json::to_value(kind).ok()));
        let certainty = event.certainty;
        let certainty = name(certainty.and_then(|sure| serde_json::to_value(sure).ok()));
        let timestamp = event.timestamp.to_string();
        let texts = [
            &event.message,
            &event.datetime,
            &event.timestamp_desc,
            &event.moment,
            &event.source,
            &event.artefact,
            &event.path,
            &event.place,
            &event.exhibit,
            &event.finding,
            &kind,
            &certainty,
            &event.sign,
            &event.value,
        ]
        .map(|text| escape::csv(text));
        // A number of ours, which may be negative, is no formula.
        let (before, after) = texts.split_at(2);
        let cells = before.iter().map(|cell| cell.as_bytes());
        let cells = cells.chain([timestamp.as_bytes()]);
        let cells = cells.chain(after.iter().map(|cell| cell.as_bytes()));
        Ok(self.out.write_record(cells)?)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
