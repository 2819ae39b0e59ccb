//! An acquisition of an Android phone through a cable, with `AndroidQF`.
//!
//! Described in: <https://github.com/mvt-project/androidqf>,
//! <https://developer.android.com/studio/debug/dev-options>.

use super::bug_report::DEVELOPER;
use crate::{
    drawing::Scene,
    guide::{Act, Part, Plan},
};

pub(crate) const PLAN: Plan = Plan {
    title: "guide-androidqf-title",
    shows: "guide-androidqf-shows",
    lacks: "guide-androidqf-lacks",
    noticed: &[
        "guide-bugreport-noticed-options",
        "guide-androidqf-noticed-computer",
        "guide-androidqf-noticed-program",
    ],
    takes: "guide-androidqf-takes",
    needs: "guide-androidqf-needs",
    parts: &[Part {
        heading: None,
        steps: &[
            DEVELOPER,
            Act::say("guide-androidqf-debugging")
                .seen("guide-androidqf-debugging-seen")
                .drawn(
                    Scene::Switch("guide-menu-debugging"),
                    "guide-androidqf-debugging-drawn",
                ),
            Act::say("guide-androidqf-connect")
                .drawn(Scene::Cable, "guide-androidqf-connect-drawn"),
            Act::say("guide-androidqf-start"),
            Act::say("guide-androidqf-allow")
                .seen("guide-androidqf-allow-seen")
                .drawn(
                    Scene::Question("guide-menu-debugging-question", "guide-menu-allow"),
                    "guide-androidqf-allow-drawn",
                ),
            Act::say("guide-androidqf-choose"),
            Act::say("guide-androidqf-wait"),
            Act::say("guide-androidqf-end"),
        ],
    }],
    after: &["guide-androidqf-after", "guide-after-original"],
};
