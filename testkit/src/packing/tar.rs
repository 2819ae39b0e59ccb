//! Writes a tar archive as a stream, in the form of POSIX.1-2001: long names stand in extended headers
//! (<https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13>).

use std::io::{self, Read, Write};

/// Bytes of a record.
const RECORD: usize = 512;
/// The longest name that a header holds.
const NAME: usize = 100;
/// Where the parts of a header begin.
const MODE: usize = 100;
const USER: usize = 108;
const GROUP: usize = 116;
const SIZE: usize = 124;
const MODIFIED: usize = 136;
const CHECKSUM: usize = 148;
const TYPE: usize = 156;
const LINKED: usize = 157;
const MAGIC: usize = 257;

/// What an entry is.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    File,
    Folder,
    Link(&'a str),
}

/// An archive being written.
pub(crate) struct Tar<W>(W);

impl<W: Write> Tar<W> {
    /// An empty archive.
    pub(super) fn new(to: W) -> Self {
        Self(to)
    }

    /// Adds a file, folder or link of so many bytes, which `content` holds.
    pub(super) fn add(
        &mut self,
        name: &str,
        kind: Kind<'_>,
        attributes: super::Attributes,
        size: u64,
        content: &mut dyn Read,
    ) -> io::Result<()> {
        let target = match kind {
            Kind::Link(target) => target,
            Kind::File | Kind::Folder => "",
        };
        let mut long = Vec::new();
        if name.len() > NAME {
            long.extend(pair("path", name));
        }
        if target.len() > NAME {
            long.extend(pair("linkpath", target));
        }
        if !long.is_empty() {
            let size = u64::try_from(long.len()).unwrap_or_default();
            let header = header("PaxHeader/long", b'x', attributes, size, "");
            self.0.write_all(&header)?;
            self.whole(&mut long.as_slice())?;
        }
        let letter = match kind {
            Kind::File => b'0',
            Kind::Link(_) => b'2',
            Kind::Folder => b'5',
        };
        let header = header(name, letter, attributes, size, target);
        self.0.write_all(&header)?;
        self.whole(content)
    }

    /// Ends the archive; gives back what it was written to.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.0.write_all(&[0; 2 * RECORD])?;
        Ok(self.0)
    }

    /// Writes content up to the end of its last record.
    fn whole(&mut self, content: &mut dyn Read) -> io::Result<()> {
        let written = io::copy(content, &mut self.0)?;
        let rest = usize::try_from(written % 512).unwrap_or_default();
        if rest > 0 {
            self.0.write_all(&[0; RECORD][rest..])?;
        }
        Ok(())
    }
}

/// A pair of an extended header: its length, which counts itself, key and value.
fn pair(key: &str, value: &str) -> Vec<u8> {
    let bare = key.len() + value.len() + 3;
    let digits = |length: usize| length.to_string().len();
    let mut length = bare + digits(bare);
    length = bare + digits(length);
    format!("{length} {key}={value}\n").into_bytes()
}

fn header(
    name: &str,
    kind: u8,
    attributes: super::Attributes,
    size: u64,
    target: &str,
) -> [u8; RECORD] {
    let mut header = [0_u8; RECORD];
    let mut put = |at: usize, text: &[u8]| header[at..at + text.len()].copy_from_slice(text);
    put(0, cut(name));
    put(
        MODE,
        format!("{:07o}\0", attributes.mode & 0o7777).as_bytes(),
    );
    put(USER, b"0000765\0");
    put(GROUP, b"0000765\0");
    put(SIZE, format!("{size:011o}\0").as_bytes());
    put(
        MODIFIED,
        format!("{:011o}\0", attributes.modified).as_bytes(),
    );
    put(CHECKSUM, b"        ");
    put(TYPE, &[kind]);
    put(LINKED, cut(target));
    put(MAGIC, b"ustar\x0000mobile");
    put(MAGIC + 40, b"mobile");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[CHECKSUM..TYPE].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// As much of a name as a header holds; the extended header before it holds all of it.
fn cut(name: &str) -> &[u8] {
    &name.as_bytes()[..name.len().min(NAME)]
}
