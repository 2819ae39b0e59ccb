//! Reads which apps were installed, updated and removed on each of the last days, from the daily part of
//! `dumpsys batterystats`.
//!
//! Days come oldest first on older versions and newest first on newer ones. Described in:
//! <https://developer.android.com/topic/performance/power/setup-battery-historian>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/core/java/android/os/BatteryStats.java>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, listed::dashed, service_dump::malformed};

/// The changes of each day.
#[derive(Debug)]
pub struct BatteryDaily;

/// An app that was installed, updated or removed.
#[derive(Debug, serde::Serialize)]
pub struct DailyChange<'a> {
    /// When the day began.
    pub day_began: Option<Instant>,
    /// When it ended; nothing for the day that had not ended.
    pub day_ended: Option<Instant>,
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The number of its version from then on; 0 when it was removed.
    pub version_code: i64,
    /// Whether it was removed.
    pub uninstalled: bool,
}

impl Record for DailyChange<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = if self.uninstalled {
            "app-removed-that-day"
        } else {
            "app-updated-that-day"
        };
        if let Some(at) = self.day_began {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = if self.uninstalled {
            Bearing::Mentioned
        } else {
            Bearing::Installed
        };
        each(Value::AppId(self.app_id.raw()).with(bearing));
    }
}

impl Artefact for BatteryDaily {
    type Record<'a> = DailyChange<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/batterystats"],
        fields: &[
            (
                "day_began",
                "when the day began on which it happened (the phone's local time)",
            ),
            (
                "day_ended",
                "when that day ended (the phone's local time); absent for the day that had not ended",
            ),
            ("app_id", "identifier of the app"),
            (
                "version_code",
                "number of the version from then on; 0 when the app was removed",
            ),
            ("uninstalled", "whether the app was removed"),
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
            began: None,
            ended: None,
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        if reader.within.is_none() {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Daily stats:"));
        }
        ended
    }
}

struct Reader<'f> {
    file: &'f PhoneFile,
    /// Whether the days are being read; nothing before them.
    within: Option<bool>,
    began: Option<Instant>,
    ended: Option<Instant>,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, BatteryDaily>) {
        if line.bytes.starts_with(b"Daily stats:") {
            self.within = Some(true);
        } else if self.within == Some(true) {
            if line.bytes.first().is_some_and(u8::is_ascii_alphabetic) {
                self.within = Some(false);
                return;
            }
            let text = line.text();
            if self.entry(text.trim(), line.number, out).is_none() {
                out.fault(malformed("daily statistics", line.number));
            }
        }
    }

    /// Nothing for a line that is not made like one of its kind.
    fn entry(&mut self, text: &str, number: u64, out: &mut Out<'_, BatteryDaily>) -> Option<()> {
        let clock = self.file.clock();
        if let Some(days) = text.strip_prefix("Daily from ") {
            let (began, ended) = days.split_once(" to ").unwrap_or((days, ""));
            self.began = dashed(clock, began);
            self.ended = dashed(clock, ended.trim_end_matches(':'));
            self.began.and(self.ended).map(|_| ())
        } else if let Some(began) = text.strip_prefix("Current start time: ") {
            (self.began, self.ended) = (dashed(clock, began), None);
            self.began.map(|_| ())
        } else if let Some(update) = text.strip_prefix("Update ") {
            let (app, version) = update.split_once(" vers=")?;
            let version_code = version.trim().parse().ok()?;
            let record = DailyChange {
                day_began: self.began,
                day_ended: self.ended,
                app_id: Untrusted::from(app),
                version_code,
                uninstalled: version_code == 0,
            };
            out.record(Place::Line(number), &record);
            Some(())
        } else {
            Some(())
        }
    }
}
