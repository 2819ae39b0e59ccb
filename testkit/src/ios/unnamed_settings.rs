//! Settings that no reader knows by name, as any later version may add some: an address in one is a trace
//! like any other.

use plist::Value;

use crate::{
    build::{Build, Spot},
    planted,
};

/// Beside what an indicator names, and not below it.
const NEAR: &str = "https://feedback.vigie-testkit-host.org/form";

/// Such settings for a list that is written to `spot`: a near miss on every phone, a trace on a watched
/// one.
pub(super) fn of(build: &mut Build<'_>, spot: &Spot) -> Vec<(&'static str, Value)> {
    let mut entries = vec![("TestkitFeedbackPage", NEAR.into())];
    build.near_miss(spot, "key:TestkitFeedbackPage", NEAR);
    if build.phone.watched {
        let page = "https://panel.vigie-testkit-host.org/settings";
        entries.push(("TestkitServicePage", page.into()));
        build.known(spot, "key:TestkitServicePage", page, &planted::PANEL);
    }
    entries
}
