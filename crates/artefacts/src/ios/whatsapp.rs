//! Reads WhatsApp: `ChatStorage.sqlite`; messages, what came with them, chats and groups, each from
//! its own table, so that nothing is lost whose partner is gone.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/whatsApp.py>,
//! <https://www.group-ib.com/blog/whatsapp-forensic-artifacts/>.

use formats::sqlite::{Column, Database, Joined, Row, Select};
use model::{Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    opaque::addresses_in,
    values::{message_bearing, row_cocoa, row_text, row_truth, state_person},
    whatsapp_columns::{CHAT_LEFT_OUT, MEDIA_LEFT_OUT, MESSAGE_LEFT_OUT, PREVIEW_LEFT_OUT},
};

/// WhatsApp.
#[derive(Debug)]
pub struct Whatsapp;

/// One message, one thing that came with a message, or one chat; without its words.
#[derive(Debug, Default, serde::Serialize)]
pub struct WhatsappItem<'a> {
    /// `message`, `media` (a file or a link shown large), `preview` (of a link), `chat` or `member`
    /// (of a group).
    pub kind: &'static str,
    /// The message's number in this database.
    pub message_id: Option<i64>,
    /// When the message was sent; of a chat, when its last message was.
    pub time: Option<Instant>,
    /// Whether the phone's owner sent it.
    pub from_me: Option<bool>,
    /// Who wrote it, in WhatsApp's terms (`33…@s.whatsapp.net`).
    pub person: Option<Untrusted<'a>>,
    /// The name that the writer goes by.
    pub person_name: Option<Untrusted<'a>>,
    /// The chat, in WhatsApp's terms.
    pub chat: Option<Untrusted<'a>>,
    /// Name of the chat: a person or a group.
    pub group_name: Option<Untrusted<'a>>,
    /// Where a file lies on the phone, below the app's folder.
    pub media_path: Option<Untrusted<'a>>,
    /// Length of the text.
    pub length_bytes: u64,
    /// Links in its texts.
    pub links: Links<'a>,
    /// Its words, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub body: Option<&'a str>,
}

impl Record for WhatsappItem<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match (self.kind, self.from_me) {
            ("chat", _) => "chat-last-message",
            (_, Some(true)) => "message-sent",
            _ => "message-received",
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        self.links.traces(bearing, each);
        for id in [&self.person, &self.chat].into_iter().flatten() {
            state_person(id.raw(), bearing, each);
        }
        if let Some(path) = &self.media_path {
            each(Value::FilePath(path.raw()).with(bearing));
            let name = path.raw().rsplit('/').next().unwrap_or_default();
            each(Value::FileName(name).with(bearing));
        }
    }
}

impl Artefact for Whatsapp {
    type Record<'a> = WhatsappItem<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Containers/Shared/AppGroup/**/ChatStorage.sqlite"],
        fields: &[
            (
                "kind",
                "message; media (a file or a link shown large); preview (of a link); chat; member (of a group)",
            ),
            ("message_id", "number of the message in this database"),
            (
                "time",
                "when the message was sent; of a chat, when its last message was (UTC)",
            ),
            ("from_me", "whether the phone's owner sent it"),
            ("person", "who wrote it, in WhatsApp's terms"),
            ("person_name", "name that the writer goes by"),
            ("chat", "identifier of the conversation"),
            ("group_name", "name of the chat: a person or a group"),
            ("media_path", "where its file lies, below the app's folder"),
            ("length_bytes", "length of its text in bytes"),
            (
                "links",
                "links in its texts; WhatsApp's own stores of files left out",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/whatsApp.py",
            "https://www.group-ib.com/blog/whatsapp-forensic-artifacts/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        messages(&database, out);
        beside(&database, &MEDIA, out);
        beside(&database, &PREVIEW, out);
        chats(&database, out);
        members(&database, out);
        Ok(())
    }
}

/// What a message says of itself, in its own table or joined.
struct Message {
    id: Column,
    time: Column,
    from_me: Column,
    from: Column,
    name: Column,
    member: Column,
    member_name: Column,
    chat: Column,
    group_name: Column,
}

impl Message {
    fn joined(select: &mut Select, message: Joined) -> Self {
        let chat = select.left_join_via("ZWACHATSESSION", "Z_PK", message, "ZCHATSESSION");
        let member = select.left_join_via("ZWAGROUPMEMBER", "Z_PK", message, "ZGROUPMEMBER");
        let own = OWN.map(|name| select.column_of(message, name));
        Self::new(select, own, chat, member)
    }

