//! Reads WhatsApp's address book: `ContactsV2.sqlite`; numbers and identifiers of contacts, never
//! their names.
//!
//! Described in: <https://github.com/KnugiHK/WhatsApp-Chat-Exporter>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{row_cocoa, row_filled, state_person},
};

/// WhatsApp's contacts.
#[derive(Debug)]
pub struct WhatsappContacts;

/// One contact.
#[derive(Debug, serde::Serialize)]
pub struct WhatsappContact<'a> {
    /// When it was last changed.
    pub time: Option<Instant>,
    /// When its words about itself were last changed.
    pub about_changed: Option<Instant>,
    /// Who it is, in WhatsApp's terms (`33…@s.whatsapp.net`).
    pub person: Option<Untrusted<'a>>,
    /// The telephone number.
    pub phone_number: Option<Untrusted<'a>>,
    /// The identifier that hides the number.
    pub hidden_id: Option<Untrusted<'a>>,
    /// Links in its words about itself and in its names.
    pub links: Links<'static>,
}

impl Record for WhatsappContact<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "contact-changed"),
            (self.about_changed, "contact-about-changed"),
        ];
        Moment::each_utc(moments, each);
    }

    /// That somebody stands in an address book says no more than that.
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let person = self.person.as_ref().map(Untrusted::raw).unwrap_or_default();
        state_person(person, Bearing::Mentioned, each);
        if let Some(number) = &self.phone_number {
            let digits: String = number.raw().chars().filter(char::is_ascii_digit).collect();
            if person != format!("{digits}@s.whatsapp.net") {
                state_person(number.raw(), Bearing::Mentioned, each);
            }
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for WhatsappContacts {
    type Record<'a> = WhatsappContact<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Containers/Shared/AppGroup/**/ContactsV2.sqlite"],
        fields: &[
            ("time", "when it was last changed (UTC)"),
            (
                "about_changed",
                "when its words about itself were last changed (UTC)",
            ),
            ("person", "who it is, in WhatsApp's terms"),
            ("phone_number", "telephone number"),
            ("hidden_id", "identifier that hides the number"),
            ("links", "links in its words about itself and in its names"),
        ],
        described_in: &["https://github.com/KnugiHK/WhatsApp-Chat-Exporter"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("ZWAADDRESSBOOKCONTACT");
        // What a contact is called and how it is sorted.
        select.also_known(&["ZWAADDRESSBOOKCONTACT.*"]);
        let [time, about_changed] =
            ["ZLASTUPDATED", "ZABOUTTIMESTAMP"].map(|name| select.column(name));
        let [person, number, local_number, hidden] = [
            "ZWHATSAPPID",
            "ZPHONENUMBER",
            "ZLOCALIZEDPHONENUMBER",
            "ZLID",
        ]
        .map(|name| select.column(name));
        let searched = ["ZABOUTTEXT", "ZFULLNAME", "ZBUSINESSNAME", "ZUSERNAME"]
            .map(|name| select.column(name));
        out.rows(&database, &select, |out, row| {
            let mut links = Links::default();
            for text in searched.iter().filter_map(|column| row.text(*column)) {
                links.in_passing_text(&text);
            }
            let contact = WhatsappContact {
                time: row_cocoa(row, time),
                about_changed: row_cocoa(row, about_changed),
                person: row_filled(row, person),
                phone_number: row_filled(row, number).or_else(|| row_filled(row, local_number)),
                hidden_id: row_filled(row, hidden),
                links,
            };
            out.record(row.place(), &contact);
        });
        Ok(())
    }
}
