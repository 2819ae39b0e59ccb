//! Files of indicators in every format, and the matcher made of them.
#![no_main]

use std::hint::black_box;

use detect::{indicators, matcher::Matcher};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(set) = indicators::parse("fuzz", bytes) {
        black_box(Matcher::new(vec![set]));
    }
});
