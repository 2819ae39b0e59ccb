//! Patterns of STIX, in the smallest file around them.
#![no_main]

use detect::indicators;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|bytes: &[u8]| {
    let pattern = String::from_utf8_lossy(bytes);
    let file = json!({ "type": "bundle", "objects": [{
        "type": "indicator",
        "id": "indicator--00000000-0000-4000-8000-000000000000",
        "pattern_type": "stix",
        "pattern": pattern,
    }]});
    let read = indicators::parse("fuzz", file.to_string().as_bytes());
    assert!(read.is_ok(), "{read:?}");
});
