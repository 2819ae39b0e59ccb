//! `transparency.log`, `otctl_status.txt`, `com.apple.mobilecal.plist`: whose account it is, and which devices
//! share it (<https://github.com/EC-DIGIT-CSIRC/sysdiagnose>).

use plist::Value as List;
use serde_json::{Value, json};

use crate::{
    BuildError,
    build::{Build, Spot},
    ios::owner,
    planted,
    property_list::{binary, dictionary, strings},
    times,
    truth::Kind,
};

/// Another device of the owner's.
pub(in crate::ios) const OWN_DEVICE: &str = "iPad du salon";
/// A device of nobody that the owner of a watched phone knows.
pub(in crate::ios) const UNKNOWN_DEVICE: &str = "iPhone de Marc";

/// What the owner would say of the devices of the account, and what a check must say of the unknown one.
pub(in crate::ios) fn state_devices(build: &mut Build<'_>, spot: &Spot, place: &str) {
    let statement = format!("device:{OWN_DEVICE}");
    if !build.truth.statements.contains(&statement) {
        build.truth.statements.push(statement);
    }
    if build.phone.watched {
        let check = "account-device";
        build.check(spot, place, UNKNOWN_DEVICE, check, Kind::Exposure);
    }
}

/// A device of the account.
struct Device {
    name: String,
    model: String,
    version: String,
    build: String,
    serial: String,
}

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    calendar(build)?;
    circle(build)?;
    if build.phone.version.since(16) {
        transparency(build)?;
    }
    Ok(())
}

/// The owner's devices, and on a watched phone one of nobody she knows.
fn devices(build: &Build<'_>) -> Vec<Device> {
    let (facts, owner) = (build.facts(), owner::of(build.phone));
    let mut all = vec![
        Device {
            name: owner.device_name,
            model: facts.product.to_owned(),
            version: format!("iPhone OS {}", facts.version),
            build: facts.build.to_owned(),
            serial: owner.serial,
        },
        Device {
            name: OWN_DEVICE.to_owned(),
            model: "iPad13,1".to_owned(),
            version: "iPadOS 17.4".to_owned(),
            build: "21E219".to_owned(),
            serial: "F7TESTKIT02".to_owned(),
        },
    ];
    if build.phone.watched {
        all.push(Device {
            name: UNKNOWN_DEVICE.to_owned(),
            model: "iPhone12,1".to_owned(),
            version: "iPhone OS 16.2".to_owned(),
            build: "20C65".to_owned(),
            serial: "F7TESTKIT99".to_owned(),
        });
    }
    all
}

/// A moment as the log writes it.
fn moment(unix: i64) -> String {
    times::text(unix).replace('T', " ").replace('Z', " +0000")
}

/// `transparency.log`.
fn transparency(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new("ios.transparency_log", "", "/sysdiagnose/transparency.log");
    let now = build.now();
    let all = devices(build);
    let listed = all.iter().map(|device| {
        let facts = json!({
            "serial": device.serial, "model": device.model,
            "osVersion": format!("{} ({})", device.version, device.build), "name": device.name,
        });
        (build.random(&device.serial).uuid(), facts)
    });
    let listed: serde_json::Map<String, Value> = listed.collect();
    let addresses = own_addresses(build, &spot);
    let uris: Vec<String> = addresses.iter().map(|one| format!("im://{one}")).collect();
    let launch = times::text(now - 7_200);
    let body = json!({
        "registration": [{"app": "com.apple.messages", "registeredAt": moment(now - 90 * times::DAY)}],
        "stateMachine": {
            "accountFirstSeen": moment(now - 300 * times::DAY),
            "devices": listed,
            "selfVerification": {"server": {(addresses[0].clone()): "ok"}},
            "lastValidateSelf": {"diagnostics": {"KTSelfVerificationInfo": {"uris": uris}}},
            "cloudRecords": {"optIn": {(format!("im://{}", addresses[0])): true}},
            "lasts": {"validateSelf": moment(now - 3_600)},
            "launch": [format!("{}.946+0000 - launch", launch.trim_end_matches('Z'))],
            "ops": {"check-ids": format!("ok {}", moment(now - 4_000))},
        },
    });
    let count = u64::try_from(all.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "devices", count);
    state_devices(build, &spot, "key:stateMachine/devices");
    build.keep_file(&spot, format!("{body:#}\n").as_bytes())?;
    Ok(())
}

/// Addresses at which the owner is reached, and what is planted among them.
fn own_addresses(build: &mut Build<'_>, spot: &Spot) -> Vec<String> {
    let owner = owner::of(build.phone);
    let number = owner.number.replace(' ', "");
    let near = "agent@vigie-testkit-mail.com.example";
    let mut addresses = vec![
        format!("mailto:{}", owner.account),
        format!("tel:{number}"),
        format!("mailto:{near}"),
    ];
    let list = "key:stateMachine/lastValidateSelf/diagnostics/KTSelfVerificationInfo/uris";
    build.near_miss(spot, format!("{list}/2"), near);
    if build.phone.watched {
        addresses.push(format!("mailto:{}", planted::EMAIL.value));
        let observed = planted::EMAIL.value.clone();
        build.known(spot, format!("{list}/3"), observed, &planted::EMAIL);
    }
    addresses
}

/// `otctl_status.txt`.
fn circle(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new("ios.circle_status", "", "/sysdiagnose/otctl_status.txt");
    let all = devices(build);
    let peers: Vec<Value> = all.iter().map(peer).collect();
    let body = json!({
        "lastOctagonPush": times::text(build.now() - 3_000),
        "contextDump": {
            "self": peers[0],
            "peers": peers[1..],
            "contextID": "defaultContext",
        },
        "stateMachine": {"state": "Ready"},
    });
    let count = u64::try_from(all.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "peers", count);
    state_devices(build, &spot, "key:contextDump/peers");
    build.keep_file(&spot, format!("{body:#}\n").as_bytes())?;
    Ok(())
}

fn peer(device: &Device) -> Value {
    json!({
        "peerID": format!("SHA256:{}", device.serial),
        "permanentInfo": {"model_id": device.model, "epoch": 1},
        "stableInfo": {
            "os_version": format!("{} ({})", device.version, device.build),
            "serial_number": device.serial,
            "device_name": device.name,
        },
        "dynamicInfo": {"included": []},
    })
}

/// The addresses of the calendars' owner.
pub(super) fn calendar(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "/private/var/mobile/Library/Preferences/com.apple.mobilecal.plist";
    let spot = Spot::new("ios.calendar_owner", "", path);
    let mut addresses = vec![owner::of(build.phone).account];
    if build.phone.watched {
        let address = planted::EMAIL.value.clone();
        build.known(
            &spot,
            "key:OwnerEmailAddress/1",
            address.clone(),
            &planted::EMAIL,
        );
        addresses.push(address.into_owned());
    }
    let content: List = dictionary([("OwnerEmailAddress", strings(addresses))]);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}
