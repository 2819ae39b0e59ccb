//! Choosing: a folder of the local disk, what stands in the usual places, a file dropped on the page. Nothing
//! is offered before the owner agreed.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use model::Text;
use pages::{
    address,
    choose::{Choose, Chosen, Usual},
};

use super::browse::{Browser, here, text};
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
    },
};

/// Most sources of one check.
const CHOSEN: usize = 50;
/// All is shown; no link is followed.
const BROWSER: Browser = Browser {
    address: address::CHOOSE,
    shows: |_| true,
    takes: |_, kind| kind != Kind::Other,
};

/// The page, with a folder if one is open.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    if !app.with(|session| session.consents())? {
        return Ok(answer::see(address::CONSENT));
    }
    let open = Browser::asked(app, asked)?;
    let seen = BROWSER.look(app, asked, Some(open.unwrap_or_else(disk::home)))?;
    let which = asked.query("u").and_then(|number| number.parse().ok());
    let (chosen, usual) =
        app.with(|session| (chosen(session), offered(session, which.unwrap_or_default())))?;
    let shown = app.shown(&here(asked, address::CHOOSE))?;
    let page = Choose {
        chosen: &chosen,
        usual,
        places: &seen.places,
        folder: seen.folder(),
        problem: seen.problem.as_ref(),
        drop_limit: match &app.scratch {
            Some(_) => u64::try_from(DROP_BYTES).unwrap_or(u64::MAX),
            None => 0,
        },
    };
    Ok(answer::page(page.write(&shown.frame())))
}

fn chosen(session: &mut Session) -> Vec<Chosen<'static>> {
    let paths = session.chosen.clone();
    let all = paths.iter().map(|path| Chosen {
        path: text(path),
        remove: session.places.number(path).to_string(),
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
