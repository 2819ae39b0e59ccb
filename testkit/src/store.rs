//! Where a phone is written: a backup, or files under their own paths.

use std::path::{Path, PathBuf};

use crate::{
    BuildError, IosForm, Phone,
    backup::{Backup, Entry, database::Database},
    ios::{diagnosis, tree::Tree},
};

/// What some tools call the folder that holds a whole dump.
const WRAPPER: &str = "filesystem1/";

/// Where a phone is written.
pub(crate) enum Store {
    /// A backup.
    Backup(Box<Backup>),
    /// A dump or a sysdiagnose.
    Tree(Box<Tree>),
}

impl Store {
    /// An empty one of that form at `target`.
    pub(crate) fn create(phone: &Phone, form: &IosForm, target: &Path) -> Result<Self, BuildError> {
        let (packing, top, diagnosis) = match form {
            IosForm::Backup | IosForm::PrivacyReport => {
                return Ok(Store::Backup(Box::new(Backup::create(phone, target)?)));
            }
            IosForm::FileSystem { packing, wrapped } => {
                let top = if *wrapped { WRAPPER } else { "" };
                (*packing, top.to_owned(), false)
            }
            IosForm::Sysdiagnose(how) => {
                let top = format!("{}/", diagnosis::name(phone, how.zone_minutes));
                (how.packing, top, true)
            }
        };
        let tree = Tree::create(phone, packing, top, diagnosis, target)?;
        Ok(Store::Tree(Box::new(tree)))
    }

    /// The domain and the path that readers see: of a backup both, of others the phone's path.
    pub(crate) fn named(&self, domain: &str, path: &str) -> (String, String) {
        match self {
            Store::Backup(_) => (domain.to_owned(), path.to_owned()),
            Store::Tree(tree) => (String::new(), tree.path_of(domain, path)),
        }
    }

    /// Where a database may be written before [`Store::database`] takes it.
    pub(crate) fn work_file(&self, name: &str) -> PathBuf {
        match self {
            Store::Backup(backup) => backup.work_file(name),
            Store::Tree(tree) => tree.work_file(name),
        }
    }

    /// Adds a file; gives its place in the list of files.
    pub(crate) fn file(&mut self, entry: Entry<'_>, content: &[u8]) -> Result<String, BuildError> {
        match self {
            Store::Backup(backup) => listed(backup.file(entry, content)),
            Store::Tree(tree) => tree.file(entry, content).map(|()| by_itself()),
        }
    }

    /// Lists a file that is not on disk; a dump has none of it.
    pub(crate) fn missing_file(&mut self, entry: Entry<'_>, size: u64) -> Result<(), BuildError> {
        match self {
            Store::Backup(backup) => backup.missing_file(entry, size).map(drop),
            Store::Tree(_) => Ok(()),
        }
    }

    /// Adds a finished database and its write-ahead log.
    pub(crate) fn database(
        &mut self,
        entry: Entry<'_>,
        database: Database,
    ) -> Result<(), BuildError> {
        match self {
            Store::Backup(backup) => backup.database(entry, database).map(drop),
            Store::Tree(tree) => tree.database(entry, database),
        }
    }

    /// Adds a symbolic link.
    pub(crate) fn link(
        &mut self,
        domain: &str,
        path: &str,
        target: &str,
    ) -> Result<(), BuildError> {
        match self {
            Store::Backup(backup) => backup.link(domain, path, target).map(drop),
            Store::Tree(tree) => tree.link(domain, path, target),
        }
    }

    /// Makes the container of `domain` where the phone's own folders are written.
    pub(crate) fn contain(&mut self, domain: &str) -> Result<(), BuildError> {
        match self {
            Store::Backup(_) => Ok(()),
            Store::Tree(tree) => tree.contain(domain),
        }
    }

    /// Writes a file beside the manifest of a backup.
    pub(crate) fn top_file(&mut self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        match self {
            Store::Backup(backup) => backup.top_file(name, content),
            Store::Tree(_) => Ok(()),
        }
    }

    /// Closes it; gives the files listed and the bytes stored.
    pub(crate) fn finish(self, phone: &Phone) -> Result<(u64, u64), BuildError> {
        match self {
            Store::Backup(backup) => backup.finish(phone),
            Store::Tree(tree) => tree.finish(),
        }
    }
}

/// The place of a row of the manifest.
fn listed(row: Result<u64, BuildError>) -> Result<String, BuildError> {
    row.map(|row| format!("Files:{row}"))
}

/// The place of a file in a list that names it by its path.
fn by_itself() -> String {
    "file".to_owned()
}
