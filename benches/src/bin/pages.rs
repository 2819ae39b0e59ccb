//! How long the pages of the local app take that could grow with a case: what was found, of 5 000 findings, and
//! the timeline, of a million moments.

use std::{collections::BTreeMap, collections::BTreeSet, time::Duration};

use anyhow::{Context as _, Result, ensure};
use benches::{median, timed};
use case::{CaseRecord, Consent, ConsentForm, KeptMoment, KeptRecord, Sandbox, Tool};
use model::{
    Certainty, CheckRef, Clock, Evidence, Finding, Instant, Kind, Reason, SourceKind, SourceRecord,
    Text,
};
use pages::{Asked, Found, Frame, Step, Timeline};
use report::{
    Language, Texts, WholeCase,
    timeline::{Index, Only},
};

/// Findings of the case, each of which says something else.
const FINDINGS: u32 = 5_000;
/// Moments of the case.
const MOMENTS: i64 = 1_000_000;
/// Seconds over which they are spread: three years.
const SECONDS: i64 = 94_000_000;
/// Measurements, of which the middle one counts.
const TURNS: usize = 9;

fn main() -> Result<()> {
    let began = Instant::parse("2026-05-21T18:00:00Z").context("a time")?;
    let record = record(began);
    let findings: Vec<Finding> = (0..FINDINGS).map(|number| app(number, began)).collect();
    let whole = WholeCase {
        country: None,
        record: &record,
        findings: &findings,
        coverage: &[],
        accesses: None,
        files: &[],
        files_hashed: 0,
        zone: None,
    };
    let (time, index) = timed(|| index(began));
    println!(
        "index of {MOMENTS} moments built: {:.3} s",
        time.as_secs_f64()
    );
    ensure!(
        i64::try_from(index.count())? == MOMENTS,
        "all moments are held"
    );
    for language in Language::ALL {
        let texts = Texts::new(language);
        let frame = Frame {
            texts: &texts,
            form_secret: "",
            here: "",
            country: None,
            reached: Step::Next,
        };
        let mine = BTreeSet::new();
        for (name, group) in [("all kinds", None), ("one kind", Some(Kind::Exposure))] {
            let found = Found {
                whole: &whole,
                mine: &mine,
                group,
                page: 40,
            };
            shown(language, &format!("{FINDINGS} findings, {name}"), || {
                found.write(&frame)
            });
        }
        let asked = [
            ("all", Only::All, 1),
            ("one artefact, page 4000", Only::Artefact(1), 4_000),
            ("what findings rest on", Only::Found, 1),
        ];
        for (name, only, page) in asked {
            let timeline = Timeline {
                whole: &whole,
                index: &index,
                asked: Asked {
                    only,
                    page,
                    ..Asked::default()
                },
            };
            shown(language, &format!("timeline, {name}"), || {
                timeline.write(&frame)
            });
        }
    }
    Ok(())
}

fn shown(language: Language, name: &str, write: impl Fn() -> String) {
    let turns: Vec<(Duration, usize)> = (0..TURNS)
        .map(|_| {
            let (time, page) = timed(&write);
            (time, page.len())
        })
        .collect();
    let size = turns.first().map_or(0, |(_, size)| *size);
    let time = median(turns.into_iter().map(|(time, _)| time).collect());
    let milliseconds = time.as_secs_f64() * 1_000.0;
    println!(
        "{name}, {}: {milliseconds:.1} ms, {size} bytes",
        language.code()
    );
}

fn index(began: Instant) -> Index {
    let mut index = Index::new();
    for number in 0..MOMENTS {
        // A step that has no factor in common with the span: all over it, in no order.
        let before = (number * 7_919) % SECONDS;
        let at = Instant::from_unix_ns(began.unix_ns() - before * 1_000_000_000);
        let kept = KeptRecord {
            source: "S1".into(),
            path: format!("/private/var/mobile/{}.db", number % 1_000).into(),
            place: format!("message:{number}").into(),
            time: None,
            moments: vec![KeptMoment(at, "received".into(), Clock::Utc)],
            traces: Vec::new(),
            record: (),
        };
        let artefact = if number % 2 == 0 {
            "ios.sms"
        } else {
            "ios.safari_history"
        };
        index.add_record(artefact, &kept);
    }
    index.finish()
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
            os_version: None,
            model: None,
            device: None,
            made_at: Some(began),
            files_listed: 50_000,
        }],
        indicators: Vec::new(),
        sandbox: Sandbox::default(),
    }
}

fn app(number: u32, began: Instant) -> Finding {
    let name = format!("com.example.n{number}");
    let text = |part: &str| {
        Text::new(format!("check-app-outside-store-{part}"))
            .words("app", &name)
            .number("count", 1)
    };
    Finding {
        id: format!("F-{number:012x}"),
        kind: if number % 2 == 0 {
            Kind::Exposure
        } else {
            Kind::Context
        },
        certainty: Certainty::Possible,
        stage: None,
        reason_for: Reason::Check(CheckRef {
            id: "app-outside-store".into(),
        }),
        title: text("title"),
        reason: text("reason"),
        harmless_causes: vec![text("harmless-1"), text("harmless-2")],
        next_step: text("next"),
        lowered_by: None,
        count: 1,
        first_time: Some(began),
        last_time: Some(began),
        evidence: vec![Evidence {
            source: "S1".into(),
            artefact: "ios.installed_apps".into(),
            path: "/private/var/mobile/apps.plist".into(),
            place: format!("key:{number}"),
            time: Some(began),
            observed: name.clone().into(),
        }],
        signs: Vec::new(),
    }
}
