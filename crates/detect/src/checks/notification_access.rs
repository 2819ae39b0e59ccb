//! Apps that read every notification.
//!
//! Described in: <https://developer.android.com/reference/android/service/notification/NotificationListenerService>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct NotificationAccess;

impl AppCheck for NotificationAccess {
    const ABOUT: About = About {
        reads: &[
            "android.notification_listeners",
            "android.package_files",
            "android.packages",
            "android.settings",
        ],
        described_in: &[
            "https://developer.android.com/reference/android/service/notification/NotificationListenerService",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Notifications,
            topics: &[Topic::Notifications],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
