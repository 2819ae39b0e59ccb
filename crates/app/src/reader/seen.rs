//! What was handed in, told before anything is read: kind, certainty, phone, what is locked.

use std::path::Path;

use model::Text;
use sources::{Likeness, Recognised, Source};

use super::{
    process::unreadable,
    protocol::{Answer, BytesPath, Locked, Seen},
};

/// Most sources that are told of one path: a folder of backups holds some tens.
const SOURCES: usize = 1_000;

/// Tells what each path is or holds.
pub(super) fn tell_all(paths: &[BytesPath], tell: &dyn Fn(Answer)) {
    let mut number = 0_usize;
    for (index, path) in paths.iter().enumerate() {
        let path = path.to_path();
        let recognised = sources::recognise(&path);
        if recognised.is_empty() {
            let why = Text::new("error-no-source").words("path", &path.to_string_lossy());
            tell(Answer::Unseen { path: index, why });
        }
        for one in recognised.iter().take(SOURCES) {
            number = number.saturating_add(1);
            tell(one_of(one, index, number, &path));
        }
    }
}

fn one_of(one: &Recognised, index: usize, number: usize, path: &Path) -> Answer {
    match sources::open(one) {
        Ok(source) => Answer::Seen(Box::new(Seen {
            path: index,
            record: source.record(&format!("S{number}")),
            name: source.name(),
            certain: one.likeness == Likeness::Certain,
            locked: source.is_locked().then(|| locked(&*source)),
        })),
        Err(fault) => Answer::Unseen {
            path: index,
            why: unreadable(path, &fault),
        },
    }
}

/// How much of a locked source cannot be read.
pub(super) fn locked(source: &dyn Source) -> Locked {
    if source.is_readable() {
        Locked::Partly
    } else {
        Locked::Whole
    }
}
