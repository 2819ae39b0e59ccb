//! Packages written by the test kit, changed in the ways in which hostile ones are.

use std::{env, fs, io::Write, path::PathBuf};

use flate2::{Compression, write::DeflateEncoder};
use memchr::memmem;
use model::{FaultKind, Instant};
use testkit::apk::Apk as Written;

use super::*;
use crate::digests;

mod tricks;

const ACCESSIBILITY: &str = "android.permission.BIND_ACCESSIBILITY_SERVICE";

fn watching() -> Written {
    let mut apk = Written::new("org.example.watch", "Helper", "Example Ltd")
        .asking("android.permission.RECORD_AUDIO")
        .with_part(
            "service",
            ".Eyes",
            ACCESSIBILITY,
            "android.accessibilityservice.AccessibilityService",
        )
        .with_part(
            "receiver",
            "org.example.other.Admin",
            "android.permission.BIND_DEVICE_ADMIN",
            "android.app.action.DEVICE_ADMIN_ENABLED",
        );
    apk.debuggable = true;
    apk
}

fn read_bytes(bytes: &[u8]) -> Apk {
    read(&bytes).unwrap()
}

fn package(apk: &Apk) -> Option<&str> {
    apk.manifest.as_ref()?.package.as_deref()
}

fn anomalies(apk: &Apk) -> Vec<&'static str> {
    apk.anomalies.iter().map(|one| one.name()).collect()
}

/// Where the last such bytes begin.
fn last(bytes: &[u8], needle: &[u8]) -> usize {
    memmem::rfind(bytes, needle).unwrap()
}

/// Where the directory has the entry of this name.
fn in_directory(bytes: &[u8], name: &str) -> usize {
    last(bytes, name.as_bytes()) - 46
}

fn put(bytes: &mut [u8], at: usize, new: &[u8]) {
    bytes[at..at + new.len()].copy_from_slice(new);
}

#[test]
fn a_package_is_read_in_both_kinds_of_text() {
    for utf8 in [false, true] {
        let mut written = watching();
        written.utf8 = utf8;
        "Überwacher".clone_into(&mut written.label);
        let apk = read_bytes(&written.bytes());
        assert_eq!(anomalies(&apk), [""; 0], "{:?}", apk.faults);
        assert!(apk.faults.is_empty(), "{:?}", apk.faults);
        let manifest = apk.manifest.unwrap();
        assert_eq!(manifest.package.as_deref(), Some("org.example.watch"));
        assert_eq!(manifest.label.as_deref(), Some("Überwacher"));
        assert_eq!(manifest.version_code, Some(12));
        assert_eq!(manifest.version_name.as_deref(), Some("1.2"));
        assert_eq!(
            (manifest.min_sdk, manifest.target_sdk),
            (Some(24), Some(34))
        );
        assert_eq!(manifest.debuggable, Some(true));
        assert_eq!(manifest.test_only, Some(false));
        assert!(manifest.has_launcher());
        assert_eq!(
            manifest.permissions,
            [
                "android.permission.INTERNET",
                "android.permission.RECORD_AUDIO"
            ]
        );
        let eyes: Vec<_> = manifest.protected_by(ACCESSIBILITY).collect();
        assert_eq!(eyes.len(), 1);
        assert_eq!(eyes[0].name, "org.example.watch.Eyes");
        assert_eq!(eyes[0].kind, ComponentKind::Service);
        assert_eq!(eyes[0].exported, Some(true));
        assert_eq!(eyes[0].enabled, Some(true));
        assert_eq!(
            eyes[0].actions,
            ["android.accessibilityservice.AccessibilityService"]
        );
        let admin = &manifest.components[2];
        assert_eq!(admin.name, "org.example.other.Admin");
        assert_eq!(admin.kind, ComponentKind::Receiver);
    }
}

#[test]
fn an_app_without_a_screen_in_the_launcher_has_none() {
    let mut written = watching();
    written.launcher = false;
    let apk = read_bytes(&written.bytes());
    assert!(!apk.manifest.unwrap().has_launcher());
}

