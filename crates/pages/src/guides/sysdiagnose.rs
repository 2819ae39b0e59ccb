//! A sysdiagnose, which an iPhone makes when its buttons ask for it.
//!
//! Described in: <https://it-training.apple.com/tutorials/support/sup075>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use crate::{
    drawing::Scene,
    guide::{Act, Part, Plan},
};

const WAY: &[&str] = &[
    "guide-menu-settings",
    "guide-menu-privacy",
    "guide-menu-analytics",
    "guide-menu-analytics-data",
];

pub(crate) const PLAN: Plan = Plan {
    title: "guide-sysdiagnose-title",
    shows: "guide-sysdiagnose-shows",
    lacks: "guide-sysdiagnose-lacks",
    noticed: &[
        "guide-sysdiagnose-noticed-press",
        "guide-sysdiagnose-noticed-file",
    ],
    takes: "guide-sysdiagnose-takes",
    needs: "guide-sysdiagnose-needs",
    parts: &[
        Part {
            heading: Some("guide-sysdiagnose-make"),
            steps: &[
                Act::say("guide-sysdiagnose-unlock"),
                Act::say("guide-sysdiagnose-press")
                    .care("guide-sysdiagnose-press-care")
                    .seen("guide-sysdiagnose-press-seen")
                    .drawn(Scene::Buttons, "guide-sysdiagnose-press-drawn"),
                Act::say("guide-sysdiagnose-wait"),
            ],
        },
        Part {
            heading: Some("guide-sysdiagnose-fetch"),
            steps: &[
                Act::say("guide-sysdiagnose-way")
                    .drawn(Scene::Menu(WAY, 3), "guide-sysdiagnose-way-drawn"),
                Act::say("guide-sysdiagnose-find"),
                Act::say("guide-sysdiagnose-share")
                    .seen("guide-sysdiagnose-share-seen")
                    .drawn(Scene::Share, "guide-share-drawn"),
                Act::say("guide-sysdiagnose-carry").drawn(
                    Scene::File("sysdiagnose_….tar.gz"),
                    "guide-sysdiagnose-carry-drawn",
                ),
            ],
        },
        Part {
            heading: Some("guide-sysdiagnose-cable"),
            steps: &[
                Act::say("guide-backup-linux-install")
                    .typed("sudo apt install libimobiledevice-utils"),
                Act::say("guide-sysdiagnose-cable-copy")
                    .typed("mkdir copy && idevicecrashreport -k copy")
                    .care("guide-sysdiagnose-cable-care")
                    .seen("guide-backup-trust-seen"),
            ],
        },
    ],
    after: &["guide-sysdiagnose-after", "guide-after-original"],
};
