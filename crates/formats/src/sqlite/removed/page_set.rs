//! A set of page numbers, a bit for each page that the main file holds.

use std::collections::BTreeSet;

/// Numbers of pages.
#[derive(Default)]
pub(super) struct PageSet {
    bits: Vec<u64>,
    /// How many pages have a bit.
    whole: u64,
    /// Pages that only the log holds.
    others: BTreeSet<u32>,
}

impl PageSet {
    /// An empty set for a main file of so many pages.
    pub(super) fn new(whole: u64) -> PageSet {
        PageSet {
            bits: Vec::new(),
            whole,
            others: BTreeSet::new(),
        }
    }

    /// Adds a page; `false` when it was there.
    pub(super) fn insert(&mut self, page: u32) -> bool {
        if u64::from(page) > self.whole {
            return self.others.insert(page);
        }
        let (word, bit) = place(page);
        if self.bits.len() <= word {
            self.bits.resize(word.saturating_add(1), 0);
        }
        match self.bits.get_mut(word) {
            Some(word) => {
                let new = *word & bit == 0;
                *word |= bit;
                new
            }
            None => false,
        }
    }
}

fn place(page: u32) -> (usize, u64) {
    (
        usize::try_from(page >> 6).unwrap_or(usize::MAX),
        1_u64 << (page & 63),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_there_once() {
        let mut set = PageSet::new(200);
        for page in [0, 63, 64, 200, 201, u32::MAX] {
            assert!(set.insert(page) && !set.insert(page));
        }
        assert!(set.bits.len() <= 4);
    }
}
