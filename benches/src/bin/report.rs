//! How long the report of a case with 5 000 findings takes, and how large it is: all of one kind, and
//! of a thousand kinds.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use benches::{median, timed};
use case::{CaseRecord, Consent, ConsentForm, Sandbox, Tool};
use model::{
    Certainty, CheckRef, Evidence, Finding, IndicatorRef, Instant, Kind, Reason, SourceKind,
    SourceRecord, Text,
};
use report::{Language, Texts, WholeCase, html};

/// Findings of the case.
const FINDINGS: u32 = 5_000;
/// Records kept of each: as many as a case keeps at most.
const RECORDS: u32 = 50;
/// Measurements, of which the middle one counts.
const TURNS: usize = 5;

fn main() -> Result<()> {
    let began = Instant::parse("2026-05-21T18:00:00Z").context("a time")?;
    let record = record(began);
    // One indicator each; and apps, of which each is told in a sentence of its own.
    let alike: Vec<Finding> = (0..FINDINGS)
        .map(|number| indicator(number, began))
        .collect();
    let mixed: Vec<Finding> = (0..FINDINGS)
        .map(|number| match number % 5 {
            0 => app(number, began),
            _ => indicator(number, began),
        })
        .collect();
    for (name, findings) in [("one kind", &alike), ("a thousand kinds", &mixed)] {
        for language in Language::ALL {
            let whole = WholeCase {
                country: None,
                record: &record,
                findings,
                coverage: &[],
                accesses: None,
                files: &[],
                files_hashed: 0,
                zone: None,
            };
            let mut times = Vec::new();
            let mut size = 0;
            for _ in 0..TURNS {
                let (time, page) = timed(|| {
                    let mut page = Vec::new();
                    html::write(&mut page, &Texts::new(language), &whole).map(|()| page)
                });
                size = page?.len();
                times.push(time);
            }
            ensure!(size > 0, "nothing was written");
            println!(
                "{FINDINGS} findings of {name}, {RECORDS} records each, {}: {:.3} s, {size} bytes",
                language.code(),
                median(times).as_secs_f64()
            );
        }
    }
    Ok(())
}

fn record(began: Instant) -> CaseRecord {
    CaseRecord {
        schema: case::SCHEMA,
        tool: Tool::vigie("0.0.0"),
        created: began,
        consent: Consent {
            form: ConsentForm::Synthetic,
            at: began,
        },
        statements: Vec::new(),
        options: BTreeMap::new(),
        sources: vec![SourceRecord {
            id: "S1".into(),
            kind: SourceKind::IosBackup,
            location: "phone".into(),
            encrypted: true,
            os_version: Some("17.5.1".into()),
            model: Some("iPhone15,2".into()),
            device: None,
            made_at: Some(began),
            files_listed: 50_000,
        }],
        indicators: Vec::new(),
        sandbox: Sandbox::default(),
    }
}

fn indicator(number: u32, began: Instant) -> Finding {
    let value = format!("n{number}.example.net");
    Finding {
        id: format!("F-{number:012x}"),
        kind: Kind::KnownTool,
        certainty: Certainty::Likely,
        stage: None,
        evidence: evidence(number, began, &format!("https://{value}/a?b=c")),
        reason_for: Reason::Indicator(IndicatorRef {
            value: value.into(),
            kind: "host".into(),
            set: "set.stix2".into(),
            family: "Example".into(),
            publisher: "Example Laboratory".into(),
            reference: Some("https://example.org/report".into()),
            rule: 5,
            expired: false,
        }),
        title: Text::new("finding-received-title").key("kind", "indicator-kind-host"),
        reason: Text::new("finding-received-reason").number("count", RECORDS),
        harmless_causes: vec![Text::new("finding-cause-anyone-can-send")],
        next_step: Text::new("finding-received-next"),
        signs: Vec::new(),
        lowered_by: None,
        count: u64::from(RECORDS) * 2,
        first_time: Some(began),
        last_time: Some(began),
    }
}

fn app(number: u32, began: Instant) -> Finding {
    let name = format!("com.example.n{number}");
    let text = |part: &str| {
        Text::new(format!("check-app-outside-store-{part}"))
            .words("app", &name)
            .number("count", RECORDS)
    };
    Finding {
        kind: Kind::Exposure,
        certainty: Certainty::Possible,
        reason_for: Reason::Check(CheckRef {
            id: "app-outside-store".into(),
        }),
        title: text("title"),
        reason: text("reason"),
        harmless_causes: vec![text("harmless-1"), text("harmless-2")],
        next_step: text("next"),
        ..indicator(number, began)
    }
}

/// Records from two years.
fn evidence(number: u32, began: Instant, observed: &str) -> Vec<Evidence> {
    let hour = 3_600_000_000_000_i64;
    (0..RECORDS)
        .map(|row| Evidence {
            source: "S1".into(),
            artefact: "ios.sms".into(),
            path: "/private/var/mobile/Library/SMS/sms.db".into(),
            place: format!("message:{row}"),
            time: Some(Instant::from_unix_ns(
                began.unix_ns() - hour * i64::from(number * 7 + row * 11) / 3,
            )),
            observed: observed.to_owned().into(),
        })
        .collect()
}
