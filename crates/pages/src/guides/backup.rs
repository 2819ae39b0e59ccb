//! An encrypted backup of an iPhone, with Finder, with Apple Devices or iTunes, with idevicebackup2.
//!
//! Described in: <https://support.apple.com/en-us/108353>,
//! <https://man.archlinux.org/man/idevicebackup2.1.en>.

use crate::{
    drawing::Scene,
    guide::{Act, Part, Plan},
};

const CONNECT: Act =
    Act::say("guide-backup-connect").drawn(Scene::Cable, "guide-backup-connect-drawn");
const TRUST: Act = Act::say("guide-backup-trust")
    .seen("guide-backup-trust-seen")
    .drawn(
        Scene::Question("guide-menu-trust-question", "guide-menu-trust"),
        "guide-backup-trust-drawn",
    );
const ENCRYPT: Act = Act::say("guide-backup-encrypt")
    .seen("guide-backup-encrypt-seen")
    .drawn(
        Scene::Window("guide-menu-encrypt", "guide-menu-back-up"),
        "guide-backup-encrypt-drawn",
    );
const PASSWORD: Act = Act::say("guide-backup-password").care("guide-backup-password-care");
const START: Act = Act::say("guide-backup-start").seen("guide-backup-start-seen");

pub(crate) const PLAN: Plan = Plan {
    title: "guide-backup-title",
    shows: "guide-backup-shows",
    lacks: "guide-backup-lacks",
    noticed: &[
        "guide-backup-noticed-phone",
        "guide-backup-noticed-computer",
        "guide-backup-noticed-later",
    ],
    takes: "guide-backup-takes",
    needs: "guide-backup-needs",
    parts: &[
        Part {
            heading: Some("guide-backup-mac"),
            steps: &[
                CONNECT,
                TRUST,
                Act::say("guide-backup-mac-open"),
                ENCRYPT,
                PASSWORD,
                START,
                Act::say("guide-backup-mac-place"),
            ],
        },
        Part {
            heading: Some("guide-backup-windows"),
            steps: &[
                Act::say("guide-backup-windows-install"),
                CONNECT,
                TRUST,
                Act::say("guide-backup-windows-open"),
                ENCRYPT,
                PASSWORD,
                START,
            ],
        },
        Part {
            heading: Some("guide-backup-linux"),
            steps: &[
                Act::say("guide-backup-linux-install")
                    .typed("sudo apt install libimobiledevice-utils"),
                CONNECT,
                Act::say("guide-backup-linux-pair")
                    .typed("idevicepair pair")
                    .seen("guide-backup-trust-seen"),
                Act::say("guide-backup-linux-encrypt")
                    .typed("idevicebackup2 -i encryption on")
                    .seen("guide-backup-encrypt-seen"),
                PASSWORD,
                Act::say("guide-backup-linux-start")
                    .typed("mkdir copy && idevicebackup2 backup --full copy"),
            ],
        },
    ],
    after: &["guide-backup-after", "guide-after-original"],
};
