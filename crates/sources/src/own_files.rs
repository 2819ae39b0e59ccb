//! What was handed in, as a phone file of its own: its hash is that by which the source is known again.

use std::path::Path;

use formats::digests;
use sha2::{Digest as _, Sha256};

use crate::{Listed, container::Container};

/// Where a source's own files stand in the one path vocabulary.
pub(crate) const OWN: &str = "/source/";

/// The archive or text that was handed in; of a folder, its file `main`.
pub(crate) fn listed(root: &Path, container: &Container, main: &str) -> Listed {
    match container {
        Container::Folder { .. } => below(main),
        Container::Zip(_) | Container::Tar(_) | Container::File { .. } => of_file(root),
    }
}

/// The one file that was handed in.
pub(crate) fn of_file(root: &Path) -> Listed {
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    below(&name)
}

/// A file of the folder that was handed in.
pub(crate) fn below(stored_path: &str) -> Listed {
    Listed::plain(format!("{OWN}{stored_path}"), stored_path)
}

/// Whether a path is that of a file handed in.
pub(crate) fn is_own(path: &str) -> bool {
    path.starts_with(OWN)
}

/// The hash by which a phone is known again, from a number that it states of itself: they differ in case
/// and dashes between files.
pub(crate) fn device(identifier: Option<&str>) -> Option<String> {
    let identifier = identifier.filter(|text| !text.is_empty() && *text != "unknown")?;
    let plain: String = identifier
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let hash = Sha256::digest(format!("vigie device {plain}"));
    Some(digests::hexadecimal(&hash))
}
