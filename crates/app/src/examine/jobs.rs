//! Runs the jobs on every core and folds their results in the plan's order.

use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use artefacts::{Phone, PhoneFile};
use detect::{
    SeenIn,
    checks::{self, Checks},
    indicators::Platform,
    matcher::{Matcher, Matches},
};
use formats::limits::PHONE_FILE_BYTES;
use model::{Coverage, Fault, FaultKind, Faults, Finding, Place, Status};
use sources::Listed;

use super::{
    beside::Beside,
    blind::{self, FileSightings, Gatherer},
    collect::{Collector, JobResult},
    files::{HashedFile, OldDigests, file_record},
    plan::{Job, Opened, Plan, of_list},
    stated::StatedHashes,
    work::Work,
};
use crate::reader::protocol::{Answer, Examination, JobName};

/// Who reads APKs, whose records state the digests of the file.
const APK: &str = "android.apk";

/// How the reading tells what it does, from any thread.
pub(crate) type Tell<'t> = &'t (dyn Fn(Answer) + Sync);

/// All that the threads share.
pub(super) struct Run<'r> {
    pub(super) opened: &'r [Opened],
    /// What the files of each source share.
    phones: Vec<Arc<Phone>>,
    pub(super) plan: &'r Plan,
    /// The first artefact that reads each file of the plan.
    readers: BTreeMap<usize, &'static str>,
    matcher: &'r Matcher,
    pub(super) examination: &'r Examination,
    tell: Tell<'r>,
    results: Vec<Mutex<Option<JobResult>>>,
    /// Indicators that name a file's content, by the file's place in the result.
    hashed: Mutex<BTreeMap<FileKey, Matches>>,
    /// Sightings of files' contents for the blind index.
    sightings: FileSightings,
    pub(super) stated: StatedHashes<'r>,
}

/// Source, path on the phone, path in the source: what orders files.
type FileKey = (String, String, String);

/// Reads everything that `plan` holds, tells files and coverage, and returns the findings.
#[must_use]
pub fn run(
    opened: &[Opened],
    plan: &Plan,
    matcher: &Matcher,
    examination: &Examination,
    tell: Tell<'_>,
) -> Vec<Finding> {
    let run = Run {
        opened,
        phones: Beside::phones(opened, plan),
        plan,
        readers: readers(plan),
        matcher,
        examination,
        tell,
        results: plan.jobs.iter().map(|_| Mutex::new(None)).collect(),
        hashed: Mutex::default(),
        sightings: FileSightings::default(),
        stated: StatedHashes::of(plan, opened),
    };
    let work = run.work();
    tell(Answer::Plan {
        jobs: u64::try_from(plan.jobs.len()).unwrap_or(u64::MAX),
    });
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..examination.threads.max(1) {
            scope.spawn(|| {
                while let Some(work) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
                    run.perform(*work);
                }
            });
        }
    });
    run.fold()
}

fn readers(plan: &Plan) -> BTreeMap<usize, &'static str> {
    let mut readers = BTreeMap::new();
    for job in &plan.jobs {
        readers.entry(job.file).or_insert(job.entry.id);
    }
    readers
}

