//! `vigie indicators update`, and the import of a folder that holds an index: signature, sums, sizes,
//! a look by the reading process, a judgement, and one swap. Until the swap nothing has changed.

mod fetch;
pub(crate) mod index;
mod judge;
mod trust;

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufWriter, Read, Write},
    path::{Component, Path, PathBuf},
};

use case::Origin;
use model::{Fault, Text};
use sha2::{Digest, Sha256};

use crate::{
    Interrupt, Problem, clock,
    indicator_files::{IndicatorFile, describe},
    problem::fault_cause,
    store::{Gathered, Imported, Store, Update},
};
use index::{Index, Listed};

pub(crate) use fetch::Mirror;
pub use fetch::Patience;
pub(crate) use trust::Key;
pub use trust::Settings;

/// Where an index and its sets come from.
pub(crate) enum Place {
    /// A mirror, over the network.
    Mirror(Box<Mirror>),
    /// A folder, of a stick for instance.
    Folder(PathBuf),
}

/// What is asked of an update.
pub(crate) struct Wish<'w> {
    pub(crate) place: Place,
    /// Who must have signed the index; none accepts anybody.
    pub(crate) key: Option<&'w Key>,
    /// Whether what looks wrong is accepted: older, or mostly gone.
    pub(crate) force: bool,
}

/// What an update brought.
#[derive(Debug)]
pub(crate) struct Brought {
    /// What became of each set.
    pub(crate) sets: Vec<Text>,
    /// Sets that are new and that this vigie cannot read.
    pub(crate) unread: Vec<(String, Fault)>,
    pub(crate) update: Update,
}

/// Brings the sets of an index into the store, all or none.
pub(crate) fn run(
    store: &mut Store,
    wish: &Wish<'_>,
    interrupt: &Interrupt,
) -> Result<Brought, Problem> {
    let _lock = store.lock()?;
    let index = signed_index(wish)?;
    if !wish.force {
        judge::index(&index, store.update(), store.imported())?;
    }
    let folder = store.gather()?;
    let files = gather(store, wish, &index, folder.path(), interrupt)?;
    let (sets, unread) = look(store, wish, &index, &files)?;
    if !wish.force {
        judge::sets(&sets, store.imported())?;
    }
    if interrupt.asked() {
        return Err(Problem::new("error-update-interrupted"));
    }
    let update = Update {
        date: index.date,
        from: wish.place.to_string(),
        key: wish.key.map(|key| key.text.clone()),
    };
    let told = sets.iter().map(|set| told(store, set)).collect();
    store.swap(sets, update.clone(), clock::now())?;
    Ok(Brought {
        sets: told,
        unread,
        update,
    })
}

/// Sets that can be used, and those that cannot be read.
type Looked = (Vec<Gathered>, Vec<(String, Fault)>);

/// Has the reading process look at what was gathered.
fn look(
    store: &Store,
    wish: &Wish<'_>,
    index: &Index,
    files: &[IndicatorFile],
) -> Result<Looked, Problem> {
    let mut sets = Vec::new();
    let mut unread = Vec::new();
    for (file, described) in describe(files)? {
        let Some(listed) = index.sets.iter().find(|set| set.name == file.name) else {
            continue;
        };
        match described {
            // It may be in a form that a later vigie knows; one that was in use must stay readable.
            Err(fault) if wish.force || !is_used(store, &file.name) => {
                unread.push((file.name.clone(), fault));
            }
            Err(fault) => return Err(wrong(listed, fault_cause(&fault))),
            Ok(summary) if summary.sha256 != listed.sha256 => {
                return Err(wrong(listed, "cause-other-hash"));
            }
            Ok(summary) => sets.push(Gathered {
                name: file.name.clone(),
                path: file.path.clone().unwrap_or_default(),
                summary,
            }),
        }
    }
    if sets.is_empty() {
        return Err(Problem::new("error-update-nothing"));
    }
    Ok((sets, unread))
}

/// The index, after its signature has held.
fn signed_index(wish: &Wish<'_>) -> Result<Index, Problem> {
    let [name, signature_name] = wish.place.names();
    let mut bytes = Vec::new();
    wish.place.read(&name, index::INDEX_BYTES, &mut bytes)?;
    if let Some(key) = wish.key {
        let mut signature = Vec::new();
        let most = trust::SIGNATURE_BYTES;
        if wish.place.lacks(&signature_name) {
            let cause = "cause-no-signature";
            return Err(Problem::because("error-update-signature", &key.text, cause));
        }
        wish.place.read(&signature_name, most, &mut signature)?;
        key.verify(&bytes, &signature)?;
    }
    index::parse(&bytes)
}

