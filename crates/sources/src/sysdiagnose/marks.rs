//! By what a sysdiagnose is recognised: the name of its top folder, and names that only it has.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use std::collections::{BTreeMap, BTreeSet};

use crate::Likeness;

/// Files and folders directly in the top folder.
pub(super) const MARKS: [&str; 17] = [
    "sysdiagnose.log",
    "ps.txt",
    "ps_thread.txt",
    "taskinfo.txt",
    "spindump-nosymbols.txt",
    "remotectl_dumpstate.txt",
    "security-sysdiagnose.txt",
    "swcutil_show.txt",
    "otctl_status.txt",
    "transparency.log",
    "jetsam_priority.txt",
    "system_logs.logarchive",
    "crashes_and_spins",
    "summaries",
    "RunningBoard",
    "microstackshots",
    "errors",
];
/// That many of them are no chance.
const ENOUGH: usize = 4;
/// And as many are worth a word.
const SOME: usize = 2;
/// Most names that are looked at to recognise one.
const NAMES: usize = 20_000;
/// Most top folders that are told apart.
const TOPS: usize = 64;

/// Whether a folder is named as the top folder of a sysdiagnose: `sysdiagnose_YYYY.MM.DD_…`, also while it
/// is in progress.
pub(super) fn is_named_so(name: &str) -> bool {
    let name = name.strip_prefix("IN_PROGRESS_").unwrap_or(name);
    let Some(date) = name.strip_prefix("sysdiagnose_") else {
        return false;
    };
    let bytes = date.as_bytes().iter().take(11);
    let fits = bytes
        .zip(b"0000.00.00_")
        .filter(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            other => *byte == *other,
        });
    fits.count() == 11
}

/// How sure it is that a folder of this name with so many marks is one.
pub(super) fn likeness(name: &str, marks: usize) -> Option<Likeness> {
    let named = is_named_so(name);
    if marks >= ENOUGH || (named && marks > 0) {
        return Some(Likeness::Certain);
    }
    (named || marks >= SOME).then_some(Likeness::Partial)
}

/// Names of an archive, as they come.
#[derive(Default)]
pub(super) struct Names {
    /// The marks in each top folder; those without one under the empty name.
    marks: BTreeMap<String, BTreeSet<&'static str>>,
    seen: usize,
}

impl Names {
    /// Looks at a name; gives whether more of them may help.
    pub(super) fn see(&mut self, name: &str) -> bool {
        self.seen = self.seen.saturating_add(1);
        let mut parts = name.split('/').filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        let second = parts.next().unwrap_or_default();
        self.mark("", first);
        self.mark(first, second);
        let is_dump = name.contains("private/var/");
        self.seen < NAMES && !is_dump && self.best().is_none_or(|best| best.1 < Likeness::Certain)
    }

    fn mark(&mut self, top: &str, name: &str) {
        let mark = MARKS.iter().find(|mark| **mark == name);
        if mark.is_none() && !is_named_so(top) {
            return;
        }
        if self.marks.len() < TOPS || self.marks.contains_key(top) {
            let marks = self.marks.entry(top.to_owned()).or_default();
            marks.extend(mark);
        }
    }

    /// The top folder that is most likely one, and how sure that is.
    pub(super) fn best(&self) -> Option<(&str, Likeness)> {
        let all = self.marks.iter().filter_map(|(top, marks)| {
            let sure = likeness(top, marks.len())?;
            Some((sure, marks.len(), top.as_str()))
        });
        all.max().map(|(sure, _, top)| (top, sure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(names: &[&str]) -> Option<(String, Likeness)> {
        let mut all = Names::default();
        names.iter().for_each(|name| {
            all.see(name);
        });
        all.best().map(|(top, sure)| (top.to_owned(), sure))
    }

    #[test]
    fn a_sysdiagnose_is_known_by_its_name_or_what_it_holds() {
        let named = "sysdiagnose_2026.01.02_03-04-05+0100_iPhone-OS_iPhone_23B85";
        let inside = |name: &str| format!("{named}/{name}");
        let certain = |top: &str| Some((top.to_owned(), Likeness::Certain));
        assert_eq!(best(&[&inside("ps.txt")]), certain(named));
        assert_eq!(
            best(&[&inside("other"), &inside("more/ps.txt")]),
            Some((named.to_owned(), Likeness::Partial))
        );
        let without = ["ps.txt", "taskinfo.txt", "errors/x", "summaries/"];
        assert_eq!(best(&without), certain(""));
        let other = [
            "a/ps.txt",
            "a/taskinfo.txt",
            "a/errors/x",
            "a/summaries/",
            "b/ps.txt",
        ];
        assert_eq!(best(&other), certain("a"));
        assert_eq!(best(&["ps.txt"]), None);
        assert_eq!(best(&["sysdiagnose_tools/README"]), None);
        assert!(is_named_so("IN_PROGRESS_sysdiagnose_2026.01.02_x"));
    }
}