#[test]
fn every_certificate_is_told_once() {
    let mut written = watching();
    let own = written.signing.publisher.clone();
    let earlier = ("Old".to_owned(), "Example Ltd".to_owned());
    written.signing.earlier = Some(earlier.clone());
    (written.signing.v1, written.signing.v3) = (true, true);
    let apk = read_bytes(&written.bytes());
    assert!(apk.faults.is_empty(), "{:?}", apk.faults);
    assert!(
        apk.schemes
            .iter()
            .map(|one| one.name())
            .eq(["v1", "v2", "v3"])
    );
    assert_eq!(apk.signers.len(), 2);
    let [current, old] = &apk.signers[..] else {
        panic!("{:?}", apk.signers)
    };
    assert_eq!(
        current.digests,
        digests::of(&testkit::apk::certificate(&own))
    );
    assert_eq!(current.schemes, apk.schemes);
    assert!(!current.earlier && old.earlier);
    assert_eq!(
        old.digests,
        digests::of(&testkit::apk::certificate(&earlier))
    );
    assert_eq!(old.schemes, BTreeSet::from([Scheme::V3]));
    let certificate = current.certificate.as_ref().unwrap();
    assert_eq!(certificate.subject.common_name.as_deref(), Some("Helper"));
    assert_eq!(
        certificate.subject.organisation.as_deref(),
        Some("Example Ltd")
    );
    assert_eq!(
        certificate.valid_until,
        Instant::parse("2050-01-01T00:00:00Z")
    );
}

#[test]
fn a_file_of_signatures_without_stated_lengths_still_gives_its_certificate() {
    let der = testkit::apk::certificate(&("A".to_owned(), "B".to_owned()));
    // Indefinite lengths, as BER allows.
    let head = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x30\x80";
    let bytes = [&head[..], &der, &[0; 8]].concat();
    let (mut certificates, mut notes) = (Certificates::default(), Notes::default());
    signature_file::read(&bytes, &mut certificates, &mut notes);
    assert_eq!(certificates.signers.len(), 1);
    assert_eq!(certificates.signers[0].digests, digests::of(&der));
    assert!(notes.anomalies.contains(&Anomaly::SignatureFile));
    assert!(notes.faults.is_empty());
}

#[test]
fn without_its_directory_the_manifest_is_looked_for() {
    let mut written = watching();
    (written.signing.v1, written.signing.v2) = (true, false);
    let mut bytes = written.bytes();
    let directory = memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes.truncate(directory);
    let apk = read_bytes(&bytes);
    assert_eq!(package(&apk), Some("org.example.watch"));
    assert_eq!(apk.signers.len(), 1);
    assert_eq!(anomalies(&apk), ["no_directory"]);
    assert_eq!(apk.faults.counts[&FaultKind::Damaged], 1);
}

#[test]
fn two_manifests_are_told_and_the_first_that_can_be_read_is_taken() {
    let mut bytes = watching().bytes();
    // Another entry of that name, for the same file of eleven letters.
    let at = in_directory(&bytes, "classes.dex");
    let entry = [&bytes[at..at + 46], b"AndroidManifest.xml"].concat();
    let mut entry = entry;
    put(&mut entry, 28, &[19, 0]);
    let end = last(&bytes, b"PK\x05\x06");
    let directory = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap()) as usize;
    put(&mut bytes, end + 8, &[3, 0, 3, 0]);
    bytes.splice(directory..directory, entry);
    let apk = read_bytes(&bytes);
    assert_eq!(package(&apk), Some("org.example.watch"));
    assert!(apk.anomalies.contains(&Anomaly::SeveralManifests));
    assert!(apk.anomalies.contains(&Anomaly::SameNameTwice));
    assert!(!apk.faults.is_empty(), "the other one could not be read");
}

#[test]
fn an_empty_manifest_and_a_missing_one_are_faults() {
    let mut bytes = watching().bytes();
    let at = in_directory(&bytes, "AndroidManifest.xml");
    put(&mut bytes, at + 10, &[0, 0]);
    put(&mut bytes, at + 20, &[0; 8]);
    let content = 30 + 19;
    bytes[content..content + 64].fill(0xff);
    let apk = read_bytes(&bytes);
    assert!(apk.manifest.is_none());
    assert_eq!(apk.signers.len(), 1);
    assert_eq!(apk.faults.counts[&FaultKind::Malformed], 1);
    let mut bytes = watching().bytes();
    let at = in_directory(&bytes, "AndroidManifest.xml");
    put(&mut bytes, at + 46, b"B");
    let apk = read_bytes(&bytes);
    assert_eq!(apk.faults.counts[&FaultKind::Missing], 1);
    assert_eq!(
        read(&b"no archive".to_vec()).unwrap_err().kind,
        FaultKind::Malformed
    );
}

