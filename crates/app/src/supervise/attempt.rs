//! One life of a reading process: what it tells is noted until it is done or dead.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use case::{BlindKey, BlindWriter, LinesWriter, Sandbox, SetSummary, Staging};
use model::{Access, Coverage, FileRecord, Finding, SourceRecord};
use serde_json::value::RawValue;

use super::{Passwords, Person, writing::sandbox};
use crate::{
    Interrupt, Problem,
    indicator_files::IndicatorFile,
    reader::{
        Heard, Session,
        protocol::{Answer, JobName, Request},
    },
};

/// Most things of one kind that are taken from a reading process: the largest phone lists a tenth of
/// that, and one that was taken over by what it read must not fill the parent's memory.
const TAKEN: usize = 3_000_000;

/// One life of a reading process, and what it told.
pub(super) struct Attempt {
    pub(super) staging: Staging,
    pub(super) indicators: Vec<IndicatorFile>,
    pub(super) sources: Vec<SourceRecord>,
    pub(super) sets: Vec<SetSummary>,
    pub(super) files: Vec<FileRecord>,
    pub(super) findings: Vec<Finding>,
    pub(super) coverage: Vec<Coverage>,
    pub(super) accesses: Vec<Access>,
    pub(super) records: BTreeMap<(String, usize), LinesWriter>,
    pub(super) sandbox: Sandbox,
    pub(super) blind: Option<BlindWriter>,
    pub(super) untried: BTreeMap<String, u64>,
    pub(super) carried: Vec<String>,
    /// What is being read, and how many parts of it.
    active: BTreeMap<JobName, u64>,
    jobs: u64,
    done: u64,
}

impl Attempt {
    pub(super) fn new(
        staging: Staging,
        indicators: &[IndicatorFile],
        blind: Option<&BlindKey>,
    ) -> Self {
        Self {
            blind: blind.map(|key| staging.blind(key.clone())),
            staging,
            indicators: indicators.to_vec(),
            untried: BTreeMap::new(),
            carried: Vec::new(),
            sources: Vec::new(),
            sets: Vec::new(),
            files: Vec::new(),
            findings: Vec::new(),
            coverage: Vec::new(),
            accesses: Vec::new(),
            records: BTreeMap::new(),
            sandbox: Sandbox::default(),
            active: BTreeMap::new(),
            jobs: 0,
            done: 0,
        }
    }

    /// Listens until the reading process is done (`None`) or dead (the files that it was reading).
    pub(super) fn run(
        &mut self,
        request: &Request,
        person: &mut dyn Person,
        passwords: &mut Passwords,
        interrupt: &Interrupt,
    ) -> Result<Option<BTreeSet<JobName>>, Problem> {
        let mut session = Session::start(request)?;
        loop {
            match session.next(interrupt) {
                Heard::Answer(answer) => match *answer {
                    Answer::Done => return Ok(None),
                    Answer::Failed(text) => return Err(Problem(text)),
                    Answer::NeedPassword {
                        source,
                        locked,
                        wrong,
                    } => {
                        let reply = passwords.reply(&source, locked, wrong, person)?;
                        session.reply(reply)?;
                    }
                    told => self.note(told, person)?,
                },
                Heard::Died => {
                    let active = std::mem::take(&mut self.active);
                    return Ok(Some(active.into_keys().collect()));
                }
                Heard::Interrupted => return Err(Problem::new("error-interrupted")),
            }
        }
    }

    fn note(&mut self, told: Answer, person: &mut dyn Person) -> Result<(), Problem> {
        match told {
            Answer::Sandbox(state) => self.sandbox = sandbox(&state),
            Answer::Source(source) => keep(&mut self.sources, *source)?,
            Answer::Set { file, summary } => self.keep_set(file, *summary)?,
            Answer::NoSet { file, fault } => {
                if let Some(file) = self.indicators.get(file) {
                    person.no_set(&file.name, &fault);
                }
            }
            Answer::Plan { jobs } => self.jobs = jobs,
            Answer::Started(job) => {
                person.progress(self.done, self.jobs, Some(&job));
                let parts = self.active.entry(job).or_default();
                *parts = parts.saturating_add(1);
            }
            Answer::Finished(job) => {
                if let Some(parts) = self.active.get_mut(&job) {
                    *parts = parts.saturating_sub(1);
                }
                self.active.retain(|_, parts| *parts > 0);
                self.done = self.done.saturating_add(1);
                person.progress(self.done, self.jobs, None);
            }
            Answer::Lost(job, kind) => person.lost(&job, kind),
            Answer::File(file) => keep(&mut self.files, file)?,
            Answer::Coverage(coverage) => keep(&mut self.coverage, *coverage)?,
            Answer::Access(access) => keep(&mut self.accesses, *access)?,
            Answer::Finding(finding) => keep(&mut self.findings, *finding)?,
            Answer::Record {
                artefact,
                job,
                line,
            } => self.keep_record(artefact, job, &line)?,
            Answer::Blind {
                source,
                artefact,
                sightings,
                ..
            } => {
                if let Some(blind) = &mut self.blind {
                    blind.add(&format!("{source} {artefact}"), &sightings)?;
                }
            }
            Answer::Untried(untried) => self.untried = untried,
            Answer::Carried(carried) => self.carried = carried,
            Answer::NeedPassword { .. }
            | Answer::Failed(_)
            | Answer::Done
            | Answer::Seen(_)
            | Answer::Unseen { .. } => {}
        }
        Ok(())
    }

    /// Keeps the exact bytes of a set beside what the reading process says of it.
    fn keep_set(&mut self, file: usize, mut summary: SetSummary) -> Result<(), Problem> {
        let changed = || Problem::about("error-indicators-changed", summary.name.raw(), "");
        let file = self.indicators.get(file).ok_or_else(changed)?;
        let sha256 = self.staging.keep_indicators(&file.name, &file.bytes()?)?;
        if sha256 != summary.sha256 {
            return Err(changed());
        }
        summary.origin = file.origin;
        self.sets.push(summary);
        Ok(())
    }

    /// Keeps a record; each file of the phone has its own list, so that the order is always the same.
    fn keep_record(&mut self, artefact: String, job: usize, line: &str) -> Result<(), Problem> {
        let record: Box<RawValue> = serde_json::from_str(line)
            .map_err(|error| Problem::about("error-reader-start", &artefact, error))?;
        let writer = match self.records.entry((artefact, job)) {
            btree_map::Entry::Occupied(entry) => entry.into_mut(),
            btree_map::Entry::Vacant(entry) => {
                let (artefact, job) = entry.key();
                let name = match job {
                    0 => artefact.clone(),
                    job => format!("{artefact}.{job}"),
                };
                let writer = self.staging.records(&name)?;
                entry.insert(writer)
            }
        };
        writer.write(&record)?;
        Ok(())
    }
}

fn keep<T>(list: &mut Vec<T>, told: T) -> Result<(), Problem> {
    if list.len() >= TAKEN {
        return Err(Problem::new("error-reader-died"));
    }
    list.push(told);
    Ok(())
}
