//! Android binary XML.
#![no_main]

use std::hint::black_box;

use formats::abx;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = abx::events(bytes, &mut |event| {
        black_box(event);
    });
});
