//! Apps through which the phone’s traffic passes (VPN).
//!
//! Described in: <https://developer.android.com/develop/connectivity/vpn>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct CarriesTraffic;

impl AppCheck for CarriesTraffic {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
            "android.settings",
            "android.vpn",
        ],
        described_in: &["https://developer.android.com/develop/connectivity/vpn"],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Traffic,
            topics: &[Topic::Traffic],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
