//! Files of apps in folders of downloads and messengers, named like an app that no store brought: the way
//! by which it came. Never an alarm.
//!
//! Described in: <https://developer.android.com/training/data-storage>,
//! <https://developer.android.com/studio/publish#unknown-sources>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, android::packages::Package};
use model::{Argument, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    android::{App, Origin, Phone},
    draft::Said,
    programs,
};

/// Most apps kept: phones have a few hundred.
const APPS: usize = 10_000;
/// Most files of apps kept: each is compared with each app, and people have a few dozen.
const FILES: usize = 1_000;
/// Longest path that is kept, in bytes: Linux allows no longer one.
const PATH_BYTES: usize = 4_096;
/// Longest name of a file or an app that is compared, in bytes: Linux and Android allow no longer one.
const NAME_BYTES: usize = 255;
/// Parts of paths that name folders of downloads and messengers, in small letters.
const FOLDERS: [&str; 3] = ["/download", "whatsapp", "telegram"];
/// How the files of apps end.
const ENDINGS: [&str; 4] = ["apk", "apkm", "apks", "xapk"];
/// Where people's own files lie.
const OF_PEOPLE: [&str; 3] = ["/sdcard/", "/storage/", "/data/media/"];
/// Fewest letters of a word of an app's name that tells it from others.
const TELLING_LETTERS: usize = 4;
/// Last words of apps' names that tell nothing.
const COMMON: [&str; 14] = [
    "android",
    "application",
    "client",
    "debug",
    "free",
    "full",
    "lite",
    "main",
    "mobile",
    "phone",
    "plus",
    "release",
    "service",
    "test",
];

/// Folds files of apps by path, and whether each app came from a store, by its name.
#[derive(Debug, Default)]
pub(crate) struct AppFileDownloaded {
    files: BTreeMap<String, EvidenceList>,
    apps: BTreeMap<String, bool>,
}

