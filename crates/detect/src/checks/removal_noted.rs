//! Apps that the phone's own logs note as removed, with the dates: a fact for reading the rest, never
//! an alarm.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, apps::is_apple, draft::Said};

/// Most apps kept: phones have a few hundred.
const NAMED: usize = 5_000;
/// Apps named in the sentence.
const SHOWN: usize = 8;

/// Folds the apps that were removed.
#[derive(Debug, Default)]
pub(crate) struct RemovalNoted(BTreeMap<String, EvidenceList>);

impl Check for RemovalNoted {
    const ABOUT: About = About {
        reads: &["ios.powerlog_apps", "ios.knowledge_apps"],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let (app, removed) = match record {
            AnyRecord::IosPowerlogApps(noted) if noted.kind != "part" => {
                (&noted.app_id, noted.removed)
            }
            AnyRecord::IosKnowledgeApps(event) if event.is_install == Some(false) => {
                (&event.app_id, event.time)
            }
            _ => return,
        };
        let app = app.as_ref().map(Untrusted::raw);
        let (Some(app), Some(removed)) = (app.filter(|app| !is_apple(app)), removed) else {
            return;
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, Some(removed), app);
        self.add(app.to_owned(), evidence);
    }

    fn absorb(&mut self, later: Self) {
        for (app, evidence) in later.0 {
            self.add(app, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let (mut all, mut shown) = (EvidenceList::default(), Vec::new());
        let removed = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        for (app, evidence) in self.0 {
            all.absorb(evidence);
            if shown.len() < SHOWN {
                shown.push(app);
            }
        }
        if removed > 0 {
            let said = Said {
                arguments: vec![
                    ("apps", Argument::words(&shown.join(", "))),
                    ("removed", Argument::Number(removed)),
                ],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, all);
        }
    }
}

impl RemovalNoted {
    fn add(&mut self, app: String, evidence: EvidenceList) {
        if let Some(known) = self.0.get_mut(&app) {
            known.absorb(evidence);
        } else if self.0.len() < NAMED {
            self.0.insert(app, evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::knowledge_apps::AppEvent;
    use model::{Instant, Kind};

    use super::*;
    use crate::trial;

    fn event(app: &'static str, is_install: Option<bool>) -> AppEvent<'static> {
        AppEvent {
            time: Some(Instant::from_unix_ns(7)),
            ended: None,
            stream: Some(Untrusted::from("/app/install")),
            app_id: Some(Untrusted::from(app)),
            is_install,
            url: None,
            domain: None,
        }
    }

    #[test]
    fn removals_are_told_together_and_installations_are_not() {
        let told = |events: &[AppEvent<'_>]| {
            let records: Vec<_> = events.iter().map(AnyRecord::IosKnowledgeApps).collect();
            trial::findings::<RemovalNoted>("removal-noted", &records, &[])
        };
        let others = [
            event("org.example.here", Some(true)),
            event("org.example.used", None),
            event("com.apple.tips", Some(false)),
        ];
        assert!(told(&others).is_empty());
        let gone = [
            event("org.example.gone", Some(false)),
            event("org.example.gone", Some(false)),
            event("org.example.too", Some(false)),
        ];
        let found = told(&gone);
        assert_eq!((found.len(), found[0].kind), (1, Kind::Context));
        assert_eq!(found[0].count, 3);
    }
}
