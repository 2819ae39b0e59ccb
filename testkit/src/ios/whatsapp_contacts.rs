//! WhatsApp's address book, `ContactsV2.sqlite`
//! (<https://github.com/KnugiHK/WhatsApp-Chat-Exporter>).

use rusqlite::params;

use super::{number, share};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    times, words,
};

const COLUMNS: &str = "Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSORT INTEGER, ZLASTUPDATED TIMESTAMP, ZABOUTTIMESTAMP TIMESTAMP, ZABOUTTEXT VARCHAR, ZBUSINESSNAME VARCHAR, ZFULLNAME VARCHAR, ZGIVENNAME VARCHAR, ZIDENTIFIER VARCHAR, ZLASTNAME VARCHAR, ZLOCALIZEDPHONENUMBER VARCHAR, ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR";

const SINCE: [(u32, &str); 1] = [(18, "ZLID VARCHAR, ZUSERNAME VARCHAR")];

/// Contacts: identifier, words about itself, what must be found.
const PLANTS: [(&str, &str, Option<Indicator>); 3] = [
    (planted::PHONE_JID, "", Some(planted::PHONE)),
    (
        "33639980900@s.whatsapp.net",
        "https://about.vigie-testkit-lure.net/me",
        Some(planted::LURE),
    ),
    ("33639989978@s.whatsapp.net", "", None),
];

/// Writes `ContactsV2.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared";
    let spot = Spot::new("ios.whatsapp_contacts", domain, "ContactsV2.sqlite");
    let schema = super::table(
        "ZWAADDRESSBOOKCONTACT",
        COLUMNS,
        &SINCE,
        build.phone.version,
    );
    let database = build.create(&spot, &schema)?;
    let mut random = build.random("whatsapp contacts");
    let connection = database.connection();
    let date = times::cocoa(build.now() - 30 * times::DAY);
    let add = |id: &str, about: &str, name: &str| -> Result<i64, BuildError> {
        let phone = format!("+{}", id.split('@').next().unwrap_or_default());
        connection.execute(
            "INSERT INTO ZWAADDRESSBOOKCONTACT (Z_ENT, Z_OPT, ZLASTUPDATED, ZABOUTTIMESTAMP, ZABOUTTEXT, ZFULLNAME, ZPHONENUMBER, ZWHATSAPPID) VALUES (1, 1, ?1, ?1, ?2, ?3, ?4, ?5)",
            params![date, about, name, phone, id],
        )?;
        Ok(connection.last_insert_rowid())
    };
    for nth in 1..=share(build, 200, 30).min(2_000) {
        let id = format!("{}@s.whatsapp.net", number(nth).trim_start_matches('+'));
        let name = words::name(&mut random);
        add(&id, words::sentence(&mut random), &name)?;
    }
    let mut rows = Vec::new();
    for (id, about, indicator) in PLANTS {
        if indicator.is_none() || build.phone.watched {
            rows.push((add(id, about, "")?, id, about, indicator));
        }
    }
    for (row, id, about, indicator) in rows {
        let place = format!("ZWAADDRESSBOOKCONTACT:{row}");
        let observed = if about.is_empty() { id } else { about };
        match indicator {
            Some(indicator) => build.known(&spot, place, observed, &indicator),
            None => build.near_miss(&spot, place, observed),
        }
    }
    build.keep(&spot, database, &["ZWAADDRESSBOOKCONTACT"])
}
