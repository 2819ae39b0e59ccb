//! Panics of libraries that are caught where they are called, and cost what was being read alone.

use std::{panic, process};

/// Libraries whose panics are caught.
const CAUGHT: [&str; 1] = ["macos-unifiedlogs"];

/// Lets a target go on behind a panic that is caught; every other one ends it, as before.
pub fn let_caught_ones_pass() {
    let ends = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let file = panic.location().map_or("", |place| place.file());
        if !CAUGHT.iter().any(|library| file.contains(library)) {
            ends(panic);
            process::abort();
        }
    }));
}
