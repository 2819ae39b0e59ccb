//! `files.json`: every file that the tool may see, as the collector lists them.

use serde_json::json;

use crate::{
    BuildError,
    android::{clock::DAY, model::Model, package::digest, page::Page},
    planted::{self, Indicator},
    random::Random,
    truth::{By, Kind},
};

const ARTEFACT: &str = "android.files";
/// Folders that fill the list, with the share of files that lie there, per mille.
const FOLDERS: [(&str, &str, u64); 8] = [
    ("/system/framework", "oat", 80),
    ("/system/lib64", "so", 160),
    ("/vendor/lib64/hw", "so", 120),
    ("/product/overlay", "apk", 40),
    ("/apex/com.android.art/lib64", "so", 60),
    ("/sdcard/DCIM/Camera", "jpg", 240),
    (
        "/sdcard/Android/media/com.whatsapp/WhatsApp/Media",
        "opus",
        200,
    ),
    ("/sdcard/Download", "pdf", 100),
];

/// The list.
pub(super) fn list(model: &Model) -> Result<Page, BuildError> {
    let mut page = Page::new("/androidqf/files.json");
    let mut random = model.random("files");
    let mut rows: u64 = 0;
    let mut text = "[\n".to_owned();
    let mut add = |row: String| {
        if rows > 0 {
            text.push_str(",\n");
        }
        text.push_str(&row);
        rows += 1;
        rows - 1
    };
    for nth in 0..model.phone.scale.files {
        let path = path(&mut random, nth);
        let hashed = random.below(100) < model.phone.scale.hashed_percent;
        add(row(model, &path, 0o100_644, hashed.then(|| digest(&path)))?);
    }
    for package in model.installed() {
        let path = format!("{}/base.apk", package.folder(model.phone.version));
        add(row(model, &path, 0o100_644, None)?);
    }
    add(row(model, "/data/local/tmp/collector", 0o100_755, None)?);
    if model.phone.watched {
        for (path, mode, hash, indicator) in planted_files() {
            let nth = add(row(model, &path, mode, hash.clone())?);
            let key = if hash.is_some() { "sha256" } else { "path" };
            let (by, place) = (By::from(&indicator), format!("key:{nth}.{key}"));
            page.mark(ARTEFACT, place, hash.unwrap_or(path), by, Kind::KnownTool);
        }
    }
    page.count(
        ARTEFACT,
        "Files",
        usize::try_from(rows).unwrap_or(usize::MAX),
    );
    text.push_str("\n]");
    page.lines(&text);
    Ok(page)
}

/// Path, mode, digest and what they are a trace of.
fn planted_files() -> [(String, u32, Option<String>, Indicator); 3] {
    [
        (
            format!("{}/{}", planted::ANDROID_PATH.value, planted::PROCESS.value),
            0o100_755,
            None,
            planted::ANDROID_PATH,
        ),
        (
            format!("/sdcard/Download/{}", planted::FILE_NAME.value),
            0o100_660,
            None,
            planted::FILE_NAME,
        ),
        (
            "/sdcard/Download/device-health.apk".to_owned(),
            0o100_660,
            Some(planted::ANDROID_APK.value.to_string()),
            planted::ANDROID_APK,
        ),
    ]
}

fn path(random: &mut Random, nth: u64) -> String {
    let mut share = random.below(1_000);
    for (folder, ending, part) in FOLDERS {
        if share < part {
            let number = random.below(1 << 32);
            return format!("{folder}/{number:08x}/file_{nth}.{ending}");
        }
        share -= part;
    }
    format!("/data/misc/radio/file_{nth}")
}

fn row(model: &Model, path: &str, mode: u32, sha256: Option<String>) -> Result<String, BuildError> {
    let shift = i64::try_from(path.len()).unwrap_or_default();
    let changed = model.now() - 40 * DAY - shift * 977;
    let of = |name: &str, len: usize| {
        sha256
            .as_ref()
            .map(|known| digest(&format!("{name} {known}"))[..len].to_owned())
            .unwrap_or_default()
    };
    let row = json!({
        "path": path,
        "size": 1_024 + shift * 37,
        "mode": format!("-{}", permissions(mode)),
        "user_id": 1000,
        "user_name": "system",
        "group_id": 1015,
        "group_name": "sdcard_rw",
        "changed_time": changed,
        "modified_time": changed,
        "access_time": changed + 60,
        "error": "",
        "context": "u:object_r:media_rw_data_file:s0",
        "md5": of("md5", 32),
        "sha1": of("sha1", 40),
        "sha512": of("one", 64) + &of("two", 64),
        "sha256": sha256.unwrap_or_default(),
    });
    Ok(serde_json::to_string(&row)?)
}

/// `rwxr-xr-x`.
fn permissions(mode: u32) -> String {
    (0..9)
        .rev()
        .zip("rwxrwxrwx".chars())
        .map(|(bit, letter)| if mode >> bit & 1 == 1 { letter } else { '-' })
        .collect()
}
