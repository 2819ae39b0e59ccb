//! Calendar entries called exactly `Meeting` whose description is exactly `Notes`: the invitations,
//! dated in the past, through which one vendor's spyware came in.
//!
//! Described in: <https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/>.

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place, Stage};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

const SUMMARY: &str = "Meeting";
const DESCRIPTION: &str = "Notes";

/// Folds the entries of that form.
#[derive(Debug, Default)]
pub(crate) struct CalendarInvitation {
    entries: EvidenceList,
    /// Whether one was made after its own date by somebody who invites.
    is_backdated: bool,
}

impl Check for CalendarInvitation {
    const ABOUT: About = About {
        reads: &["ios.calendar"],
        described_in: &[
            "https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosCalendar(entry) = record else {
            return;
        };
        // What the owner invited others to is no invitation received.
        let is_own = entry.from_me == Some(true);
        if entry.summary != Some(SUMMARY) || entry.description != Some(DESCRIPTION) || is_own {
            return;
        }
        let made = entry.created.or(entry.modified);
        let is_backdated = made.is_some_and(|made| entry.ended.or(entry.time) < Some(made));
        // Noted afterwards by the owner, it has nobody who invites.
        let is_invited = entry.from_me.is_some() || entry.person.is_some();
        self.is_backdated |= is_backdated && is_invited;
        let observed = entry.person.as_ref().map_or("", |person| person.raw());
        let observed = format!("{SUMMARY} / {DESCRIPTION} {observed}");
        self.entries
            .add(seen, place, entry.time.or(made), observed.trim_end());
    }

    fn absorb(&mut self, later: Self) {
        self.entries.absorb(later.entries);
        self.is_backdated |= later.is_backdated;
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.entries.count() == 0 {
            return;
        }
        let (certainty, variant) = if self.is_backdated {
            (Certainty::Likely, "past")
        } else {
            (Certainty::Possible, "")
        };
        let said = Said {
            kind: Kind::Suspicious,
            certainty,
            stage: Some(Stage::Targeting),
            variant,
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.entries);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::calendar::CalendarEntry;
    use model::Instant;

    use super::*;
    use crate::checks::conclude;

    fn seen() -> SeenIn {
        SeenIn {
            source: "S1".into(),
            artefact: "ios.calendar",
            path: "/private/var/mobile/Library/Calendar/Calendar.sqlitedb".into(),
        }
    }

    fn certainty(entry: &CalendarEntry<'_>) -> Option<Certainty> {
        let mut check = CalendarInvitation::default();
        let place = Place::Row {
            table: "CalendarItem",
            row: 1,
        };
        check.record(&seen(), place, AnyRecord::IosCalendar(entry));
        let mut all = Vec::new();
        check.conclude(&mut Drafts::new("calendar-invitation", &mut all));
        conclude(all, Vec::new(), &[])
            .first()
            .map(|finding| finding.certainty)
    }

    fn entry<'a>(summary: &'a str, description: &'a str) -> CalendarEntry<'a> {
        CalendarEntry {
            kind: "event",
            time: Instant::parse("2021-01-01T10:00:00Z"),
            ended: Instant::parse("2021-01-01T11:00:00Z"),
            created: Instant::parse("2021-03-01T10:00:00Z"),
            from_me: Some(false),
            person: Some("sender@mail.example".into()),
            summary: Some(summary),
            description: Some(description),
            ..CalendarEntry::default()
        }
    }

    #[test]
    fn the_exact_words_speak_and_a_date_in_the_past_makes_it_surer() {
        let past = entry("Meeting", "Notes");
        assert_eq!(certainty(&past), Some(Certainty::Likely));
        let to_come = CalendarEntry {
            created: Instant::parse("2020-12-01T10:00:00Z"),
            ..entry("Meeting", "Notes")
        };
        assert_eq!(certainty(&to_come), Some(Certainty::Possible));
        let uninvited = CalendarEntry {
            from_me: None,
            person: None,
            ..entry("Meeting", "Notes")
        };
        assert_eq!(certainty(&uninvited), Some(Certainty::Possible));
        let undated = CalendarEntry {
            created: None,
            ..entry("Meeting", "Notes")
        };
        assert_eq!(certainty(&undated), Some(Certainty::Possible));
    }

    #[test]
    fn ordinary_meetings_do_not() {
        for (summary, description) in [
            ("Meeting", "Notes: bring the draft"),
            ("Meeting", ""),
            ("meeting", "Notes"),
            ("Team Meeting", "Notes"),
            ("Notes", "Meeting"),
        ] {
            assert_eq!(certainty(&entry(summary, description)), None, "{summary}");
        }
        let own = CalendarEntry {
            from_me: Some(true),
            ..entry("Meeting", "Notes")
        };
        assert_eq!(certainty(&own), None);
    }
}
