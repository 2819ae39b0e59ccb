//! The pages of a table, walked without SQLite: only to find where damage ends.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#b_tree_pages>.

use std::collections::BTreeSet;

use super::image::{Image, Lies};
use crate::limits::{SQLITE_SCHEMA_PAGES, SQLITE_SKIPPED_PAGES};

const INTERIOR: u8 = 0x05;
const LEAF: u8 = 0x0D;
/// As deep as SQLite goes.
const DEPTH: usize = 20;

/// The first rowid, from `from` on, that does not belong to a damaged page, given that the page to
/// which `from` belongs is damaged; `None` when damage reaches to the end of the table.
pub(super) fn past_damage(image: &Image, root: u32, mut from: i64) -> Option<i64> {
    let mut landing = descend(image, root, from);
    for _ in 0..SQLITE_SKIPPED_PAGES {
        from = landing.last?.checked_add(1)?;
        landing = descend(image, root, from);
        if landing.readable {
            return Some(from);
        }
    }
    None
}

/// The page to which a rowid belongs, or a run of missing ones that begins there.
struct Landing {
    /// The largest rowid that can belong to it; `None` when it is the last of the table.
    last: Option<i64>,
    /// Whether it looks like a leaf.
    readable: bool,
}

fn descend(image: &Image, root: u32, rowid: i64) -> Landing {
    let mut number = root;
    let mut last = None;
    for _ in 0..DEPTH {
        match Page::read(image, number) {
            Some(Page::Leaf) => {
                return Landing {
                    last,
                    readable: true,
                };
            }
            Some(Page::Interior { children, right }) => {
                let (child, end) = choose(image, &children, right, rowid);
                number = child;
                last = end.min(last.or(end)).or(last);
            }
            None => break,
        }
    }
    Landing {
        last,
        readable: false,
    }
}

/// The child to which a rowid belongs and the last rowid that can (`None` for the rightmost child).
/// Children that are missing are passed at once: a file cut in the middle lacks millions of them.
fn choose(image: &Image, children: &[Child], right: u32, rowid: i64) -> (u32, Option<i64>) {
    let mut behind = children
        .iter()
        .skip_while(|child| child.last < rowid)
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
    let mut damaged = BTreeSet::new();
    let mut seen = BTreeSet::from([1]);
    let mut open = vec![1];
    for _ in 0..SQLITE_SCHEMA_PAGES {
        let Some(number) = open.pop() else {
            break;
        };
        match Page::read(image, number) {
            Some(Page::Interior { children, right }) => {
                let pages = children.iter().map(|child| child.page).chain([right]);
                open.extend(pages.filter(|page| seen.insert(*page)));
            }
            Some(Page::Leaf) => {}
            None => {
                damaged.insert(number);
            }
        }
    }
    damaged
}

enum Page {
    Leaf,
    Interior { children: Vec<Child>, right: u32 },
}

struct Child {
    page: u32,
    last: i64,
}

impl Page {
    /// The page, when it can be read and is one of a table.
    fn read(image: &Image, number: u32) -> Option<Page> {
        let mut bytes = vec![0; usize::try_from(image.page_size()).ok()?];
        image.read(number, 0, &mut bytes).ok()?;
        let header = bytes.get(if number == 1 { 100 } else { 0 }..)?;
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
                    .map(|pointer| Child::read(&bytes, u16::from_be_bytes(*pointer)));
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
