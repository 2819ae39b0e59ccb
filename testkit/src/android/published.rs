//! Apps whose APK a tool can fetch: what the phone says of them is what stands in the file.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{
    apk::{Apk, certificate},
    package::{Package, Part, hexadecimal},
    tool::Signer,
};

impl Package {
    /// As it is by now, with an APK that a tool can fetch: its signer is the one in the file.
    pub(crate) fn published_by(mut self, publisher: &str) -> Self {
        let mut apk = Apk::new(&self.name, &self.label, publisher);
        let asked = self.runtime.iter().map(|(permission, _)| permission);
        for permission in asked.chain(&self.install) {
            apk = apk.asking(permission);
        }
        let icon = Some("android.intent.category.LAUNCHER");
        apk.launcher = self.components.iter().any(|part| part.category == icon);
        for part in &self.components {
            let element = match part.kind {
                Part::Activity => continue,
                Part::Receiver => "receiver",
                Part::Service => "service",
            };
            if let Some(permission) = part.permission {
                apk = apk.with_part(element, part.class, permission, part.action);
            }
        }
        let signer = certificate(&apk.signing.publisher);
        self.signer = Signer {
            md5: None,
            sha1: Some(hexadecimal(&Sha1::digest(&signer))),
            sha256: Some(hexadecimal(&Sha256::digest(&signer))),
        };
        self.subject = format!("CN={}, O={publisher}", self.label);
        self.apk = Some(hexadecimal(&Sha256::digest(apk.bytes())));
        self.file = Some(apk);
        self
    }
}
