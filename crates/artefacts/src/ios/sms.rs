//! Reads SMS and iMessage: `sms.db`, one record per message and conversation that holds it.
//!
//! Described in: <https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables>.

use formats::{
    sqlite::{Column, Database, Row, Select},
    typedstream,
};
use memchr::memmem::Finder;
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    opaque::addresses_in,
    sms_columns::LEFT_OUT,
    sms_deleted::{WithMessages, deleted_parts, people_alone},
    sms_versions::{Versions, property_links, versions},
    values::{message_bearing, own_address, row_text, row_truth, state_person},
};

/// SMS and iMessage.
#[derive(Debug)]
pub struct Sms;

/// One message, without its words.
#[derive(Debug, Default, serde::Serialize)]
pub struct Message<'a> {
    /// The message's identifier.
    pub guid: Option<Untrusted<'a>>,
    /// When it was sent.
    pub time: Option<Instant>,
    /// When it was delivered.
    pub delivered: Option<Instant>,
    /// When it was read.
    pub read: Option<Instant>,
    /// When its words were last changed.
    pub edited: Option<Instant>,
    /// When a part of it was unsent.
    pub retracted: Option<Instant>,
    /// When it was deleted, of a part that the phone keeps for a month.
    pub deletion_time: Option<Instant>,
    /// How many earlier wordings of it are kept.
    pub earlier_versions: u64,
    /// Whether a part of it was unsent.
    pub unsent: bool,
    /// `iMessage`, `SMS`, `RCS`.
    pub service: Option<Untrusted<'a>>,
    /// Whether the phone's owner sent it.
    pub from_me: Option<bool>,
    /// The other side.
    pub person: Option<Untrusted<'a>>,
    /// The owner's own account that it went through.
    pub account: Option<Untrusted<'a>>,
    /// The conversation's identifier.
    pub chat: Option<Untrusted<'a>>,
    /// The group's name.
    pub group_name: Option<Untrusted<'a>>,
    /// The app whose content the message carries.
    pub app_id: Option<Untrusted<'a>>,
    /// Length of the text.
    pub length_bytes: u64,
    /// Links in its words, its rich link, its earlier wordings, its subject.
    pub links: Links<'a>,
    /// Its words, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub body: Option<&'a str>,
}

impl Record for Message<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let sent = if self.from_me == Some(true) {
            "message-sent"
        } else {
            "message-received"
        };
        let moments = [
            (self.time, sent),
            (self.read, "message-read"),
            (self.edited, "message-edited"),
            (self.retracted, "message-unsent"),
            (self.deletion_time, "message-deleted"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        self.links.traces(bearing, each);
        if let Some(person) = &self.person {
            state_person(person.raw(), bearing, each);
        }
        if let Some(account) = &self.account {
            state_person(own_address(account.raw()), Bearing::Mentioned, each);
        }
        if let Some(app) = &self.app_id {
            // `com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:<the app's own id>`
            let id = app.raw().rsplit(':').next().unwrap_or_default();
            each(Value::AppId(id).with(bearing));
        }
    }
}

impl Artefact for Sms {
    type Record<'a> = Message<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/SMS/sms.db"],
        fields: &[
            ("guid", "identifier of the message"),
            ("time", "when it was sent, by the sender's phone (UTC)"),
            ("delivered", "when it was delivered (UTC)"),
            ("read", "when it was read (UTC)"),
            ("edited", "when its words were last changed (UTC)"),
            ("retracted", "when a part of it was unsent (UTC)"),
            (
                "deletion_time",
                "when it was deleted, of a part that the phone keeps for a month (UTC)",
            ),
            (
                "earlier_versions",
                "how many earlier wordings of it are kept",
            ),
            ("unsent", "whether a part of it was unsent"),
            ("service", "iMessage, SMS or RCS"),
            ("from_me", "whether the phone's owner sent it"),
            (
                "person",
                "the other side: a telephone number or an e-mail address",
            ),
            ("account", "the owner's own account it went through"),
            ("chat", "identifier of the conversation"),
            ("group_name", "name of the group"),
            ("app_id", "the app whose content it carries"),
            ("length_bytes", "length of its text in bytes"),
            (
                "links",
                "links in its words, rich link, earlier wordings and subject",
            ),
        ],
        described_in: &[
            "https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables",
            "https://developer.apple.com/documentation/foundation/nsarchiver",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let with_messages = messages(&database, out);
        if database.has_table("handle") {
            people_alone(&database, &with_messages, out);
        }
        if database.has_table("recoverable_message_part") {
            deleted_parts(&database, out);
        }
        Ok(())
    }
}

/// What reading a row needs.
struct Reader {
    columns: Columns,
    /// Finds the class of the addresses in an attributed body.
    link_class: Finder<'static>,
}

struct Columns {
    handle: Column,
    guid: Column,
    text: Column,
    attributed: Column,
    payload: Column,
    summary: Column,
    subject: Column,
    date: Column,
    delivered: Column,
    read: Column,
    edited: Column,
    retracted: Column,
    service: Column,
    from_me: Column,
    account: Column,
    app: Column,
    group_title: Column,
    person: Column,
    chat: Column,
    group_name: Column,
}

