//! Leaves that were seen to hold nothing but rows in use, so that they need not be read again for it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::leaf::Leaf;

/// A bit for each page that the main file holds.
pub(in crate::sqlite) struct Plain {
    bits: Vec<AtomicU64>,
    usable: usize,
}

impl Plain {
    /// None seen yet, for a main file of so many pages.
    pub(in crate::sqlite) fn new(pages: u64, usable: usize) -> Plain {
        let words = usize::try_from(pages >> 6).unwrap_or(0).saturating_add(1);
        let mut bits = Vec::new();
        bits.resize_with(words, AtomicU64::default);
        Plain { bits, usable }
    }

    /// A page was read.
    pub(in crate::sqlite) fn saw(&self, page: u32, bytes: &[u8]) {
        let leaf = Leaf::parse(bytes, self.usable);
        let plain = leaf.is_some_and(|leaf| leaf.gap().is_none() && !leaf.has_freeblocks());
        if let (true, Some(word)) = (plain, self.word(page)) {
            word.fetch_or(1 << (page & 63), Ordering::Relaxed);
        }
    }

    /// Whether the page is known to be such a leaf.
    pub(super) fn is(&self, page: u32) -> bool {
        let word = self.word(page);
        word.is_some_and(|word| word.load(Ordering::Relaxed) & (1 << (page & 63)) != 0)
    }

    fn word(&self, page: u32) -> Option<&AtomicU64> {
        self.bits.get(usize::try_from(page >> 6).ok()?)
    }
}
