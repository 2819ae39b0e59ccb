//! What a sysdiagnose says of itself and of the phone: when it was made and in which zone, model, version,
//! identifier.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use formats::{plist, plist::Value};
use model::{Instant, Untrusted, WallClock};

use crate::own_files;

/// Before the time, best first: the folder in which it was gathered, that of one of its tools, its own name.
const BEFORE_TIME: [&str; 3] = [
    "IN_PROGRESS_sysdiagnose_",
    "spindump_sysdiagnose_",
    "sysdiagnose_",
];
/// `YYYY.MM.DD_HH-MM-SS±ZZZZ`.
const TIME_LENGTH: usize = 24;

/// When it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Made {
    at: Instant,
    /// Seconds east of UTC.
    offset: i32,
}

/// What is known of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Description {
    made: Option<Made>,
    pub(super) os_version: Option<String>,
    pub(super) model: Option<String>,
    identifier: Option<String>,
    serial: Option<String>,
}

impl Description {
    /// Takes the time from the log of the tool itself, where it states one.
    pub(super) fn read_log(&mut self, log: &[u8]) {
        let log = String::from_utf8_lossy(log);
        let mut before = BEFORE_TIME.iter().take(2);
        let made = before.find_map(|before| made(&log, before));
        self.made = made.or(self.made);
    }

    /// Takes the time from the name of the folder or archive, where nothing better is known.
    pub(super) fn read_name(&mut self, name: &str) {
        let mut before = BEFORE_TIME.iter();
        self.made = self
            .made
            .or_else(|| before.find_map(|before| made(name, before)));
    }

    /// Takes what the list of devices says of the phone itself.
    pub(super) fn read_devices(&mut self, text: &[u8]) {
        let text = String::from_utf8_lossy(text);
        let lines = text
            .lines()
            .skip_while(|line| line.trim_end() != "Local device");
        let own = lines
            .skip(1)
            .take_while(|line| line.is_empty() || line.starts_with([' ', '\t']));
        for line in own {
            let Some((name, value)) = line.split_once(" => ").or_else(|| line.split_once(": "))
            else {
                continue;
            };
            let value = value.trim();
            let version = value.split(" (").next().unwrap_or_default();
            let (place, value) = match name.trim() {
                "Product Type" | "ProductType" => (&mut self.model, value),
                "OS Build" | "OSVersion" => (&mut self.os_version, version),
                "UniqueDeviceID" => (&mut self.identifier, value),
                "SerialNumber" => (&mut self.serial, value),
                _ => continue,
            };
            if place.is_none() && !value.is_empty() {
                *place = Some(value.to_owned());
            }
        }
    }

    /// Takes the version from `SystemVersion.plist`.
    pub(super) fn read_version(&mut self, file: &[u8]) {
        let version = plist::parse(file).ok();
        let version = version.as_ref().and_then(|list| list.get("ProductVersion"));
        if let Some(version) = version.and_then(Value::as_str) {
            self.os_version = Some(version.to_owned());
        }
    }

    /// When it was made.
    pub(super) fn made_at(&self) -> Option<Instant> {
        self.made.map(|made| made.at)
    }

    /// The clock of the phone. Its zone is that of the time at which it was made, whose name is not known:
    /// a time of the other half of the year can be an hour off.
    pub(super) fn clock(&self) -> WallClock {
        match self.made {
            Some(made) => WallClock::at_offset(made.offset, Some(made.at)),
            None => WallClock::default(),
        }
    }

    /// The hash of the identifier, as a backup of the same phone has it.
    pub(super) fn device(&self) -> Option<String> {
        let identifier = self.identifier.as_deref().or(self.serial.as_deref());
        own_files::device(identifier)
    }
}

/// Text of evidence.
pub(super) fn untrusted(text: Option<&String>) -> Option<Untrusted<'static>> {
    text.map(|text| Untrusted::from(text.as_str()).to_static())
}

