//! Where in a file a record stands.

use std::fmt;

/// Where in a file a record stands; written as `table:rowid`, `key:path`, `offset:n`, `line:n`, `file`,
/// `unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place<'a> {
    /// A row of a database table, by its ROWID.
    Row {
        /// The table.
        table: &'a str,
        /// The row's ROWID.
        row: i64,
    },
    /// A path of keys in a property list or JSON document, `/` between them.
    Key(&'a str),
    /// A byte offset.
    Offset(u64),
    /// A line, counted from 1.
    Line(u64),
    /// The file as a whole.
    Whole,
    /// Not known: only an index of values was asked, and not the file.
    Unknown,
}

impl<'a> Place<'a> {
    /// From the text that [`fmt::Display`] writes; any other text is a key.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let number = |start: &str| text.strip_prefix(start)?.parse::<u64>().ok();
        if text == "file" {
            Place::Whole
        } else if text == "unknown" {
            Place::Unknown
        } else if let Some(key) = text.strip_prefix("key:") {
            Place::Key(key)
        } else if let Some(offset) = number("offset:") {
            Place::Offset(offset)
        } else if let Some(line) = number("line:") {
            Place::Line(line)
        } else if let Some((table, row)) = text.rsplit_once(':')
            && let Ok(row) = row.parse()
        {
            Place::Row { table, row }
        } else {
            Place::Key(text)
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row { table, row } => write!(f, "{table}:{row}"),
            Place::Key(key) => write!(f, "key:{key}"),
            Place::Offset(offset) => write!(f, "offset:{offset}"),
            Place::Line(line) => write!(f, "line:{line}"),
            Place::Whole => f.write_str("file"),
            Place::Unknown => f.write_str("unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_as_it_was_written() {
        for place in [
            Place::Row {
                table: "a:b",
                row: -7,
            },
            Place::Key("x/y:1"),
            Place::Offset(u64::MAX),
            Place::Line(1),
            Place::Whole,
            Place::Unknown,
        ] {
            let text = place.to_string();
            assert_eq!(Place::parse(&text), place, "{text}");
        }
        assert_eq!(Place::parse("odd").to_string(), "key:odd");
    }
}
