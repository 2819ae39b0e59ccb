//! What deleted messages leave in `sms.db`: parts that can still be restored
//! (`recoverable_message_part`), and people without any message (`handle`).
//!
//! Described in: <https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables>.

use std::collections::BTreeSet;

use formats::{
    sqlite::{Column, Database, Joined, Row, Select},
    typedstream,
};
use model::Instant;

use crate::{
    Out,
    ios::sms::{Message, Sms, length},
    links::Links,
    opaque::addresses_in,
    values::{row_filled, row_text, row_truth},
};

/// Most people that are remembered as having messages; the busiest phones know some thousands.
const PEOPLE: usize = 100_000;

/// The people who have messages, by their rows of `handle`.
#[derive(Debug, Default)]
pub(crate) struct WithMessages(BTreeSet<i64>);

impl WithMessages {
    /// Remembers one.
    pub(crate) fn add(&mut self, handle: i64) {
        if self.0.len() < PEOPLE {
            self.0.insert(handle);
        }
    }
}

/// Reads the people who have no message: theirs were deleted, or none was ever sent.
pub(crate) fn people_alone(database: &Database, with: &WithMessages, out: &mut Out<'_, Sms>) {
    let mut select = Select::from("handle");
    select.also_known(&["ROWID", "country", "person_centric_id"]);
    let [person, other, service] =
        ["id", "uncanonicalized_id", "service"].map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        let person = row_filled(row, person).or_else(|| row_filled(row, other));
        if person.is_none() || with.0.len() >= PEOPLE || with.0.contains(&row.rowid()) {
            return;
        }
        let message = Message {
            person,
            service: row_text(row, service),
            ..Message::default()
        };
        out.record(row.place(), &message);
    });
}

struct Columns {
    guid: Column,
    date: Column,
    service: Column,
    from_me: Column,
    account: Column,
    person: Column,
    chat: Column,
    group_name: Column,
    deleted: Column,
    text: Column,
}

impl Columns {
    fn new(select: &mut Select, message: Joined) -> Self {
        let handle = select.left_join_via("handle", "ROWID", message, "handle_id");
        let chat = select.left_join("chat", "ROWID", "chat_id");
        Self {
            guid: select.column_of(message, "guid"),
            date: select.column_of(message, "date"),
            service: select.column_of(message, "service"),
            from_me: select.column_of(message, "is_from_me"),
            account: select.column_of(message, "account"),
            person: select.column_of(handle, "id"),
            chat: select.column_of(chat, "chat_identifier"),
            group_name: select.column_of(chat, "display_name"),
            deleted: select.column("delete_date"),
            text: select.column("part_text"),
        }
    }
}

/// Reads the parts; the words are no longer in the message itself.
pub(crate) fn deleted_parts(database: &Database, out: &mut Out<'_, Sms>) {
    let mut select = Select::from("recoverable_message_part");
    select.also_known(&["chat_id", "message_id", "part_index", "ck_sync_state"]);
    select.also_known(&["message.*", "handle.*", "chat.*"]);
    let message = select.left_join("message", "ROWID", "message_id");
    let columns = Columns::new(&mut select, message);
    out.rows(database, &select, |out, row| part(row, &columns, out));
}

fn part(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, Sms>) {
    let mut links = Links::default();
    let blob = row.blob(columns.text).unwrap_or_default();
    let decoded = typedstream::decode(blob);
    if let Some(words) = &decoded.text {
        links.in_passing_text(words);
    }
    for address in decoded.urls {
        links.address(address);
    }
    // What the phone writes here is not published: what is no typed stream is searched as it is.
    if decoded.fault.is_some() {
        addresses_in(blob, &mut |address| links.address(address.to_owned()));
    }
    let at = |column| row.integer(column).and_then(Instant::from_sms_date);
    let body = decoded.text.as_deref();
    let message = Message {
        guid: row_text(row, columns.guid),
        time: at(columns.date),
        deletion_time: at(columns.deleted),
        service: row_text(row, columns.service),
        from_me: row_truth(row, columns.from_me),
        person: row_text(row, columns.person),
        account: row_text(row, columns.account),
        chat: row_text(row, columns.chat),
        group_name: row_text(row, columns.group_name),
        length_bytes: length(body),
        links,
        body,
        ..Message::default()
    };
    out.record(row.place(), &message);
}
