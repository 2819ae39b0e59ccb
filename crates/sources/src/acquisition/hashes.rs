//! The list of hashes that an acquisition holds: what it states of its files.
//!
//! Described in: <https://github.com/mvt-project/androidqf> (`hashes.csv`),
//! <https://www.rfc-editor.org/rfc/rfc4180>.

use std::collections::{BTreeMap, BTreeSet};

use csv::ReaderBuilder;
use formats::{
    bytes::read_all,
    limits::{ACQUISITION_LIST_BYTES, ARCHIVE_MEMBERS, ARCHIVE_NAME_BYTES},
};
use model::{Fault, FaultKind};

use super::names::{HASHES, TOOL_LOG};
use crate::container::Container;

/// What the list states of the files below `folder`: stored name, name for people, SHA-256. A file that is
/// not there is a fault.
pub(crate) fn stated(
    container: &Container,
    folder: &str,
    fault: &mut dyn FnMut(Fault),
) -> Vec<(String, String, String)> {
    let name = format!("{folder}{HASHES}");
    let names = container.names();
    if names.binary_search(&name.as_str()).is_err() {
        return Vec::new();
    }
    let rows = rows(container, &name, fault);
    let before = common(&rows, &names, folder);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (listed, sha256) in rows {
        let name = listed.strip_prefix(&before).unwrap_or(&listed);
        // The tool writes to both while it makes the list.
        if matches!(name, HASHES | TOOL_LOG) {
            continue;
        }
        let stored = format!("{folder}{name}");
        if names.binary_search(&stored.as_str()).is_err() {
            fault(Fault::new(FaultKind::Missing, name));
            continue;
        }
        // Each file is compared once, with the first hash that is stated of it.
        if seen.insert(stored.clone()) {
            all.push((stored, name.to_owned(), sha256.trim().to_owned()));
        }
    }
    all
}

/// The rows of the list, as far as it can be read: path and SHA-256.
fn rows(container: &Container, name: &str, fault: &mut dyn FnMut(Fault)) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let read = container.read(name, ACQUISITION_LIST_BYTES);
    let text = read.and_then(|(content, damage)| {
        damage.into_iter().for_each(&mut *fault);
        read_all(&*content, ACQUISITION_LIST_BYTES, HASHES)
    });
    let text = match text {
        Ok(text) => text,
        Err(broken) => {
            fault(broken);
            return rows;
        }
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_slice());
    for row in reader.byte_records() {
        let row = match row {
            Ok(row) if rows.len() < ARCHIVE_MEMBERS => row,
            Ok(_) => {
                fault(Fault::new(FaultKind::TooMany, HASHES));
                break;
            }
            Err(error) => {
                fault(Fault::new(FaultKind::Malformed, HASHES).detail(error));
                break;
            }
        };
        let field = |at| row.get(at).map(String::from_utf8_lossy);
        match (field(0), field(1)) {
            (Some(path), Some(stated))
                if stated.trim().len() == 64 && path.len() <= ARCHIVE_NAME_BYTES =>
            {
                // A computer with Windows parts names with another sign.
                rows.push((path.replace('\\', "/"), stated.into_owned()));
            }
            _ => {
                let line = row.position().map_or(0, csv::Position::line);
                let broken = Fault::new(FaultKind::Malformed, HASHES);
                fault(broken.detail(format_args!("line {line}")));
            }
        }
    }
    rows
}

/// What the list puts before the name of each file: the folder into which the tool wrote, as given to it.
/// It is that with which most rows name a file that is there.
fn common(rows: &[(String, String)], names: &[&str], folder: &str) -> String {
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for (path, _) in rows {
        let starts = path.match_indices('/').map(|(at, _)| at.saturating_add(1));
        let mut starts = std::iter::once(0).chain(starts);
        let start = starts.find(|start| {
            let name = path.get(*start..).filter(|name| !name.is_empty());
            name.is_some_and(|name| {
                let stored = format!("{folder}{name}");
                names.binary_search(&stored.as_str()).is_ok()
            })
        });
        if let Some(before) = start.and_then(|start| path.get(..start)) {
            let count = found.entry(before).or_default();
            *count = count.saturating_add(1);
        }
    }
    let most = found.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(String::new, |(before, _)| before.to_owned())
}
