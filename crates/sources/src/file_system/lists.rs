//! Short property lists by which a dump tells of itself: no more of them is unpacked than a list may have.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use formats::{
    bytes::read_all,
    limits::{DUMP_LIST_BYTES, DUMP_OWNERS},
    plist::{self, Value},
};

use super::FileSystem;
use crate::Listed;

/// What a container of an app says of itself.
const CONTAINER_FILE: &str = ".com.apple.mobile_container_manager.metadata.plist";
/// Folders whose folders are containers, each named by a UUID.
const CONTAINERS: [&str; 6] = [
    "/private/var/mobile/Containers/Data/Application/",
    "/private/var/mobile/Containers/Data/PluginKitPlugin/",
    "/private/var/mobile/Containers/Shared/AppGroup/",
    "/private/var/containers/Bundle/Application/",
    "/private/var/containers/Data/System/",
    "/private/var/containers/Shared/SystemGroup/",
];
/// Longest identifier of an owner; those of apps have fewer than 256 bytes.
const OWNER_BYTES: usize = 1_024;

/// Owners of containers that were looked up, by the stored path of the container.
#[derive(Default)]
pub(super) struct Owners(Mutex<BTreeMap<String, Option<String>>>);

impl FileSystem {
    /// The property list at a path on the phone.
    pub(super) fn plist(&self, path: &str) -> Option<Value> {
        self.stored_plist(&self.stored_path(path)?)
    }

    pub(super) fn stored_plist(&self, stored: &str) -> Option<Value> {
        let (bytes, _) = self.bytes(stored).ok()?;
        let bytes = read_all(&*bytes, DUMP_LIST_BYTES, stored).ok()?;
        plist::parse(&bytes).ok()
    }

    /// The identifier of the app, or other owner, in whose container a file lies, as the container itself
    /// states it: a backup has it in the place of the folder's UUID.
    pub(crate) fn container(&self, file: &Listed) -> Option<String> {
        let folder = CONTAINERS
            .iter()
            .find(|folder| file.path.starts_with(*folder))?;
        let (_, inside) = file.path.get(folder.len()..)?.split_once('/')?;
        let stored = file.stored_path.strip_suffix(inside)?;
        let owners = || self.owners.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = owners().get(stored) {
            return known.clone();
        }
        let owner = self.owner(stored);
        let mut owners = owners();
        if owners.len() < DUMP_OWNERS {
            owners.insert(stored.to_owned(), owner.clone());
        }
        owner
    }

    /// What the container that is stored at a path states.
    fn owner(&self, stored: &str) -> Option<String> {
        let about = self.stored_plist(&format!("{stored}{CONTAINER_FILE}"))?;
        let owner = about.get("MCMMetadataIdentifier")?.as_str()?;
        let is_name = !owner.is_empty() && owner.len() <= OWNER_BYTES;
        is_name.then(|| owner.to_owned())
    }
}
