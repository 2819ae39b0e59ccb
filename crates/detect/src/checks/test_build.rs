//! Apps that may be debugged, are for tests, or are signed with a key that anybody has.
//!
//! Described in: <https://source.android.com/docs/core/ota/sign_builds>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct TestBuild;

impl AppCheck for TestBuild {
    const ABOUT: About = About {
        reads: &["android.apk", "android.package_files", "android.packages"],
        described_in: &["https://source.android.com/docs/core/ota/sign_builds"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::TestBuild,
            topics: &[Topic::Package, Topic::File],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
