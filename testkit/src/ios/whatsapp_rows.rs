//! The rows of a message in WhatsApp's database.

use rusqlite::{Statement, params};

use crate::{BuildError, backup::database::Database, times};

/// Conversations with one person; half as many with groups.
pub(super) const PEOPLE: i64 = 40;

/// A link preview: `ZCONTENT1`, `ZCONTENT2`, `ZMATCHEDTEXT`, `ZSUMMARY`, `ZTITLE`.
pub(super) type Item<'a> = [Option<&'a str>; 5];

/// A message, as its rows state it.
#[derive(Clone, Default)]
pub(super) struct Message<'a> {
    pub(super) text: Option<&'a str>,
    pub(super) media_url: Option<&'a str>,
    pub(super) media_author: Option<&'a str>,
    pub(super) media_title: Option<&'a str>,
    pub(super) item: Option<Item<'a>>,
    pub(super) chat: i64,
    pub(super) from_me: bool,
    pub(super) date: i64,
    pub(super) stanza: String,
}

pub(super) fn jid(row: i64) -> String {
    format!("3363998{row:04}@s.whatsapp.net")
}

/// Statements of the database.
pub(super) struct Rows<'c> {
    pub(super) database: &'c Database,
    message: Statement<'c>,
    media: Statement<'c>,
    item: Statement<'c>,
}

impl<'c> Rows<'c> {
    pub(super) fn new(database: &'c Database) -> Result<Self, BuildError> {
        let connection = database.connection();
        Ok(Self {
            database,
            message: connection.prepare("INSERT INTO ZWAMESSAGE (Z_ENT, Z_OPT, ZISFROMME, ZMESSAGESTATUS, ZMESSAGETYPE, ZCHATSESSION, ZMESSAGEDATE, ZSENTDATE, ZFROMJID, ZTOJID, ZPUSHNAME, ZSTANZAID, ZTEXT, ZSORT) VALUES (9, 2, ?1, 8, ?2, ?3, ?4, ?4, ?5, ?6, NULL, ?7, ?8, 1)")?,
            media: connection.prepare("INSERT INTO ZWAMEDIAITEM (Z_ENT, Z_OPT, ZFILESIZE, ZMESSAGE, ZMEDIAURL, ZAUTHORNAME, ZTITLE, ZMEDIALOCALPATH) VALUES (8, 1, 48211, ?1, ?2, ?3, ?4, ?5)")?,
            item: connection.prepare("INSERT INTO ZWAMESSAGEDATAITEM (Z_ENT, Z_OPT, ZINDEX, ZTYPE, ZMESSAGE, ZCONTENT1, ZCONTENT2, ZMATCHEDTEXT, ZSUMMARY, ZTITLE) VALUES (10, 1, 0, 1, ?1, ?2, ?3, ?4, ?5, ?6)")?,
        })
    }

    /// Gives the row of the message and that of what stands beside it.
    pub(super) fn write(
        &mut self,
        message: &Message<'_>,
    ) -> Result<(i64, Option<i64>), BuildError> {
        let date = times::cocoa(message.date);
        let other = jid(message.chat.min(PEOPLE));
        let media = message.media_url.is_some() || message.media_author.is_some();
        self.message.execute(params![
            message.from_me,
            i64::from(media),
            message.chat,
            date,
            (!message.from_me).then_some(&other),
            message.from_me.then_some(&other),
            message.stanza,
            message.text,
        ])?;
        let connection = self.database.connection();
        let row = connection.last_insert_rowid();
        if media {
            let (url, author, title) =
                (message.media_url, message.media_author, message.media_title);
            let local = format!("Media/{other}/{}.jpg", message.stanza);
            self.media
                .execute(params![row, url, author, title, local])?;
        }
        if let Some([one, two, matched, summary, title]) = message.item {
            self.item
                .execute(params![row, one, two, matched, summary, title])?;
        }
        let beside = media || message.item.is_some();
        Ok((row, beside.then(|| connection.last_insert_rowid())))
    }
}
