//! Reads VPNs, content filters, name servers and the like that apps and profiles set up:
//! `com.apple.networkextension.plist`, a keyed archive.
//!
//! Described in: <https://developer.apple.com/documentation/networkextension>,
//! <https://developer.apple.com/documentation/devicemanagement/vpn>.

use std::collections::BTreeSet;

use formats::{
    keyed_archive,
    plist::{Dictionary, Value},
};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences,
    property_leaves::{Leaf, leaves},
    values::{text, time},
};

/// What a configuration can set up, by the key that holds it.
const KINDS: [(&str, &str); 11] = [
    ("VPN", "vpn"),
    ("AlwaysOnVPN", "always_on_vpn"),
    ("AppVPN", "app_vpn"),
    ("ContentFilter", "content_filter"),
    ("DNSProxy", "dns_proxy"),
    ("DNSSettings", "dns_settings"),
    ("Relay", "relay"),
    ("URLFilter", "url_filter"),
    ("HotspotAuthentication", "hotspot"),
    ("AppPush", "app_push"),
    ("PathController", "path_rules"),
];
/// Most apps kept of one configuration: rules name an app each, phones have a few hundred.
const APPS: usize = 4_096;
/// Most property lists inside the data of one file that are looked into: apps keep their own settings
/// in some.
const INNER_LISTS: usize = 32;

/// Network settings.
#[derive(Debug)]
pub struct NetworkSettings;

/// One configuration; a record without kinds holds the links that stand in none.
#[derive(Debug, serde::Serialize)]
pub struct NetworkSetting<'a> {
    /// When a profile set it up.
    pub time: Option<Instant>,
    /// Its name, as shown in the settings.
    pub name: Option<Untrusted<'a>>,
    /// What it sets up.
    pub setting_kinds: Vec<Untrusted<'a>>,
    /// Whether it is switched on.
    pub active: Option<bool>,
    /// Whether it connects by itself.
    pub on_demand: Option<bool>,
    /// The app that set it up.
    pub app_id: Option<Untrusted<'a>>,
    /// That app's name.
    pub app_name: Option<Untrusted<'a>>,
    /// Extensions of apps that do its work.
    pub provider_ids: Vec<Untrusted<'a>>,
    /// Other apps that its rules name.
    pub rule_app_ids: Vec<Untrusted<'a>>,
    /// The profile that set it up.
    pub profile_id: Option<Untrusted<'a>>,
    /// That profile's UUID.
    pub profile_uuid: Option<Untrusted<'a>>,
    /// Who says to have made the profile.
    pub organisation: Option<Untrusted<'a>>,
    /// Servers and pages that it names.
    pub links: Links<'static>,
}

impl Record for NetworkSetting<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "network-setting-made"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for id in self.app_id.iter().chain(&self.provider_ids) {
            each(Named::AppId(id.raw()).with(Bearing::Installed));
        }
        for id in &self.rule_app_ids {
            each(Named::AppId(id.raw()).with(Bearing::Mentioned));
        }
        for id in self.profile_id.iter().chain(&self.profile_uuid) {
            each(Named::Profile(id.raw()).with(Bearing::Installed));
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for NetworkSettings {
    type Record<'a> = NetworkSetting<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/preferences/com.apple.networkextension.plist",
            "/private/var/preferences/com.apple.networkextension.cache.plist",
        ],
        fields: &[
            ("time", "when a profile set it up (UTC)"),
            ("name", "its name, as shown in the settings"),
            (
                "setting_kinds",
                "what it sets up: vpn, always_on_vpn, app_vpn, content_filter, dns_proxy, dns_settings, \
                 relay, url_filter, hotspot, app_push, path_rules; none for links outside of all",
            ),
            ("active", "whether it is switched on"),
            ("on_demand", "whether it connects by itself"),
            ("app_id", "identifier of the app that set it up"),
            ("app_name", "name of the app that set it up"),
            (
                "provider_ids",
                "identifiers of the extensions that do its work",
            ),
            ("rule_app_ids", "identifiers of other apps in its rules"),
            ("profile_id", "identifier of the profile that set it up"),
            ("profile_uuid", "UUID of the profile that set it up"),
            ("organisation", "who says to have made that profile"),
            ("links", "servers and pages that it names"),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/networkextension",
            "https://developer.apple.com/documentation/devicemanagement/vpn",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "network settings")?;
        if let Some(rules) = list.get("app-rules").and_then(Value::as_dictionary) {
            rules_of_apps(rules, out);
            return Ok(());
        }
        let mut rest = Links::default();
        if keyed_archive::is_keyed_archive(&list) {
            match keyed_archive::resolve(&list) {
                Ok(tree) => configurations(&tree, out, &mut rest),
                Err(fault) => {
                    out.fault(fault);
                    keyed_archive::strings(&list, &mut |text| rest.in_passing_text(text));
                }
            }
        } else {
            configurations(&list, out, &mut rest);
        }
        if !rest.is_empty() {
            let mut record = empty();
            record.links = rest;
            write(Place::Whole, &record, out);
        }
        Ok(())
    }
}

fn write(place: Place<'_>, record: &NetworkSetting<'_>, out: &mut Out<'_, NetworkSettings>) {
    if record.links.cut() {
        out.fault(Fault::new(
            FaultKind::TooMany,
            "links of one network setting",
        ));
    }
    out.record(place, record);
}

