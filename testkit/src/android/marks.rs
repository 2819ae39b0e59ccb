//! Which of the made-up indicators a value is.

use super::page::Page;
use crate::planted::{self, Indicator};

/// The indicator that an app's id, component or process is a trace of.
pub(crate) fn of_app(value: &str) -> Option<Indicator> {
    let id = value.split(['/', ':']).next().unwrap_or_default();
    [planted::ANDROID_APP, planted::ANDROID_REMOVED]
        .into_iter()
        .find(|indicator| indicator.value == id)
}

/// States what the line written last says about an app: the trace of an indicator, or a near miss.
pub(crate) fn app(page: &mut Page, artefact: &'static str, value: &str) {
    let near = format!("{}s", planted::ANDROID_APP.value);
    if let Some(indicator) = of_app(value) {
        page.known(artefact, value, &indicator);
    } else if value.starts_with(&near) {
        page.near_miss(artefact, value);
    }
}
