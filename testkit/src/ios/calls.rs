//! The list of calls, `CallHistory.storedata`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/callHistory.py>).

use rusqlite::params;

use super::{mail, number, share, version::Version};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted, times,
};

/// How long before the backup the first call stands, seconds.
const REACH: i64 = 400 * times::DAY;

const CALL: &str = "Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZDISCONNECTED_CAUSE INTEGER, ZFACE_TIME_DATA INTEGER, ZNUMBER_AVAILABILITY INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZISO_COUNTRY_CODE VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR, ZADDRESS BLOB";

const CALL_SINCE: [(u32, &str); 3] = [
    (
        13,
        "ZCALL_CATEGORY INTEGER, ZHANDLE_TYPE INTEGER, ZVERIFICATIONSTATUS INTEGER, ZINITIATOR INTEGER, ZLOCALPARTICIPANTUUID BLOB, ZOUTGOINGLOCALPARTICIPANTUUID BLOB",
    ),
    (
        15,
        "ZFILTERED_OUT_REASON INTEGER, ZHASMESSAGE INTEGER, ZORIGINATINGUITYPE INTEGER, ZWASEMERGENCYCALL INTEGER, ZPARTICIPANTGROUPUUID BLOB",
    ),
    (
        17,
        "ZIMAGEURL VARCHAR, ZBLOCKEDBYEXTENSION VARCHAR, ZIDENTITYEXTENSION VARCHAR, ZCONVERSATIONID BLOB, ZREMINDERUUID BLOB",
    ),
];

const HANDLES: &str = "
CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR);
CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER, PRIMARY KEY (Z_2REMOTEPARTICIPANTCALLS, Z_4REMOTEPARTICIPANTHANDLES));
";

/// The version that first lists the people of a call in a table of their own.
const WITH_HANDLES: u32 = 13;

fn schema(version: Version) -> String {
    let mut schema = super::table("ZCALLRECORD", CALL, &CALL_SINCE, version);
    if version.since(WITH_HANDLES) {
        schema.push_str(HANDLES);
    }
    schema
}

/// Writes `CallHistory.storedata`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/CallHistoryDB/CallHistory.storedata";
    let spot = Spot::new("ios.calls", "HomeDomain", path);
    let database = build.create(&spot, &schema(build.phone.version))?;
    let calls = Calls {
        database: &database,
        with_handles: build.phone.version.since(WITH_HANDLES),
        now: build.now(),
    };
    volume(build, &calls)?;
    for near in [
        "0639989977",
        "+33639989978",
        "agent@vigie-testkit-mail.com.vigie-testkit-post.com",
    ] {
        let row = calls.add(near, "com.apple.Telephony", 3, true)?;
        build.near_miss(&spot, format!("ZCALLRECORD:{row}"), near);
    }
    if build.phone.watched {
        plant(build, &spot, &calls)?;
    }
    let with_handles = calls.with_handles;
    let tables: &[&str] = if with_handles {
        &["ZCALLRECORD", "ZHANDLE"]
    } else {
        &["ZCALLRECORD"]
    };
    build.keep(&spot, database, tables)
}

fn volume(build: &Build<'_>, calls: &Calls<'_>) -> Result<(), BuildError> {
    let mut random = build.random("calls");
    let rows = share(build, 20, 20);
    for row in 0..rows {
        let days = (REACH / times::DAY) * (rows - row) / rows;
        let nth = random.between(1, 60);
        let (address, service) = match random.below(10) {
            0 => (mail(nth), "com.apple.FaceTime"),
            1 => (number(nth), "net.whatsapp.WhatsApp"),
            2 => (String::new(), "com.apple.Telephony"),
            _ => (number(nth), "com.apple.Telephony"),
        };
        calls.add(&address, service, days, random.per_mille(550))?;
    }
    Ok(())
}

/// A known number and address that called, an app that carried a call, a call between several.
fn plant(build: &mut Build<'_>, spot: &Spot, calls: &Calls<'_>) -> Result<(), BuildError> {
    let telephone = "com.apple.Telephony";
    let plants = [
        (planted::PHONE_WRITTEN, telephone, planted::PHONE),
        (
            "Agent@vigie-testkit-mail.com",
            "com.apple.FaceTime",
            planted::EMAIL,
        ),
        ("+33639980003", "com.vigie-testkit.agent", planted::APP),
    ];
    for (address, service, indicator) in plants {
        let row = calls.add(address, service, 9, false)?;
        let is_app = indicator == planted::APP;
        let observed = if is_app { service } else { address };
        build.known(spot, format!("ZCALLRECORD:{row}"), observed, &indicator);
    }
    if calls.with_handles {
        let row = calls.add("", "com.apple.FaceTime", 8, false)?;
        let handle = calls.handle(row, "06 39 98 99 77", "+33639989977")?;
        build.known(
            spot,
            format!("ZHANDLE:{handle}"),
            "+33639989977",
            &planted::PHONE,
        );
    }
    if build.phone.version.since(17) {
        let link = "https://face.vigie-testkit-c2.com/p.png";
        let row = calls.add("+33639980004", telephone, 7, false)?;
        let connection = calls.database.connection();
        connection.execute(
            "UPDATE ZCALLRECORD SET ZIMAGEURL = ?2 WHERE Z_PK = ?1",
            params![row, link],
        )?;
        build.known(spot, format!("ZCALLRECORD:{row}"), link, &planted::C2);
    }
    Ok(())
}

struct Calls<'d> {
    database: &'d Database,
    with_handles: bool,
    now: i64,
}

impl Calls<'_> {
    /// Adds a call some days before the backup, and gives its row.
    fn add(&self, address: &str, service: &str, days: i64, made: bool) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let date = times::cocoa(self.now - days * times::DAY);
        // Bytes, as the column says, and not text.
        let bytes = (!address.is_empty()).then(|| address.as_bytes().to_vec());
        connection.execute(
            "INSERT INTO ZCALLRECORD (Z_ENT, Z_OPT, ZANSWERED, ZCALLTYPE, ZORIGINATED, ZREAD, ZDATE, ZDURATION, ZISO_COUNTRY_CODE, ZLOCATION, ZSERVICE_PROVIDER, ZADDRESS) VALUES (2, 1, ?1, 1, ?2, 1, ?3, ?4, 'fr', 'France', ?5, ?6)",
            params![days % 3 != 0, made, date, times::real(days % 7 * 31), service, bytes],
        )?;
        let row = connection.last_insert_rowid();
        if self.with_handles && address.starts_with('+') {
            self.handle(row, address, address)?;
        }
        Ok(row)
    }

    /// Adds one of the people of a call, and gives the row.
    fn handle(&self, call: i64, value: &str, normalised: &str) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ZHANDLE (Z_ENT, Z_OPT, ZTYPE, ZNORMALIZEDVALUE, ZVALUE) VALUES (4, 1, 2, ?1, ?2)",
            [normalised, value],
        )?;
        let row = connection.last_insert_rowid();
        connection.execute(
            "INSERT INTO Z_2REMOTEPARTICIPANTHANDLES VALUES (?1, ?2)",
            [call, row],
        )?;
        Ok(row)
    }
}
