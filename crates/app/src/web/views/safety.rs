//! The three questions before anything else: nothing of them is sent.

use std::sync::Arc;

use pages::{address, safety::Safety};

use crate::web::{answer, asked::Asked, routes::Handled, state::App};

/// The page.
pub(crate) fn look(app: &Arc<App>, _: &Asked) -> Handled {
    let shown = app.shown(address::SAFETY)?;
    Ok(answer::page(Safety.write(&shown.frame())))
}
