//! Apps from elsewhere whose identifier looks as if a program had made it: letters of chance, or a date.
//!
//! Described in: <https://developer.android.com/build/configure-app-module>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct NameOfChance;

impl AppCheck for NameOfChance {
    const ABOUT: About = About {
        reads: &["android.package_files", "android.packages"],
        described_in: &["https://developer.android.com/build/configure-app-module"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::NameOfChance,
            topics: &[Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
