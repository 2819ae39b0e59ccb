//! Reads with whom notes are shared, and links in their titles and attachments: `NoteStore.sqlite`.
//! The text of notes is not read.
//!
//! Described in: <https://github.com/threeplanetssoftware/apple_cloud_notes_parser>,
//! <https://developer.apple.com/documentation/cloudkit/ckshare>.

use formats::{
    keyed_archive, plist,
    sqlite::{Column, Row, Select},
};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{row_cocoa, row_filled, state_international},
};

/// Most people of one shared note that are told; Apple allows a hundred.
const PARTICIPANTS: usize = 1_000;
/// Most shares that are opened: a small archive can unfold into many objects.
const SHARES: usize = 500;
/// The owner of a share as `CloudKit` calls the phone's own account.
const OWN: &str = "__defaultOwner__";

/// Notes.
#[derive(Debug)]
pub struct Notes;

/// One person with whom a note or folder is shared, or one note, folder or attachment with links.
#[derive(Debug, Default, serde::Serialize)]
pub struct NoteEntry<'a> {
    /// `participant`: one with whom something is shared; `entry`: what holds links.
    pub kind: &'static str,
    /// The number of the note, folder or attachment in this database.
    pub note_id: Option<i64>,
    /// When it was made; of a participant, when the share was.
    pub created: Option<Instant>,
    /// When it, or the share, was last changed.
    pub modified: Option<Instant>,
    /// Whether it belongs to another account, which shares it with the phone's owner.
    pub shared_by_other: Option<bool>,
    /// The person: an e-mail address or a telephone number.
    pub person: Option<Untrusted<'a>>,
    /// Whether that is the phone's owner.
    pub is_owner: Option<bool>,
    /// What the person may do, as a number: 2 read, 3 write.
    pub permission_level: Option<i64>,
    /// Whether the person accepted, as a number: 1 pending, 2 accepted, 3 removed.
    pub acceptance: Option<i64>,
    /// The device that changed the share last.
    pub modified_by: Option<Untrusted<'a>>,
    /// The kind of attachment, in Apple's terms.
    pub content_type: Option<Untrusted<'a>>,
    /// The address of a link that was put into a note.
    pub url: Option<Untrusted<'a>>,
    /// Links in titles, first lines and descriptions.
    pub links: Links<'static>,
}

impl Record for NoteEntry<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let [made, changed] = match self.kind {
            "participant" => ["note-shared", "note-share-changed"],
            _ => ["note-made", "note-changed"],
        };
        Moment::each_utc([(self.created, made), (self.modified, changed)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = match self.shared_by_other {
            Some(true) => Bearing::Received,
            _ => Bearing::Mentioned,
        };
        if let Some(person) = &self.person {
            // CloudKit leaves out the sign before the country code.
            state_international(person.raw(), bearing, each);
        }
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(bearing));
        }
        self.links.traces(bearing, each);
    }
}

impl Artefact for Notes {
    type Record<'a> = NoteEntry<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Containers/Shared/AppGroup/**/NoteStore.sqlite"],
        fields: &[
            (
                "kind",
                "participant: one with whom a note or folder is shared; entry: a note, folder or attachment with links",
            ),
            (
                "note_id",
                "number of the note, folder or attachment in this database",
            ),
            ("created", "when it, or the share, was made (UTC)"),
            ("modified", "when it, or the share, was last changed (UTC)"),
            ("shared_by_other", "whether it belongs to another account"),
            (
                "person",
                "the participant: an e-mail address or a telephone number",
            ),
            ("is_owner", "whether the participant is the phone's owner"),
            (
                "permission_level",
                "what the participant may do: 2 read, 3 write",
            ),
            (
                "acceptance",
                "whether the participant accepted: 1 pending, 2 accepted, 3 removed",
            ),
            (
                "modified_by",
                "name of the device that changed the share last",
            ),
            ("content_type", "kind of attachment, in Apple's terms"),
            ("url", "address of a link that was put into a note"),
            ("links", "links in titles, first lines and descriptions"),
        ],
        described_in: &[
            "https://github.com/threeplanetssoftware/apple_cloud_notes_parser",
            "https://developer.apple.com/documentation/cloudkit/ckshare",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("ZICCLOUDSYNCINGOBJECT");
        // Some two hundred columns say how notes look and how they are encrypted and synchronised.
        select.also_known(&["ZICCLOUDSYNCINGOBJECT.*"]);
        let columns = Columns {
            id: select.column("Z_PK"),
            created: CREATED.map(|name| select.column(name)).to_vec(),
            modified: MODIFIED.map(|name| select.column(name)).to_vec(),
            zone_owner: select.column("ZZONEOWNERNAME"),
            share: select.column("ZSERVERSHAREDATA"),
            content_type: TYPES.map(|name| select.column(name)).to_vec(),
            urls: URLS.map(|name| select.column(name)).to_vec(),
            texts: TEXTS.map(|name| select.column(name)).to_vec(),
            preview: select.column("ZLINKPRESENTATIONARCHIVEDMETADATA"),
        };
        let mut left = SHARES;
        out.rows(&database, &select, |out, row| {
            entry(row, &columns, out);
            let Some(share) = row.blob(columns.share) else {
                return;
            };
            if left == 0 {
                return out.fault(Fault::new(FaultKind::TooMany, "shared notes"));
            }
            left = left.saturating_sub(1);
            participants(share, row, &columns, out);
        });
        Ok(())
    }
}

