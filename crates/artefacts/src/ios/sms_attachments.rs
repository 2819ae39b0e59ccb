//! Reads attachments of SMS and iMessage: the table `attachment` of `sms.db`.
//!
//! Described in: <https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables>.

use formats::sqlite::{Column, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{message_bearing, row_count, row_text, row_truth, state_path, state_person},
};

/// Attachments of SMS and iMessage.
#[derive(Debug)]
pub struct SmsAttachments;

/// One file that came or went with a message.
#[derive(Debug, serde::Serialize)]
pub struct Attachment<'a> {
    /// The attachment's identifier.
    pub guid: Option<Untrusted<'a>>,
    /// When it was stored.
    pub created: Option<Instant>,
    /// When its message was sent.
    pub time: Option<Instant>,
    /// Whether the phone's owner sent it.
    pub from_me: Option<bool>,
    /// The other side.
    pub person: Option<Untrusted<'a>>,
    /// Where it lies on the phone.
    pub path: Option<Untrusted<'a>>,
    /// The name that its sender gave it.
    pub file_name: Option<Untrusted<'a>>,
    /// Its stated kind.
    pub mime_type: Option<Untrusted<'a>>,
    /// Its kind in Apple's terms.
    pub type_id: Option<Untrusted<'a>>,
    /// Its size.
    pub size_bytes: Option<u64>,
    /// Identifier of its message; none when the message is gone.
    pub message_guid: Option<Untrusted<'a>>,
}

impl Record for Attachment<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.created, "attachment-stored"),
            (self.time, "message-attachment"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        if let Some(path) = &self.path {
            state_path(path.raw(), bearing, each);
        }
        if let Some(name) = &self.file_name {
            each(Value::FileName(name.raw()).with(bearing));
        }
        if let Some(person) = &self.person {
            state_person(person.raw(), bearing, each);
        }
        if let Some(kind) = &self.type_id {
            // Apps name the kinds of their files after themselves.
            each(Value::AppId(kind.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for SmsAttachments {
    type Record<'a> = Attachment<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/SMS/sms.db"],
        fields: &[
            ("guid", "identifier of the attachment"),
            ("created", "when it was stored (UTC)"),
            (
                "time",
                "when its message was sent, by the sender's phone (UTC)",
            ),
            ("from_me", "whether the phone's owner sent it"),
            (
                "person",
                "the other side: a telephone number or an e-mail address",
            ),
            ("path", "where it lies on the phone"),
            ("file_name", "the name that its sender gave it"),
            ("mime_type", "its kind, as stated (RFC 2046)"),
            ("type_id", "its kind as a uniform type identifier"),
            ("size_bytes", "its size in bytes"),
            (
                "message_guid",
                "identifier of its message; none when the message is gone",
            ),
        ],
        described_in: &["https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("attachment");
        select.also_known(LEFT_OUT);
        select.also_known(&["message_attachment_join.*", "message.*", "handle.*"]);
        let join = select.left_join("message_attachment_join", "attachment_id", "ROWID");
        let message = select.left_join_via("message", "ROWID", join, "message_id");
        let handle = select.left_join_via("handle", "ROWID", message, "handle_id");
        let columns = Columns {
            guid: select.column("guid"),
            created: select.column("created_date"),
            outgoing: select.column("is_outgoing"),
            path: select.column("filename"),
            name: select.column("transfer_name"),
            mime_type: select.column("mime_type"),
            uti: select.column("uti"),
            size: select.column("total_bytes"),
            time: select.column_of(message, "date"),
            message_guid: select.column_of(message, "guid"),
            from_me: select.column_of(message, "is_from_me"),
            person: select.column_of(handle, "id"),
        };
        out.rows(&database, &select, |out, row| {
            attachment(row, &columns, out);
        });
        Ok(())
    }
}

struct Columns {
    guid: Column,
    created: Column,
    outgoing: Column,
    path: Column,
    name: Column,
    mime_type: Column,
    uti: Column,
    size: Column,
    time: Column,
    message_guid: Column,
    from_me: Column,
    person: Column,
}

fn attachment(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, SmsAttachments>) {
    let outgoing = row_truth(row, columns.outgoing);
    out.record(
        row.place(),
        &Attachment {
            guid: row_text(row, columns.guid),
            created: row
                .integer(columns.created)
                .and_then(Instant::from_sms_date),
            time: row.integer(columns.time).and_then(Instant::from_sms_date),
            from_me: row_truth(row, columns.from_me).or(outgoing),
            person: row_text(row, columns.person),
            path: row.text(columns.path).map(|path| absolute(&path)),
            file_name: row_text(row, columns.name),
            mime_type: row_text(row, columns.mime_type),
            type_id: row_text(row, columns.uti),
            size_bytes: row_count(row, columns.size),
            message_guid: row_text(row, columns.message_guid),
        },
    );
}

/// The path with the home directory, `~`, spelled out.
fn absolute(path: &str) -> Untrusted<'static> {
    match path.strip_prefix("~/") {
        Some(below) => Untrusted::from(format!("/private/var/mobile/{below}")),
        None => Untrusted::from(path.to_owned()),
    }
}

/// Columns of `attachment` that say nothing about what it is or whence it came.
const LEFT_OUT: &[&str] = &[
    "ROWID",
    "start_date",
    "transfer_state",
    "user_info",
    "is_sticker",
    "sticker_user_info",
    "attribution_info",
    "hide_attachment",
    "ck_sync_state",
    "ck_server_change_token_blob",
    "ck_record_id",
    "original_guid",
    "sr_ck_sync_state",
    "sr_ck_server_change_token_blob",
    "sr_ck_record_id",
    "is_commsafety_sensitive",
    "emoji_image_content_identifier",
    "emoji_image_short_description",
    "preview_generation_state",
];
