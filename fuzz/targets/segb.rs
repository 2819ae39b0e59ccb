//! Streams of events (Biome), and the messages in them.
#![no_main]

use std::hint::black_box;

use formats::{protobuf, segb};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = segb::each_entry(bytes, &mut |entry| {
        if let Ok(entry) = black_box(entry) {
            protobuf::fields(entry.data).for_each(|field| drop(black_box(field)));
        }
    });
});
