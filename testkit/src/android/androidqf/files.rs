//! `files.json`: every file that the tool may see, as the collector lists them.

use serde_json::{Value, json};

use crate::{
    BuildError,
    android::{altered, clock::DAY, model::Model, package::digest, page::Page},
    planted::{self, Indicator},
    random::Random,
    truth::{By, Kind},
};

/// The artefact that reads lists of files.
pub(crate) const ARTEFACT: &str = "android.files";
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

/// A file of the phone.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// Where it lies.
    pub(crate) path: String,
    /// Its kind and permissions.
    pub(crate) mode: u32,
    sha256: Option<String>,
    /// What it is a trace of, and whether by its digest.
    pub(crate) trace: Option<(Indicator, bool)>,
}

impl Listed {
    /// A file at `path`.
    pub(crate) fn new(path: impl Into<String>, mode: u32) -> Self {
        Self {
            path: path.into(),
            mode,
            sha256: None,
            trace: None,
        }
    }

    fn length(&self) -> i64 {
        i64::try_from(self.path.len()).unwrap_or_default()
    }

    /// Its size in bytes.
    pub(crate) fn size(&self) -> i64 {
        1_024 + self.length() * 37
    }

    /// When it was changed.
    pub(crate) fn changed(&self, model: &Model) -> i64 {
        model.now() - 40 * DAY - self.length() * 977
    }
}

/// Every file.
pub(crate) fn all(model: &Model) -> Vec<Listed> {
    let mut random = model.random("files");
    let mut all: Vec<Listed> = (0..model.phone.scale.files)
        .map(|nth| {
            let mut one = Listed::new(path(&mut random, nth), 0o100_644);
            if random.below(100) < model.phone.scale.hashed_percent {
                one.sha256 = Some(digest(&one.path));
            }
            one
        })
        .collect();
    let apks = model.installed().map(|package| {
        let folder = package.folder(model.phone.version);
        Listed::new(format!("{folder}/base.apk"), 0o100_644)
    });
    all.extend(apks);
    all.push(Listed::new("/data/local/tmp/collector", 0o100_755));
    all.push(Listed::new(
        "/sdcard/Download/rapport annuel.pdf",
        0o100_660,
    ));
    if model.phone.watched {
        all.extend(planted());
    }
    if model.phone.altered {
        all.extend(altered::files());
    }
    all
}

fn planted() -> [Listed; 3] {
    let program = format!("{}/{}", planted::ANDROID_PATH.value, planted::PROCESS.value);
    let dropped = format!("/sdcard/Download/{}", planted::FILE_NAME.value);
    [
        Listed {
            trace: Some((planted::ANDROID_PATH, false)),
            ..Listed::new(program, 0o100_755)
        },
        Listed {
            trace: Some((planted::FILE_NAME, false)),
            ..Listed::new(dropped, 0o100_660)
        },
        Listed {
            sha256: Some(planted::ANDROID_APK.value.to_string()),
            trace: Some((planted::ANDROID_APK.clone(), true)),
            ..Listed::new("/sdcard/Download/device-health.apk", 0o100_660)
        },
    ]
}

/// The list.
pub(super) fn list(model: &Model, collector: bool) -> Result<Page, BuildError> {
    let mut page = Page::new("/androidqf/files.json");
    let all = all(model);
    page.line("[");
    for (nth, one) in all.iter().enumerate() {
        let comma = if nth + 1 < all.len() { "," } else { "" };
        let row = if collector {
            row(model, one)
        } else {
            found(model, one)
        };
        page.line(format!("{}{comma}", serde_json::to_string(&row)?));
        if let Some(by) = altered::of_file(&one.path) {
            let path = row["path"].as_str().unwrap_or_default();
            let at = (ARTEFACT, format!("key:{nth}.path"));
            altered::mark_at(model, &mut page, at, path, by);
        }
        let seen = one
            .trace
            .as_ref()
            .filter(|(_, by_digest)| collector || !by_digest);
        if let Some((indicator, by_digest)) = seen {
            let (key, observed) = match (by_digest, &one.sha256) {
                (true, Some(digest)) => ("sha256", digest),
                _ => ("path", &one.path),
            };
            let (by, place) = (By::from(indicator), format!("key:{nth}.{key}"));
            page.mark(ARTEFACT, place, observed.clone(), by, Kind::KnownTool);
        }
    }
    page.line("]");
    page.count(ARTEFACT, "Files", all.len());
    Ok(page)
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

fn row(model: &Model, one: &Listed) -> Value {
    let changed = one.changed(model);
    let of = |name: &str, len: usize| {
        let digits = one.sha256.as_ref();
        digits
            .map(|known| digest(&format!("{name} {known}"))[..len].to_owned())
            .unwrap_or_default()
    };
    json!({
        "path": one.path,
        "size": one.size(),
        "mode": format!("-{}", permissions(one.mode)),
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
        "sha256": one.sha256.clone().unwrap_or_default(),
        "sha512": of("one", 64) + &of("two", 64),
    })
}

/// The file as `find -printf` gives it: octal permissions, no digests, and a slash for every space.
fn found(model: &Model, one: &Listed) -> Value {
    let changed = one.changed(model);
    json!({
        "path": one.path.replace(' ', "/"),
        "size": one.size(),
        "mode": format!("{:o}", one.mode & 0o7777),
        "user_id": 1000,
        "user_name": "system",
        "group_id": 1015,
        "group_name": "sdcard_rw",
        "changed_time": changed,
        "modified_time": changed,
        "access_time": changed + 60,
        "error": "",
        "context": "",
        "md5": "",
        "sha1": "",
        "sha256": "",
        "sha512": "",
    })
}

/// `rwxr-xr-x`.
fn permissions(mode: u32) -> String {
    (0..9)
        .rev()
        .zip("rwxrwxrwx".chars())
        .map(|(bit, letter)| if mode >> bit & 1 == 1 { letter } else { '-' })
        .collect()
}
