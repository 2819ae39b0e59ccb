//! Crashes of parts of the system, and of programs that handle what strangers send: media, messages, pages.
//! Programs crash on every phone; several in one day after a first message of somebody unknown deserve a
//! look.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/native-crash>,
//! <https://googleprojectzero.blogspot.com/2020/07/mms-exploit-part-1-introduction-to-qmage.html>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{AnyRecord, android::tombstone::Crash};
use model::{Argument, Certainty, Instant, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said, exposed_programs};

/// Most crashes kept: a phone keeps some dozen.
const CRASHES: usize = 10_000;
/// Most people who wrote that are kept.
const PEOPLE: usize = 10_000;
/// Most names of programs told.
const NAMED: usize = 10;
/// Users under whom parts of the system run: root, the system, the shell.
const SYSTEM_USERS: [u32; 3] = [0, 1_000, 2_000];
/// How many crashes within a day are several.
const SEVERAL: usize = 3;
/// A day, in billionths of a second.
const DAY_NS: i64 = 86_400_000_000_000;

/// What both forms of one crash have in common: its time, its process, its thread.
type Key = (Option<Instant>, Option<u32>, Option<u32>);

/// What is known of a crash.
#[derive(Debug)]
struct Crashed {
    name: String,
    /// Whether the program handles what strangers send.
    exposed: bool,
    evidence: EvidenceList,
}

/// What is known of somebody who wrote.
#[derive(Debug, Default)]
struct Writer {
    first: Option<Instant>,
    answered: bool,
    evidence: EvidenceList,
}

/// Folds the crashes, each once, and the people who wrote.
#[derive(Debug, Default)]
pub(crate) struct Crashes {
    crashes: BTreeMap<Key, Crashed>,
    people: BTreeMap<String, Writer>,
}

