//! A kept record: a line of `records/<artefact>.jsonl`, which holds all that comparing it again needs.

use std::borrow::Cow;

use model::{Bearing, Clock, HashAlgorithm, Instant, Moment, Trace, TraceKind, Untrusted, Value};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A kept record; `R` is what holds its documented fields.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptRecord<'a, R = Box<RawValue>> {
    /// The source's id.
    pub source: Cow<'a, str>,
    /// The path on the phone.
    pub path: Cow<'a, str>,
    /// Where in the file (`table:rowid`, `key:path`, `offset:n`, `line:n`, `file`).
    pub place: Cow<'a, str>,
    /// The time that dates a finding about it.
    pub time: Option<Instant>,
    /// What happened when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<KeptMoment>,
    /// The values that an indicator can name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub traces: Vec<KeptTrace>,
    /// The documented fields.
    pub record: R,
}

/// A moment: `[at, what, clock]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMoment(pub Instant, pub Cow<'static, str>, pub Clock);

impl From<Moment> for KeptMoment {
    fn from(moment: Moment) -> Self {
        Self(moment.at, Cow::Borrowed(moment.what), moment.clock)
    }
}

/// A trace: `[kind, value, bearing]`, and for digests the algorithm behind that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeptTrace {
    /// A digest.
    Digest(TraceKind, Untrusted<'static>, Bearing, HashAlgorithm),
    /// Any other value.
    Plain(TraceKind, Untrusted<'static>, Bearing),
}

impl From<Trace<'_>> for KeptTrace {
    fn from(trace: Trace<'_>) -> Self {
        let text = Untrusted::from(trace.value.text()).to_static();
        let kind = trace.value.kind();
        match trace.value {
            Value::FileHash(algorithm, _) | Value::Certificate(algorithm, _) => {
                Self::Digest(kind, text, trace.bearing, algorithm)
            }
            _ => Self::Plain(kind, text, trace.bearing),
        }
    }
}

impl KeptTrace {
    /// The trace; `None` for one that says less than its kind needs.
    #[must_use]
    pub fn trace(&self) -> Option<Trace<'_>> {
        let (kind, text, bearing, algorithm) = match self {
            Self::Digest(kind, text, bearing, algorithm) => {
                (*kind, text, bearing, Some(*algorithm))
            }
            Self::Plain(kind, text, bearing) => (*kind, text, bearing, None),
        };
        let text = text.raw();
        let value = match kind {
            TraceKind::Url => Value::Url(text),
            TraceKind::Host => Value::Host(text),
            TraceKind::Email => Value::Email(text),
            TraceKind::Phone => Value::Phone(text),
            TraceKind::Process => Value::Process(text),
            TraceKind::ProcessCut => Value::ProcessCut(text),
            TraceKind::PathComponent => Value::PathComponent(text),
            TraceKind::FileName => Value::FileName(text),
            TraceKind::FilePath => Value::FilePath(text),
            TraceKind::FileHash => Value::FileHash(algorithm?, text),
            TraceKind::AppId => Value::AppId(text),
            TraceKind::Certificate => Value::Certificate(algorithm?, text),
            TraceKind::SignerOrganisation => Value::SignerOrganisation(text),
            TraceKind::SignerName => Value::SignerName(text),
            TraceKind::Profile => Value::Profile(text),
            TraceKind::Property => Value::Property(text),
        };
        Some(value.with(*bearing))
    }
}

/// What the name of a file of kept records says: the artefact, and which of its files. `ios.sms.2.jsonl`
/// is the third of `ios.sms`.
#[must_use]
pub fn artefact_of(name: &str) -> (&str, usize) {
    let stem = name.strip_suffix(".jsonl").unwrap_or(name);
    let numbered = stem
        .rsplit_once('.')
        .and_then(|(id, number)| Some((id, number.parse().ok()?)));
    numbered.unwrap_or((stem, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_file_is_no_part_of_the_id() {
        assert_eq!(artefact_of("ios.sms.jsonl"), ("ios.sms", 0));
        assert_eq!(artefact_of("ios.sms.12.jsonl"), ("ios.sms", 12));
    }

    #[test]
    fn every_trace_reads_back() {
        let sha256 = HashAlgorithm::Sha256;
        for value in [
            Value::Url("https://a.example/"),
            Value::ProcessCut("\u{202e}"),
            Value::FileHash(sha256, "00"),
            Value::Certificate(HashAlgorithm::Md5, "00"),
            Value::SignerOrganisation("Example, A/S"),
            Value::SignerName("Example"),
            Value::Property("x"),
        ] {
            let trace = value.with(Bearing::Stored);
            let kept = KeptTrace::from(trace);
            let text = serde_json::to_string(&kept).unwrap();
            let again: KeptTrace = serde_json::from_str(&text).unwrap();
            assert_eq!(again.trace(), Some(trace), "{text}");
        }
        let plain: KeptTrace = serde_json::from_str(r#"["file_hash","00","stored"]"#).unwrap();
        assert_eq!(plain.trace(), None);
        assert!(serde_json::from_str::<KeptTrace>(r#"["url"]"#).is_err());
    }
}
