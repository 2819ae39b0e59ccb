//! Programs of an iPhone that ran from where neither the system nor apps have theirs, and code from there that
//! others had loaded. Temporary folders and those of an unlocked system have checks of their own.
//!
//! Described in: <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>,
//! <https://support.apple.com/guide/security/security-of-runtime-process-sec15bfe098e/web>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place};

use super::{About, Check, Drafts, jailbreak_app};
use crate::{
    EvidenceList, SeenIn,
    draft::{Said, SubjectKind},
    iphone_programs, programs,
};

/// Most programs kept: phones have none.
const PROGRAMS: usize = 1_000;

/// What is known of a program.
#[derive(Debug)]
struct Elsewhere {
    path: String,
    evidence: EvidenceList,
}

/// Folds the programs, by name, and whether it ran itself or others had loaded it.
#[derive(Debug, Default)]
pub(crate) struct ProgramElsewhere(BTreeMap<(String, bool), Elsewhere>);

impl Check for ProgramElsewhere {
    const ABOUT: About = About {
        reads: &iphone_programs::READS,
        described_in: &[
            "https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/",
            "https://support.apple.com/guide/security/security-of-runtime-process-sec15bfe098e/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        if let Some(program) = iphone_programs::ran(record) {
            self.look(seen, place, (program.path, program.time), true);
        }
        let (files, time) = iphone_programs::loaded(record);
        for file in files {
            self.look(seen, place, (file.raw(), time), false);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (key, program) in later.0 {
            self.add(key, program);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((name, ran), program) in self.0 {
            let said = Said {
                kind: Kind::Suspicious,
                certainty: Certainty::Possible,
                variant: if ran { "" } else { "loaded" },
                subject: name,
                subject_kind: SubjectKind::Program,
                arguments: vec![("path", Argument::words(&program.path))],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, program.evidence);
        }
    }
}

impl ProgramElsewhere {
    fn look(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        (path, time): (&str, Option<Instant>),
        ran: bool,
    ) {
        let told_elsewhere = programs::is_temporary(path) || jailbreak_app::sign_in(path).is_some();
        if !programs::is_elsewhere(path) || told_elsewhere {
            return;
        }
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, time, path);
        let program = Elsewhere {
            path: path.to_owned(),
            evidence,
        };
        self.add((programs::name(path).to_owned(), ran), program);
    }

    fn add(&mut self, key: (String, bool), program: Elsewhere) {
        if let Some(known) = self.0.get_mut(&key) {
            known.evidence.absorb(program.evidence);
        } else if self.0.len() < PROGRAMS {
            self.0.insert(key, program);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{log_statistics::LoggingProgram, spindump::DumpedProcess};
    use model::{Finding, Untrusted};

    use super::*;
    use crate::trial;

    fn findings(path: &str, loaded: &str) -> Vec<Finding> {
        let text = |text: &str| Untrusted::from(text.to_owned());
        let logging = LoggingProgram {
            process: text("exampled"),
            program_path: Some(text(path)),
            first_seen: None,
            last_seen: None,
            note_count: 1,
        };
        let dumped = DumpedProcess {
            program_path: Some(text(path)),
            loaded_files: vec![text(loaded)],
            ..DumpedProcess::default()
        };
        let records = [
            AnyRecord::IosLogStatistics(&logging),
            AnyRecord::IosSpindump(&dumped),
        ];
        trial::findings::<ProgramElsewhere>("program-elsewhere", &records, &[])
    }

    #[test]
    fn a_program_in_a_folder_for_data_is_one_finding() {
        let usual = "/usr/lib/dyld";
        for path in [
            "/private/var/db/exampled",
            "/private/var/mobile/Library/x/exampled",
            "/private/var/root/exampled",
        ] {
            let found = findings(path, usual);
            assert_eq!(found.len(), 1, "{path}");
            assert_eq!(
                (found[0].kind, found[0].certainty, found[0].count),
                (Kind::Suspicious, Certainty::Possible, 2),
                "{path}"
            );
        }
        let loaded = findings("/usr/libexec/nfcd", "/private/var/mobile/x.dylib");
        let keys: Vec<_> = loaded.iter().map(|one| &*one.title.key).collect();
        assert_eq!(keys, ["check-program-elsewhere-loaded-title"]);
    }

    #[test]
    fn phones_of_developers_and_unlocked_ones_are_no_alarm_of_this_check() {
        let app = "/private/var/containers/Bundle/Application/1/Mine.app";
        for path in [
            "/Developer/usr/bin/debugserver",
            "/private/var/run/com.apple.security.cryptexd/mnt/x/usr/libexec/testmanagerd",
            "/System/Developer/usr/libexec/remoted",
            "/private/preboot/Cryptexes/OS/System/Library/x/com.apple.WebKit.WebContent",
            "/private/var/staged_system_apps/Tips.app/Tips",
            "/kernel",
            "/private/var/jb/usr/bin/sshd",
            "/private/var/tmp/exampled",
        ] {
            assert_eq!(findings(path, &format!("{app}/Frameworks/x")), [], "{path}");
        }
    }
}
