//! Programs that have the name of a part of the system and lie where that part does not: with the system, on
//! a volume that nothing can write to.
//!
//! Described in: <https://support.apple.com/guide/security/signed-system-volume-security-secd698747c9/web>,
//! <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place};

use super::{About, Check, Drafts, jailbreak_app};
use crate::{
    EvidenceList, SeenIn,
    draft::{Said, SubjectKind},
    iphone_programs, programs,
};

/// Most programs kept: phones have none.
const PROGRAMS: usize = 1_000;
/// Names of parts of the system that are always running, or that handle what comes from outside, and
/// where they lie on one version at least.
const PARTS: [(&str, &str); 32] = [
    (
        "IMDPersistenceAgent",
        "/System/Library/PrivateFrameworks/IMDPersistence.framework",
    ),
    (
        "IMTranscoderAgent",
        "/System/Library/PrivateFrameworks/IMTranscoding.framework",
    ),
    (
        "MessagesBlastDoorService",
        "/System/Library/PrivateFrameworks/BlastDoor.framework",
    ),
    (
        "SpringBoard",
        "/System/Library/CoreServices/SpringBoard.app",
    ),
    ("UserEventAgent", "/usr/libexec"),
    ("accountsd", "/System/Library/Frameworks/Accounts.framework"),
    ("amfid", "/usr/libexec"),
    (
        "apsd",
        "/System/Library/PrivateFrameworks/ApplePushService.framework",
    ),
    ("backboardd", "/usr/libexec"),
    ("biomed", "/usr/libexec"),
    ("bluetoothd", "/usr/sbin"),
    (
        "com.apple.WebKit.GPU",
        "/System/Library/Frameworks/WebKit.framework",
    ),
    (
        "com.apple.WebKit.Networking",
        "/System/Library/Frameworks/WebKit.framework",
    ),
    (
        "com.apple.WebKit.WebContent",
        "/System/Library/Frameworks/WebKit.framework",
    ),
    ("configd", "/usr/libexec"),
    ("containermanagerd", "/usr/libexec"),
    (
        "homed",
        "/System/Library/PrivateFrameworks/HomeKitDaemon.framework",
    ),
    (
        "identityservicesd",
        "/System/Library/PrivateFrameworks/IDS.framework",
    ),
    (
        "imagent",
        "/System/Library/PrivateFrameworks/IMCore.framework",
    ),
    ("keybagd", "/usr/libexec"),
    ("launchd", "/sbin"),
    ("locationd", "/usr/libexec"),
    ("lockdownd", "/usr/libexec"),
    ("logd", "/usr/libexec"),
    ("mediaserverd", "/usr/sbin"),
    ("nfcd", "/usr/libexec"),
    ("powerd", "/System/Library/CoreServices/powerd.bundle"),
    ("runningboardd", "/usr/libexec"),
    ("securityd", "/usr/libexec"),
    ("tccd", "/System/Library/PrivateFrameworks/TCC.framework"),
    ("trustd", "/usr/libexec"),
    ("wifid", "/usr/sbin"),
];
/// Where apps lie, beside what the system has.
const APPS: [&str; 4] = [
    "/private/var/containers/Bundle/",
    "/var/containers/Bundle/",
    "/private/var/mobile/Containers/Bundle/",
    "/var/mobile/Containers/Bundle/",
];

/// What is known of a program.
#[derive(Debug)]
struct Namesake {
    path: String,
    in_app: bool,
    evidence: EvidenceList,
}

/// Folds the programs, by name: as many as are listed above.
#[derive(Debug, Default)]
pub(crate) struct SystemNameElsewhere(BTreeMap<&'static str, Namesake>);

impl Check for SystemNameElsewhere {
    const ABOUT: About = About {
        reads: &iphone_programs::READS,
        described_in: &[
            "https://support.apple.com/guide/security/signed-system-volume-security-secd698747c9/web",
            "https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let Some(program) = iphone_programs::ran(record) else {
            return;
        };
        let path = program.path;
        let name = programs::name(path);
        let Some((name, _)) = PARTS.iter().find(|(part, _)| *part == name) else {
            return;
        };
        // A system that was opened up has programs of its own there.
        if jailbreak_app::sign_in(path).is_some() {
            return;
        }
        let in_app = APPS.iter().any(|folder| path.starts_with(folder));
        if in_app || programs::is_elsewhere(path) {
            let mut evidence = EvidenceList::default();
            evidence.add(seen, place, program.time, path);
            let namesake = Namesake {
                path: path.to_owned(),
                in_app,
                evidence,
            };
            self.add(name, namesake);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (name, namesake) in later.0 {
            self.add(name, namesake);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (name, namesake) in self.0 {
            let usual = PARTS.iter().find(|(part, _)| *part == name);
            let usual = usual.map_or("", |(_, folder)| folder);
            let said = Said {
                kind: Kind::Suspicious,
                certainty: if programs::is_temporary(&namesake.path) {
                    Certainty::Likely
                } else {
                    Certainty::Possible
                },
                subject: name.to_owned(),
                subject_kind: SubjectKind::Program,
                arguments: vec![
                    ("path", Argument::words(&namesake.path)),
                    ("usual", Argument::words(usual)),
                ],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, namesake.evidence);
        }
    }
}

impl SystemNameElsewhere {
    fn add(&mut self, name: &'static str, namesake: Namesake) {
        if let Some(known) = self.0.get_mut(name) {
            // Where nothing should run weighs more than an app with an odd name.
            if known.in_app && !namesake.in_app {
                known.path = namesake.path;
                known.in_app = false;
            }
            known.evidence.absorb(namesake.evidence);
        } else if self.0.len() < PROGRAMS {
            self.0.insert(name, namesake);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::process_list::RunningProcess;
    use model::{Finding, Untrusted};

    use super::*;
    use crate::trial;

    fn findings(paths: &[&str]) -> Vec<Finding> {
        let running = |path: &&str| RunningProcess {
            user: None,
            uid: None,
            pid: None,
            parent_pid: None,
            process: None,
            program_path: Some(Untrusted::from((*path).to_owned())),
        };
        let running: Vec<_> = paths.iter().map(running).collect();
        let records: Vec<_> = running.iter().map(AnyRecord::IosProcessList).collect();
        trial::findings::<SystemNameElsewhere>("system-name-elsewhere", &records, &[])
    }

    #[test]
    fn a_name_of_the_system_elsewhere_is_told_once() {
        let found = findings(&[
            "/private/var/containers/Bundle/Application/1/A.app/locationd",
            "/private/var/mobile/x/locationd",
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].kind, found[0].certainty, found[0].count),
            (Kind::Suspicious, Certainty::Possible, 2)
        );
        let in_app = findings(&["/private/var/containers/Bundle/Application/1/A.app/locationd"]);
        assert_eq!(in_app[0].certainty, Certainty::Possible);
        let webkit =
            "/private/var/db/com.apple.xpc.roleaccountd.staging/com.apple.WebKit.Networking";
        assert_eq!(findings(&[webkit])[0].certainty, Certainty::Likely);
    }

    #[test]
    fn parts_of_the_system_may_move_between_its_versions() {
        for (name, folder) in PARTS {
            for folder in [
                folder,
                "/System/Cryptexes/OS/usr/libexec",
                "/private/preboot/Cryptexes/OS/System/Library/Frameworks/WebKit.framework",
                "/usr/sbin",
            ] {
                assert_eq!(findings(&[&format!("{folder}/{name}")]), [], "{name}");
            }
        }
        let other = "/private/var/mobile/x/somethingelse";
        assert_eq!(findings(&[other, "/private/var/mobile/x/locationdx"]), []);
    }
}
