//! Apps that were allowed to install other apps, and did.
//!
//! Described in: <https://developer.android.com/reference/android/Manifest.permission#REQUEST_INSTALL_PACKAGES>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct InstallsApps;

impl AppCheck for InstallsApps {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &[
            "https://developer.android.com/reference/android/Manifest.permission#REQUEST_INSTALL_PACKAGES",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Installs,
            topics: &[Topic::Installs],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
