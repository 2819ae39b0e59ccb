//! Tombstones, as text and as protobuf.
#![no_main]

use std::hint::black_box;

use formats::tombstone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = black_box(tombstone::parse(bytes));
});
