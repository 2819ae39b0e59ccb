//! Apps that administer the phone: they can lock it, and are harder to take off.
//!
//! Described in: <https://developer.android.com/work/device-admin>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct DeviceAdmin;

impl AppCheck for DeviceAdmin {
    const ABOUT: About = About {
        reads: &[
            "android.device_policy",
            "android.package_files",
            "android.packages",
        ],
        described_in: &["https://developer.android.com/work/device-admin"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Administrator,
            topics: &[Topic::Administrator],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
