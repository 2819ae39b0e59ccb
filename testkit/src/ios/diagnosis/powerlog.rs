//! `powerlog_*.PLSQL`: what used the battery in the last days
//! (<https://github.com/mac4n6/APOLLO>).

use rusqlite::{Connection, params};

use super::{
    marks,
    processes::{self},
};
use crate::{
    BuildError,
    build::{Build, Spot},
    ios::apps,
    planted::{self, Indicator},
    times,
    truth::{By, Kind},
};

/// Where archives of it lie.
const FOLDER: &str = "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.powerlog/Library/BatteryLife/Archives";
/// The phone's clock is so many seconds ahead of the log's.
const AHEAD: i64 = 86_400 * 3;

const SCHEMA: &str = "
CREATE TABLE 'PLStorageOperator_EventForward_TimeOffset' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'baseband' REAL, 'kernel' REAL, 'system' REAL);
CREATE TABLE 'PLApplicationAgent_EventNone_AllApps' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'AppBuildVersion' TEXT, 'AppBundleId' TEXT, 'AppBundleVersion' TEXT, 'AppDeletedDate' INTEGER, 'AppExecutable' TEXT, 'AppName' TEXT, 'AppType' INTEGER);
CREATE TABLE 'PLProcessMonitorAgent_EventForward_ProcessID' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'BundleID' TEXT, 'CoalitionID' INTEGER, 'PID' INTEGER, 'ProcessName' TEXT);
CREATE TABLE 'PLProcessNetworkAgent_EventInterval_UsageDiff' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'BundleName' TEXT, 'CellIn' INTEGER, 'CellOut' INTEGER, 'ProcessName' TEXT, 'WifiIn' INTEGER, 'WifiOut' INTEGER, 'timestampEnd' REAL);
CREATE TABLE 'PLLocationAgent_EventForward_ClientStatus' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'timestampLogged' REAL, 'BundleId' TEXT, 'Client' TEXT, 'Executable' TEXT, 'InUseLevel' INTEGER, 'LocationDesiredAccuracy' REAL, 'LocationDistanceFilter' REAL, 'Type' TEXT, 'timestampEnd' REAL);
CREATE TABLE 'PLCameraAgent_EventForward_Camera' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'BundleId' TEXT, 'CameraType' INTEGER, 'State' INTEGER);
CREATE TABLE 'PLAudioAgent_EventPoint_AudioApp' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'ApplicationName' TEXT, 'AssertionID' INTEGER, 'AssertionName' TEXT, 'AudioRoute' TEXT, 'Operation' TEXT, 'PID' INTEGER);
CREATE TABLE 'PLConfigAgent_EventNone_PairedDeviceConfig' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'Build' TEXT, 'Device' TEXT, 'HWModel' TEXT, 'PMode' INTEGER, 'PairingID' TEXT);
CREATE TABLE 'PLAppTimeService_Aggregate_AppRunTime' ('ID' INTEGER PRIMARY KEY AUTOINCREMENT, 'timestamp' REAL, 'timeInterval' REAL, 'BackgroundAudioPlayingTime' REAL, 'BackgroundLocationTime' REAL, 'BackgroundTime' REAL, 'BundleID' TEXT, 'ScreenOnTime' REAL);
";

const APPS: &str = "PLApplicationAgent_EventNone_AllApps";
const PROCESSES: &str = "PLProcessMonitorAgent_EventForward_ProcessID";
const NETWORK: &str = "PLProcessNetworkAgent_EventInterval_UsageDiff";
const LOCATION: &str = "PLLocationAgent_EventForward_ClientStatus";
const CAMERA: &str = "PLCameraAgent_EventForward_Camera";
const AUDIO: &str = "PLAudioAgent_EventPoint_AudioApp";
const PAIRED: &str = "PLConfigAgent_EventNone_PairedDeviceConfig";
const RUN_TIMES: &str = "PLAppTimeService_Aggregate_AppRunTime";

