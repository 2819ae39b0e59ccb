//! Files with the strings of programs, to which a unified log refers: parsed once for all logs of a
//! phone, within limits.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::{
    collections::{BTreeMap, HashMap, hash_map::Entry},
    io,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use macos_unifiedlogs::{
    dsc::SharedCacheStrings,
    traits::{FileProvider, SourceFile, StringCache},
    uuidtext::UUIDText,
};
use model::{Fault, FaultKind};

use super::{image, shared_strings};
use crate::{
    bytes::{SharedBytes, read_all},
    limits::{UNIFIED_LOG_PATHS_BYTES, UNIFIED_LOG_STRINGS_BYTES},
    neighbours::Neighbours,
};

/// Where the strings lie on the phone.
pub(super) const STRINGS: &str = "/private/var/db/uuidtext/";

/// A file as parsed, or why it could not be.
type Load<T> = Result<Arc<T>, Fault>;

/// What was parsed for the logs of one phone, whoever asks first. What it gives does not depend on that.
#[derive(Default)]
pub struct Strings {
    programs: Kept<UUIDText>,
    caches: Kept<SharedCacheStrings>,
    paths: Mutex<Paths>,
}

/// The paths of programs, by those of their files: to know one, a packed file has to be unpacked.
#[derive(Default)]
struct Paths {
    known: HashMap<String, Result<String, Fault>>,
    bytes: usize,
}

impl Paths {
    /// Keeps a path, as long as there is room.
    fn keep(&mut self, file: &str, path: &Result<String, Fault>) {
        let length = path.as_ref().map_or(0, String::len);
        let length = length.saturating_add(file.len());
        let bytes = self.bytes.saturating_add(length);
        if bytes <= UNIFIED_LOG_PATHS_BYTES {
            self.bytes = bytes;
            self.known.insert(file.to_owned(), path.clone());
        }
    }
}

/// Parsed files of one kind.
struct Kept<T>(Mutex<Files<T>>);

/// A file, once it was parsed.
type Place<T> = Arc<OnceLock<Load<T>>>;

struct Files<T> {
    /// With the length of each.
    files: HashMap<String, (Place<T>, u64)>,
    /// Their length, all together.
    bytes: u64,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Files {
            files: HashMap::new(),
            bytes: 0,
        }))
    }
}

impl<T> Kept<T> {
    /// The file at `path`, of `length` bytes; who asks meanwhile waits.
    fn get(&self, path: &str, length: u64, load: impl FnOnce() -> Result<T, Fault>) -> Load<T> {
        let mut files = lock(&self.0);
        let place = if let Some((place, _)) = files.files.get(path) {
            Arc::clone(place)
        } else {
            if files.bytes.saturating_add(length) > UNIFIED_LOG_STRINGS_BYTES {
                files.files.clear();
                files.bytes = 0;
            }
            files.bytes = files.bytes.saturating_add(length);
            let place = Place::default();
            let kept = (Arc::clone(&place), length);
            files.files.insert(path.to_owned(), kept);
            place
        };
        drop(files);
        place.get_or_init(|| load().map(Arc::new)).clone()
    }

    /// The file at `path` where it was parsed before, and its length.
    fn known(&self, path: &str) -> Option<(Load<T>, u64)> {
        let files = lock(&self.0);
        let (place, length) = files.files.get(path)?;
        Some((place.get()?.clone(), *length))
    }
}

/// What one log needs of them. Its limits and faults are its own, so that they do not depend on what
/// other logs asked for.
pub(super) struct Needed<'n> {
    shared: &'n Strings,
    neighbours: &'n dyn Neighbours,
    own: Mutex<Own>,
}

#[derive(Default)]
struct Own {
    programs: HashMap<String, Option<Arc<UUIDText>>>,
    caches: HashMap<String, Option<Arc<SharedCacheStrings>>>,
    /// Length of all that this log needed.
    bytes: u64,
    /// By the path of the file.
    faults: BTreeMap<String, Fault>,
}

impl Own {
    /// Counts a file of this length for this log.
    fn spend(&mut self, length: u64, path: &str) -> Result<(), Fault> {
        let bytes = self.bytes.saturating_add(length);
        if bytes > UNIFIED_LOG_STRINGS_BYTES {
            return Err(Fault::new(FaultKind::TooLarge, path));
        }
        self.bytes = bytes;
        Ok(())
    }
}

impl<'n> Needed<'n> {
    pub(super) fn new(shared: &'n Strings, neighbours: &'n dyn Neighbours) -> Self {
        Self {
            shared,
            neighbours,
            own: Mutex::default(),
        }
    }

