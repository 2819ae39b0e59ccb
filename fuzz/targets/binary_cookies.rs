//! Cookies as apps keep them.
#![no_main]

use std::hint::black_box;

use formats::binary_cookies;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = binary_cookies::each_cookie(bytes, &mut |cookie| {
        let _ = black_box(cookie);
    });
});
