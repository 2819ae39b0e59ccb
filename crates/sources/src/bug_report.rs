//! The files of a bug report, in whatever container: its main text as sections, and the files of the
//! phone that it carries.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>.

use std::{
    collections::BTreeMap,
    panic::resume_unwind,
    sync::{
        Arc, OnceLock,
        mpsc::{channel, sync_channel},
    },
    thread,
};

use formats::{
    bytes::{Part, SharedBytes, read_all},
    dump::{self, Dump, Keeper, Section},
    limits::{ARCHIVE_MEMORY_BYTES, DUMP_BYTES},
};
use model::{Fault, FaultKind, WallClock};

use crate::{Listed, Listing, Opened, Wanted, container::Container, properties};

/// Names the main text.
const MAIN_ENTRY: &str = "main_entry.txt";
/// Copies of the phone's own files stand below this folder.
const PHONE_FILES: &str = "FS/";
/// Unpacked pieces that wait to be looked at.
const PIECES_WAITING: usize = 4;
/// Largest file that only names another one.
const NAME_BYTES: u64 = 4_096;
/// Between the name of the text and that of a section of it, in a stored path.
const SECTION: char = '#';

/// A bug report.
pub(crate) struct BugReport {
    /// The name of the main text in its container, and the folder in which everything stands.
    pub(crate) main: String,
    folder: String,
    /// The text, or only what stands in its sections, which say where.
    text: SharedBytes,
    dump: Dump,
    /// How much of it was unpacked into memory.
    kept_bytes: u64,
    faults: Vec<Fault>,
    properties: OnceLock<BTreeMap<String, String>>,
}

impl BugReport {
    /// Whether a file of this name may be the main text, or the file that names it.
    pub(crate) fn may_be_main(name: &str) -> bool {
        name == MAIN_ENTRY || name.starts_with("dumpState_") || name.starts_with("bugreport-")
    }

    /// The name of the main text among the files of a container, if it is a bug report's.
    pub(crate) fn main_of(container: &Container) -> Option<String> {
        let names = container.names();
        let at_most_one_folder = |name: &&&str| name.matches('/').count() <= 1;
        let entry = names
            .iter()
            .filter(at_most_one_folder)
            .find(|name| name.rsplit('/').next() == Some(MAIN_ENTRY));
        if let Some(entry) = entry
            && let Some(name) = named_by(container, entry)
            && names.contains(&name.as_str())
        {
            return Some(name);
        }
        let texts = || names.iter().filter(at_most_one_folder);
        let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let text_of = |start: &str, end: &str| {
            texts().find(|name| {
                let file = file(name);
                file.starts_with(start) && file.ends_with(end)
            })
        };
        text_of("dumpState_", ".log")
            .or_else(|| text_of("bugreport-", ".txt"))
            .map(|name| (*name).to_owned())
    }

    /// Opens the bug report whose main text is `main`.
    ///
    /// # Errors
    /// When the main text cannot be read at all.
    pub(crate) fn open(container: &Container, main: String) -> Result<Self, Fault> {
        Self::open_within(container, main, ARCHIVE_MEMORY_BYTES)
    }

    /// The same, of which at most so many bytes are kept in memory.
    ///
    /// # Errors
    /// When the main text cannot be read at all.
    pub(crate) fn open_within(
        container: &Container,
        main: String,
        most: u64,
    ) -> Result<Self, Fault> {
        if let Some(Unpacked { dump, text, ended }) = unpack(container, &main, most) {
            let kept_bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
            let report = Self::of_dump(Arc::new(text), dump, main, ended.err());
            return Ok(Self {
                kept_bytes,
                ..report
            });
        }
        let (text, fault) = container.read(&main, ARCHIVE_MEMORY_BYTES)?;
        let empty = text
            .is_empty()
            .then(|| Fault::new(FaultKind::Short, &*main).detail("it is empty"));
        Ok(Self::of_text(text, main, fault.or(empty)))
    }

    /// How many bytes of it are kept in memory.
    pub(crate) fn kept_bytes(&self) -> u64 {
        self.kept_bytes
    }

    /// The bug report, or other dump, whose text is this.
    pub(crate) fn of_text(text: SharedBytes, main: String, fault: Option<Fault>) -> Self {
        let dump = dump::index(&*text);
        Self::of_dump(text, dump, main, fault)
    }

    /// The bug report of which `text` holds the sections.
    fn of_dump(text: SharedBytes, dump: Dump, main: String, fault: Option<Fault>) -> Self {
        let folder = main.rfind('/').and_then(|end| main.get(..=end));
        Self {
            folder: folder.unwrap_or_default().to_owned(),
            faults: fault.into_iter().chain(dump.faults.clone()).collect(),
            main,
            text,
            dump,
            kept_bytes: 0,
            properties: OnceLock::new(),
        }
    }

    /// A text that is one section alone, standing at `path`.
    pub(crate) fn of_section(text: SharedBytes, main: String, path: &str) -> Self {
        let section = Section {
            path: path.to_owned(),
            start: 0,
            end: text.len(),
            first_line: 1,
            is_unfinished: false,
        };
        Self {
            folder: String::new(),
            faults: Vec::new(),
            main,
            text,
            dump: Dump {
                sections: vec![section],
                ..Dump::default()
            },
            kept_bytes: 0,
            properties: OnceLock::new(),
        }
    }

