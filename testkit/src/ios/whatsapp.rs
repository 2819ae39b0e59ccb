//! WhatsApp's `ChatStorage.sqlite`: messages, media, link previews, groups
//! (<https://docs.mvt.re/en/latest/ios/records/#whatsappjson>).

use rusqlite::params;

use super::{
    spread,
    whatsapp_rows::{self, Item, Message, PEOPLE, Rows, jid},
    whatsapp_schema,
};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted::{self, Indicator},
    random::Random,
    times,
    truth::Kind,
    words,
};

/// How long before the backup the first message stands, seconds.
const REACH: i64 = 900 * times::DAY;
/// Messages of the volume that stand in the write-ahead log only.
const IN_LOG: u64 = 15;
/// One message in that many was deleted.
const DELETED: u64 = 401;

/// Writes `ChatStorage.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared";
    let spot = Spot::new("ios.whatsapp", domain, "ChatStorage.sqlite");
    let schema = whatsapp_schema::schema(build.phone.version);
    let mut database = build.create(&spot, &schema)?;
    let mut volume = Volume::new(build);
    sessions(build, &database, &mut volume.random)?;
    let wal = build.phone.variety.wal;
    let in_log = if wal { IN_LOG.min(volume.rows) } else { 0 };
    let rows = volume.rows - in_log;
    fill(build, &spot, &database, &mut volume, rows, &PLANTS)?;
    if build.phone.variety.deleted_rows {
        if build.phone.watched {
            plant_removed(build, &spot, &database, &mut volume)?;
        }
        // Planted rows stand in conversation 1, which is spared.
        let sql =
            format!("DELETE FROM ZWAMESSAGE WHERE Z_PK % {DELETED} = 13 AND ZCHATSESSION > 1");
        database.run(&sql)?;
    }
    if wal {
        database = database.into_wal()?;
    }
    fill(build, &spot, &database, &mut volume, in_log, &LATE)?;
    finish_sessions(build, &spot, &database)?;
    let tables = [
        "ZWAMESSAGE",
        "ZWAMEDIAITEM",
        "ZWAMESSAGEDATAITEM",
        "ZWACHATSESSION",
        "ZWAGROUPINFO",
    ];
    build.keep(&spot, database, &tables)
}

/// Where in a message a planted link stands.
#[derive(Clone, Copy)]
enum Column {
    Text,
    MediaUrl,
    MediaAuthor,
    /// One of the columns of [`Item`].
    Item(usize),
}

