//! Reads whether Screen Time and family controls are on: the settings of their services.
//!
//! Only the keys of `com.apple.ScreenTimeAgent.plist` are known; of the other files the names of the
//! settings are kept. Described in: <https://support.apple.com/108806>.

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, links::Links, preferences, values::truth};

/// Screen Time and family controls.
#[derive(Debug)]
pub struct ScreenTime;

/// What one file of settings says.
#[derive(Debug, serde::Serialize)]
pub struct ScreenTimeState<'a> {
    /// Since when the phone's use has been counted.
    pub time: Option<Instant>,
    /// Whether Screen Time is on.
    pub screen_time_on: Option<bool>,
    /// Whether it is shared with the account's other devices.
    pub screen_time_shared: Option<bool>,
    /// When the service last asked for changes.
    pub last_checked: Option<Instant>,
    /// When somebody last looked at the counts on this phone.
    pub last_viewed: Option<Instant>,
    /// The names of all settings in the file.
    pub setting_names: Vec<Untrusted<'a>>,
    /// Links in its settings.
    pub links: Links<'static>,
}

impl Record for ScreenTimeState<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "screen-time-started"),
            (self.last_checked, "screen-time-checked"),
            (self.last_viewed, "screen-time-viewed"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for ScreenTime {
    type Record<'a> = ScreenTimeState<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Preferences/com.apple.ScreenTimeAgent.plist",
            "/private/var/mobile/Library/Preferences/com.apple.ScreenTimeSettingsAgent.plist",
            "/private/var/mobile/Library/Preferences/com.apple.FamilyControlsAgent.plist",
            "/private/var/mobile/Library/Preferences/com.apple.familycircle*.plist",
            "/private/var/mobile/Library/Preferences/com.apple.remotemanagementd.plist",
        ],
        fields: &[
            ("time", "since when the phone's use has been counted (UTC)"),
            ("screen_time_on", "whether Screen Time is on"),
            (
                "screen_time_shared",
                "whether it is shared with the account's other devices",
            ),
            ("last_checked", "when the service last asked for changes"),
            (
                "last_viewed",
                "when somebody last looked at the counts on this phone",
            ),
            ("setting_names", "names of all settings in the file"),
            ("links", "links in its settings"),
        ],
        described_in: &["https://support.apple.com/108806"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "Screen Time settings")?;
        let time = |key| preferences::cocoa_time(&list, key);
        let record = ScreenTimeState {
            time: time("UsageGenesisDate"),
            screen_time_on: truth(&list, "ScreenTimeEnabled"),
            screen_time_shared: truth(&list, "SyncEnabled"),
            last_checked: time("LastCheckinDate"),
            last_viewed: time("LastViewedAllActivityDate"),
            setting_names: list
                .as_dictionary()
                .map(preferences::names)
                .unwrap_or_default(),
            links: preferences::links(&list, &|_| false),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}