    /// A property of the phone (`ro.build.version.release`).
    pub(crate) fn property(&self, name: &str) -> Option<&str> {
        let properties = self.properties.get_or_init(|| self.read_properties());
        properties.get(name).map(String::as_str)
    }

    /// The phone's wall clock when the report was made.
    pub(crate) fn clock(&self) -> WallClock {
        WallClock::new(
            self.property("persist.sys.timezone"),
            self.dump.captured.as_deref(),
        )
    }

    /// When the report says that it was made, on the phone's wall clock.
    pub(crate) fn captured(&self) -> Option<&str> {
        self.dump.captured.as_deref()
    }

    /// What of the text could not be read.
    pub(crate) fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Adds the files that are wanted, each path behind `before`, and the names of service dumps that
    /// nobody wants.
    pub(crate) fn list(
        &self,
        container: &Container,
        before: &str,
        wanted: &Wanted<'_>,
        listing: &mut Listing,
    ) {
        for fault in &self.faults {
            listing.fault(fault.clone());
        }
        for section in &self.dump.sections {
            if section.is_unfinished && (wanted.fits)(&format!("{before}{}", section.path)) {
                listing.fault(Fault::new(FaultKind::Unfinished, section.path.as_str()));
            }
        }
        self.each(container, before, &mut |file| {
            listing.total = listing.total.saturating_add(1);
            if (wanted.fits)(&file.path) {
                listing.files.push(file);
            } else {
                listing.not_wanted(&file.path);
            }
        });
    }

    /// Calls `each` with every section and every file of the phone.
    pub(crate) fn each(&self, container: &Container, before: &str, each: &mut dyn FnMut(Listed)) {
        for section in &self.dump.sections {
            let stored_path = format!("{}{SECTION}{}", self.main, section.first_line);
            each(Listed::plain(
                format!("{before}{}", section.path),
                stored_path,
            ));
        }
        let files = format!("{}{PHONE_FILES}", self.folder);
        for name in container.names() {
            if let Some(path) = name.strip_prefix(&files) {
                each(Listed::plain(format!("{before}/{path}"), name));
            }
        }
    }

    /// The section that a stored path names; nothing for a file of the container.
    pub(crate) fn section(&self, stored_path: &str) -> Option<Result<Opened, Fault>> {
        let rest = stored_path.strip_prefix(&*self.main)?;
        let line: u64 = rest.strip_prefix(SECTION)?.parse().ok()?;
        let place = self
            .dump
            .sections
            .binary_search_by_key(&line, |section| section.first_line);
        let section = place.ok().and_then(|place| self.dump.sections.get(place));
        let missing = || Fault::new(FaultKind::Missing, stored_path);
        Some(section.ok_or_else(missing).map(|section| {
            let part = Part::new(Arc::clone(&self.text), section.start, section.end);
            Opened::plain(Arc::new(part), None)
        }))
    }

    fn read_properties(&self) -> BTreeMap<String, String> {
        let mut sections = self.dump.sections.iter();
        let section = sections.find(|section| section.path.ends_with("/getprop"));
        section.map_or_else(BTreeMap::new, |section| {
            let part = Part::new(Arc::clone(&self.text), section.start, section.end);
            properties::read(Arc::new(part))
        })
    }
}

/// What is kept of a main text that is packed.
struct Unpacked {
    dump: Dump,
    text: Vec<u8>,
    ended: Result<(), Fault>,
}

/// Unpacks the main text on this core, and looks at what was unpacked on another.
fn unpack(container: &Container, main: &str, most: u64) -> Option<Unpacked> {
    container.packed_bytes(main)?;
    thread::scope(|scope| {
        let (send, pieces) = sync_channel::<Vec<u8>>(PIECES_WAITING);
        let (give_back, used) = channel::<Vec<u8>>();
        let keeping = scope.spawn(move || {
            let mut keeper = Keeper::new(most);
            for piece in pieces {
                keeper.feed(&piece);
                let _ = give_back.send(piece);
            }
            keeper.finish()
        });
        let mut is_empty = true;
        let unpacked = container.each_piece(main, DUMP_BYTES, &mut |piece| {
            is_empty &= piece.is_empty();
            let mut own = used.try_recv().unwrap_or_default();
            own.clear();
            own.extend_from_slice(piece);
            // Nobody takes it when the other thread fell, which is told below.
            let _ = send.send(own);
        });
        drop(send);
        let (dump, text) = keeping.join().unwrap_or_else(|panic| resume_unwind(panic));
        let empty = || Err(Fault::new(FaultKind::Short, main).detail("it is empty"));
        let ended = unpacked?.and_then(|()| if is_empty { empty() } else { Ok(()) });
        Some(Unpacked { dump, text, ended })
    })
}

/// The name that a small file holds, beside which it stands.
fn named_by(container: &Container, entry: &str) -> Option<String> {
    let (content, _) = container.read(entry, NAME_BYTES).ok()?;
    let bytes = read_all(&*content, NAME_BYTES, entry).ok()?;
    let name = String::from_utf8(bytes).ok()?;
    let folder = entry.strip_suffix(MAIN_ENTRY)?;
    Some(format!("{folder}{}", name.trim()))
}