    fn own(select: &mut Select) -> Self {
        let chat = select.left_join("ZWACHATSESSION", "Z_PK", "ZCHATSESSION");
        let member = select.left_join("ZWAGROUPMEMBER", "Z_PK", "ZGROUPMEMBER");
        let own = OWN.map(|name| select.column(name));
        Self::new(select, own, chat, member)
    }

    fn new(select: &mut Select, own: [Column; 5], chat: Joined, member: Joined) -> Self {
        let [id, time, from_me, from, name] = own;
        Message {
            id,
            time,
            from_me,
            from,
            name,
            member: select.column_of(member, "ZMEMBERJID"),
            member_name: select.column_of(member, "ZCONTACTNAME"),
            chat: select.column_of(chat, "ZCONTACTJID"),
            group_name: select.column_of(chat, "ZPARTNERNAME"),
        }
    }

    fn item<'r>(&self, kind: &'static str, row: &'r Row<'_>) -> WhatsappItem<'r> {
        WhatsappItem {
            kind,
            message_id: row.integer(self.id),
            time: row_cocoa(row, self.time),
            from_me: row_truth(row, self.from_me),
            // In a group the message itself only names the group.
            person: row_text(row, self.member).or_else(|| row_text(row, self.from)),
            person_name: row_text(row, self.member_name).or_else(|| row_text(row, self.name)),
            chat: row_text(row, self.chat),
            group_name: row_text(row, self.group_name),
            media_path: None,
            length_bytes: 0,
            links: Links::default(),
            body: None,
        }
    }
}

/// Columns of a message in the order of [`Message::new`].
const OWN: [&str; 5] = ["Z_PK", "ZMESSAGEDATE", "ZISFROMME", "ZFROMJID", "ZPUSHNAME"];

fn messages(database: &Database, out: &mut Out<'_, Whatsapp>) {
    let mut select = Select::from("ZWAMESSAGE");
    select.also_known(MESSAGE_LEFT_OUT);
    let message = Message::own(&mut select);
    let text = select.column("ZTEXT");
    out.rows(database, &select, |out, row| {
        let text = row.text(text);
        let body = text.as_deref();
        let mut links = Links::default();
        if let Some(body) = body {
            links.in_text(body);
        }
        let item = WhatsappItem {
            length_bytes: body.map_or(0, |body| u64::try_from(body.len()).unwrap_or(u64::MAX)),
            body,
            links,
            ..message.item("message", row)
        };
        write(row, &item, out);
    });
}

/// A table of what comes with messages.
struct Beside {
    kind: &'static str,
    table: &'static str,
    texts: &'static [&'static str],
    address: &'static str,
    path: &'static str,
    opaque: &'static str,
    left_out: &'static [&'static str],
}

const MEDIA: Beside = Beside {
    kind: "media",
    table: "ZWAMEDIAITEM",
    texts: &[
        "ZAUTHORNAME",
        "ZTITLE",
        "ZVCARDNAME",
        "ZVCARDSTRING",
        "ZCOLLECTIONNAME",
    ],
    address: "ZMEDIAURL",
    path: "ZMEDIALOCALPATH",
    opaque: "ZMETADATA",
    left_out: MEDIA_LEFT_OUT,
};

const PREVIEW: Beside = Beside {
    kind: "preview",
    table: "ZWAMESSAGEDATAITEM",
    texts: &[
        "ZCONTENT1",
        "ZCONTENT2",
        "ZMATCHEDTEXT",
        "ZSUMMARY",
        "ZTITLE",
    ],
    address: "ZMATCHEDTEXT",
    path: "ZTHUMBNAILPATH",
    opaque: "ZCONTENT2",
    left_out: PREVIEW_LEFT_OUT,
};

