//! Reads which app records or shows the screen elsewhere: `dumpsys media_projection`.
//!
//! Described in: <https://developer.android.com/media/grow/media-projection>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_app_id, malformed, number},
};

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
        each_known(file, "media projection", &mut |line, text| {
            let text = text.trim();
            if let Some(entry) = text.strip_prefix('(') {
                projection(line.number, entry, out);
            }
            text.starts_with("MEDIA PROJECTION MANAGER") || text.starts_with("Media Projection:")
        })
    }
}

/// Reads `app, uid=N): TYPE`.
fn projection(line: u64, entry: &str, out: &mut Out<'_, MediaProjection>) {
    let app_id = entry.split([',', ')']).next().unwrap_or_default();
    if !is_app_id(app_id) {
        return out.fault(malformed("media projection", line));
    }
    let kind = entry.rsplit_once("): ").map(|(_, kind)| kind.trim());
    let projection = Projection {
        app_id: Untrusted::from(app_id),
        uid: number(entry, "uid"),
        projection_type: kind.map(Untrusted::from),
    };
    out.record(Place::Line(line), &projection);
}
