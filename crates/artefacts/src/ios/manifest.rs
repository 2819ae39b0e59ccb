//! Reads the list of an iPhone backup's files: the table `Files` of `Manifest.db`.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>.

use formats::{
    backup_manifest::{FileMeta, file_meta, phone_path},
    sqlite::{Column, Row, Select},
};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed_file::state_stored_hosts,
    values::{row_text, state_path},
};

/// The files of a backup.
#[derive(Debug)]
pub struct Manifest;

/// One file, folder or link of the phone.
#[derive(Debug, serde::Serialize)]
pub struct ListedFile<'a> {
    /// Its name in the backup.
    pub file_id: Option<Untrusted<'a>>,
    /// The part of the phone that it belongs to, in the backup's terms.
    pub domain: Untrusted<'a>,
    /// Its path on the phone.
    pub path: Untrusted<'a>,
    /// `file`, `folder`, `link` or `other`.
    pub kind: &'static str,
    /// Its size as stated.
    pub size_bytes: Option<u64>,
    /// Type and permissions.
    pub mode: Option<u32>,
    /// The owner's number.
    pub user_id: Option<i64>,
    /// When it was made.
    pub created: Option<Instant>,
    /// When its content last changed.
    pub modified: Option<Instant>,
    /// When its metadata last changed.
    pub status_changed: Option<Instant>,
    /// The data protection class.
    pub protection_class: Option<u32>,
    /// Whether the backup holds it encrypted.
    pub encrypted: bool,
    /// Where a link points.
    pub link_target: Option<Untrusted<'a>>,
}

impl Record for ListedFile<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.modified, "file-modified"),
            (self.created, "file-created"),
            (self.status_changed, "file-changed"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let path = self.path.raw();
        state_path(path, Bearing::Stored, each);
        if let Some(app) = app_of(self.domain.raw()) {
            each(Value::AppId(app).with(Bearing::Installed));
        }
        state_stored_hosts(path, each);
        if let Some(target) = &self.link_target {
            each(Value::FilePath(target.raw()).with(Bearing::Mentioned));
        }
    }
}

/// The app whose data a domain holds: an app, an extension of one, or what apps of a maker share.
fn app_of(domain: &str) -> Option<&str> {
    let owner = domain
        .strip_prefix("AppDomain-")
        .or_else(|| domain.strip_prefix("AppDomainPlugin-"))
        .or_else(|| domain.strip_prefix("AppDomainGroup-"))?;
    Some(owner.strip_prefix("group.").unwrap_or(owner))
}

impl Artefact for Manifest {
    type Record<'a> = ListedFile<'a>;

    const ABOUT: About = About {
        files: &["/backup/Manifest.db"],
        fields: &[
            (
                "file_id",
                "its name in the backup (SHA-1 of domain and path, hexadecimal)",
            ),
            (
                "domain",
                "the part of the phone that it belongs to, in the backup's terms",
            ),
            ("path", "its path on the phone"),
            ("kind", "file, folder, link or other"),
            ("size_bytes", "its size in bytes, as stated"),
            ("mode", "type and permissions, as in POSIX stat"),
            ("user_id", "number of its owner on the phone"),
            ("created", "when it was made (UTC)"),
            ("modified", "when its content last changed (UTC)"),
            ("status_changed", "when its metadata last changed (UTC)"),
            ("protection_class", "data protection class"),
            ("encrypted", "whether the backup holds it encrypted"),
            ("link_target", "where a link points"),
        ],
        described_in: &["https://theapplewiki.com/wiki/ITunes_Backup"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("Files");
        let columns = Columns {
            file_id: select.column("fileID"),
            domain: select.column("domain"),
            relative_path: select.column("relativePath"),
            flags: select.column("flags"),
            meta: select.column("file"),
        };
        out.rows(&database, &select, |out, row| {
            if let Err(fault) = listed(row, &columns, out) {
                out.fault(fault);
            }
        });
        Ok(())
    }
}

struct Columns {
    file_id: Column,
    domain: Column,
    relative_path: Column,
    flags: Column,
    meta: Column,
}

/// Writes the record of a row; a row whose path leads out of the phone is a fault instead.
fn listed(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, Manifest>) -> Result<(), Fault> {
    let missing = |what| Fault::new(FaultKind::Malformed, "manifest row").detail(what);
    let domain = row
        .text(columns.domain)
        .ok_or_else(|| missing("no domain"))?;
    let relative = row
        .text(columns.relative_path)
        .ok_or_else(|| missing("no path"))?;
    let path = phone_path(&domain, &relative)?;
    let meta = match row.blob(columns.meta).map(file_meta) {
        Some(Ok(meta)) => meta,
        Some(Err(fault)) => {
            out.fault(fault);
            FileMeta::default()
        }
        None => FileMeta::default(),
    };
    let record = ListedFile {
        file_id: row_text(row, columns.file_id),
        domain: Untrusted::from(domain),
        path: Untrusted::from(path.as_str()),
        kind: kind(row.integer(columns.flags)),
        size_bytes: meta.size,
        mode: meta.mode,
        user_id: meta.user_id,
        created: meta.birth,
        modified: meta.modified,
        status_changed: meta.status_changed,
        protection_class: meta.protection_class,
        encrypted: meta.encryption_key.is_some(),
        link_target: meta.target.map(Untrusted::from),
    };
    out.record(row.place(), &record);
    Ok(())
}

fn kind(flags: Option<i64>) -> &'static str {
    match flags {
        Some(1) => "file",
        Some(2) => "folder",
        Some(4) => "link",
        _ => "other",
    }
}
