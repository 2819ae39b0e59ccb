//! Computers that the phone was connected to, and that can read from it while it trusts them.
//!
//! Described in: <https://support.apple.com/109054>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most computers kept: people have a few.
const COMPUTERS: usize = 256;

/// What is known of one computer.
#[derive(Debug, Default)]
struct Computer {
    shown: String,
    evidence: EvidenceList,
}

/// Folds the computers by name; those without one are counted together.
#[derive(Debug, Default)]
pub(crate) struct PairedComputer {
    named: BTreeMap<String, Computer>,
    /// By identifier, in the order seen: several records name the same computer.
    unnamed: Vec<(String, EvidenceList)>,
    /// Identifiers of those that have a name elsewhere.
    named_ids: BTreeSet<String>,
}

impl Check for PairedComputer {
    const ABOUT: About = About {
        reads: &[
            "ios.paired_computers",
            "ios.lockdown_pairing",
            "ios.lockdown_log",
        ],
        described_in: &["https://support.apple.com/109054"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        let (name, account, id, time) = match record {
            AnyRecord::IosPairedComputers(computer) => (
                raw(&computer.computer_name),
                raw(&computer.computer_account),
                raw(&computer.host_id),
                computer.time,
            ),
            AnyRecord::IosLockdownPairing(computer) => (
                raw(&computer.computer_name),
                None,
                raw(&computer.host_id),
                computer.time,
            ),
            AnyRecord::IosLockdownLog(event) if event.kind == "key_kept" => {
                (None, None, raw(&event.host_id), event.time)
            }
            _ => return,
        };
        let id = id.unwrap_or_default();
        let Some(name) = name else {
            let mut evidence = EvidenceList::default();
            evidence.add(seen, place, time, &id);
            self.unnamed(id, evidence);
            return;
        };
        if self.named.len() >= COMPUTERS && !self.named.contains_key(&name) {
            return;
        }
        let shown = match &account {
            Some(account) => format!("{name} ({account})"),
            None => name.clone(),
        };
        let known = self.named.entry(name).or_default();
        if known.shown.is_empty() {
            known.shown = shown;
        }
        known.evidence.add(seen, place, time, &known.shown);
        if !id.is_empty() {
            self.named_ids.insert(id.to_lowercase());
        }
    }

    fn absorb(&mut self, later: Self) {
        for (name, other) in later.named {
            let known = self.named.entry(name).or_default();
            if known.shown.is_empty() {
                known.shown = other.shown;
            }
            known.evidence.absorb(other.evidence);
        }
        for (id, evidence) in later.unnamed {
            self.unnamed(id, evidence);
        }
        self.named_ids.extend(later.named_ids);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (name, computer) in self.named {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![("name", Argument::words(&computer.shown))],
                excused_by: vec![
                    Statement::Computer(Untrusted::from(name.clone())),
                    Statement::Managed,
                ],
                subject: name,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, computer.evidence);
        }
        // Whoever made the backup needed a computer that the phone trusts.
        let mut unnamed = EvidenceList::default();
        for (id, evidence) in self.unnamed {
            if !self.named_ids.contains(&id.to_lowercase()) {
                unnamed.absorb(evidence);
            }
        }
        if unnamed.count() > 0 {
            let said = Said {
                variant: "unnamed",
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, unnamed);
        }
    }
}

impl PairedComputer {
    /// Keeps a computer without a name; of one that is known already, the record that has a time.
    fn unnamed(&mut self, id: String, evidence: EvidenceList) {
        let same =
            |(known, _): &(String, EvidenceList)| !id.is_empty() && known.eq_ignore_ascii_case(&id);
        if let Some((_, known)) = self.unnamed.iter_mut().find(|known| same(known)) {
            if known.span().is_none() {
                *known = evidence;
            }
        } else if self.unnamed.len() < COMPUTERS {
            self.unnamed.push((id, evidence));
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{
        Links,
        ios::{lockdown_pairing::Pairing, paired_computers::PairedComputer as Paired},
    };
    use model::Finding;

    use super::*;
    use crate::{checks::conclude, trial};

    fn findings(name: Option<&str>, known: &[&str]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.paired_computers",
            path: "/x".into(),
        };
        let paired = Paired {
            time: None,
            host_id: Some("0A1B".into()),
            computer_name: name.map(Untrusted::from),
            computer_account: Some("marc".into()),
            links: Links::default(),
        };
        let mut check = PairedComputer::default();
        check.record(&seen, Place::Whole, AnyRecord::IosPairedComputers(&paired));
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("paired-computer", &mut drafts));
        let known: Vec<Statement> = known.iter().map(|said| said.parse().unwrap()).collect();
        conclude(drafts, Vec::new(), &known)
    }

    #[test]
    fn a_named_computer_is_an_exposure_until_its_name_is_known() {
        assert_eq!(findings(Some("DESKTOP-7"), &[])[0].kind, Kind::Exposure);
        let other = findings(Some("DESKTOP-7"), &["computer:DESKTOP-8"]);
        assert_eq!(other[0].kind, Kind::Exposure);
        let known = findings(Some("DESKTOP-7"), &["computer:DESKTOP-7"]);
        assert_eq!(known[0].kind, Kind::Context);
    }

    #[test]
    fn a_computer_that_several_records_name_is_one() {
        let named = |time| Paired {
            time,
            host_id: Some("0A1B".into()),
            computer_name: None,
            computer_account: None,
            links: Links::default(),
        };
        let time = model::Instant::parse("2026-02-15T12:00:00Z");
        let (list, other) = (named(None), named(time));
        let record = Pairing {
            time,
            host_id: Some("0a1b".into()),
            ..Pairing::default()
        };
        let records = [
            AnyRecord::IosPairedComputers(&list),
            AnyRecord::IosPairedComputers(&other),
            AnyRecord::IosLockdownPairing(&record),
        ];
        let found = trial::findings::<PairedComputer>("paired-computer", &records, &[]);
        assert_eq!((found.len(), found[0].count), (1, 1));
        assert_eq!(found[0].first_time, time);
        let record = Pairing {
            computer_name: Some("DESKTOP-7".into()),
            ..record
        };
        let records = [
            AnyRecord::IosPairedComputers(&list),
            AnyRecord::IosLockdownPairing(&record),
        ];
        let found = trial::findings::<PairedComputer>("paired-computer", &records, &[]);
        assert_eq!((found.len(), found[0].kind), (1, Kind::Exposure));
    }

    #[test]
    fn a_computer_without_a_name_is_no_alarm() {
        assert_eq!(findings(None, &[])[0].kind, Kind::Context);
    }
}
