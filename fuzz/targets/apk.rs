//! Android packages: archive, manifest, signatures.
#![no_main]

use std::hint::black_box;

use formats::apk;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A fault is as good an end as none.
    let _ = black_box(apk::read(&bytes));
});