impl Run<'_> {
    fn perform(&self, work: Work) {
        match work {
            Work::Read(index) => {
                if let Some(job) = self.plan.jobs.get(index) {
                    let result = self.read(job);
                    if let Some(place) = self.results.get(index) {
                        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
                    }
                }
            }
            Work::Hash(index) => {
                if let Some((source, file)) = self.plan.files.get(index) {
                    let reader = self.reader_of(index);
                    self.hash(*source, file, reader);
                    if let Some(wal) = &file.wal {
                        self.hash(*source, wal, reader);
                    }
                }
            }
            Work::Compare(index) => self.stated.compare(index, self.opened),
            Work::HashAll {
                source,
                part,
                parts,
            } => self.hash_all(source, part, parts),
        }
    }

    fn read(&self, job: &Job) -> JobResult {
        let name = self.plan.name_of(job, self.opened);
        let seen = SeenIn {
            source: name.source.clone(),
            artefact: job.entry.id,
            path: name.path.clone(),
        };
        let tell = self.tell;
        let mut send = |line| {
            tell(Answer::Record {
                artefact: job.entry.id.to_owned(),
                job: job.number,
                line,
            });
        };
        let keep: Option<&mut dyn FnMut(String)> = if self.examination.keep_records {
            Some(&mut send)
        } else {
            None
        };
        let platform = Platform::from_name(seen.platform());
        let source = name.source.clone();
        let send_blind = |sightings| blind::send(tell, source.clone(), job.entry.id, sightings);
        let key = self.examination.blind.as_ref();
        let blind = key.map(|key| Gatherer::new(key, platform, &send_blind));
        let mut collector = Collector::new(seen, self.matcher, keep, blind);
        if self.examination.left_out.contains(&name) {
            let died =
                (job.part.start == 0).then(|| Fault::new(FaultKind::ReaderDied, &*name.path));
            return collector.finish(died);
        }
        tell(Answer::Started(name.clone()));
        // One artefact's panic costs that artefact alone; what it told before stays.
        let ended = catch_unwind(AssertUnwindSafe(|| self.read_into(job, &mut collector)))
            .unwrap_or_else(|panic| Err(panic_fault(&*panic)));
        let result = collector.finish(ended.err());
        let mut kinds = result.coverage.faults.counts.keys();
        if let Some(kind) = kinds.find(|kind| kind.is_loss()) {
            tell(Answer::Lost(name.clone(), *kind));
        }
        tell(Answer::Finished(name));
        result
    }

    fn read_into(&self, job: &Job, collector: &mut Collector<'_>) -> Result<(), Fault> {
        use artefacts::Sink as _;
        let missing = || Fault::new(FaultKind::Missing, job.entry.id);
        let (_, listed) = self.plan.files.get(job.file).ok_or_else(missing)?;
        let source = &self.opened.get(job.source).ok_or_else(missing)?.source;
        let opened = source.open(listed)?;
        // What is odd about the file, its first part tells.
        for fault in opened.faults.into_iter().filter(|_| job.part.start == 0) {
            collector.fault(fault);
        }
        let wal = match &listed.wal {
            Some(wal) => match source.open(wal) {
                Ok(opened) => Some(opened.content),
                Err(fault) => {
                    collector.fault(fault);
                    None
                }
            },
            None => None,
        };
        let mut file = PhoneFile::new(&*listed.path, opened.content, wal)
            .with_clock(source.clock())
            .with_part(job.part.clone())
            .with_container(source.container(listed));
        if let Some(phone) = self.phones.get(job.source) {
            file = file.with_phone(Arc::clone(phone));
        }
        let content = file.content();
        let read = (job.entry.read)(&file, collector);
        // What only its end tells; the same fault may have ended the reading.
        let damage = content.damage();
        if let Some(fault) = damage.filter(|fault| read.as_ref().err() != Some(fault)) {
            collector.fault(fault);
        }
        read
    }

    /// Hashes one file; what cannot be read is told by the job that reads it.
    fn hash(&self, source: usize, file: &Listed, reader: &'static str) {
        let Some(opened) = self.opened.get(source) else {
            return;
        };
        let name = JobName {
            source: opened.record.id.clone(),
            artefact: "hash".to_owned(),
            path: file.path.clone(),
        };
        if !self.examination.left_out.contains(&name) {
            // The fault is that of reading the same file.
            if let Err(fault) = self.hash_one(opened, file, reader) {
                self.stated.broken(&name.source, &name.path, &fault);
            }
        }
    }

    /// Tells one file's hashes, and compares its content's with indicators; what its end shows to be
    /// damaged is given back.
    fn hash_one(
        &self,
        opened: &Opened,
        file: &Listed,
        reader: &'static str,
    ) -> Result<Option<Fault>, Fault> {
        let bytes = opened.source.open(file)?;
        let record = file_record(&opened.record.id, file, &bytes)?;
        let damage = bytes.stored.damage();
        self.stated
            .found(&record, bytes.faults.first().or(damage.as_ref()));
        let seen = SeenIn {
            source: opened.record.id.clone(),
            artefact: reader,
            path: file.path.clone(),
        };
        let hashed = HashedFile::of(opened.record.kind, &record.sha256_content);
        let mut matches = Matches::default();
        // The record of an APK states its digests itself.
        if reader != APK || record.content_size > PHONE_FILE_BYTES {
            matches.record(self.matcher, &seen, Place::Whole, &hashed);
            if self.matcher.names_files_by_old_digests() {
                // Of what is only unpacked, the stream is enough.
                let content = if bytes.encrypted {
                    &bytes.content
                } else {
                    &bytes.stored
                };
                let old = OldDigests::of(opened.record.kind, &**content)?;
                matches.record(self.matcher, &seen, Place::Whole, &old);
            }
        }
        if !matches.is_empty() {
            let key = (seen.source, seen.path, file.stored_path.clone());
            let mut all = self.hashed.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(key, matches);
        }
        if let Some(key) = &self.examination.blind {
            let place = (&*record.source, reader);
            self.sightings.add(key, place, &hashed, self.tell);
        }
        (self.tell)(Answer::File(record));
        Ok(damage)
    }

    /// Hashes the files of a source that the plan does not: every n-th, n being the parts of the work.
    fn hash_all(&self, source: usize, part: usize, parts: usize) {
        let Some(opened) = self.opened.get(source) else {
            return;
        };
        let planned = self.planned(source);
        let mut count = 0_usize;
        let mut faults = Faults::default();
        // Faults of the list itself are those that the plan told already.
        let _told = opened.source.list_all(&mut |file| {
            count = count.wrapping_add(1);
            let own = count.checked_rem(parts) == Some(part);
            if own && !planned.contains(file.stored_path.as_str()) {
                let hashed = self.hash_one(opened, &file, opened.record.kind.listing());
                if let Some(fault) = hashed.unwrap_or_else(Some) {
                    faults.add(fault);
                }
            }
        });
        if !faults.is_empty() {
            let coverage = Coverage {
                status: Status::Partial,
                ..of_list(&opened.record, faults)
            };
            (self.tell)(Answer::Coverage(Box::new(coverage)));
        }
    }

    /// The stored paths of every file of a source that the plan reads.
    fn planned(&self, source: usize) -> BTreeSet<&str> {
        let files = self.plan.files.iter();
        files
            .filter(|(of, _)| *of == source)
            .flat_map(|(_, file)| [Some(file), file.wal.as_deref()])
            .flatten()
            .map(|file| file.stored_path.as_str())
            .collect()
    }

    /// The artefact under whose name a planned file's hash is told: the first that reads it.
    fn reader_of(&self, file: usize) -> &'static str {
        if let Some(reader) = self.readers.get(&file) {
            return reader;
        }
        // A file that no artefact reads is the source's own.
        let source = self.plan.files.get(file).map(|(source, _)| *source);
        let source = source.and_then(|source| self.opened.get(source));
        source.map_or("", |source| source.record.kind.listing())
    }

    /// The results in the plan's order, whatever the order of reading was.
    fn fold(self) -> Vec<Finding> {
        let mut matches = Matches::default();
        let mut checks = Checks::default();
        let mut coverage = self.plan.coverage.clone();
        for (place, job) in self.results.into_iter().zip(&self.plan.jobs) {
            let result = place.into_inner().unwrap_or_else(PoisonError::into_inner);
            if let Some(result) = result {
                matches.absorb(result.matches);
                checks.absorb(result.checks);
                match coverage.last_mut().filter(|_| job.part.start > 0) {
                    Some(first) => first.absorb(result.coverage),
                    None => coverage.push(result.coverage),
                }
            }
        }
        self.stated.tell(self.opened, &mut coverage);
        self.sightings.finish(self.tell);
        let hashed = self
            .hashed
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        for (_, found) in hashed {
            matches.absorb(found);
        }
        coverage.sort_by(|a, b| {
            (&a.source, &a.artefact, &a.path).cmp(&(&b.source, &b.artefact, &b.path))
        });
        for entry in coverage {
            (self.tell)(Answer::Coverage(Box::new(entry)));
        }
        let (drafts, accesses) = checks.conclude_all();
        for access in accesses {
            (self.tell)(Answer::Access(Box::new(access)));
        }
        checks::conclude(
            drafts,
            matches.conclude(self.matcher),
            &self.examination.statements,
        )
    }
}

/// What a panic said, as a fault.
fn panic_fault(panic: &(dyn Any + Send)) -> Fault {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    Fault::new(FaultKind::Panic, "artefact").detail(said)
}
