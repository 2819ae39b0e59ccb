//! A leaf page of a table: where its cells begin, and where it holds nothing that is in use.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#b_tree_pages>.

const LEAF: u8 = 0x0D;
const HEADER: usize = 8;

/// What the header of a leaf says, found to be possible.
pub(super) struct Leaf<'p> {
    page: &'p [u8],
    /// Bytes of the page that are used.
    usable: usize,
    count: usize,
    first_freeblock: usize,
    /// Where the cells begin.
    content: usize,
}

impl<'p> Leaf<'p> {
    /// The page as a leaf, if it can be one.
    pub(super) fn parse(page: &'p [u8], usable: usize) -> Option<Leaf<'p>> {
        if page.first() != Some(&LEAF) {
            return None;
        }
        let content = match number(page, 5)? {
            0 => 65_536,
            content => content,
        };
        let leaf = Leaf {
            page,
            usable,
            first_freeblock: number(page, 1)?,
            count: number(page, 3)?,
            content,
        };
        (leaf.pointers_end() <= content && content <= usable && usable <= page.len())
            .then_some(leaf)
    }

    fn pointers_end(&self) -> usize {
        HEADER.saturating_add(self.count.saturating_mul(2))
    }

    /// Where the cells stand, in the order of their rowids.
    pub(super) fn cells(&self) -> impl Iterator<Item = usize> + '_ {
        let pointers = self.page.get(HEADER..self.pointers_end());
        let (pointers, _) = pointers.unwrap_or_default().as_chunks::<2>();
        pointers
            .iter()
            .map(|pointer| usize::from(u16::from_be_bytes(*pointer)))
    }

    /// The space between the pointers and the cells, when there is anything in it.
    pub(super) fn gap(&self) -> Option<(usize, usize)> {
        let gap = (self.pointers_end(), self.content);
        let bytes = self.page.get(gap.0..gap.1)?;
        bytes.iter().any(|byte| *byte != 0).then_some(gap)
    }

    /// Whether there is a block of space among the cells.
    pub(super) fn has_freeblocks(&self) -> bool {
        self.first_freeblock != 0
    }

    /// The blocks of space among the cells, as far as their chain keeps to the format: each behind
    /// the one before, so that it cannot form a loop.
    pub(super) fn freeblocks(&self) -> Vec<(usize, usize)> {
        let mut blocks = Vec::new();
        let mut from = self.content;
        let mut next = self.first_freeblock;
        while next != 0 {
            let Some((following, size)) =
                number(self.page, next).zip(number(self.page, next.saturating_add(2)))
            else {
                break;
            };
            let end = next.saturating_add(size);
            if next < from || size < 4 || end > self.usable {
                break;
            }
            blocks.push((next, end));
            (from, next) = (end, following);
        }
        blocks
    }
}

/// A number of two bytes.
pub(super) fn number(page: &[u8], at: usize) -> Option<usize> {
    let bytes = page.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_be_bytes(*bytes)))
}
