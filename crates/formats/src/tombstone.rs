//! Reads what Android keeps of the crash of a native process: tombstones, as text and as protobuf.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/native-crash>,
//! <https://cs.android.com/android/platform/superproject/main/+/main:system/core/debuggerd/proto/tombstone.proto>.

mod binary;
mod text;

use std::{borrow::Cow, collections::BTreeSet};

use model::{Fault, FaultKind};

use crate::limits::TOMBSTONE_FILES;

/// What a tombstone says of the crash. Memory, registers, logs and the crash's message are not kept:
/// they can hold anything that the process had in its memory.
#[derive(Debug, Default)]
pub struct Tombstone<'t> {
    /// The build of the system that ran.
    pub build_fingerprint: Option<Cow<'t, str>>,
    /// When, as written: `YYYY-MM-DD hh:mm:ss`, mostly with a fraction and an offset from UTC.
    pub timestamp: Option<Cow<'t, str>>,
    /// The number of the process.
    pub pid: Option<u32>,
    /// The number of the thread that crashed.
    pub tid: Option<u32>,
    /// The user under whom it ran.
    pub uid: Option<u32>,
    /// Its SELinux label.
    pub selinux_label: Option<Cow<'t, str>>,
    /// The first argument of its command line: a program's path, or an app's process name.
    pub program: Option<Cow<'t, str>>,
    /// The name of the thread that crashed.
    pub thread: Option<Cow<'t, str>>,
    /// The number of the signal.
    pub signal: Option<i32>,
    /// The name of the signal (`SIGSEGV`).
    pub signal_name: Option<Cow<'t, str>>,
    /// The code of the signal.
    pub code: Option<i32>,
    /// The name of the code (`SEGV_MAPERR`).
    pub code_name: Option<Cow<'t, str>>,
    /// Files that the process had mapped, some with ` (deleted)` behind.
    pub files: BTreeSet<Cow<'t, str>>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// Reads a tombstone of either form, told apart by the first byte.
///
/// # Errors
/// When nothing in it says which process crashed.
pub fn parse(bytes: &[u8]) -> Result<Tombstone<'_>, Fault> {
    let mut tombstone = Tombstone::default();
    match bytes.first() {
        None => return Err(Fault::new(FaultKind::Short, "tombstone").detail("no bytes")),
        // The first field of the message is 1, 2 or, when nothing is known, a later one: never a
        // character that begins a text.
        Some(b'\t' | b'\n' | b'\r' | b' '..=b'~') => text::read(bytes, &mut tombstone),
        Some(_) => binary::read(bytes, &mut tombstone),
    }
    if tombstone.pid.is_some() || tombstone.program.is_some() {
        return Ok(tombstone);
    }
    let unknown = || Fault::new(FaultKind::UnknownSchema, "tombstone").detail("no process named");
    Err(tombstone.faults.pop().unwrap_or_else(unknown))
}

impl<'t> Tombstone<'t> {
    fn add_file(&mut self, file: Cow<'t, str>) {
        if self.files.len() < TOMBSTONE_FILES {
            self.files.insert(file);
        } else if !self.files.contains(&file) && !self.faults.iter().any(is_too_many) {
            let fault = Fault::new(FaultKind::TooMany, "files mapped by a crashed process");
            self.faults
                .push(fault.detail(format_args!("the limit is {TOMBSTONE_FILES}")));
        }
    }
}

fn is_too_many(fault: &Fault) -> bool {
    fault.kind == FaultKind::TooMany
}

#[cfg(test)]
mod tests;
