//! Measures how long SQLite alone takes to read every row of every table of the databases in a plain
//! backup: what no reader that goes through SQLite can be faster than. Prints a JSON line each.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    hint::black_box,
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use benches::timed;
use rusqlite::{Connection, OpenFlags};

/// What every SQLite database begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [backup] = arguments.as_slice() else {
        bail!("usage: sqlite_alone BACKUP");
    };
    let backup = Path::new(backup);
    let copies = tempfile::tempdir()?;
    let files = listed(backup)?;
    for (name, stored) in &files {
        if !is_database(&backup.join(stored)) {
            continue;
        }
        let log = files.get(&format!("{name}-wal"));
        let copy = copied(backup, stored, log, copies.path()).with_context(|| name.clone())?;
        let (time, rows) = timed(|| read_all(&copy));
        let rows = rows.with_context(|| name.clone())?;
        let seconds = time.as_secs_f64();
        println!(
            "{}",
            serde_json::json!({"file": name, "rows": rows, "seconds": seconds})
        );
    }
    Ok(())
}

/// Every file of the backup: where its content lies, by `domain/path`.
type Listed = BTreeMap<String, PathBuf>;

fn listed(backup: &Path) -> Result<Listed> {
    let manifest = backup.join("Manifest.db");
    let connection = Connection::open_with_flags(manifest, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut rows = connection
        .prepare("SELECT fileID, domain || '/' || relativePath FROM Files WHERE flags = 1")?;
    let mut rows = rows.query([])?;
    let mut files = Listed::from([("Manifest.db".to_owned(), "Manifest.db".into())]);
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let folder = id.get(..2).unwrap_or_default();
        files.insert(row.get(1)?, Path::new(folder).join(&id));
    }
    Ok(files)
}

fn is_database(stored: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    let read = File::open(stored).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == *MAGIC
}

/// Copies a database and its write-ahead log, since SQLite writes where it reads.
fn copied(backup: &Path, stored: &Path, log: Option<&PathBuf>, folder: &Path) -> Result<PathBuf> {
    for old in fs::read_dir(folder)? {
        fs::remove_file(old?.path())?;
    }
    let copy = folder.join("database");
    fs::copy(backup.join(stored), &copy)?;
    if let Some(log) = log {
        fs::copy(backup.join(log), folder.join("database-wal"))?;
    }
    Ok(copy)
}

/// Reads every column of every row of every ordinary table; the number of rows.
fn read_all(database: &Path) -> Result<u64> {
    let connection = Connection::open(database)?;
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut count = 0;
    for table in tables {
        let quoted = table.replace('"', "\"\"");
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{quoted}\""))?;
        let columns = rows.column_count();
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                black_box(row.get_ref(column)?);
            }
            count += 1;
        }
    }
    Ok(count)
}
