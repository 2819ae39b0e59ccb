//! Apps from elsewhere to which somebody allowed what Android keeps from such apps.
//!
//! Described in: <https://support.google.com/android/answer/12623953>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct RestrictedSettingsAllowed;

impl AppCheck for RestrictedSettingsAllowed {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://support.google.com/android/answer/12623953"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::RestrictedSettings,
            topics: &[Topic::Restricted, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
