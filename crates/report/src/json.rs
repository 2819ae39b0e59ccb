//! The one document that `--json` prints: what `docs/schema/check-1.json` describes.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Write},
};

use case::{JsonFormatter, Method, RecheckRecord, SetChange, SetSummary, Tool};
use model::{
    Access, Certainty, CheckRef, Coverage, Evidence, FaultKind, Finding, IndicatorRef, Instant,
    Kind, Means, Place, Reason, Sign, SourceRecord, Span, Stage, Statement, Status, Text,
    Untrusted,
};
use serde::Serialize;
use serde_json::ser::Serializer;

use crate::{Outcome, Texts};

mod compare;

pub use compare::{SCHEMA as COMPARE_SCHEMA, write as write_comparison};

/// The name and version of the document's schema.
pub const SCHEMA: &str = "check-1";

/// Writes the document. The same outcome gives the same bytes.
///
/// # Errors
/// When `out` refuses.
pub fn write(out: &mut dyn Write, texts: &Texts, outcome: &Outcome<'_>) -> io::Result<()> {
    write_with(out, texts, outcome, None)
}

/// Writes the document of a recheck: the same, and what is new since.
///
/// # Errors
/// When `out` refuses.
pub fn write_recheck(
    out: &mut dyn Write,
    texts: &Texts,
    outcome: &Outcome<'_>,
    recheck: &RecheckRecord,
) -> io::Result<()> {
    write_with(out, texts, outcome, Some(recheck))
}

fn write_with(
    out: &mut dyn Write,
    texts: &Texts,
    outcome: &Outcome<'_>,
    recheck: Option<&RecheckRecord>,
) -> io::Result<()> {
    let said = Said { texts };
    let case = outcome.case.map(|path| path.to_string_lossy());
    let document = Document {
        schema: SCHEMA,
        tool: outcome.tool,
        language: texts.language().code(),
        sources: outcome.sources,
        indicators: outcome.indicators,
        findings: outcome
            .findings
            .iter()
            .map(|one| said.finding(one))
            .collect(),
        coverage: outcome
            .coverage
            .iter()
            .map(|one| said.coverage(one))
            .collect(),
        accesses: outcome
            .accesses
            .unwrap_or_default()
            .iter()
            .map(|one| said.access(one))
            .collect(),
        recheck: recheck.map(|record| RecheckDocument {
            case: case.clone(),
            number: record.number,
            previous: record.previous,
            method: record.method,
            new: &record.new,
            known: &record.known,
            unsupported: &record.unsupported,
            carried: &record.carried,
            sets: &record.sets,
            untried: &record.untried,
        }),
        case,
    };
    print(out, &document)
}

/// Writes one document.
fn print(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    let mut writer = io::BufWriter::new(&mut *out);
    document.serialize(&mut Serializer::with_formatter(
        &mut writer,
        JsonFormatter::indented(),
    ))?;
    writer.write_all(b"\n")?;
    writer.flush()
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'a Tool,
    language: &'static str,
    sources: &'a [SourceRecord],
    indicators: &'a [SetSummary],
    findings: Vec<FindingDocument<'a>>,
    coverage: Vec<CoverageDocument<'a>>,
    accesses: Vec<AccessDocument<'a>>,
    case: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recheck: Option<RecheckDocument<'a>>,
}

#[derive(Serialize)]
struct RecheckDocument<'a> {
    case: Option<Cow<'a, str>>,
    number: u64,
    previous: Option<u64>,
    method: Method,
    new: &'a [String],
    known: &'a [String],
    unsupported: &'a [String],
    carried: &'a [String],
    sets: &'a [SetChange],
    untried: &'a BTreeMap<String, u64>,
}

/// A way that is in force, and who has it.
#[derive(Serialize)]
struct AccessDocument<'a> {
    means: Means,
    title: Sentence<'a>,
    holder: Option<&'a Untrusted<'static>>,
    state: Option<&'a Untrusted<'static>>,
    user: Option<i64>,
    count: u64,
    origin: Option<&'a Untrusted<'static>>,
    known_use: Option<&'a Untrusted<'static>>,
    since: Option<Instant>,
    last_used: Option<Instant>,
    last_in_background: Option<Instant>,
    in_background: Option<bool>,
    seen: Vec<EvidenceDocument<'a>>,
}

/// A sentence: its key for machines, its words for people.
#[derive(Serialize)]
struct Sentence<'a> {
    key: Cow<'a, str>,
    text: String,
}

#[derive(Serialize)]
struct FindingDocument<'a> {
    id: &'a str,
    kind: Kind,
    certainty: Certainty,
    stage: Option<Stage>,
    indicator: Option<&'a IndicatorRef>,
    check: Option<&'a CheckRef>,
    title: Sentence<'a>,
    reason: Sentence<'a>,
    harmless_causes: Vec<Sentence<'a>>,
    next_step: Sentence<'a>,
    lowered_by: Option<&'a Statement>,
    count: u64,
    first_time: Option<Instant>,
    last_time: Option<Instant>,
    evidence: Vec<EvidenceDocument<'a>>,
    signs: Vec<SignDocument<'a>>,
}

