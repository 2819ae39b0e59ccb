//! The logs of Advanced Protection.

use std::fs;

use model::{FaultKind, SourceKind};
use sources::Likeness;
use testkit::{AndroidForm, AndroidPhone, Vendor, build_android};

use crate::{faults, kinds, list, open, paths, read, zip};

const KIND: SourceKind = SourceKind::AndroidIntrusionLogs;
const DNS: &[u8] = b"{\"dns_event\":{\"event_time\":1,\"hostname\":\"a.example\"}}\n";
const CONNECTION: &[u8] = b"\xef\xbb\xbf { \"connect_event\": {\"event_time\": 1}}\r\n";

#[test]
fn the_logs_of_a_phone_are_recognised_as_folder_archive_and_text() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("logs");
    let phone = AndroidPhone::watched(16, Vendor::Pixel);
    build_android(&phone, &AndroidForm::IntrusionLogs, &root).unwrap();
    assert_eq!(kinds(&root), [(KIND, Likeness::Certain)]);
    let source = open(&root, KIND);
    let listing = list(&*source);
    assert_eq!((listing.total, faults(&listing)), (3, vec![]));
    let names: Vec<String> = (1..=3).map(|n| format!("intrusion_log_{n}.txt")).collect();
    let mut members = Vec::new();
    for name in &names {
        let content = fs::read(root.join(name)).unwrap();
        for before in ["/intrusion-logs/", "/source/"] {
            let path = format!("{before}{name}");
            assert_eq!(read(&*source, &listing, &path), content);
        }
        let alone = open(&root.join(name), KIND);
        let path = format!("/intrusion-logs/{name}");
        let own = format!("/source/{name}");
        assert_eq!(paths(&list(&*alone)), [&*path, &*own]);
        members.push((format!("intrusion_logs/{name}"), content));
    }
    let members: Vec<(&str, &[u8])> = members.iter().map(|(a, b)| (&**a, &**b)).collect();
    let archive = folder.path().join("logs.zip");
    fs::write(&archive, zip(&members)).unwrap();
    let source = open(&archive, KIND);
    let packed = list(&*source);
    for name in &names {
        let path = format!("/intrusion-logs/{name}");
        let content = fs::read(root.join(name)).unwrap();
        assert_eq!(read(&*source, &packed, &path), content);
    }
    let archive_bytes = fs::read(&archive).unwrap();
    assert_eq!(read(&*source, &packed, "/source/logs.zip"), archive_bytes);
}

#[test]
fn archives_in_archives_are_looked_into_up_to_a_depth() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.zip");
    let day = zip(&[("log.txt", DNS), ("readme.txt", b"words"), ("x.bin", b"\0")]);
    let deep = zip(&[("4.zip", &zip(&[("late.txt", DNS)]))]);
    let deep = zip(&[("3.zip", &deep), ("early.txt", CONNECTION)]);
    let deep = zip(&[("2.zip", &deep)]);
    fs::write(&path, zip(&[("day 1.zip", &day), ("1.zip", &deep)])).unwrap();
    let source = open(&path, KIND);
    let listing = list(&*source);
    assert_eq!(
        paths(&listing),
        [
            "/intrusion-logs/1.zip/2.zip/early.txt",
            "/intrusion-logs/day 1.zip/log.txt",
            "/source/all.zip"
        ]
    );
    // The readme is no log, and the fourth archive stands too deep.
    assert_eq!(
        faults(&listing),
        [FaultKind::TooDeep, FaultKind::UnknownSchema]
    );
    let stored = listing.files.iter().map(|file| &*file.stored_path);
    assert_eq!(
        stored.collect::<Vec<_>>(),
        ["1.zip!/2.zip!/early.txt", "day 1.zip!/log.txt", "all.zip"]
    );
    let early = "/intrusion-logs/1.zip/2.zip/early.txt";
    assert_eq!(read(&*source, &listing, early), CONNECTION);
}

#[test]
fn an_archive_that_was_cut_keeps_its_first_logs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.zip");
    let whole = zip(&[("1.txt", DNS), ("2.txt", CONNECTION)]);
    fs::write(&path, &whole[..whole.len() - 60]).unwrap();
    let source = open(&path, KIND);
    let listing = list(&*source);
    assert_eq!(read(&*source, &listing, "/intrusion-logs/1.txt"), DNS);
    assert!(faults(&listing).contains(&FaultKind::Short));
}

#[test]
fn other_texts_and_acquisitions_are_no_logs() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("events.txt");
    fs::write(&text, b"{\"event\": \"dns_event\"}\n").unwrap();
    assert_eq!(kinds(&text), []);
    let root = folder.path().join("acquisition");
    fs::create_dir_all(root.join("intrusion_logs")).unwrap();
    fs::write(root.join("intrusion_logs/1.txt"), DNS).unwrap();
    assert_eq!(kinds(&root), [(KIND, Likeness::Certain)]);
    assert_eq!(
        paths(&list(&*open(&root, KIND))),
        ["/intrusion-logs/1.txt", "/source/intrusion_logs/1.txt"]
    );
    fs::write(root.join("acquisition.json"), b"{}").unwrap();
    assert!(kinds(&root).iter().all(|(kind, _)| *kind != KIND));
    let archive = folder.path().join("a.zip");
    let members: [(&str, &[u8]); 2] = [("u/acquisition.json", b"{}"), ("u/intrusion_logs/1", DNS)];
    fs::write(&archive, zip(&members)).unwrap();
    assert!(kinds(&archive).iter().all(|(kind, _)| *kind != KIND));
}
