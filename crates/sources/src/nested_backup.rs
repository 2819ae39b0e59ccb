//! The files in Android's own backup, `backup.ab`, handed in alone or as a part of something else.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>.
//!
//! A backup can only be read from its start to its end: one walk reads what is wanted into memory, and
//! another gives every file while it passes.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    io::{self, Read as _},
    ops::ControlFlow,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
};

use formats::{
    android_backup::{AndroidBackup, Member, MemberKind, OpenBackup, UnlockError},
    bytes::SharedBytes,
    limits::{BACKUP_APPS, BACKUP_MEMBER_BYTES, BACKUP_MEMORY_BYTES, BACKUP_PACKAGES_BYTES},
    reading::fault_of,
};
use model::{Fault, FaultKind, Faults};

use crate::{Listed, Listing, Opened, Unlock, Wanted};

/// The list of apps, which no backup holds as a file: a line `package<TAB>files<TAB>bytes` for each.
const APPS: &str = "apps.txt";
/// What a fault of a member is about.
const MEMBER: &str = "member of an Android backup";

/// Bytes of a member, with what is damaged of it.
type Content = Result<(SharedBytes, Option<Fault>), Fault>;

/// A backup.
pub(crate) struct NestedBackup {
    /// Its name in its container; the stored paths of its files begin with it.
    name: String,
    header: Result<AndroidBackup, Fault>,
    opened: Option<OpenBackup>,
    /// Files read by [`NestedBackup::list`], by their path in the backup.
    kept: Mutex<BTreeMap<String, Content>>,
    /// The file that is passing in a thread's walk through everything.
    passing: Mutex<HashMap<ThreadId, (String, Content)>>,
}

impl NestedBackup {
    /// The backup `name`. One that is empty, damaged, or whose password is not the one given, is told by
    /// its list.
    pub(crate) fn open(name: &str, content: SharedBytes, password: Option<&str>) -> Self {
        let header = AndroidBackup::parse(content);
        let opened = header.as_ref().ok().and_then(|header| header.open().ok());
        let mut backup = Self {
            name: name.to_owned(),
            header,
            opened,
            kept: Mutex::default(),
            passing: Mutex::default(),
        };
        if let Some(password) = password.filter(|_| backup.is_locked()) {
            // A damaged key is told by the list: it stays locked.
            let _ = backup.unlock(password);
        }
        backup
    }

    /// Whether it is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.header.as_ref().is_ok_and(AndroidBackup::is_encrypted)
    }

    /// Whether a password is needed before its files can be read.
    pub(crate) fn is_locked(&self) -> bool {
        self.header.is_ok() && self.opened.is_none()
    }

    /// Tries a password.
    ///
    /// # Errors
    /// When the key inside is damaged.
    pub(crate) fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        let Ok(header) = &self.header else {
            return Ok(Unlock::Opened);
        };
        match header.unlock(password) {
            Ok(opened) => {
                self.opened = Some(opened);
                Ok(Unlock::Opened)
            }
            Err(UnlockError::WrongPassword) => Ok(Unlock::WrongPassword),
            Err(UnlockError::Fault(fault)) => Err(fault),
        }
    }

    /// Adds the files that are wanted, each path behind `before` (`/backup.ab`), and the list of apps
    /// `<before>/apps.txt`; reads them into memory on the way.
    pub(crate) fn list(&self, before: &str, wanted: &Wanted<'_>, listing: &mut Listing) {
        let mut walk = Walk::default();
        let faults = self.walk(&mut |member| {
            listing.total = listing.total.saturating_add(1);
            walk.count(&member, listing);
            if (wanted.fits)(&format!("{before}/{}", member.path)) {
                self.keep(before, member, &mut walk, listing);
            }
            ControlFlow::Continue(())
        });
        for fault in faults {
            listing.fault(fault);
        }
        let path = format!("{before}/{APPS}");
        if !walk.apps.is_empty() && (wanted.fits)(&path) {
            let content: SharedBytes = Arc::new(walk.list_of_apps());
            lock(&self.kept).insert(APPS.to_owned(), Ok((content, None)));
            listing.files.push(self.listed(before, APPS));
        }
    }

    /// Calls `each` with every file while it passes: within the call, [`NestedBackup::file`] gives its
    /// bytes without another walk.
    pub(crate) fn each(&self, before: &str, each: &mut dyn FnMut(Listed)) -> Faults {
        let own = thread::current().id();
        let faults = self.walk(&mut |member| {
            let path = member.path.to_owned();
            let content = content(member, BACKUP_MEMBER_BYTES);
            lock(&self.passing).insert(own, (path.clone(), content));
            each(self.listed(before, &path));
            ControlFlow::Continue(())
        });
        lock(&self.passing).remove(&own);
        let mut all = Faults::default();
        for fault in faults {
            all.add(fault);
        }
        all
    }

    /// The file of this stored path; nothing when it is none of this backup.
    pub(crate) fn file(&self, stored_path: &str) -> Option<Result<Opened, Fault>> {
        let path = stored_path.strip_prefix(&*self.name)?.strip_prefix('/')?;
        let kept = lock(&self.kept).get(path).cloned();
        let passing = || {
            let passing = lock(&self.passing);
            let (name, content) = passing.get(&thread::current().id())?;
            (name == path).then(|| content.clone())
        };
        let content = kept.or_else(passing).unwrap_or_else(|| self.find(path));
        Some(content.map(|(bytes, fault)| Opened::plain(bytes, fault)))
    }

    /// Walks to one file and reads it.
    fn find(&self, path: &str) -> Content {
        let mut found = Err(Fault::new(FaultKind::Missing, path));
        // What is damaged before it was told by the list.
        let _told = self.walk(&mut |member| {
            if member.path != path {
                return ControlFlow::Continue(());
            }
            found = content(member, BACKUP_MEMBER_BYTES);
            ControlFlow::Break(())
        });
        found
    }

    /// Walks the files, and gives what could not be read.
    fn walk(&self, each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>) -> Vec<Fault> {
        match (&self.header, &self.opened) {
            (Err(fault), _) => vec![fault.clone()],
            (Ok(_), None) => vec![Fault::new(FaultKind::Locked, &*self.name)],
            (Ok(_), Some(opened)) => {
                let faults = opened.each_member_until(&mut |member| match member.kind {
                    MemberKind::File => each(member),
                    MemberKind::Folder => ControlFlow::Continue(()),
                });
                faults.first
            }
        }
    }

    /// Reads a wanted file into memory, where there is room for it.
    fn keep(&self, before: &str, member: Member<'_>, walk: &mut Walk, listing: &mut Listing) {
        let path = member.path.to_owned();
        if listing.files.len() >= Listing::FILES {
            return listing.fault(Fault::new(FaultKind::TooMany, MEMBER).detail(path));
        }
        // The list of apps is ours, and of a name that stands twice the first is taken.
        if path == APPS || lock(&self.kept).contains_key(&path) {
            return listing.fault(Fault::new(FaultKind::Malformed, MEMBER).detail(path));
        }
        let left = walk.room_for(&path);
        match content(member, (*left).min(BACKUP_MEMBER_BYTES)) {
            Ok(content) => {
                *left = left.saturating_sub(content.0.len());
                listing.files.push(self.listed(before, &path));
                lock(&self.kept).insert(path, Ok(content));
            }
            Err(fault) => listing.fault(fault),
        }
    }

    fn listed(&self, before: &str, path: &str) -> Listed {
        Listed {
            path: format!("{before}/{path}"),
            stored_path: format!("{}/{path}", self.name),
            meta: None,
            wal: None,
        }
    }
}

