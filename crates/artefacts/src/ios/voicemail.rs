//! Reads the list of voice messages: `voicemail.db`; who left them and when, never what was said.
//!
//! Described in: <https://az4n6.blogspot.com/2012/12/dude-wheres-my-data.html>.

use formats::sqlite::{Column, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{row_cocoa, row_filled, state_person},
};

/// Voice messages.
#[derive(Debug)]
pub struct Voicemail;

/// One voice message.
#[derive(Debug, serde::Serialize)]
pub struct VoiceMessage<'a> {
    /// When it was left.
    pub time: Option<Instant>,
    /// How long it lasts.
    pub duration_s: Option<f64>,
    /// When it was thrown away.
    pub deletion_time: Option<Instant>,
    /// Who left it.
    pub person: Option<Untrusted<'a>>,
    /// The number to call back.
    pub callback_number: Option<Untrusted<'a>>,
    /// The owner's own number that it was left for.
    pub account: Option<Untrusted<'a>>,
    /// Links in what was written down of it.
    pub links: Links<'static>,
}

impl Record for VoiceMessage<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "voice-message-received"),
            (self.deletion_time, "voice-message-deleted"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(person) = &self.person {
            state_person(person.raw(), Bearing::Received, each);
        }
        if let Some(number) = &self.callback_number
            && self.person != self.callback_number
        {
            state_person(number.raw(), Bearing::Received, each);
        }
        if let Some(account) = &self.account {
            state_person(account.raw(), Bearing::Mentioned, each);
        }
        self.links.traces(Bearing::Received, each);
    }
}

impl Artefact for Voicemail {
    type Record<'a> = VoiceMessage<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Voicemail/voicemail.db"],
        fields: &[
            ("time", "when it was left (UTC)"),
            ("duration_s", "how long it lasts, in seconds"),
            ("deletion_time", "when it was thrown away (UTC)"),
            ("person", "who left it"),
            ("callback_number", "the number to call back"),
            ("account", "the owner's own number that it was left for"),
            ("links", "links in what was written down of it"),
        ],
        described_in: &["https://az4n6.blogspot.com/2012/12/dude-wheres-my-data.html"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("voicemail");
        select.also_known(LEFT_OUT);
        let [time, duration, deleted] =
            ["date", "duration", "trashed_date"].map(|name| select.column(name));
        let [person, callback, account] =
            ["sender", "callback_num", "receiver"].map(|name| select.column(name));
        let written = ["transcription", "transcript"].map(|name| select.column(name));
        out.rows(&database, &select, |out, row| {
            let mut links = Links::default();
            for text in written.iter().filter_map(|column| row.text(*column)) {
                links.in_passing_text(&text);
            }
            let message = VoiceMessage {
                time: unix(row, time),
                duration_s: row.real(duration),
                deletion_time: row_cocoa(row, deleted),
                person: row_filled(row, person),
                callback_number: row_filled(row, callback),
                account: row_filled(row, account),
                links,
            };
            out.record(row.place(), &message);
        });
        Ok(())
    }
}

/// Seconds since 1970, while a message thrown away is dated in seconds since 2001.
fn unix(row: &Row<'_>, column: Column) -> Option<Instant> {
    row.real(column)
        .filter(|seconds| *seconds > 0.0)
        .and_then(Instant::from_unix_s)
}

/// Columns that say how a message is fetched and shown.
const LEFT_OUT: &[&str] = &[
    "ROWID",
    "remote_uid",
    "token",
    "expiration",
    "flags",
    "label",
    "uuid",
    "confidence",
];