/// Beside the settings, the phone keeps the apps that any of their rules names.
fn rules_of_apps(rules: &Dictionary, out: &mut Out<'_, NetworkSettings>) {
    let mut record = empty();
    record.rule_app_ids = rules
        .iter()
        .take(APPS)
        .map(|(app, _)| Untrusted::from(app))
        .collect();
    write(Place::Key("app-rules"), &record, out);
}

/// Writes each configuration once, however often the archive refers to it.
fn configurations(root: &Value, out: &mut Out<'_, NetworkSettings>, rest: &mut Links<'static>) {
    let (mut known, mut inner_lists) = (BTreeSet::new(), INNER_LISTS);
    find("", root, rest, &mut |path, configuration| {
        let id = configuration.get("Identifier").and_then(Value::as_str);
        if known.insert(id.unwrap_or(path).to_owned()) {
            write(
                Place::Key(path),
                &setting(configuration, &mut inner_lists),
                out,
            );
        }
    });
}

/// Calls `each` with every configuration and the path to it; links elsewhere go to `rest`. Parsing
/// bounded the depth already.
fn find<'v>(
    path: &str,
    value: &'v Value,
    rest: &mut Links<'static>,
    each: &mut dyn FnMut(&str, &'v Value),
) {
    match value {
        Value::Dictionary(entries) if is_configuration(entries) => each(path, value),
        Value::Dictionary(entries) => {
            for (key, value) in entries.iter() {
                find(&below(path, key), value, rest, each);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                find(&below(path, &number.to_string()), item, rest, each);
            }
        }
        Value::String(text) => rest.in_passing_text(text),
        _ => {}
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}/{name}")
    }
}

fn is_configuration(entries: &Dictionary) -> bool {
    let class = entries.get("$class").and_then(Value::as_str);
    class == Some("NEConfiguration") || KINDS.iter().any(|(key, _)| is_set(entries, key))
}

fn is_set(entries: &Dictionary, key: &str) -> bool {
    entries
        .get(key)
        .is_some_and(|value| value.as_dictionary().is_some())
}

fn setting<'v>(configuration: &'v Value, inner_lists: &mut usize) -> NetworkSetting<'v> {
    let profile = configuration.get("ProfileInfo");
    let of_profile = |key| profile.and_then(|profile| text(profile, key));
    let mut record = empty();
    record.time = profile.and_then(|profile| time(profile, "profileIngestionDate"));
    record.name = text(configuration, "Name");
    record.app_id = text(configuration, "Application");
    record.app_name = text(configuration, "ApplicationName");
    record.profile_id = of_profile("ProfileIdentifier");
    record.profile_uuid = of_profile("ProfileUUID");
    record.organisation =
        of_profile("ProfileOrganization").or_else(|| of_profile("PayloadOrganization"));
    for (key, kind) in KINDS {
        let Some(part) = configuration.get(key).and_then(Value::as_dictionary) else {
            continue;
        };
        record.setting_kinds.push(Untrusted::from(kind));
        either(&mut record.active, switch(part, "Enabled"));
        either(&mut record.on_demand, switch(part, "OnDemandEnabled"));
    }
    apps(configuration, &mut record);
    // Names of wireless networks tell places.
    let left_out = |key: &str| {
        names_app(key).is_some()
            || ["SSID", "Requirement", "$class"]
                .iter()
                .any(|word| key.contains(word))
    };
    record.links = preferences::links_and_inner(configuration, &left_out, inner_lists);
    record
}

/// One that is on outweighs one that is off.
fn either(state: &mut Option<bool>, other: Option<bool>) {
    *state = match (*state, other) {
        (Some(true), _) | (_, None) => *state,
        (_, Some(on)) => Some(on),
    };
}

/// A truth value by its key, whose case differs between versions.
fn switch(part: &Dictionary, key: &str) -> Option<bool> {
    part.iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(key))
        .and_then(|(_, value)| value.as_bool())
}

/// Apps that the configuration names at whatever depth.
fn apps<'v>(configuration: &'v Value, record: &mut NetworkSetting<'v>) {
    let mut known = BTreeSet::new();
    leaves(configuration, &mut |leaf| {
        let Leaf::Text(key, text) = leaf else { return };
        let list = match names_app(key) {
            Some(AppKey::Provider) => &mut record.provider_ids,
            Some(AppKey::Rule) => &mut record.rule_app_ids,
            Some(AppKey::Owner) | None => return,
        };
        if known.len() < APPS && known.insert(text) {
            list.push(Untrusted::from(text));
        }
    });
}

/// How a key names an app.
enum AppKey {
    /// As what set the configuration up.
    Owner,
    /// As what does its work.
    Provider,
    /// As what one of its rules is about.
    Rule,
}

/// Whether an app's identifier stands under the key: many read as hosts, and are none.
fn names_app(key: &str) -> Option<AppKey> {
    if key.ends_with("BundleIdentifier") || key.eq_ignore_ascii_case("PluginType") {
        Some(AppKey::Provider)
    } else if key.ends_with("SigningIdentifier") {
        Some(AppKey::Rule)
    } else if key == "Application" || key == "ProfileIdentifier" {
        Some(AppKey::Owner)
    } else {
        None
    }
}

fn empty<'a>() -> NetworkSetting<'a> {
    NetworkSetting {
        time: None,
        name: None,
        setting_kinds: Vec::new(),
        active: None,
        on_demand: None,
        app_id: None,
        app_name: None,
        provider_ids: Vec::new(),
        rule_app_ids: Vec::new(),
        profile_id: None,
        profile_uuid: None,
        organisation: None,
        links: Links::default(),
    }
}
