//! The accounts that the phone is signed in to: `Accounts3.sqlite` and its verified copy
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/accountData.py>).

use rusqlite::params;

use super::owner;
use crate::{
    BuildError, Persona,
    backup::database::Database,
    build::{Build, Spot},
    keyed_archive::KeyedArchive,
    planted, times,
};

const SCHEMA: &str = "
CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIVE INTEGER, ZAUTHENTICATED INTEGER, ZSUPPORTSAUTHENTICATION INTEGER, ZVISIBLE INTEGER, ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP, ZLASTCREDENTIALRENEWALREJECTIONDATE TIMESTAMP, ZACCOUNTDESCRIPTION VARCHAR, ZAUTHENTICATIONTYPE VARCHAR, ZCREDENTIALTYPE VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR, ZUSERNAME VARCHAR, ZDATACLASSPROPERTIES BLOB);
CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZOBSOLETE INTEGER, ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR);
CREATE TABLE ZACCOUNTPROPERTY (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZOWNER INTEGER, ZKEY VARCHAR, ZVALUE BLOB);
INSERT INTO ZACCOUNTTYPE (Z_PK, ZACCOUNTTYPEDESCRIPTION, ZIDENTIFIER) VALUES (1, 'iCloud', 'com.apple.account.AppleAccount'), (2, 'iTunes Store', 'com.apple.account.iTunesStore'), (3, 'IMAP', 'com.apple.account.IMAP'), (4, 'CalDAV', 'com.apple.account.CalDAV');
";

/// Writes both files.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    one(build, "Library/Accounts/Accounts3.sqlite")?;
    one(build, "Library/Accounts/VerifiedBackup/Accounts3.sqlite")
}

fn one(build: &mut Build<'_>, path: &str) -> Result<(), BuildError> {
    let spot = Spot::new("ios.accounts", "HomeDomain", path);
    let database = build.create(&spot, SCHEMA)?;
    let store = Store {
        database: &database,
        now: build.now(),
    };
    let own = owner::of(build.phone);
    let setup = "com.apple.purplebuddy";
    store.account(1, &own.account, "iCloud", setup)?;
    store.account(2, &own.account, "", setup)?;
    let calendar = store.account(4, "", "", "com.apple.accounts.accountsd")?;
    store.setting(calendar, "DAAccountHost", "p42-caldav.icloud.com")?;
    if build.phone.persona == Persona::Managed {
        let mail = store.account(3, "k.diallo@vigie-testkit-employer.com", "Travail", setup)?;
        store.setting(mail, "Hostname", "imap.vigie-testkit-employer.com")?;
    } else {
        let mail = store.account(
            3,
            "owner@vigie-testkit-post.com",
            "Courrier",
            "com.apple.mobilemail",
        )?;
        store.setting(mail, "Hostname", "imap.vigie-testkit-post.com")?;
    }
    let near = "panel@vigie-testkit-host.org";
    let row = store.account(3, near, "", setup)?;
    build.near_miss(&spot, format!("ZACCOUNT:{row}"), near);
    if build.phone.watched {
        let agent = "agent@vigie-testkit-mail.com";
        let row = store.account(3, agent, "", "com.vigie-testkit.agent")?;
        build.known(&spot, format!("ZACCOUNT:{row}"), agent, &planted::EMAIL);
        build.known(
            &spot,
            format!("ZACCOUNT:{row}"),
            "com.vigie-testkit.agent",
            &planted::APP,
        );
        let host = "panel.vigie-testkit-host.org";
        let setting = store.setting(row, "Hostname", host)?;
        build.known(
            &spot,
            format!("ZACCOUNTPROPERTY:{setting}"),
            host,
            &planted::PANEL,
        );
    }
    build.keep(&spot, database, &["ZACCOUNT", "ZACCOUNTPROPERTY"])
}

struct Store<'d> {
    database: &'d Database,
    now: i64,
}

impl Store<'_> {
    fn account(&self, kind: i64, name: &str, called: &str, app: &str) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let date = times::cocoa(self.now - 500 * times::DAY);
        connection.execute(
            "INSERT INTO ZACCOUNT (Z_ENT, Z_OPT, ZACTIVE, ZVISIBLE, ZACCOUNTTYPE, ZDATE, ZACCOUNTDESCRIPTION, ZIDENTIFIER, ZOWNINGBUNDLEID, ZUSERNAME) VALUES (2, 1, 1, 1, ?1, ?2, ?3, '7E57C17E-0000-4000-8000-7E57C17E57C1', ?4, ?5)",
            params![kind, date, filled(called), app, filled(name)],
        )?;
        Ok(connection.last_insert_rowid())
    }

    /// A setting, whose value is a keyed archive of a text.
    fn setting(&self, account: i64, key: &str, value: &str) -> Result<i64, BuildError> {
        let mut archive = KeyedArchive::new();
        let root = archive.add(value);
        let value = archive.finish(root)?;
        let connection = self.database.connection();
        connection.execute(
            "INSERT INTO ZACCOUNTPROPERTY (Z_ENT, Z_OPT, ZOWNER, ZKEY, ZVALUE) VALUES (3, 1, ?1, ?2, ?3)",
            params![account, key, value],
        )?;
        Ok(connection.last_insert_rowid())
    }
}
