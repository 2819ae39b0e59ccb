//! Apps that did not come from a store: opened as a file, put there through a cable, or brought by
//! another app, with the day and the app they came through where the phone notes them.
//!
//! Described in: <https://developer.android.com/reference/android/content/pm/InstallSourceInfo>.

use model::{Argument, Instant};

use super::{About, AppCheck, Drafts};
use crate::android::{Judged, JudgedApps, Route, Telling, WordsOf, side_loaded_by, tell};

/// Tells of each app.
pub(crate) struct Sideloaded;

impl AppCheck for Sideloaded {
    const ABOUT: About = About {
        reads: &[
            "android.device_policy",
            "android.package_files",
            "android.packages",
        ],
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

/// Where it came from and when, if the phone says.
fn words(judged: &Judged) -> WordsOf {
    let mut gaps = when(judged.app.installed);
    let Some(from) = side_loaded_by(&judged.app) else {
        return ("", gaps);
    };
    gaps.push(("from", Argument::words(from)));
    let variant = match Route::of(from) {
        Route::Browser => "browser",
        Route::Messenger => "messenger",
        Route::Files => "files",
        Route::Other => "from",
    };
    (variant, gaps)
}

/// Whether the day is known, and the day.
fn when(installed: Option<Instant>) -> Vec<(&'static str, Argument)> {
    let date = installed.map(Instant::date).unwrap_or_default();
    let mut parts = date.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
    let (month, day) = (number().unwrap_or(1), number().unwrap_or(1));
    vec![
        ("dated", Argument::Number(i64::from(installed.is_some()))),
        ("day", Argument::Number(day)),
        ("month", Argument::Key(format!("month-{month}").into())),
        ("year", Argument::words(year)),
    ]
}
