//! Reads the settings that tell who may do what on the phone; values of others are not kept.
//!
//! Described in: <https://developer.android.com/reference/android/provider/Settings>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Settings that weaken or watch the phone.
#[derive(Debug)]
pub struct Settings;

/// One setting of a list of names; values of others are private.
#[derive(Debug, serde::Serialize)]
pub struct Setting<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// Its value; none for `null`.
    pub value: Option<Untrusted<'a>>,
    /// `system`, `secure` or `global`.
    pub namespace: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// The app that set it.
    pub set_by_app: Option<Untrusted<'a>>,
    /// The apps that the value names.
    pub app_ids: Vec<Untrusted<'a>>,
}

impl Record for Setting<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for app in &self.app_ids {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for Settings {
    type Record<'a> = Setting<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/settings/system",
            "/**/settings/secure",
            "/**/settings/global",
            "/**/dumpsys/settings",
        ],
        fields: &[
            ("name", "name of the setting"),
            ("value", "its value; absent for null"),
            ("namespace", "system, secure or global"),
            ("user_id", "user of the phone"),
            ("set_by_app", "app that set it"),
            ("app_ids", "apps that the value names"),
        ],
        described_in: &["https://developer.android.com/reference/android/provider/Settings"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "settings"))
    }
}
