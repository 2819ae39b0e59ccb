//! Reads what each app used, when and whether it was seen: `dumpsys appops`.
//!
//! Described in: <https://developer.android.com/reference/android/app/AppOpsManager>.

use model::{Bearing, Fault, FaultKind, Instant, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// What apps used and may use, from the app ops service.
#[derive(Debug)]
pub struct AppOps;

/// One operation of one app, or of every app that shares a number.
#[derive(Debug, serde::Serialize)]
pub struct AppOp<'a> {
    /// The app; none where the system sets the mode for a whole number (`uid`).
    pub app_id: Option<Untrusted<'a>>,
    /// The number under which the system runs it, the user's part included (`1010123`).
    pub uid: Option<i64>,
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// The operation, without prefix (`RECORD_AUDIO`).
    pub op: Untrusted<'a>,
    /// `allow`, `ignore`, `deny`, `default`, `foreground`.
    pub op_mode: Option<Untrusted<'a>>,
    /// When it was last used (local time of the phone).
    pub last_access: Option<Instant>,
    /// In which state the app was then, as written (`fg-s`, `bg-s`, `top-tp`).
    pub access_state: Option<Untrusted<'a>>,
    /// Whether any use that is told was in the background; none where no state is told.
    pub in_background: Option<bool>,
    /// When it was last used in the background (local time of the phone).
    pub last_background_access: Option<Instant>,
    /// When it was last refused (local time of the phone).
    pub last_reject: Option<Instant>,
    /// How long the last use took, in milliseconds.
    pub duration_ms: Option<i64>,
    /// Whether a use was for or through another app.
    pub proxied: bool,
}

impl Record for AppOp<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for AppOps {
    type Record<'a> = AppOp<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/appops"],
        fields: &[
            (
                "app_id",
                "app; absent where the mode holds for every app under the number",
            ),
            (
                "uid",
                "number under which it runs, the user's part included",
            ),
            ("user_id", "user of the phone"),
            ("op", "operation, without prefix"),
            (
                "op_mode",
                "whether it may: allow, ignore, deny, default, foreground",
            ),
            (
                "last_access",
                "when it was last used (the phone's local time)",
            ),
            ("access_state", "state of the app at that use, as written"),
            (
                "in_background",
                "whether any use told was in the background",
            ),
            (
                "last_background_access",
                "when it was last used in the background (the phone's local time)",
            ),
            (
                "last_reject",
                "when it was last refused (the phone's local time)",
            ),
            ("duration_ms", "how long the last use took, in milliseconds"),
            ("proxied", "whether a use was for or through another app"),
        ],
        described_in: &["https://developer.android.com/reference/android/app/AppOpsManager"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "app_ops"))
    }
}