    /// The path of the program with this UUID, from the end of its file.
    pub(super) fn image_path(&self, uuid: &str) -> Option<String> {
        let path = program_path(uuid)?;
        let known = lock(&self.shared.paths).known.get(&path).cloned();
        let found = known.unwrap_or_else(|| {
            let file = self.neighbours.open(&path);
            let found = file.and_then(|file| image::path(&*file));
            lock(&self.shared.paths).keep(&path, &found);
            found
        });
        match found {
            Ok(image) => Some(image).filter(|image| !image.is_empty()),
            Err(fault) => {
                lock(&self.own).faults.insert(path, fault);
                None
            }
        }
    }

    /// What could not be read, by path.
    pub(super) fn faults(self) -> BTreeMap<String, Fault> {
        let own = self.own.into_inner();
        own.unwrap_or_else(PoisonError::into_inner).faults
    }

    /// Opens a file that this log did not need so far.
    fn open(&self, own: &mut Own, path: &str) -> Result<(SharedBytes, u64), Fault> {
        let file = self.neighbours.open(path)?;
        let length = file.len();
        own.spend(length, path)?;
        Ok((file, length))
    }

    fn get<T>(
        &self,
        path: &str,
        kept: &Kept<T>,
        parse: fn(&[u8]) -> Result<T, Fault>,
        own: &mut Own,
    ) -> Option<Arc<T>> {
        let loaded = match kept.known(path) {
            Some((loaded, length)) => own.spend(length, path).and(loaded),
            None => self.open(own, path).and_then(|(file, length)| {
                kept.get(path, length, || match file.whole() {
                    Some(bytes) => parse(bytes),
                    None => parse(&read_all(&*file, UNIFIED_LOG_STRINGS_BYTES, path)?),
                })
            }),
        };
        match loaded {
            Ok(loaded) => Some(loaded),
            Err(fault) => {
                own.faults.insert(path.to_owned(), fault);
                None
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of a file of strings: 32 hexadecimal digits.
fn name(uuid: &str) -> Option<String> {
    let digits = uuid.bytes().all(|byte| byte.is_ascii_hexdigit());
    let some = uuid.bytes().any(|byte| byte != b'0');
    (digits && some && uuid.len() <= 32).then(|| format!("{uuid:0>32}").to_uppercase())
}

fn program_path(uuid: &str) -> Option<String> {
    let name = name(uuid)?;
    let (folder, file) = name.split_at_checked(2)?;
    Some(format!("{STRINGS}{folder}/{file}"))
}

fn cache_path(uuid: &str) -> Option<String> {
    Some(format!("{STRINGS}dsc/{}", name(uuid)?))
}

impl StringCache for Needed<'_> {
    fn get_or_load_uuidtext(&self, uuid: &str, _: &impl FileProvider) -> Option<Arc<UUIDText>> {
        let mut own = lock(&self.own);
        if let Some(known) = own.programs.get(uuid) {
            return known.clone();
        }
        let path = program_path(uuid);
        let loaded =
            path.and_then(|path| self.get(&path, &self.shared.programs, image::parse, &mut own));
        remember(own.programs.entry(uuid.to_owned()), loaded)
    }

    fn get_or_load_dsc(
        &self,
        uuid: &str,
        _: &impl FileProvider,
    ) -> Option<Arc<SharedCacheStrings>> {
        let mut own = lock(&self.own);
        if let Some(known) = own.caches.get(uuid) {
            return known.clone();
        }
        let path = cache_path(uuid);
        let loaded = path
            .and_then(|path| self.get(&path, &self.shared.caches, shared_strings::parse, &mut own));
        remember(own.caches.entry(uuid.to_owned()), loaded)
    }
}

fn remember<T>(entry: Entry<'_, String, Option<Arc<T>>>, loaded: Option<Arc<T>>) -> Option<Arc<T>> {
    entry.or_insert(loaded).clone()
}

/// The parser's way to files, which goes through [`Needed`] alone.
pub(super) struct NoFiles;

/// A file of none.
pub(super) struct NoFile;

impl SourceFile for NoFile {
    fn reader(&mut self) -> impl io::Read {
        io::empty()
    }

    fn source_path(&self) -> &'static str {
        ""
    }
}

impl FileProvider for NoFiles {
    fn tracev3_files(&self) -> impl Iterator<Item = impl SourceFile> {
        std::iter::empty::<NoFile>()
    }

    fn uuidtext_files(&self) -> impl Iterator<Item = impl SourceFile> {
        std::iter::empty::<NoFile>()
    }

    fn read_uuidtext(&self, _: &str) -> Result<UUIDText, io::Error> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn dsc_files(&self) -> impl Iterator<Item = impl SourceFile> {
        std::iter::empty::<NoFile>()
    }

    fn read_dsc_uuid(&self, _: &str) -> Result<SharedCacheStrings, io::Error> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn timesync_files(&self) -> impl Iterator<Item = impl SourceFile> {
        std::iter::empty::<NoFile>()
    }
}
