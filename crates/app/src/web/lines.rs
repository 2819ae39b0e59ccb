//! The connections: who waits without a session may hold neither a place nor time that the person needs.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc9112#name-connection-management>.

use std::{
    collections::VecDeque,
    io,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{Router, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::Service as _, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::watch,
    task::{AbortHandle, JoinSet},
    time,
};

/// Most connections that have not shown a session; one more, and the oldest of them goes.
const STRANGERS: usize = 128;
/// Longest time in which the head of a request must have come, counted from the answer before.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// Longest head of a request.
const HEAD_BYTES: usize = 64 << 10;
/// Most headers of a request; a browser sends some twenty.
const HEADERS: usize = 64;
/// Before another connection is taken when the system has no room for one.
const PAUSE: Duration = Duration::from_millis(100);

/// The connections that have not shown a session, the oldest first.
#[derive(Default)]
struct Strangers {
    waiting: Mutex<VecDeque<(u64, AbortHandle)>>,
    next: AtomicU64,
}

impl Strangers {
    fn waiting(&self) -> MutexGuard<'_, VecDeque<(u64, AbortHandle)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn forget(&self, number: u64) {
        self.waiting().retain(|(one, _)| *one != number);
    }

    fn note(&self, number: u64, connection: AbortHandle) {
        let mut waiting = self.waiting();
        // One that is over already is as good as gone.
        waiting.retain(|(_, connection)| !connection.is_finished());
        waiting.push_back((number, connection));
        if waiting.len() > STRANGERS
            && let Some((_, oldest)) = waiting.pop_front()
        {
            oldest.abort();
        }
    }
}

/// The connection by which a request came.
#[derive(Clone)]
pub(super) struct Line {
    number: u64,
    strangers: Arc<Strangers>,
}

impl Line {
    /// It has shown a session: it is not ended for the sake of others.
    pub(super) fn is_known(&self) {
        self.strangers.forget(self.number);
    }
}

/// Answers every connection that `accept` gives until `over`, then those whose answers are under way.
pub(super) async fn answer<S>(
    accept: impl AsyncFn() -> io::Result<S>,
    router: Router,
    over: impl Future<Output = ()>,
) where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let strangers = Arc::new(Strangers::default());
    let (end, ending) = watch::channel(());
    let mut lines = JoinSet::new();
    let mut over = pin!(over);
    loop {
        tokio::select! {
            () = &mut over => break,
            Some(_) = lines.join_next() => {}
            accepted = accept() => match accepted {
                Ok(stream) => {
                    let number = strangers.next.fetch_add(1, Ordering::Relaxed);
                    let line = Line { number, strangers: Arc::clone(&strangers) };
                    let connection = lines.spawn(talk(stream, router.clone(), line, ending.clone()));
                    strangers.note(number, connection);
                }
                // Gone before it was taken.
                Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                // No room for another one.
                Err(_) => time::sleep(PAUSE).await,
            }
        }
    }
    drop(accept);
    drop(end);
    while lines.join_next().await.is_some() {}
}

/// One connection, until either side ends it.
async fn talk<S>(stream: S, router: Router, line: Line, mut ending: watch::Receiver<()>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let own = line.clone();
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(line.clone());
        router.call(request)
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_headers(HEADERS)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), service)
    );
    // What is wrong with a connection is the other side's, which hears of it.
    tokio::select! {
        _ = connection.as_mut() => {}
        // The sender says nothing but that it is gone.
        _ = ending.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
    own.strangers.forget(own.number);
}
