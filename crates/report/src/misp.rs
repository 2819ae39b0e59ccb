//! What was seen as a MISP event: published indicators with the dates on which they were sighted.
//!
//! The event holds what others published and when it was seen, never another value of the phone.
//!
//! Described in: <https://www.misp-standard.org/rfc/misp-standard-core.txt>.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use case::JsonFormatter;
use model::{Certainty, IndicatorRef, Instant, Reason, Text};
use serde::Serialize as _;
use serde_json::{Value, json, ser::Serializer};

use crate::{
    Texts, WholeCase,
    uuid::{VIGIE, version_5},
    whole_case::Numbered,
    words::Words,
};

/// Only the organisation that imports the event sees it.
const OWN_ORGANISATION: &str = "0";
/// No statement on how grave it is.
const UNDEFINED: &str = "4";
/// The analysis is complete.
const COMPLETE: &str = "2";
/// A sighting that was no mistake.
const SIGHTED: &str = "0";

/// Writes the event. The same case gives the same bytes in one language.
///
/// # Errors
/// When `out` refuses.
pub fn write(out: &mut dyn Write, texts: &Texts, whole: &WholeCase<'_>) -> io::Result<()> {
    let words = Words::exact(texts);
    let mut attributes: BTreeMap<String, Value> = BTreeMap::new();
    for numbered in Numbered::all(whole.findings) {
        if let Reason::Indicator(indicator) = &numbered.finding.reason_for {
            let uuid = version_5(VIGIE, &format!("attribute {}", name(indicator, numbered)));
            let attribute = attribute(&words, whole, numbered, indicator, &uuid);
            attributes.insert(uuid, attribute);
        }
    }
    let created = whole.record.created;
    let named: Vec<&str> = attributes.keys().map(String::as_str).collect();
    let uuid = version_5(VIGIE, &format!("event {created} {}", named.join(",")));
    let document = json!({"Event": {
        "uuid": uuid,
        "info": words.key("misp-info"),
        "date": created.date(),
        "timestamp": seconds(created),
        "analysis": COMPLETE,
        "threat_level_id": UNDEFINED,
        "distribution": OWN_ORGANISATION,
        "published": false,
        "Tag": [{"name": "tlp:amber"}],
        "Attribute": attributes.into_values().collect::<Vec<_>>(),
    }});
    let mut writer = io::BufWriter::new(&mut *out);
    document.serialize(&mut Serializer::with_formatter(
        &mut writer,
        JsonFormatter::indented(),
    ))?;
    writer.write_all(b"\n")?;
    writer.flush()
}

/// What tells one attribute from another.
fn name(indicator: &IndicatorRef, numbered: Numbered<'_>) -> String {
    let parts = [
        numbered.finding.id.as_str(),
        indicator.kind.as_str(),
        indicator.value.raw(),
        indicator.set.raw(),
    ];
    serde_json::to_string(&parts).unwrap_or_default()
}

fn attribute(
    words: &Words<'_>,
    whole: &WholeCase<'_>,
    numbered: Numbered<'_>,
    indicator: &IndicatorRef,
    uuid: &str,
) -> Value {
    let finding = numbered.finding;
    let (category, kind) = typed(&indicator.kind, indicator.value.raw());
    let exhibit = Text::new("sighting-of")
        .number("number", numbered.line())
        .words("title", &words.say(&finding.title));
    let comment = format!(
        "{} ({}, {})",
        words.say(&exhibit),
        indicator.family.raw(),
        indicator.set.raw()
    );
    let mut attribute = json!({
        "uuid": uuid,
        "category": category,
        "type": kind,
        "value": indicator.value.raw(),
        // What others share, or what is a name only, would raise alarms elsewhere.
        "to_ids": finding.certainty != Certainty::Possible && !indicator.expired,
        "comment": comment,
        "distribution": OWN_ORGANISATION,
        "timestamp": seconds(whole.record.created),
        "Tag": [{"name": "tlp:amber"}],
    });
    if let Some(members) = attribute.as_object_mut() {
        let first = finding.first_time.map(|at| at.to_string());
        let last = finding.last_time.map(|at| at.to_string());
        members.extend(first.map(|at| ("first_seen".to_owned(), at.into())));
        members.extend(last.map(|at| ("last_seen".to_owned(), at.into())));
        members.insert(
            "Sighting".to_owned(),
            sightings(whole, numbered, uuid).into(),
        );
    }
    attribute
}

/// The first and the last day on which it was seen; what bears no date was seen when the phone was
/// examined.
fn sightings(whole: &WholeCase<'_>, numbered: Numbered<'_>, attribute: &str) -> Vec<Value> {
    let finding = numbered.finding;
    let mut times = vec![finding.first_time.unwrap_or(whole.record.created)];
    times.extend(finding.last_time);
    times.dedup();
    let source = format!("{} {}", whole.record.tool.name, whole.record.tool.version);
    times
        .into_iter()
        .map(|at| {
            json!({
                "uuid": version_5(VIGIE, &format!("sighting {attribute} {at}")),
                "date_sighting": seconds(at),
                "type": SIGHTED,
                "source": source,
            })
        })
        .collect()
}

/// Seconds since 1970, as text: the form of the standard.
fn seconds(at: Instant) -> String {
    at.unix_ns().div_euclid(1_000_000_000).to_string()
}

/// The category and the type of an attribute, by kind of indicator.
fn typed(kind: &str, value: &str) -> (&'static str, &'static str) {
    match kind {
        "host" if value.matches('.').count() > 1 => ("Network activity", "hostname"),
        "host" => ("Network activity", "domain"),
        "ipv4" | "ipv6" | "cidr" => ("Network activity", "ip-dst"),
        "port" => ("Network activity", "port"),
        "url" => ("Network activity", "url"),
        "email" => ("Network activity", "email"),
        "phone" => ("Other", "phone-number"),
        "file_name" | "file_path" => ("Payload installation", "filename"),
        "md5" => ("Payload installation", "md5"),
        "sha1" => ("Payload installation", "sha1"),
        "sha256" => ("Payload installation", "sha256"),
        "sha512" => ("Payload installation", "sha512"),
        "app_id" => ("Payload installation", "mobile-application-id"),
        "app_cert_md5" => ("Payload installation", "x509-fingerprint-md5"),
        "app_cert_sha1" => ("Payload installation", "x509-fingerprint-sha1"),
        "app_cert_sha256" => ("Payload installation", "x509-fingerprint-sha256"),
        // Names of programs, profiles and settings, patterns: there is no type for them.
        _ => ("Other", "text"),
    }
}
