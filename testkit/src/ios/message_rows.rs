//! Rows of `sms.db`: a message with its conversation and attachment.

use rusqlite::{Connection, Statement, params};

use super::{attachments::Attachment, version::Version};
use crate::{BuildError, times};

/// A message, as its row states it.
#[derive(Clone, Debug, Default)]
pub(super) struct Message {
    /// The identifier; unique.
    pub(super) guid: String,
    /// The text, if it stands in the column of that name.
    pub(super) text: Option<String>,
    /// `attributedBody`.
    pub(super) attributed: Option<Vec<u8>>,
    /// `payload_data` and the app that made it.
    pub(super) payload: Option<(Vec<u8>, &'static str)>,
    /// `message_summary_info`.
    pub(super) summary: Option<Vec<u8>>,
    /// The subject.
    pub(super) subject: Option<String>,
    /// The other side; zero for none.
    pub(super) handle: i64,
    /// The conversation, if any is joined.
    pub(super) chat: Option<i64>,
    /// Sent, seconds since 1970.
    pub(super) date: i64,
    /// Whether the owner sent it.
    pub(super) from_me: bool,
    /// Whether it went by SMS instead of iMessage.
    pub(super) sms: bool,
    /// A new title of the group, which makes it no message but an event.
    pub(super) group_title: Option<String>,
    /// The message that this one reacts to, and how.
    pub(super) reaction: Option<(String, i64)>,
    /// When it was edited, seconds since 1970.
    pub(super) edited: Option<i64>,
    /// When it was unsent, seconds since 1970.
    pub(super) retracted: Option<i64>,
    /// An attachment.
    pub(super) attachment: Option<Attachment>,
}

impl Message {
    /// Whether it was edited or unsent.
    fn is_changed(&self) -> bool {
        self.edited.is_some() || self.retracted.is_some()
    }
}

/// Row ids of what [`Messages::insert`] wrote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inserted {
    /// Of `message`.
    pub(super) message: i64,
    /// Of `attachment`.
    pub(super) attachment: Option<i64>,
}

/// Writes messages.
pub(super) struct Messages<'c> {
    connection: &'c Connection,
    version: Version,
    message: Statement<'c>,
    edit: Option<Statement<'c>>,
    chat_join: Statement<'c>,
    attachment: Statement<'c>,
    attachment_join: Statement<'c>,
}

const INSERT: &str = "INSERT INTO message (guid, text, handle_id, subject, attributedBody, service, account,
date, date_read, date_delivered, is_delivered, is_finished, is_from_me, is_read, is_sent,
cache_has_attachments, item_type, group_title, associated_message_guid, associated_message_type,
balloon_bundle_id, payload_data, message_summary_info)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, ?12, ?13, ?12, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";

impl<'c> Messages<'c> {
    /// Prepares writing.
    pub(super) fn new(connection: &'c Connection, version: Version) -> Result<Self, BuildError> {
        let edit = "UPDATE message SET date_edited = ?2, date_retracted = ?3, part_count = 1 WHERE ROWID = ?1";
        Ok(Self {
            connection,
            version,
            message: connection.prepare(INSERT)?,
            edit: version
                .since(16)
                .then(|| connection.prepare(edit))
                .transpose()?,
            chat_join: connection.prepare("INSERT INTO chat_message_join VALUES (?1, ?2, ?3)")?,
            attachment: connection.prepare(Attachment::INSERT)?,
            attachment_join: connection
                .prepare("INSERT INTO message_attachment_join VALUES (?1, ?2)")?,
        })
    }

    /// Writes a message with its joined rows.
    pub(super) fn insert(&mut self, message: &Message) -> Result<Inserted, BuildError> {
        self.insert_message(message)?;
        let row = self.connection.last_insert_rowid();
        if let (true, Some(edit)) = (message.is_changed(), &mut self.edit) {
            let at = |time: Option<i64>| time.map_or(0, |time| clock(self.version, time));
            edit.execute(params![row, at(message.edited), at(message.retracted)])?;
        }
        if let Some(chat) = message.chat {
            let date = clock(self.version, message.date);
            self.chat_join.execute(params![chat, row, date])?;
        }
        let mut inserted = Inserted {
            message: row,
            attachment: None,
        };
        if let Some(attachment) = &message.attachment {
            attachment.insert(&mut self.attachment, message.date)?;
            let id = self.connection.last_insert_rowid();
            inserted.attachment = Some(id);
            if attachment.joined {
                self.attachment_join.execute(params![row, id])?;
            }
        }
        Ok(inserted)
    }

    fn insert_message(&mut self, message: &Message) -> Result<(), BuildError> {
        let incoming = !message.from_me;
        let date = clock(self.version, message.date);
        let read = clock(self.version, message.date + 40) * i64::from(incoming);
        let (service, account) = if message.sms {
            ("SMS", "P:+33639980000")
        } else {
            ("iMessage", "E:owner@vigie-testkit-home.org")
        };
        let (payload, balloon) = message.payload.as_ref().map(|(a, b)| (a, b)).unzip();
        let (reacted, reaction) = message.reaction.as_ref().map(|(a, b)| (a, b)).unzip();
        self.message.execute(params![
            message.guid,
            message.text,
            message.handle,
            message.subject,
            message.attributed,
            service,
            account,
            date,
            read,
            date * i64::from(message.from_me),
            message.from_me && !message.sms,
            message.from_me,
            incoming,
            message.attachment.is_some(),
            2 * i64::from(message.group_title.is_some()),
            message.group_title,
            reacted,
            reaction.copied().unwrap_or_default(),
            balloon,
            payload,
            message.summary,
        ])?;
        Ok(())
    }
}

/// A time as `sms.db` stores it on `version`.
pub(super) fn clock(version: Version, unix: i64) -> i64 {
    let nanoseconds = times::cocoa_ns(unix);
    if version.since(11) {
        nanoseconds
    } else {
        nanoseconds / 1_000_000_000
    }
}
