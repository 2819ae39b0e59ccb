//! Which pages are looked at: the leaves of a table, the pages that nothing uses, and what the log
//! replaced.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#the_freelist>.

use super::{
    page_set::PageSet,
    work::{PAGE, Spent, Work},
};
use crate::sqlite::{
    image::Image,
    tree::{DEPTH, Page},
};

/// Which state of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As it is now.
    Now,
    /// As the main file has it, though the log replaces it.
    Main,
    /// As an earlier frame of the log has it, by its number.
    Frame(u32),
}

/// Reads pages into one place after another.
pub(super) struct Reader<'i> {
    pub(super) image: &'i Image,
    pub(super) bytes: Vec<u8>,
}

impl<'i> Reader<'i> {
    pub(super) fn new(image: &'i Image) -> Self {
        let size = usize::try_from(image.page_size()).unwrap_or(0);
        Reader {
            image,
            bytes: vec![0; size],
        }
    }

    /// The page in that state; `None` when it cannot be read to its end.
    pub(super) fn read(
        &mut self,
        page: u32,
        state: State,
        work: &mut Work,
    ) -> Result<Option<&[u8]>, Spent> {
        work.take(PAGE)?;
        let bytes = &mut self.bytes;
        let filled = match state {
            State::Now => self.image.read(page, 0, bytes),
            State::Main => self.image.read_replaced(page, bytes),
            State::Frame(frame) => self.image.read_frame(frame, bytes),
        };
        let whole = filled.is_ok_and(|filled| filled == bytes.len());
        Ok(whole.then_some(&*bytes))
    }
}

/// Takes a leaf: its number and its bytes.
type OfLeaf<'e> = &'e mut dyn FnMut(u32, &[u8], &mut Work) -> Result<(), Spent>;

/// Takes an unused page: its number, its bytes, and where what is old in it begins.
type OfUnused<'e> = &'e mut dyn FnMut(u32, &[u8], usize, &mut Work) -> Result<(), Spent>;

/// Hands out every leaf of the table that begins at `root`, in the order of the rowids, once; with
/// `spacious`, not those that are known to hold nothing but rows in use.
pub(super) fn leaves(
    reader: &mut Reader<'_>,
    (root, spacious): (u32, bool),
    work: &mut Work,
    each: OfLeaf<'_>,
) -> Result<(), Spent> {
    let mut seen = PageSet::new(reader.image.whole());
    let mut open = vec![(root, DEPTH)];
    while let Some((number, depth)) = open.pop() {
        let skip = spacious && reader.image.plain().is(number);
        if depth == 0 || !seen.insert(number) || skip {
            continue;
        }
        let Some(bytes) = reader.read(number, State::Now, work)? else {
            continue;
        };
        match Page::parse(bytes, number == 1) {
            Some(Page::Leaf) => each(number, bytes, work)?,
            Some(Page::Interior { children, right }) => {
                let depth = depth.saturating_sub(1);
                open.push((right, depth));
                open.extend(children.iter().rev().map(|child| (child.page, depth)));
            }
            None => {}
        }
    }
    Ok(())
}

/// Hands out every page of the list of unused ones: its number, its bytes, and where what is old in it
/// begins. A list that leads out of the file, or back into itself, ends there.
pub(super) fn unused(image: &Image, work: &mut Work, each: OfUnused<'_>) -> Result<(), Spent> {
    let mut seen = PageSet::new(image.whole());
    let (mut lists, mut reader) = (Reader::new(image), Reader::new(image));
    let mut next = image.facts().first_unused;
    while next != 0 && seen.insert(next) {
        let trunk = next;
        let Some(bytes) = lists.read(trunk, State::Now, work)? else {
            break;
        };
        let (words, _) = bytes.as_chunks::<4>();
        let number = |at: usize| words.get(at).copied().map_or(0, u32::from_be_bytes);
        next = number(0);
        let count = usize::try_from(number(1)).unwrap_or(usize::MAX);
        let Some(leaves) = words.get(2..).and_then(|rest| rest.get(..count)) else {
            break;
        };
        let old = count.saturating_add(2).saturating_mul(4);
        each(trunk, bytes, old, work)?;
        for leaf in leaves {
            let leaf = u32::from_be_bytes(*leaf);
            if leaf != 0
                && seen.insert(leaf)
                && let Some(bytes) = reader.read(leaf, State::Now, work)?
            {
                each(leaf, bytes, 0, work)?;
            }
        }
    }
    Ok(())
}
