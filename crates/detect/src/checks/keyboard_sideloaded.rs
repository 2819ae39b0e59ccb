//! Keyboards from elsewhere than a store: a keyboard sees all that is typed.
//!
//! Described in: <https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method>.

use super::{About, AppCheck, Drafts};
use crate::android::{JudgedApps, Signal, Telling, Topic, tell};

/// Tells of each app.
pub(crate) struct KeyboardSideloaded;

impl AppCheck for KeyboardSideloaded {
    const ABOUT: About = About {
        reads: &[
            "android.input_methods",
            "android.package_files",
            "android.packages",
            "android.settings",
        ],
        described_in: &[
            "https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            signal: Signal::Keyboard,
            topics: &[Topic::Keyboard, Topic::Package],
            harmless_causes: 2,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}
