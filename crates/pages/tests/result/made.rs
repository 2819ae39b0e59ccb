//! Every page from the result on, made of a case.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use case::{Change, KeptMoment, KeptRecord, Method, RecheckRecord, Sandbox, SetChange, Tool};
use model::{Clock, Finding as Found1, Instant, Kind, Text, TraceKind};
use pages::{
    Abilities, Asked, Cases, Compare, Coverage, Delete, Deleted, Disk, Finding, Folder, Found,
    Frame, Indicators, Listed, Mirror, Next, Open, Reach, Recheck, Rechecked, Step, Timeline, Told,
    browse,
};
use report::{
    Country, Language, Texts, WholeCase,
    compare::{Comparison, Installed, Item, Side, Ways, coverage_changes},
    timeline::{Index, Only},
};

use crate::whole_case::Whole;

pub(crate) const SECRET: &str = "5ecret";

/// What of a page comes from outside beside the case.
pub(crate) struct Outside {
    /// Paths, names, what was typed.
    pub(crate) text: String,
}

/// A folder of the disk; a case where it can be taken.
fn looked_at<'a>(outside: &Outside, add: Option<&str>) -> browse::Entry<'a> {
    browse::Entry {
        name: outside.text.clone().into(),
        kind: browse::EntryKind::Folder,
        size: None,
        changed: None,
        link: Some("/7?at=2".into()),
        add: add.map(Into::into),
        looks_like: None,
    }
}

pub(crate) fn frame(texts: &Texts) -> Frame<'_> {
    Frame {
        texts,
        form_secret: SECRET,
        here: "/5",
        country: Some(Country::France),
        reached: Step::Next,
    }
}

/// The moments of the case, and some that the phone noted.
pub(crate) fn index(whole: &Whole, outside: &Outside) -> Index {
    let mut index = Index::new();
    index.add_findings(&whole.findings);
    for hours in 0..200_i64 {
        let at = Instant::from_unix_ns(1_777_000_000_000_000_000 + hours * 3_600_000_000_000);
        let kept = KeptRecord {
            source: "S1".into(),
            path: outside.text.clone().into(),
            place: format!("message:{hours} {}", outside.text).into(),
            time: None,
            moments: vec![
                KeptMoment(at, "received".into(), Clock::Utc),
                KeptMoment(at, outside.text.clone().into(), Clock::Utc),
            ],
            traces: Vec::new(),
            record: (),
        };
        let artefact = if hours % 3 == 0 {
            "ios.sms"
        } else {
            &*outside.text
        };
        index.add_record(artefact, &kept);
    }
    index.finish()
}

/// The pages with their names.
pub(crate) fn all(language: Language, whole: &Whole, outside: &Outside) -> Vec<(String, String)> {
    let texts = Texts::for_pages(language);
    let frame = frame(&texts);
    let borrowed = whole.borrowed();
    let mut pages = of_result(&frame, &borrowed);
    pages.extend(timelines(&frame, &borrowed, &index(whole, outside)));
    pages.extend(after(&frame, &borrowed, outside));
    pages.extend(beside(&frame, &borrowed, outside));
    pages.extend(compared(&frame, whole, outside));
    pages
}

fn of_result(frame: &Frame<'_>, whole: &WholeCase<'_>) -> Vec<(String, String)> {
    let mine: BTreeSet<usize> = (1..=whole.findings.len()).filter(|n| n % 2 == 0).collect();
    let mut pages = Vec::new();
    let groups = [
        None,
        Some(Kind::KnownTool),
        Some(Kind::Exposure),
        Some(Kind::Context),
    ];
    for group in groups {
        let found = Found {
            whole,
            mine: &mine,
            group,
            page: 1,
        };
        pages.push((format!("found {group:?}"), found.write(frame)));
    }
    for number in 1..=whole.findings.len() {
        let finding = Finding {
            whole,
            number,
            mine: &mine,
            reason: whole.findings.first().map(|one| &*one.id),
            page: 1,
        };
        pages.push((format!("finding {number}"), finding.write(frame).unwrap()));
    }
    pages.push(("abilities".into(), Abilities { whole }.write(frame)));
    pages.push(("reach".into(), Reach { whole }.write(frame)));
    pages.push(("coverage".into(), Coverage { whole }.write(frame)));
    pages
}

fn timelines(frame: &Frame<'_>, whole: &WholeCase<'_>, index: &Index) -> Vec<(String, String)> {
    let asked = [
        Asked::default(),
        Asked {
            only: Only::Found,
            ..Asked::default()
        },
        Asked {
            from: Some(1_777_000_000),
            to: Some(1_777_100_000),
            only: Only::Artefact(1),
            page: 2,
        },
        Asked {
            from: Some(1),
            to: Some(2),
            only: Only::Lane(3),
            page: 9,
        },
    ];
    let nothing = Index::new();
    let mut pages = vec![(
        "timeline of nothing".to_owned(),
        Timeline {
            whole,
            index: &nothing,
            asked: Asked::default(),
        }
        .write(frame),
    )];
    for asked in asked {
        let timeline = Timeline {
            whole,
            index,
            asked,
        };
        pages.push((format!("timeline {asked:?}"), timeline.write(frame)));
    }
    pages
}