/// A row to be stated: table, row, the value, and what it is.
type Stated = (&'static str, i64, String, Option<(By, Kind)>);
/// An app that may hear and that no list of apps has.
const WITHOUT_APP: &str = "com.vigie-testkit-gone.recorder";

/// Writes the log.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let day = build.zone().full(build.now()).replace([' ', ':'], "-");
    let day = day.get(..16).unwrap_or_default().to_owned();
    let path = format!("{FOLDER}/powerlog_{day}_7E57C17E.PLSQL");
    let spot = Spot::new("ios.powerlog_processes", "", path);
    let database = build.create(&spot, SCHEMA)?;
    let at = times::real(build.now() - AHEAD - 3_600);
    let rows = Rows {
        connection: database.connection(),
        at,
    };
    rows.run(
        "INSERT INTO PLStorageOperator_EventForward_TimeOffset (timestamp, baseband, kernel, system) VALUES (?1, 0, 0, ?2)",
        params![at - 90_000.0, times::real(AHEAD)],
    )?;
    let mut stated = processes(build, &rows)?;
    stated.extend(of_apps(build, &rows)?);
    stated.extend(uses(build, &rows)?);
    rows.run(
        "INSERT INTO PLConfigAgent_EventNone_PairedDeviceConfig (timestamp, Build, Device, HWModel, PMode, PairingID) VALUES (?1, '21T216', 'Watch', 'N157sAP', 1, '7E57C17E-0000-4000-8000-000000000001')",
        params![at],
    )?;
    for (table, row, value, indicator) in stated {
        let spot = Spot {
            artefact: artefact(table),
            ..spot.clone()
        };
        let place = format!("{table}:{row}");
        match indicator {
            Some((by, kind)) => build.found(&spot, place, value, by, kind),
            None => build.near_miss(&spot, place, value),
        }
    }
    for table in [
        APPS, PROCESSES, NETWORK, LOCATION, CAMERA, AUDIO, PAIRED, RUN_TIMES,
    ] {
        let count = database.count(table)?;
        build.truth.count(artefact(table), table, count);
    }
    build.keep(&spot, database, &[])
}

/// The artefact that reads a table.
fn artefact(table: &str) -> &'static str {
    match table {
        APPS => "ios.powerlog_apps",
        NETWORK => "ios.powerlog_network",
        LOCATION => "ios.powerlog_location",
        CAMERA => "ios.powerlog_camera",
        AUDIO => "ios.powerlog_audio",
        PAIRED => "ios.powerlog_paired_devices",
        RUN_TIMES => "ios.powerlog_run_times",
        _ => "ios.powerlog_processes",
    }
}

struct Rows<'c> {
    connection: &'c Connection,
    at: f64,
}

impl Rows<'_> {
    /// Writes a row; gives its number.
    fn run(&self, sql: &str, values: impl rusqlite::Params) -> Result<i64, BuildError> {
        self.connection.execute(sql, values)?;
        Ok(self.connection.last_insert_rowid())
    }
}

/// What ran, and what of it used the network.
fn processes(build: &Build<'_>, rows: &Rows<'_>) -> Result<Vec<Stated>, BuildError> {
    let mut stated = Vec::new();
    let mut all: Vec<(u32, String, Option<String>, Option<Indicator>)> = Vec::new();
    for process in processes::running(build) {
        let name = process.name().to_owned();
        let known = process.known.into_iter().find(|one| one.kind == "process");
        all.push((process.pid, name, process.id, known));
    }
    if build.phone.watched {
        let (process, app) = ("vigietestpaird", "com.vigie-testkit.notes");
        let pair = Some(planted::PAIR);
        all.push((7_001, process.to_owned(), Some(app.to_owned()), pair));
    }
    for (pid, name, id, known) in all {
        let row = rows.run(
            "INSERT INTO PLProcessMonitorAgent_EventForward_ProcessID (timestamp, BundleID, CoalitionID, PID, ProcessName) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![rows.at, id, pid + 3, pid, name],
        )?;
        let used = rows.run(
            "INSERT INTO PLProcessNetworkAgent_EventInterval_UsageDiff (timestamp, BundleName, CellIn, CellOut, ProcessName, WifiIn, WifiOut, timestampEnd) VALUES (?1, ?2, 1, 2, ?3, 3, 4, ?4)",
            params![rows.at, id, name, rows.at + 600.0],
        )?;
        for (table, row) in [(PROCESSES, row), (NETWORK, used)] {
            if let Some(indicator) = &known {
                stated.push((table, row, name.clone(), Some(known_by(indicator))));
            } else if name == "vigietestd2" {
                stated.push((table, row, name.clone(), None));
            }
        }
    }
    Ok(stated)
}

