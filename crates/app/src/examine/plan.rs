//! Which artefacts are to be read in which files.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, LazyLock},
};

use artefacts::Entry;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use model::{Coverage, Faults, SourceKind, SourceRecord, Status};
use sources::{Listed, Listing, Source, Stated, Wanted};

use crate::reader::protocol::{Choice, JobName};

/// Bytes of a large file read at a time, by artefacts that divide: enough to be worth a job.
const PART_BYTES: u64 = 64 << 20;
/// Most parts of one file: what stands before a part is passed over again for each.
const PARTS: u64 = 8;

/// A source, unlocked, with its name.
pub struct Opened {
    /// The source.
    pub source: Arc<dyn Source>,
    /// What it says of itself.
    pub record: SourceRecord,
}

/// One artefact to be read in one file.
pub struct Job {
    /// Which of the opened sources.
    pub source: usize,
    /// The artefact.
    pub entry: &'static Entry,
    /// Which of the source's files, in [`Plan::files`].
    pub file: usize,
    /// Which file, or part of one, of this artefact, counted from 0 over all sources.
    pub number: usize,
    /// Which part of the file: the whole, but for large ones of artefacts that divide.
    pub part: Range<u64>,
}

/// What is to be done, in the fixed order of the result.
#[derive(Default)]
pub struct Plan {
    /// What to read: by source, artefact, path.
    pub jobs: Vec<Job>,
    /// The files that jobs read or look up: source and file.
    pub files: Vec<(usize, Listed)>,
    /// What is known without reading: artefacts without a file, or left out; faults of lists.
    pub coverage: Vec<Coverage>,
    /// How many files each source lists.
    pub totals: Vec<u64>,
    /// What sources state of their files, by source.
    pub stated: Vec<(usize, Stated)>,
}

/// Plans the reading of `opened`.
#[must_use]
pub fn plan(opened: &[Opened], choice: &Choice) -> Plan {
    let mut plan = Plan::default();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, source) in opened.iter().enumerate() {
        let platform = source.record.kind.platform();
        let entries: Vec<&'static Entry> = artefacts::ALL
            .iter()
            .filter(|entry| entry.platform() == platform)
            .collect();
        let patterns = Patterns::new(&entries, choice);
        let listing = patterns.list(&*source.source);
        plan.totals.push(listing.total);
        plan.note_faults(&source.record, &listing);
        let stated = listing.stated.into_iter();
        plan.stated.extend(stated.map(|stated| (index, stated)));
        plan.add_jobs((index, source), &patterns, listing.files, &mut numbers);
        for entry in entries.iter().filter(|entry| !choice.takes(entry.id)) {
            plan.note(&source.record, entry.id, Status::Skipped, Faults::default());
        }
    }
    plan
}

/// What became of a source's own list.
pub(super) fn of_list(source: &SourceRecord, faults: Faults) -> Coverage {
    let lost = faults.counts.keys().any(|kind| kind.is_loss());
    Coverage {
        source: source.id.clone(),
        artefact: source.kind.listing().to_owned(),
        path: None,
        status: if lost { Status::Partial } else { Status::Read },
        records: 0,
        recovered: 0,
        span: None,
        faults,
        absent_columns: Vec::new(),
        unread_columns: Vec::new(),
        unread_sections: Vec::new(),
    }
}

/// The first artefact that reads a path, under whose name its hash is told; else the source's list.
pub(super) fn first_reader(kind: SourceKind, path: &str) -> &'static str {
    static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
        let all: Vec<&'static Entry> = artefacts::ALL.iter().collect();
        Patterns::new(&all, &Choice::default())
    });
    let readers = PATTERNS.entries_of(path).into_iter();
    readers
        .filter_map(|entry| PATTERNS.entries.get(entry))
        .find(|entry| entry.platform() == kind.platform())
        .map_or(kind.listing(), |entry| entry.id)
}

impl Plan {
    fn note(&mut self, source: &SourceRecord, artefact: &str, status: Status, faults: Faults) {
        self.coverage.push(Coverage {
            source: source.id.clone(),
            artefact: artefact.to_owned(),
            path: None,
            status,
            records: 0,
            recovered: 0,
            span: None,
            faults,
            absent_columns: Vec::new(),
            unread_columns: Vec::new(),
            unread_sections: Vec::new(),
        });
    }

    /// Faults of the source's own list are told under the name of the source's kind.
    fn note_faults(&mut self, source: &SourceRecord, listing: &Listing) {
        if !listing.faults.is_empty() || !listing.unread.is_empty() {
            self.coverage.push(Coverage {
                unread_sections: listing.unread.clone(),
                ..of_list(source, listing.faults.clone())
            });
        }
    }

