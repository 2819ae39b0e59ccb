//! The language and the country, changed at any time; then the same page again.

use std::sync::Arc;

use pages::address;
use report::{Country, Language};

use crate::web::{
    answer,
    asked::Asked,
    routes::{Handled, ROUTES},
    state::App,
};

/// Another language.
pub(crate) fn language(app: &Arc<App>, asked: &Asked) -> Handled {
    let wished: Option<Language> = asked.field("language").and_then(|code| code.parse().ok());
    if let Some(wished) = wished {
        app.with(|session| session.language = wished)?;
    }
    Ok(answer::see(&back(asked)))
}

/// The country of the helplines; an empty one names none.
pub(crate) fn country(app: &Arc<App>, asked: &Asked) -> Handled {
    let wished: Option<Country> = asked.field("country").and_then(|code| code.parse().ok());
    app.with(|session| session.country = wished)?;
    Ok(answer::see(&back(asked)))
}

/// The page that the form stood on, if it is one of ours.
fn back(asked: &Asked) -> String {
    let here = asked.field("here").unwrap_or_default();
    let path = here.split('?').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/?&=-._%".contains(c);
    let is_ours = ROUTES.iter().any(|route| {
        let named = route.prefix() != route.address;
        !route.changes() && (path == route.address || named && path.starts_with(route.prefix()))
    });
    if is_ours && here.chars().all(plain) && !here.starts_with("//") {
        here.to_owned()
    } else {
        address::SAFETY.to_owned()
    }
}
