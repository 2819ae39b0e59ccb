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
};

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
            name: "iPad du salon".to_owned(),
            model: "iPad13,1".to_owned(),
            version: "iPadOS 17.4".to_owned(),
            build: "21E219".to_owned(),
            serial: "F7TESTKIT02".to_owned(),
        },
    ];
    if build.phone.watched {
        all.push(Device {
            name: "iPhone de Marc".to_owned(),
            model: "iPhone12,1".to_owned(),
            version: "iPhone OS 16.2".to_owned(),
            build: "20C65".to_owned(),
            serial: "F7TESTKIT99".to_owned(),
        });
    }
    all
}

/// `transparency.log`.
fn transparency(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new("ios.transparency_log", "", "/sysdiagnose/transparency.log");
    let owner = owner::of(build.phone);
    let at = |seconds: i64| {
        times::text(seconds)
            .replace('T', " ")
            .replace('Z', " +0000")
    };
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
    let number = owner.number.replace(' ', "");
    let mut addresses = vec![format!("mailto:{}", owner.account), format!("tel:{number}")];
    let near = "agent@vigie-testkit-mail.com.example";
    addresses.push(format!("mailto:{near}"));
    if build.phone.watched {
        addresses.push(format!("mailto:{}", planted::EMAIL.value));
        let place = format!(
            "key:stateMachine/lastValidateSelf/diagnostics/KTSelfVerificationInfo/uris/{}",
            addresses.len() - 1
        );
        let observed = planted::EMAIL.value.clone();
        build.known(&spot, place, observed, &planted::EMAIL);
    }
    build.near_miss(&spot, "key:stateMachine/lastValidateSelf", near);
    let uris: Vec<String> = addresses.iter().map(|one| format!("im://{one}")).collect();
    let body = json!({
        "registration": [{"app": "com.apple.messages", "registeredAt": at(now - 90 * times::DAY)}],
        "stateMachine": {
            "accountFirstSeen": at(now - 300 * times::DAY),
            "devices": listed,
            "selfVerification": {"server": {(addresses[0].clone()): "ok"}},
            "lastValidateSelf": {"diagnostics": {"KTSelfVerificationInfo": {"uris": uris}}},
            "cloudRecords": {"optIn": {(format!("im://{}", addresses[0])): true}},
            "lasts": {"validateSelf": at(now - 3_600)},
            "launch": [format!("{}.946+0000 - launch", times::text(now - 7_200).trim_end_matches('Z'))],
            "ops": {"check-ids": format!("ok {}", at(now - 4_000))},
        },
    });
    let count = u64::try_from(all.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "devices", count);
    build.keep_file(&spot, format!("{body:#}\n").as_bytes())?;
    Ok(())
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