/// Core Data numbers columns of one name when several kinds of rows share a table.
const CREATED: [&str; 4] = [
    "ZCREATIONDATE",
    "ZCREATIONDATE1",
    "ZCREATIONDATE2",
    "ZCREATIONDATE3",
];
const MODIFIED: [&str; 3] = ["ZMODIFICATIONDATE", "ZMODIFICATIONDATE1", "ZMODIFIEDDATE"];
const TYPES: [&str; 2] = ["ZTYPEUTI", "ZTYPEUTI1"];
const URLS: [&str; 2] = ["ZURLSTRING", "ZREMOTEFILEURLSTRING"];
/// Titles, first lines, descriptions, what was read out of pictures.
const TEXTS: [&str; 17] = [
    "ZTITLE",
    "ZTITLE1",
    "ZTITLE2",
    "ZSNIPPET",
    "ZWIDGETSNIPPET",
    "ZSUMMARY",
    "ZUSERTITLE",
    "ZFALLBACKTITLE",
    "ZFALLBACKSUBTITLEIOS",
    "ZFALLBACKSUBTITLEMAC",
    "ZADDITIONALINDEXABLETEXT",
    "ZOCRSUMMARY",
    "ZHANDWRITINGSUMMARY",
    "ZSTANDARDIZEDCONTENT",
    "ZTOKENCONTENTIDENTIFIER",
    "ZALTTEXT",
    "ZDISPLAYTEXT",
];

struct Columns {
    id: Column,
    created: Vec<Column>,
    modified: Vec<Column>,
    zone_owner: Column,
    share: Column,
    content_type: Vec<Column>,
    urls: Vec<Column>,
    texts: Vec<Column>,
    preview: Column,
}

impl Columns {
    fn shared_by_other(&self, row: &Row<'_>) -> bool {
        row.text(self.zone_owner)
            .is_some_and(|owner| !owner.is_empty() && owner != OWN)
    }
}

/// A row with links; the others have nothing to compare.
fn entry(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, Notes>) {
    let mut links = Links::default();
    for text in columns.texts.iter().filter_map(|column| row.text(*column)) {
        links.in_passing_text(&text);
    }
    if let Some(Ok(value)) = row.blob(columns.preview).map(plist::parse) {
        keyed_archive::strings(&value, &mut |text| links.in_passing_text(text));
    }
    let mut urls = columns
        .urls
        .iter()
        .filter_map(|column| row_filled(row, *column));
    let url = urls.next();
    if let Some(other) = urls.next() {
        links.in_passing_text(other.raw());
    }
    if links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one note"));
    }
    if links.is_empty() && url.is_none() {
        return;
    }
    let date = |columns: &[Column]| columns.iter().find_map(|column| row_cocoa(row, *column));
    let mut types = columns.content_type.iter();
    let entry = NoteEntry {
        kind: "entry",
        note_id: row.integer(columns.id),
        created: date(&columns.created),
        modified: date(&columns.modified),
        shared_by_other: Some(columns.shared_by_other(row)),
        content_type: types.find_map(|column| row_filled(row, *column)),
        url,
        links,
        ..NoteEntry::default()
    };
    out.record(row.place(), &entry);
}

/// The people of a share: a keyed archive with its fields at the top, side by side.
fn participants(share: &[u8], row: &Row<'_>, columns: &Columns, out: &mut Out<'_, Notes>) {
    let share = match plist::parse(share).and_then(|archive| keyed_archive::resolve(&archive)) {
        Ok(share) => share,
        Err(fault) => return out.fault(fault),
    };
    let Some(people) = share.get("Participants").and_then(plist::Value::as_array) else {
        out.fault(
            Fault::new(FaultKind::UnknownSchema, "share of a note").detail("no participants"),
        );
        return;
    };
    if people.len() > PARTICIPANTS {
        out.fault(Fault::new(FaultKind::TooMany, "participants of one note"));
    }
    let date = |key: &str| share.get(key).and_then(plist::Value::as_date);
    for person in people.iter().take(PARTICIPANTS) {
        let lookup = person.at(&["UserIdentity", "LookupInfo"]);
        let address = |key: &str| lookup?.get(key)?.as_str().map(Untrusted::from);
        let number = |key: &str| person.get(key).and_then(plist::Value::as_integer);
        let record = NoteEntry {
            kind: "participant",
            note_id: row.integer(columns.id),
            created: date("RecordCtime"),
            modified: date("RecordMtime"),
            shared_by_other: Some(columns.shared_by_other(row)),
            person: address("EmailAddress").or_else(|| address("PhoneNumber")),
            is_owner: person.get("IsCurrentUser").and_then(plist::Value::as_bool),
            permission_level: number("Permission"),
            acceptance: number("AcceptanceStatus"),
            modified_by: share
                .get("ModifiedByDevice")
                .and_then(plist::Value::as_str)
                .map(Untrusted::from),
            ..NoteEntry::default()
        };
        out.record(row.place(), &record);
    }
}
