//! Streams of gzip: read once to their end, then from any place, and at once by another reader.
#![no_main]

use std::sync::Arc;

use formats::{
    bytes::{ByteSource as _, SharedBytes},
    gunzip::Gunzip,
    gzip_whole,
};
use fuzz::beginning::beginning;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let content: SharedBytes = Arc::new(bytes.to_vec());
    let (gunzip, faults) = Gunzip::open(Arc::clone(&content));
    let streamed = beginning(&gunzip);
    assert!(streamed.len() as u64 == gunzip.len().min(1 << 20));
    let (at_once, fault) = gzip_whole::unpack(content, 1 << 20, "gzip");
    if faults.is_empty() && fault.is_none() {
        assert!(at_once == streamed);
    }
});
