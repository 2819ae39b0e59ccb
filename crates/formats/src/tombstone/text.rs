//! Reads the text form of tombstones, line by line.

use std::borrow::Cow;

use memchr::{memchr_iter, memmem};

use super::Tombstone;

/// What stands behind a path in the list of mapped files.
const BEHIND_PATH: [&str; 4] = [" (BuildId: ", " (load bias ", " (load base ", " (offset "];

/// Reads the lines; of what several threads have, the first counts: that of the thread that crashed.
pub(super) fn read<'t>(bytes: &'t [u8], tombstone: &mut Tombstone<'t>) {
    for line in lines(bytes) {
        match line.first() {
            Some(b'B' | b'C' | b'T' | b'p' | b's' | b'u') => {
                header(&String::from_utf8_lossy(line), tombstone);
            }
            Some(b' ') => {
                if let Some(path) = mapped(line) {
                    tombstone.add_file(String::from_utf8_lossy(path));
                }
            }
            _ => {}
        }
    }
}

/// The lines, without their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr_iter(b'\n', bytes)
        .chain([bytes.len()])
        .map(move |end| {
            let line = bytes.get(start..end).unwrap_or_default();
            start = end.saturating_add(1);
            line.strip_suffix(b"\r").unwrap_or(line)
        })
}

fn header(line: &str, tombstone: &mut Tombstone<'_>) {
    let owned = |text: &str| Some(Cow::<str>::Owned(text.to_owned()));
    let Some((key, value)) = line.split_once(' ') else {
        return;
    };
    let value = value.trim();
    match key {
        "Build" if tombstone.build_fingerprint.is_none() => {
            let fingerprint = value.strip_prefix("fingerprint: ").unwrap_or_default();
            let fingerprint = fingerprint.trim_matches('\'');
            tombstone.build_fingerprint = owned(fingerprint).filter(|text| !text.is_empty());
        }
        "Timestamp:" if tombstone.timestamp.is_none() && !value.is_empty() => {
            tombstone.timestamp = owned(value);
        }
        // The arguments behind the first can hold anything.
        "Cmdline:" if tombstone.program.is_none() => {
            tombstone.program = value.split(' ').next().and_then(owned);
        }
        "pid:" if tombstone.pid.is_none() => process(value, tombstone),
        "uid:" if tombstone.uid.is_none() => tombstone.uid = value.parse().ok(),
        "signal" if tombstone.signal.is_none() => signal(value, tombstone),
        _ => {}
    }
}

/// `1, tid: 2, name: three  >>> four <<<`.
fn process(value: &str, tombstone: &mut Tombstone<'_>) {
    let between = |start: &str, end: &str| {
        let (_, rest) = value.split_once(start)?;
        Some(rest.split_once(end).map_or(rest, |(text, _)| text).trim())
    };
    tombstone.pid = value.split(',').next().and_then(|pid| pid.parse().ok());
    tombstone.tid = between("tid: ", ",").and_then(|tid| tid.parse().ok());
    let text = |text: Option<&str>| {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Cow::Owned(text.to_owned()))
    };
    tombstone.thread = text(between("name: ", "  >>>"));
    if tombstone.program.is_none() {
        let program = between(">>> ", " <<<").and_then(|program| program.split(' ').next());
        tombstone.program = text(program);
    }
}

/// `11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0`.
fn signal(value: &str, tombstone: &mut Tombstone<'_>) {
    let numbered = |text: &str| {
        let (number, rest) = text.split_once(' ').unwrap_or((text, ""));
        let name = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let name = name.map(|(name, _)| Cow::Owned(name.to_owned()));
        (number.trim_end_matches(',').parse().ok(), name)
    };
    (tombstone.signal, tombstone.signal_name) = numbered(value);
    if let Some((_, code)) = value.split_once(", code ") {
        (tombstone.code, tombstone.code_name) = numbered(code);
    }
}

/// The path in `    7f00-7fff r-x 0 1000  /path (BuildId: …)` and in `      #00 pc 0123  /path (name+1)`.
fn mapped(line: &[u8]) -> Option<&[u8]> {
    let line = line.trim_ascii_start();
    let first = line.split(|byte| *byte == b' ').next()?;
    let is_frame = first.first() == Some(&b'#');
    // Memory is printed with an address before and characters behind: those have no `-`.
    let is_range = first.contains(&b'-')
        && first
            .iter()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b'\''));
    if !is_frame && !is_range {
        return None;
    }
    let (_, path) = line.split_at_checked(memmem::find(line, b" /")?.saturating_add(1))?;
    let ends = if is_frame { &[" ("][..] } else { &BEHIND_PATH };
    let end = ends
        .iter()
        .filter_map(|end| memmem::find(path, end.as_bytes()))
        .min()
        .unwrap_or(path.len());
    let path = path.get(..end)?.trim_ascii_end();
    // `base.apk!library.so` and `base.apk!classes.dex` lie inside the file before the mark.
    (path.len() > 1).then_some(path)
}
