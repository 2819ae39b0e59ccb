//! The list of voice messages, `voicemail.db`
//! (<https://az4n6.blogspot.com/2012/12/dude-wheres-my-data.html>).

use rusqlite::params;

use super::{number, share};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted, times,
};

const COLUMNS: &str = "ROWID INTEGER PRIMARY KEY AUTOINCREMENT, remote_uid INTEGER, date INTEGER, token TEXT, sender TEXT, callback_num TEXT, duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER";

const SINCE: [(u32, &str); 1] = [(13, "label TEXT, uuid TEXT, receiver TEXT")];

/// Writes `voicemail.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new(
        "ios.voicemail",
        "HomeDomain",
        "Library/Voicemail/voicemail.db",
    );
    let schema = super::table("voicemail", COLUMNS, &SINCE, build.phone.version);
    let database = build.create(&spot, &schema)?;
    let connection = database.connection();
    let add = |sender: &str, days: i64| -> Result<i64, BuildError> {
        let date = build.now() - days * times::DAY;
        let trashed = if days % 4 == 0 {
            times::cocoa(date + 60)
        } else {
            0.0
        };
        connection.execute(
            "INSERT INTO voicemail (date, sender, callback_num, duration, trashed_date, flags) VALUES (?1, ?2, ?2, 21, ?3, 0)",
            params![date, sender, trashed],
        )?;
        Ok(connection.last_insert_rowid())
    };
    for row in 1..=share(build, 2_000, 6) {
        add(&number(row), 300 - row % 290)?;
    }
    let mut planted_row = None;
    if build.phone.watched {
        planted_row = Some(add(planted::PHONE_WRITTEN, 5)?);
    }
    if let Some(row) = planted_row {
        let place = format!("voicemail:{row}");
        build.known(&spot, place, planted::PHONE_WRITTEN, &planted::PHONE);
    }
    build.keep(&spot, database, &["voicemail"])
}
