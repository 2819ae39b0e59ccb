//! Reads which apps were used when: `dumpsys usagestats`, the last day's events and the sums of a day, a
//! week, a month, a year.
//!
//! Described in: <https://developer.android.com/reference/android/app/usage/UsageStats>,
//! <https://developer.android.com/reference/android/app/usage/UsageEvents.Event>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::{since_1971, value_of},
    service_dump::{is_app_id, malformed},
};

/// Most records of one dump.
const RECORDS: u64 = 60_000;
/// The events that are told, by their names on newer and older versions.
const FRONT: [&str; 2] = ["ACTIVITY_RESUMED", "MOVE_TO_FOREGROUND"];
const SERVICE: &str = "FOREGROUND_SERVICE_START";

/// The use of apps.
#[derive(Debug)]
pub struct UsageStats;

/// An app in front at a time, or its use over a span of time.
#[derive(Debug, serde::Serialize)]
pub struct AppUse<'a> {
    /// The number of the phone's user.
    pub phone_user: Option<i64>,
    /// The app.
    pub app_id: Untrusted<'a>,
    /// What happened; nothing for a sum.
    pub event: Option<&'static str>,
    /// The part of the app that it happened to.
    pub component: Option<Untrusted<'a>>,
    /// When it happened.
    pub time: Option<Instant>,
    /// Over which span the use is summed up.
    pub span: Option<&'static str>,
    /// When the app was last in front, in that span.
    pub last_used: Option<Instant>,
    /// How long it was in front.
    pub used_s: Option<i64>,
    /// How often it was opened.
    pub launch_count: Option<i64>,
}

impl Record for AppUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.event {
            Some(SERVICE) => "app-service-started",
            _ => "app-in-front",
        };
        let last = self.last_used.map(|at| (at, "app-last-used"));
        if let Some((at, what)) = self.time.map(|at| (at, what)).or(last) {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = if self.event.is_some() || self.last_used.is_some() {
            Bearing::Ran
        } else {
            Bearing::Mentioned
        };
        each(Value::AppId(self.app_id.raw()).with(bearing));
    }
}

impl Artefact for UsageStats {
    type Record<'a> = AppUse<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/usagestats"],
        fields: &[
            ("phone_user", "number of the phone's user"),
            ("app_id", "identifier of the app"),
            (
                "event",
                "what happened: the app came to the front, or a service of it that shows a notification started; absent for a sum",
            ),
            ("component", "class of the app that it happened to"),
            (
                "time",
                "when it happened (UTC; the phone's wall clock, whose zone is assumed)",
            ),
            (
                "span",
                "span of time over which the use is summed up: daily, weekly, monthly, yearly",
            ),
            (
                "last_used",
                "when the app was last in front in that span (the phone's local time)",
            ),
            (
                "used_s",
                "how long it was in front in that span, in seconds",
            ),
            ("launch_count", "how often it was opened in that span"),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/app/usage/UsageStats",
            "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            file,
            user: None,
            span: None,
            records: 0,
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        if reader.user.is_none() {
            out.fault(Fault::new(FaultKind::UnknownSchema, "user="));
        }
        ended
    }
}

struct Reader<'f> {
    file: &'f PhoneFile,
    user: Option<i64>,
    span: Option<&'static str>,
    records: u64,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, UsageStats>) {
        let bytes = line.bytes.trim_ascii_start();
        if let Some(user) = line.bytes.strip_prefix(b"user=") {
            let user = String::from_utf8_lossy(user);
            self.user = user.trim().parse().ok().or(self.user);
            self.span = None;
        } else if bytes.starts_with(b"In-memory ") {
            const SPANS: [&str; 4] = ["daily", "weekly", "monthly", "yearly"];
            let text = line.text();
            self.span = SPANS.into_iter().find(|span| text.contains(span));
        } else if bytes.starts_with(b"time=") {
            self.event(line, out);
        } else if bytes.starts_with(b"package=") {
            self.sum(line, out);
        }
    }

    fn event(&mut self, line: &Line<'_>, out: &mut Out<'_, UsageStats>) {
        let text = line.text();
        let (Some(kind), Some(app)) = (value_of(&text, "type"), value_of(&text, "package")) else {
            return out.fault(malformed("use of an app", line.number));
        };
        let mut known = FRONT.into_iter().chain([SERVICE]);
        let Some(event) = known.find(|known| *known == kind) else {
            return;
        };
        let time = value_of(&text, "time");
        let record = AppUse {
            event: Some(event),
            component: value_of(&text, "class").map(Untrusted::from),
            time: time.and_then(|time| self.time(time)),
            span: None,
            ..self.empty(app)
        };
        self.tell(&record, line.number, out);
    }

    fn sum(&mut self, line: &Line<'_>, out: &mut Out<'_, UsageStats>) {
        let text = line.text();
        let last = value_of(&text, "lastTimeUsed").or_else(|| value_of(&text, "lastTime"));
        // The same apps are listed for other purposes too.
        let (Some(app), Some(last)) = (value_of(&text, "package"), last) else {
            return;
        };
        let used = value_of(&text, "totalTimeUsed").or_else(|| value_of(&text, "totalTime"));
        let record = AppUse {
            last_used: self.time(last),
            used_s: used.and_then(seconds),
            launch_count: value_of(&text, "appLaunchCount").and_then(|count| count.parse().ok()),
            ..self.empty(app)
        };
        self.tell(&record, line.number, out);
    }

    fn empty<'l>(&self, app: &'l str) -> AppUse<'l> {
        AppUse {
            phone_user: self.user,
            app_id: Untrusted::from(app),
            event: None,
            component: None,
            time: None,
            span: self.span,
            last_used: None,
            used_s: None,
            launch_count: None,
        }
    }

    fn tell(&mut self, record: &AppUse<'_>, line: u64, out: &mut Out<'_, UsageStats>) {
        let app = record.app_id.raw();
        if !is_app_id(app) {
            return out.fault(malformed("use of an app", line));
        }
        self.records = self.records.saturating_add(1);
        if self.records == RECORDS {
            out.fault(Fault::new(FaultKind::TooMany, "uses of apps"));
        } else if self.records < RECORDS {
            out.record(Place::Line(line), record);
        }
    }

    /// A time of the wall clock, or milliseconds since 1970.
    fn time(&self, text: &str) -> Option<Instant> {
        match text.parse::<i64>() {
            Ok(ms) if ms > 0 => ms.checked_mul(1_000_000).map(Instant::from_unix_ns),
            Ok(_) => None,
            Err(_) => since_1971(self.file.clock(), text),
        }
    }
}

/// A span as `MM:SS` or `H:MM:SS`, or in milliseconds.
fn seconds(text: &str) -> Option<i64> {
    if !text.contains(':') {
        return text.parse::<i64>().ok()?.checked_div(1_000);
    }
    text.split(':').try_fold(0_i64, |sum, part| {
        sum.checked_mul(60)?.checked_add(part.parse().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_use_are_read_in_every_form() {
        for (text, expected) in [
            ("01:12", Some(72)),
            ("1:00:00", Some(3_600)),
            ("72000", Some(72)),
            ("", None),
            ("1:x", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
