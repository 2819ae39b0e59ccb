//! Reads which versions of the system ran when: the first line of each journal of `analyticsd`.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/>.

use formats::{
    json_scalar::Scalar,
    text::{Line, each_line},
};
use model::{Clock, Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};
use serde::Deserialize;

use crate::{About, Artefact, Out, PhoneFile, iphone_programs::report_time};

/// Versions of the system that ran.
#[derive(Debug)]
pub struct AnalyticsJournal;

/// The version that ran when a journal was begun. What else the journal says is not kept.
#[derive(Debug, serde::Serialize)]
pub struct RunningVersion {
    /// When the journal was begun.
    pub time: Option<Instant>,
    /// The version of the system.
    pub os_version: Option<Untrusted<'static>>,
    /// How sure the time is.
    #[serde(skip)]
    pub clock: Clock,
}

impl Record for RunningVersion {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            let clock = self.clock;
            let what = "system-version-ran";
            each(Moment { at, clock, what });
        }
    }
}

impl Artefact for AnalyticsJournal {
    type Record<'a> = RunningVersion;

    const ABOUT: About = About {
        files: &["/private/var/db/analyticsd/**/Analytics-Journal-*.ips"],
        fields: &[
            (
                "time",
                "when the journal was begun (UTC; the phone's zone is assumed where none is written)",
            ),
            ("os_version", "version of the system"),
        ],
        described_in: &["https://docs.mvt.re/en/latest/ios/records/"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut ended = Err(Fault::new(FaultKind::Short, "journal of the analytics"));
        each_line(&*file.content(), &mut |line: Line<'_>| {
            if line.number == 1 {
                ended = head(&line, file).map(|record| out.record(Place::Line(1), &record));
            }
        })?;
        ended
    }
}

#[derive(Deserialize)]
struct Head<'j> {
    #[serde(borrow, default)]
    timestamp: Scalar<'j>,
    #[serde(borrow, default)]
    os_version: Scalar<'j>,
}

fn head(line: &Line<'_>, file: &PhoneFile) -> Result<RunningVersion, Fault> {
    let text = line.text();
    let head: Head<'_> = serde_json::from_str(&text)
        .map_err(|_| Fault::new(FaultKind::Malformed, "journal of the analytics"))?;
    let time = head.timestamp.text();
    let time = time.and_then(|time| report_time(file.clock(), &time));
    let os_version = head.os_version.text();
    if time.is_none() && os_version.is_none() {
        return Err(Fault::new(
            FaultKind::UnknownSchema,
            "journal of the analytics",
        ));
    }
    Ok(RunningVersion {
        time: time.map(|(at, _)| at),
        os_version: os_version.map(|version| Untrusted::from(version.into_owned())),
        clock: time.map_or(Clock::LocalAssumed, |(_, clock)| clock),
    })
}
