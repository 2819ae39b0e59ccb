//! Where a record was seen: the same for every record of one reading job.

/// The file that a job reads: source, artefact, path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenIn {
    /// The source's id (`S1`).
    pub source: String,
    /// The artefact's id (`ios.sms`).
    pub artefact: &'static str,
    /// The path on the phone.
    pub path: String,
}

impl SeenIn {
    /// The platform: the part of the artefact's id before the dot.
    #[must_use]
    pub fn platform(&self) -> &'static str {
        self.artefact
            .split_once('.')
            .map_or("", |(platform, _)| platform)
    }
}
