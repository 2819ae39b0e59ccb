//! What some tests need beside the samples: a recheck, another case beside one, a removed row.

use std::path::Path;

use case::{Change, Method, RecheckRecord, Sandbox, SetChange, Tool};
use model::{Finding, TraceKind};
use report::compare::{Comparison, Installed, Item, Side, Ways, coverage_changes};

use super::sample::{Sample, at, watched};

/// A recheck that found something new through the blind index.
pub(crate) fn recheck() -> RecheckRecord {
    let sample = watched();
    let id = |at: usize| {
        let finding: Option<&Finding> = sample.findings.get(at);
        finding
            .map(|finding| finding.id.clone())
            .into_iter()
            .collect()
    };
    RecheckRecord {
        schema: case::SCHEMA,
        tool: Tool::vigie("0.1.0"),
        number: 2,
        at: at("2026-06-21T18:00:00Z"),
        previous: Some(1),
        method: Method::BlindIndex,
        sources: sample.sources.clone(),
        indicators: sample.indicators.clone(),
        sets: [Change::New, Change::Changed, Change::Missing]
            .map(|change| SetChange {
                name: "set\u{1b}[2J".into(),
                change,
            })
            .to_vec(),
        new: id(0),
        known: id(1),
        unsupported: id(2),
        carried: id(3),
        untried: ["pattern", "compound", "network", "path", "artefact", "kind"]
            .map(|reason| (reason.to_owned(), 2))
            .into(),
        sandbox: Sandbox::default(),
    }
}

/// What two samples say together.
pub(crate) fn comparison<'s>(before: &'s Sample, after: &'s Sample) -> Comparison<'s> {
    fn side(sample: &Sample) -> Side<'_> {
        Side {
            path: Path::new("/media/key/case"),
            created: at("2026-05-21T18:00:00Z"),
            sources: &sample.sources,
        }
    }
    let item = |value: &'static str| Item {
        kind: TraceKind::AppId,
        value: value.into(),
    };
    let mut coverage = after.coverage.clone();
    coverage.truncate(1);
    Comparison {
        tool: &after.tool,
        before: side(before),
        after: side(after),
        appeared: after.findings.iter().collect(),
        vanished: before.findings.iter().collect(),
        remained: 1,
        installed: Some(Installed::between(
            &[item("com.example.old")].into(),
            &[item("com.example.\u{202e}new")].into(),
        )),
        accesses: Some(Ways::between(&before.accesses, &after.accesses)),
        coverage: coverage_changes(&before.coverage, &coverage),
    }
}

/// The first record of the first finding was read from a removed row.
pub(crate) fn with_removed_row() -> Sample {
    let mut sample = watched();
    sample.findings[0].evidence[0].place = "message:removed:free-page:12+1034".into();
    sample.coverage[0].recovered = 4;
    sample
}