impl Check for Crashes {
    const ABOUT: About = About {
        reads: &[
            "android.tombstone",
            "android.backup_sms",
            "android.backup_mms",
        ],
        described_in: &[
            "https://source.android.com/docs/core/tests/debug/native-crash",
            "https://googleprojectzero.blogspot.com/2020/07/mms-exploit-part-1-introduction-to-qmage.html",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::AndroidTombstone(crash) => self.crash(seen, place, crash),
            AnyRecord::AndroidBackupSms(sms) => {
                let of = (sms.time, sms.from_me);
                self.message(seen, place, of, sms.person.as_ref(), &sms.recipients);
            }
            AnyRecord::AndroidBackupMms(mms) => {
                let of = (mms.time, mms.from_me);
                self.message(seen, place, of, mms.person.as_ref(), &mms.recipients);
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        for (key, crashed) in later.crashes {
            if self.crashes.len() < CRASHES {
                // The same crash in another form adds nothing.
                self.crashes.entry(key).or_insert(crashed);
            }
        }
        for (person, other) in later.people {
            if self.people.len() < PEOPLE || self.people.contains_key(&person) {
                self.people.entry(person).or_default().absorb(other);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let (told, after) = self.told();
        let mut names = BTreeSet::new();
        let mut all = EvidenceList::default();
        for (key, crashed) in self.crashes {
            if after.is_none() || told.contains(&key) {
                names.insert(crashed.name);
                all.absorb(crashed.evidence);
            }
        }
        let names: Vec<String> = names.into_iter().take(NAMED).collect();
        let mut said = Said {
            arguments: vec![("what", Argument::words(&names.join(", ")))],
            ..Said::default()
        };
        if let Some(message) = after {
            all.absorb(message);
            said.kind = Kind::Exposure;
            said.certainty = Certainty::Possible;
            said.variant = "several";
            said.harmless_causes = 2;
        }
        if all.count() > 0 {
            out.say(&said, all);
        }
    }
}

impl Crashes {
    fn crash(&mut self, seen: &SeenIn, place: Place<'_>, crash: &Crash<'_>) {
        let name = crash.process.as_ref().map_or("", Untrusted::raw);
        let exposed = exposed_programs::handles_what_strangers_send(name);
        let of_system = crash.uid.is_some_and(|uid| SYSTEM_USERS.contains(&uid));
        if !(exposed || of_system) || self.crashes.len() >= CRASHES {
            return;
        }
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, crash.time, name);
        let crashed = Crashed {
            name: name.to_owned(),
            exposed,
            evidence,
        };
        let key = (crash.time, crash.pid, crash.tid);
        self.crashes.entry(key).or_insert(crashed);
    }

    fn message(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        (time, from_me): (Option<Instant>, Option<bool>),
        person: Option<&Untrusted<'_>>,
        others: &[Untrusted<'_>],
    ) {
        // Others to whom somebody wrote have not written.
        let others = others.iter().filter(|_| from_me == Some(true));
        for person in person.into_iter().chain(others).map(Untrusted::raw) {
            if self.people.len() >= PEOPLE && !self.people.contains_key(person) {
                continue;
            }
            let mut wrote = Writer::default();
            if from_me == Some(true) {
                wrote.answered = true;
            } else if let Some(time) = time {
                wrote.first = Some(time);
                wrote.evidence.add(seen, place, Some(time), "first message");
            }
            self.people
                .entry(person.to_owned())
                .or_default()
                .absorb(wrote);
        }
    }

    /// The crashes of a day on which several programs that handle what strangers send crashed, after
    /// somebody wrote for the first time whom nobody answered; and that message.
    fn told(&self) -> (BTreeSet<Key>, Option<EvidenceList>) {
        let exposed = self.crashes.iter().filter(|(_, crashed)| crashed.exposed);
        let timed: Vec<(i64, Key)> = exposed
            .filter_map(|(key, _)| Some((key.0?.unix_ns(), *key)))
            .collect();
        for (start, _) in &timed {
            let within = |at: i64| (0..=DAY_NS).contains(&at.saturating_sub(*start));
            let day: BTreeSet<Key> = timed
                .iter()
                .filter(|(at, _)| within(*at))
                .map(|(_, key)| *key)
                .collect();
            if day.len() < SEVERAL {
                continue;
            }
            let before = self.people.values().find(|writer| {
                let first = writer.first.map(Instant::unix_ns);
                !writer.answered
                    && first.is_some_and(|at| (0..=DAY_NS).contains(&start.saturating_sub(at)))
            });
            if let Some(writer) = before {
                return (day, Some(writer.evidence.clone()));
            }
        }
        (BTreeSet::new(), None)
    }
}

impl Writer {
    fn absorb(&mut self, other: Writer) {
        self.answered |= other.answered;
        // Only the first message is kept.
        if other.first.is_some() && (self.first.is_none() || other.first < self.first) {
            self.first = other.first;
            self.evidence = other.evidence;
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, android::backup_sms::BackedUpSms};
    use model::{Clock, Finding};

    use super::*;
    use crate::trial;

    fn at(text: &str) -> Option<Instant> {
        Instant::parse(&format!("2026-05-{text}:00Z"))
    }

    fn crash(process: &'static str, uid: u32, time: &str) -> Crash<'static> {
        Crash {
            time: at(time),
            process: Some(process.into()),
            program_path: None,
            pid: Some(7),
            tid: Some(7),
            thread: None,
            uid: Some(uid),
            selinux_label: None,
            signal: None,
            signal_name: None,
            signal_code: None,
            signal_code_name: None,
            build_fingerprint: None,
            mapped_files: Vec::new(),
            clock: Clock::Utc,
        }
    }

    fn message(from_me: bool, time: &str) -> BackedUpSms<'static> {
        BackedUpSms {
            time: at(time),
            sent_time: None,
            folder: None,
            from_me: Some(from_me),
            delivery_status: None,
            was_read: None,
            person: Some("+33600000001".into()),
            recipients: Vec::new(),
            length_characters: 0,
            links: Links::default(),
            body: None,
        }
    }

    fn findings(crashes: &[Crash<'_>], messages: &[BackedUpSms<'_>]) -> Vec<Finding> {
        let crashes = crashes.iter().map(AnyRecord::AndroidTombstone);
        let messages = messages.iter().map(AnyRecord::AndroidBackupSms);
        let records: Vec<_> = crashes.chain(messages).collect();
        trial::findings::<Crashes>("crashes", &records, &[])
    }

    #[test]
    fn crashes_of_the_system_and_of_exposed_programs_are_context_each_once() {
        let one = || crash("mediaserver", 1_013, "03T10:00");
        let found = findings(&[one(), one(), crash("vold", 0, "03T11:00")], &[]);
        assert_eq!((found[0].kind, found[0].count), (Kind::Context, 2));
        assert_eq!(
            findings(&[crash("com.example.game", 10_123, "03T10:00")], &[]),
            []
        );
    }

    #[test]
    fn several_in_a_day_count_after_a_first_message_that_nobody_answered() {
        let day =
            || ["03T10:00", "03T14:00", "04T02:00"].map(|time| crash("com.whatsapp", 10_200, time));
        let kind = |crashes: &[Crash<'_>], messages: &[BackedUpSms<'_>]| {
            findings(crashes, messages)[0].kind
        };
        let before = || message(false, "03T09:30");
        let told = findings(&day(), &[before()]);
        assert_eq!((told[0].kind, told[0].count), (Kind::Exposure, 4));
        assert_eq!(kind(&day(), &[]), Kind::Context);
        assert_eq!(kind(&day()[..2], &[before()]), Kind::Context, "two");
        let answered = [before(), message(true, "02T09:00")];
        assert_eq!(kind(&day(), &answered), Kind::Context, "answered");
        let known = [before(), message(false, "01T09:00")];
        assert_eq!(kind(&day(), &known), Kind::Context, "wrote before");
        assert_eq!(
            kind(&day(), &[message(false, "03T15:00")]),
            Kind::Context,
            "later"
        );
        let apart = ["01T10:00", "03T10:00", "05T10:00"];
        let apart = apart.map(|time| crash("com.whatsapp", 10_200, time));
        assert_eq!(kind(&apart, &[before()]), Kind::Context, "apart");
        let others = ["03T10:00", "03T11:00", "03T12:00"].map(|time| crash("vold", 0, time));
        assert_eq!(kind(&others, &[before()]), Kind::Context, "of the system");
    }
}
