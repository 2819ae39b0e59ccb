//! How often records of an Android phone were seen: one that several dumps or sources hold is told once.
//!
//! A bug report inside an acquisition, the same dump in two sources, or a log that overlaps another hold
//! the same records again. Two records of one file are two, however alike.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hasher as _},
};

use model::Instant;

/// Most records told apart of one finding; those beyond are counted as often as they occur.
const RECORDS: usize = 4_000;
/// What stands at the beginning of artefacts whose files hold the same records.
const ANDROID: &str = "android.";

/// Records told apart, and how often each file holds them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// By what they say; for each file how often.
    records: BTreeMap<u64, BTreeMap<u64, u64>>,
    /// Records that are not told apart.
    others: u64,
}

/// What a record says, and the file that holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sighting {
    says: Option<u64>,
    file: u64,
}

impl Sighting {
    /// Of a record of `artefact` in the file at `path` of `source`.
    pub(crate) fn new(
        (source, artefact, path): (&str, &str, &str),
        time: Option<Instant>,
        observed: &str,
    ) -> Self {
        // Without a time, only files of one name hold the same: a second one stands in a folder.
        let name = match time {
            Some(_) => "",
            None => path.rsplit('/').next().unwrap_or_default(),
        };
        let says = artefact
            .starts_with(ANDROID)
            .then(|| hash(&(artefact, name, time, observed)));
        Self {
            says,
            file: hash(&(source, path)),
        }
    }
}

/// The same in every run: nothing is chosen by chance.
fn hash(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Told {
    /// Notes a record; whether it is one that no other file holds.
    pub(crate) fn add(&mut self, sighting: Sighting) -> bool {
        self.add_times(sighting, 1)
    }

    fn add_times(&mut self, sighting: Sighting, times: u64) -> bool {
        let is_full = self.records.len() >= RECORDS;
        let known = sighting.says.filter(|says| {
            // One that is known can always be told again.
            !is_full || self.records.contains_key(says)
        });
        let Some(says) = known else {
            self.others = self.others.saturating_add(times);
            return true;
        };
        let files = self.records.entry(says).or_default();
        let count = files.entry(sighting.file).or_default();
        *count = count.saturating_add(times);
        files.len() == 1
    }

    /// Whether another file holds the record.
    pub(crate) fn is_elsewhere(&self, sighting: Sighting) -> bool {
        let files = sighting.says.and_then(|says| self.records.get(&says));
        files.is_some_and(|files| files.keys().any(|file| *file != sighting.file))
    }

    /// Adds what a later job or another subject saw.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.others = self.others.saturating_add(later.others);
        for (says, files) in later.records {
            for (file, times) in files {
                let says = Some(says);
                self.add_times(Sighting { says, file }, times);
            }
        }
    }

    /// How many records there are: each as often as the file that holds it most often.
    pub(crate) fn count(&self) -> u64 {
        let most = |files: &BTreeMap<u64, u64>| files.values().copied().max().unwrap_or_default();
        let apart = self.records.values().map(most);
        apart.fold(self.others, u64::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(told: &mut Told, source: &str, path: &str, second: i64, observed: &str) -> bool {
        let time = (second > 0).then(|| Instant::from_unix_ns(second * 1_000_000_000));
        let file = (source, "android.app_ops", path);
        told.add(Sighting::new(file, time, observed))
    }

    #[test]
    fn a_record_in_several_dumps_is_one_and_two_of_one_dump_are_two() {
        let mut told = Told::default();
        assert!(seen(&mut told, "S1", "/dumpsys/appops", 7, "a"));
        assert!(seen(&mut told, "S1", "/dumpsys/appops", 7, "a"));
        assert_eq!(told.count(), 2);
        for (source, path) in [
            ("S1", "/bugreport/dumpsys/appops"),
            ("S2", "/dumpsys/appops"),
        ] {
            let mut later = Told::default();
            seen(&mut later, source, path, 7, "a");
            told.absorb(later);
        }
        assert_eq!(told.count(), 2);
        assert!(seen(&mut told, "S1", "/dumpsys/appops", 8, "a"));
        assert!(seen(&mut told, "S1", "/dumpsys/appops", 7, "b"));
        assert_eq!(told.count(), 4);
    }

    #[test]
    fn without_a_time_only_files_of_one_name_hold_the_same() {
        let mut told = Told::default();
        seen(&mut told, "S1", "/settings/secure", 0, "a");
        seen(&mut told, "S2", "/settings/secure", 0, "a");
        assert_eq!(told.count(), 1);
        seen(&mut told, "S2", "/settings/global", 0, "a");
        assert_eq!(told.count(), 2);
    }

    #[test]
    fn what_is_not_of_android_and_what_is_too_much_is_counted_as_it_comes() {
        let mut told = Told::default();
        for source in ["S1", "S2"] {
            let file = (source, "ios.sms", "/x");
            assert!(told.add(Sighting::new(file, None, "a")));
        }
        assert_eq!(told.count(), 2);
        for number in 0..RECORDS + 5 {
            seen(&mut told, "S1", "/x", 1, &number.to_string());
        }
        assert_eq!(told.count(), RECORDS as u64 + 7);
        seen(&mut told, "S2", "/x", 1, "0");
        assert_eq!(told.count(), RECORDS as u64 + 7);
    }
}
