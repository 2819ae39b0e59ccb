//! Reads which apps stood in front, and which ran jobs in the background, from the history of the battery:
//! `dumpsys batterystats`.
//!
//! Times are spans since the last line that names a time, or the wall clock's without year on newer
//! versions. Described in:
//! <https://developer.android.com/topic/performance/power/setup-battery-historian>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/core/java/android/os/BatteryStats.java>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::{app_of, component_of, dashed, later, span_ns},
    service_dump::{malformed, uid},
};

/// Most events told; the history has 4 MiB, some 100 bytes an event.
const EVENTS: u64 = 60_000;

/// The history of the battery.
#[derive(Debug)]
pub struct BatteryHistory;

/// Something that an app began.
#[derive(Debug, serde::Serialize)]
pub struct BatteryEvent<'a> {
    /// When.
    pub time: Option<Instant>,
    /// What: `top`, `job`, `pkginst`, `pkgunin`.
    pub event: &'static str,
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The number under which it ran.
    pub uid: Option<i64>,
    /// The part of the app that did the job.
    pub component: Option<Untrusted<'a>>,
}

impl Record for BatteryEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.event {
            "top" => "app-in-front",
            "job" => "app-job-started",
            "pkginst" => "app-installed",
            _ => "app-removed",
        };
        if let Some(at) = self.time {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = match self.event {
            // What was removed was installed until then.
            "pkginst" | "pkgunin" => Bearing::Installed,
            _ => Bearing::Ran,
        };
        each(Value::AppId(self.app_id.raw()).with(bearing));
    }
}

impl Artefact for BatteryHistory {
    type Record<'a> = BatteryEvent<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/batterystats"],
        fields: &[
            (
                "time",
                "when (UTC; the phone's wall clock, whose zone is assumed)",
            ),
            (
                "event",
                "what happened: top the app came to the front, job it began work in the background, pkginst it was installed, pkgunin it was removed",
            ),
            ("app_id", "identifier of the app"),
            ("uid", "number under which it ran"),
            ("component", "app and class that did the job"),
        ],
        described_in: &[
            "https://developer.android.com/topic/performance/power/setup-battery-historian",
            "https://cs.android.com/android/platform/superproject/+/main:frameworks/base/core/java/android/os/BatteryStats.java",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            file,
            within: None,
            zero: None,
            events: 0,
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        if reader.within.is_none() {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Battery History"));
        } else if reader.events > EVENTS {
            out.fault(Fault::new(FaultKind::TooMany, "battery history"));
        }
        ended
    }
}

struct Reader<'f> {
    file: &'f PhoneFile,
    /// Whether the history is being read; nothing before it.
    within: Option<bool>,
    /// When the spans of time begin.
    zero: Option<Instant>,
    events: u64,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, BatteryHistory>) {
        match self.within {
            None => {
                if line.bytes.starts_with(b"Battery History") {
                    self.within = Some(true);
                }
            }
            Some(true) if line.bytes.trim_ascii().is_empty() => self.within = Some(false),
            Some(true) => {
                let text = line.text();
                if self.entry(&text, line.number, out).is_none() {
                    out.fault(malformed("battery history", line.number));
                }
            }
            Some(false) => {}
        }
    }

    /// `time (size) level flags name=value …`: the time and the size are always there. Nothing for an
    /// entry that is not made like that.
    fn entry(&mut self, text: &str, number: u64, out: &mut Out<'_, BatteryHistory>) -> Option<()> {
        let text = text.trim();
        if !text.starts_with(|first: char| first == '+' || first.is_ascii_digit()) {
            // More about the entry above: how busy the processor was.
            return Some(());
        }
        let (time, rest) = text.split_once(" (")?;
        let (size, rest) = rest.split_once(") ")?;
        if !size.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let time = self.time(time, rest)?;
        for (event, owner, name) in events(rest) {
            let Some(app) = app_of(name) else { continue };
            self.events = self.events.saturating_add(1);
            if self.events > EVENTS {
                break;
            }
            let component = Some(component_of(name)).filter(|name| name.contains('/'));
            let record = BatteryEvent {
                time,
                event,
                app_id: Untrusted::from(app),
                uid: uid(owner),
                component: component.map(Untrusted::from),
            };
            out.record(Place::Line(number), &record);
        }
        Some(())
    }

    /// The time of an entry, where it can be told; nothing when it is written in no known way.
    #[expect(
        clippy::option_option,
        reason = "a time may be well written and still not be known"
    )]
    fn time(&mut self, time: &str, rest: &str) -> Option<Option<Instant>> {
        let clock = self.file.clock();
        let Some(since) = span_ns(time) else {
            // `MM-DD HH:MM:SS.mmm`.
            return time.contains(':').then(|| clock.without_year(time));
        };
        if let Some((_, named)) = rest.split_once("TIME: ") {
            self.zero = dashed(clock, named).and_then(|at| later(at, since.checked_neg()?));
        }
        Some(self.zero.and_then(|zero| later(zero, since)))
    }
}

/// What began, the number of its app, and its name: `+job=u0a1:"app/class"`. What ended is left out.
fn events(line: &str) -> impl Iterator<Item = (&'static str, &str, &str)> {
    const EVENTS: [&str; 4] = ["top", "job", "pkginst", "pkgunin"];
    // Every second part stands in quotes; the word before says what it is.
    let mut parts = line.split('"');
    std::iter::from_fn(move || Some((parts.next()?, parts.next()?))).filter_map(|(before, name)| {
        let word = before.rsplit(' ').next()?;
        let (event, owner) = word.split_once('=')?;
        let event = event.strip_prefix('+').unwrap_or(event);
        let event = EVENTS.into_iter().find(|known| *known == event)?;
        Some((event, owner.strip_suffix(':')?, name))
    })
}
