//! Values of every kind: the first byte picks the kind, the second the phone.
#![no_main]

use detect::indicators::Platform;
use fuzz::walk::MATCHER;
use libfuzzer_sys::fuzz_target;
use model::{HashAlgorithm, Value};

fuzz_target!(|bytes: &[u8]| {
    let Some((&[kind, platform], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let platforms = [Platform::Ios, Platform::Android, Platform::Any];
    let platform = platforms[usize::from(platform) % platforms.len()];
    let text = String::from_utf8_lossy(rest);
    let mut told = |hit: detect::matcher::Hit<'_>| assert!(!hit.indicators.is_empty(), "{hit:?}");
    MATCHER.find(platform, value(kind, &text), &mut told);
});

fn value(kind: u8, text: &str) -> Value<'_> {
    match kind % 16 {
        0 => Value::Url(text),
        1 => Value::Host(text),
        2 => Value::Email(text),
        3 => Value::Phone(text),
        4 => Value::Process(text),
        5 => Value::ProcessCut(text),
        6 => Value::PathComponent(text),
        7 => Value::FileName(text),
        8 => Value::FilePath(text),
        9 => Value::FileHash(HashAlgorithm::Sha256, text),
        10 => Value::AppId(text),
        11 => Value::Certificate(HashAlgorithm::Sha1, text),
        12 => Value::Profile(text),
        13 => Value::SignerOrganisation(text),
        14 => Value::SignerName(text),
        _ => Value::Property(text),
    }
}
