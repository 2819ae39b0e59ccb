//! Reads which apps may use microphone, camera, photos, contacts …: `TCC.db`.
//!
//! Three generations: without times; with `allowed`; with `auth_value` and `auth_reason`.
//! Described in: <https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_text, row_truth, state_path},
};

/// Permissions of apps.
#[derive(Debug)]
pub struct Tcc;

/// What one app was asked, allowed or refused.
#[derive(Debug, serde::Serialize)]
pub struct Permission<'a> {
    /// When it was last set.
    pub time: Option<Instant>,
    /// What it lets the app use (`kTCCServiceMicrophone`).
    pub permission: Option<Untrusted<'a>>,
    /// The app's identifier, when the app is named by one.
    pub app_id: Option<Untrusted<'a>>,
    /// The program's path, when it is named by one.
    pub path: Option<Untrusted<'a>>,
    /// `denied`, `unknown`, `allowed`, `limited`, `add_only`, `session`, or a number not known.
    pub decision: Option<Untrusted<'a>>,
    /// Who decided (`user_consent`, `mdm_policy`, …), or a number not known.
    pub decided_by: Option<Untrusted<'a>>,
    /// How often the owner was asked.
    pub prompt_count: Option<i64>,
    /// The other app that the permission reaches.
    pub target: Option<Untrusted<'a>>,
    /// Whether the permission has lapsed.
    pub expired: bool,
}

impl Record for Permission<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "permission-set"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(id) = &self.app_id {
            each(Value::AppId(id.raw()).with(Bearing::Installed));
            each(Value::Process(id.raw()).with(Bearing::Installed));
        }
        if let Some(path) = &self.path {
            each(Value::Process(path.raw()).with(Bearing::Installed));
            state_path(path.raw(), Bearing::Installed, each);
        }
        if let Some(target) = &self.target {
            let is_path = target.raw().starts_with('/');
            let value = if is_path {
                Value::FilePath
            } else {
                Value::AppId
            };
            each(value(target.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for Tcc {
    type Record<'a> = Permission<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/TCC/TCC.db"],
        fields: &[
            ("time", "when it was last set (UTC)"),
            ("permission", "what it lets the app use, in Apple's terms"),
            ("app_id", "identifier of the app"),
            ("path", "path of the program, when it is named by one"),
            (
                "decision",
                "denied, unknown, allowed, limited, add_only, session; or a number not known",
            ),
            (
                "decided_by",
                "who decided: user_consent, user_set, mdm_policy, …; or a number not known",
            ),
            ("prompt_count", "how often the owner was asked"),
            ("target", "the other app that the permission reaches"),
            ("expired", "whether the permission has lapsed"),
        ],
        described_in: &[
            "https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive",
            "https://developer.apple.com/documentation/devicemanagement/privacypreferencespolicycontrol",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        permissions(&database, "access", out);
        if database.has_table("expired") {
            permissions(&database, "expired", out);
        }
        Ok(())
    }
}

struct Columns {
    time: Column,
    service: Column,
    client: Column,
    client_type: Column,
    allowed: Column,
    value: Column,
    reason: Column,
    prompts: Column,
    target: Column,
}

fn permissions(database: &Database, table: &'static str, out: &mut Out<'_, Tcc>) {
    let mut select = Select::from(table);
    select.also_known(LEFT_OUT);
    let columns = Columns {
        time: select.column("last_modified"),
        service: select.column("service"),
        client: select.column("client"),
        client_type: select.column("client_type"),
        allowed: select.column("allowed"),
        value: select.column("auth_value"),
        reason: select.column("auth_reason"),
        prompts: select.column("prompt_count"),
        target: select.column("indirect_object_identifier"),
    };
    out.rows(database, &select, |out, row| {
        let permission = permission(row, &columns);
        out.record(
            row.place(),
            &Permission {
                expired: table == "expired",
                ..permission
            },
        );
    });
}

fn permission<'r>(row: &'r Row<'_>, columns: &Columns) -> Permission<'r> {
    let client = row_text(row, columns.client);
    let is_path = row
        .integer(columns.client_type)
        .is_some_and(|kind| kind != 0);
    let (app_id, path) = if is_path {
        (None, client)
    } else {
        (client, None)
    };
    let target = row_text(row, columns.target);
    Permission {
        time: row
            .real(columns.time)
            .filter(|s| *s > 0.0)
            .and_then(Instant::from_unix_s),
        permission: row_text(row, columns.service),
        app_id,
        path,
        decision: decision(row, columns),
        decided_by: row.integer(columns.reason).map(decided_by),
        prompt_count: row.integer(columns.prompts),
        target: target.filter(|target| !target.is_empty() && target.raw() != "UNUSED"),
        expired: false,
    }
}

/// The newer column says more than yes and no.
fn decision(row: &Row<'_>, columns: &Columns) -> Option<Untrusted<'static>> {
    let Some(value) = row.integer(columns.value) else {
        return row_truth(row, columns.allowed)
            .map(|allowed| Untrusted::from(if allowed { "allowed" } else { "denied" }));
    };
    let names = [
        "denied", "unknown", "allowed", "limited", "add_only", "session",
    ];
    Some(name(&names, value))
}

fn decided_by(reason: i64) -> Untrusted<'static> {
    const NAMES: [&str; 13] = [
        "none",
        "error",
        "user_consent",
        "user_set",
        "system_set",
        "service_policy",
        "mdm_policy",
        "override_policy",
        "missing_usage_string",
        "prompt_timeout",
        "preflight_unknown",
        "entitled",
        "app_type_policy",
    ];
    name(&NAMES, reason)
}

fn name(names: &[&'static str], number: i64) -> Untrusted<'static> {
    let known = usize::try_from(number)
        .ok()
        .and_then(|number| names.get(number).copied());
    known.map_or_else(|| Untrusted::from(number.to_string()), Untrusted::from)
}

/// Columns that say how a permission is bound to a program's signature and to a running process.
const LEFT_OUT: &[&str] = &[
    "csreq",
    "policy_id",
    "auth_version",
    "indirect_object_identifier_type",
    "indirect_object_code_identity",
    "flags",
    "expired_at",
    "pid",
    "pid_version",
    "boot_uuid",
    "last_reminded",
];
