//! Reads the calendar: `Calendar.sqlitedb`; events, who takes part, subscribed and shared calendars,
//! files and conferences, each from its own table, so that nothing is lost whose partner is gone.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/calendarAll.py>,
//! <https://docs.mvt.re/en/latest/ios/records/#calendarjson>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    calendar_beside::{participants, tables_beside},
    calendar_columns::ITEM_LEFT_OUT,
    links::Links,
    opaque::addresses_in,
    values::{row_cocoa, row_filled, row_truth, state_person},
};

/// The calendar.
#[derive(Debug)]
pub struct Calendar;

/// One event, one person who takes part, or one thing beside them; without its words.
#[derive(Debug, Default, serde::Serialize)]
pub struct CalendarEntry<'a> {
    /// `event`, `participant`, `calendar`, `file`, `conference`, `notification` or `sharee` (somebody
    /// who shares a calendar).
    pub kind: &'static str,
    /// The event's number in this database.
    pub event_id: Option<i64>,
    /// When the event begins.
    pub time: Option<Instant>,
    /// When the event ends.
    pub ended: Option<Instant>,
    /// When the entry was made.
    pub created: Option<Instant>,
    /// When the entry was last changed.
    pub modified: Option<Instant>,
    /// Whether the phone's owner made the event, as far as the calendar says.
    pub from_me: Option<bool>,
    /// Who made the event, takes part, or shares the calendar.
    pub person: Option<Untrusted<'a>>,
    /// The same one's telephone number.
    pub phone_number: Option<Untrusted<'a>>,
    /// The address of the event, file or calendar.
    pub url: Option<Untrusted<'a>>,
    /// Name of the file.
    pub file_name: Option<Untrusted<'a>>,
    /// Length of the description.
    pub length_bytes: u64,
    /// Links in its texts.
    pub links: Links<'a>,
    /// Its title, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub summary: Option<&'a str>,
    /// Its description, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub description: Option<&'a str>,
}

impl CalendarEntry<'_> {
    /// Whether it names anything: most calendars are the owner's own and do not.
    pub(crate) fn says_something(&self) -> bool {
        let named = [&self.person, &self.phone_number, &self.url, &self.file_name];
        named.into_iter().any(Option::is_some) || !self.links.is_empty()
    }

    /// Who put an entry into a calendar is mostly not known, and anybody can invite.
    fn bearing(&self) -> Bearing {
        match self.from_me {
            Some(true) => Bearing::Sent,
            _ => Bearing::Received,
        }
    }
}

impl Record for CalendarEntry<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        // An event may lie decades from now: what dates the record is when it was made.
        let moments = [
            (self.created, "calendar-entry-made"),
            (self.modified, "calendar-entry-changed"),
        ];
        Moment::each_utc(moments, each);
    }

    fn time(&self) -> Option<Instant> {
        self.created.or(self.modified).or(self.time)
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = self.bearing();
        for person in [&self.person, &self.phone_number].into_iter().flatten() {
            state_person(person.raw(), bearing, each);
        }
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(bearing));
        }
        if let Some(name) = &self.file_name {
            each(Value::FileName(name.raw()).with(bearing));
        }
        self.links.traces(bearing, each);
    }
}

