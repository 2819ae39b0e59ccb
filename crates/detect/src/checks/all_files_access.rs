//! Apps that may read and change all shared files: pictures, recordings, downloads, what messengers keep.
//!
//! Described in: <https://developer.android.com/training/data-storage/manage-all-files>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct AllFilesAccess;

impl AppCheck for AllFilesAccess {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://developer.android.com/training/data-storage/manage-all-files"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::AllFiles,
            topics: &[Topic::Files],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
