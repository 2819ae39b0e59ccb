//! Reads who administers or owns the phone or a profile, and what is forbidden: `dumpsys device_policy`.
//!
//! Described in: <https://developer.android.com/work/dpc/security>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Administrators and owners of the phone, and what they forbid.
#[derive(Debug)]
pub struct DevicePolicy;

/// One administrator, owner or restriction.
#[derive(Debug, serde::Serialize)]
pub struct Policy<'a> {
    /// `admin`, `device_owner`, `profile_owner` or `restriction`.
    pub role: &'static str,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// The component, `app/class`.
    pub component: Option<Untrusted<'a>>,
    /// The restriction (`no_uninstall_apps`).
    pub restriction: Option<Untrusted<'a>>,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for Policy<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for DevicePolicy {
    type Record<'a> = Policy<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/device_policy"],
        fields: &[
            ("role", "admin, device_owner, profile_owner or restriction"),
            ("app_id", "app"),
            ("component", "component"),
            ("restriction", "what is forbidden"),
            ("user_id", "user of the phone"),
        ],
        described_in: &["https://developer.android.com/work/dpc/security"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "device_policy"))
    }
}
