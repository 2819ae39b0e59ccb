//! `Manifest.db`: the list of the backup's files (<https://theapplewiki.com/wiki/ITunes_Backup>).

use std::path::PathBuf;

use rusqlite::params;

use super::database::Database;
use crate::BuildError;

const SCHEMA: &str = "
CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);
CREATE INDEX FilesDomainIdx ON Files(domain);
CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
CREATE INDEX FilesFlagsIdx ON Files(flags);
INSERT INTO Properties VALUES ('passwordHash', x'');
";

/// Rows kept back so that one statement writes many.
const HELD: usize = 1_000;

/// The list being written; empty until created.
#[derive(Default)]
pub(crate) struct Listing {
    database: Option<Database>,
    held: Vec<Row>,
    rows: u64,
}

struct Row {
    id: String,
    domain: String,
    path: String,
    flags: u8,
    archive: Vec<u8>,
}

impl Listing {
    /// An empty list in `file`.
    pub(crate) fn create(file: PathBuf) -> Result<Self, BuildError> {
        Ok(Self {
            database: Some(Database::create(file, SCHEMA)?),
            held: Vec::with_capacity(HELD),
            rows: 0,
        })
    }

    /// Adds a row and gives its ROWID. `flags`: 1 file, 2 folder, 4 symbolic link.
    pub(crate) fn add(
        &mut self,
        id: &str,
        domain: &str,
        path: &str,
        flags: u8,
        archive: Vec<u8>,
    ) -> Result<u64, BuildError> {
        self.held.push(Row {
            id: id.to_owned(),
            domain: domain.to_owned(),
            path: path.to_owned(),
            flags,
            archive,
        });
        self.rows += 1;
        if self.held.len() == HELD {
            self.write()?;
        }
        Ok(self.rows)
    }

    /// Closes the list; gives its number of rows and its file.
    pub(crate) fn finish(mut self) -> Result<(u64, PathBuf), BuildError> {
        self.write()?;
        let file = match self.database {
            Some(database) => database.finish()?.file,
            None => PathBuf::new(),
        };
        Ok((self.rows, file))
    }

    fn write(&mut self) -> Result<(), BuildError> {
        let Some(database) = &self.database else {
            return Ok(());
        };
        let sql = "INSERT INTO Files (fileID, domain, relativePath, flags, file) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut insert = database.connection().prepare(sql)?;
        for row in self.held.drain(..) {
            insert.execute(params![
                row.id,
                row.domain,
                row.path,
                row.flags,
                row.archive
            ])?;
        }
        Ok(())
    }
}
