//! One examination seen from the parent: start the reading process, write down what it tells, start
//! it again without the file that ended it, and put the finished case in place.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use case::{Act, CaseRecord, Consent, LinesWriter, Sandbox, SetSummary, Staging, Tool};
use model::{Coverage, Fault, FileRecord, Finding, Instant, SourceRecord, Statement};
use zeroize::Zeroizing;

use crate::{
    Interrupt, Problem, clock,
    indicator_files::IndicatorFile,
    reader::{
        Heard, Session,
        protocol::{Answer, Choice, Examination, JobName, Reply, Request, SandboxState},
    },
};

/// Most cases of one day in one folder that are named by number.
const NAMES: u32 = 10_000;
/// How often a reading process that died is started again: each time one more file is left out.
const RESTARTS: usize = 16;

/// What to examine, and where to keep it.
#[derive(Debug)]
pub struct Order {
    /// What was handed in.
    pub paths: Vec<PathBuf>,
    /// Where the case is to stand.
    pub target: PathBuf,
    /// The indicator sets to compare with.
    pub indicators: Vec<IndicatorFile>,
    /// What the owner says is theirs.
    pub statements: Vec<Statement>,
    /// Which artefacts to read.
    pub choice: Choice,
    /// Whether to hash every file of the sources.
    pub hash_all: bool,
    /// Whether to keep every record.
    pub keep_records: bool,
    /// The owner's consent.
    pub consent: Consent,
}

/// The person at the terminal, or whatever stands for them.
pub trait Person {
    /// A password for an encrypted source; `wrong` when the last one was refused. `None` reads on
    /// without.
    ///
    /// # Errors
    /// When none can be had and the run must stop.
    fn password(
        &mut self,
        source: &SourceRecord,
        wrong: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem>;

    /// How far the reading is.
    fn progress(&mut self, done: u64, jobs: u64, now: Option<&JobName>);

    /// A file found in a folder of indicators holds none that vigie reads.
    fn no_set(&mut self, name: &str, fault: &Fault);

    /// The reading process died on these files and is started again.
    fn restarted(&mut self, on: &BTreeSet<JobName>);
}

/// A finished case, and what it holds.
#[derive(Debug)]
pub struct Finished {
    /// Where it stands.
    pub case: PathBuf,
    /// Its `case.json`.
    pub record: CaseRecord,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was read.
    pub coverage: Vec<Coverage>,
}

/// Examines, and puts the case in place.
///
/// # Errors
/// When nothing could be examined, or the case cannot be written: then nothing is left behind.
pub fn supervise(
    order: &Order,
    person: &mut dyn Person,
    interrupt: &Interrupt,
) -> Result<Finished, Problem> {
    let began = clock::now();
    let mut passwords = Passwords::default();
    let mut left_out = Vec::new();
    let mut deaths = Vec::new();
    let mut threads = std::thread::available_parallelism().map_or(1, usize::from);
    loop {
        let mut attempt = Attempt::new(order)?;
        let request = request(order, &left_out, threads);
        match attempt.run(&request, person, &mut passwords, interrupt)? {
            None => return attempt.finish(order, began, &deaths),
            Some(active) => {
                if active.is_empty() || deaths.len() >= RESTARTS {
                    return Err(Problem::new("error-reader-died"));
                }
                person.restarted(&active);
                // With one thread the next death names one file.
                if active.len() == 1 {
                    left_out.extend(active.iter().cloned());
                }
                threads = 1;
                deaths.push(active);
            }
        }
    }
}

fn request(order: &Order, left_out: &[JobName], threads: usize) -> Request {
    Request::Examine(Examination {
        paths: order.paths.iter().map(|path| (&**path).into()).collect(),
        sets: order
            .indicators
            .iter()
            .map(IndicatorFile::set_file)
            .collect(),
        statements: order.statements.clone(),
        choice: order.choice.clone(),
        hash_all: order.hash_all,
        keep_records: order.keep_records,
        threads,
        left_out: left_out.to_vec(),
    })
}

/// Passwords that opened a source, so that a second reading process need not ask again.
#[derive(Default)]
struct Passwords(BTreeMap<String, Zeroizing<String>>);

impl Passwords {
    fn reply(
        &mut self,
        source: &SourceRecord,
        wrong: bool,
        person: &mut dyn Person,
    ) -> Result<Reply, Problem> {
        if wrong {
            self.0.remove(&source.id);
        } else if let Some(known) = self.0.get(&source.id) {
            return Ok(Reply::Password(known.to_string()));
        }
        Ok(match person.password(source, wrong)? {
            None => Reply::NoPassword,
            Some(password) => {
                let reply = Reply::Password(password.to_string());
                self.0.insert(source.id.clone(), password);
                reply
            }
        })
    }
}

/// One life of a reading process, and what it told.
struct Attempt {
    staging: Staging,
    indicators: Vec<IndicatorFile>,
    sources: Vec<SourceRecord>,
    sets: Vec<SetSummary>,
    files: Vec<FileRecord>,
    findings: Vec<Finding>,
    coverage: Vec<Coverage>,
    records: BTreeMap<(String, usize), LinesWriter>,
    sandbox: Sandbox,
    active: BTreeSet<JobName>,
    jobs: u64,
    done: u64,
}

impl Attempt {
    fn new(order: &Order) -> Result<Self, Problem> {
        Ok(Self {
            staging: Staging::new(&order.target, env!("CARGO_PKG_VERSION"))?,
            indicators: order.indicators.clone(),
            sources: Vec::new(),
            sets: Vec::new(),
            files: Vec::new(),
            findings: Vec::new(),
            coverage: Vec::new(),
            records: BTreeMap::new(),
            sandbox: Sandbox::default(),
            active: BTreeSet::new(),
            jobs: 0,
            done: 0,
        })
    }

