//! The forms in which phones are handed in.

use std::{fs, path::Path};

use super::{bugreport, clock, container::Container, description::AndroidPhone, model::Model};
use crate::{BuildError, Truth, error::At};

/// The form in which a phone is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AndroidForm {
    /// A bug report as the phone shares it: a zip archive.
    BugReportZip,
    /// The same, unpacked into a folder.
    BugReportFolder,
    /// Its main text alone.
    BugReportText,
}

/// Writes `phone` in `form` to `target`, a folder or a file, and states what is in it. The same
/// phone and form give the same bytes.
///
/// # Errors
/// When the folder holds something already, or something cannot be written.
pub fn build_android(
    phone: &AndroidPhone,
    form: &AndroidForm,
    target: &Path,
) -> Result<Truth, BuildError> {
    let model = Model::of(phone);
    let mut truth = Truth {
        statements: model.statements.clone(),
        ..Truth::default()
    };
    let stamp = clock::dos(model.now());
    match form {
        AndroidForm::BugReportText => {
            let main = bugreport::main_text(&model, "", &mut truth);
            fs::write(target, main).at(target)?;
        }
        AndroidForm::BugReportFolder => {
            bugreport::write(&model, "", &mut Container::folder(target)?, &mut truth)?;
        }
        AndroidForm::BugReportZip => {
            let mut zip = Container::zip(target, true, stamp)?;
            bugreport::write(&model, "", &mut zip, &mut truth)?;
            zip.finish()?;
        }
    }
    truth.bytes = size(target)?;
    Ok(truth)
}

/// Bytes of a file, or of all files below a folder.
fn size(path: &Path) -> Result<u64, BuildError> {
    let metadata = fs::metadata(path).at(path)?;
    if metadata.is_file() {
        return Ok(metadata.len());
    }
    let mut bytes = 0;
    for entry in fs::read_dir(path).at(path)? {
        bytes += size(&entry.at(path)?.path())?;
    }
    Ok(bytes)
}