impl Artefact for Calendar {
    type Record<'a> = CalendarEntry<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Calendar/Calendar.sqlitedb"],
        fields: &[
            (
                "kind",
                "event, participant, calendar, file, conference, notification, or sharee (who shares a calendar)",
            ),
            ("event_id", "number of the event in this database"),
            ("time", "when the event begins (UTC)"),
            ("ended", "when the event ends (UTC)"),
            ("created", "when the entry was made (UTC)"),
            ("modified", "when the entry was last changed (UTC)"),
            (
                "from_me",
                "whether the phone's owner made the event, as far as it says",
            ),
            (
                "person",
                "who made the event, takes part, or shares the calendar",
            ),
            ("phone_number", "the same one's telephone number"),
            ("url", "address of the event, the file or the calendar"),
            ("file_name", "name of the file"),
            ("length_bytes", "length of the description in bytes"),
            (
                "links",
                "links in title, description, place, comments and conference",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/calendarAll.py",
            "https://docs.mvt.re/en/latest/ios/records/#calendarjson",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        events(&database, out);
        participants(&database, out);
        tables_beside(&database, out);
        Ok(())
    }
}

/// Texts and bytes of an event that are searched for links.
struct Searched {
    texts: Vec<Column>,
    opaque: Vec<Column>,
}

impl Searched {
    fn of(&self, row: &Row<'_>, links: &mut Links<'_>) {
        for column in &self.texts {
            if let Some(text) = row.text(*column) {
                links.in_passing_text(&text);
            }
        }
        for column in &self.opaque {
            if let Some(bytes) = row.blob(*column) {
                addresses_in(bytes, &mut |address| links.in_passing_text(address));
            }
        }
    }
}

/// Columns of an event, of who made it and of its place.
struct EventColumns {
    id: Column,
    summary: Column,
    description: Column,
    start: Column,
    end: Column,
    created: Column,
    modified: Column,
    scale: Column,
    url: Column,
    mail: Column,
    phone: Column,
    own: Column,
    address: Column,
    searched: Searched,
}

impl EventColumns {
    fn new(select: &mut Select) -> Self {
        let organiser = select.left_join("Participant", "ROWID", "organizer_id");
        let identity = select.left_join_via("Identity", "ROWID", organiser, "identity_id");
        let place = select.left_join("Location", "ROWID", "location_id");
        let mut texts = EVENT_TEXTS.map(|name| select.column(name)).to_vec();
        texts.extend(["title", "address"].map(|name| select.column_of(place, name)));
        Self {
            id: select.column("ROWID"),
            summary: select.column("summary"),
            description: select.column("description"),
            start: select.column("start_date"),
            end: select.column("end_date"),
            created: select.column("creation_date"),
            modified: select.column("last_modified"),
            scale: select.column("calendar_scale"),
            url: select.column("url"),
            mail: select.column_of(organiser, "email"),
            phone: select.column_of(organiser, "phone_number"),
            own: select.column_of(organiser, "is_self"),
            address: select.column_of(identity, "address"),
            searched: Searched {
                texts,
                opaque: EVENT_BYTES.map(|name| select.column(name)).to_vec(),
            },
        }
    }
}

/// Texts of an event beside title and description.
const EVENT_TEXTS: [&str; 5] = [
    "response_comment",
    "last_synced_response_comment",
    "conference_url",
    "conference_url_detected",
    "action",
];
/// What servers and apps keep of an event in forms of their own.
const EVENT_BYTES: [&str; 4] = [
    "external_rep",
    "app_link",
    "structured_data",
    "local_structured_data",
];

fn events(database: &Database, out: &mut Out<'_, Calendar>) {
    let mut select = Select::from("CalendarItem");
    select.also_known(ITEM_LEFT_OUT);
    let columns = EventColumns::new(&mut select);
    out.rows(database, &select, |out, row| event(row, &columns, out));
}

fn event(row: &Row<'_>, columns: &EventColumns, out: &mut Out<'_, Calendar>) {
    let (summary, description) = (row.text(columns.summary), row.text(columns.description));
    let mut links = Links::default();
    for text in [&summary, &description].into_iter().flatten() {
        links.in_text(text);
    }
    columns.searched.of(row, &mut links);
    // Birthdays are dated by another clock.
    let is_event = row.text(columns.scale).is_none_or(|scale| scale.is_empty());
    let dated = |column| row_cocoa(row, column).filter(|_| is_event);
    let length = description.as_ref().map_or(0, |text| text.len());
    let entry = CalendarEntry {
        kind: "event",
        event_id: row.integer(columns.id),
        time: dated(columns.start),
        ended: dated(columns.end),
        created: row_cocoa(row, columns.created),
        modified: row_cocoa(row, columns.modified),
        from_me: row_truth(row, columns.own),
        person: row_filled(row, columns.mail).or_else(|| row_filled(row, columns.address)),
        phone_number: row_filled(row, columns.phone),
        url: row_filled(row, columns.url),
        length_bytes: u64::try_from(length).unwrap_or(u64::MAX),
        links,
        summary: summary.as_deref(),
        description: description.as_deref(),
        ..CalendarEntry::default()
    };
    write(row, &entry, out);
}

/// Writes an entry found in a row.
pub(crate) fn write(row: &Row<'_>, entry: &CalendarEntry<'_>, out: &mut Out<'_, Calendar>) {
    if entry.links.cut() {
        out.fault(Fault::new(
            FaultKind::TooMany,
            "links of one calendar entry",
        ));
    }
    out.record(row.place(), entry);
}
