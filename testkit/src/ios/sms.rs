//! `sms.db`: SMS, iMessages, conversations, attachments
//! (<https://github.com/ReagentX/imessage-exporter>).

use super::{
    attachments::Attachment,
    message_contents::{URL_BALLOON, edit_history, rich_link},
    message_people::People,
    message_rows::{Message, Messages},
    sms_plants::{self, Planted, Removed},
    sms_schema, spread,
};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    random::Random,
    times,
    truth::Kind,
    typedstream::attributed_body,
    words,
};

/// How long before the backup the first message stands, seconds.
const REACH: i64 = 1_400 * times::DAY;
/// Messages of the volume that stand in the write-ahead log only.
const IN_LOG: u64 = 40;
/// One message in that many was deleted.
const DELETED: u64 = 251;
/// Characters of a long text.
const LONG: usize = 200_000;

/// Writes `sms.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new("ios.sms", "HomeDomain", "Library/SMS/sms.db");
    let version = build.phone.version;
    let mut database = build.create(&spot, &sms_schema::schema(version))?;
    let mut random = build.random("sms");
    let people = People::write(build, database.connection(), &mut random)?;
    let mut volume = Volume::new(build, people, random);
    let plants = sms_plants::all(build, &mut volume);
    let (early, late): (Vec<_>, Vec<_>) = plants.into_iter().partition(|plant| !plant.in_log);
    let in_log = if build.phone.variety.wal {
        IN_LOG.min(volume.rows)
    } else {
        0
    };
    let main = volume.rows - in_log;
    fill(build, &spot, &database, &mut volume, main, early)?;
    if build.phone.variety.deleted_rows {
        delete(&database, &volume.deleted)?;
        if let (true, Some((row, _))) = (build.phone.watched, volume.deleted.first()) {
            // The message after the gap bears witness of it.
            let place = format!("message:{}", row + 1);
            build.check(&spot, place, "", "deleted-messages", Kind::Context);
        }
    }
    sms_plants::left_over(build, &spot, &database, volume.planted_sender() + 1)?;
    if build.phone.variety.wal {
        database = database.into_wal()?;
    }
    if build.phone.variety.deleted_rows {
        delete(&database, &volume.deleted_in_log)?;
    }
    fill(build, &spot, &database, &mut volume, in_log, late)?;
    if build.phone.variety.wal {
        database.commit()?;
        database.run("UPDATE chat SET display_name = 'Famille 🏡' WHERE ROWID = 1")?;
        in_log_only(build, &database)?;
    }
    let attachments = database.count("attachment")?;
    build
        .truth
        .count("ios.sms_attachments", "attachment", attachments);
    build.keep(
        &spot,
        database,
        &["message", "handle", "chat", "chat_message_join"],
    )
}

/// The newest messages stand only in the log.
fn in_log_only(build: &mut Build<'_>, database: &Database) -> Result<(), BuildError> {
    let newest = "SELECT max(ROWID) FROM message";
    let newest: i64 = database
        .connection()
        .query_row(newest, [], |row| row.get(0))?;
    if build.phone.watched {
        let spot = Spot::new("ios.database_log", "HomeDomain", "Library/SMS/sms.db");
        let place = format!("message:{newest}");
        build.check(&spot, place, "", "newest-rows-in-log", Kind::Context);
    }
    Ok(())
}

/// Writes `rows` messages of the volume with `plants` spread among them.
fn fill(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    volume: &mut Volume,
    rows: u64,
    plants: Vec<Planted>,
) -> Result<(), BuildError> {
    let mut messages = Messages::new(database.connection(), build.phone.version)?;
    let count = plants.len();
    let mut plants = plants.into_iter().enumerate().peekable();
    for row in 0..=rows {
        while let Some((_, mut plant)) = plants.next_if(|(nth, _)| spread(rows, count, *nth) == row)
        {
            plant.message.date = volume.date();
            let inserted = messages.insert(&plant.message)?;
            let row = (inserted.message, plant.message.guid.clone());
            match plant.removed {
                Removed::Never => {}
                Removed::Soon => volume.deleted.push(row),
                Removed::InLog => volume.deleted_in_log.push(row),
            }
            plant.state(build, spot, inserted);
        }
        if row < rows {
            let message = volume.next()?;
            let inserted = messages.insert(&message)?;
            volume.note(&message, inserted.message);
        }
    }
    Ok(())
}

/// Deletes messages, by row and identifier, with what the phone leaves of them.
fn delete(database: &Database, messages: &[(i64, String)]) -> Result<(), BuildError> {
    let connection = database.connection();
    let mut delete = connection.prepare("DELETE FROM message WHERE ROWID = ?1")?;
    let mut unjoin = connection.prepare("DELETE FROM chat_message_join WHERE message_id = ?1")?;
    let mut note = connection.prepare("INSERT INTO deleted_messages (guid) VALUES (?1)")?;
    for (row, guid) in messages {
        delete.execute([row])?;
        unjoin.execute([row])?;
        note.execute([guid])?;
    }
    database.run("UPDATE sqlite_sequence SET seq = seq + 3 WHERE name = 'message'")
}

