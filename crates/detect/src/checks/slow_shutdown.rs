//! Shutdowns that had to wait several times for programs: on many phones most do, so that this is never a
//! sign by itself. What it waited for is looked at by its path.
//!
//! Described in: <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>.

use std::collections::BTreeSet;

use artefacts::AnyRecord;
use model::{Argument, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// From how many notices on a shutdown counts as slow, as published.
const NOTICES: u64 = 3;
/// Most names of programs told.
const NAMED: usize = 10;

/// Folds the slow shutdowns, and the programs that they waited for.
#[derive(Debug, Default)]
pub(crate) struct SlowShutdown {
    names: BTreeSet<String>,
    shutdowns: EvidenceList,
}

impl Check for SlowShutdown {
    const ABOUT: About = About {
        reads: &["ios.shutdown_log"],
        described_in: &[
            "https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosShutdownLog(note) = record else {
            return;
        };
        if note.notices < NOTICES {
            return;
        }
        if note.kind == "shutdown" {
            let observed = format!("{} notices", note.notices);
            self.shutdowns.add(seen, place, note.time, &observed);
        } else if let Some(name) = note.process.as_ref().map(Untrusted::raw) {
            self.name(name);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.shutdowns.absorb(later.shutdowns);
        for name in later.names {
            self.name(&name);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.shutdowns.count() == 0 {
            return;
        }
        let names: Vec<String> = self.names.into_iter().collect();
        let said = Said {
            arguments: vec![("what", Argument::words(&names.join(", ")))],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.shutdowns);
    }
}

impl SlowShutdown {
    fn name(&mut self, name: &str) {
        if !self.names.contains(name) {
            self.names.insert(name.to_owned());
            // The first in their order, whatever was read first.
            if self.names.len() > NAMED {
                self.names.pop_last();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::shutdown_log::ShutdownNote;
    use model::{Finding, Kind};

    use super::*;
    use crate::trial;

    fn findings(shutdowns: &[u64]) -> Vec<Finding> {
        let note = |kind, notices| ShutdownNote {
            kind,
            time: None,
            shutdown: 1,
            notices,
            process: (kind == "delayed").then(|| Untrusted::from("nfcd")),
            program_path: None,
            pid: None,
            delay_ms: None,
        };
        let each = |notices: &u64| [note("shutdown", *notices), note("delayed", *notices)];
        let notes: Vec<_> = shutdowns.iter().flat_map(each).collect();
        let records: Vec<_> = notes.iter().map(AnyRecord::IosShutdownLog).collect();
        trial::findings::<SlowShutdown>("slow-shutdown", &records, &[])
    }

    #[test]
    fn slow_shutdowns_are_context_however_many() {
        let found = findings(&[3, 9, 2, 40]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].count), (Kind::Context, 3));
        assert_eq!(findings(&[0, 1, 2]), []);
    }
}
