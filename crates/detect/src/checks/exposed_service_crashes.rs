//! Crashes of parts of an iPhone's system that handle what strangers send: messages, pictures, pages,
//! invitations. They crash on every phone; two orders of crashes were published as those of attacks.
//!
//! Described in: <https://citizenlab.ca/2023/04/nso-groups-pegasus-spyware-returns-in-2022/>,
//! <https://citizenlab.ca/2021/09/forcedentry-nso-group-imessage-zero-click-exploit-captured-in-the-wild/>,
//! <https://securelist.com/operation-triangulation/109842/>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most crashes kept: a phone keeps some dozen.
const CRASHES: usize = 10_000;
/// Parts of the system that attacks went through, by published reports.
const EXPOSED: [&str; 21] = [
    "BackupAgent2",
    "IMDPersistenceAgent",
    "IMTranscoderAgent",
    "MessagesBlastDoorService",
    "MobileSMS",
    "SafariViewService",
    "accountsd",
    "apsd",
    "avconferenced",
    "com.apple.WebKit.GPU",
    "com.apple.WebKit.Networking",
    "com.apple.WebKit.WebContent",
    "fmfd",
    "homed",
    "identityservicesd",
    "imagent",
    "mediaparserd",
    "mediaplaybackd",
    "mediaserverd",
    "passd",
    "videocodecd",
];
/// What crashed first and what crashed after it in two published attacks.
const FIRST: [&str; 2] = ["homed", "fmfd"];
const THEN: &str = "MessagesBlastDoorService";
/// How soon after it; reports speak of minutes.
const SOON_NS: i64 = 3_600_000_000_000;
/// How far a report's own time and that in its name may lie apart.
const SAME_NS: u64 = 120_000_000_000;