/// Harmless messages, one after another.
pub(super) struct Volume {
    /// Random values of the messages.
    pub(super) random: Random,
    rows: u64,
    written: u64,
    start: i64,
    people: People,
    last_guid: String,
    edits: bool,
    body_only: u64,
    long_left: u8,
    deleted: Vec<(i64, String)>,
    deleted_in_log: Vec<(i64, String)>,
}

impl Volume {
    fn new(build: &Build<'_>, people: People, random: Random) -> Self {
        let version = build.phone.version;
        Self {
            random,
            rows: build.phone.scale.messages,
            written: 0,
            start: build.now() - REACH,
            people,
            last_guid: String::new(),
            edits: version.since(16),
            body_only: if version.since(16) { 300 } else { 20 },
            long_left: if build.phone.variety.long_values {
                3
            } else {
                0
            },
            deleted: Vec::new(),
            deleted_in_log: Vec::new(),
        }
    }

    /// A message from somebody without content.
    pub(super) fn somebodys(&mut self) -> Message {
        let handle = self.random.between(1, self.people.handles + 1);
        Message {
            guid: self.random.uuid(),
            handle,
            chat: Some(handle),
            ..Message::default()
        }
    }

    /// The handle of the planted sender.
    pub(super) fn planted_sender(&self) -> i64 {
        self.people.handles + 1
    }

    /// The time of the next message, seconds since 1970.
    fn date(&mut self) -> i64 {
        let share = i128::from(self.written) * i128::from(REACH - times::DAY)
            / i128::from(self.rows.max(1));
        self.start + i64::try_from(share).unwrap_or_default()
    }

    fn next(&mut self) -> Result<Message, BuildError> {
        let mut message = self.somebodys();
        message.date = self.date();
        message.from_me = self.random.per_mille(450);
        message.sms = self.random.per_mille(150);
        self.join(&mut message);
        if self.long_left > 0 && self.written % (self.rows / 4).max(1) == self.rows / 8 {
            self.long(&mut message);
        } else {
            self.content(&mut message)?;
        }
        self.written += 1;
        Ok(message)
    }

    /// Who it is from and in which conversation: groups, no handle, a handle that is gone, no
    /// conversation.
    fn join(&mut self, message: &mut Message) {
        match self.random.below(100) {
            0..=17 => {
                let group = self.random.between(1, self.people.groups + 1);
                message.chat = Some(self.people.handles + group);
                if message.from_me {
                    message.handle = 0;
                }
            }
            18..=21 if message.from_me => message.handle = 0,
            22 => message.chat = None,
            23 => message.handle = 900_000,
            _ => {}
        }
    }

    fn content(&mut self, message: &mut Message) -> Result<(), BuildError> {
        match self.random.below(1000) {
            0..=59 => {
                let text = words::text(&mut self.random);
                let link = words::link(&mut self.random);
                message.text = Some(format!("{text} {link}"));
            }
            60..=79 => {
                let host = words::site(&mut self.random);
                message.text = Some(format!("{host}/{}.", words::page(&mut self.random)));
            }
            80..=99 => return self.rich_link(message),
            100..=169 => {
                message.text = Some("\u{fffc}".to_owned());
                let outgoing = message.from_me;
                message.attachment = Some(Attachment::any(&mut self.random, outgoing));
            }
            170..=219 if !self.last_guid.is_empty() => {
                message.reaction = Some((format!("p:0/{}", self.last_guid), 2000));
                message.text = Some("Liked “…”".to_owned());
            }
            220..=223 => message.group_title = Some(words::name(&mut self.random)),
            224..=229 if self.edits => return self.edited(message),
            _ => message.text = Some(words::text(&mut self.random)),
        }
        self.body(message);
        Ok(())
    }

    /// Moves the text into the attributed body, or repeats it there.
    fn body(&mut self, message: &mut Message) {
        if let Some(text) = &message.text
            && self.random.per_mille(600)
        {
            message.attributed = Some(attributed_body(text));
            if self.random.per_mille(self.body_only) {
                message.text = None;
            }
        }
    }

    fn rich_link(&mut self, message: &mut Message) -> Result<(), BuildError> {
        let link = words::link(&mut self.random);
        message.text = Some(link.clone());
        let title = words::sentence(&mut self.random);
        message.payload = Some((rich_link(&link, title)?, URL_BALLOON));
        Ok(())
    }

    fn edited(&mut self, message: &mut Message) -> Result<(), BuildError> {
        let after = words::text(&mut self.random);
        message.edited = Some(message.date + 90);
        let before = words::text(&mut self.random);
        message.summary = Some(edit_history(&before, Some(&after), message.date)?);
        message.text = Some(after);
        Ok(())
    }

    fn long(&mut self, message: &mut Message) {
        self.long_left -= 1;
        let mut text = String::with_capacity(LONG + 1_000);
        while text.len() < LONG {
            text.push_str(&words::text(&mut self.random));
            text.push('\n');
        }
        message.text = Some(text);
    }

    /// Remembers a message for reactions, and which to delete.
    fn note(&mut self, message: &Message, row: i64) {
        if self.written % DELETED == 7 {
            self.deleted.push((row, message.guid.clone()));
        } else if self.written.is_multiple_of(16) {
            self.last_guid.clone_from(&message.guid);
        }
    }
}
