//! A case compared with today's indicators, seen from the parent: the source is read again and held
//! against the hashes of the case, or what the case keeps is compared; the result is put into the case.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use case::{Case, CaseRecord, Large, Method, RecheckRecord, Sandbox, Tool, set_changes};
use model::{Coverage, FileRecord, Finding, Instant, Reason, Text};

use super::{Deaths, Order, Passwords, Person, attempt::Attempt, examine};
use crate::{
    Interrupt, Problem, clock,
    indicator_files::IndicatorFile,
    reader::protocol::{Choice, Expected, Recheck, Request},
};

/// Files that an error names at most.
const NAMED: usize = 5;

/// What to compare again.
#[derive(Debug)]
pub struct RecheckOrder {
    /// The case.
    pub case: Case,
    /// The sources to read again; when empty, what the case keeps is compared.
    pub sources: Vec<PathBuf>,
    /// The indicator sets to compare with.
    pub indicators: Vec<IndicatorFile>,
}

/// A finished recheck.
#[derive(Debug)]
pub struct Rechecked {
    /// Where it stands in the case.
    pub path: PathBuf,
    /// Its `recheck.json`.
    pub record: RecheckRecord,
    /// Every finding: those of before in their order, then the new ones.
    pub findings: Vec<Finding>,
    /// What was read: now, or by the check when the source was not read again.
    pub coverage: Vec<Coverage>,
}

/// The state of the case before.
struct Before {
    previous: Option<u64>,
    findings: Vec<Finding>,
    sets: Vec<case::SetSummary>,
}

/// Compares a case again, and puts the result into it.
///
/// # Errors
/// When it cannot be done: then the case is as it was.
pub fn recheck(
    order: &RecheckOrder,
    person: &mut dyn Person,
    interrupt: &Interrupt,
) -> Result<Rechecked, Problem> {
    let began = clock::now();
    let case = &order.case;
    let method = method(order)?;
    case.verify(match method {
        Method::Source => &[],
        Method::Records => &[Large::Records],
        Method::BlindIndex => &[Large::BlindIndex],
    })?;
    let before = before(case)?;
    let mut number = 0;
    let mut stage = || {
        let (next, staging) = case.begin_recheck(env!("CARGO_PKG_VERSION"))?;
        number = next;
        Ok(staging)
    };
    let (attempt, deaths) = match method {
        Method::Source => {
            let again = examination(order)?;
            let done = examine(&again, &mut stage, person, interrupt)?;
            verify(case, &done.0.files)?;
            done
        }
        Method::Records | Method::BlindIndex => {
            let mut attempt = Attempt::new(stage()?, &order.indicators, None);
            let request = Request::Recheck(Recheck {
                case: case.path().into(),
                method,
                sets: order
                    .indicators
                    .iter()
                    .map(IndicatorFile::set_file)
                    .collect(),
                before: before.findings.iter().map(|old| old.id.clone()).collect(),
            });
            match attempt.run(&request, person, &mut Passwords::default(), interrupt)? {
                None => (attempt, Deaths::new()),
                Some(_) => return Err(Problem::new("error-recheck-reader-died")),
            }
        }
    };
    finish(case, attempt, &deaths, &before, (number, method, began))
}

fn before(case: &Case) -> Result<Before, Problem> {
    let last = case.rechecks()?.pop();
    Ok(match last {
        Some(last) => Before {
            previous: Some(last.record().number),
            findings: last.findings()?.collect::<Result<_, _>>()?,
            sets: last.record().indicators.clone(),
        },
        None => Before {
            previous: None,
            findings: case.findings()?.collect::<Result<_, _>>()?,
            sets: case.record().indicators.clone(),
        },
    })
}

/// The best that there is to compare: never nothing.
fn method(order: &RecheckOrder) -> Result<Method, Problem> {
    if !order.sources.is_empty() {
        return Ok(Method::Source);
    }
    if !order.case.record_files()?.is_empty() {
        return Ok(Method::Records);
    }
    if order.case.blind()?.is_some() {
        return Ok(Method::BlindIndex);
    }
    let path = order.case.path().to_string_lossy();
    Err(Problem(
        Text::new("error-recheck-nothing-kept").words("path", &path),
    ))
}

/// The sources read as the case says that they were.
fn examination(order: &RecheckOrder) -> Result<Order, Problem> {
    let record = order.case.record();
    let option = |name: &str| record.options.get(name).cloned().unwrap_or_default();
    let mut own: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for file in order.case.files()? {
        let file = file?;
        if file.is_own() {
            let of_source = own.entry(file.source).or_default();
            of_source.push((file.stored_path, file.sha256_stored));
        }
    }
    let expected = record.sources.iter().map(|source| Expected {
        id: source.id.clone(),
        files: own.remove(&source.id).unwrap_or_default(),
    });
    Ok(Order {
        organisation: String::new(),
        expected: expected.collect(),
        paths: order.sources.clone(),
        target: PathBuf::new(),
        indicators: order.indicators.clone(),
        statements: record.statements.clone(),
        choice: Choice {
            only: option("only"),
            skip: option("skip"),
        },
        hash_all: !option("hash").is_empty(),
        keep_records: false,
        blind_index: false,
        report: None,
        country: None,
        consent: record.consent.clone(),
    })
}

