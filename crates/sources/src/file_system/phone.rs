//! What a dump says of its phone: version, model, identifier and time zone, each from the file of the phone
//! that states it. When the dump was made, none of them tells.
//!
//! Described in: <https://theapplewiki.com/wiki/MobileGestalt_keys>,
//! <https://theapplewiki.com/wiki/Activation_record>.

use std::sync::Arc;

use formats::{archive::readable, limits::DUMP_LISTS_TRIED, plist::Value};
use model::{SourceKind, SourceRecord, Untrusted, WallClock};

use super::{FileSystem, roots::write_path};
use crate::own_files;

const SYSTEM_VERSION: &str = "/System/Library/CoreServices/SystemVersion.plist";
/// Answers about the device; under `CacheExtra`, by names that hide what they are.
const ANSWERS: &str = "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.mobilegestaltcache/Library/Caches/com.apple.MobileGestalt.plist";
/// `ProductVersion` and `ProductType` among them.
const ANSWER_VERSION: &str = "qNNddlUK+B/YlooNoymwgA";
const ANSWER_MODEL: [&str; 2] = ["h9jDsbgj7xIVeIQ8S3/X3Q", "0+nc/Udy4WNG8S+Q7a/s1A"];
/// Where the activation record and the settings of lockdownd stood before they moved into a container.
const OLD_ACTIVATION: &str =
    "/private/var/root/Library/Lockdown/activation_records/activation_record.plist";
const OLD_SETTINGS: &str = "/private/var/root/Library/Lockdown/data_ark.plist";
/// The container in which they stand now, and their names there.
const SYSTEM_CONTAINERS: &str = "/private/var/containers/Data/System/";
const ACTIVATION: &str = "/Library/activation_records/activation_record.plist";
const SETTINGS: &str = "/Library/internal/data_ark.plist";

/// What a dump says of its phone.
#[derive(Default)]
pub(crate) struct PhoneFacts {
    os_version: Option<String>,
    model: Option<String>,
    identifier: Option<String>,
    zone: Option<String>,
}

impl PhoneFacts {
    /// Looks into the files that state it.
    pub(crate) fn of(system: &Arc<FileSystem>) -> Self {
        let text = |value: &Value, key: &str| Some(value.get(key)?.as_str()?.to_owned());
        let version = system.plist(SYSTEM_VERSION);
        let answers = system.plist(ANSWERS);
        let answers = answers
            .as_ref()
            .and_then(|answers| answers.get("CacheExtra"));
        let (activation, settings) = in_containers(system);
        let activation = activation.or_else(|| system.plist(OLD_ACTIVATION));
        let settings = settings.or_else(|| system.plist(OLD_SETTINGS));
        let token = activation.as_ref().and_then(token);
        let stated = |key| stated(token.as_deref()?, key);
        let answer = |key: &str| text(answers?, key);
        let version = version.and_then(|version| text(&version, "ProductVersion"));
        let model = ANSWER_MODEL.iter().find_map(|key| answer(key));
        Self {
            os_version: version.or_else(|| answer(ANSWER_VERSION)),
            model: model.or_else(|| stated("ProductType")),
            identifier: stated("UniqueDeviceID"),
            zone: settings.and_then(|settings| text(&settings, "-TimeZone")),
        }
    }

    /// The clock of the phone; when the dump was made is not told.
    pub(crate) fn clock(&self) -> WallClock {
        WallClock::new(self.zone.as_deref(), None)
    }

    /// The record of the source that lies at `location`.
    pub(crate) fn record(&self, kind: SourceKind, location: &str) -> SourceRecord {
        let text = |text: &Option<String>| {
            let text = text.as_deref()?;
            Some(Untrusted::from(text).to_static())
        };
        SourceRecord {
            id: String::new(),
            kind,
            location: Untrusted::from(location).to_static(),
            encrypted: false,
            os_version: text(&self.os_version),
            model: text(&self.model),
            device: own_files::device(self.identifier.as_deref()),
            made_at: None,
            files_listed: 0,
        }
    }
}

/// The activation record and the settings of lockdownd, in the container of a daemon.
fn in_containers(system: &FileSystem) -> (Option<Value>, Option<Value>) {
    let (mut activation, mut settings) = ((None, 0_usize), (None, 0_usize));
    let mut path = String::new();
    system.carrier.each_from(0, &mut |stored, _| {
        let (place, tried) = if stored.ends_with(ACTIVATION.as_bytes()) {
            &mut activation
        } else if stored.ends_with(SETTINGS.as_bytes()) {
            &mut settings
        } else {
            return true;
        };
        write_path(&system.roots, stored, &mut path);
        let may_be = place.is_none() && *tried < DUMP_LISTS_TRIED;
        if may_be && path.starts_with(SYSTEM_CONTAINERS) {
            *tried = tried.saturating_add(1);
            *place = system.stored_plist(&readable(stored));
        }
        true
    });
    (activation.0, settings.0)
}

/// The text in an activation record that Apple signed: `"ProductType" = "iPhone12,1";` a line.
fn token(record: &Value) -> Option<String> {
    let record = record.get("ActivationRecord").unwrap_or(record);
    let bytes = record.get("AccountToken")?.as_data()?;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

fn stated(token: &str, key: &str) -> Option<String> {
    let key = format!("\"{key}\"");
    let line = token
        .lines()
        .find_map(|line| line.trim().strip_prefix(&*key));
    let value = line?.trim().strip_prefix('=')?.trim().trim_end_matches(';');
    Some(value.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signed_text_states_the_device() {
        let token = "{\n\t\"ProductType\" = \"iPhone12,1\";\r\n\t\"UniqueDeviceID\" = \"00008030-000011112222333\";\n}";
        assert_eq!(stated(token, "ProductType").as_deref(), Some("iPhone12,1"));
        assert_eq!(
            stated(token, "UniqueDeviceID").as_deref(),
            Some("00008030-000011112222333")
        );
        assert_eq!(stated(token, "Unique"), None);
        assert_eq!(stated("\"ProductType\"", "ProductType"), None);
    }
}
