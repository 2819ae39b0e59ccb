//! Apps that somebody installed and that have no icon among the apps.
//!
//! Described in: <https://developer.android.com/guide/components/intents-filters>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct NoLauncher;

impl AppCheck for NoLauncher {
    const ABOUT: About = About {
        reads: &[
            "android.apk",
            "android.components",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://developer.android.com/guide/components/intents-filters"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::NoLauncher,
            topics: &[Topic::Package, Topic::File],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
