//! `Manifest.plist` and `Status.plist` (<https://theapplewiki.com/wiki/ITunes_Backup>).

use plist::Value;

use crate::{
    BuildError, Phone,
    ios::{apps, owner},
    property_list::{binary, dictionary},
    random::Random,
    times,
};

/// `Manifest.plist`.
pub(super) fn manifest(
    phone: &Phone,
    keybag: Option<Vec<u8>>,
    manifest_key: Option<Vec<u8>>,
) -> Result<Vec<u8>, BuildError> {
    let facts = phone.version.facts();
    let owner = owner::of(phone);
    let lockdown = dictionary([
        ("com.apple.MobileDeviceCrashCopy", dictionary([])),
        ("com.apple.Accessibility", dictionary([])),
        ("BuildVersion", facts.build.into()),
        ("DeviceName", owner.device_name.as_str().into()),
        ("ProductType", facts.product.into()),
        ("ProductVersion", facts.version.into()),
        ("SerialNumber", owner.serial.as_str().into()),
        ("UniqueDeviceID", owner.udid.as_str().into()),
    ]);
    let mut entries = vec![
        ("Version", Value::from("10.0")),
        ("SystemDomainsVersion", "24.0".into()),
        ("Date", times::date(facts.now)),
        ("IsEncrypted", keybag.is_some().into()),
        ("WasPasscodeSet", true.into()),
        ("Lockdown", lockdown),
        ("Applications", apps::manifest_applications(phone)),
    ];
    if let Some(keybag) = keybag {
        entries.push(("BackupKeyBag", Value::Data(keybag)));
    }
    if let Some(key) = manifest_key {
        entries.push(("ManifestKey", Value::Data(key)));
    }
    binary(&dictionary(entries))
}

/// `Status.plist`.
pub(super) fn status(phone: &Phone, random: &mut Random) -> Result<Vec<u8>, BuildError> {
    let version = if phone.version.since(13) {
        "3.3"
    } else {
        "2.4"
    };
    binary(&dictionary([
        ("BackupState", "new".into()),
        ("Date", times::date(phone.version.facts().now)),
        ("IsFullBackup", false.into()),
        ("SnapshotState", "finished".into()),
        ("UUID", random.uuid().into()),
        ("Version", version.into()),
    ]))
}
