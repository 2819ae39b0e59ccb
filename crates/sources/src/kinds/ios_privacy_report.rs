//! An App Privacy Report as the phone exports it: JSON, an object a line.
//!
//! Described in: <https://support.apple.com/102188>.

use std::{path::Path, sync::Arc};

use formats::{bytes::SharedBytes, limits::LONE_TEXT_BYTES};
use model::{Fault, SourceKind};
use serde::Deserialize;

use crate::{
    Entry, Likeness, Listed, Recognised, Source,
    container::open_file,
    plain_source::{PlainSource, alone},
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosPrivacyReport,
    recognise,
    open,
};

/// Its path in the one path vocabulary.
const REPORT: &str = "/privacy-report.ndjson";
/// How many lines are looked at for one that is the report's.
const LINES: usize = 32;

/// What every line says of itself; each kind has fields that no other list has together.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(rename = "type")]
    kind: &'l str,
    accessor: Option<serde::de::IgnoredAny>,
    #[serde(rename = "bundleID")]
    app: Option<serde::de::IgnoredAny>,
}

fn recognise(path: &Path) -> Vec<Recognised> {
    let found = is_report(path).then(|| Recognised {
        kind: SourceKind::IosPrivacyReport,
        root: path.to_path_buf(),
        likeness: Likeness::Certain,
    });
    found.into_iter().collect()
}

fn is_report(path: &Path) -> bool {
    let Ok(file) = open_file(path) else {
        return false;
    };
    let file: SharedBytes = Arc::new(file);
    let mut head = vec![0; LONE_TEXT_BYTES];
    let count = file.read_at(0, &mut head).unwrap_or_default();
    head.truncate(count);
    let mut lines = head.split(|byte| *byte == b'\n').take(LINES);
    lines.any(|line| {
        let line = serde_json::from_slice::<Line<'_>>(line);
        line.is_ok_and(|line| match line.kind {
            "access" => line.accessor.is_some(),
            "networkActivity" => line.app.is_some(),
            _ => false,
        })
    })
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the registry's signature: what is wrong with a report is told when it is read"
)]
fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let mut source = PlainSource::new(SourceKind::IosPrivacyReport, root);
    source.add_own(root);
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    source.add(Listed::plain(REPORT, name), alone(root));
    Ok(Box::new(source))
}
