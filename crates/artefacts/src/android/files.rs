//! Reads the list of files on the phone that AndroidQF made: `files.json`, an array of objects or an
//! object a line, hundreds of thousands of them; Bugbane writes it as protobuf (`files.pb`).
//!
//! Without its collector the tool writes a `/` for every space of a path, which nothing undoes: the last
//! name is stated too. Described in: <https://github.com/mvt-project/androidqf/blob/main/modules/files.go>,
//! <https://github.com/mvt-project/android-collector>,
//! <https://github.com/osservatorionessuno/bugbane>.

use std::{borrow::Cow, fmt::Write as _};

use formats::{
    json_items::each_item_in,
    json_scalar::Scalar,
    protobuf::{Value as Field, fields},
    protobuf_items::each_message,
};
use model::{
    Bearing, Fault, FaultKind, HashAlgorithm, Instant, Moment, Place, Record, Trace, Untrusted,
    Value,
};
use serde::Deserialize;

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::app_in_path,
    listed::is_digest,
    lists::{is_protobuf, is_whole, text},
};

/// Files on the phone.
#[derive(Debug)]
pub struct Files;

/// A file on the phone.
#[derive(Debug, serde::Serialize)]
pub struct ListedFile<'a> {
    /// Where it lies.
    pub path: Untrusted<'a>,
    /// Its size.
    pub size_bytes: Option<i64>,
    /// Its kind and permissions, as the tool writes them.
    pub file_mode: Option<Untrusted<'a>>,
    /// Whether anybody may run it.
    pub may_run: Option<bool>,
    /// When its content was last changed.
    pub modified: Option<Instant>,
    /// When its attributes were last changed.
    pub status_changed: Option<Instant>,
    /// MD5 of the file.
    pub file_md5: Option<Untrusted<'a>>,
    /// SHA-1 of the file.
    pub file_sha1: Option<Untrusted<'a>>,
    /// SHA-256 of the file.
    pub file_sha256: Option<Untrusted<'a>>,
    /// SHA-512 of the file.
    pub file_sha512: Option<Untrusted<'a>>,
}

impl Record for ListedFile<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let changed = self.status_changed.filter(|at| Some(*at) != self.modified);
        let events = [(self.modified, "file-modified"), (changed, "file-changed")];
        Moment::each_utc(events, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let path = self.path.raw();
        each(Value::FilePath(path).with(Bearing::Stored));
        if let Some(name) = path.rsplit('/').find(|name| !name.is_empty()) {
            each(Value::FileName(name).with(Bearing::Stored));
        }
        if let Some(app) = app_in_path(path) {
            each(Value::AppId(app).with(Bearing::Mentioned));
        }
        let digests = [
            (HashAlgorithm::Md5, &self.file_md5),
            (HashAlgorithm::Sha1, &self.file_sha1),
            (HashAlgorithm::Sha256, &self.file_sha256),
            (HashAlgorithm::Sha512, &self.file_sha512),
        ];
        for (algorithm, digest) in digests {
            if let Some(digest) = digest {
                each(Value::FileHash(algorithm, digest.raw()).with(Bearing::Stored));
            }
        }
    }
}

impl Artefact for Files {
    type Record<'a> = ListedFile<'a>;

    const DIVIDES: bool = true;

    const ABOUT: About = About {
        files: &["/**/androidqf/files.json", "/**/androidqf/files.pb"],
        fields: &[
            (
                "path",
                "where the file lies; without the tool's collector a space is written as a slash",
            ),
            ("size_bytes", "its size in bytes"),
            (
                "file_mode",
                "its kind and permissions: letters, or octal digits without the tool's collector",
            ),
            ("may_run", "whether anybody may run it"),
            ("modified", "when its content was last changed (UTC)"),
            (
                "status_changed",
                "when its attributes were last changed (UTC)",
            ),
            ("file_md5", "MD5 of the file, where the tool made it"),
            ("file_sha1", "SHA-1 of the file, where the tool made it"),
            ("file_sha256", "SHA-256 of the file, where the tool made it"),
            ("file_sha512", "SHA-512 of the file, where the tool made it"),
        ],
        described_in: &[
            "https://github.com/mvt-project/androidqf/blob/main/modules/files.go",
            "https://github.com/mvt-project/android-collector",
            "https://github.com/osservatorionessuno/bugbane",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut place = String::new();
        let mut tell = |number: u64, is_whole: bool, record: Option<ListedFile<'_>>| {
            if record.is_none() || !is_whole {
                let fault = Fault::new(FaultKind::Malformed, "file of a list");
                out.fault(fault.detail(format_args!("item {number}")));
            }
            let Some(record) = record else {
                return;
            };
            place.clear();
            // Writing to a String cannot fail.
            let _ = write!(place, "{number}");
            out.record(Place::Key(&place), &record);
        };
        let (content, what) = (file.content(), "list of files");
        if is_protobuf(file) {
            // It is small beside the other, and each message says how long it is.
            if file.part().start > 0 {
                return Ok(());
            }
            return each_message(&*content, what, &mut |number, message| {
                tell(number, is_whole(message, &[]), listed(message));
            });
        }
        each_item_in(&*content, file.part(), what, &mut |number, item| {
            // What the library says may quote the file.
            let listed = serde_json::from_str(item).ok().and_then(Listed::record);
            tell(number, true, listed);
        })
    }
}

