//! Apps that work behind while the notification that would tell of it is refused.
//!
//! Described in: <https://developer.android.com/develop/background-work/services/fgs>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct WorksSilently;

impl AppCheck for WorksSilently {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
            "android.usage_stats",
        ],
        described_in: &["https://developer.android.com/develop/background-work/services/fgs"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Silent,
            topics: &[Topic::Silence],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
