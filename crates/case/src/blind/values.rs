//! Writes the values of an index: takes sightings in order, and writes each value once with the number of
//! its combination of sightings.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{limits, merge::Sighting};

/// Single sightings whose numbers are found without a search.
const RECENT: usize = 256;

/// Values being written.
pub(super) struct Values<W> {
    out: W,
    /// The value whose sightings are being taken.
    value: Option<Sighting>,
    /// These sightings.
    seen: Vec<u32>,
    /// Combinations of sightings, numbered in the order in which they came.
    numbers: BTreeMap<Vec<u32>, u32>,
    /// Nearly every value has one sighting, and there are few different ones.
    singles: [Option<(u32, u32)>; RECENT],
    written: u64,
}

impl<W: Write> Values<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            value: None,
            seen: Vec::new(),
            numbers: BTreeMap::new(),
            singles: [None; RECENT],
            written: 0,
        }
    }

    /// Takes the next sighting, which may be the same as the one before.
    pub(super) fn take(&mut self, sighting: Sighting) -> io::Result<()> {
        let value = sighting.with(0);
        if self.value != Some(value) {
            self.end()?;
            self.value = Some(value);
        }
        let seen = sighting.seen();
        if self.seen.last() != Some(&seen) && self.seen.len() < limits::OF_ONE_VALUE {
            self.seen.push(seen);
        }
        Ok(())
    }

    /// Writes the value whose sightings were taken.
    fn end(&mut self) -> io::Result<()> {
        let Some(value) = self.value else {
            return Ok(());
        };
        let number = match self.seen.as_slice() {
            [one] => self.number_of_single(*one),
            several => number_of(&mut self.numbers, several),
        };
        self.seen.clear();
        self.written = self.written.saturating_add(1);
        self.out.write_all(&value.with(number).in_index())
    }

    fn number_of_single(&mut self, seen: u32) -> u32 {
        let [said, place, ..] = seen.to_le_bytes();
        let recent = self
            .singles
            .get_mut(usize::from(said.rotate_left(4) ^ place));
        match recent {
            Some(Some((same, number))) if *same == seen => *number,
            Some(recent) => {
                recent
                    .insert((seen, number_of(&mut self.numbers, &[seen])))
                    .1
            }
            None => number_of(&mut self.numbers, &[seen]),
        }
    }

    /// How many values were written, and the combinations in the order of their numbers.
    pub(super) fn finish(mut self) -> io::Result<(u64, Vec<Vec<u32>>)> {
        self.end()?;
        let mut combinations: Vec<_> = self.numbers.into_iter().collect();
        combinations.sort_unstable_by_key(|(_, number)| *number);
        let combinations = combinations.into_iter().map(|(seen, _)| seen).collect();
        Ok((self.written, combinations))
    }
}

/// The number of a combination, which may be new.
fn number_of(numbers: &mut BTreeMap<Vec<u32>, u32>, seen: &[u32]) -> u32 {
    if let Some(number) = numbers.get(seen) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(seen.to_vec(), number);
    number
}
