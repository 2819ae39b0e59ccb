//! VPNs, content filters, name servers and relays that an app or a profile set up: whoever made them
//! could see which sites and services the phone uses.
//!
//! Described in: <https://developer.apple.com/documentation/networkextension>,
//! <https://support.apple.com/guide/deployment/vpn-overview-depae3d361d0/web>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, ios::network_settings::NetworkSetting};
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// What sees or reroutes traffic; the phone's own rules for apps and pushed messages do not.
const SEES_TRAFFIC: [&str; 8] = [
    "vpn",
    "always_on_vpn",
    "app_vpn",
    "content_filter",
    "dns_proxy",
    "dns_settings",
    "relay",
    "url_filter",
];
/// The phone's own services set some up, too: the filter of Screen Time, the relay of iCloud.
const APPLE: &str = "com.apple.";
/// The Settings app, into which anybody who holds the phone can type a server.
const SETTINGS_APP: &str = "com.apple.Preferences";
/// Most owners of settings kept: phones have a few.
const OWNERS: usize = 1_000;

/// What is known of the settings of one app or profile.
#[derive(Debug, Default)]
struct Owner {
    /// Whether one is switched on, or does not say.
    in_use: bool,
    /// Whether one is more than the phone's own: of another app, of a profile, or with a server.
    foreign: bool,
    shown: String,
    excused_by: Vec<Statement>,
    evidence: EvidenceList,
}

/// Folds the settings by who made them.
#[derive(Debug, Default)]
pub(crate) struct VpnOrFilter {
    owners: BTreeMap<String, Owner>,
}

impl Check for VpnOrFilter {
    const ABOUT: About = About {
        reads: &["ios.network_settings"],
        described_in: &[
            "https://developer.apple.com/documentation/networkextension",
            "https://support.apple.com/guide/deployment/vpn-overview-depae3d361d0/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosNetworkSettings(setting) = record else {
            return;
        };
        let kinds = || setting.setting_kinds.iter().map(Untrusted::raw);
        if !kinds().any(|kind| SEES_TRAFFIC.contains(&kind)) {
            return;
        }
        let key = owner_of(setting);
        if self.owners.len() >= OWNERS && !self.owners.contains_key(&key) {
            return;
        }
        let owner = self.owners.entry(key).or_default();
        owner.in_use |= setting.active != Some(false);
        owner.foreign |= is_foreign(setting);
        if owner.shown.is_empty() {
            owner.shown = shown(setting);
        }
        for excuse in excuses(setting) {
            if !owner.excused_by.contains(&excuse) {
                owner.excused_by.push(excuse);
            }
        }
        let observed = format!(
            "{} ({})",
            owner.shown,
            kinds().collect::<Vec<_>>().join(", ")
        );
        owner.evidence.add(seen, place, setting.time, &observed);
    }