    /// Listens until the reading process is done (`None`) or dead (the files that it was reading).
    fn run(
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
                    Answer::NeedPassword { source, wrong } => {
                        let reply = passwords.reply(&source, wrong, person)?;
                        session.reply(&reply)?;
                    }
                    told => self.note(told, person)?,
                },
                Heard::Died => return Ok(Some(std::mem::take(&mut self.active))),
                Heard::Interrupted => return Err(Problem::new("error-interrupted")),
            }
        }
    }

    fn note(&mut self, told: Answer, person: &mut dyn Person) -> Result<(), Problem> {
        match told {
            Answer::Sandbox(state) => self.sandbox = sandbox(&state),
            Answer::Source(source) => self.sources.push(*source),
            Answer::Set { file, summary } => self.keep_set(file, *summary)?,
            Answer::NoSet { file, fault } => {
                if let Some(file) = self.indicators.get(file) {
                    person.no_set(&file.name, &fault);
                }
            }
            Answer::Plan { jobs } => self.jobs = jobs,
            Answer::Started(job) => {
                person.progress(self.done, self.jobs, Some(&job));
                self.active.insert(job);
            }
            Answer::Finished(job) => {
                self.active.remove(&job);
                self.done = self.done.saturating_add(1);
                person.progress(self.done, self.jobs, None);
            }
            Answer::File(file) => self.files.push(file),
            Answer::Coverage(coverage) => self.coverage.push(*coverage),
            Answer::Finding(finding) => self.findings.push(*finding),
            Answer::Record {
                artefact,
                job,
                line,
            } => self.keep(artefact, job, &line)?,
            Answer::NeedPassword { .. } | Answer::Failed(_) | Answer::Done => {}
        }
        Ok(())
    }

    /// Keeps the exact bytes of a set beside what the reading process says of it.
    fn keep_set(&mut self, file: usize, summary: SetSummary) -> Result<(), Problem> {
        let changed = || Problem::about("error-indicators-changed", summary.name.raw(), "");
        let file = self.indicators.get(file).ok_or_else(changed)?;
        let sha256 = self.staging.keep_indicators(&file.name, &file.bytes()?)?;
        if sha256 != summary.sha256 {
            return Err(changed());
        }
        self.sets.push(summary);
        Ok(())
    }

    /// Keeps a record; each file of the phone has its own list, so that the order is always the same.
    fn keep(&mut self, artefact: String, job: usize, line: &str) -> Result<(), Problem> {
        let record: Box<serde_json::value::RawValue> = serde_json::from_str(line)
            .map_err(|error| Problem::about("error-reader-start", &artefact, error))?;
        let writer = match self.records.entry((artefact, job)) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
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

    /// Writes what was told, and puts the case in place.
    fn finish(
        mut self,
        order: &Order,
        began: Instant,
        deaths: &[BTreeSet<JobName>],
    ) -> Result<Finished, Problem> {
        self.files.sort();
        self.coverage.sort_by(|a, b| {
            (&a.source, &a.artefact, &a.path).cmp(&(&b.source, &b.artefact, &b.path))
        });
        self.write_lines()?;
        let record = CaseRecord {
            schema: case::SCHEMA,
            tool: Tool::vigie(env!("CARGO_PKG_VERSION")),
            created: began,
            consent: order.consent.clone(),
            statements: order.statements.clone(),
            options: options(order),
            sources: std::mem::take(&mut self.sources),
            indicators: std::mem::take(&mut self.sets),
            sandbox: std::mem::take(&mut self.sandbox),
        };
        self.write_journal(&record, deaths)?;
        drop(self.records);
        let case = self.staging.finish(&record, clock::now())?;
        Ok(Finished {
            case,
            record,
            findings: self.findings,
            coverage: self.coverage,
        })
    }

    fn write_lines(&mut self) -> Result<(), Problem> {
        let mut files = self.staging.files()?;
        for file in &self.files {
            files.write(file)?;
        }
        files.finish()?;
        let mut findings = self.staging.findings()?;
        for finding in &self.findings {
            findings.write(finding)?;
        }
        findings.finish()?;
        let mut coverage = self.staging.coverage()?;
        for entry in &self.coverage {
            coverage.write(entry)?;
        }
        coverage.finish()?;
        for (_, writer) in std::mem::take(&mut self.records) {
            writer.finish()?;
        }
        Ok(())
    }

    fn write_journal(
        &mut self,
        record: &CaseRecord,
        deaths: &[BTreeSet<JobName>],
    ) -> Result<(), Problem> {
        let journal = self.staging.journal();
        journal.append(record.created, Act::new("examination-began"))?;
        for set in &record.indicators {
            let act = Act::new("indicators-used").hash(set.name.raw(), &*set.sha256);
            journal.append(record.created, act.fact("in_use", set.total().to_string()))?;
        }
        for active in deaths {
            let on: Vec<_> = active.iter().map(|job| &*job.path).collect();
            let act = Act::new("reader-died").fact("on", on.join(", "));
            journal.append(record.created, act)?;
        }
        let now = clock::now();
        for source in &record.sources {
            let mut act = Act::new("source-read")
                .fact("source", source.id.clone())
                .fact("files_listed", source.files_listed.to_string());
            let own =
                |file: &&FileRecord| file.source == source.id && file.path.starts_with("/backup/");
            for file in self.files.iter().filter(own) {
                act = act.hash(&*file.path, &*file.sha256_stored);
            }
            journal.append(now, act)?;
        }
        let act = Act::new("examination-ended")
            .fact("files_hashed", self.files.len().to_string())
            .fact("findings", self.findings.len().to_string());
        journal.append(now, act)?;
        Ok(())
    }
}

