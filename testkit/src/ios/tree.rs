//! A phone's files under their own paths: a dump, or what a sysdiagnose copies of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::places;
use crate::{
    BuildError, Phone,
    backup::{
        Entry,
        database::{Database, Finished},
    },
    error::At,
    packing::{Attributes, Content, Pack, Packing},
    property_list::{binary, dictionary},
    random::Random,
    times,
};

/// Files changed at any time in so many seconds before the dump.
const SPREAD: i64 = 700 * times::DAY;
/// The file by which a container says whose it is.
const CONTAINER: &str = ".com.apple.mobile_container_manager.metadata.plist";

/// Files being written.
pub(crate) struct Tree {
    pack: Pack,
    work: PathBuf,
    /// What stands before every path.
    top: String,
    /// Whether only what a sysdiagnose copies is written, under its own names.
    diagnosis: bool,
    containers: std::collections::HashSet<String>,
    random: Random,
    seed: u64,
    now: i64,
    files: u64,
}

impl Tree {
    /// Nothing yet, at `target`.
    pub(crate) fn create(
        phone: &Phone,
        packing: Packing,
        top: String,
        diagnosis: bool,
        target: &Path,
    ) -> Result<Self, BuildError> {
        let now = phone.version.facts().now;
        let pack = Pack::create(packing, target, now)?;
        let mut work = target.as_os_str().to_owned();
        work.push(".testkit-work");
        let work = PathBuf::from(work);
        fs::create_dir(&work).at(&work)?;
        Ok(Self {
            pack,
            work,
            top,
            diagnosis,
            containers: std::collections::HashSet::new(),
            random: Random::named(phone.seed, "tree"),
            seed: phone.seed,
            now,
            files: 0,
        })
    }

    /// Where a database may be written before [`Tree::database`] takes it.
    pub(crate) fn work_file(&self, name: &str) -> PathBuf {
        self.work.join(name)
    }

    /// The path that readers see.
    pub(crate) fn path_of(&self, domain: &str, path: &str) -> String {
        let configuration = "systemgroup.com.apple.configurationprofiles";
        if self.diagnosis && domain.ends_with(configuration) {
            // A sysdiagnose does not tell the container's UUID.
            return format!("/private/var/containers/Shared/SystemGroup/{configuration}/{path}");
        }
        let path = places::phone_path(self.seed, domain, path);
        match path.rsplit('/').next() {
            // All networks stand in one folder of a sysdiagnose.
            Some(name) if self.diagnosis && name.starts_with("com.apple.wifi") => {
                format!("/sysdiagnose/WiFi/{name}")
            }
            _ => path,
        }
    }

    /// Adds a file; nothing when no sysdiagnose holds it.
    pub(crate) fn file(&mut self, entry: Entry<'_>, content: &[u8]) -> Result<(), BuildError> {
        self.put(entry, Content::Bytes(content))
    }

    /// Adds a finished database and its write-ahead log.
    pub(crate) fn database(
        &mut self,
        entry: Entry<'_>,
        database: Database,
    ) -> Result<(), BuildError> {
        let Finished { file, wal } = database.finish()?;
        self.put(entry, Content::File(&file))?;
        if let Some(wal) = wal {
            let path = format!("{}-wal", entry.path);
            let entry = Entry {
                path: &path,
                ..entry
            };
            self.put(entry, Content::File(&wal))?;
        }
        Ok(())
    }

    /// Adds a symbolic link.
    pub(crate) fn link(
        &mut self,
        domain: &str,
        path: &str,
        target: &str,
    ) -> Result<(), BuildError> {
        self.contain(domain)?;
        let path = self.path_of(domain, path);
        match self.member(&path) {
            Some(name) => self.pack.link(&name, target),
            None => Ok(()),
        }
    }

    /// Makes the container of `domain`, which says whose it is.
    pub(crate) fn contain(&mut self, domain: &str) -> Result<(), BuildError> {
        if self.diagnosis || !self.containers.insert(domain.to_owned()) {
            return Ok(());
        }
        let root = places::root(self.seed, domain);
        let Some((identifier, kind)) = root.container else {
            return Ok(());
        };
        let path = format!("{}/{CONTAINER}", root.folder);
        let uuid = root.folder.rsplit('/').next().unwrap_or_default();
        let content = container_note(&identifier, kind, uuid)?;
        self.file(Entry::new("", &path), &content)
    }

    /// Closes it; gives files and bytes.
    pub(crate) fn finish(self) -> Result<(u64, u64), BuildError> {
        fs::remove_dir_all(&self.work).at(&self.work)?;
        Ok((self.files, self.pack.finish()?))
    }

    fn put(&mut self, entry: Entry<'_>, content: Content<'_>) -> Result<(), BuildError> {
        self.contain(entry.domain)?;
        let path = self.path_of(entry.domain, entry.path);
        let Some(name) = self.member(&path) else {
            return Ok(());
        };
        let attributes = Attributes {
            mode: if entry.executable { 0o755 } else { 0o644 },
            modified: self.now - self.random.between(0, SPREAD),
        };
        self.files += 1;
        self.pack.put(&name, attributes, content)
    }

    /// The name in the folder or archive of a file with that path.
    fn member(&self, path: &str) -> Option<String> {
        let below = if self.diagnosis {
            places::in_sysdiagnose(path)?
        } else {
            path.trim_start_matches('/').to_owned()
        };
        Some(format!("{}{below}", self.top))
    }
}

/// What a container says of itself
/// (<https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Containers>).
pub(crate) fn container_note(
    identifier: &str,
    kind: u32,
    uuid: &str,
) -> Result<Vec<u8>, BuildError> {
    binary(&dictionary([
        ("MCMMetadataActiveDPClass", 3.into()),
        ("MCMMetadataContentClass", kind.into()),
        ("MCMMetadataIdentifier", identifier.into()),
        ("MCMMetadataInfo", dictionary([])),
        ("MCMMetadataSchemaVersion", 2.into()),
        ("MCMMetadataUUID", uuid.into()),
    ]))
}
