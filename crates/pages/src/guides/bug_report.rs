//! A bug report, which an Android phone makes by itself.
//!
//! Described in: <https://developer.android.com/studio/debug/bug-report>,
//! <https://developer.android.com/studio/debug/dev-options>.

use crate::{
    drawing::Scene,
    guide::{Act, Part, Plan},
};

const ABOUT: &[&str] = &[
    "guide-menu-settings-android",
    "guide-menu-about-phone",
    "guide-menu-build-number",
];
const REPORT: &[&str] = &[
    "guide-menu-settings-android",
    "guide-menu-system",
    "guide-menu-developer",
    "guide-menu-bug-report",
];

/// What opens the options for developers, which the other Android guide needs as well.
pub(crate) const DEVELOPER: Act = Act::say("guide-bugreport-build")
    .seen("guide-bugreport-build-seen")
    .drawn(Scene::Taps(ABOUT, 2), "guide-bugreport-build-drawn");

pub(crate) const PLAN: Plan = Plan {
    title: "guide-bugreport-title",
    shows: "guide-bugreport-shows",
    lacks: "guide-bugreport-lacks",
    noticed: &[
        "guide-bugreport-noticed-options",
        "guide-bugreport-noticed-message",
    ],
    takes: "guide-bugreport-takes",
    needs: "guide-bugreport-needs",
    parts: &[Part {
        heading: None,
        steps: &[
            DEVELOPER,
            Act::say("guide-bugreport-way")
                .drawn(Scene::Menu(REPORT, 3), "guide-bugreport-way-drawn"),
            Act::say("guide-bugreport-full").drawn(
                Scene::Question("guide-menu-full-question", "guide-menu-report-button"),
                "guide-bugreport-full-drawn",
            ),
            Act::say("guide-bugreport-wait")
                .seen("guide-bugreport-wait-seen")
                .drawn(
                    Scene::Notification("guide-menu-ready"),
                    "guide-bugreport-wait-drawn",
                ),
            Act::say("guide-bugreport-share").care("guide-bugreport-share-care"),
            Act::say("guide-bugreport-carry").drawn(
                Scene::File("bugreport-….zip"),
                "guide-bugreport-carry-drawn",
            ),
        ],
    }],
    after: &[
        "guide-bugreport-after",
        "guide-bugreport-after-options",
        "guide-after-original",
    ],
};
