//! Reads which apps may work while the phone sleeps: the allow lists of `dumpsys deviceidle`.
//!
//! Described in: <https://developer.android.com/training/monitoring-device-state/doze-standby>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Apps that may work while the phone sleeps.
#[derive(Debug)]
pub struct BatteryExemptions;

/// One app that the sleep of the phone does not stop.
#[derive(Debug, serde::Serialize)]
pub struct BatteryExemption<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// `user` (somebody chose it), `system`, or `system_except_idle` (only in light sleep).
    pub list: &'static str,
}

impl Record for BatteryExemption<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for BatteryExemptions {
    type Record<'a> = BatteryExemption<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/deviceidle"],
        fields: &[
            ("app_id", "app"),
            ("list", "user, system, or system_except_idle"),
        ],
        described_in: &[
            "https://developer.android.com/training/monitoring-device-state/doze-standby",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "battery_exemptions"))
    }
}
