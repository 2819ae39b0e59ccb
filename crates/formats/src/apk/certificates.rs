//! The certificates of an app's signers, each once, with the ways of signing in which it stands.

use std::collections::BTreeSet;

use model::FaultKind;

use crate::{
    certificate::{self, Certificate},
    digests::{self, Digests},
    limits::APK_CERTIFICATES,
};

use super::Notes;

/// A way of signing an Android package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Files below `META-INF`, as in a signed JAR.
    V1,
    /// The signing block, since Android 7.
    V2,
    /// With change of keys, since Android 9.
    V3,
    /// With a key for newer versions of Android, since Android 13.
    V31,
    /// Numbered 3.2 in the signing block.
    V32,
}

impl Scheme {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scheme::V1 => "v1",
            Scheme::V2 => "v2",
            Scheme::V3 => "v3",
            Scheme::V31 => "v3.1",
            Scheme::V32 => "v3.2",
        }
    }
}

/// A certificate of a signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Digests of its DER form.
    pub digests: Digests,
    /// Names and dates in it, unless it cannot be read.
    pub certificate: Option<Certificate>,
    /// The ways of signing in which it stands.
    pub schemes: BTreeSet<Scheme>,
    /// Whether it stands only in the history of keys: an earlier key of the same publisher.
    pub earlier: bool,
}

/// The certificates found so far.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    pub(super) signers: Vec<Signer>,
    pub(super) schemes: BTreeSet<Scheme>,
}

impl Certificates {
    /// Adds a certificate, or where it stands too.
    pub(super) fn add(&mut self, der: &[u8], scheme: Scheme, earlier: bool, notes: &mut Notes) {
        let digests = digests::of(der);
        let known = self
            .signers
            .iter_mut()
            .find(|signer| signer.digests == digests);
        if let Some(signer) = known {
            signer.schemes.insert(scheme);
            signer.earlier &= earlier;
            return;
        }
        if self.signers.len() >= APK_CERTIFICATES {
            notes.fault(FaultKind::TooMany, "certificates of an app");
            return;
        }
        let certificate = certificate::parse(der);
        self.signers.push(Signer {
            digests,
            certificate: certificate.map_err(|fault| notes.faults.add(fault)).ok(),
            schemes: BTreeSet::from([scheme]),
            earlier,
        });
    }
}
