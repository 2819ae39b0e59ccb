//! What the artefacts of the power log share: it may be packed by gzip, and its own clock, which runs
//! on when somebody sets the phone's, differs from that by an offset that the log notes.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_powerlog.py>.

use std::sync::Arc;

use formats::{
    gzip_whole,
    limits::POWER_LOG_BYTES,
    sqlite::{Column, Database, Row, Select},
};
use model::{Fault, FaultKind, Instant};

use crate::{Out, PhoneFile};

/// Where power logs lie: the current one, and those that are kept for some days.
pub(crate) const FILES: &[&str] = &[
    "/**/Library/BatteryLife/**/*.PLSQL",
    "/**/Library/BatteryLife/**/powerlog_*",
];
/// Published descriptions.
pub(crate) const DESCRIBED_IN: &[&str] = &[
    "https://github.com/mac4n6/APOLLO",
    "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_powerlog.py",
];

const WHAT: &str = "power log";
const OFFSETS: &str = "PLStorageOperator_EventForward_TimeOffset";
/// Endings of what lies beside a database and is none.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A power log that has at least one of the tables asked for.
pub(crate) struct PowerLog {
    pub(crate) database: Database,
    /// How far the phone's clock was ahead of the log's.
    offset_s: f64,
}

impl PowerLog {
    /// Opens the log; `None` when it has none of the tables, as versions and kinds of logs differ.
    pub(crate) fn open<A>(
        file: &PhoneFile,
        tables: &[&str],
        out: &mut Out<'_, A>,
    ) -> Result<Option<Self>, Fault> {
        if BESIDE.iter().any(|ending| file.name().ends_with(ending)) {
            return Ok(None);
        }
        let database = if gzip_whole::is_packed(&*file.content())? {
            let (bytes, fault) = gzip_whole::unpack(file.content(), POWER_LOG_BYTES, WHAT);
            if let Some(fault) = fault {
                out.fault(fault);
            }
            out.database(&PhoneFile::new(file.path(), Arc::new(bytes), None))?
        } else {
            out.database(file)?
        };
        if !tables.iter().any(|table| database.has_table(table)) {
            return Ok(None);
        }
        let offset_s = newest_offset(&database, out);
        Ok(Some(Self {
            database,
            offset_s: offset_s.unwrap_or_default(),
        }))
    }

    /// The time of a column of the log's clock, by the phone's clock.
    pub(crate) fn time(&self, row: &Row<'_>, column: Column) -> Option<Instant> {
        let seconds = row.real(column).filter(|seconds| *seconds > 0.0)?;
        Instant::from_unix_s(seconds + self.offset_s)
    }
}

fn newest_offset<A>(database: &Database, out: &mut Out<'_, A>) -> Option<f64> {
    let mut newest = None;
    if database.has_table(OFFSETS) {
        let mut select = Select::from(OFFSETS);
        select.also_known(&["ID", "timestamp", "baseband", "kernel"]);
        let system = select.column("system");
        out.rows(database, &select, |_, row| {
            if !row.is_removed() {
                newest = row.real(system).or(newest);
            }
        });
    }
    if newest.is_none() {
        let unknown = Fault::new(FaultKind::UnknownSchema, WHAT);
        out.fault(unknown.detail("it does not say how its clock differs from the phone's"));
    }
    newest
}
