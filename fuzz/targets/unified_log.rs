//! Unified logs with the files that they refer to: what is told stays within what was read.
#![no_main]

use std::sync::Arc;

use formats::{
    bytes::SharedBytes,
    neighbours::Neighbours,
    unified_log::{self, Message, Process, Reader, Seen, Strings, When},
};
use libfuzzer_sys::fuzz_target;
use model::{Fault, Instant};

/// The same strings for every program, and one file of times.
struct Files {
    strings: Vec<u8>,
    shared: Vec<u8>,
    times: Vec<u8>,
}

impl Neighbours for Files {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        let bytes = match path {
            path if path.contains("timesync") => &self.times,
            path if path.contains("/dsc/") => &self.shared,
            _ => &self.strings,
        };
        Ok(Arc::new(bytes.clone()))
    }

    fn names_in(&self, _: &str) -> Vec<String> {
        vec!["0.timesync".to_owned()]
    }
}

/// Counts, and asks for everything.
#[derive(Default)]
struct Counts {
    entries: u64,
    messages: u64,
}

impl Reader for Counts {
    fn wants_program(&mut self, _: &str) -> bool {
        true
    }

    fn wants_format(&mut self, _: &str, _: &str) -> bool {
        true
    }

    fn seen(&mut self, _: Process<'_>, seen: Seen) {
        assert!(seen.first <= seen.last || seen.last.is_none());
        self.entries += seen.entries;
    }

    fn text(&mut self, _: Process<'_>, _: &str, when: When<'_>) {
        when();
    }

    fn message(&mut self, _: Process<'_>, _: Message<'_>) {
        self.messages += 1;
    }

    fn state(&mut self, _: Process<'_>, _: &str, _: &[u8], _: Option<Instant>) {}
}

// Three lengths, the least byte first: of the strings, the shared strings, the times. The log follows them.
fuzz_target!(init: fuzz::panics::let_caught_ones_pass(), |bytes: &[u8]| {
    let Some((lengths, mut rest)) = bytes.split_first_chunk::<6>() else {
        return;
    };
    let mut part = |at: usize| {
        let length = usize::from(u16::from_le_bytes([lengths[at], lengths[at + 1]]));
        let (part, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        part.to_vec()
    };
    let files = Files {
        strings: part(0),
        shared: part(2),
        times: part(4),
    };
    let mut counts = Counts::default();
    let read = |counts: &mut Counts| {
        unified_log::read(&rest, &Strings::default(), &files, counts, &mut |_| {})
    };
    if let Ok(summary) = read(&mut counts) {
        assert!(counts.entries <= summary.entries && counts.messages <= summary.messages);
        let mut again = Counts::default();
        assert_eq!(read(&mut again), Ok(summary));
    }
});
