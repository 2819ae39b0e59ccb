//! The rest of the manifest: pictures, caches, preferences; and files whose paths are planted.

use crate::{
    BuildError, IosForm,
    backup::Entry,
    build::{Build, Spot},
    planted::{self, Indicator},
    random::Random,
};

/// Files to plant: domain, path, and the indicator that names the path.
const PLANTS: [(&str, &str, Indicator); 7] = [
    (
        "HomeDomain",
        "Library/VigieTestkit/agent.plist",
        planted::FILE_PATH,
    ),
    (
        "HomeDomain",
        "Library/VigieTestkitStaging/a/b.bin",
        planted::FOLDER,
    ),
    (
        "HomeDomain",
        "Library/Preferences/com.vigie-testkit.implant.plist",
        planted::RELATIVE_PATH,
    ),
    (
        "MediaDomain",
        "Media/Downloads/vigie'testkit=implant.dat",
        planted::FILE_NAME,
    ),
    (
        "RootDomain",
        "Library/Caches/vigietestd/state",
        planted::PROCESS,
    ),
    (
        "AppDomain-com.apple.mobilesafari",
        "Library/WebKit/WebsiteData/LocalStorage/https_vigie-testkit-c2.com_0.localstorage",
        planted::C2,
    ),
    (
        "AppDomain-com.vigie-testkit.agent",
        "Library/Preferences/settings.plist",
        planted::APP,
    ),
];

/// Paths that no indicator names.
const NEAR_MISSES: [(&str, &str); 4] = [
    ("HomeDomain", "Library/VigieTestkit/agent.plist.bak"),
    ("HomeDomain", "Library/VigieTestkitStaging2/b.bin"),
    ("MediaDomain", "Media/Downloads/VIGIE'testkit=implant.dat"),
    (
        "HomeDomain",
        "Library/MyLibrary/Preferences/com.vigie-testkit.implant.plists",
    ),
];

/// Writes the volume, the near misses and what is planted.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut random = build.random("files");
    let scale = build.phone.scale;
    for nth in 0..scale.files {
        let (domain, path) = any(&mut random, nth);
        let entry = Entry::new(&domain, &path);
        if nth < scale.files_on_disk {
            // Real content would only cost time: nothing reads these files.
            build.store.file(entry, &random.bytes::<48>())?;
        } else {
            build.store.missing_file(entry, 48)?;
        }
    }
    for (domain, path) in NEAR_MISSES {
        let row = build.store.file(Entry::new(domain, path), b"near miss")?;
        let spot = Spot::new("ios.manifest", domain, path);
        build.near_miss(&spot, row, path);
    }
    build
        .store
        .link("HomeDomain", "Library/Caches/latest", "../../Library/SMS")?;
    if build.phone.watched {
        for (domain, path, indicator) in PLANTS {
            let row = build.store.file(Entry::new(domain, path), b"planted")?;
            let spot = Spot::new("ios.manifest", domain, path);
            // The phone names containers by UUIDs, which tell no app.
            let is_named = build.form == IosForm::Backup || indicator != planted::APP;
            if is_named {
                build.known(&spot, row, path, &indicator);
            }
        }
    }
    Ok(())
}

/// A domain and a path, unique by `nth`.
fn any(random: &mut Random, nth: u64) -> (String, String) {
    let folder = nth / 999;
    match random.below(10) {
        0..=3 => (
            "CameraRollDomain".to_owned(),
            format!("Media/DCIM/{}APPLE/IMG_{nth:06}.HEIC", 100 + folder),
        ),
        4..=5 => (
            "CameraRollDomain".to_owned(),
            format!(
                "Media/PhotoData/Thumbnails/V2/DCIM/{}APPLE/IMG_{nth:06}.HEIC/5005.JPG",
                100 + folder
            ),
        ),
        6..=7 => (
            format!("AppDomain-com.vigie-testkit.app{}", random.below(40)),
            format!("Documents/été {folder}/fichier-{nth} 📄.dat"),
        ),
        8 => (
            "AppDomainGroup-group.net.whatsapp.WhatsApp.shared".to_owned(),
            format!(
                "Message/Media/3363998{:04}@s.whatsapp.net/{nth:x}.jpg",
                random.below(40)
            ),
        ),
        _ => (
            "HomeDomain".to_owned(),
            format!("Library/Caches/com.apple.cache{folder}/{nth:08x}.plist"),
        ),
    }
}
