//! Apps that used the microphone or the camera while nobody looked at them.
//!
//! Described in: <https://developer.android.com/reference/android/app/AppOpsManager>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct BackgroundMicrophoneCamera;

impl AppCheck for BackgroundMicrophoneCamera {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://developer.android.com/reference/android/app/AppOpsManager"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::MicrophoneCamera,
            topics: &[Topic::Senses, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
