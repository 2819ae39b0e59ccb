//! The files of an acquisition by `AndroidQF` or Bugbane, in whatever container: each at its place in the
//! one path vocabulary, with the archives inside it opened.
//!
//! Described in: <https://github.com/mvt-project/androidqf>.

mod hashes;
pub(crate) mod names;
mod nested;

use std::collections::BTreeMap;

use formats::{
    bytes::{SharedBytes, read_all},
    limits::{ACQUISITION_LIST_BYTES, ARCHIVE_MEMORY_BYTES, NESTED_ARCHIVES_BYTES},
};
use model::{Fault, FaultKind, Faults, Instant, WallClock};

use crate::{
    Listed, Listing, Opened, Stated, Unlock, Wanted, bug_report::BugReport, container::Container,
    listing::fault_in, nested_backup::NestedBackup, properties,
};
use names::{DESCRIPTION, Held, PROPERTIES};

/// Packed files up to this size are unpacked into memory when they are opened; larger ones while they
/// are read.
const MEMORY_BYTES: u64 = 16 << 20;
/// How often a path may stand again.
const COPIES: u32 = 9;
/// Where the bug report's files stand.
const BUG_REPORT: &str = "/bugreport";
/// Where the backup's files stand.
const BACKUP: &str = "/backup.ab";

/// Where the bytes of a file are.
enum Place {
    /// In the acquisition's own container, under this name.
    Member(String),
    /// In one of the dumps and bug reports, under this stored path.
    Report(usize, String),
    /// In one of the archives inside, under this name.
    Archive(usize, String),
}

/// An opened acquisition.
pub(crate) struct Acquisition {
    container: Container,
    /// The folder in which it stands, with the `/` behind it.
    folder: String,
    files: BTreeMap<String, (String, Place)>,
    faults: Faults,
    reports: Vec<(Container, BugReport)>,
    archives: Vec<Container>,
    backups: Vec<NestedBackup>,
    properties: BTreeMap<String, String>,
    started: Option<Instant>,
    temporary: Option<String>,
    /// Memory left for archives inside this one.
    left: u64,
}

impl Acquisition {
    /// Looks at every file of a container, of which `cut` is missing.
    ///
    /// # Errors
    /// `Missing` when it holds no acquisition.
    pub(crate) fn read(container: Container, cut: Option<Fault>) -> Result<Self, Fault> {
        Self::read_within(container, cut, NESTED_ARCHIVES_BYTES)
    }

    /// The same, with so much memory for what stands packed in it.
    fn read_within(container: Container, cut: Option<Fault>, left: u64) -> Result<Self, Fault> {
        let names = container.names();
        let found =
            names::folder(&names).ok_or_else(|| Fault::new(FaultKind::Missing, DESCRIPTION))?;
        let folder = found.folder.to_owned();
        let mut faults = container.faults();
        if let Some(fault) = cut {
            faults.add(fault);
        }
        if found.others > 0 {
            faults.add(
                Fault::new(FaultKind::TooMany, DESCRIPTION)
                    .detail(format_args!("{} more folders like it", found.others)),
            );
        }
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let mut acquisition = Self {
            container,
            folder,
            files: BTreeMap::new(),
            faults,
            reports: Vec::new(),
            archives: Vec::new(),
            backups: Vec::new(),
            properties: BTreeMap::new(),
            started: None,
            temporary: None,
            left,
        };
        acquisition.describe();
        for stored in &names {
            if let Some(name) = stored.strip_prefix(&acquisition.folder) {
                acquisition.place(stored, name);
            }
        }
        Ok(acquisition)
    }

    /// The name of the file by which a folder is known again.
    pub(crate) fn main(&self) -> String {
        let mut names = names::MARKS
            .iter()
            .map(|mark| format!("{}{mark}", self.folder));
        let all = self.container.names();
        let main = names.find(|name| all.binary_search(&name.as_str()).is_ok());
        main.unwrap_or_default()
    }

