//! Reads Android packages (APK): who the app is, what it asks for, which powerful parts it declares, and
//! who signed it. Signatures are told, not verified.
//!
//! Described in: <https://developer.android.com/guide/topics/manifest/manifest-intro>,
//! <https://source.android.com/docs/security/features/apksigning>.

use formats::{
    apk::{self, Anomaly, Apk as Package, Manifest, Scheme, Signer},
    digests::{self, Digests},
    limits::PHONE_FILE_BYTES,
};
use model::{
    Bearing, Fault, FaultKind, HashAlgorithm, Instant, Place, Record, Trace, Untrusted,
    Value as Named,
};

use crate::{About, Artefact, Out, PhoneFile, shared_certificates::is_shared_certificate};

/// Android packages.
#[derive(Debug)]
pub struct Apk;

/// One package.
#[derive(Debug, serde::Serialize)]
pub struct AndroidPackage {
    /// The app's identifier.
    pub app_id: Option<Untrusted<'static>>,
    /// The part of a divided app; none for its base.
    pub split: Option<Untrusted<'static>>,
    /// The version as people see it.
    pub version: Option<Untrusted<'static>>,
    /// The number of the version.
    pub version_code: Option<u64>,
    /// The app's name.
    pub label: Option<Untrusted<'static>>,
    /// The lowest level of Android's interface that it runs on.
    pub min_sdk: Option<u32>,
    /// The level that it was made for.
    pub target_sdk: Option<u32>,
    /// Whether people find it among their apps.
    pub has_launcher: Option<bool>,
    /// Whether it may be debugged.
    pub debuggable: Option<bool>,
    /// Whether it is for tests only.
    pub test_only: Option<bool>,
    /// Services that can see and use the whole screen.
    pub accessibility_services: Vec<Untrusted<'static>>,
    /// Services that can read every notification.
    pub notification_listeners: Vec<Untrusted<'static>>,
    /// Receivers that can administer the phone.
    pub device_admins: Vec<Untrusted<'static>>,
    /// Services that are a keyboard.
    pub input_methods: Vec<Untrusted<'static>>,
    /// Services that can carry all traffic.
    pub vpn_services: Vec<Untrusted<'static>>,
    /// What it asks for.
    pub permissions: Vec<Untrusted<'static>>,
    /// The certificates of its signers.
    pub certificates: Vec<SignerCertificate>,
    /// In which ways it is signed.
    pub signature_schemes: Vec<&'static str>,
    /// MD5 of the file.
    pub file_md5: String,
    /// SHA-1 of the file.
    pub file_sha1: String,
    /// SHA-256 of the file.
    pub file_sha256: String,
    /// How it differs from what ordinary tools make.
    pub anomalies: Vec<&'static str>,
    /// What having the file says of the app.
    #[serde(skip)]
    pub bearing: Bearing,
}

/// A certificate of a signer.
#[derive(Debug, serde::Serialize)]
pub struct SignerCertificate {
    /// MD5 of its DER form.
    pub md5: String,
    /// SHA-1 of its DER form.
    pub sha1: String,
    /// SHA-256 of its DER form.
    pub sha256: String,
    /// The common name in it.
    pub name: Option<Untrusted<'static>>,
    /// The organisation in it.
    pub organisation: Option<Untrusted<'static>>,
    /// The common name of its issuer.
    pub issuer: Option<Untrusted<'static>>,
    /// From when on it says to be valid.
    pub valid_from: Option<Instant>,
    /// Until when it says to be valid.
    pub valid_until: Option<Instant>,
    /// The ways of signing in which it stands.
    pub schemes: Vec<&'static str>,
    /// Whether it is an earlier key of the same publisher.
    pub earlier: bool,
    /// Whether anybody can sign with it.
    pub shared: bool,
}

impl Record for AndroidPackage {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(id) = &self.app_id {
            each(Named::AppId(id.raw()).with(self.bearing));
        }
        for (algorithm, digest) in [
            (HashAlgorithm::Md5, &self.file_md5),
            (HashAlgorithm::Sha1, &self.file_sha1),
            (HashAlgorithm::Sha256, &self.file_sha256),
        ] {
            each(Named::FileHash(algorithm, digest).with(self.bearing));
        }
        for certificate in self.certificates.iter().filter(|one| !one.shared) {
            for (algorithm, digest) in [
                (HashAlgorithm::Md5, &certificate.md5),
                (HashAlgorithm::Sha1, &certificate.sha1),
                (HashAlgorithm::Sha256, &certificate.sha256),
            ] {
                each(Named::Certificate(algorithm, digest).with(self.bearing));
            }
            if let Some(organisation) = &certificate.organisation {
                each(Named::SignerOrganisation(organisation.raw()).with(self.bearing));
            }
            if let Some(name) = &certificate.name {
                each(Named::SignerName(name.raw()).with(self.bearing));
            }
        }
    }
}

