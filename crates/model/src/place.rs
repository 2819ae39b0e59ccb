//! Where in a file a record stands.

use std::fmt;

/// Where in a file a record stands; written as `table:rowid`, `key:path`, `offset:n`, `line:n`, `file`,
/// `unknown`, `table:removed:how:page+offset`.
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
    /// What is left of a removed row of a database table, or of an earlier state of one.
    Recovered {
        /// The table.
        table: &'a str,
        /// The number of the page in which it stands, counted from 1.
        page: u32,
        /// Where in the page it begins, in bytes.
        offset: u32,
        /// Why it is still there.
        how: Remains,
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
        } else if let Some(removed) = Self::parse_removed(text) {
            removed
        } else if let Some((table, row)) = text.rsplit_once(':')
            && let Ok(row) = row.parse()
        {
            Place::Row { table, row }
        } else {
            Place::Key(text)
        }
    }
}

/// Why a removed row is still there; written as `free-page`, `free-space`, `before-log`, `log-n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remains {
    /// Nothing uses its page any more.
    FreePage,
    /// It stands between the rows that its page holds now.
    FreeSpace,
    /// The main file has the page as it was before the write-ahead log.
    BeforeLog,
    /// A frame of the write-ahead log, counted from 0, has the page as it was before a later one.
    Log(u32),
}

/// What stands for the row in the place of a removed one.
const REMOVED: &str = "removed";

impl<'a> Place<'a> {
    /// Whether a written place is that of a removed row.
    #[must_use]
    pub fn is_recovered(written: &str) -> bool {
        Place::parse_removed(written).is_some()
    }

    /// From `table:removed:how:page+offset`.
    fn parse_removed(written: &'a str) -> Option<Self> {
        if written.starts_with("key:") {
            return None;
        }
        let (rest, at) = written.rsplit_once(':')?;
        let (rest, how) = rest.rsplit_once(':')?;
        let (table, removed) = rest.rsplit_once(':')?;
        let (page, offset) = at.split_once('+')?;
        (removed == REMOVED).then_some(Place::Recovered {
            table,
            page: page.parse().ok()?,
            offset: offset.parse().ok()?,
            how: Remains::parse(how)?,
        })
    }
}

impl Remains {
    /// From the text that [`fmt::Display`] writes.
    fn parse(text: &str) -> Option<Self> {
        match text {
            "free-page" => Some(Remains::FreePage),
            "free-space" => Some(Remains::FreeSpace),
            "before-log" => Some(Remains::BeforeLog),
            _ => Some(Remains::Log(text.strip_prefix("log-")?.parse().ok()?)),
        }
    }
}

impl fmt::Display for Remains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remains::FreePage => f.write_str("free-page"),
            Remains::FreeSpace => f.write_str("free-space"),
            Remains::BeforeLog => f.write_str("before-log"),
            Remains::Log(frame) => write!(f, "log-{frame}"),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row { table, row } => write!(f, "{table}:{row}"),
            Place::Recovered {
                table,
                page,
                offset,
                how,
            } => write!(f, "{table}:{REMOVED}:{how}:{page}+{offset}"),
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
        let removed = |how| Place::Recovered {
            table: "message",
            page: 12,
            offset: 1034,
            how,
        };
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
            removed(Remains::FreePage),
            removed(Remains::FreeSpace),
            removed(Remains::BeforeLog),
            removed(Remains::Log(3)),
        ] {
            let text = place.to_string();
            assert_eq!(Place::parse(&text), place, "{text}");
        }
        assert_eq!(Place::parse("odd").to_string(), "key:odd");
    }

    #[test]
    fn a_removed_row_is_told_by_its_place() {
        let place = Place::Recovered {
            table: "message",
            page: 12,
            offset: 1034,
            how: Remains::Log(3),
        };
        assert_eq!(place.to_string(), "message:removed:log-3:12+1034");
        assert!(Place::is_recovered(&place.to_string()));
        for other in ["message:12", "key:a:removed:b:c", "removed:x:1+2", "file"] {
            assert!(!Place::is_recovered(other), "{other}");
        }
    }
}
