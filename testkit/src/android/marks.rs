//! Which of the made-up indicators a value is.

use super::page::Page;
use crate::{
    planted::{self, Indicator},
    truth::{By, Kind},
};

/// The indicator that an app's id, component or process is a trace of.
pub(crate) fn of_app(value: &str) -> Option<Indicator> {
    let id = value.split(['/', ':']).next().unwrap_or_default();
    [
        planted::ANDROID_APP,
        planted::ANDROID_REMOVED,
        planted::ANDROID_KEEPER,
    ]
    .into_iter()
    .find(|indicator| indicator.value == id)
}

/// States what `value` at `place` says about an app.
pub(crate) fn app_at(page: &mut Page, artefact: &'static str, place: String, value: &str) {
    if let Some(indicator) = of_app(value) {
        let by = By::from(&indicator);
        page.mark(artefact, place, value, by, Kind::KnownTool);
    }
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
