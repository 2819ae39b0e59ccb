//! Bug reports and dumps of services: where their sections stand.
#![no_main]

use formats::dump;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let dump = dump::index(&bytes);
    let (mut end, mut line) = (0, 0);
    for section in &dump.sections {
        assert!(section.path.starts_with('/'), "{section:?}");
        assert!(
            section.start >= end && section.end >= section.start,
            "{section:?}"
        );
        assert!(section.first_line > line, "{section:?}");
        (end, line) = (section.end, section.first_line);
    }
    assert!(end <= bytes.len() as u64);
});
