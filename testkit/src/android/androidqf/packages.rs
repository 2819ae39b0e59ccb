//! `packages.json`: `pm list packages`, the files of apps, their digests and certificates.

use serde_json::{Value, json};

use crate::{
    BuildError,
    android::{
        marks,
        model::Model,
        package::{Package, digest},
        page::Page,
    },
    planted,
    truth::{By, Kind, Truth},
};

/// The artefact that reads lists of packages with their files.
pub(crate) const ARTEFACT: &str = "android.package_files";

/// The artefact that reads APKs.
const APK: &str = "android.apk";

/// The list.
pub(super) fn list(model: &Model, certificates: bool) -> Result<Page, BuildError> {
    let mut page = Page::new("/androidqf/packages.json");
    let mut rows = Vec::new();
    for (nth, package) in model.packages.iter().enumerate() {
        rows.push(row(model, package, certificates));
        marks::app_at(
            &mut page,
            ARTEFACT,
            format!("key:{nth}.name"),
            &package.name,
        );
        if package.removed.is_some() {
            continue;
        }
        let sha256 = package.apk_sha256();
        if sha256 == planted::ANDROID_APK.value {
            let by = By::from(&*planted::ANDROID_APK);
            let place = format!("key:{nth}.files.0.sha256");
            page.mark(ARTEFACT, place, sha256, by, Kind::KnownTool);
        }
        let signer = package.signer.sha256.clone().unwrap_or_default();
        if certificates && signer == planted::ANDROID_CERTIFICATE.value {
            let by = By::from(&*planted::ANDROID_CERTIFICATE);
            let place = format!("key:{nth}.files.0.certificate.Sha256");
            page.mark(ARTEFACT, place, signer, by, Kind::KnownTool);
        }
    }
    page.count(ARTEFACT, "Packages", rows.len());
    page.lines(&serde_json::to_string_pretty(&rows)?);
    Ok(page)
}

/// The APKs that the tool fetched and kept: those of apps that neither the phone nor a store vouches for.
pub(crate) fn fetched(model: &Model, truth: &mut Truth) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for package in model.installed() {
        let Some(apk) = &package.file else {
            continue;
        };
        let name = format!("apks/{}.apk", package.name);
        let mut page = Page::new(format!("/{name}"));
        marks::app_at(&mut page, APK, "file".to_owned(), &package.name);
        let signer = package.signer.sha256.clone().unwrap_or_default();
        let digests = [package.apk_sha256(), signer];
        for indicator in [&*planted::ANDROID_APK, &*planted::ANDROID_CERTIFICATE] {
            if digests.iter().any(|digest| **digest == *indicator.value) {
                let (observed, by) = (indicator.value.clone(), By::from(indicator));
                page.mark(APK, "file".to_owned(), observed, by, Kind::KnownTool);
            }
        }
        page.count(APK, "Files", 1);
        page.state("", truth);
        all.push((name, apk.bytes()));
    }
    all
}

fn row(model: &Model, package: &Package, certificates: bool) -> Value {
    let installer = package.installer.as_deref().unwrap_or("null");
    let files = if package.removed.is_some() {
        // Its data were kept: the list names it, without files.
        Vec::new()
    } else {
        vec![file(model, package, certificates)]
    };
    json!({
        "name": package.name,
        "files": files,
        "installer": installer,
        "uid": package.uid,
        "disabled": package.enabled > 1,
        "system": package.is_system(),
        "third_party": !package.is_system(),
    })
}

fn file(model: &Model, package: &Package, certificates: bool) -> Value {
    let path = format!("{}/base.apk", package.folder(model.phone.version));
    let sha256 = package.apk_sha256();
    let signer = &package.signer;
    let mut row = json!({
        "path": path,
        "local_name": format!("apks/{}.apk", package.name),
        "md5": &digest(&format!("md5 {sha256}"))[..32],
        "sha1": &digest(&format!("sha1 {sha256}"))[..40],
        "sha256": sha256,
        "sha512": format!("{}{}", digest(&sha256), digest(&format!("{sha256} "))),
        "error": "",
        "verified_certificate": certificates,
        "certificate_error": "",
        "trusted_certificate": package.is_system(),
    });
    let certificate = json!({
        "Md5": signer.md5.clone().unwrap_or_default(),
        "Sha1": signer.sha1.clone().unwrap_or_default(),
        "Sha256": signer.sha256.clone().unwrap_or_default(),
        "ValidFrom": "2015-03-02T09:00:00Z",
        "ValidTo": "2045-02-22T09:00:00Z",
        "Issuer": package.subject,
        "Subject": package.subject,
        "SignatureAlgorithm": "SHA256-RSA",
        "SerialNumber": u32::from_str_radix(&signer.hash()[..7], 16).unwrap_or_default(),
    });
    if let (true, Some(fields)) = (certificates, row.as_object_mut()) {
        fields.insert("certificate".to_owned(), certificate);
    }
    row
}
