//! Compares what a case keeps with indicators again, without its source: the kept records, or the blind
//! index.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{Entry, Facts};
use case::{Case, Error, KeptRecord};
use detect::{
    SeenIn,
    checks::weigh_matches,
    matcher::{
        Matcher, Matches,
        blind::{Question, Questions},
    },
};
use model::{
    Bearing, FileRecord, Finding, Instant, Moment, Place, Reason, SourceKind, Text, Trace,
};

use super::{files::HashedFile, plan::first_reader};

/// Most answers of an index that are taken: a case may come from anybody.
const ANSWERS: usize = 1_000_000;

/// What was found again, and what could not be tried.
#[derive(Debug, Default)]
pub struct Again {
    /// Indicators that matched.
    pub findings: Vec<Finding>,
    /// What could not be tried, by reason (the last part of a key `untried-…`).
    pub untried: BTreeMap<String, u64>,
    /// Which of the findings asked about stand on indicators that could not be tried.
    pub carried: Vec<String>,
}

/// A kept record as what can be compared.
struct Kept<'k>(&'k KeptRecord<'static>);

impl Facts for Kept<'_> {
    /// Only the time that dates a finding is needed.
    fn moments(&self, _: &mut dyn FnMut(Moment)) {}

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for trace in self.0.traces.iter().filter_map(case::KeptTrace::trace) {
            each(trace);
        }
    }

    fn time(&self) -> Option<Instant> {
        self.0.time
    }

    fn json(&self) -> Result<serde_json::Value, serde_json::Error> {
        serde_json::from_str(self.0.record.get())
    }
}

/// What orders files of records as the check that wrote them read them.
type FileOrder = (String, usize, usize);

/// Compares the kept records, and the hashes of the files that were read.
///
/// # Errors
/// When the case cannot be read.
pub fn from_records(case: &Case, matcher: &Matcher) -> Result<Again, Error> {
    let mut again = Again::default();
    let mut all: BTreeMap<FileOrder, Matches> = BTreeMap::new();
    for name in case.record_files()? {
        let Some((index, entry, number)) = artefact_of(&name) else {
            let count = again.untried.entry("artefact".to_owned()).or_default();
            *count = count.saturating_add(1);
            continue;
        };
        let (source, found) = compare_file(case, &name, entry, matcher)?;
        all.insert((source, index, number), found);
    }
    let mut found = Matches::default();
    for (_, later) in all {
        found.absorb(later);
    }
    found.absorb(compare_hashes(case, matcher)?);
    again.findings = weigh_matches(found.conclude(matcher), &case.record().statements);
    Ok(again)
}

/// The artefact of a file of records with its place in the registry, and the file's number.
fn artefact_of(name: &str) -> Option<(usize, &'static Entry, usize)> {
    let (id, number) = case::artefact_of(name);
    let index = artefacts::ALL.iter().position(|entry| entry.id == id)?;
    Some((index, artefacts::ALL.get(index)?, number))
}

/// Compares one file of records; gives the source that it is of.
fn compare_file(
    case: &Case,
    name: &str,
    entry: &Entry,
    matcher: &Matcher,
) -> Result<(String, Matches), Error> {
    let mut found = Matches::default();
    let mut seen = SeenIn {
        source: String::new(),
        artefact: entry.id,
        path: String::new(),
    };
    for record in case.records(name)? {
        let record = record?;
        if seen.source != record.source || seen.path != record.path {
            seen.source = record.source.clone().into_owned();
            seen.path = record.path.clone().into_owned();
        }
        found.record(matcher, &seen, Place::parse(&record.place), &Kept(&record));
    }
    Ok((seen.source, found))
}

/// Compares the hash of every file that was read: it is kept in any case.
fn compare_hashes(case: &Case, matcher: &Matcher) -> Result<Matches, Error> {
    let mut all = Matches::default();
    for file in case.files()? {
        let FileRecord {
            source,
            path,
            sha256_content,
            ..
        } = file?;
        let of = case.record().sources.iter().find(|one| one.id == source);
        let kind = of.map_or(SourceKind::IosBackup, |source| source.kind);
        let hashed = HashedFile::of(kind, &sha256_content);
        let mut found = Matches::default();
        let seen = SeenIn {
            artefact: first_reader(kind, &path),
            source,
            path,
        };
        found.record(matcher, &seen, Place::Whole, &hashed);
        if !found.is_empty() {
            all.absorb(found);
        }
    }
    Ok(all)
}

/// Where the index says that a value stands: question, source, artefact, bearing, nested.
type Told = BTreeSet<(usize, String, &'static str, Bearing, bool)>;

/// Asks the blind index for everything that indicators name. `before` are the ids of earlier findings.
///
/// # Errors
/// When the case cannot be read, or has no index.
pub fn from_blind_index(case: &Case, matcher: &Matcher, before: &[String]) -> Result<Again, Error> {
    let Some(index) = case.blind()? else {
        return Err(Error::NotACase {
            path: case.path().join(case::BLIND),
        });
    };
    let questions = matcher.questions();
    let hasher = index.hasher();
    let mut asked: Vec<_> = (questions.questions.iter().enumerate())
        .map(|(number, question)| (hasher.hash(question.form.number(), &question.text), number))
        .collect();
    asked.sort_unstable();
    let mut again = Again::default();
    let mut told = Told::new();
    index.ask(&asked, &mut |question, seen| {
        let asks_for_name = |question: &Question| question.named && !seen.named;
        if (questions.questions.get(question)).is_some_and(asks_for_name) {
            return;
        }
        let fits = told.len() < ANSWERS;
        if let Some(artefact) = known_name(seen.artefact).filter(|_| fits) {
            let source = seen.source.to_owned();
            told.insert((question, source, artefact, seen.bearing, seen.nested));
        } else {
            let count = again.untried.entry("artefact".to_owned()).or_default();
            *count = count.saturating_add(1);
        }
    })?;
    let findings = conclude(matcher, &questions, told);
    again.findings = weigh_matches(findings, &case.record().statements);
    for (reason, count) in &questions.untried {
        again.untried.insert((*reason).to_owned(), *count);
    }
    let untried = matcher.untried_ids();
    again.carried = before
        .iter()
        .filter(|id| untried.contains(*id))
        .cloned()
        .collect();
    Ok(again)
}

fn conclude(matcher: &Matcher, questions: &Questions, told: Told) -> Vec<Finding> {
    let mut found = Matches::default();
    for (question, source, artefact, bearing, nested) in told {
        let Some(question) = questions.questions.get(question) else {
            continue;
        };
        let seen = SeenIn {
            source,
            artefact,
            path: String::new(),
        };
        found.answered(matcher, questions, question, &seen, (bearing, nested));
    }
    let mut findings = found.conclude(matcher);
    for finding in &mut findings {
        if matches!(finding.reason_for, Reason::Indicator(_)) {
            finding.reason = Text::new("finding-blind-reason").number("count", finding.count);
        }
    }
    findings
}

/// The id of an artefact, or of a source's own list, that this version knows.
fn known_name(id: &str) -> Option<&'static str> {
    let listings = SourceKind::ALL.into_iter().map(SourceKind::listing);
    artefacts::ALL
        .iter()
        .map(|entry| entry.id)
        .chain(listings)
        .find(|known| *known == id)
}
