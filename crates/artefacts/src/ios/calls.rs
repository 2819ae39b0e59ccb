//! Reads the list of calls: `CallHistory.storedata`; calls of the telephone, of `FaceTime` and of apps.
//!
//! One address stands in the call itself; those of a call between several stand in a table of their own.
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/callHistory.py>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    entity_numbers::{join_table, numbered},
    links::Links,
    values::{
        is_personal_address, message_bearing, row_cocoa, row_filled, row_truth, state_person,
    },
};

/// Calls.
#[derive(Debug)]
pub struct Calls;

/// One call, or one of several people in a call.
#[derive(Debug, Default, serde::Serialize)]
pub struct Call<'a> {
    /// `call`, or `participant`: one of several people in a call.
    pub kind: &'static str,
    /// The call's number in this database.
    pub call_id: Option<i64>,
    /// When it began.
    pub time: Option<Instant>,
    /// How long it lasted.
    pub duration_s: Option<f64>,
    /// Whether the phone's owner called.
    pub from_me: Option<bool>,
    /// Whether it was answered.
    pub answered: Option<bool>,
    /// The other side.
    pub person: Option<Untrusted<'a>>,
    /// The owner's own address that it went through.
    pub account: Option<Untrusted<'a>>,
    /// The app or service that carried it.
    pub app_id: Option<Untrusted<'a>>,
    /// The app that named or blocked the caller.
    pub screening_app_id: Option<Untrusted<'a>>,
    /// Where the number is registered, in words.
    pub number_region: Option<Untrusted<'a>>,
    /// The country of the number.
    pub country: Option<Untrusted<'a>>,
    /// The owner's device on which it took place.
    pub device_name: Option<Untrusted<'a>>,
    /// Links in its other texts.
    pub links: Links<'static>,
}

impl Record for Call<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.from_me {
            Some(true) => "call-made",
            _ => "call-received",
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        if let Some(person) = &self.person {
            state_person(person.raw(), bearing, each);
        }
        if let Some(account) = &self.account {
            state_person(account.raw(), Bearing::Mentioned, each);
        }
        for app in [&self.app_id, &self.screening_app_id].into_iter().flatten() {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
        self.links.traces(bearing, each);
    }
}

impl Artefact for Calls {
    type Record<'a> = Call<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/CallHistoryDB/CallHistory.storedata",
            "/private/var/mobile/Library/CallHistoryDB/CallHistoryTemp.storedata",
        ],
        fields: &[
            (
                "kind",
                "call, or participant: one of several people in a call",
            ),
            ("call_id", "number of the call in this database"),
            ("time", "when it began (UTC)"),
            ("duration_s", "how long it lasted, in seconds"),
            ("from_me", "whether the phone's owner called"),
            ("answered", "whether it was answered"),
            (
                "person",
                "the other side: a telephone number or an e-mail address",
            ),
            ("account", "the owner's own address it went through"),
            ("app_id", "the app or service that carried it"),
            (
                "screening_app_id",
                "the app that named or blocked the caller",
            ),
            ("number_region", "where the number is registered, in words"),
            ("country", "country of the number, in two letters"),
            ("device_name", "the owner's device on which it took place"),
            (
                "links",
                "links in its picture's address and its other texts",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/callHistory.py",
            "https://www.metadataforensics.com/blog/maximizing-ios-call-log-timestamps-and-call-duration-effectiveness",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        calls(&database, out);
        participants(&database, out);
        Ok(())
    }
}

struct Columns {
    id: Column,
    time: Column,
    duration: Column,
    from_me: Column,
    answered: Column,
    person: Column,
    account: Column,
    app: Column,
    screening: [Column; 2],
    region: Column,
    country: Column,
    device: Column,
    searched: [Column; 3],
}

fn calls(database: &Database, out: &mut Out<'_, Calls>) {
    let mut select = Select::from("ZCALLRECORD");
    select.also_known(LEFT_OUT);
    let columns = Columns {
        id: select.column("Z_PK"),
        time: select.column("ZDATE"),
        duration: select.column("ZDURATION"),
        from_me: select.column("ZORIGINATED"),
        answered: select.column("ZANSWERED"),
        person: select.column("ZADDRESS"),
        account: select.column("ZLOCAL_ADDRESS"),
        app: select.column("ZSERVICE_PROVIDER"),
        screening: ["ZBLOCKEDBYEXTENSION", "ZIDENTITYEXTENSION"].map(|name| select.column(name)),
        region: select.column("ZLOCATION"),
        country: select.column("ZISO_COUNTRY_CODE"),
        device: select.column("ZORIGINATINGDEVICENAME"),
        searched: ["ZIMAGEURL", "ZNAME", "ZBLOCKEDBYEXTENSIONNAME"].map(|name| select.column(name)),
    };
    out.rows(database, &select, |out, row| {
        out.record(row.place(), &call(row, &columns));
    });
}

