//! Apps that see which other apps are used, and when.
//!
//! Described in: <https://developer.android.com/reference/android/app/usage/UsageStatsManager>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct UsageAccess;

impl AppCheck for UsageAccess {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &[
            "https://developer.android.com/reference/android/app/usage/UsageStatsManager",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Usage,
            topics: &[Topic::Usage],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