#[derive(Serialize)]
struct EvidenceDocument<'a> {
    #[serde(flatten)]
    evidence: &'a Evidence,
    recovered: Option<Sentence<'static>>,
}

#[derive(Serialize)]
struct SignDocument<'a> {
    check: &'a CheckRef,
    kind: Kind,
    certainty: Certainty,
    title: Sentence<'a>,
    reason: Sentence<'a>,
    harmless_causes: Vec<Sentence<'a>>,
    lowered_by: Option<&'a Statement>,
}

#[derive(Serialize)]
struct CoverageDocument<'a> {
    source: &'a str,
    artefact: &'a str,
    title: Sentence<'static>,
    path: Option<&'a str>,
    status: Status,
    records: u64,
    recovered: u64,
    span: Option<Span>,
    faults: FaultsDocument<'a>,
    absent_columns: &'a [String],
    unread_columns: &'a [String],
    unread_sections: &'a [String],
}

#[derive(Serialize)]
struct FaultsDocument<'a> {
    counts: Vec<FaultCount>,
    first: &'a [model::Fault],
}

#[derive(Serialize)]
struct FaultCount {
    kind: FaultKind,
    count: u64,
    meaning: Sentence<'static>,
}

/// Puts words beside keys. Nothing is escaped here: the formatter does it for the whole document.
struct Said<'t> {
    texts: &'t Texts,
}

impl Said<'_> {
    fn sentence<'a>(&self, text: &'a Text) -> Sentence<'a> {
        Sentence {
            key: Cow::Borrowed(&text.key),
            text: self.texts.say(text, |words| Cow::Borrowed(words)),
        }
    }

    fn sentences<'a>(&self, texts: &'a [Text]) -> Vec<Sentence<'a>> {
        texts.iter().map(|text| self.sentence(text)).collect()
    }

    fn named(&self, key: String) -> Sentence<'static> {
        Sentence {
            text: self.texts.word(&key),
            key: key.into(),
        }
    }

    fn finding<'a>(&self, finding: &'a Finding) -> FindingDocument<'a> {
        let (indicator, check) = match &finding.reason_for {
            Reason::Indicator(indicator) => (Some(indicator), None),
            Reason::Check(check) => (None, Some(check)),
        };
        FindingDocument {
            id: &finding.id,
            kind: finding.kind,
            certainty: finding.certainty,
            stage: finding.stage,
            indicator,
            check,
            title: self.sentence(&finding.title),
            reason: self.sentence(&finding.reason),
            harmless_causes: self.sentences(&finding.harmless_causes),
            next_step: self.sentence(&finding.next_step),
            lowered_by: finding.lowered_by.as_ref(),
            count: finding.count,
            first_time: finding.first_time,
            last_time: finding.last_time,
            evidence: finding
                .evidence
                .iter()
                .map(|one| self.evidence(one))
                .collect(),
            signs: finding.signs.iter().map(|sign| self.sign(sign)).collect(),
        }
    }

    fn evidence<'a>(&self, evidence: &'a Evidence) -> EvidenceDocument<'a> {
        EvidenceDocument {
            evidence,
            recovered: Place::is_recovered(&evidence.place)
                .then(|| self.named("detail-recovered".to_owned())),
        }
    }

    fn sign<'a>(&self, sign: &'a Sign) -> SignDocument<'a> {
        SignDocument {
            check: &sign.check,
            kind: sign.kind,
            certainty: sign.certainty,
            title: self.sentence(&sign.title),
            reason: self.sentence(&sign.reason),
            harmless_causes: self.sentences(&sign.harmless_causes),
            lowered_by: sign.lowered_by.as_ref(),
        }
    }

    fn access<'a>(&self, access: &'a Access) -> AccessDocument<'a> {
        let seen = access.seen.iter().map(|one| self.evidence(one));
        AccessDocument {
            means: access.means,
            title: self.named(crate::access::title_key(access)),
            holder: access.holder.as_ref(),
            state: access.state.as_ref(),
            user: access.user,
            count: access.count,
            origin: access.origin.as_ref(),
            known_use: access.known_use.as_ref(),
            since: access.since,
            last_used: access.last_used,
            last_in_background: access.last_in_background,
            in_background: access.in_background,
            seen: seen.collect(),
        }
    }

    fn coverage<'a>(&self, entry: &'a Coverage) -> CoverageDocument<'a> {
        let counts = entry.faults.counts.iter().map(|(kind, count)| FaultCount {
            kind: *kind,
            count: *count,
            meaning: self.named(format!("fault-{}", kind.name().replace('_', "-"))),
        });
        let title = format!("artefact-{}", entry.artefact.replace(['.', '_'], "-"));
        CoverageDocument {
            source: &entry.source,
            artefact: &entry.artefact,
            title: self.named(title),
            path: entry.path.as_deref(),
            status: entry.status,
            records: entry.records,
            recovered: entry.recovered,
            span: entry.span,
            faults: FaultsDocument {
                counts: counts.collect(),
                first: &entry.faults.first,
            },
            absent_columns: &entry.absent_columns,
            unread_columns: &entry.unread_columns,
            unread_sections: &entry.unread_sections,
        }
    }
}
