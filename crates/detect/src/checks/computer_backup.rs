//! A backup of the phone on a computer, beside the one that is being looked at: whoever has that
//! computer may have a copy of what the phone held.
//!
//! Described in: <https://support.apple.com/108306>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Statement};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// A backup takes hours at most, and the phone notes it when it ends.
const DAY_NS: u64 = 86_400_000_000_000;
/// Most sources kept, and most dates of one.
const SOURCES: usize = 64;

/// What is known of one source.
#[derive(Debug, Default)]
struct Dates {
    /// When the backup that is being looked at was made, as its several files say.
    own: Vec<Instant>,
    /// The last backup on a computer that the phone noted.
    noted: Option<Instant>,
    evidence: EvidenceList,
}

/// Folds the dates by source.
#[derive(Debug, Default)]
pub(crate) struct ComputerBackup {
    sources: BTreeMap<String, Dates>,
}

impl Check for ComputerBackup {
    const ABOUT: About = About {
        reads: &[
            "ios.backup_settings",
            "ios.backup_information",
            "ios.backup_properties",
        ],
        described_in: &["https://support.apple.com/108306"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let (own, noted) = match record {
            AnyRecord::IosBackupInformation(backup) => (backup.time, None),
            AnyRecord::IosBackupProperties(backup) => (backup.time, None),
            AnyRecord::IosBackupSettings(settings) => (None, settings.time),
            _ => return,
        };
        if self.sources.len() >= SOURCES && !self.sources.contains_key(&seen.source) {
            return;
        }
        let dates = self.sources.entry(seen.source.clone()).or_default();
        if dates.own.len() < SOURCES {
            dates.own.extend(own);
        }
        if let Some(at) = noted {
            dates.noted = dates.noted.max(noted);
            let observed = format!("LastiTunesBackupDate: {at}");
            dates.evidence.add(seen, place, noted, &observed);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (source, other) in later.sources {
            let dates = self.sources.entry(source).or_default();
            dates.own.extend(other.own);
            dates.noted = dates.noted.max(other.noted);
            dates.evidence.absorb(other.evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (source, dates) in self.sources {
            let Some(noted) = dates.noted else { continue };
            let same = dates
                .own
                .iter()
                .any(|own| own.unix_ns().abs_diff(noted.unix_ns()) <= DAY_NS);
            let (kind, variant) = if same {
                (Kind::Context, "this")
            } else {
                (Kind::Exposure, "")
            };
            let said = Said {
                kind,
                certainty: Certainty::Possible,
                variant,
                subject: source,
                arguments: vec![("date", Argument::words(&noted.date()))],
                // The phone does not note which computer it was: any that the owner names fits.
                excused_by: vec![Statement::Computer("".into())],
                harmless_causes: if same { 1 } else { 2 },
                ..Said::default()
            };
            out.say(&said, dates.evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{
        Links,
        ios::{backup_properties::BackupState, backup_settings::BackupHistory},
    };
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

    fn findings(own: &str, noted: Option<&str>, known: &[Statement]) -> Vec<Finding> {
        let seen = |artefact| SeenIn {
            source: "S1".into(),
            artefact,
            path: "/x".into(),
        };
        let settings = BackupHistory {
            time: noted.and_then(Instant::parse),
            computer_backup_zone: None,
            cloud_backup_on: Some(true),
            cloud_backup: None,
            cloud_backup_zone: None,
            encryption_required: None,
            links: Links::default(),
        };
        let backup = BackupState {
            time: Instant::parse(own),
            format_version: None,
            encrypted: None,
            passcode_set: None,
            device_name: None,
            model: None,
            os_version: None,
            os_build: None,
            snapshot_state: None,
            full_backup: None,
        };
        let mut check = ComputerBackup::default();
        let record = AnyRecord::IosBackupSettings(&settings);
        check.record(&seen("ios.backup_settings"), Place::Whole, record);
        let mut later = ComputerBackup::default();
        let record = AnyRecord::IosBackupProperties(&backup);
        later.record(&seen("ios.backup_properties"), Place::Whole, record);
        check.absorb(later);
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("computer-backup", &mut drafts));
        conclude(drafts, Vec::new(), known)
    }

    const OWN: &str = "2024-05-05T10:00:00Z";

    #[test]
    fn an_earlier_backup_is_an_exposure_until_a_computer_is_known() {
        let found = findings(OWN, Some("2024-03-01T10:00:00Z"), &[]);
        assert_eq!(found[0].kind, Kind::Exposure);
        let known = Statement::Computer("Ada's Mac".into());
        let found = findings(
            OWN,
            Some("2024-03-01T10:00:00Z"),
            std::slice::from_ref(&known),
        );
        assert_eq!(found[0].kind, Kind::Context);
        assert_eq!(found[0].lowered_by, Some(known));
    }

    #[test]
    fn the_backup_itself_and_no_backup_are_no_alarm() {
        let found = findings(OWN, Some("2024-05-04T18:00:00Z"), &[]);
        assert_eq!(found[0].kind, Kind::Context);
        assert_eq!(findings(OWN, None, &[]), []);
    }
}
