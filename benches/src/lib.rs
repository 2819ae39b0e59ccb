//! What the measurements share: the clock around a piece of work, medians, reproducible numbers.

pub mod reading;

use std::{
    fs,
    time::{Duration, Instant},
};

/// How long `work` took on its core, and what it gave; `work` has one thread. Time in which other
/// programs had the core does not count where the system tells it (Linux), elsewhere it does.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let began_on_core = on_core();
    let given = work();
    let on_core = on_core()
        .zip(began_on_core)
        .map(|(end, start)| end.saturating_sub(start));
    (on_core.unwrap_or_else(|| began.elapsed()), given)
}

/// How long this thread has run
/// (<https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat>).
fn on_core() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_ascii_whitespace().next()?;
    Some(Duration::from_nanos(nanoseconds.parse().ok()?))
}

/// The middle one of several measurements, the upper of the two middle ones when their number is
/// even; zero when there is none.
#[must_use]
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A count for division; counts here are far below the precision of a double.
#[must_use]
pub fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Pseudo-random numbers that are the same on every run (`SplitMix64`,
/// <https://doi.org/10.1145/2660193.2660195>).
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// The series of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number of 64 bits.
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next_number() % end).unwrap_or_default()
    }

    /// One of `items`, which are not empty.
    pub fn one_of<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        let seconds = |all: &[u64]| all.iter().copied().map(Duration::from_secs).collect();
        assert_eq!(median(seconds(&[9, 1, 5])), Duration::from_secs(5));
        assert_eq!(median(seconds(&[4, 1])), Duration::from_secs(4));
        assert_eq!(median(Vec::new()), Duration::ZERO);
    }

    #[test]
    fn numbers_repeat() {
        let mut first = Numbers::new(0);
        assert_eq!(first.next_number(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(first.next_number(), 0x6e78_9e6a_a1b9_65f4);
    }
}
