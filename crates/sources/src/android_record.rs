//! What an Android source says of itself, from the properties of the phone.
//!
//! Described in: <https://source.android.com/docs/core/architecture/configuration/add-system-properties>.

use std::path::Path;

use model::{Instant, SourceKind, SourceRecord, Untrusted};

use crate::own_files;

/// The record of what lies at `root`: of the phone, what its properties tell.
pub(crate) fn record<'p>(
    kind: SourceKind,
    root: &Path,
    made_at: Option<Instant>,
    property: impl Fn(&str) -> Option<&'p str>,
) -> SourceRecord {
    let text = |name| Some(Untrusted::from(property(name)?).to_static());
    SourceRecord {
        id: String::new(),
        kind,
        location: Untrusted::from(root.to_string_lossy()).to_static(),
        encrypted: false,
        os_version: text("ro.build.version.release"),
        model: text("ro.product.model"),
        device: own_files::device(property("ro.serialno")),
        made_at,
        files_listed: 0,
    }
}
