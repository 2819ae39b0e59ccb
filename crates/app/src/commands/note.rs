//! `vigie note`: a note of the examiner, kept in the journal of a case.

use std::{
    io::{self, Read as _},
    path::PathBuf,
};

use case::{Case, limits::NOTE_BYTES};
use clap::ArgMatches;
use model::Text;

use crate::{Ended, Interface, Problem, clock};

/// Adds the note.
///
/// # Errors
/// When there is none, or the case cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let path = matches
        .get_one::<PathBuf>("case")
        .ok_or_else(|| Problem::new("error-usage"))?;
    let case = Case::open(path)?;
    // A note would stand in a chain whose files were changed.
    case.verify(&[])?;
    let note = match matches.get_one::<String>("text").map(String::as_str) {
        Some("-") | None => from_input()?,
        Some(text) => text.to_owned(),
    };
    let note = note.trim();
    if note.is_empty() {
        return Err(Problem::new("error-note-empty"));
    }
    if note.len() > NOTE_BYTES {
        return Err(Problem::because(
            "error-note-unreadable",
            "",
            "cause-too-long",
        ));
    }
    case.add_note(env!("CARGO_PKG_VERSION"), clock::now(), note)?;
    interface.tell(&Text::new("note-added").words("path", &path.to_string_lossy()));
    Ok(Ended::NothingFound)
}

fn from_input() -> Result<String, Problem> {
    // One byte more than the limit, so that a longer note is refused and never cut.
    let most = u64::try_from(NOTE_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut note = String::new();
    io::stdin()
        .lock()
        .take(most)
        .read_to_string(&mut note)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => {
                Problem::because("error-note-unreadable", "", "cause-no-text")
            }
            _ => Problem::refused("error-note-unreadable", "", &error),
        })?;
    Ok(note)
}
