//! Choosing: a folder of the local disk, what stands in the usual places, a file dropped on the page. Nothing
//! is offered before the owner agreed.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use model::{Text, Untrusted};
use pages::{
    address,
    choose::{Choose, Chosen, Entry, EntryKind, Folder, Stop, Usual},
};

use crate::{
    Problem,
    web::{
        answer,
        asked::{Asked, DROP_BYTES},
        disk::{self, Kind},
        recognise::Recognised,
        routes::Handled,
        session::Session,
        state::App,
        usual::looks_like,
    },
};

/// Most sources of one check.
const CHOSEN: usize = 50;

/// The page, with a folder if one is open.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    if !app.with(|session| session.consents())? {
        return Ok(answer::see(address::CONSENT));
    }
    let open = match asked.query("at") {
        // A number that this session does not know any more begins at home.
        Some(number) => app.with(|session| session.places.path(number).map(Path::to_path_buf))?,
        None => None,
    };
    let number = |name| {
        asked
            .query(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let open = open.unwrap_or_else(disk::home);
    // Before the session is held: a disk may be slow.
    let listed = disk::list(&open, number("page").unwrap_or(1));
    let disks = disk::disks();
    let (chosen, usual, places, folder) = app.with(|session| {
        (
            chosen(session),
            offered(session, number("u").unwrap_or(0)),
            stops(session, &[vec![disk::home()], disks].concat()),
            listed
                .as_ref()
                .map(|listed| open_folder(session, &open, listed)),
        )
    })?;
    let problem = folder
        .as_ref()
        .err()
        .map(|error| Problem::refused("app-server-error-folder", open.display(), error).0);
    let is_cut = listed.as_ref().is_ok_and(|listed| listed.is_cut);
    let cut = || Text::new("app-server-error-entries").number("limit", disk::ENTRIES);
    let problem = problem.or_else(|| is_cut.then(cut));
    let shown = app.shown(&here(asked))?;
    let page = Choose {
        chosen: &chosen,
        usual,
        places: &places,
        folder: folder.as_ref().ok().map(OpenFolder::show),
        problem: problem.as_ref(),
        drop_limit: match &app.scratch {
            Some(_) => u64::try_from(DROP_BYTES).unwrap_or(u64::MAX),
            None => 0,
        },
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// The address of this page, without what it does not know.
fn here(asked: &Asked) -> String {
    let known = ["at", "page", "u"].into_iter().filter_map(|name| {
        let number: u64 = asked.query(name)?.parse().ok()?;
        Some(format!("{name}={number}"))
    });
    let query = known.collect::<Vec<_>>().join("&");
    if query.is_empty() {
        address::CHOOSE.to_owned()
    } else {
        format!("{}?{query}", address::CHOOSE)
    }
}

fn text(path: &Path) -> Untrusted<'static> {
    Untrusted::from(path.to_string_lossy().into_owned())
}

fn at(number: u64) -> String {
    format!("{}?at={number}", address::CHOOSE)
}

fn chosen(session: &mut Session) -> Vec<Chosen<'static>> {
    let paths = session.chosen.clone();
    let all = paths.iter().map(|path| Chosen {
        path: text(path),
        remove: session.places.number(path).to_string(),
    });
    all.collect()
}

fn stops(session: &mut Session, paths: &[PathBuf]) -> Vec<Stop<'static>> {
    let all = paths.iter().map(|path| Stop {
        name: text(path),
        link: at(session.places.number(path)),
    });
    all.collect()
}

