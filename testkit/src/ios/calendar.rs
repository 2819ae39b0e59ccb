//! The calendar, `Calendar.sqlitedb`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/calendarAll.py>).

use rusqlite::params;

use super::{mail, share, version::Version};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted::{self, Indicator},
    times,
    truth::Kind,
    words,
};

const ITEM: &str = "ROWID INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT, location_id INTEGER, description TEXT, start_date REAL, start_tz TEXT, end_date REAL, end_tz TEXT, all_day INTEGER, calendar_id INTEGER, orig_item_id INTEGER, orig_date REAL, organizer_id INTEGER, self_attendee_id INTEGER, status INTEGER, invitation_status INTEGER, availability INTEGER, privacy_level INTEGER, url TEXT, last_modified REAL, external_id TEXT, unique_identifier TEXT, external_rep BLOB, hidden INTEGER, has_recurrences INTEGER, has_attendees INTEGER, UUID TEXT, entity_type INTEGER, creation_date REAL, app_link BLOB, calendar_scale TEXT, structured_data BLOB";

const ITEM_SINCE: [(u32, &str); 3] = [
    (13, "junk_status INTEGER, conference_url TEXT"),
    (14, "contact_identifier TEXT, flags INTEGER"),
    (16, "conference_url_detected TEXT, image_id INTEGER"),
];

const OTHER: &str = "
CREATE TABLE Calendar (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, store_id INTEGER, title TEXT, flags INTEGER, color TEXT, external_id TEXT, UUID TEXT, shared_owner_name TEXT, shared_owner_address TEXT, sharing_status INTEGER, published_URL TEXT, self_identity_email TEXT, owner_identity_email TEXT, notes TEXT, subcal_url TEXT);
CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, entity_type INTEGER, type INTEGER, status INTEGER, pending_status INTEGER, role INTEGER, identity_id INTEGER, owner_id INTEGER, external_rep BLOB, UUID TEXT, email TEXT, phone_number TEXT, is_self INTEGER, comment TEXT, schedule_agent INTEGER, flags INTEGER, last_modified REAL);
CREATE TABLE Identity (display_name TEXT, address TEXT, first_name TEXT, last_name TEXT, UNIQUE (display_name, address, first_name, last_name));
CREATE TABLE Location (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, address TEXT, latitude INTEGER, longitude INTEGER, item_owner_id INTEGER);
CREATE TABLE AttachmentFile (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, external_id TEXT, url TEXT, UUID TEXT, filename TEXT, local_path TEXT, file_size INTEGER);
CREATE INDEX ParticipantOwnerId on Participant(owner_id);
INSERT INTO Calendar (title) VALUES ('Domicile'), ('Travail');
INSERT INTO Location (title, address) VALUES ('Salle B', '3 rue des Lilas'), ('Gare', NULL);
";

fn schema(version: Version) -> String {
    super::table("CalendarItem", ITEM, &ITEM_SINCE, version) + OTHER
}

/// Who an event comes from.
#[derive(Clone, Copy)]
enum By<'a> {
    /// The owner, without guests.
    Owner,
    /// The owner, who invited others.
    OwnerInvites,
    /// Somebody, by address.
    Other(&'a str),
}

/// An event, as its row states it.
struct Event<'a> {
    summary: &'a str,
    description: &'a str,
    by: By<'a>,
    /// How many days before the backup it takes place.
    days: i64,
    /// How many days before it takes place it was made.
    notice: i64,
}

impl Default for Event<'_> {
    fn default() -> Self {
        Self {
            summary: "Réunion",
            description: "",
            by: By::Owner,
            days: 10,
            notice: 5,
        }
    }
}

/// Writes `Calendar.sqlitedb`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Calendar/Calendar.sqlitedb";
    let spot = Spot::new("ios.calendar", "HomeDomain", path);
    let database = build.create(&spot, &schema(build.phone.version))?;
    let calendar = Calendar {
        database: &database,
        now: build.now(),
    };
    volume(build, &calendar)?;
    near_misses(build, &spot, &calendar)?;
    if build.phone.watched {
        plant(build, &spot, &calendar)?;
    }
    build.keep(&spot, database, &["CalendarItem", "Participant"])
}

fn volume(build: &Build<'_>, calendar: &Calendar<'_>) -> Result<(), BuildError> {
    let mut random = build.random("calendar");
    for _ in 0..share(build, 100, 25) {
        let other = mail(random.between(1, 40));
        let link = format!(
            "https://{}/{}",
            words::site(&mut random),
            words::page(&mut random)
        );
        let summary = words::sentence(&mut random);
        let by = match random.below(4) {
            0 => By::Other(&other),
            1 => By::OwnerInvites,
            _ => By::Owner,
        };
        let description = if random.per_mille(300) {
            link.as_str()
        } else {
            ""
        };
        let days = random.between(-60, 700);
        let notice = random.between(0, 30);
        let row = calendar.add(&Event {
            summary,
            description,
            by,
            days,
            notice,
        })?;
        if matches!(by, By::Other(_) | By::OwnerInvites) {
            calendar.participant(row, 7, &mail(random.between(1, 40)), "", false)?;
        }
    }
    Ok(())
}

