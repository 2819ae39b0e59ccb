//! Reads the protobuf form of tombstones, of which a few fields in thousands are wanted.

use std::borrow::Cow;

use model::Fault;

use super::Tombstone;
use crate::protobuf::{self, Value};

/// Reads the fields in order; a damaged one ends the message, or its part of it.
pub(super) fn read<'t>(bytes: &'t [u8], tombstone: &mut Tombstone<'t>) {
    let mut faults = Vec::new();
    each_field(bytes, &mut faults, |number, value, faults| {
        field(number, value, tombstone, faults);
    });
    tombstone.faults.append(&mut faults);
}

fn field<'t>(
    number: u64,
    value: Value<'t>,
    tombstone: &mut Tombstone<'t>,
    faults: &mut Vec<Fault>,
) {
    let message = || value.bytes().unwrap_or_default();
    match number {
        2 => tombstone.build_fingerprint = filled(value),
        4 => tombstone.timestamp = filled(value),
        5 => tombstone.pid = value.number(),
        6 => tombstone.tid = value.number(),
        7 => tombstone.uid = value.number(),
        8 => tombstone.selinux_label = filled(value),
        // The arguments behind the first can hold anything.
        9 if tombstone.program.is_none() => tombstone.program = filled(value),
        10 => each_field(message(), faults, |number, value, _| match number {
            1 => tombstone.signal = value.signed(),
            2 => tombstone.signal_name = filled(value),
            3 => tombstone.code = value.signed(),
            4 => tombstone.code_name = filled(value),
            _ => {}
        }),
        16 if tombstone.thread.is_none() => {
            tombstone.thread = name_of(tombstone.tid, message(), faults);
        }
        17 => each_field(message(), faults, |number, value, _| {
            if let (7, Some(name)) = (number, filled(value))
                && name.starts_with('/')
            {
                tombstone.add_file(name);
            }
        }),
        _ => {}
    }
}

/// The name of the thread that an entry of the threads holds, when it is the one that crashed.
fn name_of<'t>(tid: Option<u32>, entry: &'t [u8], faults: &mut Vec<Fault>) -> Option<Cow<'t, str>> {
    let (mut key, mut thread) = (None, None);
    each_field(entry, faults, |number, value, _| match number {
        1 => key = value.number::<u32>(),
        2 => thread = value.bytes(),
        _ => {}
    });
    let mut name = None;
    // A thread holds its whole memory: only that of the crash is opened.
    if let (Some(thread), true) = (thread, key == tid && tid.is_some()) {
        each_field(thread, faults, |number, value, _| {
            if number == 2 {
                name = filled(value);
            }
        });
    }
    name
}

fn each_field<'t>(
    bytes: &'t [u8],
    faults: &mut Vec<Fault>,
    mut each: impl FnMut(u64, Value<'t>, &mut Vec<Fault>),
) {
    // One fault a tombstone says as much as one for each of its damaged mappings.
    for field in protobuf::fields(bytes) {
        match field {
            Ok(field) => each(field.number, field.value, faults),
            Err(fault) if faults.is_empty() => faults.push(fault),
            Err(_) => {}
        }
    }
}

/// The text, unless it is empty or blank: a default that was written all the same. Labels come with
/// the zero byte behind them.
fn filled(value: Value<'_>) -> Option<Cow<'_, str>> {
    let bytes = value.bytes()?;
    let text = String::from_utf8_lossy(bytes.strip_suffix(b"\0").unwrap_or(bytes));
    Some(text).filter(|text| !text.trim().is_empty())
}