fn beside(database: &Database, beside: &Beside, out: &mut Out<'_, Whatsapp>) {
    if !database.has_table(beside.table) {
        return;
    }
    let mut select = Select::from(beside.table);
    select.also_known(beside.left_out);
    let joined = select.left_join("ZWAMESSAGE", "Z_PK", "ZMESSAGE");
    let message = Message::joined(&mut select, joined);
    let texts: Vec<Column> = beside
        .texts
        .iter()
        .map(|name| select.column(name))
        .collect();
    let address = select.column(beside.address);
    let path = select.column(beside.path);
    let opaque = select.column(beside.opaque);
    out.rows(database, &select, |out, row| {
        let mut item = message.item(beside.kind, row);
        item.media_path = row_text(row, path);
        for text in &texts {
            if let Some(text) = row.text(*text) {
                item.links.in_passing_text(&text);
            }
        }
        if let Some(address) = row.text(address).filter(|text| !is_own_store(text)) {
            item.links.in_passing_text(&address);
        }
        if let Some(opaque) = row.blob(opaque) {
            let links = &mut item.links;
            addresses_in(opaque, &mut |address| {
                if !is_own_store(address) {
                    links.in_passing_text(address);
                }
            });
        }
        write(row, &item, out);
    });
}

/// Whether an address is one of WhatsApp's own stores of encrypted files: every picture has one.
fn is_own_store(address: &str) -> bool {
    let rest = address.strip_prefix("https://").unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    host.starts_with("mmg") && host.ends_with(".whatsapp.net")
}

fn chats(database: &Database, out: &mut Out<'_, Whatsapp>) {
    if !database.has_table("ZWACHATSESSION") {
        return;
    }
    let mut select = Select::from("ZWACHATSESSION");
    select.also_known(CHAT_LEFT_OUT);
    let chat = select.column("ZCONTACTJID");
    let name = select.column("ZPARTNERNAME");
    let time = select.column("ZLASTMESSAGEDATE");
    let text = select.column("ZLASTMESSAGETEXT");
    let group = select.left_join("ZWAGROUPINFO", "Z_PK", "ZGROUPINFO");
    let creator = select.column_of(group, "ZCREATORJID");
    out.rows(database, &select, |out, row| {
        let text = row.text(text);
        let mut links = Links::default();
        if let Some(text) = &text {
            links.in_text(text);
        }
        let item = WhatsappItem {
            kind: "chat",
            message_id: None,
            time: row_cocoa(row, time),
            from_me: None,
            person: row_text(row, creator),
            person_name: None,
            chat: row_text(row, chat),
            group_name: row_text(row, name),
            media_path: None,
            length_bytes: 0,
            links,
            body: None,
        };
        write(row, &item, out);
    });
}

/// Members of groups, also those who never wrote anything.
fn members(database: &Database, out: &mut Out<'_, Whatsapp>) {
    if !database.has_table("ZWAGROUPMEMBER") {
        return;
    }
    let mut select = Select::from("ZWAGROUPMEMBER");
    // How a member is called and what it may do.
    select.also_known(&["ZWAGROUPMEMBER.*", "ZWACHATSESSION.*"]);
    let chat = select.left_join("ZWACHATSESSION", "Z_PK", "ZCHATSESSION");
    let person = select.column("ZMEMBERJID");
    let [chat, name] = ["ZCONTACTJID", "ZPARTNERNAME"].map(|name| select.column_of(chat, name));
    out.rows(database, &select, |out, row| {
        let item = WhatsappItem {
            kind: "member",
            person: row_text(row, person),
            chat: row_text(row, chat),
            group_name: row_text(row, name),
            ..WhatsappItem::default()
        };
        write(row, &item, out);
    });
}

fn write(row: &Row<'_>, item: &WhatsappItem<'_>, out: &mut Out<'_, Whatsapp>) {
    if item.links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one message"));
    }
    out.record(row.place(), item);
}