/// The first time behind one of the texts that stand before it.
fn made(text: &str, before: &str) -> Option<Made> {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once(before) {
        if let Some(made) = behind.get(..TIME_LENGTH).and_then(parse) {
            return Some(made);
        }
        rest = behind;
    }
    None
}

/// `2026.01.02_03-04-05+0100`.
fn parse(text: &str) -> Option<Made> {
    let (date, rest) = text.split_once('_')?;
    let (time, zone) = (rest.get(..8)?, rest.get(8..)?);
    let (hours, minutes) = (zone.get(..3)?, zone.get(3..)?);
    let at = format!(
        "{}T{}{hours}:{minutes}",
        date.replace('.', "-"),
        time.replace('-', ":")
    );
    let at = Instant::parse(&at)?;
    let (sign, hours) = hours.split_at_checked(1)?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let seconds = hours
        .checked_mul(3_600)?
        .checked_add(minutes.checked_mul(60)?)?;
    let offset = if sign == "-" {
        seconds.checked_neg()?
    } else {
        seconds
    };
    Some(Made { at, offset })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(description: &Description) -> String {
        let at = description.made_at();
        at.map_or_else(|| "none".to_owned(), |at| at.to_string())
    }

    #[test]
    fn the_time_comes_from_the_best_that_there_is() {
        let mut description = Description::default();
        description.read_name("sysdiagnose_2026.01.02_03-04-05+0100_iPhone-OS_iPhone_23B85");
        assert_eq!(at(&description), "2026-01-02T02:04:05Z");
        description.read_log(
            b"x spindump_sysdiagnose_2026.01.02_03-04-07+0100_ y\nz \xff IN_PROGRESS_sysdiagnose_bad IN_PROGRESS_sysdiagnose_2026.01.02_03-04-06-0330_iPhone\n",
        );
        assert_eq!(at(&description), "2026-01-02T06:34:06Z");
        let local = description.clock().local("2026-01-01 12:00:00");
        assert_eq!(local.unwrap().to_string(), "2026-01-01T15:30:00Z");
        assert!(description.clock().zone_is_known());
        description.read_log(b"spindump_sysdiagnose_2026.01.02_03-04-07+0100_ only");
        assert_eq!(at(&description), "2026-01-02T02:04:07Z");
        description.read_log(b"nothing");
        assert_eq!(at(&description), "2026-01-02T02:04:07Z");
        for bad in [
            "",
            "sysdiagnose_2026.13.02_03-04-05+0100",
            "sysdiagnose_2026.01.02",
        ] {
            let mut description = Description::default();
            description.read_name(bad);
            assert_eq!(at(&description), "none");
            assert!(!description.clock().zone_is_known());
        }
    }

    #[test]
    fn the_phone_is_that_of_its_backup() {
        let text = "Local device\n\tUUID: 1\n\tProduct Type: iPhone14,2\n\tOS Build: 26.1 (23B85)\n\tProperties: {\n\t\tSerialNumber => F00AAA\n\t\tUniqueDeviceID => 00008110-000A\n\t\tOSVersion => 26.1\n\t}\n\tServices:\n\t\tcom.apple.x\nFound localbridge (bridge)\n\tProduct Type: Other1,1\n\t\tUniqueDeviceID => 99\n";
        let mut description = Description::default();
        description.read_devices(text.replace('\n', "\r\n").as_bytes());
        assert_eq!(description.model.as_deref(), Some("iPhone14,2"));
        assert_eq!(description.os_version.as_deref(), Some("26.1"));
        assert_eq!(
            description.device(),
            own_files::device(Some("00008110-000a"))
        );
        let mut other = Description::default();
        other.read_devices(b"Local device\n\tProperties: {\n\t\tSerialNumber => F00AAA\n");
        assert_eq!(other.device(), own_files::device(Some("F00AAA")));
        other.read_devices(b"\xff\xfe");
        let plist = b"<plist version=\"1.0\"><dict><key>ProductVersion</key><string>26.2</string></dict></plist>";
        other.read_version(plist);
        other.read_version(b"no list");
        assert_eq!(other.os_version.as_deref(), Some("26.2"));
    }
}
