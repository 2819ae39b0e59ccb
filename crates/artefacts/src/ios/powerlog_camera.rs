//! Reads which apps switched a camera on and off, as the power log notes it.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{FILES, PowerLog},
    values::{row_filled, row_truth},
};

const CAMERA: &str = "PLCameraAgent_EventForward_Camera";

/// Cameras in the power log.
#[derive(Debug)]
pub struct PowerlogCamera;

/// A camera switched on or off.
#[derive(Debug, serde::Serialize)]
pub struct CameraUse<'a> {
    /// When.
    pub time: Option<Instant>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// `back`, `front`, or a number not known.
    pub camera: Option<Untrusted<'a>>,
    /// Whether it was switched on.
    pub switched_on: Option<bool>,
}

impl Record for CameraUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let on = self.time.filter(|_| self.switched_on == Some(true));
        Moment::each_utc([(on, "camera-used")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for PowerlogCamera {
    type Record<'a> = CameraUse<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when it was switched (UTC)"),
            ("app_id", "identifier of the app"),
            ("camera", "back or front; or a number not known"),
            ("switched_on", "whether it was switched on"),
        ],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[CAMERA], out)? else {
            return Ok(());
        };
        let mut select = Select::from(CAMERA);
        select.also_known(LEFT_OUT);
        let time = select.column("timestamp");
        let app = select.column("BundleId");
        let camera = select.column("CameraType");
        let state = select.column("State");
        out.rows(&log.database, &select, |out, row| {
            let noted = CameraUse {
                time: log.time(row, time),
                app_id: row_filled(row, app),
                camera: row.integer(camera).map(which),
                switched_on: row_truth(row, state),
            };
            out.record(row.place(), &noted);
        });
        Ok(())
    }
}

fn which(camera: i64) -> Untrusted<'static> {
    match camera {
        0 => Untrusted::from("back"),
        2 => Untrusted::from("front"),
        other => Untrusted::from(other.to_string()),
    }
}

/// Columns that say what the picture is like.
const LEFT_OUT: &[&str] = &[
    "ID",
    "MaximumSupportedFrameRate",
    "PixelFormatIsTenBit",
    "SecondaryInterFrameReferenceEnabled",
    "SensorHeight",
    "SensorWidth",
    "VideoCaptureHeight",
    "VideoCaptureWidth",
    "BackgroundBlurEnabled",
];