/// A planted link; `None` for a near miss.
type Plant = (Column, &'static str, Option<Indicator>);

const PLANTS: [Plant; 11] = [
    (
        Column::Text,
        "salut, http://wa.vigie-testkit-c2.com/x ?",
        Some(planted::C2),
    ),
    (
        Column::Text,
        "regarde vigie-testkit-lure.net/video",
        Some(planted::LURE),
    ),
    (
        Column::MediaUrl,
        "https://media.vigie-testkit-c2.com/f.enc",
        Some(planted::C2),
    ),
    (
        Column::MediaAuthor,
        "https://author.vigie-testkit-lure.net/",
        Some(planted::LURE),
    ),
    (
        Column::Item(0),
        "https://one.vigie-testkit-lure.net/",
        Some(planted::LURE),
    ),
    (
        Column::Item(1),
        "https://vigie-testkit-files.com/d/implant.html?id=7",
        Some(planted::PAGE),
    ),
    (
        Column::Item(2),
        "http://198.51.100.127/match",
        Some(planted::RANGE_4),
    ),
    (
        Column::Item(3),
        "summary https://three.vigie-testkit-c2.com/",
        Some(planted::C2),
    ),
    (
        Column::Item(4),
        "title https://panel.vigie-testkit-host.org/",
        Some(planted::PANEL),
    ),
    (
        Column::Text,
        "https://vigie-testkit-c2.com.vigie-testkit-daily.com/",
        None,
    ),
    (Column::Text, "http://198.51.100.128/", None),
];
const LATE: [Plant; 1] = [(
    Column::Text,
    "newest http://late-wa.vigie-testkit-c2.com/",
    Some(planted::C2),
)];

fn fill(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    volume: &mut Volume,
    rows: u64,
    plants: &[Plant],
) -> Result<(), BuildError> {
    let mut writer = Rows::new(database)?;
    let mut left = plants.iter().enumerate().peekable();
    for row in 0..=rows {
        while let Some((_, plant)) =
            left.next_if(|(nth, _)| spread(rows, plants.len(), *nth) == row)
        {
            write_plant(build, spot, &mut writer, volume, plant)?;
        }
        if row < rows {
            volume.write_next(&mut writer)?;
        }
    }
    Ok(())
}

fn write_plant(
    build: &mut Build<'_>,
    spot: &Spot,
    rows: &mut Rows<'_>,
    volume: &mut Volume,
    (column, text, indicator): &Plant,
) -> Result<(), BuildError> {
    if indicator.is_some() && !build.phone.watched {
        return Ok(());
    }
    let mut message = volume.next();
    message.chat = 1;
    message.from_me = false;
    match column {
        Column::Text => message.text = Some(text),
        Column::MediaUrl => message.media_url = Some(text),
        Column::MediaAuthor => message.media_author = Some(text),
        Column::Item(at) => {
            let mut item = Item::default();
            item[*at] = Some(text);
            message.item = Some(item);
        }
    }
    let (message, beside) = rows.write(&message)?;
    let message = format!("ZWAMESSAGE:{message}");
    let places = match (column, beside) {
        (Column::MediaUrl | Column::MediaAuthor, Some(row)) => {
            (format!("ZWAMEDIAITEM:{row}"), vec![message])
        }
        (Column::Item(_), Some(row)) => (format!("ZWAMESSAGEDATAITEM:{row}"), vec![message]),
        _ => (message, Vec::new()),
    };
    match indicator {
        Some(indicator) => build.known(spot, places, *text, indicator),
        None => build.near_miss(spot, places.0, *text),
    }
    Ok(())
}

/// Copies of the removed message: what surrounds a removed row decides whether it is sure to be one.
const REMOVED_COPIES: usize = 4;

/// A message that was removed wherever it stood, with others behind it.
fn plant_removed(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    volume: &mut Volume,
) -> Result<(), BuildError> {
    let text = "efface https://wa.vigie-testkit-removed.org/x";
    let mut rows = Rows::new(database)?;
    // These are no part of the volume, by which the others are dated.
    let written = volume.written;
    let mut removed = Vec::new();
    for _ in 0..REMOVED_COPIES {
        let mut message = volume.next();
        message.text = Some(text);
        removed.push(rows.write(&message)?.0);
        for _ in 0..30 {
            volume.write_next(&mut rows)?;
        }
    }
    volume.written = written;
    for row in removed {
        let sql = "DELETE FROM ZWAMESSAGE WHERE Z_PK = ?1";
        database.connection().execute(sql, [row])?;
    }
    build.known(spot, "ZWAMESSAGE:removed", text, &planted::REMOVED);
    Ok(())
}

/// Conversations and groups; the newest message of one is gone.
fn sessions(build: &Build<'_>, database: &Database, random: &mut Random) -> Result<(), BuildError> {
    let connection = database.connection();
    let mut session = connection.prepare("INSERT INTO ZWACHATSESSION (Z_PK, Z_ENT, Z_OPT, ZSESSIONTYPE, ZGROUPINFO, ZLASTMESSAGEDATE, ZCONTACTJID, ZPARTNERNAME, ZREMOVED) VALUES (?1, 4, 1, ?2, ?3, ?4, ?5, ?6, 0)")?;
    let mut group = connection.prepare("INSERT INTO ZWAGROUPINFO (Z_PK, Z_ENT, Z_OPT, ZCHATSESSION, ZCREATIONDATE, ZCREATORJID) VALUES (?1, 5, 1, ?2, ?3, ?4)")?;
    for row in 1..=PEOPLE {
        let jid = jid(row);
        let none: Option<i64> = None;
        let last = times::cocoa(build.now());
        session.execute(params![row, 0, none, last, jid, words::name(random)])?;
    }
    for row in 1..=PEOPLE / 2 {
        let created = times::cocoa(build.now() - REACH + row * times::DAY);
        let jid = format!("{}-{}@g.us", random.digits(11), random.digits(10));
        session.execute(params![
            PEOPLE + row,
            1,
            row,
            created,
            jid,
            words::sentence(random)
        ])?;
        group.execute(params![row, PEOPLE + row, created, whatsapp_rows::jid(row)])?;
    }
    Ok(())
}

/// Dates each conversation by its newest message, but one, whose newest messages are gone; a known
/// number has a conversation without any.
fn finish_sessions(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
) -> Result<(), BuildError> {
    database.run(
        "UPDATE ZWACHATSESSION SET ZLASTMESSAGEDATE = (SELECT max(ZMESSAGEDATE) FROM ZWAMESSAGE WHERE ZCHATSESSION = ZWACHATSESSION.Z_PK) WHERE Z_PK <> 1",
    )?;
    if !build.phone.watched {
        return Ok(());
    }
    build.check(
        spot,
        "ZWACHATSESSION:1",
        jid(1),
        "deleted-messages",
        Kind::Context,
    );
    let connection = database.connection();
    connection.execute(
        "INSERT INTO ZWACHATSESSION (Z_ENT, Z_OPT, ZSESSIONTYPE, ZCONTACTJID, ZREMOVED) VALUES (4, 1, 0, ?1, 0)",
        [planted::PHONE_JID],
    )?;
    let session = format!("ZWACHATSESSION:{}", connection.last_insert_rowid());
    connection.execute(
        "INSERT INTO ZWAGROUPMEMBER (Z_ENT, Z_OPT, ZCHATSESSION, ZMEMBERJID) VALUES (6, 1, 41, ?1)",
        [planted::PHONE_JID],
    )?;
    let member = format!("ZWAGROUPMEMBER:{}", connection.last_insert_rowid());
    for place in [session, member] {
        build.known(spot, place, planted::PHONE_JID, &planted::PHONE);
    }
    Ok(())
}

/// Harmless messages, one after another.
struct Volume {
    random: Random,
    rows: u64,
    written: u64,
    start: i64,
    long_left: bool,
}

impl Volume {
    fn new(build: &Build<'_>) -> Self {
        Self {
            random: build.random("whatsapp"),
            rows: build.phone.scale.whatsapp,
            written: 0,
            start: build.now() - REACH,
            long_left: build.phone.variety.long_values,
        }
    }

    /// The next message without content.
    fn next(&mut self) -> Message<'static> {
        let share = i128::from(self.written) * i128::from(REACH - times::DAY)
            / i128::from(self.rows.max(1));
        Message {
            chat: self.random.between(2, PEOPLE + PEOPLE / 2 + 1),
            from_me: self.random.per_mille(480),
            date: self.start + i64::try_from(share).unwrap_or_default(),
            stanza: self.random.hex(20).to_uppercase(),
            ..Message::default()
        }
    }

    fn write_next(&mut self, rows: &mut Rows<'_>) -> Result<(), BuildError> {
        let mut message = self.next();
        self.written += 1;
        if self.long_left && self.written > self.rows / 2 {
            self.long_left = false;
            let long = words::text(&mut self.random).repeat(2_000);
            message.text = Some(&long);
            rows.write(&message)?;
            return Ok(());
        }
        let text = words::text(&mut self.random);
        let link = words::link(&mut self.random);
        let with_link = format!("{text} {link}");
        match self.random.below(100) {
            0..=5 => {
                message.text = Some(&with_link);
                let title = words::sentence(&mut self.random);
                message.item = Some([Some(&link), None, Some(&link), Some(title), Some(title)]);
            }
            6..=20 => {
                let url = format!(
                    "https://mmg.whatsapp.net/v/t62.7118-24/{}.enc",
                    message.stanza
                );
                message.media_url = Some(&url);
                message.media_title = Some(&text);
                rows.write(&message)?;
                return Ok(());
            }
            21..=24 => {}
            _ => message.text = Some(&text),
        }
        rows.write(&message)?;
        Ok(())
    }
}
