//! Cases made of the sample outcomes.

use std::collections::BTreeMap;

use case::{CaseRecord, Consent, ConsentForm, Sandbox};
use model::{Access, Coverage, FileRecord, Finding, Statement};
use report::{Country, WholeCase, Zone};

use crate::sample::{self, Sample, at};

/// A case that owns its parts.
pub(crate) struct Whole {
    pub(crate) record: CaseRecord,
    pub(crate) findings: Vec<Finding>,
    pub(crate) coverage: Vec<Coverage>,
    pub(crate) accesses: Vec<Access>,
    pub(crate) files: Vec<FileRecord>,
    pub(crate) zone: Option<Zone>,
    pub(crate) country: Option<Country>,
}

impl Whole {
    pub(crate) fn of(sample: Sample) -> Self {
        let file = |path: &str, content: &str| FileRecord {
            source: "S1".into(),
            path: path.into(),
            stored_path: path.into(),
            size: 1_234,
            sha256_stored: "cd".repeat(32),
            sha256_content: content.repeat(32),
            content_size: 1_230,
        };
        Self {
            country: sample.country,
            record: CaseRecord {
                schema: case::SCHEMA,
                tool: sample.outcome().tool.clone(),
                created: at("2026-05-21T18:00:00Z"),
                consent: Consent {
                    form: ConsentForm::Asked,
                    at: at("2026-05-21T17:59:00Z"),
                },
                statements: vec![
                    Statement::Managed,
                    Statement::Profile("com.example.wifi".into()),
                ],
                options: BTreeMap::from([
                    ("hash".to_owned(), vec!["all".to_owned()]),
                    ("only".to_owned(), vec!["ios.sms".to_owned()]),
                ]),
                sources: sample.sources,
                indicators: sample.indicators,
                sandbox: Sandbox {
                    in_force: vec!["landlock".into()],
                    missing: vec!["seccomp".into()],
                },
            },
            findings: sample.findings,
            coverage: sample.coverage,
            accesses: sample.accesses,
            files: vec![
                file("/backup/Manifest.db", "cd"),
                file("/private/var/mobile/ios.sms", "ef"),
            ],
            zone: None,
        }
    }

    pub(crate) fn borrowed(&self) -> WholeCase<'_> {
        WholeCase {
            record: &self.record,
            findings: &self.findings,
            coverage: &self.coverage,
            accesses: Some(&self.accesses),
            files: &self.files,
            files_hashed: 2,
            zone: self.zone.as_ref(),
            country: self.country,
        }
    }
}

/// A case for each form of the first sentence, and one with a zone.
pub(crate) fn all() -> Vec<Whole> {
    let mut all: Vec<Whole> = [
        sample::nothing(),
        sample::partly(),
        sample::locked(),
        sample::points(),
        sample::android(),
        sample::watched(),
        sample::watched(),
    ]
    .into_iter()
    .map(Whole::of)
    .collect();
    if let Some(last) = all.last_mut() {
        last.zone = Zone::named("Europe/Paris");
        // Doubtful times: before any iPhone, and after the backup.
        last.findings[2].evidence[0].time = Some(at("1970-01-01T00:00:05Z"));
        last.findings[2].evidence[1].time = Some(at("2031-01-01T00:00:00Z"));
        last.findings[2].evidence[2].time = Some(at("2026-05-20T22:15:00Z"));
    }
    all
}