/// One of the sources in the usual places.
fn offered(session: &mut Session, which: usize) -> Option<Usual<'static>> {
    let found: Arc<Recognised> = session.usual.clone()?;
    let seen = found.seen.get(which)?;
    let place = PathBuf::from(seen.record.location.raw());
    // A place whose name is no text is offered as the folder that it lies in.
    let path = if place.exists() {
        place
    } else {
        found.paths.get(seen.path)?.clone()
    };
    let next = which.saturating_add(1);
    let name = seen.name.clone().or_else(|| seen.record.model.clone());
    Some(Usual {
        name: name.unwrap_or_else(|| text(Path::new(path.file_name().unwrap_or_default()))),
        kind: seen.record.kind,
        made: seen.record.made_at,
        path: text(&path),
        add: session.places.number(&path).to_string(),
        next: (next < found.seen.len()).then(|| format!("{}?u={next}", address::CHOOSE)),
    })
}

/// A folder with the numbers of what it shows.
struct OpenFolder {
    path: Untrusted<'static>,
    above: Vec<Stop<'static>>,
    own: u64,
    entries: Vec<Entry<'static>>,
    count: usize,
    page: usize,
    pages: usize,
}

fn open_folder(session: &mut Session, path: &Path, listed: &disk::Folder) -> OpenFolder {
    let mut above: Vec<PathBuf> = path.ancestors().skip(1).map(Path::to_path_buf).collect();
    above.reverse();
    let entries = listed.entries.iter().map(|entry| {
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
            link: (entry.kind == Kind::Folder).then(|| at(number)),
            add: (entry.kind != Kind::Other).then(|| number.to_string()),
            looks_like: looks_like(&entry.name),
        }
    });
    let entries = entries.collect();
    OpenFolder {
        path: text(path),
        above: stops(session, &above),
        own: session.places.number(path),
        entries,
        count: listed.count,
        page: listed.page,
        pages: listed.pages,
    }
}

impl OpenFolder {
    fn show(&self) -> Folder<'_> {
        let to = |page: usize| format!("{}&page={page}", at(self.own));
        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
        Folder {
            path: self.path.clone(),
            above: &self.above,
            add: Some(self.own.to_string()),
            entries: &self.entries,
            count: number(self.count),
            page: number(self.page),
            pages: number(self.pages),
            previous: (self.page > 1).then(|| to(self.page.saturating_sub(1))),
            next: (self.page < self.pages).then(|| to(self.page.saturating_add(1))),
        }
    }
}

/// Takes something, or takes it back.
pub(crate) fn change(app: &Arc<App>, asked: &Asked) -> Handled {
    let known = app.with(|session| {
        if !session.consents() {
            return Ok(());
        }
        let path = |name| {
            let number = asked.field(name)?;
            session.places.path(number).map(Path::to_path_buf)
        };
        if let Some(path) = path("remove") {
            session.chosen.retain(|one| *one != path);
        }
        if let Some(path) = path("add") {
            take(session, path)?;
        }
        Ok::<_, Problem>(())
    })?;
    known?;
    Ok(answer::see(address::CHOOSE))
}

fn take(session: &mut Session, path: PathBuf) -> Result<(), Problem> {
    if session.chosen.len() >= CHOSEN {
        let text = Text::new("app-server-error-chosen").number("limit", CHOSEN);
        return Err(Problem(text));
    }
    if !session.chosen.contains(&path) {
        session.chosen.push(path);
    }
    Ok(())
}

/// Takes a dropped file into memory. One at a time: the one before goes.
pub(crate) fn drop_file(app: &Arc<App>, asked: &Asked) -> Handled {
    let (Some(scratch), Some((name, bytes))) = (&app.scratch, &asked.file) else {
        return Err(Problem::new("app-server-error-no-memory").into());
    };
    if !app.with(|session| session.consents())? {
        return Ok(answer::see(address::CONSENT));
    }
    // What is being read may be the file that was dropped before.
    if app.is_reading() {
        return Ok(answer::see(address::READING));
    }
    let path = scratch.keep_file(name, bytes)?;
    app.with(|session| {
        session.chosen.retain(|one| !scratch.holds(one));
        session.recognised = None;
        take(session, path)
    })??;
    Ok(answer::see(address::CHOOSE))
}
