//! The pages of a table, walked without SQLite: only to find where damage ends.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#b_tree_pages>.

use std::collections::BTreeSet;

use super::{
    effort::{Effort, Spent},
    image::{Image, Lies},
};
use crate::limits::SQLITE_SCHEMA_PAGES;

const INTERIOR: u8 = 0x05;
const LEAF: u8 = 0x0D;
/// As deep as SQLite goes.
pub(super) const DEPTH: usize = 20;

/// The first rowid, from `from` on, that does not belong to a damaged page, given that the page to
/// which `from` belongs is damaged; `None` when damage reaches to the end of the table.
pub(super) fn past_damage(
    image: &Image,
    effort: &mut Effort,
    root: u32,
    mut from: i64,
) -> Result<Option<i64>, Spent> {
    let mut pages = Pages::new(image);
    let mut landing = descend(&mut pages, effort, root, from)?;
    loop {
        let Some(behind) = landing.last.and_then(|last| last.checked_add(1)) else {
            return Ok(None);
        };
        from = behind;
        landing = descend(&mut pages, effort, root, from)?;
        if landing.readable {
            return Ok(Some(from));
        }
    }
}

/// The page to which a rowid belongs, or a run of missing ones that begins there.
struct Landing {
    /// The largest rowid that can belong to it, never smaller than the one that belongs; `None` when
    /// it is the last of the table.
    last: Option<i64>,
    /// Whether it looks like a leaf.
    readable: bool,
}

fn descend(
    pages: &mut Pages<'_>,
    effort: &mut Effort,
    root: u32,
    rowid: i64,
) -> Result<Landing, Spent> {
    let mut number = root;
    let mut landing = Landing {
        last: None,
        readable: false,
    };
    for _ in 0..DEPTH {
        effort.visit()?;
        match pages.read(number) {
            Some(Page::Leaf) => {
                landing.readable = true;
                break;
            }
            Some(Page::Interior { children, right }) => {
                let (child, end) = choose(pages.image, &children, right, rowid);
                number = child;
                landing.last = end.min(landing.last.or(end)).or(landing.last);
            }
            None => break,
        }
    }
    Ok(landing)
}

/// The child to which a rowid belongs and the last rowid that can (`None` for the rightmost child).
/// Children that are missing are passed at once: a file cut in the middle lacks millions of them. Each
/// is looked at, as they may be out of order: one that ends before the rowid would lead back.
fn choose(image: &Image, children: &[Child], right: u32, rowid: i64) -> (u32, Option<i64>) {
    let mut behind = children
        .iter()
        .filter(|child| child.last >= rowid)
        .peekable();
    while let Some(child) = behind.next() {
        let next = behind.peek().map_or(right, |next| next.page);
        let missing = |page| matches!(image.find(page), Lies::Missing);
        if !missing(child.page) || !missing(next) {
            return (child.page, Some(child.last));
        }
    }
    (right, None)
}

/// The pages of the schema's own table that are missing or no pages of a table.
pub(super) fn damaged_schema(image: &Image) -> BTreeSet<u32> {
    let mut pages = Pages::new(image);
    let mut damaged = BTreeSet::new();
    let mut seen = BTreeSet::from([1]);
    let mut open = vec![1];
    while let Some(number) = open.pop() {
        match pages.read(number) {
            Some(Page::Interior { children, right }) => {
                for page in children.iter().map(|child| child.page).chain([right]) {
                    if seen.len() < SQLITE_SCHEMA_PAGES && seen.insert(page) {
                        open.push(page);
                    }
                }
            }
            Some(Page::Leaf) => {}
            None => {
                damaged.insert(number);
            }
        }
    }
    damaged
}

/// Reads one page after the other into the same memory.
struct Pages<'i> {
    image: &'i Image,
    bytes: Vec<u8>,
}

impl<'i> Pages<'i> {
    fn new(image: &'i Image) -> Self {
        let size = usize::try_from(image.page_size()).unwrap_or(0);
        Pages {
            image,
            bytes: vec![0; size],
        }
    }

    /// The page, when it can be read and is one of a table.
    fn read(&mut self, number: u32) -> Option<Page> {
        let filled = self.image.read(number, 0, &mut self.bytes).ok()?;
        (filled == self.bytes.len()).then(|| Page::parse(&self.bytes, number == 1))?
    }
}

/// A page of a table's tree.
pub(super) enum Page {
    /// One with rows.
    Leaf,
    /// One that leads to others: in the order of the rowids, then the rightmost.
    Interior { children: Vec<Child>, right: u32 },
}

/// A page below another.
pub(super) struct Child {
    pub(super) page: u32,
    last: i64,
}

impl Page {
    /// The page, when it is one of a table. The first of a file has the file's header before its own.
    pub(super) fn parse(bytes: &[u8], first: bool) -> Option<Page> {
        let header = bytes.get(if first { 100 } else { 0 }..)?;
        let count = usize::from(u16::from_be_bytes(*header.get(3..)?.first_chunk()?));
        match *header.first()? {
            LEAF => {
                header.get(8..)?.get(..count.checked_mul(2)?)?;
                Some(Page::Leaf)
            }
            INTERIOR => {
                let right = u32::from_be_bytes(*header.get(8..)?.first_chunk()?);
                let (pointers, _) = header.get(12..)?.as_chunks::<2>();
                let children = pointers
                    .get(..count)?
                    .iter()
                    .map(|pointer| Child::read(bytes, u16::from_be_bytes(*pointer)));
                Some(Page::Interior {
                    children: children.collect::<Option<_>>()?,
                    right,
                })
            }
            _ => None,
        }
    }
}

impl Child {
    fn read(page: &[u8], pointer: u16) -> Option<Child> {
        let cell = page.get(usize::from(pointer)..)?;
        let (number, rest) = cell.split_first_chunk()?;
        Some(Child {
            page: u32::from_be_bytes(*number),
            last: variable_length(rest)?,
        })
    }
}

/// A rowid as the format writes it: seven bits a byte, eight in the ninth.
fn variable_length(bytes: &[u8]) -> Option<i64> {
    let mut value = 0_u64;
    for byte in bytes.get(..8.min(bytes.len()))? {
        value = (value << 7) | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some(value.cast_signed());
        }
    }
    let ninth = bytes.get(8)?;
    Some(((value << 8) | u64::from(*ninth)).cast_signed())
}
