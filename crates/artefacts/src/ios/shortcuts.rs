//! Reads the shortcuts and automations of the phone: what each collects, and to whom it sends.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/>,
//! <https://github.com/pfgithub/scpl/tree/master/docs/actions>.

use formats::{
    plist,
    sqlite::{Column, Database, Row, Select},
};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    shortcut_actions::Actions,
    values::{row_cocoa, row_text, row_truth, state_person},
};

/// Shortcuts and automations.
#[derive(Debug)]
pub struct Shortcuts;

/// One shortcut, or one automation that starts it.
#[derive(Debug, Default, serde::Serialize)]
pub struct Shortcut<'a> {
    /// The shortcut's identifier.
    pub shortcut_id: Option<Untrusted<'a>>,
    /// The shortcut's name.
    pub name: Option<Untrusted<'a>>,
    /// When it was made.
    pub created: Option<Instant>,
    /// When it was last changed.
    pub modified: Option<Instant>,
    /// When it last ran.
    pub last_run: Option<Instant>,
    /// The device on which it was last changed.
    pub saved_on: Option<Untrusted<'a>>,
    /// The app that it belongs to.
    pub app_id: Option<Untrusted<'a>>,
    /// Whether it is marked as deleted.
    pub deleted: Option<bool>,
    /// What starts it by itself.
    pub triggers: Vec<Untrusted<'a>>,
    /// The identifiers of its actions, each once.
    pub actions: Vec<Untrusted<'a>>,
    /// The apps that its actions use.
    pub apps: Vec<Untrusted<'a>>,
    /// What it collects without the person's doing: `location`, `photos`, `audio`, `messages`.
    pub collects: Vec<&'static str>,
    /// Fixed recipients: telephone numbers, e-mail addresses, addresses of servers.
    pub recipients: Vec<Untrusted<'a>>,
    /// How many fixed recipients it sends to without showing what.
    pub sends_alone: u64,
    /// How many fixed recipients it sends to after showing what, or asks for something.
    pub sends_shown: u64,
    /// Addresses that it opens or talks to.
    pub addresses: Links<'static>,
    /// Addresses in its texts.
    pub links: Links<'static>,
}

