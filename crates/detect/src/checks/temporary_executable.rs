//! Programs that lie or ran in a temporary or staging folder, where neither the system nor the store
//! puts programs.
//!
//! Described in: <https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    draft::{Said, SubjectKind},
    iphone_programs, programs,
};

/// Most programs kept: phones have none.
const PROGRAMS: usize = 1_000;
/// The permission to run, of owner, group or others.
const MAY_RUN: u32 = 0o111;

/// Folds the paths.
#[derive(Debug, Default)]
pub(crate) struct TemporaryExecutable {
    programs: BTreeMap<String, EvidenceList>,
}

impl Check for TemporaryExecutable {
    const ABOUT: About = About {
        reads: &[
            "ios.manifest",
            "ios.file_list",
            "ios.tcc",
            "ios.locationd_clients",
            "ios.application_state",
            "ios.process_list",
            "ios.spindump",
            "ios.shutdown_log",
            "ios.log_statistics",
            "ios.crash_report",
            "ios.binary_locations",
        ],
        described_in: &[
            "https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let mut add = |path: &str, time| self.add(seen, place, path, time);
        match record {
            AnyRecord::IosManifest(file) => {
                let may_run = file.mode.is_some_and(|mode| mode & MAY_RUN != 0);
                if may_run && file.kind == "file" {
                    add(file.path.raw(), file.modified);
                }
            }
            AnyRecord::IosFileList(file) => {
                let may_run = file.mode.is_some_and(|mode| mode & MAY_RUN != 0);
                if file.kind == "file" && (may_run || file.program == Some(true)) {
                    add(file.path.raw(), file.modified);
                }
            }
            AnyRecord::IosTcc(permission) => {
                let path = permission.path.as_ref().map(Untrusted::raw);
                add(path.unwrap_or_default(), permission.time);
            }
            AnyRecord::IosLocationdClients(client) => {
                let mut paths: Vec<&str> = client.paths().collect();
                paths.sort_unstable();
                paths.dedup();
                for path in paths {
                    add(path, client.location_stopped);
                }
            }
            AnyRecord::IosApplicationState(state) => {
                let path = state.bundle_path.as_ref().map(Untrusted::raw);
                add(path.unwrap_or_default(), None);
            }
            _ => {}
        }
        iphone_programs::each(record, &mut add);
    }

    fn absorb(&mut self, later: Self) {
        for (path, evidence) in later.programs {
            if self.programs.len() < PROGRAMS || self.programs.contains_key(&path) {
                self.programs.entry(path).or_default().absorb(evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (path, evidence) in self.programs {
            let said = Said {
                kind: Kind::Suspicious,
                certainty: Certainty::Likely,
                subject: programs::name(&path).to_owned(),
                subject_kind: SubjectKind::Program,
                arguments: vec![("path", Argument::words(&path))],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl TemporaryExecutable {
    fn add(&mut self, seen: &SeenIn, place: Place<'_>, path: &str, time: Option<Instant>) {
        if !programs::is_temporary(path) {
            return;
        }
        if self.programs.len() < PROGRAMS || self.programs.contains_key(path) {
            let evidence = self.programs.entry(path.to_owned()).or_default();
            evidence.add(seen, place, time, path);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{process_list::RunningProcess, shutdown_log::ShutdownNote};
    use model::Finding;

    use super::*;
    use crate::trial;

    const STAGING: &str = "/private/var/db/com.apple.xpc.roleaccountd.staging";

    fn findings(path: &str) -> Vec<Finding> {
        let path = || Some(Untrusted::from(path.to_owned()));
        let running = RunningProcess {
            user: None,
            uid: None,
            pid: Some(7),
            parent_pid: None,
            process: None,
            program_path: path(),
        };
        let delayed = ShutdownNote {
            kind: "delayed",
            time: None,
            shutdown: 1,
            notices: 1,
            process: None,
            program_path: path(),
            pid: Some(7),
            delay_ms: Some(630),
        };
        let records = [
            AnyRecord::IosProcessList(&running),
            AnyRecord::IosShutdownLog(&delayed),
        ];
        trial::findings::<TemporaryExecutable>("temporary-executable", &records, &[])
    }

    #[test]
    fn a_program_that_ran_there_is_one_finding_in_all_lists() {
        for folder in [STAGING, "/private/var/tmp"] {
            let found = findings(&format!("{folder}/exampled"));
            assert_eq!(found.len(), 1, "{folder}");
            assert_eq!(
                (found[0].kind, found[0].certainty, found[0].count),
                (Kind::Suspicious, Certainty::Likely, 2)
            );
        }
    }

    #[test]
    fn programs_of_the_system_and_of_its_updates_are_none() {
        let update = "com.apple.MobileSoftwareUpdate.UpdateBrainService";
        for path in [
            "/usr/libexec/nfcd".to_owned(),
            "/kernel".to_owned(),
            format!("{STAGING}/{update}.16777219.473.xpc/{update}"),
        ] {
            assert_eq!(findings(&path), [], "{path}");
        }
    }
}