#[test]
fn a_manifest_that_unfolds_is_stopped_at_the_limit() {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&watching().manifest()).unwrap();
    for _ in 0..64 {
        encoder.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 17);
    let fault = inflate::inflate(&bomb, 0, APK_MANIFEST_BYTES)
        .err()
        .unwrap();
    assert_eq!(fault.kind, FaultKind::TooLarge);
    // Blocks of nothing, without end.
    let nothing = [0, 0, 0, 0xff, 0xff].repeat(1 << 20);
    let inflated = inflate::inflate(&nothing, 0, 1 << 20).unwrap();
    assert!(inflated.bytes.is_empty() && !inflated.whole);
}

#[test]
fn elements_nested_without_end_and_texts_named_without_end_are_stopped() {
    let mut document = watching().manifest();
    let kind = [0x02, 0x01, 16, 0];
    let start = memmem::find(&document, &kind).unwrap();
    let size = u32::from_le_bytes(document[start + 4..start + 8].try_into().unwrap()) as usize;
    let element = document[start..start + size].to_vec();
    document.truncate(start);
    for _ in 0..300_000 {
        document.extend(&element);
    }
    let mut notes = Notes::default();
    let manifest = manifest::read(&document, &mut notes);
    assert_eq!(manifest.package.as_deref(), Some("org.example.watch"));
    assert!(notes.faults.counts.contains_key(&FaultKind::TooDeep));
    assert!(notes.faults.counts.contains_key(&FaultKind::TooMany));
}

#[test]
fn damage_anywhere_is_no_panic() {
    let mut written = watching();
    (written.signing.v1, written.signing.v3) = (true, true);
    written.signing.earlier = Some(("Old".to_owned(), "Example".to_owned()));
    let whole = written.bytes();
    for place in 0..whole.len() {
        let _ = read(&whole[..place].to_vec());
        for value in [0x00, 0x7f, 0x80, 0xff] {
            let mut bad = whole.clone();
            bad[place] = value;
            let _ = read(&bad);
        }
        let mut bad = whole.clone();
        let end = (place + 4).min(bad.len());
        bad[place..end].fill(0xff);
        let _ = read(&bad);
    }
}

/// AOSP's own tests of its signer; the digests are those that androguard 4.1.4 tells.
#[test]
fn certificates_of_real_packages() {
    let Some(samples) = env::var_os("VIGIE_SAMPLES").map(PathBuf::from) else {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        println!("skipped: VIGIE_SAMPLES is not set");
        return;
    };
    for (name, schemes) in [
        ("golden-rsa-out.apk", &["v1", "v2"][..]),
        ("golden-aligned-v2-out.apk", &["v2"]),
        ("golden-aligned-v1v2v3-out.apk", &["v1", "v2", "v3"]),
    ] {
        let bytes = fs::read(samples.join("android/apk").join(name)).unwrap();
        let apk = read_bytes(&bytes);
        let told = apk.schemes.iter().map(|one| one.name());
        assert!(told.eq(schemes.iter().copied()), "{name}");
        assert_eq!(anomalies(&apk), [""; 0], "{name}");
        assert!(apk.faults.is_empty(), "{name}: {:?}", apk.faults);
        let [signer] = &apk.signers[..] else {
            panic!("{name}: {:?}", apk.signers)
        };
        assert_eq!(signer.digests.md5, "e995a5ed7137307661f854e66901ee9e");
        assert_eq!(
            signer.digests.sha1,
            "0aa07c0f297b4ae834dc85a17eea8c2cf9380ff7"
        );
        assert_eq!(
            signer.digests.sha256,
            "fb5dbd3c669af9fc236c6991e6387b7f11ff0590997f22d0f5c74ff40e04fca8"
        );
        let manifest = apk.manifest.unwrap();
        assert_eq!(
            manifest.package.as_deref(),
            Some("android.appsecurity.cts.tinyapp")
        );
        assert_eq!(manifest.version_code, Some(10));
        assert_eq!(
            (manifest.min_sdk, manifest.target_sdk),
            (Some(23), Some(23))
        );
        assert!(manifest.has_launcher());
        assert_eq!(manifest.label, None, "it stands in a resource");
    }
}
