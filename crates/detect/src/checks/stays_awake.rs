//! Apps that neither the phone’s sleep nor a restart stops.
//!
//! Described in: <https://developer.android.com/training/monitoring-device-state/doze-standby>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct StaysAwake;

impl AppCheck for StaysAwake {
    const ABOUT: About = About {
        reads: &[
            "android.alarms",
            "android.app_ops",
            "android.battery_exemptions",
            "android.components",
            "android.package_files",
            "android.packages",
        ],
        described_in: &[
            "https://developer.android.com/training/monitoring-device-state/doze-standby",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::StaysAwake,
            topics: &[Topic::Sleep, Topic::Boot],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
