//! What stands beside the events of a calendar: who takes part, subscribed and shared calendars, files,
//! conferences.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/calendarAll.py>.

use formats::sqlite::{Column, Database, Row, Select};

use crate::{
    Out,
    calendar_columns::{BESIDE, Beside, PARTICIPANT_LEFT_OUT},
    ios::calendar::{Calendar, CalendarEntry, write},
    links::Links,
    values::{row_cocoa, row_filled, row_truth},
};

/// The `entity_type` of who made an event; 7 is of those invited.
const ORGANISER: i64 = 8;

struct ParticipantColumns {
    mail: Column,
    phone: Column,
    own: Column,
    event: Column,
    comment: Column,
    inviter: Column,
    entity: Column,
    address: Column,
    start: Column,
    created: Column,
}

/// Reads who takes part in events.
pub(crate) fn participants(database: &Database, out: &mut Out<'_, Calendar>) {
    if !database.has_table("Participant") {
        return;
    }
    let mut select = Select::from("Participant");
    select.also_known(PARTICIPANT_LEFT_OUT);
    let event = select.left_join("CalendarItem", "ROWID", "owner_id");
    let identity = select.left_join("Identity", "ROWID", "identity_id");
    let columns = ParticipantColumns {
        mail: select.column("email"),
        phone: select.column("phone_number"),
        own: select.column("is_self"),
        event: select.column("owner_id"),
        comment: select.column("comment"),
        inviter: select.column("invited_by"),
        entity: select.column("entity_type"),
        address: select.column_of(identity, "address"),
        start: select.column_of(event, "start_date"),
        created: select.column_of(event, "creation_date"),
    };
    out.rows(database, &select, |out, row| {
        let entry = participant(row, &columns);
        // Who made an event stands in the event.
        let is_organiser = row.integer(columns.entity) == Some(ORGANISER);
        if entry.says_something() && !(is_organiser && entry.links.is_empty()) {
            write(row, &entry, out);
        }
    });
}

fn participant<'r>(row: &'r Row<'_>, columns: &ParticipantColumns) -> CalendarEntry<'r> {
    let mut links = Links::default();
    for column in [columns.comment, columns.inviter] {
        if let Some(text) = row.text(column) {
            links.in_passing_text(&text);
        }
    }
    CalendarEntry {
        kind: "participant",
        event_id: row.integer(columns.event),
        time: row_cocoa(row, columns.start),
        created: row_cocoa(row, columns.created),
        from_me: row_truth(row, columns.own),
        person: row_filled(row, columns.mail).or_else(|| row_filled(row, columns.address)),
        phone_number: row_filled(row, columns.phone),
        links,
        ..CalendarEntry::default()
    }
}

/// Reads the other tables, those that there are.
pub(crate) fn tables_beside(database: &Database, out: &mut Out<'_, Calendar>) {
    for beside in BESIDE {
        if database.has_table(beside.table) {
            let mut select = Select::from(beside.table);
            select.also_known(beside.left_out);
            let columns = BesideColumns::new(beside, &mut select);
            out.rows(database, &select, |out, row| {
                let entry = columns.entry(row);
                if entry.says_something() {
                    write(row, &entry, out);
                }
            });
        }
    }
}

struct BesideColumns {
    kind: &'static str,
    event: Option<Column>,
    people: Vec<Column>,
    address: Option<Column>,
    phones: Vec<Column>,
    url: Column,
    file_name: Option<Column>,
    created: Option<Column>,
    texts: Vec<Column>,
}

impl BesideColumns {
    fn new(beside: &Beside, select: &mut Select) -> Self {
        let address = beside.identity.map(|column| {
            let identity = select.left_join("Identity", "ROWID", column);
            select.column_of(identity, "address")
        });
        let mut columns = |names: &[&'static str]| -> Vec<Column> {
            names.iter().map(|name| select.column(name)).collect()
        };
        let [people, phones, texts] =
            [beside.people, beside.phones, beside.texts].map(&mut columns);
        let mut one = |name: Option<&'static str>| name.map(|name| select.column(name));
        let [event, file_name, created] =
            [beside.event, beside.file_name, beside.created].map(&mut one);
        Self {
            kind: beside.kind,
            event,
            people,
            address,
            phones,
            url: select.column(beside.url),
            file_name,
            created,
            texts,
        }
    }

    fn entry<'r>(&self, row: &'r Row<'_>) -> CalendarEntry<'r> {
        let first = |columns: &[Column]| {
            let mut columns = columns.iter();
            columns.find_map(|column| row_filled(row, *column))
        };
        let person = first(&self.people);
        let mut links = Links::default();
        let others = self.people.iter();
        let others = others.filter(|column| row_filled(row, **column) != person);
        for column in others.chain(&self.texts) {
            if let Some(text) = row.text(*column) {
                links.in_passing_text(&text);
            }
        }
        CalendarEntry {
            kind: self.kind,
            event_id: self.event.and_then(|column| row.integer(column)),
            created: self.created.and_then(|column| row_cocoa(row, column)),
            person: person.or_else(|| row_filled(row, self.address?)),
            phone_number: first(&self.phones),
            // Some columns hold names of files on a server.
            url: row_filled(row, self.url).filter(|url| url.raw().contains(['/', '.'])),
            file_name: self.file_name.and_then(|column| row_filled(row, column)),
            links,
            ..CalendarEntry::default()
        }
    }
}
