//! Attributed texts as Messages archives them.
#![no_main]

use formats::typedstream;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = typedstream::text(bytes);
    typedstream::urls(bytes);
});
