//! Apps of an Android phone as files: an APK, or a folder with several.
//!
//! Described in: <https://developer.android.com/guide/components/fundamentals>.

use std::{path::Path, sync::Arc};

use formats::bytes::SharedBytes;
use model::{Fault, SourceKind};

use crate::{
    Entry, Folder, Likeness, Listed, Recognised, Source,
    acquisition::names,
    container::{is_zip, open_file, open_zip},
    plain_source::{PlainSource, alone, on_disk},
    shallow,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::Apk,
    recognise,
    open,
};

/// Every app has it at its root.
const MANIFEST: &str = "AndroidManifest.xml";
/// Where apps stand that are handed in by themselves: unlike those in `/apks/`, which an acquisition took
/// from the phone, they need not be on one.
const APPS: &str = "/handed-in/";
const ENDING: &str = ".apk";

fn recognise(path: &Path) -> Vec<Recognised> {
    let likeness = if path.is_dir() {
        (!apps(path).is_empty()).then_some(Likeness::Certain)
    } else {
        open_file(path).ok().and_then(|file| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            likeness_of(&name, Arc::new(file))
        })
    };
    let found = likeness.map(|likeness| Recognised {
        kind: SourceKind::Apk,
        root: path.to_path_buf(),
        likeness,
    });
    found.into_iter().collect()
}

/// An archive with a manifest; one that only its name calls an app may have lost the manifest.
fn likeness_of(name: &str, content: SharedBytes) -> Option<Likeness> {
    if !is_zip(&content) {
        return None;
    }
    let has_manifest = open_zip(content).is_ok_and(|zip| zip.find(MANIFEST).is_some());
    let is_called_app = || has_ending(name).then_some(Likeness::Partial);
    has_manifest
        .then_some(Likeness::Certain)
        .or_else(is_called_app)
}

fn has_ending(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("apk")
}

/// The apps in a folder, and in its folder `apks`; none of an acquisition, which lists its own.
fn apps(path: &Path) -> Vec<String> {
    let files = shallow::files(path, &|name| name == "apks");
    let all: Vec<&str> = files.iter().map(String::as_str).collect();
    if names::likeness(&all).is_some() {
        return Vec::new();
    }
    let folder = Folder::new(path);
    let is_app = |name: &String| {
        let file = folder.open(name).ok();
        file.is_some_and(|file| likeness_of(name, Arc::new(file)).is_some())
    };
    files.into_iter().filter(is_app).collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the registry's signature: what is wrong with an app is told when it is read"
)]
fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let mut source = PlainSource::new(SourceKind::Apk, root);
    if root.is_dir() {
        let folder = Folder::new(root);
        for name in apps(root) {
            source.add_own_below(&folder, &name);
            source.add(app(&name), on_disk(&folder, &name));
        }
    } else {
        let name = root.file_name().unwrap_or_default().to_string_lossy();
        source.add_own(root);
        source.add(app(&name), alone(root));
    }
    Ok(Box::new(source))
}

fn app(name: &str) -> Listed {
    Listed::plain(path_of(name), name)
}

/// The path in the one path vocabulary.
fn path_of(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let ending = if name.ends_with(ENDING) { "" } else { ENDING };
    format!("{APPS}{name}{ending}")
}
