//! Files in the folder into which a connected computer copies them, and from which it can run programs.
//!
//! Described in: <https://developer.android.com/tools/adb>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said, shell_folder};

/// Most files kept: phones have none or a few.
const FILES: usize = 1_000;
/// Longest path that is kept, in bytes: Linux allows no longer one.
const PATH_BYTES: usize = 4_096;
/// Most files named in a sentence.
const NAMED: usize = 5;

/// Folds the files, by path: whether somebody may run it, and the records.
#[derive(Debug, Default)]
pub(crate) struct FilesInShellFolder(BTreeMap<String, (bool, EvidenceList)>);

impl Check for FilesInShellFolder {
    const ABOUT: About = About {
        reads: &["android.files"],
        described_in: &["https://developer.android.com/tools/adb"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidFiles(file) = record else {
            return;
        };
        let path = file.path.raw();
        let mode = file.file_mode.as_ref().map_or("", Untrusted::raw);
        // Anybody may enter folders; what lies in them is listed too.
        let is_folder = mode.starts_with('d') || path.ends_with('/');
        if !shell_folder::holds(path) || shell_folder::is_tool_of_acquisition(path) || is_folder {
            return;
        }
        let is_kept = self.0.len() < FILES || self.0.contains_key(path);
        if is_kept && path.len() <= PATH_BYTES {
            let known = self.0.entry(path.to_owned()).or_default();
            known.0 |= file.may_run == Some(true);
            known.1.add(seen, place, file.modified, path);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (path, (may_run, evidence)) in later.0 {
            if self.0.len() < FILES || self.0.contains_key(&path) {
                let known = self.0.entry(path).or_default();
                known.0 |= may_run;
                known.1.absorb(evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.0.is_empty() {
            return;
        }
        let (programs, others): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(_, (may_run, _))| *may_run);
        let any_program = !programs.is_empty();
        let mut names = Vec::new();
        let mut all = EvidenceList::default();
        // Programs first.
        for (path, (_, evidence)) in programs.into_iter().chain(others) {
            if names.len() < NAMED {
                names.push(path);
            }
            all.absorb(evidence);
        }
        let said = Said {
            kind: Kind::Exposure,
            certainty: if any_program {
                Certainty::Likely
            } else {
                Certainty::Possible
            },
            variant: if any_program { "program" } else { "" },
            arguments: vec![("files", Argument::words(&names.join(", ")))],
            // Whoever connects a computer, or unlocked the phone, puts files there.
            excused_by: vec![Statement::Adb("".into()), Statement::Root],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, all);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::android::files::ListedFile;
    use model::Finding;

    use super::*;
    use crate::trial;

    fn findings(files: &[(&str, &'static str, bool)], known: &[&str]) -> Vec<Finding> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, mode, may_run)| ListedFile {
                path: Untrusted::from((*path).to_owned()),
                size_bytes: None,
                file_mode: Some(Untrusted::from(*mode)),
                may_run: Some(*may_run),
                modified: None,
                status_changed: None,
                file_md5: None,
                file_sha1: None,
                file_sha256: None,
                file_sha512: None,
            })
            .collect();
        let records: Vec<_> = files.iter().map(AnyRecord::AndroidFiles).collect();
        trial::findings::<FilesInShellFolder>("files-in-shell-folder", &records, known)
    }

    #[test]
    fn files_are_told_and_programs_surer() {
        let text = ("/data/local/tmp/notes.txt", "-rw-rw-rw-", false);
        let program = ("/data/local/tmp/a/agent", "-rwxr-xr-x", true);
        let found = findings(&[text], &[]);
        assert_eq!(
            (found[0].kind, found[0].certainty),
            (Kind::Exposure, Certainty::Possible)
        );
        let found = findings(&[text, program], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].certainty, found[0].count), (Certainty::Likely, 2));
        for known in ["adb:sam@desk", "root"] {
            assert_eq!(findings(&[program], &[known])[0].kind, Kind::Context);
        }
        assert_eq!(findings(&[program], &["managed"])[0].kind, Kind::Exposure);
    }

    #[test]
    fn the_tool_of_the_acquisition_and_folders_are_not() {
        let none = [
            ("/data/local/tmp/collector", "-rwxr-xr-x", true),
            ("/data/local/tmp/empty", "drwxr-xr-x", true),
            ("/data/local/tmp", "drwxrwx--x", true),
            ("/data/local/tmp/", "755", true),
            ("/sdcard/data/local/tmp/agent", "755", true),
        ];
        assert_eq!(findings(&none, &[]), []);
        let long = format!("/data/local/tmp/{}", "x".repeat(PATH_BYTES));
        assert_eq!(findings(&[(&long, "-rwxr-xr-x", true)], &[]), []);
    }
}