/// Every file that the case has hashed must have been read again and be the same, or nothing is said.
fn verify(case: &Case, read: &[FileRecord]) -> Result<(), Problem> {
    let read: BTreeMap<(&str, &str), &str> = read
        .iter()
        .map(|file| {
            let place = (&*file.source, &*file.stored_path);
            (place, &*file.sha256_stored)
        })
        .collect();
    let mut differing = 0_u64;
    let mut files = 0_u64;
    let mut names = Vec::new();
    for file in case.files()? {
        let file = file?;
        files = files.saturating_add(1);
        let again = read.get(&(&*file.source, &*file.stored_path));
        if again.is_none_or(|again| *again != file.sha256_stored) {
            differing = differing.saturating_add(1);
            if names.len() < NAMED {
                names.push(file.path);
            }
        }
    }
    if differing == 0 {
        return Ok(());
    }
    let key = if differing == files {
        "error-recheck-other-files"
    } else {
        "error-recheck-changed-files"
    };
    Err(Problem(
        Text::new(key)
            .number("count", differing)
            .words("list", &names.join(", ")),
    ))
}

/// Findings of before and of today, told apart.
#[derive(Default)]
struct Compared {
    findings: Vec<Finding>,
    new: Vec<String>,
    known: Vec<String>,
    unsupported: Vec<String>,
    carried: Vec<String>,
}

fn compare(
    before: &[Finding],
    today: Vec<Finding>,
    method: Method,
    carried: &[String],
) -> Compared {
    let mut compared = Compared::default();
    let carried: BTreeSet<&String> = carried.iter().collect();
    let order: Vec<String> = today.iter().map(|finding| finding.id.clone()).collect();
    let mut today: BTreeMap<String, Finding> = today
        .into_iter()
        .map(|finding| (finding.id.clone(), finding))
        .collect();
    for old in before {
        let id = old.id.clone();
        if let Some(again) = today.remove(&id) {
            compared.known.push(id);
            // An index knows no places: what was seen then says more.
            let keeps_old = method == Method::BlindIndex;
            let standing = if keeps_old { old.clone() } else { again };
            compared.findings.push(standing);
            continue;
        }
        if cannot_be_tried(old, method) || carried.contains(&id) {
            compared.carried.push(id);
        } else {
            compared.unsupported.push(id);
        }
        compared.findings.push(old.clone());
    }
    for id in order {
        if let Some(new) = today.remove(&id) {
            compared.new.push(id);
            compared.findings.push(new);
        }
    }
    compared
}

/// Whether a method cannot find a finding again: checks need typed records, and the rule on short links
/// whole addresses.
fn cannot_be_tried(finding: &Finding, method: Method) -> bool {
    let Reason::Check(check) = &finding.reason_for else {
        return false;
    };
    match method {
        Method::Source => false,
        Method::Records => check.id != detect::matcher::SHORT_LINK.id,
        Method::BlindIndex => true,
    }
}

fn finish(
    case: &Case,
    mut attempt: Attempt,
    deaths: &Deaths,
    before: &Before,
    (number, method, began): (u64, Method, Instant),
) -> Result<Rechecked, Problem> {
    let today = std::mem::take(&mut attempt.findings);
    let compared = compare(&before.findings, today, method, &attempt.carried);
    attempt.write_lines(&compared.findings)?;
    let sandbox = std::mem::take(&mut attempt.sandbox);
    let sets = std::mem::take(&mut attempt.sets);
    let sources = std::mem::take(&mut attempt.sources);
    let journal = journal_record(case, began, (&sources, &sets), &sandbox);
    attempt.write_journal(&journal, &compared.findings, deaths)?;
    let record = RecheckRecord {
        schema: case::SCHEMA,
        tool: Tool::vigie(env!("CARGO_PKG_VERSION")),
        number,
        at: began,
        previous: before.previous,
        method,
        sources: if method == Method::Source {
            sources
        } else {
            case.record().sources.clone()
        },
        sets: set_changes(&before.sets, &sets),
        indicators: sets,
        new: compared.new,
        known: compared.known,
        unsupported: compared.unsupported,
        carried: compared.carried,
        untried: std::mem::take(&mut attempt.untried),
        sandbox,
    };
    let coverage = if method == Method::Source {
        std::mem::take(&mut attempt.coverage)
    } else {
        case.coverage()?.collect::<Result<_, _>>()?
    };
    drop(attempt.records);
    Ok(Rechecked {
        path: case.finish_recheck(attempt.staging, &record, clock::now())?,
        record,
        findings: compared.findings,
        coverage,
    })
}

/// What the recheck's own journal tells of: the case's consent, today's sets and sources.
fn journal_record(
    case: &Case,
    began: Instant,
    (sources, sets): (&[model::SourceRecord], &[case::SetSummary]),
    sandbox: &Sandbox,
) -> CaseRecord {
    CaseRecord {
        created: began,
        sources: sources.to_vec(),
        indicators: sets.to_vec(),
        sandbox: sandbox.clone(),
        ..case.record().clone()
    }
}
