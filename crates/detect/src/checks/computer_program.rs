//! Programs on computers that asked the phone for something over a cable, and what for: copies of its data,
//! its profiles, its apps. A fact for reading the rest.
//!
//! Programs call themselves as they like. Described in:
//! <https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h>,
//! <https://support.apple.com/guide/deployment/apple-configurator-depfe1f3ae8d/web>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most programs kept: people use a few.
const PROGRAMS: usize = 100;
/// Most services kept of one program.
const SERVICES: usize = 50;
/// Services named in a sentence.
const SHOWN: usize = 8;
/// By which profiles are put on, listed and taken off.
const PROFILES: &str = "MCInstall";
/// By which data is copied, and written back.
const COPIES: [&str; 5] = [
    "com.apple.afc",
    "mobilebackup",
    "house_arrest",
    "file_relay",
    "mobilesync",
];

/// What one program asked for.
#[derive(Debug, Default)]
struct Program {
    services: BTreeSet<String>,
    evidence: EvidenceList,
}

/// Folds what programs asked for.
#[derive(Debug, Default)]
pub(crate) struct ComputerProgram(BTreeMap<String, Program>);

impl Check for ComputerProgram {
    const ABOUT: About = About {
        reads: &["ios.lockdown_log"],
        described_in: &[
            "https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h",
            "https://support.apple.com/guide/deployment/apple-configurator-depfe1f3ae8d/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosLockdownLog(event) = record else {
            return;
        };
        let (Some(program), Some(service)) = (&event.computer_program, &event.asked_service) else {
            return;
        };
        let (program, service) = (program.raw(), service.raw());
        if self.0.len() >= PROGRAMS && !self.0.contains_key(program) {
            return;
        }
        let known = self.0.entry(program.to_owned()).or_default();
        if known.services.len() < SERVICES {
            known.services.insert(service.to_owned());
        }
        let observed = format!("{program}: {service}");
        known.evidence.add(seen, place, event.time, &observed);
    }

    fn absorb(&mut self, later: Self) {
        for (name, program) in later.0 {
            let known = self.0.entry(name).or_default();
            known.services.extend(program.services);
            known.evidence.absorb(program.evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (name, program) in self.0 {
            let asked = |part: &str| {
                program
                    .services
                    .iter()
                    .any(|service| service.contains(part))
            };
            let variant = if asked(PROFILES) {
                "profiles"
            } else if COPIES.into_iter().any(asked) {
                "copies"
            } else {
                ""
            };
            let shown: Vec<&str> = program
                .services
                .iter()
                .take(SHOWN)
                .map(String::as_str)
                .collect();
            let said = Said {
                variant,
                arguments: vec![
                    ("program", Argument::words(&name)),
                    ("services", Argument::words(&shown.join(", "))),
                ],
                subject: name,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, program.evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::lockdown_log::LockdownEvent;
    use model::{Kind, Untrusted};

    use super::*;
    use crate::trial::findings;

    fn said(services: &[&'static str]) -> Vec<String> {
        let events: Vec<LockdownEvent<'_>> = services
            .iter()
            .map(|service| LockdownEvent {
                kind: "service_asked",
                computer_program: Some(Untrusted::from("tool")),
                asked_service: Some(Untrusted::from(*service)),
                ..LockdownEvent::default()
            })
            .collect();
        let records: Vec<AnyRecord<'_>> = events.iter().map(AnyRecord::IosLockdownLog).collect();
        let found = findings::<ComputerProgram>("computer-program", &records, &[]);
        assert!(found.iter().all(|finding| finding.kind == Kind::Context));
        found
            .into_iter()
            .map(|finding| finding.title.key.into_owned())
            .collect()
    }

    #[test]
    fn each_program_is_told_once_by_the_most_telling_of_its_requests() {
        let plain = said(&["com.apple.mobile.notification_proxy"]);
        assert_eq!(plain, ["check-computer-program-title"]);
        let copies = said(&["com.apple.afc", "com.apple.mobilebackup2"]);
        assert_eq!(copies, ["check-computer-program-copies-title"]);
        let both = said(&["com.apple.mobilebackup2", "com.apple.mobile.MCInstall"]);
        assert_eq!(both, ["check-computer-program-profiles-title"]);
        assert_eq!(said(&[]), Vec::<String>::new());
    }
}
