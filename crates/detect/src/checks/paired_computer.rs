//! Computers that the phone was connected to, and that can read from it while it trusts them.
//!
//! Described in: <https://support.apple.com/109054>.

use std::collections::BTreeMap;

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
    unnamed: EvidenceList,
}

impl Check for PairedComputer {
    const ABOUT: About = About {
        reads: &["ios.paired_computers"],
        described_in: &["https://support.apple.com/109054"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosPairedComputers(computer) = record else {
            return;
        };
        let Some(name) = &computer.computer_name else {
            let id = computer.host_id.as_ref().map_or("", Untrusted::raw);
            self.unnamed.add(seen, place, computer.time, id);
            return;
        };
        let name = name.raw();
        if self.named.len() >= COMPUTERS && !self.named.contains_key(name) {
            return;
        }
        let known = self.named.entry(name.to_owned()).or_default();
        if known.shown.is_empty() {
            known.shown = match &computer.computer_account {
                Some(account) => format!("{name} ({})", account.raw()),
                None => name.to_owned(),
            };
        }
        known.evidence.add(seen, place, computer.time, &known.shown);
    }

    fn absorb(&mut self, later: Self) {
        for (name, other) in later.named {
            let known = self.named.entry(name).or_default();
            if known.shown.is_empty() {
                known.shown = other.shown;
            }
            known.evidence.absorb(other.evidence);
        }
        self.unnamed.absorb(later.unnamed);
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
        if self.unnamed.count() > 0 {
            let said = Said {
                variant: "unnamed",
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.unnamed);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::paired_computers::PairedComputer as Paired};
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

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
    fn a_computer_without_a_name_is_no_alarm() {
        assert_eq!(findings(None, &[])[0].kind, Kind::Context);
    }
}
