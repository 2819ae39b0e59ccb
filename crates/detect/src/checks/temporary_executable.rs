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
    programs,
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
