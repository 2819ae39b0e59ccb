//! Cases: opening one, the folder of an organisation, comparing two, deleting.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use model::Text;
use pages::{Cases, Compare, Delete, Deleted, Folder, Open, Told, address};

use super::{
    browse::{Browser, here},
    next::kept,
};
use crate::{
    Problem,
    commands::compare::{self, State},
    web::{
        answer,
        asked::Asked,
        delete::{disk_of, name_of, remove},
        disk::Kind,
        opened::OpenCase,
        organisation::{self, Organisation},
        routes::Handled,
        state::App,
    },
};

/// Folders are shown; those that are cases can be opened.
const BROWSER: Browser = Browser {
    address: address::CASES,
    shows: |kind| kind == Kind::Folder,
    takes: |path, _| organisation::is_case(path),
};

/// The page.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    let told = app.with(|session| session.told.take())?;
    show(app, asked, "", told.as_ref().map(Told::Done))
}

fn show(app: &Arc<App>, asked: &Asked, typed: &str, told: Option<Told<'_>>) -> Handled {
    let organisation = Organisation::load()?;
    let cases = organisation.folder.as_deref().map(organisation::cases);
    let cases = cases.unwrap_or_default();
    let open = Browser::asked(app, asked)?;
    // Pages are those of the folder that is looked at, else those of the organisation's.
    let page = asked.query("page").filter(|_| open.is_none());
    let page = page.and_then(|page| page.parse().ok());
    let seen = BROWSER.look(app, asked, open)?;
    let told = told.or(seen.problem.as_ref().map(Told::Problem));
    let shown = app.shown(&here(asked, address::CASES))?;
    let case = app.with(|session| session.case.clone())?;
    let open = case.as_ref().map(|case| Open {
        path: kept(app, case),
        created: case.loaded.case.record().created,
        sources: &case.loaded.case.record().sources,
    });
    let page = Cases {
        open,
        folder: organisation.folder.as_deref().map(|path| Folder {
            path,
            cases: &cases,
            page: page.unwrap_or(1),
        }),
        places: &seen.places,
        looked_at: seen.folder(),
        typed,
        told,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// Turns the folder of an organisation on or off.
pub(crate) fn organise(app: &Arc<App>, asked: &Asked) -> Handled {
    let typed = asked.field("folder").unwrap_or_default().trim();
    let folder = match asked.field("act") {
        Some("on") if Path::new(typed).is_absolute() && Path::new(typed).is_dir() => {
            Some(PathBuf::from(typed))
        }
        Some("on") => {
            let problem = Text::new("app-server-error-target").words("path", typed);
            return show(app, asked, "", Some(Told::Problem(&problem)));
        }
        _ => None,
    };
    Organisation { folder }.save()?;
    Ok(answer::see(address::CASES))
}

/// Opens a case.
pub(crate) fn open(app: &Arc<App>, asked: &Asked) -> Handled {
    if app.is_reading() {
        return Ok(answer::see(address::READING));
    }
    let chosen = match asked.field("case") {
        Some(number) => app.with(|session| session.places.path(number).map(Path::to_path_buf))?,
        None => None,
    };
    let typed = asked.field("path").unwrap_or_default().trim();
    let path = chosen.unwrap_or_else(|| PathBuf::from(typed));
    match OpenCase::open(&path) {
        Err(problem) => show(app, asked, typed, Some(Told::Problem(&problem.0))),
        Ok(case) => {
            let before = app.with(|session| session.show(Arc::new(case)))?;
            app.forget(before);
            Ok(answer::see(address::FOUND))
        }
    }
}

/// Asks which two to compare.
pub(crate) fn ask_two(app: &Arc<App>, _: &Asked) -> Handled {
    let case = app.with(|session| session.case.clone())?;
    let path = case.as_ref().and_then(|case| kept(app, case));
    let path = path.map(|path| path.to_string_lossy().into_owned());
    compared(app, [path.as_deref().unwrap_or_default(), ""], None, None)
}

/// Compares two.
pub(crate) fn compare(app: &Arc<App>, asked: &Asked) -> Handled {
    let typed = ["before", "after"].map(|name| asked.field(name).unwrap_or_default().trim());
    let [before, after] = typed;
    let both = State::open(Path::new(before))
        .and_then(|before| Ok((before, State::open(Path::new(after))?)))
        .and_then(|(before, after)| {
            compare::same_phone(&before, &after)?;
            Ok((before, after))
        });
    match both {
        Err(problem) => compared(app, typed, None, Some(Told::Problem(&problem.0))),
        Ok((before, after)) => {
            let tool = case::Tool::vigie(env!("CARGO_PKG_VERSION"));
            let result = compare::comparison(&tool, &before, &after);
            compared(app, typed, Some(&result), None)
        }
    }
}

fn compared(
    app: &Arc<App>,
    typed: [&str; 2],
    result: Option<&report::compare::Comparison<'_>>,
    told: Option<Told<'_>>,
) -> Handled {
    let shown = app.shown(address::COMPARE)?;
    let page = Compare {
        typed,
        result,
        told,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// Asks for the name of the case before it is deleted.
pub(crate) fn ask_delete(app: &Arc<App>, _: &Asked) -> Handled {
    to_delete(app, false, None)
}

fn to_delete(app: &Arc<App>, is_other: bool, told: Option<Told<'_>>) -> Handled {
    let case = app.with(|session| session.case.clone())?;
    let Some(path) = case.as_ref().and_then(|case| kept(app, case)) else {
        return Ok(answer::see(address::CASES));
    };
    let shown = app.shown(address::DELETE)?;
    let page = Delete {
        path,
        name: &name_of(path),
        disk: disk_of(path),
        is_other,
        told,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// Deletes the open case.
pub(crate) fn delete(app: &Arc<App>, asked: &Asked) -> Handled {
    let case = app.with(|session| session.case.clone())?;
    let Some(path) = case.as_ref().and_then(|case| kept(app, case)) else {
        return Ok(answer::see(address::CASES));
    };
    if asked.field("name").map(str::trim) != Some(name_of(path).trim()) {
        return to_delete(app, true, None);
    }
    let disk = disk_of(path);
    let done: Result<(), Problem> = remove(path);
    if let Err(problem) = done {
        return to_delete(app, false, Some(Told::Problem(&problem.0)));
    }
    app.with(|session| {
        session.case = None;
        session.mine.clear();
    })?;
    let shown = app.shown(address::CASES)?;
    let page = Deleted { path, disk };
    Ok(answer::page(page.write(&shown.frame())))
}
