//! Rows of `attachment` in `sms.db`.

use rusqlite::{Statement, params};

use crate::{BuildError, random::Random, times};

/// An attachment, as its row states it.
#[derive(Clone, Debug)]
pub(super) struct Attachment {
    /// The identifier; unique.
    pub(super) guid: String,
    /// The path on the phone, `~` for `/var/mobile`.
    pub(super) filename: Option<String>,
    /// The name that the sender gave.
    pub(super) transfer_name: Option<String>,
    /// The MIME type.
    pub(super) mime_type: Option<&'static str>,
    /// Bytes.
    pub(super) size: i64,
    /// Whether the owner sent it.
    pub(super) outgoing: bool,
    /// Whether a message is joined.
    pub(super) joined: bool,
}

/// Kinds of pictures and documents: ending, type identifier, MIME type.
const KINDS: [(&str, &str); 6] = [
    ("HEIC", "image/heic"),
    ("jpeg", "image/jpeg"),
    ("MOV", "video/quicktime"),
    ("pdf", "application/pdf"),
    ("caf", "audio/x-caf"),
    ("vcf", "text/vcard"),
];

impl Attachment {
    /// Writes a row.
    pub(super) const INSERT: &str = "INSERT INTO attachment (guid, created_date, start_date, filename, uti, mime_type, transfer_state, is_outgoing, user_info, transfer_name, total_bytes) VALUES (?1, ?2, ?2, ?3, ?4, ?5, 5, ?6, NULL, ?7, ?8)";

    /// A harmless one.
    pub(super) fn any(random: &mut Random, outgoing: bool) -> Self {
        let (ending, mime) = KINDS[random.position(KINDS.len())];
        let guid = random.uuid();
        let number = random.below(10_000);
        let name = match random.below(20) {
            0 => format!("Capture d’écran – été {number} 🌞.{ending}"),
            1 => format!("レポート{number}.{ending}"),
            _ => format!("IMG_{number:04}.{ending}"),
        };
        let folder = format!("{}/{:02}", random.hex(2), random.below(16));
        let filename = match random.below(60) {
            0 => None,
            // What the phone itself sends passes through its temporary folder.
            1 if outgoing => Some(format!("/var/tmp/com.apple.messages/{guid}/{name}")),
            2 => Some(format!(
                "/var/mobile/Library/SMS/Attachments/{folder}/{guid}/{name}"
            )),
            _ => Some(format!("~/Library/SMS/Attachments/{folder}/{guid}/{name}")),
        };
        Self {
            guid,
            filename,
            transfer_name: (!random.per_mille(20)).then_some(name),
            mime_type: (!random.per_mille(50)).then_some(mime),
            size: random.between(900, 9_000_000),
            outgoing,
            joined: !random.per_mille(15),
        }
    }

    /// One at `filename`, received.
    pub(super) fn at(random: &mut Random, filename: &str) -> Self {
        let name = filename.rsplit('/').next().unwrap_or(filename);
        Self {
            guid: random.uuid(),
            filename: Some(filename.to_owned()),
            transfer_name: Some(name.to_owned()),
            mime_type: None,
            size: 31_337,
            outgoing: false,
            joined: true,
        }
    }

    /// Writes it with the prepared [`Attachment::INSERT`]; `date` is seconds since 1970.
    pub(super) fn insert(
        &self,
        statement: &mut Statement<'_>,
        date: i64,
    ) -> Result<(), BuildError> {
        // Attachments keep whole seconds since 2001 on every version.
        let date = times::cocoa_ns(date) / 1_000_000_000;
        statement.execute(params![
            self.guid,
            date,
            self.filename,
            self.mime_type.map(|_| "public.data"),
            self.mime_type,
            self.outgoing,
            self.transfer_name,
            self.size,
        ])?;
        Ok(())
    }
}
