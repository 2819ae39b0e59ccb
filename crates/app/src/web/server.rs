//! Listens on loopback, serves the table of routes, and ends: when asked, on Ctrl-C, or when nobody came for
//! long.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    thread,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
    routing::{MethodFilter, on},
};
use model::Text;
use pages::address;
use report::Language;
use tokio::{net::TcpListener, runtime, task, time};

use super::{
    answer,
    asked::Asked,
    guard::{self, Refusal},
    lines::{self, Line},
    routes::{Kind, ROUTES, Route},
    state::{App, Failed},
};
use crate::{Ended, Interrupt, Problem};

/// Without a request for so long, and with nothing being read, vigie ends.
pub(crate) const IDLE: Duration = Duration::from_mins(30);
/// How often it is looked whether to end.
const LOOK: Duration = Duration::from_millis(100);
/// Longest time in which what a request brings must have come: it comes from this computer.
const BODY_TIME: Duration = Duration::from_secs(30);
/// How long answers may take that are under way at the end.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// How the server is started.
pub(crate) struct Options {
    /// The port; 0 for a free one.
    pub(crate) port: u16,
    /// The language where the browser wishes for none.
    pub(crate) language: Language,
    /// Without a request for so long it ends.
    pub(crate) idle: Duration,
}

/// Serves until the end; `open` is told the address with the token.
///
/// # Errors
/// When the port is taken, or the operating system refuses.
pub(crate) fn serve(
    options: &Options,
    interrupt: &Interrupt,
    open: impl FnOnce(&str) -> Result<(), Problem>,
) -> Result<Ended, Problem> {
    let refused = |error| Problem::refused("app-server-error-listen", options.port, &error);
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(refused)?;
    let app = runtime.block_on(async {
        // Loopback alone: no other computer can reach it.
        let own = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = TcpListener::bind(own).await.map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        let (app, token) = App::new(port, options.language)?;
        let app = Arc::new(app);
        open(&format!(
            "http://127.0.0.1:{port}{}?t={}",
            address::ENTER,
            token.text()
        ))?;
        drop(token);
        let over = async {
            while !is_over(&app, interrupt, options.idle) {
                time::sleep(LOOK).await;
            }
            // Ends the streams of events too.
            app.end.ask();
        };
        let late = async {
            while !app.end.asked() {
                time::sleep(LOOK).await;
            }
            time::sleep(LAST_ANSWERS).await;
        };
        let accept = async move || {
            let (stream, _) = listener.accept().await?;
            // Without it an answer may wait for more to send; one that cannot be set changes nothing else.
            let _ = stream.set_nodelay(true);
            Ok(stream)
        };
        tokio::select! {
            () = lines::answer(accept, router(&app), over) => {}
            () = late => {}
        }
        Ok::<_, Problem>(app)
    })?;
    app.leave();
    app.clean();
    if let Some(scratch) = &app.scratch {
        scratch.remove();
    }
    runtime.shutdown_background();
    Ok(Ended::NothingFound)
}

fn is_over(app: &App, interrupt: &Interrupt, idle: Duration) -> bool {
    let idle = i64::try_from(idle.as_nanos()).unwrap_or(i64::MAX);
    let is_idle = app.quiet_ns() > idle && !app.is_reading();
    interrupt.asked() || app.end.asked() || is_idle
}

/// Ends vigie when what is on its way has arrived, and what was left is gone.
pub(super) fn end_after(app: &Arc<App>, linger: Duration) {
    let app = Arc::clone(app);
    let end = move || {
        app.clean();
        thread::sleep(linger);
        app.end.ask();
    };
    // Without a thread it ends when nobody came for long.
    let _ = thread::Builder::new().name("end".to_owned()).spawn(end);
}

fn router(app: &Arc<App>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let filter = if route.changes() {
            MethodFilter::POST
        } else {
            MethodFilter::GET
        };
        let app = Arc::clone(app);
        let handler = move |request: Request| dispatch(Arc::clone(&app), route, request);
        router = router.route(route.address, on(filter, handler));
    }
    router
        .fallback(async || answer::refuse(Refusal::Address))
        .method_not_allowed_fallback(async || answer::refuse(Refusal::Method))
        .layer(middleware::from_fn_with_state(Arc::clone(app), guarded))
}

/// Refuses what is not from our pages, and dresses every answer.
async fn guarded(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let ours = guard::is_ours(request.method(), request.uri(), request.headers(), app.port);
    answer::dressed(match ours {
        Ok(()) => next.run(request).await,
        Err(refusal) => answer::refuse(refusal),
    })
}

/// Serves one route. The work is done beside the server, so that no page waits for another.
async fn dispatch(app: Arc<App>, route: &'static Route, request: Request<Body>) -> Response {
    let name = app.cookie_name();
    let cookie = guard::cookie(request.headers(), &name).unwrap_or_default();
    let needs_session = !matches!(route.kind, Kind::Blank | Kind::Enter);
    if needs_session && !app.knows(cookie) {
        return answer::refuse(Refusal::Session);
    }
    if let Some(line) = request.extensions().get::<Line>().filter(|_| needs_session) {
        line.is_known();
    }
    let reading = Asked::read(request, route.prefix(), route.body());
    let asked = match time::timeout(BODY_TIME, reading).await {
        Ok(Ok(asked)) => asked,
        Ok(Err(refusal)) => return answer::refuse(refusal),
        Err(_) => return answer::refuse(Refusal::Slow),
    };
    if route.changes() && !app.knows_form(asked.field("secret").unwrap_or_default()) {
        return answer::refuse(Refusal::Secret);
    }
    if needs_session {
        app.touch();
    }
    let work = task::spawn_blocking(move || {
        let handled = (route.handler)(&app, &asked);
        handled.unwrap_or_else(|failed| match failed {
            Failed::Gone => answer::refuse(Refusal::Session),
            Failed::Problem(words) => problem(&app, route, &words),
        })
    });
    work.await.unwrap_or_else(|_| answer::refuse(Refusal::Form))
}

/// The page that says what did not work.
fn problem(app: &App, route: &Route, words: &Text) -> Response {
    let Ok(shown) = app.shown(route.back) else {
        return answer::refuse(Refusal::Session);
    };
    let page = pages::problem::Problem {
        words,
        back: route.back,
    };
    answer::problem(page.write(&shown.frame()))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Serves with nobody coming; gives how long that lasted.
    fn alone(idle: Duration, interrupt: &Interrupt) -> Duration {
        let options = Options {
            port: 0,
            language: Language::English,
            idle,
        };
        let mut told = String::new();
        let began = Instant::now();
        let ended = serve(&options, interrupt, |address| {
            told = address.to_owned();
            Ok(())
        });
        assert_eq!(ended.unwrap(), Ended::NothingFound);
        assert!(told.starts_with("http://127.0.0.1:") && told.contains("/in?t="));
        began.elapsed()
    }

    #[test]
    fn it_ends_when_nobody_came_for_long_and_when_asked() {
        let idle = Duration::from_millis(400);
        let lasted = alone(idle, &Interrupt::default());
        assert!(
            lasted >= idle && lasted < Duration::from_secs(20),
            "{lasted:?}"
        );
        let interrupt = Interrupt::default();
        let asks = interrupt.clone();
        let asking = thread::spawn(move || {
            thread::sleep(idle);
            asks.ask();
        });
        let lasted = alone(IDLE, &interrupt);
        assert!(
            lasted >= idle && lasted < Duration::from_secs(20),
            "{lasted:?}"
        );
        asking.join().unwrap();
    }
}