/// What a walk counts.
struct Walk {
    /// Files and bytes of each app.
    apps: BTreeMap<String, (u64, u64)>,
    left: u64,
    left_for_packages: u64,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            apps: BTreeMap::new(),
            left: BACKUP_MEMORY_BYTES,
            left_for_packages: BACKUP_PACKAGES_BYTES,
        }
    }
}

impl Walk {
    /// Counts a file for the app whose folder it stands in.
    fn count(&mut self, member: &Member<'_>, listing: &mut Listing) {
        let below = member.path.strip_prefix("apps/");
        let Some((app, _)) = below.and_then(|below| below.split_once('/')) else {
            return;
        };
        if !self.apps.contains_key(app) {
            if self.apps.len() >= BACKUP_APPS {
                return listing.fault(Fault::new(FaultKind::TooMany, "apps of an Android backup"));
            }
            if app.is_empty() || app.contains(char::is_control) {
                return listing.fault(Fault::new(FaultKind::Malformed, MEMBER).detail(member.path));
            }
        }
        let (files, bytes) = self.apps.entry(app.to_owned()).or_default();
        *files = files.saturating_add(1);
        *bytes = bytes.saturating_add(member.size);
    }

    /// How many bytes may still be read into memory for a file like this.
    fn room_for(&mut self, path: &str) -> &mut u64 {
        let ending = path.rsplit('.').next().unwrap_or_default();
        if ending.eq_ignore_ascii_case("apk") {
            &mut self.left_for_packages
        } else {
            &mut self.left
        }
    }

    fn list_of_apps(&self) -> Vec<u8> {
        let mut text = String::new();
        for (app, (files, bytes)) in &self.apps {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{app}\t{files}\t{bytes}");
        }
        text.into_bytes()
    }
}

/// Reads a member of at most `limit` bytes; what stands before damage is kept.
#[expect(clippy::needless_pass_by_value, reason = "reading a member uses it up")]
fn content(member: Member<'_>, limit: u64) -> Content {
    if member.size > limit {
        return Err(Fault::new(FaultKind::TooLarge, MEMBER).detail(format_args!(
            "{}: {} bytes, room for {limit}",
            member.path, member.size
        )));
    }
    let mut bytes = Vec::new();
    let ended = io::copy(&mut member.reader.take(limit), &mut bytes);
    let fault = ended.err().map(|error| fault_of(&error, MEMBER));
    Ok((Arc::new(bytes), fault))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
