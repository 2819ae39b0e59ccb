//! Apps that somebody installed and that are the phone’s own for messages, calls, or the assistant.
//!
//! Described in: <https://developer.android.com/reference/androidx/core/role/RoleManagerCompat>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct DefaultAppRole;

impl AppCheck for DefaultAppRole {
    const ABOUT: About = About {
        reads: &[
            "android.package_files",
            "android.packages",
            "android.roles",
            "android.settings",
        ],
        described_in: &[
            "https://developer.android.com/reference/androidx/core/role/RoleManagerCompat",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Role,
            topics: &[Topic::Role],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
