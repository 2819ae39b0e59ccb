//! What a connected computer did over adb, as intrusion logs tell: commands, files copied. While the phone was
//! read, that is how it was read.
//!
//! An exposure and no suspicion, sure as it is: developers do this every day, and only an exposure can be
//! lowered by what the person says. Described in:
//! <https://developer.android.com/reference/android/app/admin/SecurityLog>.

use artefacts::{AnyRecord, android::intrusion_log::IntrusionEvent};
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// A day, in billionths of a second.
const DAY_NS: u64 = 86_400_000_000_000;
/// Most names of programs told.
const PROGRAMS: usize = 8;

/// Folds what was done while the phone was read, and at other times.
#[derive(Debug, Default)]
pub(crate) struct DebuggingInLog {
    then: EvidenceList,
    before: EvidenceList,
    programs: Vec<String>,
}

impl Check for DebuggingInLog {
    const ABOUT: About = About {
        reads: &["android.intrusion_log"],
        described_in: &["https://developer.android.com/reference/android/app/admin/SecurityLog"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidIntrusionLog(event) = record else {
            return;
        };
        let tag = event.tag.as_ref().map_or("", Untrusted::raw);
        if !tag.starts_with("adb_") {
            return;
        }
        let program = event.command_program.as_ref().map_or("", Untrusted::raw);
        let path = event.path.as_ref().map_or("", Untrusted::raw);
        let observed = format!("{tag} {program}{path}");
        if is_of_reading(event) {
            self.then.add(seen, place, event.time, observed.trim());
        } else {
            self.before.add(seen, place, event.time, observed.trim());
            self.program(if program.is_empty() { tag } else { program });
        }
    }

    fn absorb(&mut self, later: Self) {
        self.then.absorb(later.then);
        self.before.absorb(later.before);
        for program in later.programs {
            self.program(&program);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.before.count() > 0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Likely,
                arguments: vec![("what", Argument::words(&self.programs.join(", ")))],
                // The log names no computer: any that the person knows stands for it.
                excused_by: vec![Statement::Adb("".into())],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.before);
        }
        if self.then.count() > 0 {
            let said = Said {
                variant: "now",
                ..Said::default()
            };
            out.say(&said, self.then);
        }
    }
}

impl DebuggingInLog {
    fn program(&mut self, program: &str) {
        let is_new = !self.programs.iter().any(|known| known == program);
        if is_new && self.programs.len() < PROGRAMS {
            self.programs.push(program.to_owned());
        }
    }
}

/// Whether it happened within a day of when the phone was read, if that is known.
fn is_of_reading(event: &IntrusionEvent<'_>) -> bool {
    let (Some(at), Some(read)) = (event.time, event.captured) else {
        return false;
    };
    at.unix_ns().abs_diff(read.unix_ns()) <= DAY_NS
}

#[cfg(test)]
mod tests {
    use model::{Finding, Instant};

    use super::*;
    use crate::trial;

    fn findings(captured: Option<&str>, known: &[&str]) -> Vec<Finding> {
        let event = IntrusionEvent {
            time: Instant::parse("2026-05-03T12:00:00Z"),
            tag: Some("adb_shell_cmd".into()),
            command_program: Some("pm".into()),
            captured: captured.and_then(Instant::parse),
            ..IntrusionEvent::default()
        };
        let records = [AnyRecord::AndroidIntrusionLog(&event)];
        trial::findings::<DebuggingInLog>("debugging-in-log", &records, known)
    }

    #[test]
    fn what_was_done_on_the_day_of_the_reading_is_context() {
        let then = findings(Some("2026-05-03T17:00:00Z"), &[]);
        assert_eq!(then[0].kind, Kind::Context);
        for captured in [Some("2026-05-05T17:00:00Z"), None] {
            let before = findings(captured, &[]);
            assert_eq!(before[0].kind, Kind::Exposure);
            assert_eq!(findings(captured, &["adb:sam@desk"])[0].kind, Kind::Context);
            assert_eq!(findings(captured, &["root"])[0].kind, Kind::Exposure);
        }
    }
}
