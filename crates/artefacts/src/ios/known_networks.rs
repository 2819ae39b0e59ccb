//! Reads how the wireless networks that the phone knows are secured, and when it joined them.
//!
//! The names of networks and the identifiers of their access points tell places: they are never
//! kept, and no switch keeps them. Described in:
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose/blob/main/src/sysdiagnose/parsers/wifi_known_networks.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleWifiPlist.py>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences,
    values::{text, time, truth},
};

/// What the older file calls its lists.
const LISTS: [&str; 3] = [
    "List of known networks",
    "List of scanned networks with private mac",
    "Custom network settings",
];

/// Wireless networks.
#[derive(Debug)]
pub struct KnownNetworks;

/// One network, without its name.
#[derive(Debug, serde::Serialize)]
pub struct KnownNetwork<'a> {
    /// When the phone came to know it.
    pub time: Option<Instant>,
    /// When somebody last chose it.
    pub joined_by_hand: Option<Instant>,
    /// When the phone last joined it by itself.
    pub joined_by_itself: Option<Instant>,
    /// How it is secured, in the phone's words.
    pub network_security: Option<Untrusted<'a>>,
    /// Whether it is open to everybody.
    pub network_open: Option<bool>,
    /// Whether it hides its name.
    pub network_hidden: Option<bool>,
    /// Whether it asks people to sign in on a page.
    pub sign_in_page: Option<bool>,
    /// How the phone came to know it, in the phone's words.
    pub add_reason: Option<Untrusted<'a>>,
    /// The app that added it.
    pub app_id: Option<Untrusted<'a>>,
    /// Links in any other setting of it.
    pub links: Links<'static>,
}

impl Record for KnownNetwork<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "network-added"),
            (self.joined_by_hand, "network-joined-by-hand"),
            (self.joined_by_itself, "network-joined-by-itself"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(id) = &self.app_id {
            each(Named::AppId(id.raw()).with(Bearing::Installed));
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for KnownNetworks {
    type Record<'a> = KnownNetwork<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/preferences/com.apple.wifi.known-networks.plist",
            "/private/var/preferences/SystemConfiguration/com.apple.wifi.plist",
            "/private/var/preferences/SystemConfiguration/com.apple.wifi-private-mac-networks.plist",
            // A sysdiagnose puts them into one folder.
            "/sysdiagnose/WiFi/com.apple.wifi.known-networks.plist",
            "/sysdiagnose/WiFi/com.apple.wifi.plist",
            "/sysdiagnose/WiFi/com.apple.wifi-private-mac-networks.plist",
        ],
        fields: &[
            ("time", "when the phone came to know it (UTC)"),
            ("joined_by_hand", "when somebody last chose it"),
            (
                "joined_by_itself",
                "when the phone last joined it by itself",
            ),
            (
                "network_security",
                "how it is secured, in the phone's words",
            ),
            ("network_open", "whether it is open to everybody"),
            ("network_hidden", "whether it hides its name"),
            (
                "sign_in_page",
                "whether it asks people to sign in on a page",
            ),
            (
                "add_reason",
                "how the phone came to know it, in the phone's words",
            ),
            ("app_id", "identifier of the app that added it"),
            (
                "links",
                "links in any other setting of it; never its name, which would tell a place",
            ),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose/blob/main/src/sysdiagnose/parsers/wifi_known_networks.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleWifiPlist.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "known networks")?;
        // The newer file is a dictionary by name, the older one holds arrays.
        let by_name = list.as_dictionary().into_iter().flat_map(Dictionary::iter);
        let newer = by_name
            .filter(|(key, _)| key.starts_with("wifi.network."))
            .map(|(_, value)| value);
        let older = LISTS
            .iter()
            .filter_map(|name| list.get(name).and_then(Value::as_array))
            .flatten();
        for (number, network) in newer.chain(older).enumerate() {
            if network.as_dictionary().is_some() {
                out.record(Place::Key(&format!("network/{number}")), &known(network));
            }
        }
        Ok(())
    }
}

fn known(network: &Value) -> KnownNetwork<'_> {
    let captive = network.get("CaptiveProfile");
    let security =
        text(network, "SupportedSecurityTypes").or_else(|| text(network, "SecurityType"));
    let open = security
        .as_ref()
        .map(|security| ["Open", "None"].contains(&security.raw()));
    KnownNetwork {
        time: time(network, "AddedAt").or_else(|| time(network, "addedAt")),
        joined_by_hand: time(network, "JoinedByUserAt").or_else(|| time(network, "lastJoined")),
        joined_by_itself: time(network, "JoinedBySystemAt")
            .or_else(|| time(network, "lastAutoJoined")),
        network_open: open.or_else(|| older_open(network)),
        network_security: security,
        network_hidden: truth(network, "Hidden").or_else(|| truth(network, "HIDDEN_NETWORK")),
        sign_in_page: captive
            .and_then(|captive| truth(captive, "CaptiveNetwork"))
            .or_else(|| truth(network, "CaptiveNetwork")),
        add_reason: text(network, "AddReason"),
        app_id: text(network, "BundleID"),
        links: preferences::links(network, &tells_place),
    }
}

/// Older files state keys instead of a word: one without WEP, WPA and RSN is open.
fn older_open(network: &Value) -> Option<bool> {
    network.get("SSID_STR")?;
    let secured = ["WEP", "WPA_IE", "RSN_IE"]
        .iter()
        .any(|key| network.get(key).is_some());
    Some(!secured)
}

/// Keys whose texts hold the name of the network or of its access points.
fn tells_place(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["ssid", "collocated", "location", "address", "name", "venue"]
        .iter()
        .any(|word| key.contains(word))
}
