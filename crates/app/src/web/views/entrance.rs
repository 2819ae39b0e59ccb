//! Coming in, leaving and ending; the style and the script of all pages.

use std::{sync::Arc, time::Duration};

use pages::{SCRIPT, STYLE, address, blank};

use crate::web::{
    answer,
    asked::Asked,
    routes::Handled,
    server::end_after,
    state::{App, Failed},
};

/// How long the blank page can still be asked for after leaving: nobody can come in again, so vigie ends.
const LINGER: Duration = Duration::from_secs(3);
/// How long the last answer may take to arrive.
const LAST_ANSWER: Duration = Duration::from_millis(200);

/// The token opens the session and goes from the address.
pub(crate) fn enter(app: &Arc<App>, asked: &Asked) -> Handled {
    let token = asked.query("t").ok_or(Failed::Gone)?;
    let session = app.enter(token, asked.language)?;
    app.touch();
    Ok(answer::enter(address::SAFETY, &app.cookie_name(), &session))
}

/// A page that says nothing.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every route")]
pub(crate) fn blank(app: &Arc<App>, _: &Asked) -> Handled {
    Ok(answer::page(blank::write(app.own_texts())))
}

/// The style sheet.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every route")]
pub(crate) fn style(_: &Arc<App>, _: &Asked) -> Handled {
    Ok(answer::of_kind("text/css; charset=utf-8", STYLE))
}

/// The script.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every route")]
pub(crate) fn script(_: &Arc<App>, _: &Asked) -> Handled {
    Ok(answer::of_kind("text/javascript; charset=utf-8", SCRIPT))
}

/// Leaves at once: the session is forgotten before the answer, what still runs is stopped behind it.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every route")]
pub(crate) fn leave(app: &Arc<App>, _: &Asked) -> Handled {
    app.leave();
    end_after(app, LINGER);
    Ok(answer::leave(
        answer::see(address::BLANK),
        &app.cookie_name(),
    ))
}

/// Ends vigie.
pub(crate) fn stop(app: &Arc<App>, asked: &Asked) -> Handled {
    app.leave();
    end_after(app, LAST_ANSWER);
    Ok(answer::leave(blank(app, asked)?, &app.cookie_name()))
}
