//! Reads the address book: `AddressBook.sqlitedb`; addresses, numbers and links of contacts, never
//! their names.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/addressBook.py>.

use formats::sqlite::{Column, Database, Select};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    opaque::addresses_in,
    values::{row_cocoa, row_filled, state_person},
};

/// Contacts.
#[derive(Debug)]
pub struct Contacts;

/// One address of a contact, or the links in a contact's notes.
#[derive(Debug, serde::Serialize)]
pub struct ContactValue<'a> {
    /// `phone`, `email`, `url`, `instant_message`, `social_profile`, `other`, or `card`: the contact as
    /// a whole.
    pub kind: &'static str,
    /// The contact's number in this database.
    pub contact_id: Option<i64>,
    /// When the contact was made.
    pub created: Option<Instant>,
    /// When the contact was last changed.
    pub modified: Option<Instant>,
    /// The address or number.
    pub value: Option<Untrusted<'a>>,
    /// Links in it, or in the contact's notes.
    pub links: Links<'static>,
}

impl Record for ContactValue<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.created, "contact-made"),
            (self.modified, "contact-changed"),
        ];
        Moment::each_utc(moments, each);
    }

    /// That somebody stands in an address book says no more than that.
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(value) = &self.value {
            match self.kind {
                "url" => each(Value::Url(value.raw()).with(Bearing::Mentioned)),
                "phone" | "email" => state_person(value.raw(), Bearing::Mentioned, each),
                _ => {}
            }
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for Contacts {
    type Record<'a> = ContactValue<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/AddressBook/AddressBook.sqlitedb"],
        fields: &[
            (
                "kind",
                "phone, email, url, instant_message, social_profile, other; or card: the contact as a whole",
            ),
            ("contact_id", "number of the contact in this database"),
            ("created", "when the contact was made (UTC)"),
            ("modified", "when the contact was last changed (UTC)"),
            (
                "value",
                "the number or the address; of other kinds only the links are kept",
            ),
            ("links", "links in it, or in the notes of the contact"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/addressBook.py",
            "https://developer.apple.com/documentation/addressbook/person-property-identifiers",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        values(&database, out);
        if database.has_table("ABMultiValueEntry") {
            entries(&database, out);
        }
        if database.has_table("ABPerson") {
            cards(&database, out);
        }
        Ok(())
    }
}

/// What a number in the column `property` stands for; postal addresses and dates are others.
fn kind_of(property: Option<i64>) -> &'static str {
    match property {
        Some(3) => "phone",
        Some(4) => "email",
        Some(13) => "instant_message",
        Some(22) => "url",
        Some(46) => "social_profile",
        _ => "other",
    }
}

/// The contact's own columns: number, made, changed.
fn contact_columns(select: &mut Select, of: &'static str) -> [Column; 2] {
    let person = select.left_join("ABPerson", "ROWID", of);
    ["CreationDate", "ModificationDate"].map(|name| select.column_of(person, name))
}

fn values(database: &Database, out: &mut Out<'_, Contacts>) {
    let mut select = Select::from("ABMultiValue");
    select.also_known(&["UID", "identifier", "label", "guid", "ABPerson.*"]);
    let [created, modified] = contact_columns(&mut select, "record_id");
    let [contact, property, value] =
        ["record_id", "property", "value"].map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        let Some(value) = row_filled(row, value) else {
            return;
        };
        let kind = kind_of(row.integer(property));
        let mut links = Links::default();
        let is_kept = matches!(kind, "phone" | "email" | "url");
        if !is_kept {
            links.in_passing_text(value.raw());
        }
        let record = ContactValue {
            kind,
            contact_id: row.integer(contact),
            created: row_cocoa(row, created),
            modified: row_cocoa(row, modified),
            value: Some(value).filter(|_| is_kept),
            links,
        };
        if is_kept || !record.links.is_empty() {
            out.record(row.place(), &record);
        }
    });
}

/// Parts of a value: service, name and address of a profile; of a postal address only links count.
fn entries(database: &Database, out: &mut Out<'_, Contacts>) {
    let mut select = Select::from("ABMultiValueEntry");
    select.also_known(&["key", "ABMultiValue.*", "ABPerson.*"]);
    let whole = select.left_join("ABMultiValue", "UID", "parent_id");
    let person = select.left_join_via("ABPerson", "ROWID", whole, "record_id");
    let [contact, property] = ["record_id", "property"].map(|name| select.column_of(whole, name));
    let [created, modified] =
        ["CreationDate", "ModificationDate"].map(|name| select.column_of(person, name));
    let value = select.column("value");
    out.rows(database, &select, |out, row| {
        let mut links = Links::default();
        if let Some(text) = row.text(value) {
            links.in_passing_text(&text);
        }
        if links.is_empty() {
            return;
        }
        let record = ContactValue {
            kind: kind_of(row.integer(property)),
            contact_id: row.integer(contact),
            created: row_cocoa(row, created),
            modified: row_cocoa(row, modified),
            value: None,
            links,
        };
        out.record(row.place(), &record);
    });
}

/// Contacts whose notes or pictures hold links; the others have nothing to compare.
fn cards(database: &Database, out: &mut Out<'_, Contacts>) {
    let mut select = Select::from("ABPerson");
    select.also_known(&["ABPerson.*"]);
    let contact = select.column("ROWID");
    let [created, modified] = ["CreationDate", "ModificationDate"].map(|name| select.column(name));
    let texts = ["Note", "ImageURI", "Organization", "Nickname", "MapsData"]
        .map(|name| select.column(name));
    let stored = select.column("ExternalRepresentation");
    out.rows(database, &select, |out, row| {
        let mut links = Links::default();
        for text in texts.iter().filter_map(|column| row.text(*column)) {
            links.in_passing_text(&text);
        }
        if let Some(bytes) = row.blob(stored) {
            addresses_in(bytes, &mut |address| links.in_passing_text(address));
        }
        if links.cut() {
            out.fault(Fault::new(FaultKind::TooMany, "links of one contact"));
        }
        if links.is_empty() {
            return;
        }
        let record = ContactValue {
            kind: "card",
            contact_id: row.integer(contact),
            created: row_cocoa(row, created),
            modified: row_cocoa(row, modified),
            value: None,
            links,
        };
        out.record(row.place(), &record);
    });
}
