//! Computers that the phone trusts for adb: through it, nearly everything on the phone can be reached.
//!
//! Described in: <https://developer.android.com/tools/adb>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, android::adb_keys::AdbKey};
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most computers kept: people have a few.
const COMPUTERS: usize = 1_000;

/// What is known of a computer's key.
#[derive(Debug, Default)]
struct Computer {
    fingerprint: Option<String>,
    label: String,
    last: Option<Instant>,
    connected: bool,
    evidence: EvidenceList,
}

/// Folds the computers, by fingerprint of the key and label.
#[derive(Debug, Default)]
pub(crate) struct AdbHosts(BTreeMap<String, Computer>);

impl Check for AdbHosts {
    const ABOUT: About = About {
        reads: &["android.adb_keys"],
        described_in: &["https://developer.android.com/tools/adb"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidAdbKeys(key) = record else {
            return;
        };
        // What is part of the system's image, somebody built into it.
        let label = key.computer_label.as_ref().map_or("", Untrusted::raw);
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, key.time, label);
        self.add(
            name(key),
            Computer {
                fingerprint: key.key_fingerprint.clone(),
                label: label.to_owned(),
                last: key.time,
                connected: key.adb_connected == Some(true),
                evidence,
            },
        );
    }

    fn absorb(&mut self, later: Self) {
        for (name, computer) in later.0 {
            self.add(name, computer);
        }
    }

    fn conclude(mut self, out: &mut Drafts<'_>) {
        self.join_unnamed();
        // While a computer is connected, the newest is the one that reads the phone.
        let connected = self.0.values().filter(|one| one.connected);
        let newest = connected.filter_map(|one| one.last).max();
        for (name, computer) in self.0 {
            let reads_now = computer.connected && newest.is_some() && computer.last == newest;
            let host = computer.label.rsplit('@').next().unwrap_or_default();
            // One without a name would stand for any.
            let named = [computer.label.as_str(), host].into_iter();
            let named = named.filter(|name| !name.is_empty());
            let excused_by = named.map(|name| Statement::Adb(Untrusted::from(name).to_static()));
            let (kind, variant) = match (reads_now, computer.label.is_empty()) {
                (true, _) => (Kind::Context, "now"),
                (false, true) => (Kind::Exposure, "unnamed"),
                (false, false) => (Kind::Exposure, ""),
            };
            let said = Said {
                kind,
                certainty: Certainty::Possible,
                variant,
                arguments: vec![("computer", Argument::words(&computer.label))],
                excused_by: excused_by.collect(),
                subject: name,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, computer.evidence);
        }
    }
}

impl AdbHosts {
    fn add(&mut self, name: String, computer: Computer) {
        if let Some(known) = self.0.get_mut(&name) {
            known.last = known.last.max(computer.last);
            known.connected |= computer.connected;
            known.evidence.absorb(computer.evidence);
        } else if self.0.len() < COMPUTERS {
            self.0.insert(name, computer);
        }
    }

    /// A phone may keep a key in two places, and its label in one of them.
    fn join_unnamed(&mut self) {
        let all = std::mem::take(&mut self.0);
        let (unnamed, named) = all.into_iter().partition(|(_, one)| one.label.is_empty());
        self.0 = named;
        let unnamed: BTreeMap<String, Computer> = unnamed;
        for (name, computer) in unnamed {
            let same = |one: &&mut Computer| {
                one.fingerprint.is_some() && one.fingerprint == computer.fingerprint
            };
            match self.0.values_mut().find(same) {
                Some(known) => {
                    known.last = known.last.max(computer.last);
                    known.connected |= computer.connected;
                    known.evidence.absorb(computer.evidence);
                }
                None => self.add(name, computer),
            }
        }
    }
}

fn name(key: &AdbKey) -> String {
    let label = key.computer_label.as_ref().map_or("", Untrusted::raw);
    let fingerprint = key.key_fingerprint.as_deref().unwrap_or_default();
    format!("{fingerprint} {label}")
}

#[cfg(test)]
mod tests {
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

    fn key(label: &'static str, nanosecond: i64, connected: bool) -> AdbKey {
        AdbKey {
            time: Some(Instant::from_unix_ns(nanosecond)),
            time_lost: false,
            computer_label: Some(Untrusted::from(label)).filter(|label| !label.is_empty()),
            key_fingerprint: Some(format!("0A:{label}")),
            kept_in: vec!["keystore"],
            adb_connected: Some(connected),
            adb_wifi_enabled: None,
        }
    }

    fn kinds(keys: &[AdbKey], known: &[&str]) -> Vec<(Kind, String)> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "android.adb_keys",
            path: "/dumpsys/adb".into(),
        };
        let mut check = AdbHosts::default();
        for key in keys {
            check.record(&seen, Place::Whole, AnyRecord::AndroidAdbKeys(key));
        }
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("adb-hosts", &mut drafts));
        let known: Vec<Statement> = known.iter().map(|said| said.parse().unwrap()).collect();
        let findings: Vec<Finding> = conclude(drafts, Vec::new(), &known);
        let said = findings.iter();
        said.map(|one| (one.kind, one.title.key.to_string()))
            .collect()
    }

    #[test]
    fn a_computer_is_an_exposure_until_its_name_is_known() {
        let keys = [key("sam@desk", 1, false)];
        assert_eq!(kinds(&keys, &[])[0].0, Kind::Exposure);
        assert_eq!(kinds(&keys, &["adb:sam@other"])[0].0, Kind::Exposure);
        for known in ["adb:sam@desk", "adb:desk"] {
            assert_eq!(kinds(&keys, &[known])[0].0, Kind::Context, "{known}");
        }
        let unnamed = kinds(&[key("", 1, false)], &["adb:desk"]);
        assert_eq!(unnamed[0].0, Kind::Exposure);
        assert_eq!(unnamed[0].1, "check-adb-hosts-unnamed-title");
    }

    #[test]
    fn a_key_that_is_kept_twice_is_one_computer() {
        let mut again = key("", 7, false);
        again.key_fingerprint = Some("0A:sam@desk".to_owned());
        let keys = [again, key("sam@desk", 1, false)];
        assert_eq!(kinds(&keys, &[]).len(), 1);
        assert_eq!(kinds(&keys, &["adb:sam@desk"])[0].0, Kind::Context);
    }

    #[test]
    fn the_computer_that_reads_the_phone_is_context_and_no_other() {
        let keys = [key("sam@desk", 1, true), key("helper@office", 9, true)];
        let said = kinds(&keys, &[]);
        assert_eq!(
            said[0],
            (Kind::Exposure, "check-adb-hosts-title".to_owned())
        );
        assert_eq!(
            said[1],
            (Kind::Context, "check-adb-hosts-now-title".to_owned())
        );
    }
}
