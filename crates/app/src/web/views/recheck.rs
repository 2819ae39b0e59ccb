//! The open case against today's indicators.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use case::Case;
use model::Text;
use pages::{Recheck, Rechecked, Told, address};
use zeroize::Zeroizing;

use super::next::kept;
use crate::{
    Problem, clock,
    indicator_files::IndicatorFile,
    reader::protocol::Locked,
    store::Store,
    supervise::RecheckOrder,
    web::{
        answer,
        asked::Asked,
        routes::Handled,
        running::{Passwords, Running},
        state::{App, Failed},
    },
};

/// The page, with what the last recheck said.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    let wanted = app.with(|session| {
        session
            .running
            .as_ref()
            .and_then(|running| running.wanted())
    })?;
    let told = wanted.map(|_| Text::new("app-server-password-wanted"));
    show(app, asked, told.as_ref().map(Told::Problem))
}

fn show(app: &Arc<App>, asked: &Asked, told: Option<Told<'_>>) -> Handled {
    let shown = app.shown(address::RECHECK)?;
    let case = app.with(|session| session.case.clone())?;
    let Some((case, path)) = case
        .as_ref()
        .and_then(|case| Some((case, kept(app, case)?)))
    else {
        return Ok(answer::see(address::CASES));
    };
    let page = Recheck {
        path,
        sets: &app.sets()?,
        today: clock::now(),
        result: case.recheck.as_ref().map(|record| Rechecked {
            record,
            findings: &case.standing,
        }),
        page: asked
            .query("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1),
        told,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// Begins it.
pub(crate) fn start(app: &Arc<App>, asked: &Asked) -> Handled {
    if app.is_reading() {
        return Ok(answer::see(address::READING));
    }
    let case = app.with(|session| session.case.clone())?;
    let Some(path) = case.as_ref().and_then(|case| kept(app, case)) else {
        return Ok(answer::see(address::CASES));
    };
    let source = asked.field("source").unwrap_or_default().trim();
    let sources: Vec<PathBuf> = [source]
        .iter()
        .filter(|source| !source.is_empty())
        .map(PathBuf::from)
        .collect();
    if sources.iter().any(|source| !source.exists()) {
        let problem = Text::new("error-no-such-path").words("path", source);
        return show(app, asked, Some(Told::Problem(&problem)));
    }
    let begun = order(path, sources)
        .map_err(Failed::from)
        .and_then(|order| {
            let passwords = passwords(&order, asked.field("password").unwrap_or_default());
            app.begin(|_| Running::recheck(order, passwords))
        });
    match begun {
        Err(Failed::Problem(words)) => show(app, asked, Some(Told::Problem(&words))),
        Err(Failed::Gone) => Err(Failed::Gone),
        Ok(()) => Ok(answer::see(address::READING)),
    }
}

fn order(path: &Path, sources: Vec<PathBuf>) -> Result<RecheckOrder, Problem> {
    let mut indicators = vec![IndicatorFile::built_in()];
    indicators.extend(Store::open()?.files());
    Ok(RecheckOrder {
        case: Case::open(path)?,
        sources,
        indicators,
    })
}

/// One password for all that is locked; none where none was typed.
fn passwords(order: &RecheckOrder, typed: &str) -> Passwords {
    let sources = order.case.record().sources.iter();
    let each = sources.flat_map(|source| {
        [Locked::Whole, Locked::Partly].map(|locked| (source.id.clone(), locked))
    });
    let each = each.filter(|_| !typed.is_empty());
    each.map(|about| (about, Zeroizing::new(typed.to_owned())))
        .collect()
}
