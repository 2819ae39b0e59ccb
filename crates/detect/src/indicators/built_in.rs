//! Reads vigie's own format, in which the built-in set is written: JSON, one line an indicator.

use model::{Fault, FaultKind, Instant};
use serde::Deserialize;

use super::{
    About, Category, Kind, Platform, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
};

/// What the key `format` says.
pub(super) const FORMAT: &str = "vigie-indicators-1";
/// The name of the built-in set.
pub const NAME: &str = "built-in";
/// The small set that comes with vigie, as a file: well-known facts, each with its public report.
pub const BYTES: &[u8] = include_bytes!("../../data/built_in.json");

#[derive(Debug, Deserialize)]
struct Document {
    name: String,
    publisher: String,
    licence: Option<String>,
    date: String,
    families: Vec<Family>,
}

#[derive(Debug, Deserialize)]
struct Family {
    #[serde(rename = "family")]
    name: String,
    publisher: String,
    reference: String,
    #[serde(default)]
    category: Category,
    indicators: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Line {
    kind: String,
    value: String,
    #[serde(default)]
    role: Role,
    platform: Option<Platform>,
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Set, Fault> {
    let document: Document = serde_json::from_slice(text)
        .map_err(|error| Fault::new(FaultKind::Malformed, "indicator JSON").detail(error))?;
    let mut builder = Builder::new(name);
    let set = builder.set();
    set.name = document.name;
    set.publisher = document.publisher;
    set.licence = document.licence;
    set.date = Instant::parse(&document.date);
    for family in document.families {
        for line in &family.indicators {
            if builder.count_entry() {
                add(&mut builder, &family, line);
            }
        }
    }
    Ok(builder.finish())
}

fn add(builder: &mut Builder, family: &Family, line: &Line) {
    let id = format!("{}/{}", family.name, line.kind);
    let Some(kind) = Kind::from_name(&line.kind) else {
        return builder.refuse(&id, RefusedFor::OtherKind, &line.value);
    };
    let about = builder.about(About {
        families: vec![family.name.clone()],
        category: family.category,
        role: line.role,
        publisher: family.publisher.clone(),
        references: vec![family.reference.clone()],
    });
    let entry = Entry {
        platform: line.platform,
        ..Entry::new(&id, &line.value, &about)
    };
    builder.add(&entry, accept::value(kind, &line.value));
}
