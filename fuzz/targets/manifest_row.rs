//! Rows of a backup's manifest: what is said of a file, and a path that stays on the phone.
#![no_main]

use std::hint::black_box;

use formats::backup_manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = black_box(backup_manifest::file_meta(bytes));
    let row = String::from_utf8_lossy(bytes);
    let (domain, path) = row.split_once('-').unwrap_or(("HomeDomain", &row));
    black_box(backup_manifest::file_id(domain, path));
    if let Ok(path) = backup_manifest::phone_path(domain, path) {
        assert!(path.as_str().starts_with('/'), "{path:?}");
        assert!(
            path.as_str().split('/').all(|part| part != ".."),
            "{path:?}"
        );
    }
});
