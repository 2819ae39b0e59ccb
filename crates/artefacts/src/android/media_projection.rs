//! Reads which app records or shows the screen elsewhere: `dumpsys media_projection`.
//!
//! Described in: <https://developer.android.com/media/grow/media-projection>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Apps that record the screen.
#[derive(Debug)]
pub struct MediaProjection;

/// One app that records the screen.
#[derive(Debug, serde::Serialize)]
pub struct Projection<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The number under which the system runs it.
    pub uid: Option<i64>,
    /// What it takes (`TYPE_SCREEN_CAPTURE`).
    pub projection_type: Option<Untrusted<'a>>,
}

impl Record for Projection<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for MediaProjection {
    type Record<'a> = Projection<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/media_projection"],
        fields: &[
            ("app_id", "app"),
            ("uid", "number under which the system runs it"),
            ("projection_type", "what it takes"),
        ],
        described_in: &["https://developer.android.com/media/grow/media-projection"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "media_projection"))
    }
}
