//! The forms in which phones are handed in.

use std::{fs, path::Path};

use super::{
    androidqf::{self, Mode},
    backup::{self, Protection},
    bugbane, bugreport, clock,
    container::Container,
    description::AndroidPhone,
    intrusion_logs,
    model::Model,
    sealed::{self, AgeKey},
};
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
    /// An acquisition of `AndroidQF` in a folder.
    AndroidQf,
    /// The same from a phone on which the tool's own collector did not run.
    AndroidQfWithoutCollector,
    /// The same as an archive whose entries stand at its root, or under one folder.
    AndroidQfZip {
        /// Whether all entries stand under one folder.
        under_folder: bool,
    },
    /// The same, encrypted on the spot: entries at the root, no certificates. Never the same bytes twice.
    AndroidQfEncrypted(AgeKey),
    /// The archive of Bugbane, which is always encrypted.
    Bugbane(AgeKey),
    /// `backup.ab`, with every app that allows one.
    Backup {
        /// Encrypts it.
        password: Option<String>,
        /// Whether it is compressed.
        compressed: bool,
        /// The version of its layout, 1 to 5.
        version: u32,
    },
    /// The intrusion logs alone: a folder of texts.
    IntrusionLogs,
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
    let cable = matches!(
        form,
        AndroidForm::AndroidQf
            | AndroidForm::AndroidQfWithoutCollector
            | AndroidForm::AndroidQfZip { .. }
            | AndroidForm::AndroidQfEncrypted(_)
            | AndroidForm::Backup { .. }
    );
    let model = Model::of(phone, cable);
    let mut truth = Truth {
        statements: model.statements.clone(),
        ..Truth::default()
    };
    // A backup, logs and other archives tell little of how apps are set up.
    let has_dumps = !matches!(
        form,
        AndroidForm::Backup { .. } | AndroidForm::IntrusionLogs | AndroidForm::Bugbane(_)
    );
    truth
        .signs
        .extend(model.signs.iter().filter(|_| has_dumps).cloned());
    write(&model, form, target, &mut truth)?;
    truth.bytes = size(target)?;
    Ok(truth)
}

/// Writes the form.
fn write(
    model: &Model,
    form: &AndroidForm,
    target: &Path,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let stamp = clock::dos(model.now());
    match form {
        AndroidForm::BugReportText => {
            let main = bugreport::main_text(model, "", truth);
            fs::write(target, main).at(target)
        }
        AndroidForm::BugReportFolder => {
            bugreport::write(model, "", &mut Container::folder(target)?, truth)
        }
        AndroidForm::BugReportZip => {
            let mut zip = Container::zip(target, true, stamp)?;
            bugreport::write(model, "", &mut zip, truth)?;
            zip.finish().map(drop)
        }
        AndroidForm::AndroidQf | AndroidForm::AndroidQfWithoutCollector => {
            let collector = matches!(form, AndroidForm::AndroidQf);
            acquisition(model, "", collector, &mut Container::folder(target)?, truth)
        }
        AndroidForm::AndroidQfZip { under_folder } => {
            let uuid = format!("{}/", androidqf::uuid(&model.phone));
            let prefix = if *under_folder { uuid.as_str() } else { "" };
            let mut zip = Container::zip(target, true, stamp)?;
            acquisition(model, prefix, true, &mut zip, truth)?;
            zip.finish().map(drop)
        }
        AndroidForm::AndroidQfEncrypted(key) | AndroidForm::Bugbane(key) => {
            let mut zip = Container::memory(true, stamp);
            if matches!(form, AndroidForm::Bugbane(_)) {
                bugbane::write(model, &mut zip, truth)?;
            } else {
                encrypted_acquisition(model, &mut zip, truth)?;
            }
            fs::write(target, sealed::seal(&zip.finish()?, key)?).at(target)
        }
        AndroidForm::Backup {
            password,
            compressed,
            version,
        } => {
            let protection = Protection {
                password: password.as_deref(),
                compressed: *compressed,
                version: *version,
                ..Protection::NONE
            };
            let bytes = backup::write(model, protection, truth)?;
            fs::write(target, bytes).at(target)
        }
        AndroidForm::IntrusionLogs => logs(model, &mut Container::folder(target)?, truth),
    }
}

/// The intrusion logs alone.
fn logs(model: &Model, folder: &mut Container, truth: &mut Truth) -> Result<(), BuildError> {
    for (name, page) in intrusion_logs::days(model) {
        page.state("", truth);
        folder.put(&name, &page.text)?;
    }
    Ok(())
}

/// What the tool writes when it encrypts: names without a folder, no certificates.
fn encrypted_acquisition(
    model: &Model,
    zip: &mut Container,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let mode = Mode {
        prefix: "",
        listed: "",
        collector: true,
        certificates: false,
    };
    androidqf::write(model, mode, zip, truth)
}

fn acquisition(
    model: &Model,
    prefix: &str,
    collector: bool,
    container: &mut Container,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let listed = format!("{}/", androidqf::uuid(&model.phone));
    let mode = Mode {
        prefix,
        listed: &listed,
        collector,
        certificates: true,
    };
    androidqf::write(model, mode, container, truth)
}

/// Bytes of a file, or of all files below a folder.
pub(crate) fn size(path: &Path) -> Result<u64, BuildError> {
    let metadata = fs::symlink_metadata(path).at(path)?;
    if !metadata.is_dir() {
        return Ok(metadata.len());
    }
    let mut bytes = 0;
    for entry in fs::read_dir(path).at(path)? {
        bytes += size(&entry.at(path)?.path())?;
    }
    Ok(bytes)
}
