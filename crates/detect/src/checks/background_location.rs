//! Apps that follow the location while nobody looks at them: allowed, and used.
//!
//! Described in: <https://developer.android.com/develop/sensors-and-location/location/background>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct BackgroundLocation;

impl AppCheck for BackgroundLocation {
    const ABOUT: About = About {
        reads: &[
            "android.app_ops",
            "android.package_files",
            "android.packages",
        ],
        described_in: &[
            "https://developer.android.com/develop/sensors-and-location/location/background",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Location,
            topics: &[Topic::Location, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
