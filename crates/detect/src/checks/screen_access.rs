//! Apps that may record the screen, or draw over it and use it.
//!
//! Described in: <https://developer.android.com/media/grow/media-projection>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct ScreenAccess;

impl AppCheck for ScreenAccess {
    const ABOUT: About = About {
        reads: &[
            "android.accessibility",
            "android.app_ops",
            "android.media_projection",
            "android.package_files",
            "android.packages",
            "android.settings",
        ],
        described_in: &["https://developer.android.com/media/grow/media-projection"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Screen,
            topics: &[Topic::Screen, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