impl Record for Shortcut<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.modified, "shortcut-changed"),
            (self.created, "shortcut-made"),
            (self.last_run, "shortcut-ran"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.addresses.traces(Bearing::Installed, each);
        self.links.traces(Bearing::Mentioned, each);
        for recipient in &self.recipients {
            let recipient = recipient.raw();
            if self.addresses.iter().any(|stated| stated == recipient) {
                continue;
            }
            if recipient.contains("://") {
                each(Value::Url(recipient).with(Bearing::Installed));
            } else {
                state_person(recipient, Bearing::Installed, each);
            }
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        for app in &self.apps {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for Shortcuts {
    type Record<'a> = Shortcut<'a>;

    const ABOUT: About = About {
        files: &["/**/Library/Shortcuts/Shortcuts.sqlite"],
        fields: FIELDS,
        described_in: &[
            "https://docs.mvt.re/en/latest/ios/records/",
            "https://github.com/pfgithub/scpl/tree/master/docs/actions",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        shortcuts(&database, out);
        actions_without_shortcut(&database, out);
        Ok(())
    }
}

const FIELDS: &[crate::Field] = &[
    ("shortcut_id", "identifier of the shortcut"),
    ("name", "name of the shortcut; empty where it is gone"),
    ("created", "when it was made (UTC)"),
    ("modified", "when it was last changed (UTC)"),
    ("last_run", "when it last ran (UTC)"),
    (
        "saved_on",
        "name of the device on which it was last changed",
    ),
    ("app_id", "identifier of the app that it belongs to"),
    ("deleted", "whether it is marked as deleted"),
    ("triggers", "what starts it by itself"),
    ("actions", "identifiers of its actions, each once"),
    ("apps", "identifiers of the apps that its actions use"),
    (
        "collects",
        "what it collects without the person's doing: location, photos, audio, messages",
    ),
    (
        "recipients",
        "fixed recipients: telephone numbers, e-mail addresses, addresses of servers",
    ),
    (
        "sends_alone",
        "how many fixed recipients it sends to without showing what",
    ),
    (
        "sends_shown",
        "how many fixed recipients it sends to after showing what, or asks for something",
    ),
    ("addresses", "addresses that it opens or talks to"),
    ("links", "addresses in its texts"),
];

struct Columns {
    id: Column,
    name: Column,
    created: Column,
    modified: Column,
    last_run: Column,
    saved_on: Column,
    app: Column,
    deleted: Column,
    actions: Column,
    trigger: Column,
}

fn shortcuts(database: &Database, out: &mut Out<'_, Shortcuts>) {
    let mut select = Select::from("ZSHORTCUT");
    select.also_known(LEFT_OUT);
    let actions = select.left_join("ZSHORTCUTACTIONS", "ZSHORTCUT", "Z_PK");
    let trigger = select.left_join("ZTRIGGER", "ZSHORTCUT", "Z_PK");
    let columns = Columns {
        id: select.column("ZWORKFLOWID"),
        name: select.column("ZNAME"),
        created: select.column("ZCREATIONDATE"),
        modified: select.column("ZMODIFICATIONDATE"),
        last_run: select.column("ZLASTRUNEVENTDATE"),
        saved_on: select.column("ZLASTSAVEDONDEVICENAME"),
        app: select.column("ZASSOCIATEDAPPBUNDLEIDENTIFIER"),
        deleted: select.column("ZTOMBSTONED"),
        actions: select.column_of(actions, "ZDATA"),
        trigger: select.column_of(trigger, "ZDATA"),
    };
    out.rows(database, &select, |out, row| {
        let actions = actions_of(row, columns.actions, out);
        let triggers = triggers_of(row, columns.trigger, out);
        let record = Shortcut {
            shortcut_id: row_text(row, columns.id),
            name: row_text(row, columns.name),
            created: row_cocoa(row, columns.created),
            modified: row_cocoa(row, columns.modified),
            last_run: row_cocoa(row, columns.last_run),
            saved_on: row_text(row, columns.saved_on),
            app_id: row_text(row, columns.app).filter(|app| !app.is_empty()),
            deleted: row_truth(row, columns.deleted),
            ..shortcut(actions, triggers)
        };
        out.record(row.place(), &record);
    });
}

/// Actions whose shortcut is gone.
fn actions_without_shortcut(database: &Database, out: &mut Out<'_, Shortcuts>) {
    if !database.has_table("ZSHORTCUTACTIONS") {
        return;
    }
    let mut select = Select::from("ZSHORTCUTACTIONS");
    select.also_known(&["Z_PK", "Z_ENT", "Z_OPT", "ZSHORTCUT", "ZSHORTCUT.*"]);
    let owner = select.left_join("ZSHORTCUT", "Z_PK", "ZSHORTCUT");
    let owner = select.column_of(owner, "Z_PK");
    let data = select.column("ZDATA");
    out.rows(database, &select, |out, row| {
        if row.integer(owner).is_none() {
            let actions = actions_of(row, data, out);
            out.record(row.place(), &shortcut(actions, Vec::new()));
        }
    });
}

fn actions_of(row: &Row<'_>, column: Column, out: &mut Out<'_, Shortcuts>) -> Actions {
    let data = row.blob(column).filter(|data| !data.is_empty());
    match data.map(Actions::read) {
        Some(Ok(actions)) => {
            if actions.cut {
                out.fault(Fault::new(FaultKind::TooMany, "actions of a shortcut"));
            }
            actions
        }
        Some(Err(fault)) => {
            out.fault(fault);
            Actions::default()
        }
        None => Actions::default(),
    }
}

/// The names of the classes of what starts a shortcut: a message, a place, a time of day.
fn triggers_of(
    row: &Row<'_>,
    column: Column,
    out: &mut Out<'_, Shortcuts>,
) -> Vec<Untrusted<'static>> {
    /// Most names kept: an automation has one.
    const KEPT: usize = 16;
    let mut names: Vec<String> = Vec::new();
    match row
        .blob(column)
        .filter(|data| !data.is_empty())
        .map(plist::parse)
    {
        Some(Ok(value)) => value.strings(&mut |_, text| {
            let is_name = text.ends_with("Trigger") && !text.contains(char::is_whitespace);
            if is_name && names.len() < KEPT && !names.iter().any(|name| name == text) {
                names.push(text.to_owned());
            }
        }),
        Some(Err(fault)) => out.fault(fault),
        None => {}
    }
    names.into_iter().map(Untrusted::from).collect()
}

/// The record of what the actions do, without what the shortcut's own row says.
fn shortcut(mut actions: Actions, triggers: Vec<Untrusted<'static>>) -> Shortcut<'static> {
    // What arrives is collected only where it is passed on.
    let on_message = triggers.iter().any(|trigger| {
        let trigger = trigger.raw();
        trigger.contains("Message") || trigger.contains("Email")
    });
    if on_message && actions.sends_input {
        actions.collects("messages");
    }
    let untrusted = |texts: Vec<String>| texts.into_iter().map(Untrusted::from).collect();
    Shortcut {
        triggers,
        actions: untrusted(actions.identifiers),
        apps: untrusted(actions.apps),
        collects: actions.collects,
        recipients: untrusted(actions.recipients),
        sends_alone: actions.sends_alone,
        sends_shown: actions.sends_shown,
        addresses: actions.addresses,
        links: actions.links,
        ..Shortcut::default()
    }
}

/// Columns that say how a shortcut looks, where it stands and how it is synchronised.
const LEFT_OUT: &[&str] = &[
    "Z_PK",
    "Z_ENT",
    "Z_OPT",
    "ZACTIONCOUNT",
    "ZACTIONS",
    "ZACTIONSDESCRIPTION",
    "ZCACHEDSYNCHASH",
    "ZCLOUDKITRECORDMETADATA",
    "ZCONFLICTOF",
    "ZDISABLEDONLOCKSCREEN",
    "ZGALLERYIDENTIFIER",
    "ZHASOUTPUTFALLBACK",
    "ZHASSHORTCUTINPUTVARIABLES",
    "ZHIDDENFROMLIBRARYANDSYNC",
    "ZHIDDENINCOMPLICATION",
    "ZICON",
    "ZIMPORTQUESTIONSDATA",
    "ZINPUTCLASSESDATA",
    "ZLASTMIGRATEDCLIENTVERSION",
    "ZLASTSYNCEDENCRYPTEDSCHEMAVERSION",
    "ZLASTSYNCEDHASH",
    "ZMINIMUMCLIENTVERSION",
    "ZNOINPUTBEHAVIORDATA",
    "ZOUTPUTCLASSESDATA",
    "ZQUARANTINE",
    "ZREMOTEQUARANTINESTATUS",
    "ZRUNEVENTSCOUNT",
    "ZSOURCE",
    "ZSYNCHASH",
    "ZTYPESDATA",
    "ZWANTEDENCRYPTEDSCHEMAVERSION",
    "ZWORKFLOWSUBTITLE",
    "ZSHORTCUTACTIONS.*",
    "ZTRIGGER.*",
];
