//! Reads which apps have asked the system to be woken at a time: `dumpsys alarm`.
//!
//! Described in: <https://developer.android.com/reference/android/app/AlarmManager>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/apex/jobscheduler/service/java/com/android/server/alarm/Alarm.java>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::{app_of, value_of},
    service_dump::malformed,
};

/// Most alarms; an app may have 500.
const ALARMS: u64 = 50_000;
/// How an alarm's kind is written; those that wake the phone end in `_WAKEUP`.
const KINDS: [&str; 4] = ["RTC_WAKEUP", "RTC", "ELAPSED_WAKEUP", "ELAPSED"];

/// Pending alarms.
#[derive(Debug)]
pub struct Alarms;

/// An alarm that an app has set.
#[derive(Debug, serde::Serialize)]
pub struct Alarm<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// Its kind.
    pub alarm_type: &'static str,
    /// Whether it wakes the phone.
    pub wakes_phone: bool,
    /// What the app calls it.
    pub tag: Option<Untrusted<'a>>,
    /// After how long it comes again.
    pub repeat_s: Option<i64>,
}

impl Record for Alarm<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Alarms {
    type Record<'a> = Alarm<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/alarm"],
        fields: &[
            ("app_id", "identifier of the app"),
            (
                "alarm_type",
                "clock of the alarm: RTC the phone's, ELAPSED since the phone started; WAKEUP when it wakes the phone",
            ),
            ("wakes_phone", "whether it wakes the phone"),
            ("tag", "what the app calls it"),
            (
                "repeat_s",
                "after how many seconds it comes again; absent when it does not",
            ),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/app/AlarmManager",
            "https://cs.android.com/android/platform/superproject/+/main:frameworks/base/apex/jobscheduler/service/java/com/android/server/alarm/Alarm.java",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.finish(out);
        if !reader.found {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Alarm Manager"));
        }
        ended
    }
}

/// An alarm whose lines are being read.
struct Draft {
    line: u64,
    kind: &'static str,
    app: String,
    tag: Option<String>,
    repeat: Option<i64>,
}

#[derive(Default)]
struct Reader {
    found: bool,
    alarms: u64,
    draft: Option<Draft>,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, Alarms>) {
        let text = line.text();
        let text = text.trim();
        let kind = KINDS.into_iter().find_map(|kind| {
            let rest = text.strip_prefix(kind)?.strip_prefix(" #")?;
            Some((kind, rest))
        });
        if let Some((kind, rest)) = kind {
            self.finish(out);
            self.draft = app(rest).map(|app| Draft {
                line: line.number,
                kind,
                app: app.to_owned(),
                tag: None,
                repeat: None,
            });
            if self.draft.is_none() {
                out.fault(malformed("alarm", line.number));
            }
        } else if text.starts_with("Current Alarm Manager state") {
            self.found = true;
        } else if text.is_empty() || text.starts_with("Batch{") {
            self.finish(out);
        } else if let Some(draft) = &mut self.draft {
            let tag = text.strip_prefix("tag=").map(str::to_owned);
            draft.tag = draft.tag.take().or(tag);
            let repeat = value_of(text, "repeatInterval").and_then(|ms| ms.parse::<i64>().ok());
            let repeat = repeat
                .filter(|ms| *ms > 0)
                .and_then(|ms| ms.checked_div(1_000));
            draft.repeat = draft.repeat.or(repeat);
        }
    }

    fn finish(&mut self, out: &mut Out<'_, Alarms>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        self.alarms = self.alarms.saturating_add(1);
        if self.alarms == ALARMS {
            out.fault(Fault::new(FaultKind::TooMany, "alarms"));
        } else if self.alarms < ALARMS {
            let record = Alarm {
                app_id: Untrusted::from(&*draft.app),
                alarm_type: draft.kind,
                wakes_phone: draft.kind.ends_with("_WAKEUP"),
                tag: draft.tag.as_deref().map(Untrusted::from),
                repeat_s: draft.repeat,
            };
            out.record(Place::Line(draft.line), &record);
        }
    }
}

/// The app of `0: Alarm{1fbf6ba type 3 when 146355 app}`: its last word.
fn app(rest: &str) -> Option<&str> {
    let (_, rest) = rest.split_once(": Alarm{")?;
    let (alarm, _) = rest.split_once('}')?;
    app_of(alarm.rsplit(' ').next()?)
}