fn call<'r>(row: &'r Row<'_>, columns: &Columns) -> Call<'r> {
    let mut links = Links::default();
    let texts = columns.searched.iter();
    for column in texts.chain([&columns.region, &columns.device]) {
        if let Some(text) = row.text(*column) {
            links.in_passing_text(&text);
        }
    }
    let mut screening = columns.screening.iter();
    Call {
        kind: "call",
        call_id: row.integer(columns.id),
        time: row_cocoa(row, columns.time),
        duration_s: row.real(columns.duration),
        from_me: row_truth(row, columns.from_me),
        answered: row_truth(row, columns.answered),
        person: row_filled(row, columns.person),
        account: row_filled(row, columns.account),
        app_id: row_filled(row, columns.app),
        screening_app_id: screening.find_map(|column| row_filled(row, *column)),
        number_region: row_filled(row, columns.region),
        country: row_filled(row, columns.country),
        device_name: row_filled(row, columns.device),
        links,
    }
}

/// The people in calls between several; the one of an ordinary call stands in the call itself and is
/// not said again.
fn participants(database: &Database, out: &mut Out<'_, Calls>) {
    if !database.has_table("ZHANDLE") {
        return;
    }
    let mut select = Select::from("ZHANDLE");
    select.also_known(&["Z_PK", "Z_ENT", "Z_OPT", "ZTYPE", "ZCALLRECORD.*"]);
    let [value, normalised] = ["ZVALUE", "ZNORMALIZEDVALUE"].map(|name| select.column(name));
    let [id, time, from_me, app, known] = call_columns(database, &mut select);
    out.rows(database, &select, |out, row| {
        // Only a number with its country code can be compared.
        let person = row_filled(row, normalised)
            .filter(|person| is_personal_address(person.raw()))
            .or_else(|| row_filled(row, value))
            .or_else(|| row_filled(row, normalised));
        let known = known.and_then(|column| row.text(column));
        let is_said = person.as_ref().map(Untrusted::raw) == known.as_deref();
        if is_said || person.is_none() {
            return;
        }
        let participant = Call {
            kind: "participant",
            call_id: id.and_then(|column| row.integer(column)),
            time: time.and_then(|column| row_cocoa(row, column)),
            from_me: from_me.and_then(|column| row_truth(row, column)),
            app_id: app.and_then(|column| row_filled(row, column)),
            person,
            ..Call::default()
        };
        out.record(row.place(), &participant);
    });
}

/// What the call of a handle says: number, time, who called, app, address; nothing where the phone has
/// no table that joins them.
fn call_columns(database: &Database, select: &mut Select) -> [Option<Column>; 5] {
    let join = join_table(
        database,
        &numbered!("REMOTEPARTICIPANTHANDLES"),
        &numbered!("REMOTEPARTICIPANTCALLS"),
        &numbered!("REMOTEPARTICIPANTHANDLES"),
    );
    let Some(join) = join else {
        return [None; 5];
    };
    let between = select.left_join(join.table, join.to, "Z_PK");
    let call = select.left_join_via("ZCALLRECORD", "Z_PK", between, join.from);
    [
        "Z_PK",
        "ZDATE",
        "ZORIGINATED",
        "ZSERVICE_PROVIDER",
        "ZADDRESS",
    ]
    .map(|name| Some(select.column_of(call, name)))
}

/// Columns of `ZCALLRECORD` that say how a call was set up, shown and rated.
const LEFT_OUT: &[&str] = &[
    "Z_ENT",
    "Z_OPT",
    "ZAUTOANSWEREDREASON",
    "ZCALLDIRECTORYIDENTITYTYPE",
    "ZCALL_CATEGORY",
    "ZCALLTYPE",
    "ZCOMMUNICATIONTRUSTSCORE",
    "ZDIDENABLETRANSLATION",
    "ZDEVICE_ID",
    "ZDISCONNECTED_CAUSE",
    "ZFACE_TIME_DATA",
    "ZFILTERED_OUT_REASON",
    "ZHANDLE_TYPE",
    "ZHASMESSAGE",
    "ZJUNKCONFIDENCE",
    "ZJUNKIDENTIFICATIONCATEGORY",
    "ZNEEDEDSCANNOUNCEMENT",
    "ZNUMBER_AVAILABILITY",
    "ZORIGINATINGUITYPE",
    "ZREAD",
    "ZSAINT_DAVIDS_1",
    "ZSAINT_DAVIDS_2",
    "ZSCREENSHARINGTYPE",
    "ZUSEDEMERGENCYVIDEOSTREAMING",
    "ZVERIFICATIONSTATUS",
    "ZWASEMERGENCYCALL",
    "ZINITIATOR",
    "ZUNIQUE_ID",
    "ZCONVERSATIONID",
    "ZLOCALPARTICIPANTUUID",
    "ZOUTGOINGLOCALPARTICIPANTUUID",
    "ZPARTICIPANTGROUPUUID",
    "ZREMINDERUUID",
];
