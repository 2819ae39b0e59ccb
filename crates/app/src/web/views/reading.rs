//! Reading: how far it is, as a page and as events, and the way to stop it.
//!
//! Described in: <https://html.spec.whatwg.org/multipage/server-sent-events.html>.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::response::{
    IntoResponse as _,
    sse::{Event, Sse},
};
use futures_util::stream;
use model::Untrusted;
use pages::{
    address,
    reading::{Kind, Reading, Unread},
};
use tokio::{sync::watch, time};

use crate::{
    Problem,
    web::{
        answer,
        asked::Asked,
        routes::Handled,
        running::{Progress, Running},
        state::App,
    },
};

/// Between two events at least.
const PAUSE: Duration = Duration::from_millis(250);
/// Between two events at most: the time left changes by itself.
const SILENCE: Duration = Duration::from_secs(2);

/// What stands in the page or in an event.
fn shown<T>(running: &Running, show: impl FnOnce(&Reading<'_>) -> T) -> T {
    let progress: Progress = running.progress();
    let kinds = progress.kinds.iter().map(|(artefact, files)| Kind {
        artefact,
        files: *files,
    });
    let kinds: Vec<_> = kinds.collect();
    let unread = progress.unread.iter().map(|unread| Unread {
        kind: unread.kind,
        artefact: &unread.artefact,
        path: unread.path.as_deref().map(Untrusted::from),
    });
    let unread: Vec<_> = unread.collect();
    show(&Reading {
        now: progress.now.as_deref(),
        done: progress.done,
        total: (progress.jobs > 0).then_some(progress.jobs),
        seconds_left: Running::seconds_left(&progress),
        kinds: &kinds,
        unread: &unread,
        stopping: running.is_cancelled(),
    })
}

/// The page, or where to go on once it ended.
pub(crate) fn look(app: &Arc<App>, _: &Asked) -> Handled {
    let running = app.with(|session| session.running.clone())?;
    let Some(running) = running else {
        return Ok(answer::see(address::RECOGNISED));
    };
    let (before, after) = if running.is_recheck {
        (address::RECHECK, address::RECHECK)
    } else {
        (address::RECOGNISED, address::FOUND)
    };
    match running.ended() {
        None => {
            let frame = app.shown(address::READING)?;
            Ok(answer::page(shown(&running, |page| {
                page.write(&frame.frame())
            })))
        }
        Some(Ok(_)) => {
            app.with(|session| session.settle())?;
            Ok(answer::see(after))
        }
        Some(Err(_)) if running.wanted().is_some() => Ok(answer::see(before)),
        Some(Err(problem)) => {
            app.with(|session| session.running = None)?;
            if running.is_cancelled() {
                return Ok(answer::see(before));
            }
            Err(Problem(problem.0).into())
        }
    }
}

/// The same as events, until it ended.
pub(crate) fn events(app: &Arc<App>, _: &Asked) -> Handled {
    let (running, language) = app.with(|session| (session.running.clone(), session.language))?;
    let Some(running) = running else {
        return Ok(answer::see(address::READING));
    };
    let live = Live {
        changed: running.watch(),
        app: Arc::clone(app),
        running,
        language,
        first: true,
        over: false,
    };
    let events = stream::unfold(live, Live::next);
    Ok(Sse::new(events).into_response())
}

/// What an open stream of events holds.
struct Live {
    app: Arc<App>,
    running: Arc<Running>,
    language: report::Language,
    changed: watch::Receiver<u64>,
    first: bool,
    over: bool,
}

impl Live {
    /// The next event; none after the last.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.over || self.app.end.asked() {
            return None;
        }
        if !self.first {
            time::sleep(PAUSE).await;
            // Whichever comes first; the sender lives as long as the reading.
            let _ = time::timeout(SILENCE, self.changed.changed()).await;
        }
        self.first = false;
        self.over = self.running.ended().is_some();
        let event = if self.over {
            Event::default().event("end").data(address::READING)
        } else {
            let words = report::Words::whole(self.app.texts(self.language));
            let state = shown(&self.running, |page| page.event(&words));
            Event::default().event("state").data(state)
        };
        Some((Ok(event), self))
    }
}

/// Stops it; what was read so far is forgotten.
pub(crate) fn cancel(app: &Arc<App>, _: &Asked) -> Handled {
    let running = app.with(|session| session.running.clone())?;
    if let Some(running) = running {
        running.cancel();
    }
    Ok(answer::see(address::READING))
}
