//! Reads which processes ran when the phone was out of memory, crashed as a whole, or noted what all of them
//! did: `JetsamEvent-….ips`, `panic-….ips`, `stacks-….ips`.
//!
//! Described in: <https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports>,
//! <https://github.com/apple-oss-distributions/xnu/blob/main/tools/lldbmacros/kcdata.py>.

use std::{borrow::Cow, fmt};

use formats::json_scalar::Scalar;
use model::{Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{report_time, state_program},
};

/// Longest number of a sort of report.
const BUG_TYPE_BYTES: usize = 64;

/// Processes that a report lists.
#[derive(Debug)]
pub struct ListedProcesses;

/// One process that ran then.
#[derive(Debug, serde::Serialize)]
pub struct ProcessInReport {
    /// When the report was made.
    pub time: Option<Instant>,
    /// The number of its kind, as the phone names it.
    pub bug_type: Option<Untrusted<'static>>,
    /// The process; long names may be cut.
    pub process: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// Why the phone ended it, if it did.
    pub ended_because: Option<Untrusted<'static>>,
    /// How sure the time is.
    #[serde(skip)]
    pub clock: Clock,
}

impl Record for ProcessInReport {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            let clock = self.clock;
            let what = "process-ran";
            each(Moment { at, clock, what });
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(self.process.as_ref().map(Untrusted::raw), None, each);
    }
}

impl Artefact for ListedProcesses {
    type Record<'a> = ProcessInReport;

    const ABOUT: About = About {
        files: &[
            "/**/CrashReporter/**/JetsamEvent-*",
            "/**/CrashReporter/**/panic-*",
            "/**/CrashReporter/**/stacks-*",
        ],
        fields: &[
            (
                "time",
                "when the report was made (UTC; the phone's zone is assumed where none is written)",
            ),
            (
                "bug_type",
                "number of the report's kind, as the phone names it",
            ),
            ("process", "name of the process; long names may be cut"),
            ("pid", "number of the process"),
            ("ended_because", "why the phone ended it, if it did"),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports",
            "https://github.com/apple-oss-distributions/xnu/blob/main/tools/lldbmacros/kcdata.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let bytes = file.text()?;
        let text = String::from_utf8_lossy(&bytes);
        let malformed = || Fault::new(FaultKind::Malformed, "report that lists processes");
        let (head, body) = text.split_once('\n').ok_or_else(malformed)?;
        let head: Head<'_> = serde_json::from_str(head).map_err(|_| malformed())?;
        let body = body.trim();
        if !body.starts_with('{') {
            // Older panics are text.
            return Ok(());
        }
        let time = head.timestamp.text();
        let time = time.and_then(|time| report_time(file.clock(), &time));
        let bug_type = head.bug_type.text().map(Cow::into_owned);
        // It stands in every record.
        let bug_type = bug_type.filter(|text| text.len() <= BUG_TYPE_BYTES);
        let mut told = Told {
            time,
            bug_type,
            strange: 0,
            out,
        };
        let mut documents = serde_json::Deserializer::from_str(body);
        let ended = documents.deserialize_map(Lists(&mut told));
        let ended = ended.map_err(|error| {
            // What the library says may quote the file.
            malformed().detail(format_args!(
                "line {}, column {}",
                error.line(),
                error.column()
            ))
        });
        if told.strange > 0 {
            let strange = told.strange;
            out.fault(malformed().detail(format_args!("{strange} processes not understood")));
        }
        ended
    }
}

#[derive(Deserialize)]
struct Head<'j> {
    #[serde(borrow, default)]
    bug_type: Scalar<'j>,
    #[serde(borrow, default)]
    timestamp: Scalar<'j>,
}

/// Finds the lists in a report, so that the processes before damage are told.
struct Lists<'t, 'o, 's>(&'t mut Told<'o, 's>);

impl<'de> Visitor<'de> for Lists<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<Cow<'de, str>>()? {
            match &*key {
                "processes" | "processByPid" => entries.next_value_seed(List {
                    key: &key,
                    told: self.0,
                })?,
                _ => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// One list: an array, or an object by the numbers of the processes.
struct List<'k, 't, 'o, 's> {
    key: &'k str,
    told: &'t mut Told<'o, 's>,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("processes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut number = 0_u64;
        while let Some(process) = items.next_element::<&RawValue>()? {
            self.told.tell(self.key, &number.to_string(), None, process);
            number = number.saturating_add(1);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some((pid, process)) = entries.next_entry::<Cow<'de, str>, &RawValue>()? {
            self.told.tell(self.key, &pid, pid.parse().ok(), process);
        }
        Ok(())
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed<'j> {
    #[serde(borrow)]
    name: Scalar<'j>,
    procname: Scalar<'j>,
    pid: Scalar<'j>,
    reason: Scalar<'j>,
}

/// What the processes of one report have in common, and where they are told.
struct Told<'o, 's> {
    time: Option<(Instant, Clock)>,
    bug_type: Option<String>,
    strange: u64,
    out: &'o mut Out<'s, ListedProcesses>,
}

impl Told<'_, '_> {
    fn tell(&mut self, list: &str, item: &str, pid: Option<u32>, process: &RawValue) {
        let listed = serde_json::from_str::<Listed<'_>>(process.get()).unwrap_or_default();
        let number = listed.pid.whole().and_then(|pid| u32::try_from(pid).ok());
        let Some(name) = listed.name.text().or(listed.procname.text()) else {
            self.strange = self.strange.saturating_add(1);
            return;
        };
        let reason = listed.reason.text();
        let record = ProcessInReport {
            time: self.time.map(|(at, _)| at),
            bug_type: self.bug_type.clone().map(Untrusted::from),
            process: Some(Untrusted::from(name.into_owned())),
            pid: pid.or(number),
            ended_because: reason.map(|reason| Untrusted::from(reason.into_owned())),
            clock: self.time.map_or(Clock::LocalAssumed, |(_, clock)| clock),
        };
        let place = format!("{list}/{item}");
        self.out.record(Place::Key(&place), &record);
    }
}
