//! Devices of the account, as only a dump tells them: `devicelist.db`, `TrustedPeersHelper.db`, the settings
//! of Find My (<https://github.com/abrignoni/iLEAPP>).

use plist::Value;
use rusqlite::params;

use crate::{
    BuildError,
    build::{Build, Spot},
    ios::{
        diagnosis::account::{self, OWN_DEVICE, UNKNOWN_DEVICE},
        owner,
    },
    keyed_archive::KeyedArchive,
    property_list::{binary, dictionary},
    times,
};

const DEVICES: &str = "
CREATE TABLE device_list (name TEXT, model TEXT, os TEXT, os_version TEXT, build_number TEXT, serial_number TEXT, mid TEXT, altDSID TEXT, trusted INTEGER, circle_status INTEGER, services TEXT, additional_info TEXT, last_updated_date REAL, last_cache_updated_date REAL);
CREATE TABLE deleted_device_list (mid TEXT, altDSID TEXT, reason INTEGER, deleted_date REAL);
";
const PEERS: &str = "
CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);
CREATE TABLE ZESCROWCLIENTMETADATA (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZESCROWMETADATA INTEGER, ZSECUREBACKUPNUMERICPASSPHRASELENGTH INTEGER, ZSECUREBACKUPUSESCOMPLEXPASSPHRASE INTEGER, ZSECUREBACKUPUSESNUMERICPASSPHRASE INTEGER, ZSECUREBACKUPMETADATATIMESTAMP TIMESTAMP, ZDEVICECOLOR VARCHAR, ZDEVICEENCLOSURECOLOR VARCHAR, ZDEVICEMID VARCHAR, ZDEVICEMODEL VARCHAR, ZDEVICEMODELCLASS VARCHAR, ZDEVICEMODELVERSION VARCHAR, ZDEVICENAME VARCHAR, ZDEVICEPLATFORM INTEGER);
CREATE TABLE ZESCROWMETADATA (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCLIENTMETADATA INTEGER, ZSERIAL VARCHAR, ZPEERINFO BLOB);
";

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let all = devices(build);
    listed(build, &all)?;
    peers(build, &all)?;
    find_my(build, &all)
}

/// Name, model, system and serial number of each device.
fn devices(build: &Build<'_>) -> Vec<[String; 4]> {
    let (facts, owner) = (build.facts(), owner::of(build.phone));
    let texts = |all: [&str; 4]| all.map(str::to_owned);
    let mut all = vec![
        texts([
            &owner.device_name,
            facts.product,
            facts.version,
            &owner.serial,
        ]),
        texts([OWN_DEVICE, "iPad13,1", "17.4", "F7TESTKIT02"]),
    ];
    if build.phone.watched {
        all.push(texts([UNKNOWN_DEVICE, "iPhone12,1", "16.2", "F7TESTKIT99"]));
    }
    all
}

/// `devicelist.db`.
fn listed(build: &mut Build<'_>, all: &[[String; 4]]) -> Result<(), BuildError> {
    let path = "/private/var/mobile/Library/Application Support/com.apple.akd/devicelist.db";
    let spot = Spot::new("ios.account_devices", "", path);
    let database = build.create(&spot, DEVICES)?;
    let at = times::real(build.now() - 2 * times::DAY);
    for [name, model, version, serial] in all {
        database.connection().execute(
            "INSERT INTO device_list (name, model, os, os_version, build_number, serial_number, mid, altDSID, trusted, circle_status, services, additional_info, last_updated_date, last_cache_updated_date) VALUES (?1, ?2, 'iOS', ?3, '21A1', ?4, 'mid', 'account', 1, 1, 'iMessage,FindMy', '{}', ?5, ?5)",
            params![name, model, version, serial, at],
        )?;
    }
    database.run("INSERT INTO deleted_device_list VALUES ('old', 'account', 2, 1600000000.5)")?;
    account::state_devices(build, &spot, "device_list:3");
    build.keep(&spot, database, &["device_list", "deleted_device_list"])
}

