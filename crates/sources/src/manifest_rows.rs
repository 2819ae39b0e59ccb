//! Rows of a backup's `Manifest.db`: which file each stands for, and where it is stored.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>.

use std::collections::BTreeMap;

use formats::{
    backup_manifest::{FileMeta, PhonePath, file_id, file_meta, phone_path},
    sqlite::{Database, Select},
};
use model::{Fault, FaultKind};

use crate::{Listed, Listing, Wanted};

/// Domains whose root on the phone is the same on every phone, and that hold what artefacts read.
const FIXED_DOMAINS: [&str; 3] = ["HomeDomain", "RootDomain", "WirelessDomain"];
/// What the name of a write-ahead log ends in.
const WAL_SUFFIX: &str = "-wal";
/// `flags` of an ordinary file in `Files`.
const FLAG_FILE: i64 = 1;

/// A row of `Files` that is an ordinary file.
pub(crate) struct FileRow<'r> {
    id: &'r str,
    domain: &'r str,
    relative_path: &'r str,
    blob: Option<&'r [u8]>,
}

impl FileRow<'_> {
    /// The path on the phone; an empty name is a row that stands for the domain itself.
    fn path(&self) -> Result<String, Fault> {
        phone_path(self.domain, self.relative_path).map(PhonePath::into_string)
    }

    fn meta(&self) -> Result<Option<FileMeta>, Fault> {
        self.blob.map(file_meta).transpose()
    }

    /// The file, unless its id is no SHA-1 (it names a place in the folder and must not lead away).
    pub(crate) fn listed(&self) -> Option<Result<Listed, Fault>> {
        let is_id = self.id.len() == 40 && self.id.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_id.then(|| {
            Ok(Listed {
                path: self.path()?,
                stored_path: stored_path(self.id),
                meta: self.meta()?,
                wal: None,
            })
        })
    }
}

pub(crate) fn scan_files(database: &Database, each: &mut dyn FnMut(&FileRow<'_>)) -> Vec<Fault> {
    let mut select = Select::from("Files");
    let columns =
        ["fileID", "domain", "relativePath", "flags", "file"].map(|name| select.column(name));
    let [id, domain, relative_path, flags, file] = columns;
    let mut count_broken = 0_u64;
    let mut faults = Vec::new();
    let scan = database.scan(&select, &mut |row| {
        if row.integer(flags).is_some_and(|flags| flags != FLAG_FILE) {
            return;
        }
        let (Some(id), Some(domain), Some(relative)) =
            (row.text(id), row.text(domain), row.text(relative_path))
        else {
            count_broken = count_broken.saturating_add(1);
            return;
        };
        each(&FileRow {
            id: &id,
            domain: &domain,
            relative_path: &relative,
            blob: row.blob(file),
        });
    });
    faults.extend(scan.faults);
    if count_broken > 0 {
        faults.push(
            Fault::new(FaultKind::Malformed, "Manifest.db: Files").detail(format_args!(
                "{count_broken} rows without id, domain or path"
            )),
        );
    }
    faults
}

/// Keeps a row that is asked for, or that is the write-ahead log of one that is.
pub(crate) fn keep_wanted(
    row: &FileRow<'_>,
    wanted: &Wanted<'_>,
    listing: &mut Listing,
    logs: &mut Vec<Listed>,
) {
    let path = match row.path() {
        Ok(path) => path,
        Err(fault) => return listing.fault(fault),
    };
    let is_log = path
        .strip_suffix(WAL_SUFFIX)
        .is_some_and(|database| (wanted.fits)(database));
    if !is_log && !(wanted.fits)(&path) {
        return;
    }
    if listing.files.len().saturating_add(logs.len()) >= Listing::FILES {
        return listing.fault(Fault::new(FaultKind::TooMany, "Manifest.db: Files"));
    }
    match row.listed() {
        Some(Ok(listed)) if is_log => logs.push(listed),
        Some(Ok(listed)) => listing.files.push(listed),
        Some(Err(fault)) => listing.fault(fault),
        None => listing.fault(foreign_id(row)),
    }
}

/// An id that is no SHA-1 would name a place outside the backup's own.
pub(crate) fn foreign_id(row: &FileRow<'_>) -> Fault {
    Fault::new(FaultKind::OutsideSource, "Manifest.db: fileID").detail(row.id)
}

/// Puts each write-ahead log beside its database.
pub(crate) fn join_logs(files: &mut [Listed], logs: Vec<Listed>) {
    let mut by_path: BTreeMap<String, Listed> = logs
        .into_iter()
        .map(|log| (log.path.clone(), log))
        .collect();
    for file in files {
        file.wal = by_path
            .remove(&format!("{}{WAL_SUFFIX}", file.path))
            .map(Box::new);
    }
}

/// Where the file at `path` is stored if one of the domains with a fixed root holds it.
pub(crate) fn likely_places(path: &str) -> impl Iterator<Item = String> {
    FIXED_DOMAINS.iter().filter_map(move |domain| {
        // The root is what the domain makes of a name.
        let root = phone_path(domain, "x").ok()?.into_string();
        let relative = path.strip_prefix(root.strip_suffix('x')?)?;
        Some(stored_path(&file_id(domain, relative)))
    })
}

/// `<first two digits>/<id>`.
fn stored_path(id: &str) -> String {
    format!("{}/{id}", id.get(..2).unwrap_or_default())
}
