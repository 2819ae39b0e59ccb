//! Reads the list of all files of a dump of an iPhone, which the source makes while it is read: JSON, an
//! object a line.
//!
//! Described in: <https://github.com/ndjson/ndjson-spec>.

use std::borrow::Cow;

use formats::text::each_line;
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};
use serde::Deserialize;

use crate::{About, Artefact, Out, PhoneFile, listed_file::state_listed};

/// The files of a dump.
#[derive(Debug)]
pub struct FileList;

/// One file, link or empty folder of the phone.
#[derive(Debug, serde::Serialize)]
pub struct DumpedFile<'a> {
    /// Its path on the phone.
    pub path: Untrusted<'a>,
    /// `file`, `folder` (an empty one), `link` or `other`.
    pub kind: &'static str,
    /// Its size.
    pub size_bytes: Option<u64>,
    /// Type and permissions.
    pub mode: Option<u32>,
    /// When its content last changed.
    pub modified: Option<Instant>,
    /// Whether it begins as a program does.
    pub program: Option<bool>,
}

impl Record for DumpedFile<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.modified, "file-modified")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_listed(self.path.raw(), each);
    }
}

impl Artefact for FileList {
    type Record<'a> = DumpedFile<'a>;

    const ABOUT: About = About {
        files: &["/file-list.ndjson"],
        fields: &[
            ("path", "its path on the phone"),
            ("kind", "file, folder (an empty one), link or other"),
            ("size_bytes", "its size in bytes"),
            (
                "mode",
                "type and permissions, as in POSIX stat, where the dump kept those of the phone",
            ),
            (
                "modified",
                "when its content last changed (UTC), where the dump kept that",
            ),
            (
                "program",
                "whether it begins as a program does; looked at in temporary folders alone",
            ),
        ],
        described_in: &["https://github.com/ndjson/ndjson-spec"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        each_line(&*file.content(), &mut |line| {
            if line.bytes.is_empty() {
                return;
            }
            // What the library says may quote the file.
            if let Ok(listed) = serde_json::from_slice::<Listed<'_>>(line.bytes) {
                out.record(Place::Line(line.number), &listed.record());
            } else {
                let fault = Fault::new(FaultKind::Malformed, "file of a list");
                out.fault(fault.detail(format_args!("line {}", line.number)));
            }
        })
    }
}

/// A file as listed.
#[derive(Deserialize)]
struct Listed<'j> {
    #[serde(borrow)]
    path: Cow<'j, str>,
    #[serde(borrow, default)]
    kind: Cow<'j, str>,
    #[serde(default)]
    size_bytes: Option<u64>,
    #[serde(default)]
    mode: Option<u32>,
    #[serde(borrow, default)]
    modified: Option<Cow<'j, str>>,
    #[serde(default)]
    program: Option<bool>,
}

impl<'j> Listed<'j> {
    fn record(self) -> DumpedFile<'j> {
        DumpedFile {
            path: Untrusted::from(self.path),
            kind: match &*self.kind {
                "file" => "file",
                "folder" => "folder",
                "link" => "link",
                _ => "other",
            },
            size_bytes: self.size_bytes,
            mode: self.mode,
            modified: self.modified.and_then(|text| Instant::parse(&text)),
            program: self.program,
        }
    }
}
