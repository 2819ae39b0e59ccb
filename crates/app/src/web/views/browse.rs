//! A look at the local disk within a page: places to begin at, the folder that is open, numbers in its addresses.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use model::{Text, Untrusted};
use pages::browse::{Entry, EntryKind, Folder, Stop};

use crate::{
    Problem,
    web::{
        asked::Asked,
        disk::{self, Kind},
        session::Session,
        state::{App, Failed},
        usual::looks_like,
    },
};

/// A page that has a browser: its address, what is shown there, and what of it can be taken.
#[derive(Clone, Copy)]
pub(super) struct Browser {
    pub(super) address: &'static str,
    pub(super) shows: fn(Kind) -> bool,
    pub(super) takes: fn(&Path, Kind) -> bool,
}

/// What was seen.
pub(super) struct Seen {
    pub(super) places: Vec<Stop<'static>>,
    folder: Option<OpenFolder>,
    /// Why a folder is not shown, or not wholly.
    pub(super) problem: Option<Text>,
}

impl Seen {
    pub(super) fn folder(&self) -> Option<Folder<'_>> {
        self.folder.as_ref().map(OpenFolder::show)
    }
}

impl Browser {
    /// The folder whose number the address bears; none where it bears none, or one that is not known any more.
    pub(super) fn asked(app: &App, asked: &Asked) -> Result<Option<PathBuf>, Failed> {
        let Some(number) = asked.query("at") else {
            return Ok(None);
        };
        app.with(|session| session.places.path(number).map(Path::to_path_buf))
    }

    /// Looks at a folder, if one is open, and at where others begin.
    pub(super) fn look(
        self,
        app: &Arc<App>,
        asked: &Asked,
        open: Option<PathBuf>,
    ) -> Result<Seen, Failed> {
        let page = asked.query("page").and_then(|page| page.parse().ok());
        // Before the session is held: a disk may be slow.
        let listed = open.map(|open| {
            let listed = disk::list(&open, page.unwrap_or(1), self.shows);
            (listed.map(|listed| self.marked(&open, listed)), open)
        });
        let begins = [vec![disk::home()], disk::disks()].concat();
        app.with(|session| {
            let places = self.stops(session, &begins);
            match listed {
                None => Seen {
                    places,
                    folder: None,
                    problem: None,
                },
                Some((Err(error), open)) => Seen {
                    places,
                    folder: None,
                    problem: Some(
                        Problem::refused("app-server-error-folder", open.display(), &error).0,
                    ),
                },
                Some((Ok((listed, taken)), open)) => Seen {
                    places,
                    folder: Some(self.open(session, &open, &listed, &taken)),
                    problem: listed.is_cut.then(|| {
                        Text::new("app-server-error-entries").number("limit", disk::ENTRIES)
                    }),
                },
            }
        })
    }

    /// Which of it can be taken: the folder itself first, then its entries.
    fn marked(self, open: &Path, listed: disk::Folder) -> (disk::Folder, Vec<bool>) {
        let own = (self.takes)(open, Kind::Folder);
        let entries = listed.entries.iter();
        let entries = entries.map(|entry| (self.takes)(&entry.path, entry.kind));
        let taken = std::iter::once(own).chain(entries).collect();
        (listed, taken)
    }

    fn at(self, number: u64) -> String {
        format!("{}?at={number}", self.address)
    }

    fn stops(self, session: &mut Session, paths: &[PathBuf]) -> Vec<Stop<'static>> {
        let all = paths.iter().map(|path| Stop {
            name: text(path),
            link: self.at(session.places.number(path)),
        });
        all.collect()
    }

    fn open(
        self,
        session: &mut Session,
        path: &Path,
        listed: &disk::Folder,
        taken: &[bool],
    ) -> OpenFolder {
        let mut above: Vec<PathBuf> = path.ancestors().skip(1).map(Path::to_path_buf).collect();
        above.reverse();
        let own = session.places.number(path);
        let (is_taken, taken) = taken.split_first().unwrap_or((&false, &[]));
        let entries = listed.entries.iter().zip(taken).map(|(entry, is_taken)| {
            let number = session.places.number(&entry.path);
            Entry {
                name: entry.name.clone().into(),
                kind: match entry.kind {
                    Kind::Folder => EntryKind::Folder,
                    Kind::File => EntryKind::File,
                    Kind::Other => EntryKind::Other,
                },
                size: entry.bytes,
                changed: entry.changed,
                link: (entry.kind == Kind::Folder).then(|| self.at(number)),
                add: is_taken.then(|| number.to_string()),
                looks_like: looks_like(&entry.name),
            }
        });
        let entries = entries.collect();
        OpenFolder {
            path: text(path),
            above: self.stops(session, &above),
            link: self.at(own),
            add: is_taken.then(|| own.to_string()),
            entries,
            count: listed.count,
            page: listed.page,
            pages: listed.pages,
        }
    }
}

/// The address of a page with a browser, without what it does not know.
pub(super) fn here(asked: &Asked, address: &str) -> String {
    let known = ["at", "page", "u"].into_iter().filter_map(|name| {
        let number: u64 = asked.query(name)?.parse().ok()?;
        Some(format!("{name}={number}"))
    });
    let query = known.collect::<Vec<_>>().join("&");
    if query.is_empty() {
        address.to_owned()
    } else {
        format!("{address}?{query}")
    }
}

pub(super) fn text(path: &Path) -> Untrusted<'static> {
    Untrusted::from(path.to_string_lossy().into_owned())
}

/// A folder with the numbers of what it shows.
struct OpenFolder {
    path: Untrusted<'static>,
    above: Vec<Stop<'static>>,
    link: String,
    add: Option<String>,
    entries: Vec<Entry<'static>>,
    count: usize,
    page: usize,
    pages: usize,
}

impl OpenFolder {
    fn show(&self) -> Folder<'_> {
        let to = |page: usize| format!("{}&page={page}", self.link);
        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
        Folder {
            path: self.path.clone(),
            above: &self.above,
            add: self.add.clone(),
            entries: &self.entries,
            count: number(self.count),
            page: number(self.page),
            pages: number(self.pages),
            previous: (self.page > 1).then(|| to(self.page.saturating_sub(1))),
            next: (self.page < self.pages).then(|| to(self.page.saturating_add(1))),
        }
    }
}
