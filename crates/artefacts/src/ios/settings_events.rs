//! Reads when restrictions and settings were changed, and by what process: `MCSettingsEvents.plist`.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/restrictions>,
//! <https://docs.mvt.re/en/latest/ios/records/>.

use formats::plist::Value;
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile,
    preferences::{self, cocoa_time},
    values::text,
};

/// The group of settings below which each key is a profile's name.
const BY_PROFILE: &str = "SystemProfileRestrictions";

/// Letters of a UUID.
const UUID_LENGTH: usize = 36;

/// Changes of settings.
#[derive(Debug)]
pub struct SettingsEvents;

/// The last change of one setting.
#[derive(Debug, serde::Serialize)]
pub struct SettingsEvent<'a> {
    /// When.
    pub time: Option<Instant>,
    /// The setting: the path to it, with dots.
    pub setting: Untrusted<'a>,
    /// What was done (`set`, `remove`, …).
    pub setting_event: Option<Untrusted<'a>>,
    /// The process that did it, or the profile.
    pub process: Option<Untrusted<'a>>,
    /// The profile whose restriction it is.
    pub profile_id: Option<Untrusted<'a>>,
}

impl Record for SettingsEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "setting-changed"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            each(Named::Process(process.raw()).with(Bearing::Ran));
            each(Named::AppId(process.raw()).with(Bearing::Ran));
            state_profile(process.raw(), Bearing::Mentioned, each);
        }
        if let Some(profile) = &self.profile_id {
            state_profile(profile.raw(), Bearing::Installed, each);
        }
    }
}

impl Artefact for SettingsEvents {
    type Record<'a> = SettingsEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/containers/Shared/SystemGroup/**/MCSettingsEvents.plist",
            "/private/var/mobile/Library/ConfigurationProfiles/MCSettingsEvents.plist",
            "/private/var/mobile/Library/UserConfigurationProfiles/MCSettingsEvents.plist",
        ],
        fields: &[
            ("time", "when it was done (UTC)"),
            ("setting", "the setting: the path to it, with dots"),
            ("setting_event", "what was done"),
            ("process", "the process that did it, or the profile"),
            (
                "profile_id",
                "identifier of the profile whose restriction it is",
            ),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/devicemanagement/restrictions",
            "https://docs.mvt.re/en/latest/ios/records/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "settings events")?;
        events(&mut Vec::new(), &list, out);
        Ok(())
    }
}

/// States a profile's name as it stands and, where it is an identifier and a UUID with `-` between
/// them, both.
fn state_profile(name: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    each(Named::Profile(name).with(bearing));
    let split = name.len().checked_sub(UUID_LENGTH);
    let parts = split.and_then(|at| Some((name.get(..at)?.strip_suffix('-')?, name.get(at..)?)));
    if let Some((identifier, uuid)) = parts
        && uuid
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
    {
        each(Named::Profile(identifier).with(bearing));
        each(Named::Profile(uuid).with(bearing));
    }
}

/// A change is a dictionary with a time; below which settings it stands differs between versions.
/// Parsing bounded the depth already.
fn events<'v>(path: &mut Vec<&'v str>, value: &'v Value, out: &mut Out<'_, SettingsEvents>) {
    let Some(entries) = value.as_dictionary() else {
        return;
    };
    if entries.get("timestamp").is_some() {
        let setting = path.join(".");
        let profile = match path.as_slice() {
            [BY_PROFILE, profile, ..] => Some(Untrusted::from(*profile)),
            _ => None,
        };
        let record = SettingsEvent {
            time: cocoa_time(value, "timestamp"),
            setting: Untrusted::from(setting.as_str()),
            setting_event: text(value, "event"),
            process: text(value, "process"),
            profile_id: profile,
        };
        out.record(Place::Key(&path.join("/")), &record);
    }
    for (key, value) in entries.iter() {
        path.push(key);
        events(path, value, out);
        path.pop();
    }
}
