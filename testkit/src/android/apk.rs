//! Writes small Android packages: archive, binary manifest, certificates in the places where signers put
//! them.
//!
//! The certificates are made up and the signatures are no signatures: Android would refuse to install
//! such a package, and nothing that only tells who signed it can see the difference. Described in:
//! <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>,
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/libs/androidfw/include/androidfw/ResourceTypes.h>,
//! <https://source.android.com/docs/security/features/apksigning/v3>,
//! <https://www.rfc-editor.org/rfc/rfc2315>, <https://www.rfc-editor.org/rfc/rfc5280>.

mod archive;
mod signing;
mod xml;

pub use signing::certificate;

use archive::archive;
use signing::pkcs7;
use xml::{
    DEBUGGABLE, EXPORTED, LABEL, MIN_SDK, NAME, PACKAGE, SPLIT, TARGET_SDK, VERSION_CODE,
    VERSION_NAME, Value, Xml,
};

/// A package to write.
#[derive(Clone, Debug)]
pub struct Apk {
    /// The app's identifier.
    pub package: String,
    /// The part of a divided app that this is.
    pub split: Option<String>,
    /// The number of its version.
    pub version_code: u32,
    /// Its version for people.
    pub version_name: String,
    /// Its name for people.
    pub label: String,
    /// Whether it may be debugged; nothing is written when not.
    pub debuggable: bool,
    /// Whether its screen is in the launcher.
    pub launcher: bool,
    /// What it asks for.
    pub permissions: Vec<String>,
    /// Its services and receivers.
    pub parts: Vec<Part>,
    /// How the manifest's texts are written: UTF-8, or UTF-16.
    pub utf8: bool,
    /// Who signs it, and how.
    pub signing: Signing,
}

/// A service or a receiver.
#[derive(Clone, Debug)]
pub struct Part {
    /// The element: `service` or `receiver`.
    pub element: &'static str,
    /// The class, below the package when it begins with a dot.
    pub class: String,
    /// The permission that whoever starts it must hold.
    pub permission: Option<String>,
    /// The action that it answers to.
    pub action: Option<String>,
}

/// Who signs a package, and in which ways.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// The publisher whose certificate stands in it: common name and organisation.
    pub publisher: (String, String),
    /// An earlier key of the publisher, in the history of a v3 signature.
    pub earlier: Option<(String, String)>,
    /// With files below `META-INF`.
    pub v1: bool,
    /// With the signing block of Android 7.
    pub v2: bool,
    /// With that of Android 9.
    pub v3: bool,
}

impl Apk {
    /// A package with a screen in the launcher, signed in the second way.
    #[must_use]
    pub fn new(package: &str, label: &str, publisher: &str) -> Self {
        Self {
            package: package.to_owned(),
            split: None,
            version_code: 12,
            version_name: "1.2".to_owned(),
            label: label.to_owned(),
            debuggable: false,
            launcher: true,
            permissions: vec!["android.permission.INTERNET".to_owned()],
            parts: Vec::new(),
            utf8: false,
            signing: Signing {
                publisher: (label.to_owned(), publisher.to_owned()),
                v2: true,
                ..Signing::default()
            },
        }
    }

    /// Adds a permission that it asks for.
    #[must_use]
    pub fn asking(mut self, permission: &str) -> Self {
        self.permissions.push(permission.to_owned());
        self
    }

    /// Adds a service or receiver that only the system may start.
    #[must_use]
    pub fn with_part(
        mut self,
        element: &'static str,
        class: &str,
        permission: &str,
        action: &str,
    ) -> Self {
        self.parts.push(Part {
            element,
            class: class.to_owned(),
            permission: Some(permission.to_owned()),
            action: Some(action.to_owned()),
        });
        self
    }

    /// The package's bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut files = vec![
            ("AndroidManifest.xml", self.manifest(), true),
            ("classes.dex", b"dex\n035\0".to_vec(), false),
        ];
        if self.signing.v1 {
            let digests = b"Manifest-Version: 1.0\r\n\r\n".to_vec();
            files.push(("META-INF/MANIFEST.MF", digests, true));
            let signature = b"Signature-Version: 1.0\r\n\r\n".to_vec();
            files.push(("META-INF/CERT.SF", signature, true));
            let certificate = certificate(&self.signing.publisher);
            files.push(("META-INF/CERT.RSA", pkcs7(&certificate), true));
        }
        archive(&files, &self.signing.block())
    }

    /// The binary manifest.
    #[must_use]
    pub fn manifest(&self) -> Vec<u8> {
        let mut xml = Xml::default();
        let mut identity = vec![
            (VERSION_CODE, Value::Number(self.version_code)),
            (VERSION_NAME, Value::Text(&self.version_name)),
            (PACKAGE, Value::Text(&self.package)),
        ];
        if let Some(split) = &self.split {
            identity.push((SPLIT, Value::Text(split)));
        }
        xml.open("manifest", &identity);
        let sdk = [
            (MIN_SDK, Value::Number(24)),
            (TARGET_SDK, Value::Number(34)),
        ];
        xml.leaf("uses-sdk", &sdk);
        for permission in &self.permissions {
            xml.leaf("uses-permission", &[(NAME, Value::Text(permission))]);
        }
        let mut application = vec![(LABEL, Value::Text(&self.label))];
        if self.debuggable {
            application.push((DEBUGGABLE, Value::Truth(true)));
        }
        xml.open("application", &application);
        xml.open(
            "activity",
            &[(NAME, Value::Text(".Main")), (EXPORTED, Value::Truth(true))],
        );
        if self.launcher {
            xml.open("intent-filter", &[]);
            let (main, launcher) = (
                "android.intent.action.MAIN",
                "android.intent.category.LAUNCHER",
            );
            xml.leaf("action", &[(NAME, Value::Text(main))]);
            xml.leaf("category", &[(NAME, Value::Text(launcher))]);
            xml.close("intent-filter");
        }
        xml.close("activity");
        for part in &self.parts {
            xml.part(part);
        }
        xml.close("application");
        xml.close("manifest");
        xml.document(self.utf8)
    }
}
