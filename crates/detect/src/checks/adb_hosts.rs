//! Computers that the phone trusts for adb: through it, nearly everything on the phone can be reached.
//!
//! The computer that most likely made an acquisition is context (`android/copies.rs`). (`connected_to_adb` says
//! no more than that debugging is switched on.)
//!
//! Described in: <https://developer.android.com/tools/adb>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, android::adb_keys::AdbKey};
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, android::Copies, draft::Said};

/// Most computers kept: people have a few.
const COMPUTERS: usize = 1_000;

/// What is known of a computer's key.
#[derive(Debug, Default)]
struct Computer {
    fingerprint: Option<String>,
    label: String,
    last: Option<Instant>,
    evidence: EvidenceList,
}

/// Folds the computers, by fingerprint of the key and label, and when acquisitions were made.
#[derive(Debug, Default)]
pub(crate) struct AdbHosts {
    computers: BTreeMap<String, Computer>,
    copies: Copies,
}

impl Check for AdbHosts {
    const ABOUT: About = About {
        reads: &[
            "android.adb_keys",
            "android.getprop",
            "android.package_files",
        ],
        described_in: &["https://developer.android.com/tools/adb"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidAdbKeys(key) = record else {
            return self.copies.record(seen, record);
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
                evidence,
            },
        );
    }

    fn absorb(&mut self, later: Self) {
        for (name, computer) in later.computers {
            self.add(name, computer);
        }
        self.copies.absorb(later.copies);
    }

    fn conclude(mut self, out: &mut Drafts<'_>) {
        self.join_unnamed();
        let connections = self.computers.values().map(|one| one.last);
        let reader = self.copies.made_by(connections);
        for (name, computer) in self.computers {
            let reads_now = reader.is_some() && computer.last == reader;
            let host = computer.label.rsplit('@').next().unwrap_or_default();
            // One without a name would stand for any.
            let named = [computer.label.as_str(), host].into_iter();
            let named = named.filter(|name| !name.is_empty());
            let excused_by = named.map(|name| Statement::Adb(Untrusted::from(name).to_static()));
            let (kind, variant) = match (reads_now, computer.label.is_empty()) {
                (true, true) => (Kind::Context, "now-unnamed"),
                (true, false) => (Kind::Context, "now"),
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
        if let Some(known) = self.computers.get_mut(&name) {
            known.last = known.last.max(computer.last);
            known.evidence.absorb(computer.evidence);
        } else if self.computers.len() < COMPUTERS {
            self.computers.insert(name, computer);
        }
    }

    /// A phone may keep a key in two places, and its label in one of them.
    fn join_unnamed(&mut self) {
        let all = std::mem::take(&mut self.computers);
        let (unnamed, named) = all.into_iter().partition(|(_, one)| one.label.is_empty());
        self.computers = named;
        let unnamed: BTreeMap<String, Computer> = unnamed;
        for (name, computer) in unnamed {
            let same = |one: &&mut Computer| {
                one.fingerprint.is_some() && one.fingerprint == computer.fingerprint
            };
            match self.computers.values_mut().find(same) {
                Some(known) => {
                    known.last = known.last.max(computer.last);
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
    use artefacts::android::{getprop::Property, package_files::ListedPackage};

    use super::*;
    use crate::trial;

    fn key(label: &'static str, second: i64) -> AdbKey {
        AdbKey {
            time: Some(Instant::from_unix_ns(second * 1_000_000_000)),
            time_lost: false,
            computer_label: Some(Untrusted::from(label)).filter(|label| !label.is_empty()),
            key_fingerprint: Some(format!("0A:{label}")),
            kept_in: vec!["keystore"],
            adb_connected: Some(true),
            adb_wifi_enabled: None,
        }
    }

    fn kinds(keys: &[AdbKey], known: &[&str]) -> Vec<(Kind, String)> {
        kinds_in(None, keys, known)
    }

    /// As a bug report tells, or an acquisition made then.
    fn kinds_in(made: Option<i64>, keys: &[AdbKey], known: &[&str]) -> Vec<(Kind, String)> {
        let at = made.or(Some(100));
        let property = Property {
            name: Untrusted::from("ro.build.tags"),
            value: None,
            captured: at.map(|second| Instant::from_unix_ns(second * 1_000_000_000)),
        };
        let package = ListedPackage {
            app_id: Untrusted::from("org.example"),
            installed_by_app: None,
            uid: None,
            disabled: None,
            is_system: None,
            third_party: None,
            files: Vec::new(),
        };
        let mut records: Vec<_> = keys.iter().map(AnyRecord::AndroidAdbKeys).collect();
        records.push(AnyRecord::AndroidGetprop(&property));
        if made.is_some() {
            records.push(AnyRecord::AndroidPackageFiles(&package));
        }
        let findings = trial::findings::<AdbHosts>("adb-hosts", &records, known);
        let said = findings.iter();
        said.map(|one| (one.kind, one.title.key.to_string()))
            .collect()
    }

    #[test]
    fn a_computer_is_an_exposure_until_its_name_is_known() {
        let keys = [key("sam@desk", 1)];
        assert_eq!(kinds(&keys, &[])[0].0, Kind::Exposure);
        assert_eq!(kinds(&keys, &["adb:sam@other"])[0].0, Kind::Exposure);
        for known in ["adb:sam@desk", "adb:desk"] {
            assert_eq!(kinds(&keys, &[known])[0].0, Kind::Context, "{known}");
        }
        let unnamed = kinds(&[key("", 1)], &["adb:desk"]);
        assert_eq!(unnamed[0].0, Kind::Exposure);
        assert_eq!(unnamed[0].1, "check-adb-hosts-unnamed-title");
    }

    #[test]
    fn a_key_that_is_kept_twice_is_one_computer() {
        let mut again = key("", 7);
        again.key_fingerprint = Some("0A:sam@desk".to_owned());
        let keys = [again, key("sam@desk", 1)];
        assert_eq!(kinds(&keys, &[]).len(), 1);
        assert_eq!(kinds(&keys, &["adb:sam@desk"])[0].0, Kind::Context);
    }

    #[test]
    fn the_computer_that_made_an_acquisition_is_context_and_no_other() {
        let keys = [key("sam@desk", 1), key("helper@office", 9)];
        let exposure = (Kind::Exposure, "check-adb-hosts-title".to_owned());
        let now = (Kind::Context, "check-adb-hosts-now-title".to_owned());
        let both = [exposure.clone(), exposure.clone()];
        assert_eq!(kinds_in(Some(3_000), &keys, &[]), [exposure, now]);
        let unnamed = kinds_in(Some(3_000), &[key("", 9)], &[]);
        let now_unnamed = "check-adb-hosts-now-unnamed-title".to_owned();
        assert_eq!(unnamed, [(Kind::Context, now_unnamed)]);
        // Not at the time, or no cable was needed.
        assert_eq!(kinds_in(Some(90_000), &keys, &[]), both);
        assert_eq!(kinds(&keys, &[]), both);
    }
}
