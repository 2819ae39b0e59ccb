//! Property lists, binary and XML.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = formats::plist::parse(bytes) {
        value.strings(&mut |_, _| {});
    }
});
