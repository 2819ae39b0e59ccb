//! Reads Android packages (APK): the manifest, and every certificate of their signers.
//!
//! Certificates are told, signatures are not verified: whether a digest in a signature fits the file is
//! Android's work when it installs, and a sample changed afterwards must still tell who signed it.
//!
//! Archive, manifest and signatures are read by our own code, although there are libraries. Those for
//! archives refuse what Android takes: samples are made so that tools fail on them. The one made for
//! such samples (`apk-info-zip` 1.1) reads directories without a limit and inflates an entry up to
//! 4 GiB; its reader of signatures rests on a release candidate. All three formats are small.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>,
//! <https://source.android.com/docs/security/features/apksigning>,
//! <https://developer.android.com/guide/topics/manifest/manifest-intro>.

mod anomaly;
mod axml;
mod certificates;
mod component;
mod directory;
mod inflate;
mod manifest;
mod signature_file;
mod signing_block;
mod string_pool;
mod zip;

#[cfg(test)]
mod tests;

pub use anomaly::Anomaly;
pub use certificates::{Scheme, Signer};
pub use component::{Component, ComponentKind};
pub use manifest::Manifest;

use std::collections::BTreeSet;

use model::{Fault, FaultKind, Faults};

use crate::{
    bytes::ByteSource,
    limits::{APK_MANIFEST_BYTES, APK_SIGNATURE_BYTES, APK_SIGNATURE_FILES},
};

use certificates::Certificates;
use zip::{Archive, Entry};

const MANIFEST: &str = "AndroidManifest.xml";

/// What an Android package says of itself.
#[derive(Clone, Debug, Default)]
pub struct Apk {
    /// Its manifest, as far as it could be read.
    pub manifest: Option<Manifest>,
    /// Every certificate of its signers, those of earlier keys included, each once.
    pub signers: Vec<Signer>,
    /// In which ways it is signed.
    pub schemes: BTreeSet<Scheme>,
    /// What is made in a way that no ordinary tool makes it.
    pub anomalies: BTreeSet<Anomaly>,
    /// What could not be read.
    pub faults: Faults,
}

/// What is noticed on the way.
#[derive(Debug, Default)]
struct Notes {
    anomalies: BTreeSet<Anomaly>,
    faults: Faults,
}

impl Notes {
    fn anomaly(&mut self, anomaly: Anomaly) {
        self.anomalies.insert(anomaly);
    }

    fn fault(&mut self, kind: FaultKind, what: &str) {
        self.faults.add(Fault::new(kind, what));
    }
}

/// Reads an Android package from its bytes.
///
/// # Errors
/// `Malformed` when no entry of an archive is found in it, or what the source says.
pub fn read(source: &dyn ByteSource) -> Result<Apk, Fault> {
    let mut notes = Notes::default();
    let archive = Archive::open(source, &mut notes)?;
    let manifest = manifest(&archive, &mut notes);
    let certificates = certificates(source, &archive, &mut notes);
    Ok(Apk {
        manifest,
        signers: certificates.signers,
        schemes: certificates.schemes,
        anomalies: notes.anomalies,
        faults: notes.faults,
    })
}

/// The manifest: the first of that name that can be read.
fn manifest(archive: &Archive<'_>, notes: &mut Notes) -> Option<Manifest> {
    let named = |entry: &&Entry| entry.name == MANIFEST.as_bytes();
    let entries: Vec<&Entry> = archive.entries.iter().filter(named).collect();
    if entries.is_empty() {
        notes.fault(FaultKind::Missing, MANIFEST);
    }
    if entries.len() > 1 {
        notes.anomaly(Anomaly::SeveralManifests);
    }
    for entry in entries.into_iter().take(APK_SIGNATURE_FILES) {
        match archive.read(entry, APK_MANIFEST_BYTES, axml::looks_like, notes) {
            Ok(bytes) => return Some(manifest::read(&bytes, notes)),
            Err(fault) => notes.faults.add(fault),
        }
    }
    None
}

/// The certificates of the signing block, then those of the files below `META-INF`.
fn certificates(source: &dyn ByteSource, archive: &Archive<'_>, notes: &mut Notes) -> Certificates {
    let mut certificates = Certificates::default();
    if let Some(directory) = archive.directory {
        signing_block::read(source, directory, &mut certificates, notes);
    }
    let files = archive
        .entries
        .iter()
        .filter(|entry| signature_file::is_named_so(&entry.name));
    for entry in files.take(APK_SIGNATURE_FILES) {
        match archive.read(
            entry,
            APK_SIGNATURE_BYTES,
            signature_file::looks_like,
            notes,
        ) {
            Ok(bytes) => signature_file::read(&bytes, &mut certificates, notes),
            Err(fault) => notes.faults.add(fault),
        }
    }
    certificates
}
