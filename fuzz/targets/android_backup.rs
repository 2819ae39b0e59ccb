//! Android's own backup: header, password, archive.
#![no_main]

use std::{hint::black_box, io::Read as _, ops::ControlFlow, sync::Arc};

use formats::android_backup::AndroidBackup;
use libfuzzer_sys::fuzz_target;

/// What opens the seeds that are encrypted.
const PASSWORD: &str = "secret";
/// Most rounds of key derivation that are worked off: others only take longer.
const ROUNDS: u32 = 2_000;
/// Members and bytes of each that are read.
const MEMBERS: usize = 1_000;
const BYTES: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let Ok(backup) = AndroidBackup::parse(Arc::new(bytes.to_vec())) else {
        return;
    };
    if backup.rounds().is_some_and(|rounds| rounds > ROUNDS) {
        return;
    }
    let Ok(open) = backup.unlock(PASSWORD) else {
        return;
    };
    let mut left = MEMBERS;
    let faults = open.each_member_until(&mut |member| {
        assert!(!member.path.starts_with('/'), "{}", member.path);
        assert!(member.path.split('/').all(|part| part != ".."));
        let mut content = Vec::new();
        let _ = black_box(member.reader.take(BYTES).read_to_end(&mut content));
        left -= 1;
        if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    black_box(faults);
});
