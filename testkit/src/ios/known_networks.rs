//! `com.apple.wifi.known-networks.plist`, before iOS 14 `com.apple.wifi.plist`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleWifiPlist.py>).

use plist::{Dictionary, Value};

use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    random::Random,
    times,
};

/// Networks that a phone of a few years knows.
const NETWORKS: u64 = 10;

/// Writes the networks in the form of the version.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let newer = build.phone.version.since(14);
    let path = if newer {
        "com.apple.wifi.known-networks.plist"
    } else {
        "SystemConfiguration/com.apple.wifi.plist"
    };
    let spot = Spot::new("ios.known_networks", "SystemPreferencesDomain", path);
    let mut random = build.random("known networks");
    let now = build.now();
    let mut all = Vec::new();
    for number in 0..NETWORKS {
        let name = format!("Réseau {number}");
        let open = number % 4 == 3;
        all.push((name.clone(), network(&name, open, newer, now, &mut random)));
    }
    if build.phone.watched {
        let app = "com.vigie-testkit.agent";
        let mut planted = network("Free WiFi", true, newer, now, &mut random);
        if let Some(entries) = planted.as_dictionary_mut() {
            entries.insert("BundleID".to_owned(), app.into());
        }
        build.known(&spot, "key:BundleID", app, &planted::APP);
        all.push(("Free WiFi".to_owned(), planted));
    }
    let count = u64::try_from(all.len()).unwrap_or_default();
    build.truth.count(spot.artefact, path, count);
    let content = list(all, newer);
    build.keep_file(&spot, &binary(&content)?)?;
    Ok(())
}

/// All networks in one list.
fn list(all: Vec<(String, Value)>, newer: bool) -> Value {
    if newer {
        let named = all
            .into_iter()
            .map(|(name, network)| (format!("wifi.network.ssid.{name}"), network));
        Value::Dictionary(named.collect::<Dictionary>())
    } else {
        let networks = all.into_iter().map(|(_, network)| network).collect();
        dictionary([
            ("Version", 20.into()),
            ("List of known networks", Value::Array(networks)),
        ])
    }
}

fn network(name: &str, open: bool, newer: bool, now: i64, random: &mut Random) -> Value {
    let joined = now - random.between(times::DAY, 500 * times::DAY);
    let ssid = Value::Data(name.as_bytes().to_vec());
    if newer {
        let security = if open { "Open" } else { "WPA2 Personal" };
        return dictionary([
            ("SSID", ssid),
            ("AddedAt", times::date(joined - times::DAY)),
            ("JoinedByUserAt", times::date(joined - times::DAY)),
            ("JoinedBySystemAt", times::date(joined)),
            ("SupportedSecurityTypes", security.into()),
            ("Hidden", false.into()),
            (
                "CaptiveProfile",
                dictionary([("CaptiveNetwork", open.into())]),
            ),
        ]);
    }
    let mut entries = vec![
        ("SSID", ssid),
        ("SSID_STR", name.into()),
        ("HIDDEN_NETWORK", false.into()),
        ("lastJoined", times::date(joined)),
    ];
    if !open {
        entries.push(("RSN_IE", dictionary([("IE_KEY_RSN_VERSION", 1.into())])));
    }
    dictionary(entries)
}
