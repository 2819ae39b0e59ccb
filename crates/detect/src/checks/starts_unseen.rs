//! Apps without an icon that start with the phone, and follow the location or read text messages.
//!
//! Described in: <https://developer.android.com/develop/background-work/background-tasks/broadcasts>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct StartsUnseen;

impl AppCheck for StartsUnseen {
    const ABOUT: About = About {
        reads: &[
            "android.apk",
            "android.app_ops",
            "android.components",
            "android.package_files",
            "android.packages",
        ],
        described_in: &[
            "https://developer.android.com/develop/background-work/background-tasks/broadcasts",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::StartsUnseen,
            topics: &[Topic::Boot, Topic::Location, Topic::Messages],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
