//! Apps from elsewhere whose signer signed no other app on the phone.
//!
//! Described in: <https://developer.android.com/studio/publish/app-signing>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct LoneSigner;

impl AppCheck for LoneSigner {
    const ABOUT: About = About {
        reads: &["android.apk", "android.package_files", "android.packages"],
        described_in: &["https://developer.android.com/studio/publish/app-signing"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::LoneSigner,
            topics: &[Topic::Package, Topic::File],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