fn sandbox(state: &SandboxState) -> Sandbox {
    let mut sandbox = Sandbox::default();
    for (name, holds) in [
        ("landlock", state.files == "full"),
        ("landlock-partial", state.files == "partial"),
        ("limits", state.limits),
        ("seccomp", state.system_calls),
    ] {
        if holds {
            sandbox.in_force.push(name.to_owned());
        } else if name != "landlock-partial" {
            sandbox.missing.push(name.to_owned());
        }
    }
    sandbox
}

fn options(order: &Order) -> BTreeMap<String, Vec<String>> {
    let mut options = BTreeMap::new();
    options.insert("only".to_owned(), order.choice.only.clone());
    options.insert("skip".to_owned(), order.choice.skip.clone());
    if order.hash_all {
        options.insert("hash".to_owned(), vec!["all".to_owned()]);
    }
    if order.keep_records {
        options.insert("keep".to_owned(), vec!["records".to_owned()]);
    }
    options.retain(|_, values| !values.is_empty());
    options
}

/// A name for a case beside where the person stands: the date, and a number when it is taken.
#[must_use]
pub fn free_name(folder: &Path, date: &str) -> PathBuf {
    let plain = folder.join(format!("vigie-{date}"));
    if !plain.exists() {
        return plain;
    }
    (2..NAMES)
        .map(|number| folder.join(format!("vigie-{date}-{number}")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}
