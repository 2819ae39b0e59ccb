//! Apple's unified logs (`*.tracev3`): what each process wrote, when, with the texts in it.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>,
//! <https://www.mandiant.com/resources/blog/reviewing-macos-unified-logs>.
//!
//! A library parses the entries and puts messages together. What stands around it is ours: chunks are
//! unpacked here and handed over a few at a time, so that memory does not grow with the log; a log that
//! stops the library loses the entries that did; and a message is put together only when the program
//! that wrote it and the format of the message are wanted, since most are not.

mod chunks;
mod clock;
mod entries;
mod formats;
mod image;
mod left_out;
mod parser;
mod shared_strings;
mod strings;
#[cfg(test)]
mod tests;

pub use strings::Strings;

use model::{Fault, FaultKind, Instant};

use crate::{bytes::ByteSource, neighbours::Neighbours};
use chunks::{Chunk, Chunks};
use entries::Log;

/// Files to which logs refer, by pattern of their paths.
pub const NEIGHBOURS: [&str; 2] = [
    "/private/var/db/diagnostics/timesync/*",
    "/private/var/db/uuidtext/*/*",
];

/// A process that wrote entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Process<'p> {
    /// The path of its program, where the file with its strings is there.
    pub path: Option<&'p str>,
    /// Its number.
    pub pid: u32,
}

/// Entries of one process that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many.
    pub entries: u64,
    /// When the first was written, where the boot's times are known.
    pub first: Option<Instant>,
    /// When the last was written.
    pub last: Option<Instant>,
}

/// A message, put together.
#[derive(Clone, Copy, Debug)]
pub struct Message<'m> {
    /// Its format: the message without its values.
    pub format: &'m str,
    /// The whole message.
    pub text: &'m str,
    /// When it was written, where the boot's times are known.
    pub time: Option<Instant>,
}

/// Tells the time of an entry when asked.
pub type When<'w> = &'w dyn Fn() -> Option<Instant>;

/// Takes what a log holds.
pub trait Reader {
    /// Whether messages of the program at `path` may be wanted.
    fn wants_program(&mut self, path: &str) -> bool;

    /// Whether messages of this format are wanted; asked once for each. `%s` stands for a message that
    /// was a text already.
    fn wants_format(&mut self, path: &str, format: &str) -> bool;

    /// Entries of one process.
    fn seen(&mut self, process: Process<'_>, seen: Seen);

    /// A text in an entry, whether its message is wanted or not.
    fn text(&mut self, process: Process<'_>, text: &str, when: When<'_>);

    /// A message that is wanted.
    fn message(&mut self, process: Process<'_>, message: Message<'_>);

    /// What a program of which messages are wanted wrote about its state: a title and data, mostly a
    /// property list.
    fn state(&mut self, process: Process<'_>, title: &str, data: &[u8], time: Option<Instant>);
}

/// What was read of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Entries of every kind.
    pub entries: u64,
    /// Messages that were put together.
    pub messages: u64,
}

/// Reads a log. What could not be read is told, and left out.
///
/// # Errors
/// When nothing more of it can be read.
pub fn read(
    source: &dyn ByteSource,
    strings: &Strings,
    neighbours: &dyn Neighbours,
    reader: &mut dyn Reader,
    tell: &mut dyn FnMut(Fault),
) -> Result<Summary, Fault> {
    let mut log = Log::new(strings, neighbours, reader, tell);
    let mut chunks = Chunks::new(source);
    while let Some(chunk) = chunks.next(tell)? {
        match chunk {
            Chunk::Header(header) => log.header(header, tell),
            Chunk::Group(group) => log.group(&group, tell),
        }
        if log.gave_up() {
            tell(Fault::new(
                FaultKind::TooMany,
                "entries that stop the parser",
            ));
            break;
        }
    }
    Ok(log.finish(tell))
}
