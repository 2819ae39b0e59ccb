//! Settings of an Android phone that send its traffic, or its questions for addresses, past somebody: a VPN
//! that is always on, a proxy, a name server of somebody's choice.
//!
//! Described in: <https://developer.android.com/reference/android/provider/Settings.Global>,
//! <https://developer.android.com/develop/connectivity/vpn>,
//! <https://source.android.com/docs/core/ota/modular-system/dns-resolver>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, android::settings::Setting};
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most values kept: a phone has one of each.
const VALUES: usize = 100;
/// Name servers that anybody may use, known by all: those of large providers, and those that leave out
/// advertising.
const PUBLIC_SERVERS: [&str; 10] = [
    "adguard-dns.com",
    "cloudflare-dns.com",
    "cloudflare.com",
    "controld.com",
    "dns.google",
    "dns0.eu",
    "mullvad.net",
    "nextdns.io",
    "one.one.one.one",
    "quad9.net",
];

/// Where traffic goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Through an app.
    Vpn,
    /// Through a server.
    Proxy,
    /// Questions for addresses, to a server.
    NameServer,
}

/// Folds the ways and their values, and whether the name server is in use.
#[derive(Debug, Default)]
pub(crate) struct ReroutedTraffic {
    ways: BTreeMap<(Way, String), EvidenceList>,
    named_server_in_use: Option<bool>,
}

impl Check for ReroutedTraffic {
    const ABOUT: About = About {
        reads: &["android.settings"],
        described_in: &[
            "https://developer.android.com/reference/android/provider/Settings.Global",
            "https://developer.android.com/develop/connectivity/vpn",
            "https://source.android.com/docs/core/ota/modular-system/dns-resolver",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidSettings(setting) = record else {
            return;
        };
        let value = setting.value.as_ref().map_or("", Untrusted::raw).trim();
        if value.is_empty() {
            return;
        }
        if setting.name.raw() == "private_dns_mode" {
            self.mode(value == "hostname");
        }
        if let Some((way, value)) = way(setting, value) {
            let mut evidence = EvidenceList::default();
            evidence.add(
                seen,
                place,
                None,
                &format!("{}={value}", setting.name.raw()),
            );
            self.add((way, value.to_owned()), evidence);
        }
    }

    fn absorb(&mut self, later: Self) {
        if let Some(in_use) = later.named_server_in_use {
            self.mode(in_use);
        }
        for (way, evidence) in later.ways {
            self.add(way, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((way, value), evidence) in self.ways {
            let (kind, variant) = match way {
                Way::Vpn => (Kind::Exposure, "vpn"),
                Way::Proxy => (Kind::Exposure, "proxy"),
                // The name stays there when another way is chosen.
                Way::NameServer if self.named_server_in_use == Some(false) => continue,
                Way::NameServer if is_public(&value) => (Kind::Context, "public-server"),
                Way::NameServer => (Kind::Exposure, "name-server"),
            };
            let mut excused_by = vec![Statement::Managed, Statement::Parental];
            if way == Way::Vpn {
                excused_by.push(Statement::App(Untrusted::from(value.clone())));
            }
            let said = Said {
                kind,
                certainty: Certainty::Possible,
                variant,
                arguments: vec![("name", Argument::words(&value))],
                excused_by,
                subject: value,
                harmless_causes: if kind == Kind::Context { 1 } else { 2 },
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl ReroutedTraffic {
    fn mode(&mut self, in_use: bool) {
        self.named_server_in_use = Some(in_use || self.named_server_in_use == Some(true));
    }

    fn add(&mut self, way: (Way, String), evidence: EvidenceList) {
        if self.ways.len() < VALUES || self.ways.contains_key(&way) {
            self.ways.entry(way).or_default().absorb(evidence);
        }
    }
}

/// The way that a setting chooses, and where it leads.
fn way<'v>(setting: &Setting<'_>, value: &'v str) -> Option<(Way, &'v str)> {
    match setting.name.raw() {
        "always_on_vpn_app" => Some((Way::Vpn, value)),
        // `:0` says that there is none.
        "http_proxy" | "global_http_proxy_host" => {
            let host = value.rsplit_once(':').map_or(value, |(host, _)| host);
            (!host.is_empty()).then_some((Way::Proxy, host))
        }
        "private_dns_specifier" => Some((Way::NameServer, value)),
        _ => None,
    }
}

fn is_public(server: &str) -> bool {
    let server = server.trim_end_matches('.').to_ascii_lowercase();
    PUBLIC_SERVERS.iter().any(|known| {
        server
            .strip_suffix(known)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use model::Finding;

    use super::*;
    use crate::trial;

    fn findings(settings: &[(&'static str, &'static str)], known: &[&str]) -> Vec<Finding> {
        let settings: Vec<_> = settings
            .iter()
            .map(|(name, value)| trial::setting(name, Some(value)))
            .collect();
        let records: Vec<_> = settings.iter().map(AnyRecord::AndroidSettings).collect();
        trial::findings::<ReroutedTraffic>("rerouted-traffic", &records, known)
    }

    #[test]
    fn each_way_is_an_exposure_until_it_is_explained() {
        for (name, value) in [
            ("always_on_vpn_app", "com.example.vpn"),
            ("http_proxy", "192.0.2.7:8080"),
            ("global_http_proxy_host", "proxy.example.org"),
            ("private_dns_specifier", "dns.example.org"),
        ] {
            assert_eq!(
                findings(&[(name, value)], &[])[0].kind,
                Kind::Exposure,
                "{name}"
            );
            let known = findings(&[(name, value)], &["managed"]);
            assert_eq!(known[0].kind, Kind::Context, "{name}");
        }
        let vpn = [("always_on_vpn_app", "com.example.vpn")];
        let found = findings(&vpn, &["app:com.example.vpn"]);
        assert_eq!(found[0].kind, Kind::Context);
        let twice = [
            ("http_proxy", "192.0.2.7:8080"),
            ("global_http_proxy_host", "192.0.2.7"),
        ];
        assert_eq!(findings(&twice, &[]).len(), 1);
    }

    #[test]
    fn what_is_off_or_everybodys_is_no_alarm() {
        for (name, value) in [
            ("http_proxy", ":0"),
            ("http_proxy", ""),
            ("private_dns_mode", "opportunistic"),
            ("always_on_vpn_lockdown", "0"),
        ] {
            assert_eq!(findings(&[(name, value)], &[]), [], "{name}");
        }
        let server = ("private_dns_specifier", "dns.example.org");
        assert_eq!(findings(&[server, ("private_dns_mode", "off")], &[]), []);
        let used = findings(&[server, ("private_dns_mode", "hostname")], &[]);
        assert_eq!(used[0].kind, Kind::Exposure);
        for server in ["dns.google", "abc123.dns.nextdns.io", "DNS.quad9.net."] {
            let found = findings(&[("private_dns_specifier", server)], &[]);
            assert_eq!(found[0].kind, Kind::Context, "{server}");
        }
        let found = findings(&[("private_dns_specifier", "notquad9.net")], &[]);
        assert_eq!(found[0].kind, Kind::Exposure);
    }
}
