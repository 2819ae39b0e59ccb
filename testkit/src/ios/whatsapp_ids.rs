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

/// Writes `LID.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if !build.phone.version.since(18) {
        return Ok(());
    }
    let domain = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared";
    let spot = Spot::new("ios.whatsapp_ids", domain, "LID.sqlite");
    let database = build.create(&spot, SCHEMA)?;
    let mut random = build.random("whatsapp ids");
    let mut numbers: Vec<String> = (1..=share(build, 200, 30).min(2_000)).map(number).collect();
    if build.phone.watched {
        numbers.push("+33639989977".to_owned());
    }
    let connection = database.connection();
    for number in &numbers {
        let hidden = format!("{}@lid", random.digits(15));
        // Without the sign before the country code.
        let number = number.trim_start_matches('+');
        connection.execute(
            "INSERT INTO ZWAPHONENUMBERLIDPAIR (Z_ENT, Z_OPT, ZTIMESTAMP, ZLID, ZPHONENUMBER) VALUES (1, 1, ?1, ?2, ?3)",
            params![times::cocoa(build.now() - 90 * times::DAY), hidden, number],
        )?;
    }
    if build.phone.watched {
        let place = format!("ZWAPHONENUMBERLIDPAIR:{}", connection.last_insert_rowid());
        build.known(&spot, place, "33639989977", &planted::PHONE);
    }
    build.keep(&spot, database, &["ZWAPHONENUMBERLIDPAIR"])
}
