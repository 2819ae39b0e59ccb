//! Reads which apps may read notifications: `dumpsys notification`.
//!
//! Described in: <https://developer.android.com/reference/android/service/notification/NotificationListenerService>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Apps that may read notifications.
#[derive(Debug)]
pub struct NotificationListeners;

/// One app that may read notifications.
#[derive(Debug, serde::Serialize)]
pub struct NotificationListener<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`.
    pub component: Untrusted<'a>,
    /// `listener` or `assistant`.
    pub role: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for NotificationListener<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for NotificationListeners {
    type Record<'a> = NotificationListener<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/notification"],
        fields: &[
            ("app_id", "app"),
            ("component", "component"),
            ("role", "listener or assistant"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/service/notification/NotificationListenerService",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(
            FaultKind::UnknownSchema,
            "notification_listeners",
        ))
    }
}
