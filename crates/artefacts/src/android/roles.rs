//! Reads which app is the default for calls, messages, the web and other roles: `dumpsys role`.
//!
//! Described in: <https://developer.android.com/reference/androidx/core/role/RoleManagerCompat>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Default apps.
#[derive(Debug)]
pub struct Roles;

/// One role and an app that holds it.
#[derive(Debug, serde::Serialize)]
pub struct RoleHolder<'a> {
    /// The role (`android.app.role.SMS`).
    pub role: Untrusted<'a>,
    /// The app that holds it.
    pub app_id: Untrusted<'a>,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for RoleHolder<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Roles {
    type Record<'a> = RoleHolder<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/role"],
        fields: &[
            ("role", "role"),
            ("app_id", "app that holds it"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/reference/androidx/core/role/RoleManagerCompat",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "roles"))
    }
}
