//! Accessibility services that are switched on: such an app can see and use the whole screen.
//!
//! Described in: <https://developer.android.com/guide/topics/ui/accessibility/service>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct EnabledAccessibility;

impl AppCheck for EnabledAccessibility {
    const ABOUT: About = About {
        reads: &[
            "android.accessibility",
            "android.package_files",
            "android.packages",
            "android.settings",
        ],
        described_in: &["https://developer.android.com/guide/topics/ui/accessibility/service"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Accessibility,
            topics: &[Topic::Accessibility],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
