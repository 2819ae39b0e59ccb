//! APKs.

use std::fs;

use model::SourceKind;
use sources::Likeness;
use testkit::apk::Apk;

use crate::{faults, kinds, list, open, paths, read, zip};

const KIND: SourceKind = SourceKind::Apk;

fn app() -> Vec<u8> {
    Apk::new("org.example.reader", "Reader", "Example").bytes()
}

#[test]
fn an_app_is_told_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    for (name, listed) in [
        ("reader.apk", "reader.apk"),
        ("reader.zip", "reader.zip.apk"),
        ("reader", "reader.apk"),
        ("R.APK", "R.APK.apk"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, app()).unwrap();
        assert_eq!(kinds(&path), [(KIND, Likeness::Certain)], "{name}");
        let source = open(&path, KIND);
        let listing = list(&*source);
        let (own, listed) = (format!("/source/{name}"), format!("/handed-in/{listed}"));
        assert_eq!(paths(&listing), [&*listed, &*own]);
        assert_eq!(read(&*source, &listing, &listed), app());
        assert_eq!((listing.total, faults(&listing)), (1, vec![]));
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn every_app_of_a_folder_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("apks")).unwrap();
    for name in ["a.apk", "b", "apks/a.apk"] {
        fs::write(root.join(name), app()).unwrap();
    }
    fs::write(root.join("c.zip"), zip(&[("x/AndroidManifest.xml", b"x")])).unwrap();
    fs::write(root.join("d.txt"), "words").unwrap();
    assert_eq!(kinds(root), [(KIND, Likeness::Certain)]);
    let source = open(root, KIND);
    let listing = list(&*source);
    assert_eq!(
        paths(&listing),
        [
            "/handed-in/a.apk",
            "/handed-in/b.apk",
            "/part-2/handed-in/a.apk",
            "/source/a.apk",
            "/source/apks/a.apk",
            "/source/b"
        ]
    );
    fs::write(root.join("packages.json"), "[]").unwrap();
    assert!(kinds(root).iter().all(|(kind, _)| *kind != KIND));
}

#[test]
fn an_app_that_was_cut_is_one_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.apk");
    let whole = app();
    for end in [20, whole.len() / 2] {
        fs::write(&path, &whole[..end]).unwrap();
        let found = kinds(&path);
        assert_eq!(found.len(), 1, "{end}");
        assert_eq!(found[0].0, KIND);
        let source = open(&path, KIND);
        let listing = list(&*source);
        assert_eq!(
            read(&*source, &listing, "/handed-in/cut.apk"),
            &whole[..end]
        );
    }
    let other = folder.path().join("other.apk");
    fs::write(&other, "words").unwrap();
    assert_eq!(kinds(&other), []);
}
