//! Apps of lists and files made by hand.

use artefacts::android::{
    apk::AndroidPackage,
    package_files::{ListedCertificate, ListedPackage, PackageFile},
};
use model::{Bearing, Untrusted};

use crate::records::APP;

/// An app of an acquisition's list.
pub(crate) fn listed(
    id: &'static str,
    installer: &'static str,
    system: bool,
    signer: &'static str,
) -> ListedPackage<'static> {
    let certificate = ListedCertificate {
        md5: None,
        sha1: None,
        sha256: Some(Untrusted::from(signer)),
        name: None,
        organisation: None,
        shared: false,
    };
    let certificates = Some(certificate).filter(|_| !signer.is_empty());
    ListedPackage {
        app_id: Untrusted::from(id),
        installed_by_app: Some(Untrusted::from(installer)).filter(|_| !installer.is_empty()),
        uid: Some(10_123),
        disabled: Some(false),
        is_system: Some(system),
        third_party: Some(!system),
        files: vec![PackageFile {
            path: Some(Untrusted::from("/data/app/base.apk")),
            md5: None,
            sha1: None,
            sha256: None,
            sha512: None,
            certificates: certificates.into_iter().collect(),
        }],
    }
}

/// The file of the app.
pub(crate) fn file(split: Option<&'static str>, has_launcher: bool) -> AndroidPackage {
    AndroidPackage {
        app_id: Some(Untrusted::from(APP)),
        split: split.map(Untrusted::from),
        version: None,
        version_code: None,
        label: None,
        min_sdk: None,
        target_sdk: None,
        has_launcher: Some(has_launcher),
        debuggable: Some(false),
        test_only: Some(false),
        accessibility_services: Vec::new(),
        notification_listeners: Vec::new(),
        device_admins: Vec::new(),
        input_methods: Vec::new(),
        vpn_services: Vec::new(),
        permissions: Vec::new(),
        certificates: Vec::new(),
        signature_schemes: Vec::new(),
        file_md5: String::new(),
        file_sha1: String::new(),
        file_sha256: String::new(),
        anomalies: Vec::new(),
        bearing: Bearing::Installed,
    }
}
