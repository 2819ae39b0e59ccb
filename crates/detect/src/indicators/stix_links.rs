//! What is linked to an object of a STIX file: numbers by id, several to an id.

use hashbrown::{HashMap, hash_map::Entry};

use super::limits;

/// Numbers by id.
#[derive(Debug, Default)]
pub(super) struct Links<'l> {
    ids: HashMap<&'l str, Last>,
    /// What is linked, and the place of the link before it of the same id.
    chain: Vec<(usize, Option<usize>)>,
    /// Whether an id had more links than the limit.
    pub(super) over_limit: bool,
}

/// The last link of an id.
#[derive(Clone, Copy, Debug)]
struct Last {
    place: usize,
    count: usize,
}

impl<'l> Links<'l> {
    /// No links yet, and room for so many.
    pub(super) fn with_room_for(links: usize) -> Self {
        Self {
            ids: HashMap::with_capacity(links),
            chain: Vec::with_capacity(links),
            over_limit: false,
        }
    }

    /// Links `to` to an id.
    pub(super) fn add(&mut self, id: &'l str, to: usize) {
        let place = self.chain.len();
        match self.ids.entry(id) {
            Entry::Vacant(new) => {
                new.insert(Last { place, count: 1 });
                self.chain.push((to, None));
            }
            Entry::Occupied(mut known) => {
                let last = known.get_mut();
                if last.count >= limits::LINKS_OF_ONE {
                    self.over_limit = true;
                    return;
                }
                self.chain.push((to, Some(last.place)));
                last.place = place;
                last.count = last.count.saturating_add(1);
            }
        }
    }

    /// What is linked to an id: sorted, each once.
    pub(super) fn of(&self, id: &str) -> Vec<usize> {
        let mut all = Vec::new();
        let mut next = self.ids.get(id).map(|last| last.place);
        while let Some((to, before)) = next.and_then(|place| self.chain.get(place)) {
            all.push(*to);
            next = *before;
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_sorted_single_and_bounded() {
        let mut links = Links::default();
        for (id, to) in [("a", 3), ("b", 1), ("a", 2), ("a", 3)] {
            links.add(id, to);
        }
        assert_eq!(links.of("a"), [2, 3]);
        assert_eq!(links.of("b"), [1]);
        assert!(links.of("c").is_empty() && !links.over_limit);
        for to in 0..1_000 {
            links.add("b", to);
        }
        assert_eq!(links.of("b").len(), limits::LINKS_OF_ONE - 1);
        assert!(links.over_limit);
    }
}
