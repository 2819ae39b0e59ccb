//! Outcomes of made-up examinations.

mod access;

use std::{collections::BTreeMap, path::Path};

use case::{SetSummary, Tool};
use model::{
    Access, Certainty, CheckRef, Coverage, Evidence, Fault, FaultKind, Faults, Finding,
    IndicatorRef, Instant, Kind, Reason, Sign, SourceKind, SourceRecord, Span, Stage, Statement,
    Status, Text,
};
use report::Outcome;

/// An outcome that owns its parts.
pub(crate) struct Sample {
    pub(crate) tool: Tool,
    pub(crate) sources: Vec<SourceRecord>,
    pub(crate) indicators: Vec<SetSummary>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) coverage: Vec<Coverage>,
    pub(crate) accesses: Vec<Access>,
    pub(crate) country: Option<report::Country>,
}

impl Sample {
    pub(crate) fn outcome(&self) -> Outcome<'_> {
        Outcome {
            tool: &self.tool,
            sources: &self.sources,
            indicators: &self.indicators,
            findings: &self.findings,
            coverage: &self.coverage,
            accesses: Some(&self.accesses),
            case: Some(Path::new("/media/key/case-2026-05-21")),
            today: at("2026-05-21T18:00:00Z"),
            country: self.country,
        }
    }
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// Everything read, nothing found.
pub(crate) fn nothing() -> Sample {
    Sample {
        tool: Tool::vigie("0.1.0"),
        sources: vec![SourceRecord {
            id: "S1".into(),
            kind: SourceKind::IosBackup,
            location: "/media/key/backup".into(),
            encrypted: true,
            os_version: Some("17.4".into()),
            model: Some("iPhone12,1".into()),
            device: Some("0f".repeat(32)),
            made_at: Some(at("2026-05-21T08:00:00Z")),
            files_listed: 51_234,
        }],
        indicators: vec![
            set("pegasus.stix2", "2026-05-20T00:00:00Z", false),
            set("vigie", "2026-05-01T00:00:00Z", true),
        ],
        findings: Vec::new(),
        country: None,
        accesses: Vec::new(),
        coverage: vec![
            read(
                "ios.safari_history",
                1_204,
                "2026-01-03T10:00:00Z",
                "2026-05-21T07:00:00Z",
            ),
            read(
                "ios.sms",
                104_552,
                "2019-05-01T10:00:00Z",
                "2026-05-20T10:00:00Z",
            ),
            Coverage {
                records: 0,
                recovered: 0,
                span: None,
                path: None,
                status: Status::Absent,
                ..read(
                    "ios.whatsapp",
                    0,
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T00:00:00Z",
                )
            },
            Coverage {
                records: 1,
                recovered: 0,
                span: None,
                ..read(
                    "ios.global_preferences",
                    1,
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T00:00:00Z",
                )
            },
            Coverage {
                records: 0,
                recovered: 0,
                span: None,
                path: None,
                status: Status::Skipped,
                ..read("ios.tcc", 0, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
            },
        ],
    }
}

/// A bug report with points to look at, and services that no artefact reads, in France.
pub(crate) fn android() -> Sample {
    let mut sample = points();
    sample.sources[0] = SourceRecord {
        kind: SourceKind::AndroidBugreport,
        location: "/media/key/bugreport.zip".into(),
        encrypted: false,
        os_version: Some("10".into()),
        model: Some("Pixel".into()),
        ..sample.sources[0].clone()
    };
    let day = "2026-05-21T08:00:00Z";
    let mut listing = read(SourceKind::AndroidBugreport.listing(), 0, day, day);
    (listing.path, listing.span) = (None, None);
    listing.unread_sections = ["SurfaceFlinger", "wifi\u{202e}<b>", "SurfaceFlinger"]
        .map(String::from)
        .to_vec();
    let mut cut = read("android.packages", 388, "2026-01-03T10:00:00Z", day);
    cut.status = Status::Partial;
    cut.faults
        .add(Fault::new(FaultKind::Short, "/dumpsys/package"));
    sample.coverage = vec![
        cut,
        listing,
        read("android.accessibility", 2, day, day),
        read("android.adb_keys", 2, day, day),
        read("android.users", 2, day, day),
        read("android.vpn", 0, day, day),
    ];
    sample.accesses = access::accesses();
    sample.country = Some(report::Country::France);
    sample
}

/// A part could not be read, and the newest indicators are old.
pub(crate) fn partly() -> Sample {
    let mut sample = nothing();
    let mut faults = Faults::default();
    for page in [12, 13, 14, 15] {
        let fault = Fault::new(FaultKind::Damaged, format!("page {page}"));
        faults.add(fault.detail("checksum \u{1b}[31mdiffers"));
    }
    faults.add(Fault::new(FaultKind::SizeDiffers, "sms.db"));
    sample.coverage[1].faults = faults;
    sample.coverage[1].status = Status::Partial;
    sample.coverage[1].unread_columns = vec!["message.new_column".into()];
    sample.coverage[2].status = Status::Unreadable;
    sample.coverage[2].path = Some("/private/var/mobile/ChatStorage.sqlite".into());
    sample.coverage[2]
        .faults
        .add(Fault::new(FaultKind::Missing, "ChatStorage.sqlite"));
    sample.indicators = vec![set("pegasus.stix2", "2026-01-20T00:00:00Z", false)];
    sample.sources[0].encrypted = false;
    sample
}

/// Nothing but the list of files could be read.
pub(crate) fn locked() -> Sample {
    let mut sample = nothing();
    for entry in &mut sample.coverage {
        entry.status = Status::Unreadable;
        entry.records = 0;
        entry.span = None;
        entry.faults.add(Fault::new(FaultKind::Locked, "file"));
    }
    sample.indicators = Vec::new();
    sample
}

/// Points without a known tool, one of them explained by the owner.
pub(crate) fn points() -> Sample {
    let mut sample = nothing();
    sample.findings = vec![redirect(), app()];
    sample.indicators = vec![set("vigie", "2026-05-01T00:00:00Z", true)];
    sample
}

/// A known tool and everything else.
pub(crate) fn watched() -> Sample {
    let mut sample = nothing();
    let mut lowered = app();
    lowered.kind = Kind::Context;
    lowered.lowered_by = Some(Statement::App("com.example.minder".into()));
    sample.findings = vec![lowered, redirect(), host(), signs()];
    sample
}

fn set(name: &str, date: &str, built_in: bool) -> SetSummary {
    SetSummary {
        name: name.to_owned().into(),
        families: vec!["Example".into()],
        publisher: "Example Laboratory".into(),
        licence: None,
        date: Some(at(date)),
        sha256: "ab".repeat(32),
        counts: BTreeMap::from([("host".into(), 1_438), ("process".into(), 81)]),
        refused: BTreeMap::from([("too_broad".into(), u64::from(!built_in))]),
        expired: 0,
        built_in,
        origin: case::Origin::File,
    }
}

fn read(artefact: &str, records: u64, first: &str, last: &str) -> Coverage {
    Coverage {
        source: "S1".into(),
        artefact: artefact.into(),
        path: Some(format!("/private/var/mobile/{artefact}")),
        status: Status::Read,
        records,
        recovered: 0,
        span: Some(Span {
            first: at(first),
            last: at(last),
        }),
        faults: Faults::default(),
        absent_columns: Vec::new(),
        unread_columns: Vec::new(),
        unread_sections: Vec::new(),
    }
}

fn evidence(artefact: &str, place: &str, time: &str, observed: &str) -> Evidence {
    Evidence {
        source: "S1".into(),
        artefact: artefact.into(),
        path: format!("/private/var/mobile/{artefact}"),
        place: place.into(),
        time: Some(at(time)),
        observed: observed.to_owned().into(),
    }
}

fn host() -> Finding {
    let text = |key: &'static str| Text::new(key);
    Finding {
        id: "F-0a1b2c3d4e5f".into(),
        kind: Kind::KnownTool,
        certainty: Certainty::Likely,
        stage: Some(Stage::Targeting),
        reason_for: Reason::Indicator(IndicatorRef {
            value: "spy.example.net".into(),
            kind: "host".into(),
            set: "pegasus.stix2".into(),
            family: "Example".into(),
            publisher: "Example Laboratory".into(),
            reference: Some("https://example.org/report".into()),
            rule: 5,
            expired: false,
        }),
        title: text("finding-received-title").key("kind", "indicator-kind-host"),
        reason: text("finding-received-reason").number("count", 7),
        harmless_causes: vec![
            text("finding-cause-anyone-can-send"),
            text("finding-cause-nested"),
        ],
        next_step: text("finding-received-next"),
        lowered_by: None,
        count: 7,
        first_time: Some(at("2026-05-03T10:00:00Z")),
        last_time: Some(at("2026-05-20T22:15:00Z")),
        evidence: (1..=6)
            .map(|row| {
                let observed = format!(
                    "https://spy.example.net/{row}\u{202e}\u{1b}[2J/{}",
                    "x".repeat(row * 20)
                );
                evidence(
                    "ios.sms",
                    &format!("message:{row}"),
                    "2026-05-03T10:00:00Z",
                    &observed,
                )
            })
            .collect(),
        signs: Vec::new(),
    }
}

fn redirect() -> Finding {
    let text = |part: &str| {
        Text::new(format!("check-short-redirect-{part}"))
            .words("domain", "portal.example")
            .words("other", "tracker.example")
            .number("count", 2)
    };
    Finding {
        id: "F-111111111111".into(),
        kind: Kind::Suspicious,
        certainty: Certainty::Possible,
        stage: Some(Stage::Contact),
        reason_for: Reason::Check(CheckRef {
            id: "short-redirect".into(),
        }),
        title: text("title"),
        reason: text("reason"),
        harmless_causes: vec![text("harmless-1"), text("harmless-2")],
        next_step: text("next"),
        lowered_by: None,
        count: 2,
        first_time: Some(at("2026-05-03T10:00:00Z")),
        last_time: Some(at("2026-05-03T11:00:00Z")),
        evidence: vec![evidence(
            "ios.safari_history",
            "history_visits:9",
            "2026-05-03T10:00:00Z",
            "http://portal.example/ > https://tracker.example/",
        )],
        signs: Vec::new(),
    }
}

fn app() -> Finding {
    let text = |part: &str| {
        Text::new(format!("check-app-outside-store-{part}"))
            .words("app", "Minder\u{200b} (com.example.minder)")
            .number("count", 1)
    };
    Finding {
        id: "F-222222222222".into(),
        kind: Kind::Exposure,
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
        first_time: None,
        last_time: None,
        evidence: vec![Evidence {
            time: None,
            ..evidence(
                "ios.installed_apps",
                "key:Applications",
                "2026-05-03T10:00:00Z",
                "com.example.minder",
            )
        }],
        signs: Vec::new(),
    }
}

/// Three signs on one app, one of them explained by the owner.
fn signs() -> Finding {
    let text = |key: &'static str| Text::new(key);
    let sign = |check: &str, part: &dyn Fn(&str) -> Text, lowered_by: Option<Statement>| Sign {
        check: CheckRef { id: check.into() },
        kind: match lowered_by {
            Some(_) => Kind::Context,
            None => Kind::Exposure,
        },
        certainty: Certainty::Possible,
        title: part("title"),
        reason: part("reason"),
        harmless_causes: vec![part("harmless-1")],
        lowered_by,
    };
    let of = |check: &'static str| {
        move |part: &str| {
            Text::new(format!("check-{check}-{part}"))
                .words("app", "com.example.minder")
                .words("account", "sam@example.org")
                .number("count", 1)
        }
    };
    let account = Statement::Account("sam@example.org".into());
    let alone = app();
    Finding {
        id: "F-333333333333".into(),
        certainty: Certainty::Likely,
        title: text("signs-app-title"),
        reason: text("signs-app-independent-reason").words("name", "com.example.minder"),
        signs: vec![
            sign("app-outside-store", &of("app-outside-store"), None),
            sign("location-always", &of("location-always"), None),
            sign(
                "app-of-another-account",
                &of("app-of-another-account"),
                Some(account),
            ),
        ],
        ..alone
    }
}