    fn absorb(&mut self, later: Self) {
        for (key, other) in later.owners {
            let owner = self.owners.entry(key).or_default();
            owner.in_use |= other.in_use;
            owner.foreign |= other.foreign;
            if owner.shown.is_empty() {
                owner.shown = other.shown;
            }
            owner.excused_by.extend(other.excused_by);
            owner.evidence.absorb(other.evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (subject, owner) in self.owners {
            let (kind, variant) = match (owner.foreign, owner.in_use) {
                (false, _) => (Kind::Context, "system"),
                (true, false) => (Kind::Context, "off"),
                (true, true) => (Kind::Exposure, ""),
            };
            let said = Said {
                kind,
                certainty: Certainty::Possible,
                variant,
                arguments: vec![("name", Argument::words(&owner.shown))],
                excused_by: owner.excused_by,
                subject,
                harmless_causes: if variant.is_empty() { 2 } else { 1 },
                ..Said::default()
            };
            out.say(&said, owner.evidence);
        }
    }
}

/// Who made it: the app, else the profile, else its name.
fn owner_of(setting: &NetworkSetting<'_>) -> String {
    let owner = [
        &setting.app_id,
        &setting.profile_id,
        &setting.profile_uuid,
        &setting.name,
    ];
    owner
        .into_iter()
        .flatten()
        .next()
        .map_or_else(String::new, |owner| owner.raw().to_owned())
}

/// Whether it is more than the phone's own.
fn is_foreign(setting: &NetworkSetting<'_>) -> bool {
    let owner = setting.app_id.as_ref().or(setting.name.as_ref());
    let owner = owner.map_or("", Untrusted::raw);
    let mut providers = setting.provider_ids.iter();
    setting.profile_id.is_some()
        || setting.profile_uuid.is_some()
        || !owner.starts_with(APPLE)
        || providers.any(|provider| !provider.raw().starts_with(APPLE))
        || owner == SETTINGS_APP && !setting.links.is_empty()
}

fn shown(setting: &NetworkSetting<'_>) -> String {
    let parts = [
        &setting.name,
        &setting.app_name,
        &setting.app_id,
        &setting.organisation,
        &setting.profile_id,
    ];
    let mut parts: Vec<&str> = parts.into_iter().flatten().map(Untrusted::raw).collect();
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    parts.join(", ")
}

/// What the owner may have said: the app, the profile, or who set the phone up. Parental controls
/// filter through VPNs, too.
fn excuses(setting: &NetworkSetting<'_>) -> Vec<Statement> {
    let apps = setting.app_id.iter().chain(&setting.provider_ids);
    let profiles = setting.profile_id.iter().chain(&setting.profile_uuid);
    let mut all: Vec<Statement> = apps
        .map(|app| Statement::App(app.to_static()))
        .chain(profiles.map(|profile| Statement::Profile(profile.to_static())))
        .collect();
    all.extend([Statement::Managed, Statement::Parental]);
    all
}

#[cfg(test)]
mod tests {
    use artefacts::Links;
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

    fn setting<'a>(app: Option<&'a str>, kind: &'a str, server: &'a str) -> NetworkSetting<'a> {
        let mut links = Links::default();
        links.in_passing_text(server);
        NetworkSetting {
            time: None,
            name: Some("Name".into()),
            setting_kinds: vec![kind.into()],
            active: Some(true),
            on_demand: None,
            app_id: app.map(Untrusted::from),
            app_name: None,
            provider_ids: Vec::new(),
            rule_app_ids: Vec::new(),
            profile_id: None,
            profile_uuid: None,
            organisation: None,
            links,
        }
    }

    fn findings(settings: &[NetworkSetting<'_>], known: &[Statement]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.network_settings",
            path: "/x".into(),
        };
        let mut check = VpnOrFilter::default();
        for setting in settings {
            let mut later = VpnOrFilter::default();
            later.record(&seen, Place::Whole, AnyRecord::IosNetworkSettings(setting));
            check.absorb(later);
        }
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("vpn-or-filter", &mut drafts));
        conclude(drafts, Vec::new(), known)
    }

    #[test]
    fn a_vpn_of_an_app_is_an_exposure_until_its_owner_knows_it() {
        let vpn = || setting(Some("com.vendor.vpn"), "vpn", "");
        let found = findings(&[vpn(), vpn()], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].count), (Kind::Exposure, 2));
        for known in ["app:com.vendor.vpn", "managed", "parental"] {
            let found = findings(&[vpn()], &[known.parse().unwrap()]);
            assert_eq!(found[0].kind, Kind::Context, "{known}");
        }
        let found = findings(&[vpn()], &["app:com.vendor.other".parse().unwrap()]);
        assert_eq!(found[0].kind, Kind::Exposure);
    }

    #[test]
    fn what_every_phone_has_is_no_alarm() {
        let rules = setting(Some("com.apple.Preferences"), "path_rules", "");
        let push = setting(Some("com.vendor.calls"), "app_push", "");
        assert_eq!(findings(&[rules, push], &[]), []);
        let own = setting(Some("com.apple.parentalcontrols"), "content_filter", "");
        assert_eq!(findings(&[own], &[])[0].kind, Kind::Context);
        let relay = setting(
            Some("com.apple.networkserviceproxy"),
            "relay",
            "mask.icloud.com",
        );
        assert_eq!(findings(&[relay], &[])[0].kind, Kind::Context);
        let mut off = setting(Some("com.vendor.vpn"), "vpn", "");
        off.active = Some(false);
        assert_eq!(findings(&[off], &[])[0].kind, Kind::Context);
    }

    #[test]
    fn a_server_typed_into_the_settings_is_an_exposure() {
        for app in [None, Some("com.apple.Preferences")] {
            let typed = setting(app, "vpn", "vpn.example.org");
            assert_eq!(findings(&[typed], &[])[0].kind, Kind::Exposure);
        }
    }
}
