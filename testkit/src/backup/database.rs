//! A SQLite database being written (<https://www.sqlite.org/fileformat2.html>): fast, in one
//! transaction, the newest rows in a write-ahead log where asked.

use std::path::PathBuf;

use rusqlite::{Connection, config::DbConfig};

use super::wal;
use crate::BuildError;

/// A database being written.
pub(crate) struct Database {
    connection: Connection,
    file: PathBuf,
    in_wal: bool,
}

/// A finished database on disk.
pub(crate) struct Finished {
    /// The main file.
    pub(crate) file: PathBuf,
    /// The write-ahead log, when it holds rows.
    pub(crate) wal: Option<PathBuf>,
}

impl Database {
    /// An empty database with `schema`.
    pub(crate) fn create(file: PathBuf, schema: &str) -> Result<Self, BuildError> {
        let connection = Connection::open(&file)?;
        // The size of a page must be set first; exclusive locking keeps `-shm` files away.
        connection.execute_batch(
            "PRAGMA page_size=4096; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF;
             PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;
             PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY;",
        )?;
        connection.execute_batch(schema)?;
        connection.execute_batch("BEGIN")?;
        Ok(Self {
            connection,
            file,
            in_wal: false,
        })
    }

    /// The open connection, inside a transaction.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Runs statements without parameters.
    pub(crate) fn run(&self, statements: &str) -> Result<(), BuildError> {
        Ok(self.connection.execute_batch(statements)?)
    }

    /// Ends the main part: what is written from now on stands in the write-ahead log only.
    pub(crate) fn into_wal(mut self) -> Result<Self, BuildError> {
        self.run("COMMIT; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; BEGIN")?;
        self.connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        self.in_wal = true;
        Ok(self)
    }

    /// Commits and begins again, so that a write-ahead log holds several commits.
    pub(crate) fn commit(&self) -> Result<(), BuildError> {
        self.run("COMMIT; BEGIN")
    }

    /// Rows of `table` as a reader of database and log sees them.
    pub(crate) fn count(&self, table: &str) -> Result<u64, BuildError> {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
        Ok(rows.unsigned_abs())
    }

    /// Commits and closes.
    pub(crate) fn finish(self) -> Result<Finished, BuildError> {
        self.run("COMMIT")?;
        self.connection
            .close()
            .map_err(|(_, error)| BuildError::Database(error))?;
        let mut finished = Finished {
            file: self.file,
            wal: None,
        };
        if self.in_wal {
            let mut log = finished.file.clone().into_os_string();
            log.push("-wal");
            let log = PathBuf::from(log);
            wal::settle(&log)?;
            finished.wal = Some(log);
        }
        Ok(finished)
    }
}
