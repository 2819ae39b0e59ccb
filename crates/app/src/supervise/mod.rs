//! One examination seen from the parent: start the reading process, write down what it tells, start
//! it again without the file that ended it, and put the finished case in place.

mod attempt;
mod recheck;
mod writing;

use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    path::PathBuf,
};

use case::{BlindKey, CaseRecord, Consent, Staging};
use model::{Access, Coverage, Fault, FaultKind, Finding, SourceRecord, Statement};
use report::{Country, Language};
use zeroize::Zeroizing;

use crate::{
    Interrupt, Problem, clock,
    indicator_files::IndicatorFile,
    reader::protocol::{Choice, Examination, Expected, JobName, Locked, Reply, Request},
};
use attempt::Attempt;
pub use recheck::{RecheckOrder, Rechecked, recheck};
pub(crate) use writing::{sandbox, unconfined};

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
    /// Whether to make a blind index.
    pub blind_index: bool,
    /// The owner's consent.
    pub consent: Consent,
    /// The support organisation that helps; empty when none was named.
    pub organisation: String,
    /// What the sources must be like, when a case is rechecked.
    pub expected: Vec<Expected>,
    /// The language of the report that the case holds; none when it holds none.
    pub report: Option<Language>,
    /// Where helplines are asked for, if somebody told.
    pub country: Option<Country>,
}

/// The person at the terminal, or whatever stands for them.
pub trait Person {
    /// A password or key for an encrypted source, or for the part of it that is `locked`; `wrong` when the
    /// last one was refused. `None` reads on without.
    ///
    /// # Errors
    /// When none can be had and the run must stop.
    fn password(
        &mut self,
        source: &SourceRecord,
        locked: Locked,
        wrong: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem>;

    /// How far the reading is.
    fn progress(&mut self, done: u64, jobs: u64, now: Option<&JobName>);

    /// A file found in a folder of indicators holds none that vigie reads.
    fn no_set(&mut self, name: &str, fault: &Fault);

    /// The reading process died on these files and is started again.
    fn restarted(&mut self, on: &BTreeSet<JobName>);

    /// Something of a file could not be read; the coverage tells all of it at the end.
    fn lost(&mut self, _job: &JobName, _kind: FaultKind) {}
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
    /// What may see, hear or reach the phone.
    pub accesses: Vec<Access>,
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
    let mut stage = || Ok(Staging::new(&order.target, env!("CARGO_PKG_VERSION"))?);
    let (attempt, deaths) = examine(order, &mut stage, person, interrupt)?;
    attempt.finish(order, began, &deaths)
}

/// The files on which reading processes died.
type Deaths = Vec<BTreeSet<JobName>>;

/// Reads what is ordered, as often as reading processes die; `stage` gives each a place to write.
fn examine(
    order: &Order,
    stage: &mut dyn FnMut() -> Result<Staging, Problem>,
    person: &mut dyn Person,
    interrupt: &Interrupt,
) -> Result<(Attempt, Deaths), Problem> {
    let mut passwords = Passwords::default();
    let mut left_out = Vec::new();
    let mut deaths = Vec::new();
    let mut threads = std::thread::available_parallelism().map_or(1, usize::from);
    let blind = if order.blind_index {
        let failed = |error| Problem::about("error-output", "blind.idx", error);
        Some(BlindKey::random().map_err(failed)?)
    } else {
        None
    };
    loop {
        let mut attempt = Attempt::new(stage()?, &order.indicators, blind.as_ref());
        let request = request(order, &left_out, threads, blind.clone());
        match attempt.run(&request, person, &mut passwords, interrupt)? {
            None => return Ok((attempt, deaths)),
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

fn request(
    order: &Order,
    left_out: &[JobName],
    threads: usize,
    blind: Option<BlindKey>,
) -> Request {
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
        blind,
        expected: order.expected.clone(),
    })
}

/// Passwords that opened a source, so that a second reading process need not ask again.
#[derive(Default)]
struct Passwords(BTreeMap<(String, Locked), Option<Zeroizing<String>>>);

impl Passwords {
    fn reply(
        &mut self,
        source: &SourceRecord,
        locked: Locked,
        wrong: bool,
        person: &mut dyn Person,
    ) -> Result<Reply, Problem> {
        let about = (source.id.clone(), locked);
        if wrong {
            self.0.remove(&about);
        }
        let known = match self.0.entry(about) {
            btree_map::Entry::Occupied(known) => known.into_mut(),
            btree_map::Entry::Vacant(unknown) => {
                unknown.insert(person.password(source, locked, wrong)?)
            }
        };
        let reply = known.as_ref().map(|known| known.to_string());
        Ok(reply.map_or(Reply::NoPassword, Reply::Password))
    }
}
