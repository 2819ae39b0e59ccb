//! Messages that are gone: gaps in the numbers of SMS and iMessages, and `WhatsApp` chats whose last
//! message is later than the newest that is stored.
//!
//! Everybody deletes messages: this is context, and never more.
//! Described in: <https://www.sqlite.org/autoinc.html>,
//! <https://www.group-ib.com/blog/whatsapp-forensic-artifacts/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Instant, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most chats whose newest message is kept; the busiest known have some thousands.
const CHATS: usize = 20_000;
/// A chat may be dated that much later than its last message.
const SLACK_NS: i64 = 60_000_000_000;

/// Folds gaps and the newest message of each chat of one file, and what earlier files gave.
#[derive(Debug, Default)]
pub(crate) struct DeletedMessages {
    last_row: Option<i64>,
    newest: BTreeMap<String, Instant>,
    missing: u64,
    gaps: EvidenceList,
    chats: EvidenceList,
}

impl Check for DeletedMessages {
    const ABOUT: About = About {
        reads: &["ios.sms", "ios.whatsapp"],
        described_in: &[
            "https://www.sqlite.org/autoinc.html",
            "https://www.group-ib.com/blog/whatsapp-forensic-artifacts/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::IosSms(message) => {
                let Place::Row {
                    table: "message",
                    row,
                } = place
                else {
                    return;
                };
                // A message of several conversations comes once for each.
                let before = self.last_row.replace(row).unwrap_or(row);
                let gap = row.saturating_sub(before).saturating_sub(1);
                if gap > 0 {
                    self.missing = self.missing.saturating_add(gap.unsigned_abs());
                    let observed = format!("ROWID {before} … {row}");
                    self.gaps.add(seen, place, message.time, &observed);
                }
            }
            AnyRecord::IosWhatsapp(item) => {
                let (Some(chat), Some(time)) = (item.chat.as_ref().map(Untrusted::raw), item.time)
                else {
                    return;
                };
                match item.kind {
                    "message" => self.message(chat, time),
                    "chat" if self.is_later(chat, time) => {
                        self.chats.add(seen, place, Some(time), chat);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        self.missing = self.missing.saturating_add(later.missing);
        self.gaps.absorb(later.gaps);
        self.chats.absorb(later.chats);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (variant, evidence) in [("numbers", self.gaps), ("chats", self.chats)] {
            if evidence.count() > 0 {
                let missing = i64::try_from(self.missing).unwrap_or(i64::MAX);
                let said = Said {
                    variant,
                    arguments: vec![("missing", Argument::Number(missing))],
                    ..Said::default()
                };
                out.say(&said, evidence);
            }
        }
    }
}

impl DeletedMessages {
    fn message(&mut self, chat: &str, time: Instant) {
        if let Some(newest) = self.newest.get_mut(chat) {
            *newest = time.max(*newest);
        } else if self.newest.len() < CHATS {
            self.newest.insert(chat.to_owned(), time);
        }
    }

    /// Whether the last message of a chat is later than the newest stored one. A chat without any
    /// message is one that was emptied, or of which none was ever read: it says nothing.
    fn is_later(&self, chat: &str, last: Instant) -> bool {
        self.newest
            .get(chat)
            .is_some_and(|newest| last.unix_ns().saturating_sub(newest.unix_ns()) > SLACK_NS)
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{sms::Message, whatsapp::WhatsappItem};
    use model::Kind;

    use super::*;
    use crate::checks::conclude;

    fn seen(artefact: &'static str) -> SeenIn {
        SeenIn {
            source: "S1".into(),
            artefact,
            path: "/x".into(),
        }
    }

    fn findings(check: DeletedMessages) -> Vec<(String, Kind, u64)> {
        let mut all = Vec::new();
        check.conclude(&mut Drafts::new("deleted-messages", &mut all));
        conclude(all, Vec::new(), &[])
            .into_iter()
            .map(|finding| (finding.title.key.into_owned(), finding.kind, finding.count))
            .collect()
    }

    fn rows(rows: &[i64]) -> DeletedMessages {
        let mut check = DeletedMessages::default();
        for row in rows {
            let place = Place::Row {
                table: "message",
                row: *row,
            };
            check.record(
                &seen("ios.sms"),
                place,
                AnyRecord::IosSms(&Message::default()),
            );
        }
        check
    }

    #[test]
    fn gaps_between_numbers_are_told_once_as_context() {
        let check = rows(&[3, 4, 4, 7, 8, 10]);
        assert_eq!(check.missing, 3);
        let expected = (
            "check-deleted-messages-numbers-title".to_owned(),
            Kind::Context,
            2,
        );
        assert_eq!(findings(check), [expected]);
        assert_eq!(findings(rows(&[3, 4, 4, 5])), []);
    }

    #[test]
    fn a_chat_that_ended_later_than_its_messages_is_told() {
        let item = |kind, chat: &'static str, time| WhatsappItem {
            kind,
            message_id: None,
            time: Instant::parse(time),
            from_me: None,
            person: None,
            person_name: None,
            chat: Some(chat.into()),
            group_name: None,
            media_path: None,
            length_bytes: 0,
            links: artefacts::Links::default(),
            body: None,
        };
        let mut check = DeletedMessages::default();
        for item in [
            item("message", "a@g.us", "2021-01-01T10:00:00Z"),
            item("message", "b@g.us", "2021-01-02T10:00:00Z"),
            item("message", "a@g.us", "2021-01-01T09:00:00Z"),
            item("chat", "a@g.us", "2021-01-01T12:00:00Z"),
            item("chat", "b@g.us", "2021-01-02T10:00:00Z"),
            item("chat", "empty@g.us", "2021-01-02T10:00:00Z"),
        ] {
            check.record(
                &seen("ios.whatsapp"),
                Place::Whole,
                AnyRecord::IosWhatsapp(&item),
            );
        }
        let expected = (
            "check-deleted-messages-chats-title".to_owned(),
            Kind::Context,
            1,
        );
        assert_eq!(findings(check), [expected]);
    }
}
