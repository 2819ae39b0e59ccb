//! The address book, `AddressBook.sqlitedb`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/addressBook.py>).

use rusqlite::params;

use super::{mail, number, share};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted::{self, Indicator},
    times, words,
};

const SCHEMA: &str = "
CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT, Middle TEXT, Organization TEXT, Department TEXT, Note TEXT, Kind INTEGER, Birthday TEXT, JobTitle TEXT, Nickname TEXT, CreationDate INTEGER, ModificationDate INTEGER, StoreID INTEGER, ExternalRepresentation BLOB, ImageURI TEXT, guid TEXT, UNIQUE(guid));
CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label INTEGER, value TEXT, guid TEXT, UNIQUE(guid));
CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE(value));
CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT, UNIQUE(parent_id, key));
CREATE TABLE ABMultiValueEntryKey (value TEXT, UNIQUE(value));
INSERT INTO ABMultiValueLabel VALUES ('_$!<Mobile>!$_'), ('_$!<Home>!$_'), ('_$!<HomePage>!$_');
INSERT INTO ABMultiValueEntryKey VALUES ('Street'), ('City'), ('url'), ('username');
";

const PHONE: i64 = 3;
const EMAIL: i64 = 4;
const URL: i64 = 22;
const PROFILE: i64 = 46;

/// Values that no indicator names.
const NEAR_MISSES: [(i64, &str); 3] = [
    (PHONE, "06 39 98 99 77"),
    (EMAIL, "agent@mail.vigie-testkit-mail.com"),
    (URL, "https://vigie-testkit-c2.com.vigie-testkit-daily.com/"),
];

const PLANTS: [(i64, &str, Indicator); 3] = [
    (PHONE, planted::PHONE_WRITTEN, planted::PHONE),
    (EMAIL, "agent@vigie-testkit-mail.com", planted::EMAIL),
    (
        URL,
        "https://contact.vigie-testkit-lure.net/",
        planted::LURE,
    ),
];

/// Writes `AddressBook.sqlitedb`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/AddressBook/AddressBook.sqlitedb";
    let spot = Spot::new("ios.contacts", "HomeDomain", path);
    let database = build.create(&spot, SCHEMA)?;
    let book = Book {
        database: &database,
        now: build.now(),
    };
    let mut random = build.random("contacts");
    for nth in 1..=share(build, 200, 30).min(2_000) {
        let name = words::name(&mut random);
        let person = book.person(&name, None, 900 - nth % 800, &random.uuid())?;
        book.value(person, PHONE, Some(&number(nth)))?;
        if random.per_mille(400) {
            book.value(person, EMAIL, Some(&mail(nth)))?;
        }
        if random.per_mille(100) {
            let address = book.value(person, 5, None)?;
            book.entry(address, 1, "3 rue des Lilas")?;
        }
        if random.per_mille(80) {
            let site = words::link(&mut random);
            book.value(person, URL, Some(&site))?;
        }
    }
    let person = book.person("Presse", None, 30, &random.uuid())?;
    for (property, value) in NEAR_MISSES {
        let row = book.value(person, property, Some(value))?;
        build.near_miss(&spot, format!("ABMultiValue:{row}"), value);
    }
    if build.phone.watched {
        for (property, value, indicator) in PLANTS {
            let row = book.value(person, property, Some(value))?;
            build.known(&spot, format!("ABMultiValue:{row}"), value, &indicator);
        }
        let link = "https://profile.vigie-testkit-c2.com/u";
        let profile = book.value(person, PROFILE, None)?;
        let row = book.entry(profile, 3, link)?;
        build.known(
            &spot,
            format!("ABMultiValueEntry:{row}"),
            link,
            &planted::C2,
        );
        let note = "voir http://note.vigie-testkit-c2.com/n";
        let row = book.person("Note", Some(note), 20, &random.uuid())?;
        build.known(&spot, format!("ABPerson:{row}"), note, &planted::C2);
    }
    build.keep(&spot, database, &["ABPerson", "ABMultiValue"])
}

struct Book<'d> {
    database: &'d Database,
    now: i64,
}

impl Book<'_> {
    fn person(
        &self,
        name: &str,
        note: Option<&str>,
        days: i64,
        guid: &str,
    ) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let made = times::cocoa_ns(self.now - days * times::DAY) / 1_000_000_000;
        connection.execute(
            "INSERT INTO ABPerson (First, Note, Kind, CreationDate, ModificationDate, StoreID, guid) VALUES (?1, ?2, 0, ?3, ?3, 0, ?4)",
            params![name, note, made, guid],
        )?;
        Ok(connection.last_insert_rowid())
    }

    fn value(&self, person: i64, property: i64, value: Option<&str>) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ABMultiValue (record_id, property, identifier, label, value) VALUES (?1, ?2, 0, 1, ?3)",
            params![person, property, value],
        )?;
        Ok(connection.last_insert_rowid())
    }

    fn entry(&self, of: i64, key: i64, value: &str) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ABMultiValueEntry VALUES (?1, ?2, ?3)",
            params![of, key, value],
        )?;
        Ok(connection.last_insert_rowid())
    }
}