/// By what a crash is known: when it was, and what crashed.
type Key = (Option<Instant>, &'static str);

/// Folds the crashes, each once, and those that a list names.
#[derive(Debug, Default)]
pub(crate) struct ExposedServiceCrashes {
    reported: BTreeMap<Key, EvidenceList>,
    listed: BTreeMap<Key, EvidenceList>,
}

impl Check for ExposedServiceCrashes {
    const ABOUT: About = About {
        reads: &["ios.crash_report", "ios.crash_summary"],
        described_in: &[
            "https://citizenlab.ca/2023/04/nso-groups-pegasus-spyware-returns-in-2022/",
            "https://citizenlab.ca/2021/09/forcedentry-nso-group-imessage-zero-click-exploit-captured-in-the-wild/",
            "https://securelist.com/operation-triangulation/109842/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let (process, time, list) = match record {
            AnyRecord::IosCrashReport(crash) if crash.kind == "crash" => {
                (&crash.process, crash.time, &mut self.reported)
            }
            AnyRecord::IosCrashSummary(report) if is_crash(report.report_path.raw()) => {
                (&report.process, report.time, &mut self.listed)
            }
            _ => return,
        };
        let name = process.as_ref().map_or("", Untrusted::raw);
        let Some(name) = EXPOSED.iter().find(|exposed| **exposed == name) else {
            return;
        };
        if list.len() < CRASHES && !list.contains_key(&(time, name)) {
            let evidence = list.entry((time, name)).or_default();
            evidence.add(seen, place, time, name);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (known, later) in [
            (&mut self.reported, later.reported),
            (&mut self.listed, later.listed),
        ] {
            for (key, evidence) in later {
                if known.len() < CRASHES {
                    // A copy of a report adds nothing.
                    known.entry(key).or_insert(evidence);
                }
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        // What a list alone names may be another sort of report.
        let shape = in_published_order(&self.reported);
        let crashes = self.each_once();
        let mut names = BTreeSet::new();
        let mut all = EvidenceList::default();
        for (key, evidence) in crashes {
            if shape.is_empty() || shape.contains(&key) {
                names.insert(key.1);
                all.absorb(evidence);
            }
        }
        if names.is_empty() {
            return;
        }
        let names: Vec<&str> = names.into_iter().collect();
        let mut said = Said {
            arguments: vec![("what", Argument::words(&names.join(", ")))],
            harmless_causes: 2,
            ..Said::default()
        };
        if !shape.is_empty() {
            said.kind = Kind::Suspicious;
            said.certainty = Certainty::Possible;
            said.variant = "order";
        }
        out.say(&said, all);
    }
}

impl ExposedServiceCrashes {
    /// The crashes of which there is a report, and those that a list alone names.
    fn each_once(self) -> BTreeMap<Key, EvidenceList> {
        let mut all = self.reported;
        for (key, evidence) in self.listed {
            let is_same = |other: &&Key| {
                let apart = key.0.zip(other.0);
                let apart = apart.map(|(at, other)| at.unix_ns().abs_diff(other.unix_ns()));
                other.1 == key.1 && apart.is_none_or(|apart| apart <= SAME_NS)
            };
            if all.keys().find(is_same).is_none() {
                all.insert(key, evidence);
            }
        }
        all
    }
}

/// Whether a listed report is of a crash, and not of how much a program used.
fn is_crash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !name.contains("_resource") && !name.starts_with("Exc")
}

/// The crashes that came in an order that was published.
fn in_published_order(crashes: &BTreeMap<Key, EvidenceList>) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let first = crashes.keys().filter(|(_, name)| FIRST.contains(name));
    for key in first {
        let Some(begin) = key.0 else {
            continue;
        };
        let soon = |other: &&Key| {
            let after = other
                .0
                .map(|at| at.unix_ns().saturating_sub(begin.unix_ns()));
            other.1 == THEN && after.is_some_and(|after| (0..=SOON_NS).contains(&after))
        };
        let then: Vec<Key> = crashes.keys().filter(soon).copied().collect();
        if !then.is_empty() {
            found.insert(*key);
            found.extend(then);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{crash_report::ReportedCrash, crash_summary::ListedReport};
    use model::{Clock, Finding};

    use super::*;
    use crate::trial;

    fn at(time: &str) -> Option<Instant> {
        Instant::parse(&format!("2026-05-{time}Z"))
    }

    fn crash(process: &'static str, time: &str) -> ReportedCrash {
        ReportedCrash {
            kind: "crash",
            bug_type: None,
            time: at(time),
            os_version: None,
            process: Some(process.into()),
            program_path: None,
            pid: None,
            uid: None,
            app_id: None,
            parent_process: None,
            parent_pid: None,
            responsible: None,
            coalition: None,
            started: None,
            exception: None,
            signal_name: None,
            termination: None,
            crashed_in: Vec::new(),
            loaded_files: Vec::new(),
            clock: Clock::Utc,
            started_clock: Clock::Utc,
        }
    }

    fn findings(crashes: &[ReportedCrash], listed: &[(&'static str, &str)]) -> Vec<Finding> {
        let listed: Vec<_> = listed
            .iter()
            .map(|(process, time)| ListedReport {
                time: at(time),
                process: Some((*process).into()),
                report_path: "/x".into(),
            })
            .collect();
        let crashes = crashes.iter().map(AnyRecord::IosCrashReport);
        let listed = listed.iter().map(AnyRecord::IosCrashSummary);
        let records: Vec<_> = crashes.chain(listed).collect();
        trial::findings::<ExposedServiceCrashes>("exposed-service-crashes", &records, &[])
    }

    #[test]
    fn crashes_alone_are_context_each_once() {
        let agent = || crash("IMTranscoderAgent", "03T10:00:00");
        let found = findings(
            &[agent(), agent(), crash("mediaserverd", "04T10:00:00")],
            &[
                ("IMTranscoderAgent", "03T10:00:01"),
                ("imagent", "03T11:00:00"),
            ],
        );
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].count), (Kind::Context, 3));
        assert_eq!(findings(&[crash("My App", "03T10:00:00")], &[]), []);
    }

    #[test]
    fn only_the_published_order_is_more_than_context() {
        let kind = |crashes: &[ReportedCrash]| findings(crashes, &[])[0].kind;
        let order = [
            crash("homed", "03T10:00:00"),
            crash(THEN, "03T10:12:00"),
            crash("mediaserverd", "09T10:00:00"),
        ];
        let found = findings(&order, &[]);
        assert_eq!((found[0].kind, found[0].count), (Kind::Suspicious, 2));
        assert_eq!(
            kind(&[crash(THEN, "03T10:00:00"), crash("homed", "03T10:12:00")]),
            Kind::Context,
            "the other way round"
        );
        assert_eq!(
            kind(&[crash("fmfd", "03T10:00:00"), crash(THEN, "03T11:00:01")]),
            Kind::Context,
            "too late"
        );
        assert_eq!(
            kind(&[crash("imagent", "03T10:00:00"), crash(THEN, "03T10:01:00")]),
            Kind::Context,
            "another part"
        );
    }
}
