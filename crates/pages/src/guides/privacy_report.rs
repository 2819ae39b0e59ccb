//! An App Privacy Report, exported by the iPhone.
//!
//! Described in: <https://support.apple.com/en-us/102188>,
//! <https://developer.apple.com/documentation/network/inspecting-app-activity-data>.

use crate::{
    drawing::Scene,
    guide::{Act, Part, Plan},
};

const WAY: &[&str] = &[
    "guide-menu-settings",
    "guide-menu-privacy",
    "guide-menu-report",
];

pub(crate) const PLAN: Plan = Plan {
    title: "guide-privacy-title",
    shows: "guide-privacy-shows",
    lacks: "guide-privacy-lacks",
    noticed: &["guide-privacy-noticed"],
    takes: "guide-privacy-takes",
    needs: "guide-privacy-needs",
    parts: &[Part {
        heading: None,
        steps: &[
            Act::say("guide-privacy-way").drawn(Scene::Menu(WAY, 2), "guide-privacy-way-drawn"),
            Act::say("guide-privacy-on")
                .care("guide-privacy-on-care")
                .seen("guide-privacy-on-seen"),
            Act::say("guide-privacy-share").drawn(Scene::Share, "guide-share-drawn"),
            Act::say("guide-privacy-carry")
                .seen("guide-sysdiagnose-share-seen")
                .drawn(
                    Scene::File("App_Privacy_….ndjson"),
                    "guide-privacy-carry-drawn",
                ),
        ],
    }],
    after: &["guide-privacy-after", "guide-after-original"],
};
