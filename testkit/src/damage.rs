//! Breaks a written backup in the ways in which real and hostile ones are broken.
//!
//! Archives of Android phones are written anew, with whatever names and contents a test wants. Every other
//! function takes the backup's folder. A file is named by its domain and path; an empty domain
//! names one beside the manifest (`Manifest.db`).

mod archives;
mod hostile;

use std::{
    fs::{self, OpenOptions},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use rusqlite::Connection;

pub use self::{
    archives::{archive, sealed_to},
    hostile::{
        cyclic_archive, database_of_views, deep_binary_list, deep_xml_list, exponential_archive,
    },
};
use crate::{BuildError, error::At, file_id};

/// A SQLite page of every database written here, bytes.
pub const PAGE: u64 = 4096;

/// Where the content of a file stands.
///
/// # Errors
/// When it does not exist.
pub fn stored_file(folder: &Path, domain: &str, path: &str) -> Result<PathBuf, BuildError> {
    let file = if domain.is_empty() {
        folder.join(path)
    } else {
        let id = file_id(domain, path);
        folder.join(&id[..2]).join(&id)
    };
    if fs::symlink_metadata(&file).is_ok() {
        return Ok(file);
    }
    Err(BuildError::NoSuchFile {
        domain: domain.to_owned(),
        path: path.to_owned(),
    })
}

/// Cuts a file after its first `keep` bytes.
///
/// # Errors
/// When there is no such file or it cannot be written.
pub fn truncate(folder: &Path, domain: &str, path: &str, keep: u64) -> Result<(), BuildError> {
    let file = stored_file(folder, domain, path)?;
    let open = OpenOptions::new().write(true).open(&file).at(&file)?;
    open.set_len(keep).at(file)
}

/// Makes a file `bytes` long without writing them: a hole of zeros.
///
/// # Errors
/// When there is no such file or the file system has no holes of that size.
pub fn stretch(folder: &Path, domain: &str, path: &str, bytes: u64) -> Result<(), BuildError> {
    truncate(folder, domain, path, bytes)
}

/// Deletes a file that the manifest goes on listing.
///
/// # Errors
/// When there is no such file or it cannot be deleted.
pub fn delete(folder: &Path, domain: &str, path: &str) -> Result<(), BuildError> {
    let file = stored_file(folder, domain, path)?;
    fs::remove_file(&file).at(file)
}

/// Replaces a file's content.
///
/// # Errors
/// When there is no such file or it cannot be written.
pub fn overwrite(
    folder: &Path,
    domain: &str,
    path: &str,
    content: &[u8],
) -> Result<(), BuildError> {
    let file = stored_file(folder, domain, path)?;
    fs::write(&file, content).at(file)
}

/// Fills a page of a database with zeros; pages count from 0.
///
/// # Errors
/// When there is no such file or it cannot be written.
pub fn zero_page(folder: &Path, domain: &str, path: &str, page: u64) -> Result<(), BuildError> {
    let file = stored_file(folder, domain, path)?;
    let mut open = OpenOptions::new().write(true).open(&file).at(&file)?;
    open.seek(SeekFrom::Start(page * PAGE)).at(&file)?;
    open.write_all(&[0; 4096]).at(file)
}

/// Replaces a file by a symbolic link to `target`.
///
/// # Errors
/// When there is no such file or it cannot be replaced.
#[cfg(unix)]
pub fn replace_by_link(
    folder: &Path,
    domain: &str,
    path: &str,
    target: &Path,
) -> Result<(), BuildError> {
    let file = stored_file(folder, domain, path)?;
    fs::remove_file(&file).at(&file)?;
    std::os::unix::fs::symlink(target, &file).at(file)
}

/// Adds `rows` rows whose ids, domains or paths lead out of the folder to an unencrypted
/// `Manifest.db`, in turn.
///
/// # Errors
/// When the manifest is encrypted or cannot be written.
pub fn add_escaping_rows(folder: &Path, rows: u64) -> Result<(), BuildError> {
    let connection = Connection::open(folder.join("Manifest.db"))?;
    connection.execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")?;
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    connection.execute(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
         INSERT INTO Files (fileID, domain, relativePath, flags, file)
         SELECT CASE n % 3 WHEN 0 THEN '../../../../etc/passwd' || n ELSE printf('%040x', n) END,
                CASE n % 3 WHEN 1 THEN '../..' ELSE 'HomeDomain' END,
                '../../../../../tmp/' || n || '/../escape', 1, NULL
         FROM numbers",
        [rows],
    )?;
    Ok(())
}

/// Gives a row of an unencrypted `Manifest.db` another id, so that its content is looked for there.
///
/// # Errors
/// When the manifest is encrypted, cannot be written, or has no such row.
pub fn change_id(folder: &Path, domain: &str, path: &str, id: &str) -> Result<(), BuildError> {
    let connection = Connection::open(folder.join("Manifest.db"))?;
    connection.execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")?;
    let changed = connection.execute(
        "UPDATE Files SET fileID = ?3 WHERE domain = ?1 AND relativePath = ?2",
        [domain, path, id],
    )?;
    if changed == 0 {
        return Err(BuildError::NoSuchFile {
            domain: domain.to_owned(),
            path: path.to_owned(),
        });
    }
    Ok(())
}
