//! Reads whether the phone can be located, the devices of the owner that share a location, and things with
//! a tag: settings and stores of Find My. No place is kept.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP>,
//! <https://support.apple.com/guide/iphone/locate-a-device-iph09b087eda/ios>.

use formats::{
    keyed_archive,
    plist::{self, Value},
};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};
use serde_json::Value as Json;

use crate::{
    About, Artefact, Out, PhoneFile,
    json_file::{self, below},
    preferences,
    values::{text, truth},
};

/// Most devices and things told of one file; people have fewer than fifty.
const TOLD: usize = 1_000;

/// Find My.
#[derive(Debug)]
pub struct FindMy;

/// The state of Find My, a device, or a thing.
#[derive(Debug, Default, serde::Serialize)]
pub struct Findable<'a> {
    /// `account`, `device` or `item`.
    pub kind: &'static str,
    /// When the phone was added.
    pub time: Option<Instant>,
    /// The name of the device or thing.
    pub device_name: Option<Untrusted<'a>>,
    /// What kind of thing, in Apple's terms.
    pub model: Option<Untrusted<'a>>,
    /// Whether it is this phone.
    pub is_this_phone: Option<bool>,
    /// Whether its place stands for its owner's.
    pub shares_place: Option<bool>,
    /// Whether it is a watch that goes with a phone.
    pub is_companion: Option<bool>,
}

impl Record for Findable<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "find-my-switched-on"));
        }
    }
}

impl Artefact for FindMy {
    type Record<'a> = Findable<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Preferences/com.apple.icloud.findmydeviced.FMIPAccounts.plist",
            "/private/var/mobile/Library/Preferences/com.apple.icloud.fmfd.notbackedup.plist",
            "/private/var/mobile/Library/Caches/com.apple.findmy.fmipcore/Items.data",
        ],
        fields: &[
            ("kind", "account, device or item"),
            ("time", "when the phone was added to Find My (UTC)"),
            ("device_name", "name of the device or thing"),
            ("model", "what kind of thing, in Apple's terms"),
            ("is_this_phone", "whether it is this phone"),
            ("shares_place", "whether its place stands for its owner's"),
            ("is_companion", "whether it goes with another device"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP",
            "https://support.apple.com/guide/iphone/locate-a-device-iph09b087eda/ios",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        if file.name() == "Items.data" {
            return items(file, out);
        }
        let list = preferences::settings(file, "settings of Find My")?;
        match list.get("kFMFDStoredDataKey") {
            Some(Value::Data(inner)) => devices(&plist::parse(inner)?, out),
            Some(inner) => devices(inner, out),
            None => {
                account(&list, out);
                Ok(())
            }
        }
    }
}

/// The time of addition stands at the top, or in the dictionary of an account.
fn account(list: &Value, out: &mut Out<'_, FindMy>) {
    let seconds = |value: &Value| {
        let time = value.get("addTime")?;
        let number = time.as_real().filter(|number| *number > 1.0);
        time.as_date()
            .or_else(|| number.and_then(Instant::from_unix_s))
    };
    let mut below = list
        .as_dictionary()
        .into_iter()
        .flat_map(plist::Dictionary::iter);
    let added = seconds(list).or_else(|| below.find_map(|(_, value)| seconds(value)));
    if added.is_some() {
        let record = Findable {
            kind: "account",
            time: added,
            is_this_phone: Some(true),
            ..Findable::default()
        };
        out.record(Place::Key("addTime"), &record);
    }
}

/// A keyed archive with a list of devices.
fn devices(archive: &Value, out: &mut Out<'_, FindMy>) -> Result<(), Fault> {
    let tree = if keyed_archive::is_keyed_archive(archive) {
        keyed_archive::resolve(archive)?
    } else {
        archive.clone()
    };
    let Some(list) = tree.get("kFMFDDevicesListKey").and_then(Value::as_array) else {
        return Ok(());
    };
    for (number, device) in list.iter().take(TOLD).enumerate() {
        let record = Findable {
            kind: "device",
            device_name: text(device, "deviceName"),
            is_this_phone: truth(device, "isThisDevice"),
            shares_place: truth(device, "isActiveDevice"),
            is_companion: truth(device, "isCompanionDevice"),
            ..Findable::default()
        };
        let place = format!("kFMFDStoredDataKey/kFMFDDevicesListKey/{number}");
        out.record(Place::Key(&place), &record);
    }
    if list.len() > TOLD {
        out.fault(Fault::new(FaultKind::TooMany, "devices of Find My"));
    }
    Ok(())
}

/// A list of things in JSON; newer versions encrypt it.
fn items(file: &PhoneFile, out: &mut Out<'_, FindMy>) -> Result<(), Fault> {
    let bytes = file.bytes()?;
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => return Ok(()),
        Some(b'[' | b'{') => {}
        Some(_) => return Err(Fault::new(FaultKind::Locked, "things in Find My")),
    }
    let Some(document) = json_file::read(file, "things in Find My")? else {
        return Ok(());
    };
    if let Some(fault) = document.fault {
        out.fault(fault);
    }
    let all = document.value.as_array().map(Vec::as_slice);
    let all = all.unwrap_or_default();
    for (number, item) in all.iter().take(TOLD).enumerate() {
        let owned = |text: &str| Untrusted::from(text.to_owned());
        let kind = below(item, &["productType", "type"]).and_then(Json::as_str);
        let record = Findable {
            kind: "item",
            device_name: json_file::text(item, "name").map(owned),
            model: kind.map(owned),
            ..Findable::default()
        };
        out.record(Place::Key(&number.to_string()), &record);
    }
    if all.len() > TOLD {
        out.fault(Fault::new(FaultKind::TooMany, "things in Find My"));
    }
    Ok(())
}
