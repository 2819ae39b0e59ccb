//! Attributed texts as Messages archives them.
#![no_main]

use std::hint::black_box;

use formats::typedstream;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = black_box(typedstream::text(bytes));
    black_box(typedstream::urls(bytes));
});