impl Artefact for Apk {
    type Record<'a> = AndroidPackage;

    const ABOUT: About = About {
        files: &["/**/*.apk"],
        fields: &[
            ("app_id", "the app's identifier"),
            ("split", "the part of a divided app; absent for its base"),
            ("version", "version of the app"),
            (
                "version_code",
                "number of the version, its major part times 2^32 added",
            ),
            (
                "label",
                "the app's name; absent when it stands in a resource",
            ),
            (
                "min_sdk",
                "lowest level of Android's interface that it runs on",
            ),
            (
                "target_sdk",
                "level of Android's interface that it was made for",
            ),
            (
                "has_launcher",
                "whether people find it among their apps: a screen that is switched on is in the launcher",
            ),
            (
                "debuggable",
                "whether it may be debugged; absent when that stands in a resource",
            ),
            (
                "test_only",
                "whether it is for tests only; absent when that stands in a resource",
            ),
            (
                "accessibility_services",
                "services that can see and use the whole screen once allowed: declared, which does not say that they are on",
            ),
            (
                "notification_listeners",
                "services that can read every notification once allowed",
            ),
            (
                "device_admins",
                "receivers that can administer the phone once allowed",
            ),
            ("input_methods", "services that are a keyboard once chosen"),
            (
                "vpn_services",
                "services that can carry all traffic once allowed",
            ),
            ("permissions", "what it asks for, granted or not"),
            (
                "certificates",
                "certificates of its signers: digests of each, names, dates, ways of signing, whether it is an earlier key, whether anybody can sign with it; signatures are not verified",
            ),
            (
                "signature_schemes",
                "ways of signing: v1, v2, v3, v3.1, v3.2",
            ),
            ("file_md5", "MD5 of the file"),
            ("file_sha1", "SHA-1 of the file"),
            ("file_sha256", "SHA-256 of the file"),
            ("anomalies", "how it differs from what ordinary tools make"),
        ],
        described_in: &[
            "https://developer.android.com/guide/topics/manifest/manifest-intro",
            "https://source.android.com/docs/security/features/apksigning",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let content = file.content();
        if content.len() > PHONE_FILE_BYTES {
            return Err(Fault::new(FaultKind::TooLarge, "Android package"));
        }
        let hashes = digests::of_source(&*content)?;
        // What is no archive still has its digests.
        let package = apk::read(&*content).unwrap_or_else(|fault| {
            out.fault(fault);
            Package::default()
        });
        for fault in &package.faults.first {
            out.fault(fault.clone());
        }
        let record = record(package, hashes, bearing(file.path()));
        out.record(Place::Whole, &record);
        Ok(())
    }
}

fn record(package: Package, hashes: Digests, bearing: Bearing) -> AndroidPackage {
    let manifest = package.manifest.as_ref();
    let text = |part: fn(&Manifest) -> Option<&String>| manifest.and_then(part).map(owned);
    let parts = |permission| match manifest {
        Some(manifest) => {
            let parts = manifest.protected_by(permission);
            parts.map(|part| owned(&*part.name)).collect()
        }
        None => Vec::new(),
    };
    AndroidPackage {
        app_id: text(|manifest| manifest.package.as_ref()),
        split: text(|manifest| manifest.split.as_ref()),
        version: text(|manifest| manifest.version_name.as_ref()),
        version_code: manifest.and_then(|manifest| manifest.version_code),
        label: text(|manifest| manifest.label.as_ref()),
        min_sdk: manifest.and_then(|manifest| manifest.min_sdk),
        target_sdk: manifest.and_then(|manifest| manifest.target_sdk),
        has_launcher: manifest.map(Manifest::has_launcher),
        debuggable: manifest.and_then(|manifest| manifest.debuggable),
        test_only: manifest.and_then(|manifest| manifest.test_only),
        accessibility_services: parts("android.permission.BIND_ACCESSIBILITY_SERVICE"),
        notification_listeners: parts("android.permission.BIND_NOTIFICATION_LISTENER_SERVICE"),
        device_admins: parts("android.permission.BIND_DEVICE_ADMIN"),
        input_methods: parts("android.permission.BIND_INPUT_METHOD"),
        vpn_services: parts("android.permission.BIND_VPN_SERVICE"),
        permissions: manifest
            .map(|manifest| manifest.permissions.iter().map(owned).collect())
            .unwrap_or_default(),
        certificates: package.signers.iter().map(signer).collect(),
        signature_schemes: package.schemes.into_iter().map(Scheme::name).collect(),
        file_md5: hashes.md5,
        file_sha1: hashes.sha1,
        file_sha256: hashes.sha256,
        anomalies: package.anomalies.into_iter().map(Anomaly::name).collect(),
        bearing,
    }
}

fn owned(text: impl Into<String>) -> Untrusted<'static> {
    Untrusted::from(text.into())
}

