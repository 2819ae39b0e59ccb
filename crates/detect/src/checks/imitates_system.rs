//! Apps named like parts of the system that are none.
//!
//! Described in: <https://developer.android.com/build/configure-app-module>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct ImitatesSystem;

impl AppCheck for ImitatesSystem {
    const ABOUT: About = About {
        reads: &["android.apk", "android.package_files", "android.packages"],
        described_in: &["https://developer.android.com/build/configure-app-module"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::ImitatesSystem,
            topics: &[Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
