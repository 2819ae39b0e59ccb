//! Keyed archives: their references followed, and their strings.
#![no_main]

use std::hint::black_box;

use formats::{keyed_archive, plist};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(archive) = plist::parse(bytes) else {
        return;
    };
    black_box(keyed_archive::is_keyed_archive(&archive));
    keyed_archive::strings(&archive, &mut |_| {});
    if let Ok(value) = keyed_archive::resolve(&archive) {
        value.strings(&mut |_, _| {});
    }
});