    pub(crate) fn container(&self) -> &Container {
        &self.container
    }

    /// A property of the phone.
    pub(crate) fn property(&self, name: &str) -> Option<&str> {
        let own = self.properties.get(name).map(String::as_str);
        own.or_else(|| {
            let mut reports = self.reports.iter();
            reports.find_map(|(_, report)| report.property(name))
        })
    }

    /// The phone's wall clock when it was collected.
    pub(crate) fn clock(&self) -> WallClock {
        let zone = self.property("persist.sys.timezone");
        if self.started.is_some() {
            return WallClock::captured_at(zone, self.started);
        }
        let mut reports = self.reports.iter();
        WallClock::new(zone, reports.find_map(|(_, report)| report.captured()))
    }

    /// Whether a backup stands in it, which is walked to list its files.
    pub(crate) fn has_backup(&self) -> bool {
        !self.backups.is_empty()
    }

    /// Whether a backup inside needs a password that was not given.
    pub(crate) fn is_locked(&self) -> bool {
        self.backups.iter().any(NestedBackup::is_locked)
    }

    /// Tries a password on the backups inside.
    pub(crate) fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        for backup in self.backups.iter_mut().filter(|one| one.is_locked()) {
            if backup.unlock(password)? == Unlock::WrongPassword {
                return Ok(Unlock::WrongPassword);
            }
        }
        Ok(Unlock::Opened)
    }

    /// Adds the files that are wanted, what could not be read, and what the list of hashes states.
    pub(crate) fn list(&self, wanted: &Wanted<'_>, listing: &mut Listing) {
        listing.faults = self.faults.clone();
        self.state_hashes(listing);
        for (path, (stored_path, _)) in &self.files {
            listing.total = listing.total.saturating_add(1);
            if (wanted.fits)(path) {
                if listing.files.len() >= Listing::FILES {
                    listing.fault(Fault::new(FaultKind::TooMany, "files"));
                    break;
                }
                listing.files.push(Listed::plain(path, stored_path));
            } else {
                listing.not_wanted(path);
            }
        }
        for backup in &self.backups {
            backup.list(wanted, listing);
        }
    }

    /// Adds what the list of hashes states.
    fn state_hashes(&self, listing: &mut Listing) {
        let stated = hashes::stated(&self.container, &self.folder, &mut |fault| {
            listing.fault(fault);
        });
        let members = self
            .files
            .iter()
            .filter_map(|(path, (_, place))| match place {
                Place::Member(stored) => Some((stored.as_str(), path)),
                Place::Report(..) | Place::Archive(..) => None,
            });
        let paths: BTreeMap<&str, &String> = members.collect();
        for (stored, name, sha256) in stated {
            if let Some(path) = paths.get(stored.as_str()) {
                let file = Listed::plain(*path, &*stored);
                listing.stated.push(Stated { name, file, sha256 });
            }
        }
    }

    /// Calls `each` with every file.
    pub(crate) fn each(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        for (path, (stored_path, _)) in &self.files {
            each(Listed::plain(path, stored_path));
        }
        let mut faults = self.faults.clone();
        for backup in &self.backups {
            backup.each(each, &mut faults);
        }
        faults
    }

    /// How many bytes a file unpacks to, if it is packed; a section of a text is not.
    pub(crate) fn packed_bytes(&self, file: &Listed) -> Option<u64> {
        let (_, place) = self.files.get(&file.path)?;
        match place {
            Place::Member(name) => self.container.packed_bytes(name),
            Place::Archive(number, name) => self.archives.get(*number)?.packed_bytes(name),
            Place::Report(number, name) => self.reports.get(*number)?.0.packed_bytes(name),
        }
    }

    /// Opens a file.
    pub(crate) fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        let missing = || Fault::new(FaultKind::Missing, &*file.path);
        let Some((_, place)) = self.files.get(&file.path) else {
            let mut backups = self.backups.iter();
            let opened = backups.find_map(|backup| backup.file(&file.stored_path));
            return opened.unwrap_or_else(|| Err(missing()));
        };
        let (container, name) = match place {
            Place::Member(name) => (&self.container, name),
            Place::Archive(number, name) => (self.archives.get(*number).ok_or_else(missing)?, name),
            Place::Report(number, name) => {
                let (container, report) = self.reports.get(*number).ok_or_else(missing)?;
                if let Some(opened) = report.section(name) {
                    return opened;
                }
                (container, name)
            }
        };
        // Apps are read from their end.
        let in_memory = if names::ending(name) == "apk" {
            ARCHIVE_MEMORY_BYTES
        } else {
            MEMORY_BYTES
        };
        let (content, fault) = container.read(name, in_memory)?;
        Ok(Opened::plain(content, fault))
    }

    /// What the acquisition says of itself and of the phone.
    fn describe(&mut self) {
        if let Some(Ok(text)) = self.text(PROPERTIES) {
            self.properties = properties::read(text);
        }
        let description = match self.text(DESCRIPTION) {
            Some(Ok(text)) => read_all(&*text, ACQUISITION_LIST_BYTES, DESCRIPTION),
            Some(Err(fault)) => Err(fault),
            None => return,
        };
        let parsed = description.and_then(|bytes| {
            serde_json::from_slice::<serde_json::Value>(&bytes)
                .map_err(|error| Fault::new(FaultKind::Malformed, DESCRIPTION).detail(error))
        });
        match parsed {
            Ok(value) => {
                let text = |key| value.get(key).and_then(serde_json::Value::as_str);
                self.started = text("started").and_then(Instant::parse);
                self.temporary = text("tmp_dir").map(str::to_owned);
            }
            Err(fault) => self.faults.add(fault),
        }
    }

    fn text(&self, name: &str) -> Option<Result<SharedBytes, Fault>> {
        let stored = format!("{}{name}", self.folder);
        match self.container.read(&stored, MEMORY_BYTES) {
            Ok((content, _)) => Some(Ok(content)),
            Err(fault) if fault.kind == FaultKind::Missing => None,
            Err(fault) => Some(Err(fault)),
        }
    }

    /// Puts a file to its place, and opens it if it holds others.
    fn place(&mut self, stored: &str, name: &str) {
        if names::is_never_empty(name) && self.is_empty(stored) {
            let fault = Fault::new(FaultKind::Short, name).detail("it is empty");
            self.faults.add(fault);
        }
        let held = names::held(name, self.temporary.as_deref());
        let opened = match &held {
            Held::File(_) => Ok(()),
            Held::Dump => self.open_dump(stored),
            Held::BugReport => self.open_bug_report(stored),
            Held::Backup => self.open_backup(stored),
            Held::IntrusionLog(path) => self.open_logs(stored, path),
        };
        if let Err(fault) = opened {
            self.faults.add(fault_in(name, fault));
        }
        let path = match held {
            Held::File(path) | Held::IntrusionLog(path) => path,
            Held::Dump | Held::BugReport | Held::Backup => format!("/androidqf/{name}"),
        };
        self.add(&path, stored.to_owned(), Place::Member(stored.to_owned()));
    }

    fn is_empty(&self, stored: &str) -> bool {
        let content = self.container.read(stored, 0);
        content.is_ok_and(|(content, _)| content.is_empty())
    }

    /// Adds a file; one whose path stands already gets a folder before it.
    fn add(&mut self, path: &str, stored_path: String, place: Place) {
        let copies = (2..=COPIES).map(|copy| format!("/part-{copy}{path}"));
        let mut paths = std::iter::once(path.to_owned()).chain(copies);
        match paths.find(|path| !self.files.contains_key(path)) {
            Some(path) => {
                self.files.insert(path, (stored_path, place));
            }
            None => self.faults.add(Fault::new(FaultKind::TooMany, path)),
        }
    }
}