/// Meetings that ordinary people have.
fn near_misses(
    build: &mut Build<'_>,
    spot: &Spot,
    calendar: &Calendar<'_>,
) -> Result<(), BuildError> {
    let nobody = mail(3);
    for (summary, description, by) in [
        (
            "Meeting",
            "Notes: bring the second draft",
            By::Other(&nobody),
        ),
        ("Meeting", "", By::Owner),
        ("Meeting", "Notes", By::OwnerInvites),
        ("Meeting notes", "Notes", By::Owner),
    ] {
        let row = calendar.add(&Event {
            summary,
            description,
            by,
            notice: -20,
            ..Event::default()
        })?;
        build.near_miss(
            spot,
            format!("CalendarItem:{row}"),
            format!("{summary} / {description}"),
        );
    }
    let link = "https://other.vigie-testkit-host.org/agenda";
    let row = calendar.add(&Event {
        description: link,
        ..Event::default()
    })?;
    build.near_miss(spot, format!("CalendarItem:{row}"), link);
    Ok(())
}

fn plant(build: &mut Build<'_>, spot: &Spot, calendar: &Calendar<'_>) -> Result<(), BuildError> {
    let texts: [(&str, Indicator); 2] = [
        (
            "lire http://agenda.vigie-testkit-c2.com/x avant",
            planted::C2,
        ),
        ("vigie-testkit-lure.net/reunion", planted::LURE),
    ];
    for (text, indicator) in texts {
        let row = calendar.add(&Event {
            description: text,
            by: By::Other(&mail(4)),
            ..Event::default()
        })?;
        build.known(spot, format!("CalendarItem:{row}"), text, &indicator);
    }
    let agent = "agent@vigie-testkit-mail.com";
    let row = calendar.add(&Event {
        by: By::Other(agent),
        ..Event::default()
    })?;
    let organiser = calendar.organiser(row)?;
    let or = vec![format!("CalendarItem:{row}")];
    build.known(
        spot,
        (format!("Participant:{organiser}"), or),
        agent,
        &planted::EMAIL,
    );
    let guest = calendar.participant(row, 7, "", planted::PHONE_WRITTEN, false)?;
    build.known(
        spot,
        format!("Participant:{guest}"),
        planted::PHONE_WRITTEN,
        &planted::PHONE,
    );
    plant_feed(build, spot, calendar)
}

/// A subscribed calendar, and an invitation of the form that the check knows.
fn plant_feed(
    build: &mut Build<'_>,
    spot: &Spot,
    calendar: &Calendar<'_>,
) -> Result<(), BuildError> {
    let connection = calendar.database.connection();
    let feed = "https://feed.vigie-testkit-c2.com/cal.ics";
    connection.execute(
        "INSERT INTO Calendar (title, subcal_url) VALUES ('Offres', ?1)",
        [feed],
    )?;
    build.known(
        spot,
        format!("Calendar:{}", connection.last_insert_rowid()),
        feed,
        &planted::C2,
    );
    // Made weeks after the date that it bears.
    let invitation = Event {
        summary: "Meeting",
        description: "Notes",
        by: By::Other(&mail(9)),
        days: 90,
        notice: -80,
    };
    let row = calendar.add(&invitation)?;
    build.check(
        spot,
        format!("CalendarItem:{row}"),
        "Notes",
        "calendar-invitation",
        Kind::Suspicious,
    );
    Ok(())
}

struct Calendar<'d> {
    database: &'d Database,
    now: i64,
}

impl Calendar<'_> {
    /// Adds an event with who made it, and gives its row.
    fn add(&self, event: &Event<'_>) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let start = self.now - event.days * times::DAY;
        let made = start - event.notice * times::DAY;
        let description = (!event.description.is_empty()).then_some(event.description);
        connection.execute(
            "INSERT INTO CalendarItem (summary, location_id, description, start_date, start_tz, end_date, all_day, calendar_id, hidden, entity_type, creation_date, last_modified) VALUES (?1, ?2, ?3, ?4, 'Europe/Paris', ?5, 0, 1, 0, 2, ?6, ?6)",
            params![
                event.summary,
                event.days % 3,
                description,
                times::cocoa(start),
                times::cocoa(start + 3_600),
                times::cocoa(made),
            ],
        )?;
        let row = connection.last_insert_rowid();
        let organiser = match event.by {
            By::Owner => return Ok(row),
            By::OwnerInvites => {
                self.participant(row, 8, "owner@vigie-testkit-home.org", "", true)?
            }
            By::Other(address) => self.participant(row, 8, address, "", false)?,
        };
        connection.execute(
            "UPDATE CalendarItem SET organizer_id = ?2 WHERE ROWID = ?1",
            [row, organiser],
        )?;
        Ok(row)
    }

    fn participant(
        &self,
        event: i64,
        kind: i64,
        address: &str,
        number: &str,
        own: bool,
    ) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        connection.execute(
            "INSERT INTO Participant (entity_type, type, status, role, owner_id, email, phone_number, is_self) VALUES (?1, 1, 0, 1, ?2, ?3, ?4, ?5)",
            params![kind, event, filled(address), filled(number), own],
        )?;
        Ok(connection.last_insert_rowid())
    }

    fn organiser(&self, event: i64) -> Result<i64, BuildError> {
        let sql = "SELECT organizer_id FROM CalendarItem WHERE ROWID = ?1";
        Ok(self
            .database
            .connection()
            .query_row(sql, [event], |row| row.get(0))?)
    }
}
