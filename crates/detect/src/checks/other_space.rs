//! Apps that only another user of the phone, or a private space on it, has.
//!
//! Described in: <https://source.android.com/docs/security/features/private-space>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct OtherSpace;

impl AppCheck for OtherSpace {
    const ABOUT: About = About {
        reads: &["android.packages", "android.users"],
        described_in: &["https://source.android.com/docs/security/features/private-space"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::OtherSpace,
            topics: &[Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
