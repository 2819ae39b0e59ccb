//! A file of the phone under the path that it has there, whatever container carried it.

use std::{borrow::Cow, ops::Range, sync::Arc};

use formats::{
    bytes::{SharedBytes, read_all},
    limits::WHOLE_FILE_BYTES,
    neighbours::{Alone, Neighbours},
    plist::{self, Value},
    sqlite::Database,
    unified_log::Strings,
};
use model::{Fault, WallClock};

/// A file of the phone: its path there and its bytes, offered whole, as a property list, or as a
/// read-only database.
#[derive(Clone)]
pub struct PhoneFile {
    path: String,
    content: SharedBytes,
    wal: Option<SharedBytes>,
    clock: WallClock,
    part: Range<u64>,
    container: Option<String>,
    phone: Option<Arc<Phone>>,
}

/// What the files of one phone share: the way from one to another, and what was parsed for many.
pub struct Phone {
    neighbours: Box<dyn Neighbours>,
    log_strings: Strings,
}

impl Phone {
    /// A phone whose files are found by `neighbours`.
    #[must_use]
    pub fn new(neighbours: impl Neighbours + 'static) -> Self {
        Self {
            neighbours: Box::new(neighbours),
            log_strings: Strings::default(),
        }
    }

    /// The way to other files: those that an artefact names in [`crate::Artefact::BESIDE`].
    #[must_use]
    pub fn neighbours(&self) -> &dyn Neighbours {
        &*self.neighbours
    }

    /// The strings to which unified logs refer.
    #[must_use]
    pub fn log_strings(&self) -> &Strings {
        &self.log_strings
    }
}

impl PhoneFile {
    /// A file at `path` on the phone; `wal` is the write-ahead log beside a database.
    #[must_use]
    pub fn new(path: impl Into<String>, content: SharedBytes, wal: Option<SharedBytes>) -> Self {
        Self {
            path: path.into(),
            content,
            wal,
            clock: WallClock::default(),
            part: 0..u64::MAX,
            container: None,
            phone: None,
        }
    }

    /// The file with the phone on which it lies.
    #[must_use]
    pub fn with_phone(self, phone: Arc<Phone>) -> Self {
        let phone = Some(phone);
        Self { phone, ..self }
    }

    /// The phone on which the file lies; one without other files where it came alone.
    #[must_use]
    pub fn phone(&self) -> Arc<Phone> {
        let alone = || Arc::new(Phone::new(Alone));
        self.phone.as_ref().map_or_else(alone, Arc::clone)
    }

    /// The file with what is known of the phone's wall clock.
    #[must_use]
    pub fn with_clock(self, clock: WallClock) -> Self {
        Self { clock, ..self }
    }

    /// The file, of which only what begins in `part` is to be read.
    #[must_use]
    pub fn with_part(self, part: Range<u64>) -> Self {
        Self { part, ..self }
    }

    /// Which records are to be read, by the place where they begin: all, but for artefacts that say
    /// that they divide ([`crate::Artefact::DIVIDES`]).
    #[must_use]
    pub fn part(&self) -> Range<u64> {
        self.part.clone()
    }

    /// The file with the identifier of the app, or other owner, in whose container it lies, where that is
    /// known from elsewhere than its path.
    #[must_use]
    pub fn with_container(self, container: Option<String>) -> Self {
        Self { container, ..self }
    }

    /// The identifier of the owner of its container, where it is known from elsewhere than its path: a phone
    /// names the folder of a container by a UUID, which a backup replaces by the identifier.
    #[must_use]
    pub fn container(&self) -> Option<&str> {
        self.container.as_deref()
    }

    /// The phone's wall clock, for times that have no zone.
    #[must_use]
    pub fn clock(&self) -> &WallClock {
        &self.clock
    }

    /// The path on the phone.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The last component of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The bytes, to be read at any offset.
    #[must_use]
    pub fn content(&self) -> SharedBytes {
        Arc::clone(&self.content)
    }

    /// The whole content, up to the limit for files read as a whole.
    ///
    /// # Errors
    /// `TooLarge`, or what the source says.
    pub fn bytes(&self) -> Result<Vec<u8>, Fault> {
        read_all(&*self.content, WHOLE_FILE_BYTES, "file")
    }

    /// The whole content as bytes of a text, in place where it lies in memory.
    ///
    /// # Errors
    /// `TooLarge`, or what the source says.
    pub fn text(&self) -> Result<Cow<'_, [u8]>, Fault> {
        match self.content.whole() {
            Some(whole) => Ok(Cow::Borrowed(whole)),
            None => self.bytes().map(Cow::Owned),
        }
    }

    /// The content as a property list.
    ///
    /// # Errors
    /// When it is too large or not a property list.
    pub fn plist(&self) -> Result<Value, Fault> {
        plist::parse(&self.bytes()?)
    }

    /// The content as a database, with what its write-ahead log commits.
    ///
    /// # Errors
    /// When no part of it can be read as a database.
    pub fn database(&self) -> Result<Database, Fault> {
        Database::open(Arc::clone(&self.content), self.wal.clone())
    }

    /// The database as its main file alone has it, where a write-ahead log stands beside it.
    #[must_use]
    pub fn database_without_log(&self) -> Option<Result<Database, Fault>> {
        let wal = self.wal.as_ref()?;
        (!wal.is_empty()).then(|| Database::open(Arc::clone(&self.content), None))
    }
}
