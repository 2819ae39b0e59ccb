//! Reads how long each app ran on the screen and in the background, hour by hour, as the power log
//! counts it: with the location or with sound in the background, too.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{FILES, PowerLog},
    values::row_filled,
};

const RUN_TIMES: &str = "PLAppTimeService_Aggregate_AppRunTime";

/// Run times in the power log.
#[derive(Debug)]
pub struct PowerlogRunTimes;

/// How long one app ran in one span of time.
#[derive(Debug, serde::Serialize)]
pub struct RunTime<'a> {
    /// When the span began.
    pub time: Option<Instant>,
    /// The app, or a service of the system and the app for which it worked.
    pub app_id: Option<Untrusted<'a>>,
    /// On the screen.
    pub screen_s: Option<f64>,
    /// In the background.
    pub background_s: Option<f64>,
    /// In the background with the location.
    pub background_location_s: Option<f64>,
    /// In the background with sound.
    pub background_audio_s: Option<f64>,
}

impl RunTime<'_> {
    /// The identifiers in `service:[service:app]` and in `app`.
    pub fn apps(&self) -> impl Iterator<Item = &str> {
        let parts = self.app_id.as_ref().map(Untrusted::raw).into_iter();
        let parts = parts.flat_map(|named| named.split([':', '[', ']']));
        parts.filter(|part| part.contains('.'))
    }
}

impl Record for RunTime<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let in_background = self.background_location_s.is_some_and(|s| s > 0.0);
        let what = if in_background {
            "location-used-in-background"
        } else {
            "app-ran"
        };
        Moment::each_utc([(self.time, what)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for app in self.apps() {
            each(Value::AppId(app).with(Bearing::Ran));
        }
    }
}

impl Artefact for PowerlogRunTimes {
    type Record<'a> = RunTime<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when the counted span of time began (UTC)"),
            (
                "app_id",
                "identifier of the app, or of a service of the system and the app for which it worked",
            ),
            ("screen_s", "on the screen, in seconds"),
            ("background_s", "in the background, in seconds"),
            (
                "background_location_s",
                "in the background with the location, in seconds",
            ),
            (
                "background_audio_s",
                "in the background with sound, in seconds",
            ),
        ],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[RUN_TIMES], out)? else {
            return Ok(());
        };
        let mut select = Select::from(RUN_TIMES);
        select.also_known(LEFT_OUT);
        let time = select.column("timestamp");
        let app = select.column("BundleID");
        let screen = select.column("ScreenOnTime");
        let background = select.column("BackgroundTime");
        let location = select.column("BackgroundLocationTime");
        let audio = select.column("BackgroundAudioPlayingTime");
        out.rows(&log.database, &select, |out, row| {
            let noted = RunTime {
                time: log.time(row, time),
                app_id: row_filled(row, app),
                screen_s: row.real(screen),
                background_s: row.real(background),
                background_location_s: row.real(location),
                background_audio_s: row.real(audio),
            };
            out.record(row.place(), &noted);
        });
        Ok(())
    }
}

/// Columns that say the same of the time at a charger, and of music.
const LEFT_OUT: &[&str] = &[
    "ID",
    "timeInterval",
    "BackgroundAudioNowPlayingPluggedInTime",
    "BackgroundAudioNowPlayingTime",
    "BackgroundAudioPlayingTimePluggedIn",
    "BackgroundLocationAudioPluggedInTime",
    "BackgroundLocationAudioTime",
    "BackgroundLocationPluggedInTime",
    "BackgroundPluggedInTime",
    "ScreenOnPluggedInTime",
];
