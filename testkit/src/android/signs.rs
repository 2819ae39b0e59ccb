//! What checks must say of a surveillance tool, from what it was allowed and did.
//!
//! Older versions do not count or print everything: what they leave out cannot be told.

use super::{
    model::Model,
    tool::{Habit, Icon, Tool},
};
use crate::truth::PlantedSign;

/// How names of parts of the system begin.
const SYSTEM: [&str; 4] = ["com.android.", "com.google.", "com.sec.", "com.samsung."];

/// States them in the model.
pub(crate) fn state(model: &mut Model, tool: &Tool) {
    let since = |version| model.phone.since(version);
    let has = |habit| tool.habits.contains(&habit);
    let hidden = tool.icon != Icon::Shown;
    let refused = has(Habit::RefusedByNumber) && since(10);
    // Older versions do not say whether an app was seen while it used something.
    let follows = tool.spies && since(9) && !refused;
    let signs = [
        ("sideloaded", true),
        ("enabled-accessibility", tool.accessibility),
        ("notification-access", tool.notifications),
        ("device-admin", tool.admin),
        ("no-launcher", hidden),
        ("starts-unseen", hidden && tool.boot && tool.spies),
        ("stays-awake", tool.boot),
        ("background-location", follows),
        ("background-microphone-camera", follows),
        ("reads-messages-and-calls", tool.spies),
        ("screen-access", tool.spies && since(10)),
        ("restricted-settings-allowed", since(13)),
        (
            "imitates-system",
            SYSTEM.iter().any(|name| tool.package.starts_with(name)),
        ),
        ("all-files-access", has(Habit::AllFiles) && since(10)),
        ("usage-access", has(Habit::UsageAccess)),
        ("carries-traffic", has(Habit::Traffic)),
        ("default-app-role", has(Habit::MessagesRole) && since(10)),
        ("other-space", has(Habit::OtherSpace)),
        ("works-silently", has(Habit::Silent)),
        ("test-build", has(Habit::TestBuild)),
    ];
    let planted = signs.into_iter().filter(|(_, holds)| *holds);
    let planted = planted.map(|(check, _)| PlantedSign {
        app: tool.package.clone(),
        check: check.to_owned(),
    });
    model.signs.extend(planted);
}
