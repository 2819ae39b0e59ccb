//! Every artefact, and what a check of a phone does with its records.
#![no_main]

use fuzz::{input, panics, walk::Walk};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: panics::let_caught_ones_pass(), |bytes: &[u8]| {
    let Some((entry, file)) = input::artefact(bytes) else {
        return;
    };
    let mut walk = Walk::new(entry, file.path());
    // A fault is as good an end as none.
    let _ = (entry.read)(&file, &mut walk);
    walk.conclude();
});
