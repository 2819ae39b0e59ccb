//! Apps that the installer's log says were taken off the phone and not put back. A fact for reading the
//! rest, never an alarm.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Instant, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, apps::is_apple, draft::Said};

/// Most apps kept: phones have a few hundred.
const APPS: usize = 5_000;
/// Apps named in the sentence.
const SHOWN: usize = 8;

/// What the log says of one app.
#[derive(Debug, Default)]
struct Changes {
    removed: EvidenceList,
    last_removed: Option<Instant>,
    last_installed: Option<Instant>,
}

/// Folds the changes by app.
#[derive(Debug, Default)]
pub(crate) struct AppRemovedInLog(BTreeMap<String, Changes>);

impl Check for AppRemovedInLog {
    const ABOUT: About = About {
        reads: &["ios.installation_log"],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosInstallationLog(event) = record else {
            return;
        };
        let id = event.app_id.as_ref().map_or("", Untrusted::raw);
        let is_full = self.0.len() >= APPS && !self.0.contains_key(id);
        if id.is_empty() || is_apple(id) || is_full {
            return;
        }
        match event.kind {
            "removed" => {
                let changes = self.0.entry(id.to_owned()).or_default();
                changes.last_removed = changes.last_removed.max(event.time);
                changes.removed.add(seen, place, event.time, id);
            }
            "installed" => {
                let changes = self.0.entry(id.to_owned()).or_default();
                changes.last_installed = changes.last_installed.max(event.time);
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        for (id, other) in later.0 {
            let changes = self.0.entry(id).or_default();
            changes.last_removed = changes.last_removed.max(other.last_removed);
            changes.last_installed = changes.last_installed.max(other.last_installed);
            changes.removed.absorb(other.removed);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let mut all = EvidenceList::default();
        let (mut shown, mut gone) = (Vec::new(), 0_i64);
        for (id, changes) in self.0 {
            let came_back = changes.last_installed > changes.last_removed;
            if changes.removed.count() == 0 || came_back {
                continue;
            }
            gone = gone.saturating_add(1);
            if shown.len() < SHOWN {
                shown.push(id);
            }
            all.absorb(changes.removed);
        }
        if gone == 0 {
            return;
        }
        let said = Said {
            arguments: vec![
                ("apps", Argument::words(&shown.join(", "))),
                ("named", Argument::Number(gone)),
            ],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, all);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::installation_log::InstallationEvent;
    use model::Kind;

    use super::*;
    use crate::trial::findings;

    fn event(kind: &'static str, app: &'static str, second: i64) -> InstallationEvent<'static> {
        InstallationEvent {
            kind,
            app_id: Some(app.into()),
            time: Some(Instant::from_unix_ns(second * 1_000_000_000)),
            ..InstallationEvent::default()
        }
    }

    fn said(events: &[InstallationEvent<'_>]) -> Vec<(Kind, u64)> {
        let records: Vec<AnyRecord<'_>> =
            events.iter().map(AnyRecord::IosInstallationLog).collect();
        let found = findings::<AppRemovedInLog>("app-removed-in-log", &records, &[]);
        found
            .iter()
            .map(|finding| (finding.kind, finding.count))
            .collect()
    }

    #[test]
    fn apps_that_stayed_away_are_told_as_context() {
        let away = event("removed", "org.chat.example", 20);
        assert_eq!(
            said(&[event("installed", "org.chat.example", 10), away]),
            [(Kind::Context, 1)]
        );
    }

    #[test]
    fn what_came_back_and_what_is_apples_is_not() {
        let back = [
            event("removed", "org.chat.example", 20),
            event("installed", "org.chat.example", 30),
            event("removed", "com.apple.Maps", 20),
        ];
        assert_eq!(said(&back), []);
    }
}
