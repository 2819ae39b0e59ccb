//! The list of all files of a dump as a file of its own: JSON, an object a line, written while it is read.
//!
//! Described in: <https://github.com/ndjson/ndjson-spec>.

use std::sync::{Arc, Mutex, PoisonError};

use formats::{
    archive::readable,
    bytes::ByteSource,
    limits::{DUMP_BEGINNINGS, DUMP_BEGINNINGS_UNPACKED},
};
use model::{Fault, FaultKind, Instant};

use super::{
    FileSystem, Kind,
    roots::write_path,
    tree::{FILES, Facts},
};

/// How many lines are written at a time.
const LINES: usize = 2_048;
/// Folders in which the beginning of each file is looked at: neither the system nor the store puts programs
/// there.
const TEMPORARY: [&str; 2] = [
    "/private/var/tmp/",
    "/private/var/db/com.apple.xpc.roleaccountd.staging/",
];
/// How programs begin: of one processor, or of several.
const PROGRAMS: [[u8; 4]; 4] = [
    [0xcf, 0xfa, 0xed, 0xfe],
    [0xce, 0xfa, 0xed, 0xfe],
    [0xca, 0xfe, 0xba, 0xbe],
    [0xca, 0xfe, 0xba, 0xbf],
];
/// The permission to run, of owner, group or others.
const MAY_RUN: u32 = 0o111;

/// A line of the list.
#[derive(serde::Serialize)]
struct Line<'l> {
    path: &'l str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    program: Option<bool>,
}

/// The list of all files of a dump.
pub(crate) struct FileList {
    system: Arc<FileSystem>,
    facts: Vec<Facts>,
    /// Which of them lie in a temporary folder, and whether each is a program; sorted.
    programs: Vec<(usize, bool)>,
    /// That there are more than were looked at.
    left_out: Option<Fault>,
    /// Where each piece begins, and the end.
    pieces: Vec<u64>,
    /// The piece written last.
    last: Mutex<(usize, Arc<Vec<u8>>)>,
}

impl FileList {
    /// Looks at what the disk or the archive says of each file.
    pub(crate) fn new(system: &Arc<FileSystem>) -> Self {
        let mut facts = system.carrier.facts();
        facts.resize(system.carrier.len(), Facts::default());
        forget_foreign_modes(&mut facts);
        let (programs, left_out) = programs(system);
        let mut list = Self {
            programs,
            left_out,
            system: Arc::clone(system),
            facts,
            pieces: vec![0],
            last: Mutex::new((usize::MAX, Arc::default())),
        };
        let mut end = 0_u64;
        for piece in 0..list.facts.len().min(FILES).div_ceil(LINES) {
            let len = list.write(piece).len();
            end = end.saturating_add(u64::try_from(len).unwrap_or(u64::MAX));
            list.pieces.push(end);
        }
        list
    }

    /// What could not be looked at for it.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.left_out.clone()
    }

    /// The lines of one piece.
    fn write(&self, piece: usize) -> Vec<u8> {
        let mut lines = Vec::new();
        let mut path = String::new();
        let first = piece.saturating_mul(LINES);
        let mut at = first;
        self.system.carrier.each_from(first, &mut |stored, kind| {
            write_path(&self.system.roots, stored, &mut path);
            self.write_line(at, &path, kind, &mut lines);
            at = at.saturating_add(1);
            at.saturating_sub(first) < LINES
        });
        lines
    }

    fn write_line(&self, at: usize, path: &str, kind: Kind, lines: &mut Vec<u8>) {
        let facts = self.facts.get(at).copied().unwrap_or_default();
        let looked_at = self.programs.binary_search_by_key(&at, |(at, _)| *at);
        let program = looked_at.ok().and_then(|found| self.programs.get(found));
        let line = Line {
            path,
            kind: kind.name(),
            size_bytes: facts.size.filter(|_| kind == Kind::File),
            mode: facts.mode,
            modified: facts.modified,
            program: program.map(|(_, program)| *program),
        };
        // Writing to memory cannot fail, and nothing of a line is no JSON.
        let _ = serde_json::to_writer(&mut *lines, &line);
        lines.push(b'\n');
    }

    fn piece(&self, piece: usize) -> Arc<Vec<u8>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.0 != piece {
            *last = (piece, Arc::new(self.write(piece)));
        }
        Arc::clone(&last.1)
    }
}

impl ByteSource for FileList {
    fn len(&self) -> u64 {
        self.pieces.last().copied().unwrap_or_default()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
            if at >= self.len() {
                break;
            }
            let next = self.pieces.partition_point(|start| *start <= at);
            let piece = next.saturating_sub(1);
            let start = self.pieces.get(piece).copied().unwrap_or_default();
            match self.piece(piece).read_at(at.saturating_sub(start), rest)? {
                0 => break,
                count => filled = filled.saturating_add(count),
            }
        }
        Ok(filled)
    }
}

/// A dump that was unpacked where there are no permissions shows the same for every file: they are not the
/// phone's, on which most files are no programs.
fn forget_foreign_modes(facts: &mut [Facts]) {
    let may_run = |facts: &&Facts| facts.mode.is_some_and(|mode| mode & MAY_RUN != 0);
    let count = facts.iter().filter(may_run).count();
    if count > facts.len() / 2 {
        for one in facts {
            one.mode = None;
        }
    }
}

/// Which files of temporary folders are programs, by their first bytes; and whether there are too many.
fn programs(system: &FileSystem) -> (Vec<(usize, bool)>, Option<Fault>) {
    let mut files = Vec::new();
    let mut path = String::new();
    let mut at = 0_usize;
    let mut left_out = None;
    let most = if system.is_compressed() {
        DUMP_BEGINNINGS_UNPACKED
    } else {
        DUMP_BEGINNINGS
    };
    system.carrier.each_from(0, &mut |stored, kind| {
        write_path(&system.roots, stored, &mut path);
        let is_there = TEMPORARY.iter().any(|folder| path.starts_with(folder));
        if kind == Kind::File && is_there && files.len() < most {
            files.push((at, readable(stored).into_owned()));
        } else if kind == Kind::File && is_there {
            let many = Fault::new(FaultKind::TooMany, "files of temporary folders");
            left_out = Some(many.detail(format_args!("the first {most} were looked at")));
        }
        at = at.saturating_add(1);
        left_out.is_none()
    });
    let files = files.into_iter();
    let programs = files.filter_map(|(at, stored)| Some((at, is_program(system, &stored)?)));
    (programs.collect(), left_out)
}

fn is_program(system: &FileSystem, stored: &str) -> Option<bool> {
    let (bytes, _) = system.bytes(stored).ok()?;
    let mut head = [0; 4];
    let count = bytes.read_at(0, &mut head).ok()?;
    Some(count == head.len() && PROGRAMS.contains(&head))
}
