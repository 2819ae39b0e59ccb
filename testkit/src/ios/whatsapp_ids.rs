//! Which number stands behind WhatsApp's hidden identifiers: `LID.sqlite`, in versions of the time of
//! iOS 18 and later (<https://docs.mvt.re/en/latest/ios/records/#whatsappjson>).

use rusqlite::params;

use super::{number, share};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted, times,
};

const SCHEMA: &str = "
CREATE TABLE ZWAPHONENUMBERLIDPAIR (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMESTAMP TIMESTAMP, ZLID VARCHAR, ZPHONENUMBER VARCHAR);
";

const TABLE: &str = "ZWAPHONENUMBERLIDPAIR";

/// The planted number as it is written here.
const PLANTED: &str = "33639989977";
/// The next number, the same behind another country code, and without one.
const NEAR_MISSES: [&str; 3] = ["33639989978", "41639989977", "639989977"];

/// Writes `LID.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if !build.phone.version.since(18) {
        return Ok(());
    }
    let domain = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared";
    let spot = Spot::new("ios.whatsapp_ids", domain, "LID.sqlite");
    let database = build.create(&spot, SCHEMA)?;
    let mut random = build.random("whatsapp ids");
    let date = times::cocoa(build.now() - 90 * times::DAY);
    let connection = database.connection();
    // Without the sign before the country code.
    let mut add = |number: &str| -> Result<String, BuildError> {
        let hidden = format!("{}@lid", random.digits(15));
        connection.execute(
            "INSERT INTO ZWAPHONENUMBERLIDPAIR (Z_ENT, Z_OPT, ZTIMESTAMP, ZLID, ZPHONENUMBER) VALUES (1, 1, ?1, ?2, ?3)",
            params![date, hidden, number],
        )?;
        Ok(format!("{TABLE}:{}", connection.last_insert_rowid()))
    };
    for nth in 1..=share(build, 200, 30).min(2_000) {
        add(number(nth).trim_start_matches('+'))?;
    }
    for near in NEAR_MISSES {
        let place = add(near)?;
        build.near_miss(&spot, place, near);
    }
    if build.phone.watched {
        let place = add(PLANTED)?;
        build.known(&spot, place, PLANTED, &planted::PHONE);
    }
    build.keep(&spot, database, &[TABLE])
}
