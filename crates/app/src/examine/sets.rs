//! Indicator sets as the reading process sees them.

use std::{
    collections::BTreeMap,
    fs::File,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use case::{Origin, SetSummary};
use detect::indicators::{self, Set};
use formats::bytes::read_all;
use model::{Fault, FaultKind, Untrusted};
use sources::DiskFile;

use super::files::sha256;
use crate::{
    clock,
    reader::protocol::{SetFile, Stated},
};

/// Largest file of indicators that is read.
const SET_BYTES: u64 = 256 << 20;

/// A set and the file that it was read from.
#[derive(Debug)]
pub struct Loaded {
    /// What the file gave.
    pub set: Set,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// Reads one file of indicators.
///
/// # Errors
/// When it cannot be read, or is of no format that vigie knows.
fn load(file: &SetFile) -> Result<Loaded, Fault> {
    let Some(path) = &file.path else {
        return read(indicators::BUILT_IN_NAME, indicators::BUILT_IN);
    };
    let opened = File::open(path.to_path())
        .map_err(|error| Fault::new(FaultKind::Io, &*file.name).detail(error))?;
    let bytes = read_all(&DiskFile::new(opened)?, SET_BYTES, &file.name)?;
    let mut loaded = read(&file.name, &bytes)?;
    let Stated {
        publisher,
        licence,
        date,
    } = &file.stated;
    loaded
        .set
        .fill_in(publisher.as_deref(), licence.as_deref(), *date);
    Ok(loaded)
}

/// Reads and hashes side by side: a large set takes a tenth longer one after the other.
fn read(name: &str, bytes: &[u8]) -> Result<Loaded, Fault> {
    let (set, hash) = thread::scope(|scope| {
        let hash = thread::Builder::new().spawn_scoped(scope, || sha256(&bytes));
        let set = indicators::parse(name, bytes);
        (set, hash.ok().and_then(|thread| thread.join().ok()))
    });
    let (sha256, _) = hash.unwrap_or_else(|| sha256(&bytes))?;
    Ok(Loaded { set: set?, sha256 })
}

/// Reads several files of indicators on every core; the results are in the order of the files. A
/// panic costs its file alone.
#[must_use]
pub fn load_all(files: &[SetFile]) -> Vec<Result<Loaded, Fault>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let results: Vec<Mutex<Option<Result<Loaded, Fault>>>> =
        files.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(file), Some(result)) = (files.get(index), results.get(index)) else {
                        break;
                    };
                    let loaded = catch_unwind(AssertUnwindSafe(|| load(file)))
                        .unwrap_or_else(|_| Err(Fault::new(FaultKind::Panic, &*file.name)));
                    *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(loaded);
                }
            });
        }
    });
    let ended = |result: Mutex<_>| result.into_inner().unwrap_or_else(PoisonError::into_inner);
    results
        .into_iter()
        .map(|result| ended(result).unwrap_or_else(|| Err(Fault::new(FaultKind::Panic, "set"))))
        .collect()
}

/// What a case and `vigie indicators list` say of a set.
#[must_use]
pub fn summary(loaded: &Loaded) -> SetSummary {
    let set = &loaded.set;
    let text = |text: &str| Untrusted::from(text).to_static();
    let mut refused: BTreeMap<String, u64> = BTreeMap::new();
    for one in &set.refused {
        let count = refused.entry(one.reason.name().to_owned()).or_default();
        *count = count.saturating_add(1);
    }
    let expired = set.expired_at(clock::now());
    let expired = u64::try_from(expired).unwrap_or(u64::MAX);
    SetSummary {
        name: text(&set.name),
        families: set.families.iter().map(|family| text(family)).collect(),
        publisher: text(&set.publisher),
        licence: set.licence.as_deref().map(text),
        date: set.date,
        sha256: loaded.sha256.clone(),
        counts: set
            .counts()
            .into_iter()
            .map(|(kind, count)| (kind.name().to_owned(), count))
            .collect(),
        refused,
        expired: set.revoked.saturating_add(expired),
        built_in: set.name == indicators::BUILT_IN_NAME,
        origin: Origin::File,
    }
}