/// The apps, and how long each was used.
fn of_apps(build: &Build<'_>, rows: &Rows<'_>) -> Result<Vec<Stated>, BuildError> {
    let mut stated = Vec::new();
    let all = apps::all(build.phone);
    let mut ids: Vec<(&str, i64)> = all.iter().map(|app| (app.id.as_str(), 0)).collect();
    ids.push((apps::REMOVED, build.now() - 190 * times::DAY));
    ids.push((marks::NEAR_APP, 0));
    for (id, deleted) in ids {
        let name = id.rsplit('.').next().unwrap_or_default();
        let row = rows.run(
            "INSERT INTO PLApplicationAgent_EventNone_AllApps (timestamp, AppBuildVersion, AppBundleId, AppBundleVersion, AppDeletedDate, AppExecutable, AppName, AppType) VALUES (?1, '1', ?2, '1.0', ?3, ?4, ?4, 3)",
            params![rows.at, id, deleted, name],
        )?;
        // Apps that are not there any more knew no place lately.
        let background = if all.iter().any(|app| app.id == id) {
            12
        } else {
            0
        };
        let used = rows.run(
            "INSERT INTO PLAppTimeService_Aggregate_AppRunTime (timestamp, timeInterval, BackgroundAudioPlayingTime, BackgroundLocationTime, BackgroundTime, BundleID, ScreenOnTime) VALUES (?1, 3600, 0, ?3, 40, ?2, 60)",
            params![rows.at, id, background],
        )?;
        for (table, row) in [(APPS, row), (RUN_TIMES, used)] {
            stated.extend(of(build, table, row, id));
        }
        if deleted > 0 && build.phone.watched {
            let by = By::Check {
                id: "removal-noted".to_owned(),
            };
            stated.push((APPS, row, id.to_owned(), Some((by, Kind::Context))));
        }
    }
    Ok(stated)
}

/// Who used the place, the camera and the microphone.
fn uses(build: &Build<'_>, rows: &Rows<'_>) -> Result<Vec<Stated>, BuildError> {
    let mut stated = Vec::new();
    let mut ids = vec!["com.apple.camera", "com.apple.Maps"];
    if build.phone.watched {
        ids.extend([marks::NEAR_APP, "com.vigie-testkit.agent", WITHOUT_APP]);
    }
    for id in ids {
        let name = id.rsplit('.').next().unwrap_or_default();
        let location = rows.run(
            "INSERT INTO PLLocationAgent_EventForward_ClientStatus (timestamp, BundleId, Client, Executable, InUseLevel, LocationDesiredAccuracy, Type, timestampEnd) VALUES (?1, ?2, ?3, ?3, 1, 100, 'Location', ?4)",
            params![rows.at, id, name, rows.at + 60.0],
        )?;
        let camera = rows.run(
            "INSERT INTO PLCameraAgent_EventForward_Camera (timestamp, BundleId, CameraType, State) VALUES (?1, ?2, 2, 1)",
            params![rows.at, id],
        )?;
        let audio = rows.run(
            "INSERT INTO PLAudioAgent_EventPoint_AudioApp (timestamp, ApplicationName, AssertionID, AssertionName, AudioRoute, Operation, PID) VALUES (?1, ?2, 1, 'mic', 'Speaker', 'start', 700)",
            params![rows.at, id],
        )?;
        for (table, row) in [(LOCATION, location), (CAMERA, camera), (AUDIO, audio)] {
            stated.extend(of(build, table, row, id));
            if id == WITHOUT_APP {
                let by = By::Check {
                    id: "senses-without-app".to_owned(),
                };
                stated.push((table, row, id.to_owned(), Some((by, Kind::Exposure))));
            }
        }
    }
    Ok(stated)
}

/// What a row says of an app.
fn of(build: &Build<'_>, table: &'static str, row: i64, id: &str) -> Option<Stated> {
    let known = marks::of_app(id).filter(|_| build.phone.watched);
    let stated = known.is_some() || id == marks::NEAR_APP;
    stated.then(|| (table, row, id.to_owned(), known.as_ref().map(known_by)))
}

fn known_by(indicator: &Indicator) -> (By, Kind) {
    (By::from(indicator), Kind::KnownTool)
}
