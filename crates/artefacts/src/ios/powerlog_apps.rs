//! Reads which apps and parts of apps the power log lists, and which it notes as removed.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_powerlog.py>.

use formats::sqlite::{Column, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{DESCRIBED_IN, FILES, PowerLog},
    values::row_filled,
};

const APPS: &str = "PLApplicationAgent_EventNone_AllApps";
/// The same for each version that an app had.
const VERSIONS: &str = "PLApplicationAgent_EventNone_AppVersions";
const PARTS: &str = "PLApplicationAgent_EventNone_AllPlugins";
const REMOVALS: &str = "PLApplicationAgent_EventForward_ApplicationDidUninstall";

/// Apps in the power log.
#[derive(Debug)]
pub struct PowerlogApps;

/// One app or part of an app.
#[derive(Debug, serde::Serialize)]
pub struct NotedApp<'a> {
    /// `app`, `version` (one that an app had), `part` (an extension of one), or `removal`.
    pub kind: &'static str,
    /// When the log noted it.
    pub time: Option<Instant>,
    /// The identifier of the app or part.
    pub app_id: Option<Untrusted<'a>>,
    /// The app's name.
    pub name: Option<Untrusted<'a>>,
    /// The name of its program.
    pub executable: Option<Untrusted<'a>>,
    /// The app's version.
    pub version: Option<Untrusted<'a>>,
    /// The app that it is a part of.
    pub part_of: Option<Untrusted<'a>>,
    /// When the app was taken away.
    pub removed: Option<Instant>,
}

impl Record for NotedApp<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let noted = self.time.filter(|_| self.kind != "removal");
        let moments = [(self.removed, "app-removed"), (noted, "app-noted")];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for app in [&self.app_id, &self.part_of].into_iter().flatten() {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(program) = &self.executable {
            each(Value::Process(program.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for PowerlogApps {
    type Record<'a> = NotedApp<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            (
                "kind",
                "app; version (one that an app had); part (an extension of one); removal (that one was taken away)",
            ),
            ("time", "when the log noted it (UTC)"),
            ("app_id", "identifier of the app or part"),
            ("name", "name of the app"),
            ("executable", "name of its program"),
            ("version", "version of the app"),
            ("part_of", "identifier of the app that it is a part of"),
            ("removed", "when the app was taken away (UTC)"),
        ],
        described_in: DESCRIBED_IN,
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let tables = [APPS, VERSIONS, PARTS, REMOVALS];
        let Some(log) = PowerLog::open(file, &tables, out)? else {
            return Ok(());
        };
        for (table, kind) in [(APPS, "app"), (VERSIONS, "version")] {
            if log.database.has_table(table) {
                apps(&log, table, kind, out);
            }
        }
        if log.database.has_table(PARTS) {
            parts(&log, out);
        }
        if log.database.has_table(REMOVALS) {
            removals(&log, out);
        }
        Ok(())
    }
}

fn apps(log: &PowerLog, table: &'static str, kind: &'static str, out: &mut Out<'_, PowerlogApps>) {
    let mut select = Select::from(table);
    select.also_known(APPS_LEFT_OUT);
    let time = select.column("timestamp");
    let app = select.column("AppBundleId");
    let name = select.column("AppName");
    let executable = select.column("AppExecutable");
    let version = select.column("AppBundleVersion");
    let removed = select.column("AppDeletedDate");
    out.rows(&log.database, &select, |out, row| {
        let noted = NotedApp {
            time: log.time(row, time),
            app_id: row_filled(row, app),
            name: row_filled(row, name),
            executable: row_filled(row, executable),
            version: row_filled(row, version),
            removed: date(row, removed),
            ..nothing(kind)
        };
        out.record(row.place(), &noted);
    });
}

fn parts(log: &PowerLog, out: &mut Out<'_, PowerlogApps>) {
    let mut select = Select::from(PARTS);
    select.also_known(&["ID", "PluginType"]);
    let time = select.column("timestamp");
    let part = select.column("PluginId");
    let executable = select.column("PluginExecutableName");
    let app = select.column("PluginParentApp");
    let removed = select.column("PluginDeletedDate");
    out.rows(&log.database, &select, |out, row| {
        let noted = NotedApp {
            time: log.time(row, time),
            app_id: row_filled(row, part),
            executable: row_filled(row, executable),
            part_of: row_filled(row, app),
            removed: date(row, removed),
            ..nothing("part")
        };
        out.record(row.place(), &noted);
    });
}

fn removals(log: &PowerLog, out: &mut Out<'_, PowerlogApps>) {
    let mut select = Select::from(REMOVALS);
    select.also_known(&["ID"]);
    let time = select.column("timestamp");
    let app = select.column("AppBundleId");
    let name = select.column("AppName");
    out.rows(&log.database, &select, |out, row| {
        let at = log.time(row, time);
        let noted = NotedApp {
            time: at,
            app_id: row_filled(row, app),
            name: row_filled(row, name),
            removed: at,
            ..nothing("removal")
        };
        out.record(row.place(), &noted);
    });
}

/// Seconds since 1970; 0 says that the app is there. A date of the phone's own clock.
fn date(row: &Row<'_>, column: Column) -> Option<Instant> {
    let seconds = row.real(column).filter(|seconds| *seconds > 0.0)?;
    Instant::from_unix_s(seconds)
}

fn nothing(kind: &'static str) -> NotedApp<'static> {
    NotedApp {
        kind,
        time: None,
        app_id: None,
        name: None,
        executable: None,
        version: None,
        part_of: None,
        removed: None,
    }
}

/// Columns that say how an app was built and sold.
const APPS_LEFT_OUT: &[&str] = &[
    "ID",
    "AppArchitecture",
    "AppBuildVersion",
    "AppCohort",
    "AppIs3rdParty",
    "AppIsBeta",
    "AppIsClip",
    "AppItemID",
    "AppStoreFront",
    "AppType",
    "AppUUID",
    "AppUpdatedDate",
    "AppVendorID",
];
