//! The document that `vigie compare --json` prints: what `docs/schema/compare-1.json` describes.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use case::Tool;
use model::{Instant, SourceRecord};
use serde::Serialize;

use super::{AccessDocument, FindingDocument, Said, print};
use crate::{
    Texts,
    compare::{Comparison, CoverageChange, Installed, Side},
};

/// The name and version of the document's schema.
pub const SCHEMA: &str = "compare-1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'a Tool,
    language: &'static str,
    before: SideDocument<'a>,
    after: SideDocument<'a>,
    findings: Findings<'a>,
    installed: Option<&'a Installed>,
    accesses: Option<Accesses<'a>>,
    coverage: &'a [CoverageChange],
}

#[derive(Serialize)]
struct SideDocument<'a> {
    case: Cow<'a, str>,
    created: Instant,
    sources: &'a [SourceRecord],
}

#[derive(Serialize)]
struct Findings<'a> {
    appeared: Vec<FindingDocument<'a>>,
    vanished: Vec<FindingDocument<'a>>,
    remained: usize,
}

#[derive(Serialize)]
struct Accesses<'a> {
    appeared: Vec<AccessDocument<'a>>,
    vanished: Vec<AccessDocument<'a>>,
}

/// Writes the document. The same comparison gives the same bytes.
///
/// # Errors
/// When `out` refuses.
pub fn write(out: &mut dyn Write, texts: &Texts, comparison: &Comparison<'_>) -> io::Result<()> {
    let said = Said { texts };

    let document = Document {
        schema: SCHEMA,
        tool: comparison.tool,
        language: texts.language().code(),
        before: side_document(&comparison.before),
        after: side_document(&comparison.after),
        findings: Findings {
            appeared: comparison
                .appeared
                .iter()
                .map(|one| said.finding(one))
                .collect(),
            vanished: comparison
                .vanished
                .iter()
                .map(|one| said.finding(one))
                .collect(),
            remained: comparison.remained,
        },
        installed: comparison.installed.as_ref(),
        accesses: comparison.accesses.as_ref().map(|ways| Accesses {
            appeared: ways.appeared.iter().map(|one| said.access(one)).collect(),
            vanished: ways.vanished.iter().map(|one| said.access(one)).collect(),
        }),
        coverage: &comparison.coverage,
    };
    print(out, &document)
}

fn side_document<'a>(side: &Side<'a>) -> SideDocument<'a> {
    SideDocument {
        case: side.path.to_string_lossy(),
        created: side.created,
        sources: side.sources,
    }
}
