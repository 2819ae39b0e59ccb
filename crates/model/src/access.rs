//! What may see, hear or reach a phone, alarming or not: a way that is in force, and who has it.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Instant, Untrusted};

/// A way to see, hear or reach a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Sees and uses the whole screen.
    Screen,
    /// Records the screen, or shows it elsewhere.
    ScreenRecording,
    /// Reads every notification.
    Notifications,
    /// Hears through the microphone.
    Microphone,
    /// Sees through the camera.
    Camera,
    /// Follows where the phone is.
    Location,
    /// Reads messages (SMS).
    Messages,
    /// Reads the list of calls.
    Calls,
    /// A computer that may reach nearly everything by cable or network.
    Computer,
    /// An app that administers the phone, or owns it or a profile of it.
    Administrator,
    /// Another user, or a second profile.
    Profile,
    /// Accounts of one type.
    Account,
    /// An app through which the traffic passes.
    Vpn,
    /// A keyboard: what is typed passes through it.
    Keyboard,
    /// The app for messages, calls, the web.
    DefaultApp,
    /// A watch or another device, coupled through an app.
    Companion,
    /// An app that may put others on the phone.
    Installer,
    /// Another device on the account of the phone.
    Device,
    /// A profile that sets the phone up, and does not manage it.
    Configuration,
    /// A certificate whose owner may read encrypted traffic.
    Certificate,
    /// A copy of the phone with the account: who knows its password can read it.
    CloudCopy,
    /// Limits set by somebody who may see how the phone is used.
    ScreenTime,
}

impl Means {
    /// What lets an app see or hear.
    pub const ABILITIES: [Self; 8] = [
        Self::Screen,
        Self::ScreenRecording,
        Self::Notifications,
        Self::Microphone,
        Self::Camera,
        Self::Location,
        Self::Messages,
        Self::Calls,
    ];
    /// What lets somebody reach the phone.
    pub const REACH: [Self; 9] = [
        Self::Computer,
        Self::Administrator,
        Self::Profile,
        Self::Account,
        Self::Vpn,
        Self::Keyboard,
        Self::DefaultApp,
        Self::Companion,
        Self::Installer,
    ];

    /// What lets an app of an iPhone see or hear.
    pub const ABILITIES_OF_IPHONE: [Self; 3] = [Self::Microphone, Self::Camera, Self::Location];
    /// What lets somebody reach an iPhone.
    pub const REACH_OF_IPHONE: [Self; 10] = [
        Self::Device,
        Self::Computer,
        Self::Administrator,
        Self::Configuration,
        Self::Certificate,
        Self::Vpn,
        Self::Keyboard,
        Self::Account,
        Self::CloudCopy,
        Self::ScreenTime,
    ];

    /// Its name in cases and documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::ScreenRecording => "screen_recording",
            Self::Notifications => "notifications",
            Self::Microphone => "microphone",
            Self::Camera => "camera",
            Self::Location => "location",
            Self::Messages => "messages",
            Self::Calls => "calls",
            Self::Computer => "computer",
            Self::Administrator => "administrator",
            Self::Profile => "profile",
            Self::Account => "account",
            Self::Vpn => "vpn",
            Self::Keyboard => "keyboard",
            Self::DefaultApp => "default_app",
            Self::Companion => "companion",
            Self::Installer => "installer",
            Self::Device => "device",
            Self::Configuration => "configuration",
            Self::Certificate => "certificate",
            Self::CloudCopy => "cloud_copy",
            Self::ScreenTime => "screen_time",
        }
    }
}

/// A way that is in force, and who has it. It is no finding: most of them are ordinary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Access {
    /// The way.
    pub means: Means,
    /// The app, the computer as it calls itself, or the type of account; none where it has no name, and
    /// for parts of the system that are only counted.
    pub holder: Option<Untrusted<'static>>,
    /// Which of several sorts of it, in a word (`device_owner`, `always`, `android.app.role.SMS`).
    pub state: Option<Untrusted<'static>>,
    /// The user of the phone; none where it holds for all, or is not told.
    pub user: Option<i64>,
    /// How many accounts, or parts of the system; else 1.
    pub count: u64,
    /// Where the app came from, in a word: `system`, `store`, `other_store`, `management`, `side_loaded`;
    /// none where no list says.
    pub origin: Option<Untrusted<'static>>,
    /// What the app is well known for, in a word, when that explains the way.
    pub known_use: Option<Untrusted<'static>>,
    /// When it came: the app was installed, the device coupled.
    pub since: Option<Instant>,
    /// When it was last used.
    pub last_used: Option<Instant>,
    /// When it was last used while nobody looked at the app.
    pub last_in_background: Option<Instant>,
    /// Whether it was used while nobody looked at the app; none where no record says.
    pub in_background: Option<bool>,
    /// The first records that say so.
    pub seen: Vec<Evidence>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_means_is_told_once_and_under_the_name_of_cases() {
        let all: Vec<Means> = Means::ABILITIES.into_iter().chain(Means::REACH).collect();
        let distinct: BTreeSet<Means> = all.iter().copied().collect();
        assert_eq!(distinct.len(), all.len());
        let of_iphone = Means::ABILITIES_OF_IPHONE.into_iter();
        let of_iphone: Vec<Means> = of_iphone.chain(Means::REACH_OF_IPHONE).collect();
        let distinct: BTreeSet<Means> = of_iphone.iter().copied().collect();
        assert_eq!(distinct.len(), of_iphone.len());
        for means in all.into_iter().chain(of_iphone) {
            let written = serde_json::to_string(&means).unwrap();
            assert_eq!(written, format!("\"{}\"", means.name()));
        }
    }
}
