//! Reads the accounts that the phone is signed in to: `Accounts3.sqlite` and its verified copy; mail,
//! calendars, Apple's own services, apps.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/accountData.py>.

use formats::{
    keyed_archive, plist,
    sqlite::{Database, Select},
};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    property_leaves::{Leaf, leaves},
    values::{is_personal_address, row_cocoa, row_filled, row_truth, state_person},
};

/// Accounts.
#[derive(Debug)]
pub struct Accounts;

/// One account, or one setting of an account that names an address.
#[derive(Debug, serde::Serialize)]
pub struct Account<'a> {
    /// `account`, or `setting`: one of an account's settings.
    pub kind: &'static str,
    /// The account's number in this database.
    pub account_id: Option<i64>,
    /// When it was last changed.
    pub time: Option<Instant>,
    /// What kind of account, in words.
    pub account_type: Option<Untrusted<'a>>,
    /// What kind of account, in Apple's terms.
    pub account_type_id: Option<Untrusted<'a>>,
    /// The name signed in with.
    pub user_name: Option<Untrusted<'a>>,
    /// What the account is called.
    pub description: Option<Untrusted<'a>>,
    /// The identifier of the account.
    pub identifier: Option<Untrusted<'a>>,
    /// The app that added it.
    pub app_id: Option<Untrusted<'a>>,
    /// Whether it is in use.
    pub active: Option<bool>,
    /// The name of the setting.
    pub setting: Option<Untrusted<'a>>,
    /// Servers and addresses in its settings.
    pub links: Links<'static>,
}

impl Record for Account<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "account-changed"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // The settings of an account repeat its name; the account itself states it.
        if self.kind == "account" {
            for name in [&self.user_name, &self.description].into_iter().flatten() {
                if is_personal_address(name.raw()) {
                    state_person(name.raw(), Bearing::Installed, each);
                }
            }
            if let Some(app) = &self.app_id {
                each(Value::AppId(app.raw()).with(Bearing::Installed));
            }
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for Accounts {
    type Record<'a> = Account<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Accounts/**/Accounts3.sqlite"],
        fields: &[
            ("kind", "account, or setting: one of an account's settings"),
            ("account_id", "number of the account in this database"),
            ("time", "when it was last changed (UTC)"),
            ("account_type", "what kind of account, in words"),
            ("account_type_id", "what kind of account, in Apple's terms"),
            ("user_name", "name signed in with"),
            ("description", "what the account is called"),
            ("identifier", "identifier of the account"),
            ("app_id", "the app that added it"),
            ("active", "whether it is in use"),
            ("setting", "name of the setting"),
            ("links", "servers and addresses in its settings"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/accountData.py",
            "https://developer.apple.com/documentation/accounts",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        accounts(&database, out);
        if database.has_table("ZACCOUNTPROPERTY") {
            settings(&database, out);
        }
        Ok(())
    }
}

fn accounts(database: &Database, out: &mut Out<'_, Accounts>) {
    let mut select = Select::from("ZACCOUNT");
    select.also_known(LEFT_OUT);
    let of_type = select.left_join("ZACCOUNTTYPE", "Z_PK", "ZACCOUNTTYPE");
    let id = select.column("Z_PK");
    let [time, active] = ["ZDATE", "ZACTIVE"].map(|name| select.column(name));
    let [user, description, identifier, app] = [
        "ZUSERNAME",
        "ZACCOUNTDESCRIPTION",
        "ZIDENTIFIER",
        "ZOWNINGBUNDLEID",
    ]
    .map(|name| select.column(name));
    let [type_name, type_id] =
        ["ZACCOUNTTYPEDESCRIPTION", "ZIDENTIFIER"].map(|name| select.column_of(of_type, name));
    let properties = select.column("ZDATACLASSPROPERTIES");
    out.rows(database, &select, |out, row| {
        let mut links = Links::default();
        if let Some(blob) = row.blob(properties) {
            archived_links(blob, &mut links, out);
        }
        let account = Account {
            kind: "account",
            account_id: row.integer(id),
            time: row_cocoa(row, time),
            account_type: row_filled(row, type_name),
            account_type_id: row_filled(row, type_id),
            user_name: row_filled(row, user),
            description: row_filled(row, description),
            identifier: row_filled(row, identifier),
            app_id: row_filled(row, app),
            active: row_truth(row, active),
            setting: None,
            links,
        };
        out.record(row.place(), &account);
    });
}

/// Settings that name a server or an address: secrets and switches are left where they are.
fn settings(database: &Database, out: &mut Out<'_, Accounts>) {
    let mut select = Select::from("ZACCOUNTPROPERTY");
    select.also_known(&["Z_PK", "Z_ENT", "Z_OPT", "ZACCOUNT.*", "ZACCOUNTTYPE.*"]);
    let account = select.left_join("ZACCOUNT", "Z_PK", "ZOWNER");
    let of_type = select.left_join_via("ZACCOUNTTYPE", "Z_PK", account, "ZACCOUNTTYPE");
    let [owner, key, value] = ["ZOWNER", "ZKEY", "ZVALUE"].map(|name| select.column(name));
    let [user, identifier] =
        ["ZUSERNAME", "ZIDENTIFIER"].map(|name| select.column_of(account, name));
    let [type_name, type_id] =
        ["ZACCOUNTTYPEDESCRIPTION", "ZIDENTIFIER"].map(|name| select.column_of(of_type, name));
    out.rows(database, &select, |out, row| {
        let mut links = Links::default();
        if let Some(blob) = row.blob(value) {
            archived_links(blob, &mut links, out);
        }
        if links.is_empty() {
            return;
        }
        let setting = Account {
            kind: "setting",
            account_id: row.integer(owner),
            time: None,
            account_type: row_filled(row, type_name),
            account_type_id: row_filled(row, type_id),
            user_name: row_filled(row, user),
            description: None,
            identifier: row_filled(row, identifier),
            app_id: None,
            active: None,
            setting: row_filled(row, key),
            links,
        };
        out.record(row.place(), &setting);
    });
}

/// Links in a keyed archive, a property list or a text.
fn archived_links(blob: &[u8], links: &mut Links<'_>, out: &mut Out<'_, Accounts>) {
    // No link is written without a dot or a colon.
    if memchr::memchr2(b'.', b':', blob).is_none() {
        return;
    }
    if !blob.starts_with(b"bplist") {
        if let Ok(text) = std::str::from_utf8(blob) {
            links.in_passing_text(text);
        }
        return;
    }
    match plist::parse(blob) {
        Ok(value) if keyed_archive::is_keyed_archive(&value) => {
            keyed_archive::strings(&value, &mut |text| links.in_passing_text(text));
        }
        Ok(value) => leaves(&value, &mut |leaf| {
            if let Leaf::Text(_, text) = leaf {
                links.in_passing_text(text);
            }
        }),
        Err(fault) => out.fault(fault),
    }
    if links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one account"));
    }
}

/// Columns of `ZACCOUNT` that say how it is signed in and kept, and the joined type.
const LEFT_OUT: &[&str] = &[
    "Z_ENT",
    "Z_OPT",
    "ZAUTHENTICATED",
    "ZSUPPORTSAUTHENTICATION",
    "ZVISIBLE",
    "ZWARMINGUP",
    "ZDIRTY",
    "ZPARENTACCOUNT",
    "ZLASTCREDENTIALRENEWALREJECTIONDATE",
    "ZAUTHENTICATIONTYPE",
    "ZCREDENTIALTYPE",
    "ZMODIFICATIONID",
    "ZACCOUNTTYPE.*",
];