fn signer(signer: &Signer) -> SignerCertificate {
    let Digests { md5, sha1, sha256 } = signer.digests.clone();
    let certificate = signer.certificate.clone().unwrap_or_default();
    let shared = [&md5, &sha1, &sha256]
        .into_iter()
        .any(|digest| is_shared_certificate(digest));
    SignerCertificate {
        md5,
        sha1,
        sha256,
        name: certificate.subject.common_name.map(Untrusted::from),
        organisation: certificate.subject.organisation.map(Untrusted::from),
        issuer: certificate.issuer.common_name.map(Untrusted::from),
        valid_from: certificate.valid_from,
        valid_until: certificate.valid_until,
        schemes: signer.schemes.iter().map(|scheme| scheme.name()).collect(),
        earlier: signer.earlier,
        shared,
    }
}

/// A package where Android keeps those of installed apps, or that was taken from there, is installed;
/// one that was handed in by itself need not be on a phone; one in another folder only lies there. The whole
/// tree may stand in a folder of its own.
fn bearing(path: &str) -> Bearing {
    let below = path.strip_prefix('/').and_then(|path| path.split_once('/'));
    let nested = below.map_or("", |(_, rest)| rest);
    let installed = path.starts_with("/data/app/")
        || path.starts_with("/apks/")
        || nested.starts_with("data/app/")
        || nested.starts_with("apks/")
        || is_in_backup(path);
    if installed {
        Bearing::Installed
    } else if path.starts_with("/handed-in/") || nested.starts_with("handed-in/") {
        Bearing::HandedIn
    } else {
        Bearing::Stored
    }
}

/// Whether a backup keeps it as the file of an app: `apps/org.example/a/base.apk`.
fn is_in_backup(path: &str) -> bool {
    let Some((_, app)) = path.rsplit_once("/apps/") else {
        return false;
    };
    let mut parts = app.split('/').skip(1);
    parts.next() == Some("a") && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_of_installed_apps_are_installed() {
        for path in [
            "/data/app/~~a==/org.example-b==/base.apk",
            "/apks/org.example.apk",
            "/androidqf/apks/org.example.apk",
            "/backup.ab/apps/org.example/a/base.apk",
        ] {
            assert_eq!(bearing(path), Bearing::Installed, "{path}");
        }
        for path in [
            "/storage/emulated/0/Download/a.apk",
            "/data/local/tmp/apks.apk",
            "/a.apk",
            "/backup.ab/apps/org.example/ef/a/b.apk",
            "/backup.ab/apps/a/b.apk",
        ] {
            assert_eq!(bearing(path), Bearing::Stored, "{path}");
        }
        for path in ["/handed-in/a.apk", "/part-2/handed-in/a.apk"] {
            assert_eq!(bearing(path), Bearing::HandedIn, "{path}");
        }
    }

    #[test]
    fn certificates_that_anybody_can_sign_with_are_told_and_not_compared() {
        let of = |sha1: &str| {
            let digests = Digests {
                sha1: sha1.to_owned(),
                ..digests::of(sha1.as_bytes())
            };
            let package = Package {
                signers: vec![Signer {
                    digests,
                    certificate: None,
                    schemes: [Scheme::V1].into(),
                    earlier: false,
                }],
                ..Package::default()
            };
            let record = record(package, digests::of(b""), Bearing::Stored);
            let mut compared = 0;
            record.traces(&mut |trace| {
                compared += usize::from(trace.value.kind() == model::TraceKind::Certificate);
            });
            (record.certificates[0].shared, compared)
        };
        assert_eq!(of("61ed377e85d386a8dfee6b864bd85b0bfaa5af81"), (true, 0));
        assert_eq!(of("71ed377e85d386a8dfee6b864bd85b0bfaa5af81"), (false, 3));
    }
}
