//! How an examination is done, and what the words of its result mean: the same in every report.

use model::Kind;

/// How it was done, in the order told.
pub const METHOD: [&str; 8] = [
    "report-method-copy",
    "report-method-compare",
    "report-method-messages",
    "report-method-facts",
    "report-method-exhibits",
    "report-method-addresses",
    "report-method-escapes",
    "report-method-journal",
];

/// How sure a finding is, in the words of its text: they begin with the grade itself.
pub const GRADES: [&str; 6] = [
    "sure-known-confirmed",
    "sure-known-likely",
    "sure-known-possible",
    "sure-strong",
    "sure-discuss",
    "sure-context",
];

/// The certainties that technical details name.
pub const CERTAINTIES: [(&str, &str); 3] = [
    ("certainty-confirmed", "report-certainty-confirmed"),
    ("certainty-likely", "report-certainty-likely"),
    ("certainty-possible", "report-certainty-possible"),
];

/// The key of what a kind of finding means.
#[must_use]
pub fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::KnownTool => "report-kind-known-tool",
        Kind::Suspicious => "report-kind-suspicious",
        Kind::Exposure => "report-kind-exposure",
        Kind::Context => "report-kind-context",
    }
}
