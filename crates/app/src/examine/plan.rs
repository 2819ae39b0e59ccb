//! Which artefacts are to be read in which files.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use artefacts::Entry;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use model::{Coverage, Faults, SourceKind, SourceRecord, Status};
use sources::{Listed, Listing, Source, Wanted};

use crate::reader::protocol::{Choice, JobName};

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
    /// Which file of this artefact, counted from 0 over all sources.
    pub number: usize,
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
        plan.add_jobs(
            index,
            &source.record,
            &patterns,
            listing.files,
            &mut numbers,
        );
        for entry in entries.iter().filter(|entry| !choice.takes(entry.id)) {
            plan.note(&source.record, entry.id, Status::Skipped, Faults::default());
        }
    }
    plan
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
            let lost = listing.faults.counts.keys().any(|kind| kind.is_loss());
            let status = if lost { Status::Partial } else { Status::Read };
            self.note(
                source,
                source.kind.listing(),
                status,
                listing.faults.clone(),
            );
            if let Some(coverage) = self.coverage.last_mut() {
                coverage.unread_sections.clone_from(&listing.unread);
            }
        }
    }

    fn add_jobs(
        &mut self,
        index: usize,
        source: &SourceRecord,
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
                self.note(source, entry.id, Status::Absent, Faults::default());
                continue;
            };
            for file in files {
                let number = numbers.entry(entry.id).or_default();
                self.jobs.push(Job {
                    source: index,
                    entry,
                    file: *file,
                    number: *number,
                });
                *number = number.saturating_add(1);
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
