//! Reads which number stands behind WhatsApp's hidden identifiers: `LID.sqlite`, or the same table
//! inside `ChatStorage.sqlite`.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/#whatsappjson>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_cocoa, row_filled, state_international},
};

/// The name of the table.
const TABLE: &str = "ZWAPHONENUMBERLIDPAIR";

/// Numbers behind WhatsApp's identifiers.
#[derive(Debug)]
pub struct WhatsappIds;

/// One pair of number and identifier.
#[derive(Debug, serde::Serialize)]
pub struct WhatsappId<'a> {
    /// When the pair was learnt.
    pub time: Option<Instant>,
    /// The identifier that hides the number (`…@lid`).
    pub hidden_id: Option<Untrusted<'a>>,
    /// The number, mostly without a sign before the country code.
    pub phone_number: Option<Untrusted<'a>>,
}

impl Record for WhatsappId<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "identifier-learnt"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(number) = &self.phone_number {
            state_international(number.raw(), Bearing::Mentioned, each);
        }
    }
}

impl Artefact for WhatsappIds {
    type Record<'a> = WhatsappId<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Containers/Shared/AppGroup/**/LID.sqlite",
            "/private/var/mobile/Containers/Shared/AppGroup/**/ChatStorage.sqlite",
        ],
        fields: &[
            ("time", "when the pair was learnt (UTC)"),
            ("hidden_id", "identifier that hides the number"),
            (
                "phone_number",
                "the number, mostly without a sign before the country code",
            ),
        ],
        described_in: &["https://docs.mvt.re/en/latest/ios/records/#whatsappjson"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        // Versions with a file of its own, and those before the identifiers, have none among the chats.
        if file.name() == "ChatStorage.sqlite" && !database.has_table(TABLE) {
            return Ok(());
        }
        let mut select = Select::from(TABLE);
        select.also_known(&["Z_PK", "Z_ENT", "Z_OPT"]);
        let [time, hidden, number] =
            ["ZTIMESTAMP", "ZLID", "ZPHONENUMBER"].map(|name| select.column(name));
        out.rows(&database, &select, |out, row| {
            let pair = WhatsappId {
                time: row_cocoa(row, time),
                hidden_id: row_filled(row, hidden),
                phone_number: row_filled(row, number),
            };
            out.record(row.place(), &pair);
        });
        Ok(())
    }
}
