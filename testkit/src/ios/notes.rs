//! Notes, `NoteStore.sqlite`: titles, links put into notes, with whom they are shared
//! (<https://github.com/threeplanetssoftware/apple_cloud_notes_parser>).

use plist::Value;
use rusqlite::params;

use super::{mail, share, version::Version};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    keyed_archive::KeyedArchive,
    planted::{self, Indicator},
    times, words,
};

const COLUMNS: &str = "Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZMARKEDFORDELETION INTEGER, ZISPASSWORDPROTECTED INTEGER, ZFOLDER INTEGER, ZNOTEDATA INTEGER, ZNOTE INTEGER, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZCREATIONDATE1 TIMESTAMP, ZMODIFICATIONDATE1 TIMESTAMP, ZIDENTIFIER VARCHAR, ZZONEOWNERNAME VARCHAR, ZTITLE VARCHAR, ZSUMMARY VARCHAR, ZTYPEUTI VARCHAR, ZURLSTRING VARCHAR, ZSNIPPET VARCHAR, ZTITLE1 VARCHAR, ZTITLE2 VARCHAR, ZSERVERRECORDDATA BLOB, ZSERVERSHAREDATA BLOB";

const SINCE: [(u32, &str); 2] = [
    (15, "ZADDITIONALINDEXABLETEXT VARCHAR, ZOCRSUMMARY VARCHAR"),
    (
        17,
        "ZWIDGETSNIPPET VARCHAR, ZLINKPRESENTATIONARCHIVEDMETADATA BLOB",
    ),
];

const OTHER: &str = "
CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZNOTE INTEGER, ZDATA BLOB);
CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);
";

fn schema(version: Version) -> String {
    super::table("ZICCLOUDSYNCINGOBJECT", COLUMNS, &SINCE, version) + OTHER
}

/// Writes `NoteStore.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "AppDomainGroup-group.com.apple.notes";
    let spot = Spot::new("ios.notes", domain, "NoteStore.sqlite");
    let database = build.create(&spot, &schema(build.phone.version))?;
    let notes = Notes {
        database: &database,
        now: build.now(),
    };
    let mut random = build.random("notes");
    for nth in 1..=share(build, 500, 12) {
        let title = words::sentence(&mut random);
        let note = notes.note(title, words::sentence(&mut random), nth % 300)?;
        if nth % 5 == 0 {
            notes.link(note, &words::link(&mut random), nth % 300)?;
        }
    }
    let shared = notes.note("Courses", "", 40)?;
    notes.share(
        shared,
        &[("owner@vigie-testkit-home.org", true), (&mail(2), false)],
    )?;
    let near = "https://vigie-testkit-db2.firebaseio.com/x";
    let row = notes.link(shared, near, 40)?;
    build.near_miss(&spot, format!("ZICCLOUDSYNCINGOBJECT:{row}"), near);
    if build.phone.watched {
        plant(build, &spot, &notes)?;
    }
    build.keep(&spot, database, &["ZICCLOUDSYNCINGOBJECT"])
}

/// Links in a note's title and put into a note; two with whom a note is shared.
fn plant(build: &mut Build<'_>, spot: &Spot, notes: &Notes<'_>) -> Result<(), BuildError> {
    let place = |row: i64| format!("ZICCLOUDSYNCINGOBJECT:{row}");
    let title = "voir http://notes.vigie-testkit-c2.com/n";
    let note = notes.note(title, "", 12)?;
    build.known(spot, place(note), title, &planted::C2);
    let link = "https://vigie-testkit-files.com/d/implant.html?id=7";
    let row = notes.link(note, link, 12)?;
    build.known(spot, place(row), link, &planted::PAGE);
    let people: [(&str, Indicator); 2] = [
        ("agent@vigie-testkit-mail.com", planted::EMAIL),
        // Without the sign before the country code, as CloudKit writes numbers.
        ("33639989977", planted::PHONE),
    ];
    for (person, indicator) in people {
        let row = notes.note("À deux", "", 11)?;
        notes.share(
            row,
            &[("owner@vigie-testkit-home.org", true), (person, false)],
        )?;
        build.known(spot, place(row), person, &indicator);
    }
    Ok(())
}

struct Notes<'d> {
    database: &'d Database,
    now: i64,
}

impl Notes<'_> {
    fn note(&self, title: &str, snippet: &str, days: i64) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_ENT, Z_OPT, ZCREATIONDATE1, ZMODIFICATIONDATE1, ZTITLE1, ZSNIPPET) VALUES (11, 1, ?1, ?1, ?2, ?3)",
            params![times::cocoa(self.now - days * times::DAY), title, snippet],
        )?;
        Ok(connection.last_insert_rowid())
    }

    fn link(&self, note: i64, url: &str, days: i64) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_ENT, Z_OPT, ZNOTE, ZCREATIONDATE, ZTYPEUTI, ZURLSTRING) VALUES (4, 1, ?1, ?2, 'public.url', ?3)",
            params![note, times::cocoa(self.now - days * times::DAY), url],
        )?;
        Ok(connection.last_insert_rowid())
    }

    /// Shares a note with people: address, and whether that is the owner.
    fn share(&self, note: i64, people: &[(&str, bool)]) -> Result<(), BuildError> {
        let mut archive = KeyedArchive::new();
        let people = people
            .iter()
            .map(|(address, own)| participant(&mut archive, address, *own))
            .collect();
        let people = archive.object(
            &["NSArray", "NSObject"],
            [("NS.objects", Value::Array(people))],
        );
        let date = times::cocoa(self.now - 9 * times::DAY);
        let date = archive.object(&["NSDate", "NSObject"], [("NS.time", date.into())]);
        let share = archive.finish_with(vec![
            ("RecordCtime", date.clone()),
            ("RecordMtime", date),
            ("Participants", people),
            ("PublicPermission", 1.into()),
        ])?;
        self.database.connection().execute(
            "UPDATE ZICCLOUDSYNCINGOBJECT SET ZSERVERSHAREDATA = ?2 WHERE Z_PK = ?1",
            params![note, share],
        )?;
        Ok(())
    }
}

fn participant(archive: &mut KeyedArchive, address: &str, own: bool) -> Value {
    let key = if address.contains('@') {
        "EmailAddress"
    } else {
        "PhoneNumber"
    };
    let address = archive.add(address);
    let lookup = archive.object(&["CKUserIdentityLookupInfo", "NSObject"], [(key, address)]);
    let identity = archive.object(&["CKUserIdentity", "NSObject"], [("LookupInfo", lookup)]);
    archive.object(
        &["CKShareParticipant", "NSObject"],
        [
            ("UserIdentity", identity),
            ("IsCurrentUser", own.into()),
            ("Permission", 3.into()),
            ("AcceptanceStatus", 2.into()),
        ],
    )
}