impl Check for AppFileDownloaded {
    const ABOUT: About = About {
        reads: &["android.files", "android.packages"],
        described_in: &[
            "https://developer.android.com/training/data-storage",
            "https://developer.android.com/studio/publish#unknown-sources",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::AndroidPackages(package) => self.app(package),
            AnyRecord::AndroidFiles(file) => {
                let path = file.path.raw();
                if path.len() <= PATH_BYTES
                    && programs::name(path).len() <= NAME_BYTES
                    && is_downloaded_app(path)
                    && (self.files.len() < FILES || self.files.contains_key(path))
                {
                    let known = self.files.entry(path.to_owned()).or_default();
                    known.add(seen, place, file.modified, path);
                }
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        for (path, evidence) in later.files {
            if self.files.len() < FILES || self.files.contains_key(&path) {
                self.files.entry(path).or_default().absorb(evidence);
            }
        }
        for (id, explained) in later.apps {
            if self.apps.len() < APPS || self.apps.contains_key(&id) {
                *self.apps.entry(id).or_default() |= explained;
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let apps = self.apps.into_iter().filter(|(_, explained)| !explained);
        let named: Vec<(String, Vec<String>)> = apps
            .map(|(id, _)| {
                let words = telling(&id);
                (id, words)
            })
            .collect();
        for (path, evidence) in self.files {
            let name = programs::name(&path).to_lowercase();
            let of = named
                .iter()
                .find(|(_, words)| words.iter().any(|word| name.contains(word.as_str())));
            if let Some((id, _)) = of {
                let said = Said {
                    subject: path.clone(),
                    arguments: vec![
                        ("app", Argument::words(id)),
                        ("path", Argument::words(&path)),
                    ],
                    ..Said::default()
                };
                out.say(&said, evidence);
            }
        }
    }
}

impl AppFileDownloaded {
    fn app(&mut self, package: &Package<'_>) {
        let id = package.app_id.raw();
        let full = self.apps.len() >= APPS && !self.apps.contains_key(id);
        if full || id.len() > NAME_BYTES {
            return;
        }
        let mut app = App::new(id);
        app.dumped = true;
        app.system = package.is_system || package.replaced_system;
        let installer = package.installed_by_app.as_ref().map(Untrusted::raw);
        app.installer = installer.map(str::to_owned);
        let explained = Origin::of(&app, &Phone::default()) != Origin::SideLoaded;
        *self.apps.entry(id.to_owned()).or_default() |= explained;
    }
}

/// Whether it is the file of an app in a folder of downloads or of a messenger.
fn is_downloaded_app(path: &str) -> bool {
    // Nearly every file of a phone ends in another way.
    let (_, ending) = path.rsplit_once('.').unwrap_or_default();
    if !ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
    {
        return false;
    }
    let path = path.to_lowercase();
    let (folder, _) = path.rsplit_once('/').unwrap_or_default();
    let of_people = OF_PEOPLE.iter().any(|start| folder.starts_with(start));
    of_people && FOLDERS.iter().any(|part| folder.contains(part))
}

/// What in the name of a file tells this app: the app's whole name, and its last word that is not like
/// others. In small letters.
fn telling(id: &str) -> Vec<String> {
    let id = id.to_lowercase();
    let mut words = id.rsplit('.').take(2);
    let word = words.find(|word| word.chars().count() >= TELLING_LETTERS && !COMMON.contains(word));
    let word = word.map(str::to_owned);
    word.into_iter().chain([id]).collect()
}

#[cfg(test)]
mod tests {
    use artefacts::android::files::ListedFile;

    use super::*;
    use crate::trial;

    /// How many files are told of those, beside one app that no store brought.
    fn told(id: &str, paths: &[String]) -> usize {
        let package = Package {
            app_id: id.into(),
            replaced_system: false,
            uid: None,
            path: None,
            version: None,
            version_code: None,
            target_sdk: None,
            is_system: false,
            debuggable: false,
            installed_by_app: None,
            initiating_app: None,
            originating_app: None,
            package_source: None,
            installed: None,
            updated: None,
            signature_codes: Vec::new(),
            requested_permissions: Vec::new(),
            users: Vec::new(),
        };
        let file = |path: &String| ListedFile {
            path: path.clone().into(),
            size_bytes: None,
            file_mode: None,
            may_run: None,
            modified: None,
            status_changed: None,
            file_md5: None,
            file_sha1: None,
            file_sha256: None,
            file_sha512: None,
        };
        let files: Vec<ListedFile<'_>> = paths.iter().map(file).collect();
        let mut records = vec![AnyRecord::AndroidPackages(&package)];
        records.extend(files.iter().map(AnyRecord::AndroidFiles));
        trial::findings::<AppFileDownloaded>("app-file-downloaded", &records, &[]).len()
    }

    #[test]
    fn names_that_no_phone_has_are_not_compared() {
        let in_folder = |folder: &str, name: &str| format!("/sdcard/Download/{folder}{name}.apk");
        let long = "x".repeat(NAME_BYTES);
        let id = "org.example.minder";
        assert_eq!(told(id, &[in_folder("", "minder")]), 1);
        assert_eq!(told(id, &[in_folder("", &format!("minder{long}"))]), 0);
        let deep = format!("{}/", "y".repeat(200)).repeat(25);
        assert_eq!(told(id, &[in_folder(&deep, "minder")]), 0);
        assert_eq!(
            told(&format!("{id}{long}.minder"), &[in_folder("", "minder")]),
            0
        );
        let many: Vec<String> = (0..FILES + 5)
            .map(|number| in_folder("", &format!("minder{number}")))
            .collect();
        assert_eq!(told(id, &many), FILES);
    }

    #[test]
    fn files_of_apps_count_in_folders_of_people() {
        for (path, counts) in [
            ("/sdcard/Download/NewPipe_0.27.apk", true),
            ("/storage/emulated/0/Download/x/a.apk", true),
            (
                "/sdcard/Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Documents/a.apk",
                true,
            ),
            ("/sdcard/Telegram/Telegram Files/a.xapk", true),
            // As a list without the tool's collector writes a space.
            (
                "/sdcard/Android/media/com.whatsapp/WhatsApp/Media/WhatsApp/Documents/a.apk",
                true,
            ),
            ("/sdcard/Download/a.pdf", false),
            ("/system/app/Download/Download.apk", false),
            ("/sdcard/DCIM/a.apk", false),
            ("a.apk", false),
        ] {
            assert_eq!(is_downloaded_app(path), counts, "{path}");
        }
    }

    #[test]
    fn names_of_files_tell_apps() {
        assert_eq!(
            telling("org.schabi.NewPipe"),
            ["newpipe", "org.schabi.newpipe"]
        );
        assert_eq!(
            telling("com.lantern.android"),
            ["lantern", "com.lantern.android"]
        );
        assert_eq!(telling("com.x.app"), ["com.x.app"]);
    }
}