fn after(frame: &Frame<'_>, whole: &WholeCase<'_>, outside: &Outside) -> Vec<(String, String)> {
    let (path, done) = (Path::new(&outside.text), Text::new("app-cases-of"));
    let done = done.words("date", &outside.text);
    let mut pages = Vec::new();
    for kept in [None, Some(path)] {
        let next = Next {
            whole,
            kept,
            folder: &outside.text,
            places: std::slice::from_ref(&outside.text),
            name: &outside.text,
            told: Some(Told::Done(&done)),
        };
        pages.push((format!("next {}", kept.is_some()), next.write(frame)));
    }
    let (sets, today) = (&*whole.record.indicators, whole.record.created);
    let ids: Vec<String> = whole.findings.iter().map(|one| one.id.clone()).collect();
    for new in [ids.clone(), Vec::new()] {
        let record = recheck(whole, new, outside);
        let recheck = Recheck {
            path,
            sets,
            today,
            result: Some(Rechecked {
                record: &record,
                findings: whole.findings,
            }),
            page: 1,
            told: Some(Told::Problem(&done)),
        };
        let name = format!("recheck {}", record.new.len());
        pages.push((name, recheck.write(frame)));
    }
    let refused: Vec<Text> = (0..30)
        .map(|_| {
            Text::new("refused-empty")
                .words("id", &outside.text)
                .words("detail", "x")
        })
        .collect();
    for refused in [&refused[..], &[]] {
        let indicators = Indicators {
            sets,
            today,
            mirror: Mirror {
                address: &outside.text,
                key: "RWQ",
            },
            refused,
            page: 1,
            told: None,
        };
        pages.push((
            format!("indicators {}", refused.len()),
            indicators.write(frame),
        ));
    }
    pages
}

fn recheck(whole: &WholeCase<'_>, new: Vec<String>, outside: &Outside) -> RecheckRecord {
    let ids: Vec<String> = whole.findings.iter().map(|one| one.id.clone()).collect();
    RecheckRecord {
        schema: case::SCHEMA,
        tool: Tool::vigie("0.1.0"),
        number: 1,
        at: whole.record.created,
        previous: None,
        method: Method::BlindIndex,
        sources: whole.record.sources.clone(),
        indicators: whole.record.indicators.clone(),
        sets: vec![SetChange {
            name: outside.text.clone().into(),
            change: Change::Missing,
        }],
        new,
        known: ids.clone(),
        unsupported: ids.clone(),
        carried: ids,
        untried: BTreeMap::from([("pattern".to_owned(), 3), (outside.text.clone(), 1)]),
        sandbox: Sandbox::default(),
    }
}

fn beside(frame: &Frame<'_>, whole: &WholeCase<'_>, outside: &Outside) -> Vec<(String, String)> {
    let path = Path::new(&outside.text);
    let listed: Vec<Listed> = (0..120)
        .map(|number| Listed {
            path: PathBuf::from(format!("{}/{number}", outside.text)),
            name: format!("{} {number}", outside.text),
            created: whole.record.created,
        })
        .collect();
    let stops = [browse::Stop {
        name: outside.text.clone().into(),
        link: "/7?at=1".into(),
    }];
    let entries = [looked_at(outside, Some("2")), looked_at(outside, None)];
    let mut pages = Vec::new();
    for (number, cases) in [&listed[..], &[]].into_iter().enumerate() {
        let open = Open {
            path: (number == 0).then_some(path),
            created: whole.record.created,
            sources: &whole.record.sources,
        };
        let folder = Folder {
            path,
            cases,
            page: 2,
        };
        let cases = Cases {
            open: Some(open),
            folder: Some(folder),
            places: &stops,
            looked_at: Some(browse::Folder {
                path: outside.text.clone().into(),
                above: &stops,
                add: Some("1".into()),
                entries: &entries,
                count: 2,
                page: 1,
                pages: 1,
                previous: None,
                next: None,
            }),
            typed: &outside.text,
            told: None,
        };
        pages.push((format!("cases {number}"), cases.write(frame)));
    }
    let bare = Cases {
        open: None,
        folder: None,
        places: &[],
        looked_at: None,
        typed: "",
        told: None,
    };
    pages.push(("cases bare".into(), bare.write(frame)));
    for disk in [Disk::Turning, Disk::Flash, Disk::Shared, Disk::Unknown] {
        let delete = Delete {
            path,
            name: &outside.text,
            disk,
            is_other: disk == Disk::Flash,
            told: None,
        };
        pages.push((format!("delete {disk:?}"), delete.write(frame)));
        pages.push((
            format!("deleted {disk:?}"),
            Deleted { path, disk }.write(frame),
        ));
    }
    pages
}

fn compared(frame: &Frame<'_>, whole: &Whole, outside: &Outside) -> Vec<(String, String)> {
    let tool = Tool::vigie("0.1.0");
    let side = Side {
        path: Path::new(&outside.text),
        created: whole.record.created,
        sources: &whole.record.sources,
    };
    let item = Item {
        kind: TraceKind::AppId,
        value: outside.text.clone().into(),
    };
    let findings: Vec<&Found1> = whole.findings.iter().collect();
    let full = Comparison {
        tool: &tool,
        before: side,
        after: side,
        appeared: findings.clone(),
        vanished: findings,
        remained: 2,
        installed: Some(Installed {
            appeared: vec![item; 300],
            vanished: Vec::new(),
        }),
        accesses: Some(Ways {
            appeared: whole.accesses.iter().collect(),
            vanished: Vec::new(),
        }),
        coverage: coverage_changes(&whole.coverage, &[]),
    };
    let bare = Comparison {
        appeared: Vec::new(),
        vanished: Vec::new(),
        installed: None,
        accesses: None,
        coverage: Vec::new(),
        ..full.clone()
    };
    let mut pages = Vec::new();
    for (name, result) in [("full", Some(&full)), ("bare", Some(&bare)), ("none", None)] {
        let compare = Compare {
            typed: [&outside.text, ""],
            result,
            told: None,
        };
        pages.push((format!("compare {name}"), compare.write(frame)));
    }
    pages
}
