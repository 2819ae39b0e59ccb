//! What there is to do, the longest first.

use std::cmp::Reverse;

use sources::{Listed, Source};

use super::{jobs::Run, plan::Opened};

/// Reading costs about this many times what hashing the same bytes costs: the longest work goes
/// first, so that no core waits for the other at the end.
const READ_COST: u64 = 4;

/// To how many times their size packed files unfold, about.
const UNFOLDS: u64 = 10;

/// One piece of work.
#[derive(Clone, Copy)]
pub(super) enum Work {
    /// A job of the plan.
    Read(usize),
    /// Hash one file of the plan.
    Hash(usize),
    /// Compare a file that is not in the plan with what its source states of it.
    Compare(usize),
    /// Hash every file of a source that is not in the plan; one of so many parts of the work.
    HashAll {
        source: usize,
        part: usize,
        parts: usize,
    },
}

/// In how many parts the files of a source are hashed: each part goes through the whole list, which is
/// done once where listing means to unpack everything.
fn parts(source: &dyn Source, threads: usize) -> usize {
    if source.is_walked() {
        1
    } else {
        threads.max(1)
    }
}

impl Run<'_> {
    /// All the work, the longest first; the order does not show in the result.
    pub(super) fn work(&self) -> Vec<Work> {
        let sizes: Vec<(u64, u64)> = self
            .plan
            .files
            .iter()
            .map(|(source, file)| self.size_of(*source, file))
            .collect();
        let size = |file: usize| sizes.get(file).copied().unwrap_or_default();
        let mut work: Vec<(u64, Work)> = Vec::new();
        for (index, job) in self.plan.jobs.iter().enumerate() {
            let (_, unfolded) = size(job.file);
            let part = unfolded.min(job.part.end).saturating_sub(job.part.start);
            work.push((part.saturating_mul(READ_COST), Work::Read(index)));
        }
        for file in 0..self.plan.files.len() {
            work.push((size(file).0, Work::Hash(file)));
        }
        for (index, file) in self.stated.unplanned() {
            work.push((self.size_of(file.0, file.1).0, Work::Compare(index)));
        }
        if self.examination.hash_all {
            for (source, opened) in self.opened.iter().enumerate() {
                let parts = parts(&*opened.source, self.examination.threads);
                let all = (0..parts).map(|part| Work::HashAll {
                    source,
                    part,
                    parts,
                });
                work.extend(all.map(|one| (0, one)));
            }
        }
        work.sort_by_key(|(cost, _)| Reverse(*cost));
        work.into_iter().map(|(_, work)| work).collect()
    }

    /// How many bytes a file has, and about how many whoever reads it looks at.
    fn size_of(&self, source: usize, file: &Listed) -> (u64, u64) {
        let Some(Opened { source, .. }) = self.opened.get(source) else {
            return (0, 0);
        };
        if let Some(bytes) = source.packed_bytes(file) {
            return (bytes, bytes);
        }
        let Ok(opened) = source.open(file) else {
            return (0, 0);
        };
        let mut start = [0; 2];
        // Of gzip and zlib.
        let is_packed = opened.content.read_at(0, &mut start).is_ok()
            && matches!(start, [0x1F, 0x8B] | [0x78, 0x01 | 0x5E | 0x9C | 0xDA]);
        let fold = if is_packed { UNFOLDS } else { 1 };
        let bytes = opened.stored.len();
        (bytes, bytes.saturating_mul(fold))
    }
}

#[cfg(test)]
mod tests {
    use model::{Fault, FaultKind, Faults, SourceRecord};
    use sources::{Listing, Wanted};

    use super::*;

    /// A source that has nothing but a way to be listed.
    struct Listed(bool);

    impl Source for Listed {
        fn record(&self, _id: &str) -> SourceRecord {
            unreachable!("nothing is asked of it")
        }

        fn list(&self, _wanted: &Wanted<'_>) -> Listing {
            Listing::default()
        }

        fn list_all(&self, _each: &mut dyn FnMut(sources::Listed)) -> Faults {
            Faults::default()
        }

        fn is_walked(&self) -> bool {
            self.0
        }

        fn open(&self, file: &sources::Listed) -> Result<sources::Opened, Fault> {
            Err(Fault::new(FaultKind::Missing, &*file.path))
        }
    }

    #[test]
    fn what_is_unpacked_to_be_listed_is_listed_once() {
        assert_eq!(parts(&Listed(false), 8), 8);
        assert_eq!(parts(&Listed(false), 0), 1);
        assert_eq!(parts(&Listed(true), 8), 1);
    }
}
