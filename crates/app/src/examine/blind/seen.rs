//! Remembers hashes of what was seen, as far as a bounded memory reaches.

use detect::matcher::blind::Form;
use model::Value;

/// Values for which there is room at first; a power of two.
const AT_FIRST: usize = 1 << 6;

/// Hashes of what was seen, one at each place: a later one takes the place of an earlier one. What is not
/// found again costs time only. A look at a place that no core has at hand costs as much as a short hash: so
/// no table is larger than what it remembers needs.
pub(super) struct Seen {
    /// Most places; a power of two.
    most: usize,
    /// No hash is 0.
    places: Vec<u64>,
    /// How often a hash was put into its place.
    put: usize,
}

impl Seen {
    /// Remembers this many at most, a power of two.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            places: Vec::new(),
            put: 0,
        }
    }

    /// Whether a hash is not remembered; it is from now on.
    pub(super) fn is_new(&mut self, hash: u64) -> bool {
        let hash = hash | 1;
        if self.put >= self.places.len() >> 1 && self.places.len() < self.most {
            self.grow();
        }
        let place = self.place(hash);
        if let Some(seen) = self.places.get_mut(place) {
            if *seen == hash {
                return false;
            }
            *seen = hash;
        }
        self.put = self.put.saturating_add(1);
        true
    }

    /// The number of places is a power of two.
    fn place(&self, hash: u64) -> usize {
        let mask = self.places.len().saturating_sub(1);
        usize::try_from(hash >> 1).unwrap_or(0) & mask
    }

    fn grow(&mut self) {
        let more = self.places.len().saturating_mul(8).max(AT_FIRST);
        let before = std::mem::replace(&mut self.places, vec![0; more.min(self.most)]);
        for hash in before.into_iter().filter(|hash| *hash != 0) {
            let place = self.place(hash);
            if let Some(seen) = self.places.get_mut(place) {
                *seen = hash;
            }
        }
    }
}

/// What was seen in one job, by its kind: how soon and how often kinds come again differs.
pub(super) struct SeenByKind {
    pages: Seen,
    persons: Seen,
    others: Seen,
    hosts: Seen,
    folders: Seen,
}

impl Default for SeenByKind {
    fn default() -> Self {
        Self {
            // A page is visited again soon, or hardly.
            pages: Seen::new(1 << 9),
            // Most persons of a phone: they come in any order.
            persons: Seen::new(1 << 12),
            others: Seen::new(1 << 11),
            hosts: Seen::new(1 << 11),
            folders: Seen::new(1 << 11),
        }
    }
}

impl SeenByKind {
    /// Those for observed values.
    pub(super) fn of_value(&mut self, value: Value<'_>) -> &mut Seen {
        match value {
            Value::Url(_) => &mut self.pages,
            Value::Phone(_) => &mut self.persons,
            _ => &mut self.others,
        }
    }

    /// Those for the forms under which values answer, where different values often have one answer.
    pub(super) fn of_form(&mut self, form: Form) -> Option<&mut Seen> {
        match form {
            Form::Host | Form::HostEnd | Form::Address | Form::Network => Some(&mut self.hosts),
            Form::Path => Some(&mut self.folders),
            _ => None,
        }
    }
}
