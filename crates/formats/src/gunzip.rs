//! A stream compressed by gzip as bytes at any offset.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1952>, <https://www.rfc-editor.org/rfc/rfc1951>.
//!
//! It is read once from its start to its end. On the way the state of the decoder is kept every few
//! MiB, so that any byte is found again without beginning anew: the library `miniz_oxide` is taken for
//! it because its state can be copied, which that of the faster zlib-rs cannot.

mod decoder;
mod header;
mod reading;

use std::{
    io::{self, Read as _},
    sync::{Mutex, PoisonError},
};

use model::{Fault, FaultKind, Faults};

use crate::{
    bytes::{ByteSource, SharedBytes},
    limits::{GZIP_CURSORS, GZIP_PLACE_BYTES, GZIP_PLACES},
    reading::fault_of,
};
use decoder::Place;

pub(crate) use reading::Gunzipping;

/// What is read, for faults.
const WHAT: &str = "gzip";

/// Whether bytes begin as a stream of gzip does.
#[must_use]
pub fn is_gzip(start: &[u8]) -> bool {
    start.starts_with(&[0x1f, 0x8b, 8])
}

/// Places from which a stream can be read on, evenly spread and bounded in number.
#[derive(Default)]
struct Places {
    all: Vec<Place>,
    /// Every how many places that were offered one is taken.
    each: u64,
}

impl Places {
    /// From which offset on the next place is wanted.
    fn next(&self) -> u64 {
        let last = self.all.last().map_or(0, |place| place.out);
        last.saturating_add(GZIP_PLACE_BYTES.saturating_mul(self.each.max(1)))
    }

    /// Takes a place; when there are too many, every second one goes.
    fn add(&mut self, place: Place) {
        self.all.push(place);
        if self.all.len() >= GZIP_PLACES {
            let mut odd = false;
            self.all.retain(|_| {
                odd = !odd;
                odd
            });
            self.each = self.each.max(1).saturating_mul(2);
        }
    }

    /// The last place that lies not behind `offset`.
    fn before(&self, offset: u64) -> Option<&Place> {
        let count = self.all.partition_point(|place| place.out <= offset);
        self.all.get(count.checked_sub(1)?)
    }
}

/// A stream of gzip that was read once.
pub struct Gunzip {
    packed: SharedBytes,
    len: u64,
    places: Places,
    /// Where reading stands, so that reading on costs nothing.
    cursors: Mutex<Vec<Gunzipping>>,
}

impl Gunzip {
    /// Reads the stream once to its end. What stands before a cut or damage is given, with what was odd
    /// or wrong.
    #[must_use]
    pub fn open(packed: SharedBytes) -> (Self, Faults) {
        let mut reading = Gunzipping::new(packed);
        let ended = reading.pass_over(u64::MAX);
        let (gunzip, mut faults) = reading.finish();
        if let Err(error) = ended {
            faults.add(fault_of(&error, WHAT));
        }
        (gunzip, faults)
    }

    /// A cursor that stands as little as possible before `offset`.
    fn cursor(&self, offset: u64) -> Gunzipping {
        let place = self.places.before(offset);
        let from = place.map_or(0, |place| place.out);
        let mut cursors = self.cursors.lock().unwrap_or_else(PoisonError::into_inner);
        let stands = |cursor: &Gunzipping| (from..=offset).contains(&cursor.position());
        let nearest = (0..cursors.len())
            .filter(|index| cursors.get(*index).is_some_and(stands))
            .max_by_key(|index| cursors.get(*index).map(Gunzipping::position));
        match (nearest, place) {
            (Some(index), _) => cursors.swap_remove(index),
            (None, Some(place)) => Gunzipping::at(SharedBytes::clone(&self.packed), place),
            (None, None) => Gunzipping::again(SharedBytes::clone(&self.packed)),
        }
    }

    fn put_back(&self, cursor: Gunzipping) {
        let mut cursors = self.cursors.lock().unwrap_or_else(PoisonError::into_inner);
        if cursors.len() >= GZIP_CURSORS {
            cursors.remove(0);
        }
        cursors.push(cursor);
    }
}

impl ByteSource for Gunzip {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        if offset >= self.len || buffer.is_empty() {
            return Ok(0);
        }
        let mut cursor = self.cursor(offset);
        let fault = |error: io::Error| fault_of(&error, WHAT);
        let behind = offset.saturating_sub(cursor.position());
        if cursor.pass_over(behind).map_err(fault)? < behind {
            return Err(Fault::new(FaultKind::Short, WHAT).detail("it was longer before"));
        }
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match cursor.read(rest) {
                Ok(0) => break,
                Ok(count) => filled = filled.saturating_add(count),
                // What was unpacked before the damage is given first.
                Err(_) if filled > 0 => break,
                Err(error) => return Err(fault(error)),
            }
        }
        self.put_back(cursor);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests;
