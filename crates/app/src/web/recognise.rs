//! What was chosen, told by the reading process before anything is read.

use std::path::PathBuf;

use model::Text;

use crate::{
    Interrupt, Problem,
    reader::{
        Heard, Session,
        protocol::{Answer, Request, Seen},
    },
    supervise,
};

/// Most sources that are taken from a reading process.
const TAKEN: usize = 10_000;

/// What was recognised at some paths.
#[derive(Default)]
pub(super) struct Recognised {
    /// The paths that were asked about.
    pub(super) paths: Vec<PathBuf>,
    /// The sources, in the order in which they will be read.
    pub(super) seen: Vec<Seen>,
    /// The paths that are no source, and why.
    pub(super) unseen: Vec<(usize, Text)>,
    /// What this system lacks to confine the reading.
    pub(super) unconfined: Option<Text>,
}

/// Has a reading process look at `paths`; nothing of them is opened here.
pub(super) fn recognise(paths: Vec<PathBuf>, interrupt: &Interrupt) -> Result<Recognised, Problem> {
    let asked = paths.iter().map(|path| (&**path).into()).collect();
    let mut session = Session::start(&Request::Recognise(asked))?;
    let mut told = Recognised {
        paths,
        ..Recognised::default()
    };
    loop {
        let answer = match session.next(interrupt) {
            Heard::Answer(answer) => *answer,
            Heard::Died => return Err(Problem::new("error-reader-died")),
            Heard::Interrupted => return Err(Problem::new("error-interrupted")),
        };
        match answer {
            Answer::Sandbox(state) => {
                told.unconfined = supervise::unconfined(&supervise::sandbox(&state).missing);
            }
            Answer::Seen(seen) if told.seen.len() < TAKEN => told.seen.push(*seen),
            Answer::Unseen { path, why } if told.unseen.len() < TAKEN => {
                told.unseen.push((path, why));
            }
            Answer::Failed(text) => return Err(Problem(text)),
            Answer::Done => return Ok(told),
            _ => {}
        }
    }
}
