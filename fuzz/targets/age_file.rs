//! Files encrypted by age, opened with a key. Passphrases only take longer, and as much memory as the file
//! asks for.
#![no_main]

use std::{hint::black_box, sync::Arc};

use formats::{age_file::AgeFile, bytes::ByteSource};
use libfuzzer_sys::fuzz_target;

/// The seeds are encrypted to this key, which protects nothing.
const KEY: &str = "AGE-SECRET-KEY-1DDMAT7VZJNC48LM336X97GDAY2GWWGKMJT9HUXLR3XW5YHZJK2FSPNKXJG";

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = AgeFile::parse(Arc::new(bytes.to_vec())) else {
        return;
    };
    let Ok(open) = file.unlock(KEY) else {
        return;
    };
    black_box(open.cut());
    // What is encrypted takes more bytes than what it holds.
    assert!(open.len() <= bytes.len() as u64);
    let mut buffer = vec![0; 70_000];
    for at in [0, open.len() / 2, open.len().saturating_sub(1), open.len()] {
        if let Ok(count) = open.read_at(at, &mut buffer) {
            assert!(count as u64 <= open.len().saturating_sub(at));
        }
    }
});