/// `TrustedPeersHelper.db`, its newest row in the log only.
fn peers(build: &mut Build<'_>, all: &[[String; 4]]) -> Result<(), BuildError> {
    let path =
        "/private/var/Keychains/com.apple.security.keychain-defaultContext.TrustedPeersHelper.db";
    let spot = Spot::new("ios.trusted_peers", "", path);
    let mut database = build.create(&spot, PEERS)?;
    let last = i64::try_from(all.len()).unwrap_or_default();
    for (nth, [name, model, version, serial]) in (1_i64..).zip(all) {
        if nth == last && build.phone.variety.wal {
            database = database.into_wal()?;
        }
        let at = times::cocoa(build.now() - nth * 50 * times::DAY);
        database.connection().execute(
            "INSERT INTO ZESCROWCLIENTMETADATA (Z_PK, Z_ENT, Z_OPT, ZESCROWMETADATA, ZSECUREBACKUPNUMERICPASSPHRASELENGTH, ZSECUREBACKUPMETADATATIMESTAMP, ZDEVICEMODEL, ZDEVICEMODELVERSION, ZDEVICENAME) VALUES (?1, 1, 1, ?1, 6, ?2, 'iPhone', ?3, ?4)",
            params![nth, at, model, name],
        )?;
        database.connection().execute(
            "INSERT INTO ZESCROWMETADATA (Z_PK, Z_ENT, Z_OPT, ZCLIENTMETADATA, ZSERIAL, ZPEERINFO) VALUES (?1, 2, 1, ?1, ?2, ?3)",
            params![nth, serial, peer(name, version, serial)],
        )?;
    }
    account::state_devices(build, &spot, "ZESCROWCLIENTMETADATA:3");
    build.keep(
        &spot,
        database,
        &["ZESCROWCLIENTMETADATA", "ZESCROWMETADATA"],
    )
}

/// What a device says of itself: a list of texts, by the distinguished encoding rules
/// (<https://www.itu.int/rec/T-REC-X.690>).
fn peer(name: &str, version: &str, serial: &str) -> Vec<u8> {
    let text = |text: &str| {
        let length = u8::try_from(text.len()).unwrap_or(u8::MAX);
        let mut all = vec![0x0c, length];
        all.extend(text.as_bytes());
        all
    };
    let mut inside = Vec::new();
    for one in [
        "ComputerName",
        name,
        "OSVersion",
        version,
        "SerialNumber",
        serial,
    ] {
        inside.extend(text(one));
    }
    let mut all = vec![0x31, 0x81, u8::try_from(inside.len()).unwrap_or(u8::MAX)];
    all.extend(inside);
    all
}

/// The settings of Find My, and of who sees where the phone is.
fn find_my(build: &mut Build<'_>, all: &[[String; 4]]) -> Result<(), BuildError> {
    let folder = "/private/var/mobile/Library/Preferences";
    let path = format!("{folder}/com.apple.icloud.findmydeviced.FMIPAccounts.plist");
    let spot = Spot::new("ios.find_my", "", path);
    let added = times::real(build.now() - 300 * times::DAY);
    let account = dictionary([("8123456789", dictionary([("addTime", added.into())]))]);
    build.keep_file(&spot, &binary(&account)?)?;
    let path = format!("{folder}/com.apple.icloud.fmfd.notbackedup.plist");
    let spot = Spot::new("ios.find_my", "", path);
    let mut archive = KeyedArchive::new();
    let mut listed = Vec::new();
    for (nth, [name, ..]) in all.iter().enumerate() {
        let name = archive.add(name.as_str());
        let own = archive.add(nth == 0);
        let active = archive.add(nth == 0);
        let device = archive.map(vec![
            ("deviceName", name),
            ("isThisDevice", own),
            ("isActiveDevice", active),
        ]);
        listed.push(device);
    }
    let listed = archive.object(
        &["NSArray", "NSObject"],
        [("NS.objects", Value::Array(listed))],
    );
    let root = archive.map(vec![("kFMFDDevicesListKey", listed)]);
    let inner = archive.finish(root)?;
    let content = dictionary([("kFMFDStoredDataKey", Value::Data(inner))]);
    account::state_devices(build, &spot, "key:kFMFDStoredDataKey/kFMFDDevicesListKey/2");
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}