/// Writes every set to `folder`, checked against its size and sum. What the store has is not asked for
/// again.
fn gather(
    store: &Store,
    wish: &Wish<'_>,
    index: &Index,
    folder: &Path,
    interrupt: &Interrupt,
) -> Result<Vec<IndicatorFile>, Problem> {
    let origin = match wish.key {
        Some(_) => Origin::Signed,
        None => Origin::Unsigned,
    };
    let mut files = Vec::new();
    for (listed, number) in index.sets.iter().zip(0_u32..) {
        if interrupt.asked() {
            return Err(Problem::new("error-update-interrupted"));
        }
        let path = folder.join(number.to_string());
        let mut kept = store.imported().iter();
        let kept = kept.find(|kept| kept.summary.sha256 == listed.sha256);
        let is_there = kept.is_some_and(|kept| {
            let from = store.path(kept);
            write_set(listed, &path, |out| copy(&from, listed.size, out)).is_ok()
        });
        if !is_there {
            write_set(listed, &path, |out| {
                wish.place.read(&listed.url, listed.size, out)
            })?;
        }
        files.push(IndicatorFile {
            name: listed.name.clone(),
            path: Some(path),
            found: true,
            origin,
            stated: listed.stated(),
        });
    }
    Ok(files)
}

/// Writes one set to `path`; what `read` gives must have the size and the sum that the index states.
fn write_set(
    listed: &Listed,
    path: &Path,
    read: impl FnOnce(&mut dyn Write) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let failed =
        |error: std::io::Error| Problem::refused("error-store-unwritable", path.display(), &error);
    let mut out = Summed {
        file: BufWriter::new(File::create(path).map_err(failed)?),
        sum: Sha256::new(),
        size: 0,
    };
    read(&mut out)?;
    if out.size != listed.size {
        let text = Text::new("error-update-size").words("path", &listed.name);
        let text = text.number("size", out.size).number("stated", listed.size);
        return Err(Problem(text));
    }
    let mut digest = String::new();
    for byte in out.sum.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    if digest != listed.sha256 {
        return Err(wrong(listed, "cause-other-hash"));
    }
    let file = out
        .file
        .into_inner()
        .map_err(|error| failed(error.into()))?;
    file.sync_all().map_err(failed)
}

/// A file that is summed while it is written.
struct Summed {
    file: BufWriter<File>,
    sum: Sha256,
    size: u64,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write_all(bytes)?;
        self.sum.update(bytes);
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.size = self.size.saturating_add(count);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Place {
    /// The names of the index and of its signature, as seen from the index.
    fn names(&self) -> [String; 2] {
        match self {
            Place::Mirror(mirror) => [String::new(), mirror.signature()],
            Place::Folder(_) => [
                index::NAME.to_owned(),
                format!("{}{}", index::NAME, index::SIGNATURE),
            ],
        }
    }

    /// Whether a folder holds nothing at `place`; a mirror says so only when it is asked.
    fn lacks(&self, place: &str) -> bool {
        match self {
            Place::Mirror(_) => false,
            Place::Folder(folder) => fs::symlink_metadata(folder.join(place)).is_err(),
        }
    }

    /// Writes the document at `place`, as seen from the index.
    fn read(&self, place: &str, most: u64, out: &mut dyn Write) -> Result<(), Problem> {
        match self {
            Place::Mirror(mirror) => mirror.read(place, most, out),
            Place::Folder(folder) => copy(&within(folder, place)?, most, out),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Mirror(mirror) => f.write_str(mirror.address()),
            Place::Folder(folder) => write!(f, "{}", folder.display()),
        }
    }
}

/// Where a set of a folder lies: below it; one that an index has elsewhere lies beside the index, by
/// the last part of its address.
fn within(folder: &Path, place: &str) -> Result<PathBuf, Problem> {
    let name = match place.split_once("://") {
        Some((_, rest)) => rest.rsplit('/').next().unwrap_or_default(),
        None => place,
    };
    let path = Path::new(name);
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if name.is_empty() || !path.components().all(plain) {
        return Err(unreadable(path, "cause-no-file"));
    }
    Ok(folder.join(path))
}

/// Copies an ordinary file of at most `most` bytes.
fn copy(from: &Path, most: u64, out: &mut dyn Write) -> Result<(), Problem> {
    let failed = |error| Problem::refused("error-indicators-unreadable", from.display(), &error);
    let kind = fs::symlink_metadata(from).map_err(failed)?;
    if !kind.is_file() || kind.len() > most {
        let cause = if kind.is_file() {
            "cause-too-large"
        } else {
            "cause-no-file"
        };
        return Err(unreadable(from, cause));
    }
    let file = File::open(from).map_err(failed)?;
    std::io::copy(&mut file.take(most), out).map_err(failed)?;
    Ok(())
}

/// Whether the last update brought a set of this name.
fn is_used(store: &Store, name: &str) -> bool {
    let is_it = |kept: &Imported| kept.is_updated() && kept.name == name;
    store.imported().iter().any(is_it)
}

/// What becomes of a set, in words for people.
fn told(store: &Store, set: &Gathered) -> Text {
    let mut kept = store.imported().iter().filter(|kept| kept.is_updated());
    let key = match kept.find(|kept| kept.name == set.name) {
        None => "import-added",
        Some(kept) if kept.summary.sha256 == set.summary.sha256 => "import-known",
        Some(_) => "import-replaced",
    };
    Text::new(key)
        .words("path", &set.name)
        .number("used", set.summary.total())
        .number("refused", set.summary.refused_total())
}

fn wrong(listed: &Listed, why: &'static str) -> Problem {
    Problem::because("error-update-set", &listed.name, why)
}

fn unreadable(path: &Path, why: &'static str) -> Problem {
    Problem::because("error-indicators-unreadable", path.display(), why)
}
