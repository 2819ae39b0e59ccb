//! What was seen as STIX 2.1: sightings of published indicators, with what was observed.
//!
//! The bundle holds what others published and when it was seen, never another value of the phone.
//!
//! Described in: <https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html>.

mod objects;
mod observables;

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use case::JsonFormatter;
use jiff::Timestamp;
use model::{IndicatorRef, Instant, Reason};
use serde::Serialize as _;
use serde_json::{Value, json, ser::Serializer};

use crate::{
    Texts, WholeCase,
    uuid::{VIGIE, version_5},
    whole_case::Numbered,
    words::Words,
};

/// The marking TLP:AMBER, as the standard defines it (7.2.1.4).
const AMBER: &str = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82";

/// Writes the bundle. The same case gives the same bytes in one language.
///
/// # Errors
/// When `out` refuses.
pub fn write(out: &mut dyn Write, texts: &Texts, whole: &WholeCase<'_>) -> io::Result<()> {
    let mut bundle = Bundle::new(texts, whole);
    for numbered in Numbered::all(whole.findings) {
        if let Reason::Indicator(indicator) = &numbered.finding.reason_for {
            bundle.sighting(numbered, indicator);
        }
    }
    let mut writer = io::BufWriter::new(&mut *out);
    bundle.finish().serialize(&mut Serializer::with_formatter(
        &mut writer,
        JsonFormatter::indented(),
    ))?;
    writer.write_all(b"\n")?;
    writer.flush()
}

/// A bundle as it grows.
struct Bundle<'a> {
    words: Words<'a>,
    whole: &'a WholeCase<'a>,
    created: String,
    identity: String,
    /// Objects by id: what two findings share stands once.
    objects: BTreeMap<String, Value>,
}

impl<'a> Bundle<'a> {
    fn new(texts: &'a Texts, whole: &'a WholeCase<'a>) -> Self {
        let identity = id("identity", &whole.record.tool.name);
        let mut bundle = Self {
            words: Words::exact(texts),
            whole,
            created: time(whole.record.created),
            identity: identity.clone(),
            objects: BTreeMap::new(),
        };
        let marking = json!({
            "type": "marking-definition", "spec_version": "2.1", "id": AMBER,
            "created": "2017-01-20T00:00:00.000Z", "definition_type": "tlp",
            "name": "TLP:AMBER", "definition": {"tlp": "amber"},
        });
        bundle.objects.insert(AMBER.to_owned(), marking);
        let tool = &whole.record.tool;
        let about = json!({
            "name": format!("{} {}", tool.name, tool.version), "identity_class": "system",
        });
        bundle.own("identity", identity, about);
        bundle
    }

    /// Adds an object of ours with what every one states.
    fn own(&mut self, kind: &str, id: String, mut object: Value) {
        if let Some(members) = object.as_object_mut() {
            let common = json!({
                "type": kind, "spec_version": "2.1", "id": id,
                "created": self.created, "modified": self.created,
                "created_by_ref": self.identity, "object_marking_refs": [AMBER],
            });
            members.extend(common.as_object().cloned().unwrap_or_default());
        }
        self.objects.entry(id).or_insert(object);
    }

    /// The report that names all, and the bundle around it.
    fn finish(mut self) -> Value {
        let refs: Vec<String> = self
            .objects
            .keys()
            .filter(|id| *id != AMBER)
            .cloned()
            .collect();
        let named = format!("{}{}", self.created, refs.join(","));
        let report = json!({
            "name": self.words.key("stix-report-name"),
            "description": self.words.key("stix-report-description"),
            "report_types": ["observed-data", "indicator"],
            "published": self.created,
            "lang": self.words.language().code(),
            "object_refs": refs,
        });
        self.own("report", id("report", &named), report);
        let bundle = id("bundle", &named);
        let objects: Vec<Value> = self.objects.into_values().collect();
        json!({"type": "bundle", "id": bundle, "objects": objects})
    }
}

/// The id of an object of ours, the same for the same name.
fn id(kind: &str, name: &str) -> String {
    format!("{kind}--{}", version_5(VIGIE, &format!("{kind} {name}")))
}

/// What tells one indicator from another.
fn named(indicator: &IndicatorRef) -> String {
    let parts = [
        indicator.kind.as_str(),
        indicator.value.raw(),
        indicator.set.raw(),
    ];
    serde_json::to_string(&parts).unwrap_or_default()
}

/// A time as the standard wants it: to the millisecond at least, `Z`.
fn time(at: Instant) -> String {
    Timestamp::from_nanosecond(i128::from(at.unix_ns()))
        .map(|stamp| stamp.strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string())
        .unwrap_or_default()
}
