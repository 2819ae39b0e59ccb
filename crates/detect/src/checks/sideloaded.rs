//! Apps that did not come from a store: opened as a file, put there through a cable, or brought by
//! another app.
//!
//! Described in: <https://developer.android.com/reference/android/content/pm/InstallSourceInfo>.

use model::Argument;

use super::{About, AppCheck, Drafts};
use crate::android::{Judged, JudgedApps, Telling, WordsOf, side_loaded_by, tell};

/// Tells of each app.
pub(crate) struct Sideloaded;

impl AppCheck for Sideloaded {
    const ABOUT: About = About {
        reads: &["android.device_policy", "android.packages"],
        described_in: &[
            "https://developer.android.com/reference/android/content/pm/InstallSourceInfo",
        ],
    };

    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>) {
        let telling = Telling {
            words,
            ..Telling::default()
        };
        tell(apps, &telling, out);
    }
}

/// Where it came from, if the phone says.
fn words(judged: &Judged) -> WordsOf {
    match side_loaded_by(&judged.app) {
        Some(from) => ("from", vec![("from", Argument::words(from))]),
        None => ("", Vec::new()),
    }
}
