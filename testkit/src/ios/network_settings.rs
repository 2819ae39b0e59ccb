//! `com.apple.networkextension.plist`: VPNs, filters and name servers of apps and profiles
//! (<https://developer.apple.com/documentation/networkextension>).

use plist::{Uid, Value};

use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    keyed_archive::KeyedArchive,
    planted, times,
    truth::Kind,
};

/// A reference to nothing.
fn null() -> Value {
    Value::Uid(Uid::new(0))
}

/// Seconds since 1970 when a profile set something up, before the backup.
const SET_UP: i64 = 20 * times::DAY;

/// A configuration: its name, its app, the part that it sets up.
struct Configuration<'c> {
    name: &'c str,
    app: Option<&'c str>,
    profile: Option<(&'c str, &'c str)>,
    part: (&'c str, Value),
}

/// Writes `com.apple.networkextension.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "com.apple.networkextension.plist";
    let spot = Spot::new("ios.network_settings", "SystemPreferencesDomain", path);
    let mut archive = KeyedArchive::new();
    let mut roots = vec![rules(build, &spot, &mut archive)];
    roots.extend(of_persona(build, &mut archive));
    if build.phone.watched {
        roots.extend(plant(build, &spot, &mut archive));
    }
    let count = u64::try_from(roots.len()).unwrap_or_default();
    build.truth.count(spot.artefact, path, count);
    let mut random = build.random("network settings");
    let names: Vec<String> = roots.iter().map(|_| random.uuid()).collect();
    let mut top = vec![("Version", Value::from(17)), ("Generation", 42.into())];
    top.extend(names.iter().map(String::as_str).zip(roots));
    build.keep_file(&spot, &archive.finish_with(top)?)?;
    Ok(())
}

/// Which apps may use the mobile network: every phone has such rules.
fn rules(build: &mut Build<'_>, spot: &Spot, archive: &mut KeyedArchive) -> Value {
    let near = "com.vigie-testkit.agents";
    build.near_miss(spot, "key:PathController", near);
    let mut rules = Vec::new();
    for app in ["com.vigie-testkit.radio", "net.whatsapp.WhatsApp", near] {
        let signed = archive.add(app);
        let fields = [("SigningIdentifier", signed), ("DenyCellular", true.into())];
        rules.push(archive.object(&["NEPathRule", "NSObject"], fields));
    }
    let rules = archive.object(
        &["NSArray", "NSObject"],
        [("NS.objects", Value::Array(rules))],
    );
    let fields = [("Enabled", true.into()), ("PathRules", rules)];
    let controller = archive.object(&["NEPathController", "NSObject"], fields);
    let configuration = Configuration {
        name: "com.apple.preferences.application-network",
        app: Some("com.apple.Preferences"),
        profile: None,
        part: ("PathController", controller),
    };
    configuration.add(build.now(), archive)
}

/// What the owner, the parents or the employer set up.
fn of_persona(build: &Build<'_>, archive: &mut KeyedArchive) -> Option<Value> {
    let configuration = match build.phone.persona {
        Persona::Ordinary => return None,
        Persona::Developer => Configuration {
            name: "Client network",
            app: Some("com.vigie-testkit-client.fieldapp"),
            profile: None,
            part: ("VPN", vpn(archive, "vpn.vigie-testkit-client.com")),
        },
        Persona::Child => Configuration {
            name: "Family Guard",
            app: Some("com.vigie-testkit-family.guard"),
            profile: None,
            part: ("ContentFilter", filter(archive)),
        },
        Persona::Managed => Configuration {
            name: "Work VPN",
            app: None,
            profile: Some((
                "com.vigie-testkit-employer.net",
                "2B3C4D5E-6F70-4182-93A4-B5C6D7E8F90A",
            )),
            part: ("VPN", vpn(archive, "vpn.vigie-testkit-employer.com")),
        },
    };
    Some(configuration.add(build.now(), archive))
}

fn vpn(archive: &mut KeyedArchive, server: &str) -> Value {
    let server = archive.add(server);
    let fields = [("Type", 5.into()), ("ServerAddress", server)];
    let protocol = archive.object(&["NEVPNProtocolIKEv2", "NEVPNProtocol", "NSObject"], fields);
    let fields = [
        ("Enabled", true.into()),
        ("OnDemandEnabled", false.into()),
        ("Protocol", protocol),
        ("TunnelType", 1.into()),
    ];
    archive.object(&["NEVPN", "NSObject"], fields)
}

fn filter(archive: &mut KeyedArchive) -> Value {
    let provider = archive.add("com.vigie-testkit-family.guard.filter");
    let fields = [("DataProviderBundleIdentifier", provider)];
    let provider = archive.object(&["NEFilterProviderConfiguration", "NSObject"], fields);
    let fields = [("Enabled", true.into()), ("Provider", provider)];
    archive.object(&["NEContentFilter", "NSObject"], fields)
}

/// A VPN of the planted app, name servers of the planted profile, a VPN typed into the settings.
fn plant(build: &mut Build<'_>, spot: &Spot, archive: &mut KeyedArchive) -> Vec<Value> {
    let app = "COM.vigie-testkit.Agent";
    build.known(spot, "file", app, &planted::APP);
    let address = "203.0.113.77:51820";
    build.known(spot, "file", address, &planted::ADDRESS_4);
    build.check(spot, "file", app, "vpn-or-filter", Kind::Exposure);
    let tunnel = Configuration {
        name: "System Update",
        app: Some(app),
        profile: None,
        part: ("VPN", vpn(archive, address)),
    };
    let pages = "https://dns.vigie-testkit-c2.com/dns-query";
    build.known(spot, "file", pages, &planted::C2);
    let profile = "com.vigie-testkit.profile";
    build.known(spot, "file", profile, &planted::PROFILE_NAME);
    let url = archive.url(pages);
    let fields = [("ServerURL", url)];
    let servers = archive.object(&["NEDNSOverHTTPSSettings", "NSObject"], fields);
    let fields = [("Enabled", true.into()), ("Settings", servers)];
    let servers = archive.object(&["NEDNSSettingsBundle", "NSObject"], fields);
    let names = Configuration {
        name: "DNS",
        app: None,
        profile: Some((profile, "7A3C1D52-0F6B-4E7E-9C55-7E57C17E57C1")),
        part: ("DNSSettings", servers),
    };
    let now = build.now();
    vec![tunnel.add(now, archive), names.add(now, archive)]
}

impl Configuration<'_> {
    fn add(self, now: i64, archive: &mut KeyedArchive) -> Value {
        let name = archive.add(self.name);
        let app = self.app.map_or_else(null, |app| archive.add(app));
        let profile = self.profile.map_or_else(null, |(identifier, uuid)| {
            let identifier = archive.add(identifier);
            let uuid = archive.add(uuid);
            let time = [("NS.time", times::cocoa(now - SET_UP).into())];
            let date = archive.object(&["NSDate", "NSObject"], time);
            let fields = [
                ("ProfileIdentifier", identifier),
                ("ProfileUUID", uuid),
                ("profileIngestionDate", date),
            ];
            archive.object(&["NEProfileIngestionPayloadInfo", "NSObject"], fields)
        });
        let fields = [
            ("Name", name),
            ("Application", app),
            ("ApplicationName", null()),
            ("Grade", 1.into()),
            ("ProfileInfo", profile),
            self.part,
        ];
        archive.object(&["NEConfiguration", "NSObject"], fields)
    }
}
