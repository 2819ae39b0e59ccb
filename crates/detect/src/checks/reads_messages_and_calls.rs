//! Apps that may read text messages, the list of calls and the contacts, and did.
//!
//! Described in: <https://developer.android.com/guide/topics/permissions/overview>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct ReadsMessagesAndCalls;

impl AppCheck for ReadsMessagesAndCalls {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://developer.android.com/guide/topics/permissions/overview"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Messages,
            topics: &[Topic::Messages, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