/// A file of Bugbane's list: 1 path, 2 time of its last change, 3 mode, 4 size; what stands before damage.
fn listed(message: &[u8]) -> Option<ListedFile<'_>> {
    let (mut path, mut size_bytes, mut mode, mut modified) = (None, None, None, None);
    for field in fields(message).filter_map(Result::ok) {
        match (field.number, field.value) {
            (1, value) => path = text(value),
            (2, Field::Fixed(bits)) => {
                let seconds = f64::from_bits(bits);
                modified = (seconds != 0.0)
                    .then(|| Instant::from_unix_s(seconds))
                    .flatten();
            }
            (3, Field::Number(number)) => mode = Some(Cow::Owned(format!("{number:o}"))),
            (3, value) => mode = text(value),
            (4, Field::Bytes(_)) => {
                size_bytes = text(field.value).and_then(|size| size.trim().parse().ok());
            }
            (4, value) => size_bytes = value.signed(),
            _ => {}
        }
    }
    Some(ListedFile {
        path: Untrusted::from(path?),
        size_bytes,
        may_run: mode.as_deref().and_then(may_run),
        file_mode: mode.map(Untrusted::from),
        modified,
        status_changed: None,
        file_md5: None,
        file_sha1: None,
        file_sha256: None,
        file_sha512: None,
    })
}

/// A file as listed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed<'j> {
    #[serde(borrow)]
    path: Scalar<'j>,
    #[serde(borrow)]
    size: Scalar<'j>,
    #[serde(borrow)]
    mode: Scalar<'j>,
    #[serde(borrow)]
    modified_time: Scalar<'j>,
    #[serde(borrow)]
    changed_time: Scalar<'j>,
    #[serde(borrow)]
    md5: Scalar<'j>,
    #[serde(borrow)]
    sha1: Scalar<'j>,
    #[serde(borrow)]
    sha256: Scalar<'j>,
    #[serde(borrow)]
    sha512: Scalar<'j>,
}

impl<'j> Listed<'j> {
    fn record(self) -> Option<ListedFile<'j>> {
        let digest = |text: Scalar<'j>, digits| {
            let text = text.text().filter(|text| is_digest(text, digits))?;
            Some(Untrusted::from(text))
        };
        let mode = match self.mode {
            Scalar::Whole(mode) => Some(Cow::Owned(format!("{mode:o}"))),
            mode => mode.text(),
        };
        Some(ListedFile {
            path: Untrusted::from(self.path.text()?),
            size_bytes: self.size.whole(),
            may_run: mode.as_deref().and_then(may_run),
            file_mode: mode.map(Untrusted::from),
            modified: seconds(&self.modified_time),
            status_changed: seconds(&self.changed_time),
            file_md5: digest(self.md5, 32),
            file_sha1: digest(self.sha1, 40),
            file_sha256: digest(self.sha256, 64),
            file_sha512: digest(self.sha512, 128),
        })
    }
}

/// A time in seconds since 1970; 0 where none is known.
fn seconds(value: &Scalar<'_>) -> Option<Instant> {
    match value {
        Scalar::Real(seconds) => Instant::from_unix_s(*seconds),
        other => other
            .whole()
            .filter(|seconds| *seconds != 0)
            .and_then(|seconds| seconds.checked_mul(1_000_000_000))
            .map(Instant::from_unix_ns),
    }
}

/// Whether somebody may run a file of this mode: `-rwxr-xr-x`, `755`, `100755`.
fn may_run(mode: &str) -> Option<bool> {
    if mode.bytes().all(|digit| matches!(digit, b'0'..=b'7')) {
        let mode = u32::from_str_radix(mode, 8).ok()?;
        return Some(mode & 0o111 != 0);
    }
    let is_letter = |letter| matches!(letter, b'-' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'.');
    let letters = mode.as_bytes().last_chunk::<9>()?;
    mode.bytes().all(is_letter).then(|| {
        letters
            .iter()
            .any(|letter| matches!(letter, b'x' | b's' | b't'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_of_both_forms_say_who_may_run_the_file() {
        for (mode, expected) in [
            ("-rwxr-xr-x", Some(true)),
            ("-rw-rw-r--", Some(false)),
            ("755", Some(true)),
            ("100644", Some(false)),
            ("", None),
            ("rwx", None),
            ("unknown file", None),
        ] {
            assert_eq!(may_run(mode), expected, "{mode}");
        }
    }
}
