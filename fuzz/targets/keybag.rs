//! Keybags of encrypted backups; tried with a password only where few rounds are asked for.
#![no_main]

use formats::keybag::Keybag;
use libfuzzer_sys::fuzz_target;

/// Rounds of key derivation that take no time.
const FEW_ROUNDS: u32 = 100;

fuzz_target!(|bytes: &[u8]| {
    let Ok(keybag) = Keybag::parse(bytes) else {
        return;
    };
    let (outer, inner) = keybag.rounds();
    if outer.saturating_add(inner) > FEW_ROUNDS {
        return;
    }
    if let Ok(keys) = keybag.unlock("password") {
        let _ = keys.unwrap_file_key(bytes);
    }
});
