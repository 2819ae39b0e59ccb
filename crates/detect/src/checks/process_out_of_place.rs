//! Programs of an Android phone that run from where neither the system nor apps put theirs, or whose file
//! is gone.
//!
//! Described in: <https://source.android.com/docs/security/app-sandbox>,
//! <https://man7.org/linux/man-pages/man5/proc_pid_exe.5.html>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    draft::{Said, SubjectKind},
    programs, shell_folder,
};

/// Most programs kept: phones have none.
const PROGRAMS: usize = 1_000;
/// What the shell of a connected computer runs as.
const SHELL: u32 = 2_000;

/// What is strange about a program; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strange {
    /// An app's own program, replaced while it runs: an update of the app.
    Updated,
    /// What gives all rights, or starts apps, from a folder that apps write to.
    FromData,
    /// Its file is gone.
    Deleted,
    /// It lies in the folder of the shell.
    Temporary,
}

/// Folds the programs, by path.
#[derive(Debug, Default)]
pub(crate) struct ProcessOutOfPlace(BTreeMap<String, (Option<Strange>, EvidenceList)>);

impl Check for ProcessOutOfPlace {
    const ABOUT: About = About {
        reads: &[
            "android.processes",
            "android.processes_json",
            "android.tombstone",
            "android.anr",
        ],
        described_in: &[
            "https://source.android.com/docs/security/app-sandbox",
            "https://man7.org/linux/man-pages/man5/proc_pid_exe.5.html",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let of_shell = |label: Option<&Untrusted<'_>>| {
            label.is_some_and(|label| label.raw().starts_with("u:r:shell:"))
        };
        let (path, deleted, shell, time) = match record {
            AnyRecord::AndroidProcesses(process) => (
                &process.program_path,
                process.program_deleted,
                process
                    .user
                    .as_ref()
                    .is_some_and(|user| user.raw() == "shell")
                    || of_shell(process.selinux_label.as_ref()),
                None,
            ),
            AnyRecord::AndroidProcessesJson(process) => (
                &process.program_path,
                process.program_deleted,
                process.uid == Some(SHELL) || of_shell(process.selinux_label.as_ref()),
                None,
            ),
            AnyRecord::AndroidTombstone(crash) => (
                &crash.program_path,
                None,
                crash.uid == Some(SHELL) || of_shell(crash.selinux_label.as_ref()),
                crash.time,
            ),
            AnyRecord::AndroidAnr(process) => (&process.program_path, None, false, process.time),
            _ => return,
        };
        let path = path.as_ref().map_or("", Untrusted::raw);
        if let Some(strange) = strange(path, deleted == Some(true), shell) {
            let mut evidence = EvidenceList::default();
            evidence.add(seen, place, time, path);
            self.add(path.to_owned(), Some(strange), evidence);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (path, (strange, evidence)) in later.0 {
            self.add(path, strange, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (path, (strange, evidence)) in self.0 {
            let (kind, certainty, variant) = match strange {
                Some(Strange::Temporary) => (Kind::Suspicious, Certainty::Likely, ""),
                Some(Strange::Deleted) => (Kind::Suspicious, Certainty::Likely, "deleted"),
                Some(Strange::FromData) => (Kind::Exposure, Certainty::Possible, "from-data"),
                Some(Strange::Updated) | None => (Kind::Context, Certainty::Possible, "updated"),
            };
            let said = Said {
                kind,
                certainty,
                variant,
                subject: programs::name(&path).to_owned(),
                subject_kind: SubjectKind::Program,
                arguments: vec![("path", Argument::words(&path))],
                excused_by: vec![Statement::Root],
                harmless_causes: if kind == Kind::Context { 1 } else { 2 },
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl ProcessOutOfPlace {
    fn add(&mut self, path: String, strange: Option<Strange>, evidence: EvidenceList) {
        if self.0.len() < PROGRAMS || self.0.contains_key(&path) {
            let known = self.0.entry(path).or_default();
            known.0 = known.0.max(strange);
            known.1.absorb(evidence);
        }
    }
}

fn strange(path: &str, deleted: bool, of_shell: bool) -> Option<Strange> {
    if shell_folder::holds(path) {
        return (!shell_folder::is_tool_of_acquisition(path)).then_some(Strange::Temporary);
    }
    if deleted {
        let of_app = path.starts_with("/data/app/") || path.starts_with("/mnt/expand/");
        return Some(if of_app {
            Strange::Updated
        } else {
            Strange::Deleted
        });
    }
    let name = programs::name(path);
    let gives_rights = name == "su" || name.starts_with("app_process");
    let from_data = path.starts_with("/data/") && gives_rights && !of_shell;
    from_data.then_some(Strange::FromData)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_strange_by_where_they_run_from() {
        for (path, deleted, of_shell, expected) in [
            (
                "/data/local/tmp/agent",
                false,
                true,
                Some(Strange::Temporary),
            ),
            ("/data/local/tmp/a/b", true, false, Some(Strange::Temporary)),
            ("/data/local/tmp/collector", false, true, None),
            (
                "/data/local/tmp/x/collector",
                false,
                true,
                Some(Strange::Temporary),
            ),
            ("/data/local/tmpx", false, false, None),
            ("/system/bin/app_process64", false, false, None),
            ("/system/bin/su", false, false, None),
            ("/data/adb/su", false, false, Some(Strange::FromData)),
            ("/data/adb/su", false, true, None),
            (
                "/data/x/app_process64",
                false,
                false,
                Some(Strange::FromData),
            ),
            ("/memfd:jit", true, false, Some(Strange::Deleted)),
            (
                "/data/app/~~a/b-c/lib/arm64/libtool.so",
                true,
                false,
                Some(Strange::Updated),
            ),
            (
                "/data/data/com.example/files/lldb-server",
                false,
                false,
                None,
            ),
            ("", false, false, None),
        ] {
            assert_eq!(strange(path, deleted, of_shell), expected, "{path}");
        }
    }
}
