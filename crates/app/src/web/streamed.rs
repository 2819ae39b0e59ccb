//! A body that is written while it is sent: no document is held whole.

use std::{
    io::{self, BufWriter, Write},
    thread,
};

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::sync::mpsc;

use crate::Problem;

/// Bytes sent at a time.
const CHUNK: usize = 64 << 10;
/// Chunks that wait for the browser at most.
const WAITING: usize = 16;

/// A body that `write` writes, in a thread of its own. When it fails, the body breaks off, so that the browser
/// does not take it for whole.
pub(super) fn body(
    write: impl FnOnce(&mut dyn Write) -> Result<(), Problem> + Send + 'static,
) -> Result<Body, Problem> {
    let (send, receive) = mpsc::channel(WAITING);
    let work = move || {
        let mut out = BufWriter::with_capacity(CHUNK, Sender(send.clone()));
        let flushed = write(&mut out).is_ok() && out.flush().is_ok();
        if !flushed {
            // A browser that is gone needs no word.
            let _ = send.blocking_send(Err(io::ErrorKind::Other.into()));
        }
    };
    thread::Builder::new()
        .name("document".to_owned())
        .spawn(work)
        .map_err(|error| Problem::refused("error-output", "", &error))?;
    let chunks = stream::unfold(receive, async |mut receive: mpsc::Receiver<_>| {
        let chunk: Option<io::Result<Bytes>> = receive.recv().await;
        chunk.map(|chunk| (chunk, receive))
    });
    Ok(Body::from_stream(chunks))
}

/// Sends what is written.
struct Sender(mpsc::Sender<io::Result<Bytes>>);

impl Write for Sender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let chunk = Bytes::copy_from_slice(bytes);
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Ok(chunk)).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