/// Reads the messages, and gives the people who have any.
fn messages(database: &Database, out: &mut Out<'_, Sms>) -> WithMessages {
    let mut select = Select::from("message");
    select.also_known(LEFT_OUT);
    select.also_known(&["handle.*", "chat.*", "chat_message_join.*"]);
    let handle = select.left_join("handle", "ROWID", "handle_id");
    let join = select.left_join("chat_message_join", "message_id", "ROWID");
    let chat = select.left_join_via("chat", "ROWID", join, "chat_id");
    let columns = Columns {
        handle: select.column("handle_id"),
        guid: select.column("guid"),
        text: select.column("text"),
        attributed: select.column("attributedBody"),
        payload: select.column("payload_data"),
        summary: select.column("message_summary_info"),
        subject: select.column("subject"),
        date: select.column("date"),
        delivered: select.column("date_delivered"),
        read: select.column("date_read"),
        edited: select.column("date_edited"),
        retracted: select.column("date_retracted"),
        service: select.column("service"),
        from_me: select.column("is_from_me"),
        account: select.column("account"),
        app: select.column("balloon_bundle_id"),
        group_title: select.column("group_title"),
        person: select.column_of(handle, "id"),
        chat: select.column_of(chat, "chat_identifier"),
        group_name: select.column_of(chat, "display_name"),
    };
    let reader = Reader {
        columns,
        link_class: Finder::new("NSURL"),
    };
    let mut with_messages = WithMessages::default();
    out.rows(database, &select, |out, row| {
        if let Some(handle) = row.integer(reader.columns.handle) {
            with_messages.add(handle);
        }
        message(row, &reader, out);
    });
    with_messages
}

fn message(row: &Row<'_>, reader: &Reader, out: &mut Out<'_, Sms>) {
    let columns = &reader.columns;
    let text = row.text(columns.text);
    let attributed = row.blob(columns.attributed);
    let mut links = Links::default();
    let decoded =
        attributed.and_then(|blob| wording(blob, text.as_deref(), &mut links, reader, out));
    let [subject, group_title] =
        [columns.subject, columns.group_title].map(|column| row.text(column));
    for text in [&text, &subject, &group_title].into_iter().flatten() {
        links.in_text(text);
    }
    if let Some(decoded) = &decoded {
        links.in_text(decoded);
    }
    let versions = property_lists(row, columns, &mut links, out);
    if links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one message"));
    }
    let body = text
        .as_deref()
        .filter(|text| !text.is_empty())
        .or(decoded.as_deref());
    let date = |column| row.integer(column).and_then(Instant::from_sms_date);
    let retracted = date(columns.retracted);
    out.record(
        row.place(),
        &Message {
            guid: row_text(row, columns.guid),
            time: date(columns.date),
            delivered: date(columns.delivered),
            read: date(columns.read),
            edited: date(columns.edited).or(versions.last_edited),
            retracted,
            earlier_versions: versions.earlier,
            unsent: versions.unsent || retracted.is_some(),
            service: row_text(row, columns.service),
            from_me: row_truth(row, columns.from_me),
            person: row_text(row, columns.person),
            account: row_text(row, columns.account),
            chat: row_text(row, columns.chat),
            group_name: row_text(row, columns.group_name),
            app_id: row_text(row, columns.app),
            length_bytes: length(body),
            links,
            body,
            ..Message::default()
        },
    );
}

/// What a rich link and the summary of changes say; their links go to `links`.
fn property_lists(
    row: &Row<'_>,
    columns: &Columns,
    links: &mut Links<'_>,
    out: &mut Out<'_, Sms>,
) -> Versions {
    let mut fault = |fault| out.fault(fault);
    if let Some(blob) = row.blob(columns.payload) {
        property_links(blob, links, &mut fault);
    }
    row.blob(columns.summary)
        .map(|blob| versions(blob, links, &mut fault))
        .unwrap_or_default()
}

/// The words of an attributed body, unless they are `text` again; its links go to `links`: what a
/// link opens may differ from what it shows.
///
/// Most messages carry their words twice and no link, and a look for that costs far less than decoding.
fn wording(
    blob: &[u8],
    text: Option<&str>,
    links: &mut Links<'_>,
    reader: &Reader,
    out: &mut Out<'_, Sms>,
) -> Option<String> {
    let has_links = reader.link_class.find(blob).is_some();
    if !has_links && text.is_some_and(|text| holds_string(blob, text.as_bytes())) {
        return None;
    }
    let decoded = typedstream::decode(blob);
    for address in decoded.urls {
        links.address(address);
    }
    if let Some(fault) = decoded.fault {
        out.fault(fault);
        addresses_in(blob, &mut |address| links.address(address.to_owned()));
    }
    decoded.text
}

/// Whether a typed stream holds exactly this string: behind the type `+` its length, in one byte or
/// in two after 0x81 (longer ones are decoded), and behind it the end mark 0x86.
fn holds_string(blob: &[u8], text: &[u8]) -> bool {
    memchr::memchr_iter(b'+', blob).any(|at| {
        let value = blob.get(at.saturating_add(1)..).unwrap_or_default();
        let (length, rest) = match value {
            [0x81, low, high, rest @ ..] => (usize::from(u16::from_le_bytes([*low, *high])), rest),
            [length @ ..=0x7f, rest @ ..] => (usize::from(*length), rest),
            _ => return false,
        };
        length == text.len()
            && rest
                .strip_prefix(text)
                .is_some_and(|end| end.starts_with(&[0x86]))
    })
}

/// Length of a text in bytes.
pub(crate) fn length(body: Option<&str>) -> u64 {
    body.map_or(0, |body| u64::try_from(body.len()).unwrap_or(u64::MAX))
}
