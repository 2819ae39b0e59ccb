//! Reads the list of calls: `CallHistory.storedata`; calls of the telephone, of `FaceTime` and of apps.
//!
//! One address stands in the call itself; those of a call between several stand in a table of their own.
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/callHistory.py>.

use formats::sqlite::{Database, Select};
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
#[derive(Debug, serde::Serialize)]
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

fn calls(database: &Database, out: &mut Out<'_, Calls>) {
    let mut select = Select::from("ZCALLRECORD");
    select.also_known(LEFT_OUT);
    let id = select.column("Z_PK");
    let time = select.column("ZDATE");
    let duration = select.column("ZDURATION");
    let from_me = select.column("ZORIGINATED");
    let answered = select.column("ZANSWERED");
    let person = select.column("ZADDRESS");
    let account = select.column("ZLOCAL_ADDRESS");
    let app = select.column("ZSERVICE_PROVIDER");
    let screening = [
        select.column("ZBLOCKEDBYEXTENSION"),
        select.column("ZIDENTITYEXTENSION"),
    ];
    let region = select.column("ZLOCATION");
    let country = select.column("ZISO_COUNTRY_CODE");
    let device = select.column("ZORIGINATINGDEVICENAME");
    let searched = [
        select.column("ZIMAGEURL"),
        select.column("ZNAME"),
        select.column("ZBLOCKEDBYEXTENSIONNAME"),
    ];
    out.rows(database, &select, |out, row| {
        let screening = screening.map(|column| row_filled(row, column));
        let mut links = Links::default();
        for column in searched.iter().chain([&region, &device]) {
            if let Some(text) = row.text(*column) {
                links.in_passing_text(&text);
            }
        }
        let call = Call {
            kind: "call",
            call_id: row.integer(id),
            time: row_cocoa(row, time),
            duration_s: row.real(duration),
            from_me: row_truth(row, from_me),
            answered: row_truth(row, answered),
            person: row_filled(row, person),
            account: row_filled(row, account),
            app_id: row_filled(row, app),
            screening_app_id: screening.into_iter().flatten().next(),
            number_region: row_filled(row, region),
            country: row_filled(row, country),
            device_name: row_filled(row, device),
            links,
        };
        out.record(row.place(), &call);
    });
}

/// The people in calls between several; the one of an ordinary call stands in the call itself and is
/// not said again.
fn participants(database: &Database, out: &mut Out<'_, Calls>) {
    if !database.has_table("ZHANDLE") {
        return;
    }
    let mut select = Select::from("ZHANDLE");
    select.also_known(&["Z_ENT", "Z_OPT", "ZTYPE", "ZCALLRECORD.*"]);
    let handle = select.column("Z_PK");
    let value = select.column("ZVALUE");
    let normalised = select.column("ZNORMALIZEDVALUE");
    let call = join_table(
        database,
        &numbered!("REMOTEPARTICIPANTHANDLES"),
        &numbered!("REMOTEPARTICIPANTCALLS"),
        &numbered!("REMOTEPARTICIPANTHANDLES"),
    )
    .map(|join| {
        let between = select.left_join(join.table, join.to, "Z_PK");
        let call = select.left_join_via("ZCALLRECORD", "Z_PK", between, join.from);
        [
            "Z_PK",
            "ZDATE",
            "ZORIGINATED",
            "ZSERVICE_PROVIDER",
            "ZADDRESS",
        ]
        .map(|name| select.column_of(call, name))
    });
    // A handle that no call names any more has its own columns only.
    let [id, time, from_me, app, known] = call.unwrap_or([handle; 5]);
    let is_joined = call.is_some();
    out.rows(database, &select, |out, row| {
        let of_call = |column| is_joined.then_some(column);
        let known = of_call(known).and_then(|column| row.text(column));
        // Only a number with its country code can be compared.
        let person = row_filled(row, normalised)
            .filter(|person| is_personal_address(person.raw()))
            .or_else(|| row_filled(row, value))
            .or_else(|| row_filled(row, normalised));
        let said = person.as_ref().map(Untrusted::raw) == known.as_deref();
        if said || person.is_none() {
            return;
        }
        let participant = Call {
            kind: "participant",
            call_id: of_call(id).and_then(|column| row.integer(column)),
            time: of_call(time).and_then(|column| row_cocoa(row, column)),
            duration_s: None,
            from_me: of_call(from_me).and_then(|column| row_truth(row, column)),
            answered: None,
            person,
            account: None,
            app_id: of_call(app).and_then(|column| row_filled(row, column)),
            screening_app_id: None,
            number_region: None,
            country: None,
            device_name: None,
            links: Links::default(),
        };
        out.record(row.place(), &participant);
    });
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
