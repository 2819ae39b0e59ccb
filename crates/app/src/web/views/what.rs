//! What the person has, and how to make it.

use std::sync::Arc;

use pages::{
    address,
    guide::Guide,
    problem::Missing,
    what::{Platform, What},
};

use crate::web::{answer, asked::Asked, routes::Handled, state::App};

/// The page, or the sources of one platform.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    let platform = asked.query("k").and_then(Platform::of);
    let here = platform.map_or(address::WHAT.to_owned(), |platform| {
        format!("{}?k={}", address::WHAT, platform.name())
    });
    let shown = app.shown(&here)?;
    Ok(answer::page(What { platform }.write(&shown.frame())))
}

/// One guide.
pub(crate) fn guide(app: &Arc<App>, asked: &Asked) -> Handled {
    let Some(guide) = Guide::of(&asked.name) else {
        let shown = app.shown(address::WHAT)?;
        return Ok(answer::problem(Missing.write(&shown.frame())));
    };
    let shown = app.shown(&guide.address())?;
    Ok(answer::page(guide.write(&shown.frame())))
}
