//! Shortcuts and automations that take the location, messages, pictures or sound of the phone and send
//! to a fixed recipient or server. One finding per shortcut.
//!
//! Described in: <https://support.apple.com/guide/shortcuts/intro-to-personal-automation-apd690170742/ios>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, ios::shortcuts::Shortcut};
use model::{Argument, Certainty, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most shortcuts kept: phones have up to a few hundred.
const SHORTCUTS: usize = 1_000;
/// Most recipients that an excerpt names.
const NAMED: usize = 3;

/// What is known of one shortcut.
#[derive(Debug, Default)]
struct Found {
    name: String,
    collects: Vec<&'static str>,
    /// Whether it sends without showing what.
    alone: bool,
    evidence: EvidenceList,
}

/// Folds the shortcuts that both collect and send.
#[derive(Debug, Default)]
pub(crate) struct ShortcutSends(BTreeMap<String, Found>);

impl Check for ShortcutSends {
    const ABOUT: About = About {
        reads: &["ios.shortcuts"],
        described_in: &[
            "https://support.apple.com/guide/shortcuts/intro-to-personal-automation-apd690170742/ios",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosShortcuts(shortcut) = record else {
            return;
        };
        let sends = shortcut.sends_alone > 0 || shortcut.sends_shown > 0;
        if shortcut.collects.is_empty() || !sends {
            return;
        }
        let id = shortcut.shortcut_id.as_ref().map(Untrusted::raw);
        let key = id.map_or_else(|| place.to_string(), str::to_owned);
        if self.0.len() >= SHORTCUTS && !self.0.contains_key(&key) {
            return;
        }
        let name = shortcut.name.as_ref().map_or("", Untrusted::raw);
        let mut found = Found {
            name: if name.is_empty() { &key } else { name }.to_owned(),
            collects: shortcut.collects.clone(),
            alone: shortcut.sends_alone > 0,
            ..Found::default()
        };
        let time = shortcut.modified.or(shortcut.created);
        let observed = observed(&found.name, shortcut);
        found.evidence.add(seen, place, time, &observed);
        self.0.entry(key).or_default().absorb(found);
    }

    fn absorb(&mut self, later: Self) {
        for (key, found) in later.0 {
            if self.0.len() < SHORTCUTS || self.0.contains_key(&key) {
                self.0.entry(key).or_default().absorb(found);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (id, found) in self.0 {
            // What is shown first is no secret; a question to a server is how the weather comes.
            let (kind, variant) = if found.alone {
                (Kind::Suspicious, "")
            } else {
                (Kind::Context, "shown")
            };
            let said = Said {
                kind,
                certainty: Certainty::Possible,
                variant,
                subject: id,
                arguments: vec![
                    ("name", Argument::words(&found.name)),
                    ("what", Argument::Key(words_of(&found.collects).into())),
                ],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, found.evidence);
        }
    }
}

impl Found {
    fn absorb(&mut self, later: Found) {
        if self.name.is_empty() {
            self.name = later.name;
        }
        for what in later.collects {
            if !self.collects.contains(&what) {
                self.collects.push(what);
            }
        }
        self.alone |= later.alone;
        self.evidence.absorb(later.evidence);
    }
}

/// The name of the shortcut, and some of those it sends to.
fn observed(name: &str, shortcut: &Shortcut<'_>) -> String {
    let recipients = shortcut.recipients.iter().take(NAMED).map(Untrusted::raw);
    let recipients = recipients.collect::<Vec<_>>().join(", ");
    if recipients.is_empty() {
        name.to_owned()
    } else {
        format!("{name} > {recipients}")
    }
}

/// The key of the words for what is collected.
fn words_of(collects: &[&'static str]) -> &'static str {
    match collects {
        ["location"] => "shortcut-collects-location",
        ["photos"] => "shortcut-collects-photos",
        ["audio"] => "shortcut-collects-audio",
        ["messages"] => "shortcut-collects-messages",
        _ => "shortcut-collects-several",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{checks::Draft, draft::conclude};
    use model::Finding;

    fn findings(shortcuts: &[Shortcut<'_>]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.shortcuts",
            path: "/Shortcuts.sqlite".into(),
        };
        let mut check = ShortcutSends::default();
        for (row, shortcut) in (1..).zip(shortcuts) {
            let place = Place::Row {
                table: "ZSHORTCUT",
                row,
            };
            let mut job = ShortcutSends::default();
            job.record(&seen, place, AnyRecord::IosShortcuts(shortcut));
            check.absorb(job);
        }
        let mut drafts: Vec<Draft> = Vec::new();
        check.conclude(&mut Drafts::new("shortcut-sends", &mut drafts));
        conclude(drafts, Vec::new(), &[])
    }

    fn shortcut(collects: &[&'static str], alone: u64, shown: u64) -> Shortcut<'static> {
        Shortcut {
            name: Some("Home".into()),
            collects: collects.to_vec(),
            sends_alone: alone,
            sends_shown: shown,
            recipients: vec!["+33 6 39 98 00 01".into()],
            ..Shortcut::default()
        }
    }

    #[test]
    fn collecting_and_sending_in_one_shortcut_is_told() {
        let all = findings(&[
            shortcut(&["location"], 1, 0),
            shortcut(&["photos", "audio"], 2, 1),
        ]);
        assert_eq!(all.len(), 2);
        for finding in &all {
            assert_eq!(finding.kind, Kind::Suspicious);
            assert_eq!(finding.certainty, Certainty::Possible);
            assert_eq!(
                finding.evidence[0].observed.raw(),
                "Home > +33 6 39 98 00 01"
            );
        }
    }

    #[test]
    fn either_alone_and_what_is_shown_first_are_no_alarm() {
        assert!(findings(&[shortcut(&[], 3, 0), shortcut(&["location"], 0, 0)]).is_empty());
        let shown = findings(&[shortcut(&["location"], 0, 1)]);
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].kind, Kind::Context);
        assert_eq!(shown[0].title.key, "check-shortcut-sends-shown-title");
    }
}
