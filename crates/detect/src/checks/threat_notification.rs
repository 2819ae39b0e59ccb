//! Messages in which Apple warns of a targeted attack, in the languages in which the warning is known.
//!
//! Described in: <https://support.apple.com/102174>,
//! <https://www.cert.ssi.gouv.fr/cti/CERTFR-2025-CTI-010/>.

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place, Stage, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Addresses from which Apple sends the warning.
const SENDERS: &[&str] = &[
    "threat-notifications@apple.com",
    "threat-notifications@email.apple.com",
];
/// How the warning begins.
const OPENINGS: &[&str] = &[
    "alert", "alerte", "alerta", "allarme", "avviso", "warnung", "alarm",
];
/// What it warns of, by language: English (2021, 2024), French, Spanish, Italian, German, Portuguese.
const ATTACKS: &[&str] = &[
    "state-sponsored attackers",
    "mercenary spyware attack",
    "attaquants parrainés par un état",
    "attaquants financés par un état",
    "attaquants soutenus par un état",
    "attaquants commandités par un état",
    "logiciel espion mercenaire",
    "logiciels espions mercenaires",
    "spyware mercenario",
    "programa espía mercenario",
    "atacantes patrocinados por un estado",
    "spyware mercenari",
    "söldner-spyware",
    "spyware mercenário",
];
/// The warning stands in the first words of the message; what follows is not looked at.
const SEARCHED_CHARS: usize = 400;

/// Folds the warnings received.
#[derive(Debug, Default)]
pub(crate) struct ThreatNotification {
    received: EvidenceList,
}

impl Check for ThreatNotification {
    const ABOUT: About = About {
        reads: &["ios.sms"],
        described_in: &[
            "https://support.apple.com/102174",
            "https://www.cert.ssi.gouv.fr/cti/CERTFR-2025-CTI-010/",
        ],
    };
    const REMOVED_ROWS: bool = true;

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosSms(message) = record else {
            return;
        };
        if message.from_me == Some(true) {
            return;
        }
        let sender = message.person.as_ref().map(Untrusted::raw);
        let from_apple = sender.filter(|sender| {
            SENDERS
                .iter()
                .any(|known| sender.eq_ignore_ascii_case(known))
        });
        let words = message.body.and_then(warning);
        if let Some(observed) = words.as_deref().or(from_apple) {
            self.received.add(seen, place, message.time, observed);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.received.absorb(later.received);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.received.count() == 0 {
            return;
        }
        let said = Said {
            kind: Kind::Suspicious,
            certainty: Certainty::Likely,
            stage: Some(Stage::Targeting),
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.received);
    }
}

/// The words of the warning, if `body` is one: an opening, the name of Apple, and an attack it names.
fn warning(body: &str) -> Option<String> {
    // Nearly all messages are refused here, without a copy.
    let first = body.trim_start().get(..OPENING_BYTES)?.to_ascii_lowercase();
    if !OPENINGS.iter().any(|opening| first.starts_with(opening)) {
        return None;
    }
    let start: String = body.trim().chars().take(SEARCHED_CHARS).collect();
    let lower = start.to_lowercase();
    let named = ATTACKS.iter().any(|attack| lower.contains(attack));
    let about_phone = lower.contains("apple") || lower.contains("iphone");
    (named && about_phone).then(|| start.lines().next().unwrap_or_default().to_owned())
}

/// All openings are within these bytes, and in ASCII.
const OPENING_BYTES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_wordings_are_recognised() {
        for text in [
            "ALERT: State-sponsored attackers may be targeting your iPhone",
            "ALERT: Apple detected a targeted mercenary spyware attack against your iPhone\nMore",
            "ALERTE : Apple a détecté une attaque ciblée de logiciel espion mercenaire contre votre iPhone",
            "Alerte : Apple a détecté que vous étiez la cible d'une attaque de logiciels espions mercenaires",
        ] {
            assert!(warning(text).is_some(), "{text}");
        }
    }

    #[test]
    fn talk_about_it_is_no_warning() {
        for text in [
            "",
            "ALERTE",
            "Did you read that Apple detected a targeted mercenary spyware attack?",
            "Alert: your parcel is waiting",
            "ALERT: mercenary spyware attack film tonight at eight",
            "Alerte météo : orages sur votre commune, restez chez vous",
        ] {
            assert!(warning(text).is_none(), "{text}");
        }
    }
}