    fn add_jobs(
        &mut self,
        (index, opened): (usize, &Opened),
        patterns: &Patterns,
        listed: Vec<Listed>,
        numbers: &mut BTreeMap<&'static str, usize>,
    ) {
        let mut readers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for file in listed {
            let position = self.files.len();
            for entry in patterns.entries_of(&file.path) {
                readers.entry(entry).or_default().push(position);
            }
            self.files.push((index, file));
        }
        for (entry_index, entry) in patterns.entries.iter().enumerate() {
            let Some(files) = readers.get(&entry_index) else {
                self.note(&opened.record, entry.id, Status::Absent, Faults::default());
                continue;
            };
            for file in files {
                let listed = self.files.get(*file).map(|(_, listed)| listed);
                let parts = parts(entry, &*opened.source, listed);
                for part in parts {
                    let number = numbers.entry(entry.id).or_default();
                    self.jobs.push(Job {
                        source: index,
                        entry,
                        file: *file,
                        number: *number,
                        part,
                    });
                    *number = number.saturating_add(1);
                }
            }
        }
    }

    /// The name of a job, as told to the parent.
    #[must_use]
    pub fn name_of(&self, job: &Job, opened: &[Opened]) -> JobName {
        let source = opened
            .get(job.source)
            .map(|source| source.record.id.clone());
        let path = self.files.get(job.file).map(|(_, file)| file.path.clone());
        JobName {
            source: source.unwrap_or_default(),
            artefact: job.entry.id.to_owned(),
            path: path.unwrap_or_default(),
        }
    }
}

/// The parts in which a file is read; the last one ends where the numbers end. A packed one is unpacked
/// from its beginning each time: it is read as a whole.
fn parts(entry: &Entry, source: &dyn Source, file: Option<&Listed>) -> Vec<Range<u64>> {
    let opened = file
        .filter(|file| entry.divides && source.packed_bytes(file).is_none())
        .and_then(|file| source.open(file).ok());
    let length = opened.map_or(0, |opened| opened.content.len());
    let count = length.div_ceil(PART_BYTES).clamp(1, PARTS);
    let each = length.div_ceil(count);
    let end = |part: u64| match part.saturating_add(1) {
        next if next == count => u64::MAX,
        next => each.saturating_mul(next),
    };
    (0..count)
        .map(|part| each.saturating_mul(part)..end(part))
        .collect()
}

/// The path patterns of the artefacts to be read.
struct Patterns {
    entries: Vec<&'static Entry>,
    set: GlobSet,
    /// For each pattern of `set` the artefact that reads what fits; none for what is looked up beside.
    owners: Vec<Option<usize>>,
}

impl Patterns {
    fn new(entries: &[&'static Entry], choice: &Choice) -> Self {
        let entries: Vec<_> = entries
            .iter()
            .copied()
            .filter(|entry| choice.takes(entry.id))
            .collect();
        let mut builder = GlobSetBuilder::new();
        let mut owners = Vec::new();
        for (owner, entry) in entries.iter().enumerate() {
            let read = entry
                .about
                .files
                .iter()
                .map(|pattern| (Some(owner), pattern));
            let beside = entry.beside.iter().map(|pattern| (None, pattern));
            for (owner, pattern) in read.chain(beside) {
                // A pattern that does not compile is caught by the contract test of the registry.
                if let Ok(glob) = GlobBuilder::new(pattern).literal_separator(true).build() {
                    builder.add(glob);
                    owners.push(owner);
                }
            }
        }
        Self {
            entries,
            set: builder.build().unwrap_or_default(),
            owners,
        }
    }

    fn list(&self, source: &dyn Source) -> Listing {
        let exact: Vec<&str> = self
            .entries
            .iter()
            .flat_map(|entry| entry.about.files.iter().copied())
            .filter(|pattern| !pattern.contains('*'))
            .collect();
        source.list(&Wanted {
            fits: &|path| self.set.is_match(path),
            exact: &exact,
        })
    }

    /// The artefacts that read the file at `path`, each once.
    fn entries_of(&self, path: &str) -> Vec<usize> {
        // What was handed in is hashed; what it holds is read under the paths that it has on the phone.
        if path.starts_with("/source/") {
            return Vec::new();
        }
        let mut entries: Vec<usize> = self
            .set
            .matches(path)
            .into_iter()
            .filter_map(|pattern| self.owners.get(pattern).copied().flatten())
            .collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }
}
