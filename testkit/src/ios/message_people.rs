//! People and conversations of `sms.db`: `handle`, `chat`, `chat_handle_join`.

use rusqlite::{Connection, Statement, params};

use crate::{BuildError, build::Build, random::Random, words};

/// The planted sender, written as its indicator is not.
pub(super) const PLANTED_SENDER: &str = "Agent@VIGIE-testkit-mail.com";

/// A known number whose messages are all gone; its row is the one behind the planted sender's.
pub(super) const PLANTED_ALONE: &str = "+33639989977";

/// How many people and groups there are: rows of `handle` and `chat` from 1, groups behind people.
pub(super) struct People {
    /// People, each with a conversation of the same number.
    pub(super) handles: i64,
    /// Groups.
    pub(super) groups: i64,
}

impl People {
    /// Writes all.
    pub(super) fn write(
        build: &Build<'_>,
        connection: &Connection,
        random: &mut Random,
    ) -> Result<Self, BuildError> {
        let handles = i64::try_from(build.phone.scale.messages / 60).unwrap_or(i64::MAX);
        let handles = handles.clamp(12, 1_500);
        let groups = handles / 6;
        let mut rows = Rows::new(connection)?;
        for row in 1..=handles {
            rows.person(row, random)?;
        }
        for group in 1..=groups {
            rows.group(handles, group, random)?;
        }
        if build.phone.watched {
            for sender in [PLANTED_SENDER, PLANTED_ALONE] {
                rows.handle.execute(params![sender, "fr", "iMessage"])?;
            }
        }
        Ok(Self { handles, groups })
    }
}

struct Rows<'c> {
    handle: Statement<'c>,
    chat: Statement<'c>,
    join: Statement<'c>,
}

impl<'c> Rows<'c> {
    fn new(connection: &'c Connection) -> Result<Self, BuildError> {
        Ok(Self {
            handle: connection.prepare("INSERT INTO handle (id, country, service, uncanonicalized_id) VALUES (?1, ?2, ?3, NULL)")?,
            chat: connection.prepare("INSERT INTO chat (guid, style, state, account_id, chat_identifier, service_name, room_name, account_login, display_name, group_id) VALUES (?1, ?2, 3, ?3, ?4, ?5, ?6, 'E:', ?7, ?8)")?,
            join: connection.prepare("INSERT OR IGNORE INTO chat_handle_join VALUES (?1, ?2)")?,
        })
    }

    fn person(&mut self, row: i64, random: &mut Random) -> Result<(), BuildError> {
        let mail = random.per_mille(180);
        let id = if mail {
            format!("contact{row}@vigie-testkit-post.com")
        } else {
            // A range that the French regulator keeps for fiction.
            format!("+3363998{row:04}")
        };
        let apple = mail || random.per_mille(700);
        let service = if apple { "iMessage" } else { "SMS" };
        self.handle
            .execute(params![id, (!mail).then_some("fr"), service])?;
        let guid = format!("{service};-;{id}");
        let none: Option<&str> = None;
        let (account, group) = (random.uuid(), random.uuid());
        self.chat
            .execute(params![guid, 45, account, id, service, none, none, group])?;
        self.join.execute([row, row])?;
        Ok(())
    }

    fn group(&mut self, handles: i64, group: i64, random: &mut Random) -> Result<(), BuildError> {
        let room = format!("chat{}", random.digits(18));
        let guid = format!("iMessage;+;{room}");
        let name = (group % 2 == 0).then(|| words::sentence(random));
        let (account, id) = (random.uuid(), random.uuid());
        self.chat
            .execute(params![guid, 43, account, room, "iMessage", room, name, id])?;
        for _ in 0..3 {
            let member = random.between(1, handles + 1);
            self.join.execute([handles + group, member])?;
        }
        Ok(())
    }
}
