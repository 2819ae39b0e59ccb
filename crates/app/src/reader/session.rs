//! The parent's end of a reading process.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use serde::Serialize;
use zeroize::{Zeroize as _, Zeroizing};

use super::{
    ARGUMENT,
    protocol::{Answer, Reply, Request},
};
use crate::{Interrupt, Problem, system};

/// Longest line that is taken from a reading process: it may have been taken over by what it read.
const LINE_BYTES: u64 = 16 << 20;
/// Most bytes that follow a line.
const FRAME_BYTES: usize = 4 << 20;
/// Lines that wait for the parent at most, so that a fast reader cannot fill the parent's memory.
const LINES_WAITING: usize = 4_096;
/// Longest silence: deriving a key takes seconds, and the largest known database some minutes.
const SILENCE: Duration = Duration::from_mins(30);

/// How often it is looked whether the person asked to stop.
const PATIENCE: Duration = Duration::from_millis(100);

/// A running reading process.
#[derive(Debug)]
pub struct Session {
    child: Child,
    input: ChildStdin,
    heard: Receiver<Heard>,
}

/// What comes from a reading process.
#[derive(Debug)]
pub enum Heard {
    /// An answer.
    Answer(Box<Answer>),
    /// It ended without saying that it was done, or said something that is no answer, or has been
    /// silent for too long.
    Died,
    /// The person asked to stop.
    Interrupted,
}

impl Session {
    /// Starts a reading process on `request`.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn start(request: &Request) -> Result<Self, Problem> {
        let failed = |error: io::Error| Problem::refused("error-reader-start", "vigie", &error);
        let mut command = Command::new(env::current_exe().map_err(failed)?);
        command
            .arg(ARGUMENT)
            // Texts of a hundred megabytes are unfolded into memory: in large pages, which glibc asks for
            // only when told to, that takes a fifth of the time less.
            .env("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a panic says may quote evidence.
            .stderr(Stdio::null());
        let mut child = system::apart(&mut command).spawn().map_err(failed)?;
        let gone = || failed(io::Error::from(io::ErrorKind::BrokenPipe));
        let input = child.stdin.take().ok_or_else(gone)?;
        let output = child.stdout.take().ok_or_else(gone)?;
        let (send, heard) = mpsc::sync_channel(LINES_WAITING);
        thread::spawn(move || listen(BufReader::new(output), &send));
        let mut session = Self {
            child,
            input,
            heard,
        };
        session.send(request)?;
        Ok(session)
    }

    /// The next thing that it says, or that the person asked to stop.
    #[must_use]
    pub fn next(&mut self, interrupt: &Interrupt) -> Heard {
        let mut silent = Duration::ZERO;
        while silent < SILENCE {
            if interrupt.asked() {
                return Heard::Interrupted;
            }
            match self.heard.recv_timeout(PATIENCE) {
                Ok(heard) => return heard,
                Err(RecvTimeoutError::Timeout) => silent = silent.saturating_add(PATIENCE),
                Err(RecvTimeoutError::Disconnected) => return Heard::Died,
            }
        }
        Heard::Died
    }

    /// Answers a question of it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn reply(&mut self, reply: Reply) -> Result<(), Problem> {
        let sent = self.send(&reply);
        if let Reply::Password(mut password) = reply {
            password.zeroize();
        }
        sent
    }

    fn send(&mut self, document: &impl Serialize) -> Result<(), Problem> {
        let failed = |error: io::Error| Problem::refused("error-reader-start", "vigie", &error);
        // The line may hold a password.
        let mut line = Zeroizing::new(
            serde_json::to_vec(document)
                .map_err(io::Error::from)
                .map_err(failed)?,
        );
        line.push(b'\n');
        self.input
            .write_all(&line)
            .and_then(|()| self.input.flush())
            .map_err(failed)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It has nothing to save; one that is already gone is no error.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Takes the bytes that follow the line of an answer, if it has some.
fn with_bytes(mut answer: Answer, output: &mut impl BufRead) -> Option<Answer> {
    if let Answer::Blind {
        length, sightings, ..
    } = &mut answer
    {
        if *length > FRAME_BYTES {
            return None;
        }
        sightings.resize(*length, 0);
        output.read_exact(sightings).ok()?;
    }
    Some(answer)
}

/// Turns lines into what is heard until the process is done or gone.
fn listen(mut output: impl BufRead, send: &mpsc::SyncSender<Heard>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = output
            .by_ref()
            .take(LINE_BYTES)
            .read_until(b'\n', &mut line);
        let answer = match read {
            Ok(1..) if line.ends_with(b"\n") => serde_json::from_slice::<Answer>(&line).ok(),
            _ => None,
        };
        let answer = answer.and_then(|answer| with_bytes(answer, &mut output));
        let last = matches!(answer, None | Some(Answer::Done | Answer::Failed(_)));
        let heard = answer.map_or(Heard::Died, |answer| Heard::Answer(Box::new(answer)));
        if send.send(heard).is_err() || last {
            return;
        }
    }
}
