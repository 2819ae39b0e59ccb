//! A timeline as lines of JSON.
//!
//! Described in: <https://jsonlines.org/>.

use std::{
    fmt,
    io::{self, Write},
};

use super::{Event, Events};

/// A timeline as lines of JSON.
pub struct JsonLines<'o> {
    out: &'o mut dyn Write,
}

impl fmt::Debug for JsonLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").finish_non_exhaustive()
    }
}

impl<'o> JsonLines<'o> {
    /// Begins the file.
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out }
    }
}

impl Events for JsonLines<'_> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        self.out.write_all(&case::to_line(event)?)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
