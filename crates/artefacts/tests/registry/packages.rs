//! The packages among the fixtures are those that the test kit writes; `UPDATE=1` writes them.

use std::{env, fs, sync::Arc};

use artefacts::PhoneFile;
use testkit::apk::Apk;

use crate::{fixture::root, sink::Kept};

const SERVICE: &str = "service";

/// Case, path on the phone, bytes.
fn cases() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let mut split = Apk::new("org.example.watch", "Helper", "Example Ltd");
    split.split = Some("config.fr".to_owned());
    (split.launcher, split.utf8) = (false, true);
    let mut odd = Apk::new("org.example.odd", "Odd", "Other Ltd").bytes();
    // Marked as encrypted, in the entry and in the directory, and followed by bytes.
    let entry = memchr::memmem::rfind(&odd, b"AndroidManifest.xml").unwrap() - 46;
    (odd[6], odd[entry + 8]) = (1, 1);
    odd.extend(b"bytes after the end");
    let watching = watching().bytes();
    let cut = watching[..watching.len() - 300].to_vec();
    let installed = "/data/app/~~b3Jn==/org.example.watch-aBcD==/base.apk";
    vec![
        ("watching", installed, watching),
        (
            "split",
            "/apks/org.example.watch_config.fr.apk",
            split.bytes(),
        ),
        ("odd", "/storage/emulated/0/Download/odd.apk", odd),
        (
            "damaged_cut",
            "/storage/emulated/0/Download/helper.apk",
            cut,
        ),
    ]
}

/// One of everything.
fn watching() -> Apk {
    let mut apk = Apk::new("org.example.watch", "Helper", "Example Ltd")
        .asking("android.permission.RECORD_AUDIO")
        .asking("android.permission.ACCESS_BACKGROUND_LOCATION");
    for (element, class, permission, action) in [
        (
            SERVICE,
            ".Eyes",
            "BIND_ACCESSIBILITY_SERVICE",
            "android.accessibilityservice.AccessibilityService",
        ),
        (
            SERVICE,
            ".Notices",
            "BIND_NOTIFICATION_LISTENER_SERVICE",
            "android.service.notification.NotificationListenerService",
        ),
        (
            "receiver",
            ".Admin",
            "BIND_DEVICE_ADMIN",
            "android.app.action.DEVICE_ADMIN_ENABLED",
        ),
        (
            SERVICE,
            ".Keys",
            "BIND_INPUT_METHOD",
            "android.view.InputMethod",
        ),
        (
            SERVICE,
            "org.example.net.Tunnel",
            "BIND_VPN_SERVICE",
            "android.net.VpnService",
        ),
    ] {
        apk = apk.with_part(
            element,
            class,
            &format!("android.permission.{permission}"),
            action,
        );
    }
    (apk.debuggable, apk.launcher) = (true, false);
    (apk.signing.v1, apk.signing.v3) = (true, true);
    apk.signing.earlier = Some(("Helper".to_owned(), "Earlier Ltd".to_owned()));
    apk
}

#[test]
fn packages_are_as_the_test_kit_writes_them() {
    for (case, path, bytes) in cases() {
        let folder = root().join("android.apk").join(case);
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("in.apk"), &bytes).unwrap();
            fs::write(folder.join("path.txt"), format!("{path}\n")).unwrap();
        }
        assert_eq!(fs::read(folder.join("in.apk")).unwrap(), bytes, "{case}");
    }
}

#[test]
fn what_cannot_be_read_as_a_package_still_has_its_digests() {
    let content = Arc::new(b"no archive".to_vec());
    let entry = artefacts::find("android.apk").unwrap();
    let kept = Kept::read(
        entry,
        &PhoneFile::new("/data/app/x/base.apk", content, None),
    );
    assert_eq!(kept.faults.len(), 1);
    let traces = kept.records[0]["traces"].as_array().unwrap();
    assert_eq!(traces.len(), 3);
    assert_eq!(
        traces[0],
        "installed file_hash e7870f97196c5a5a5bc170081adb83fc"
    );
}
