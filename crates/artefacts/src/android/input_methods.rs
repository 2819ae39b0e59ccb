//! Reads the keyboards in force: `dumpsys input_method`.
//!
//! Described in: <https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Keyboards and other ways to enter text.
#[derive(Debug)]
pub struct InputMethods;

/// One keyboard.
#[derive(Debug, serde::Serialize)]
pub struct Keyboard<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`.
    pub component: Untrusted<'a>,
    /// `enabled`, `default` (in use) or `installed`.
    pub state: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for Keyboard<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for InputMethods {
    type Record<'a> = Keyboard<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/input_method"],
        fields: &[
            ("app_id", "app"),
            ("component", "component"),
            ("state", "enabled, default (in use) or installed"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "input_methods"))
    }
}
