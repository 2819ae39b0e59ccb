//! Single texts.

use std::{fs, path::Path};

use model::{FaultKind, SourceKind};
use sources::{Likeness, Source};
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Vendor, build_android};

use crate::{kinds, list, open, paths, read};

const KIND: SourceKind = SourceKind::AndroidFile;

fn of(folder: &Path, text: &[u8]) -> Box<dyn Source> {
    let path = folder.join("text.txt");
    fs::write(&path, text).unwrap();
    assert_eq!(kinds(&path), [(KIND, Likeness::Partial)]);
    open(&path, KIND)
}

/// The text of a bug report.
fn report(folder: &Path) -> String {
    let path = folder.join("report.txt");
    let phone = AndroidPhone::clean(14, Vendor::Samsung, AndroidPersona::Ordinary);
    build_android(&phone, &AndroidForm::BugReportText, &path).unwrap();
    assert_eq!(
        kinds(&path),
        [(SourceKind::AndroidBugreport, Likeness::Certain)]
    );
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

#[test]
fn a_dump_of_all_services_is_told_apart_from_a_bug_report() {
    let folder = tempfile::tempdir().unwrap();
    let report = report(folder.path());
    let at = report.find("\n------ SYSTEM PROPERTIES").unwrap();
    let rest = &report[at + 1..];
    let source = of(folder.path(), rest.as_bytes());
    let listing = list(&*source);
    let paths = paths(&listing);
    for path in ["/getprop", "/dumpsys/package", "/dumpsys/appops"] {
        assert!(paths.contains(&path), "{path}: {paths:?}");
    }
    assert_eq!(paths.last(), Some(&"/source/text.txt"));
    let record = source.record("S1");
    assert_eq!(record.os_version.unwrap().raw(), "14");
    assert!(source.clock().zone_is_known());
    let package = read(&*source, &listing, "/dumpsys/package");
    assert!(rest.contains(&*String::from_utf8_lossy(&package)));
    let mut all = Vec::new();
    assert!(source.list_all(&mut |file| all.push(file.path)).is_empty());
    assert_eq!(all, paths);
}

#[test]
fn the_dump_of_one_service_is_told_by_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let report = report(folder.path());
    for service in ["package", "appops", "accessibility", "batterystats", "adb"] {
        let (_, text) = report
            .split_once(&format!("\nDUMP OF SERVICE {service}:\n"))
            .unwrap();
        let (text, _) = text.split_once("\n--------- 0.0").unwrap();
        let source = of(folder.path(), text.as_bytes());
        let listing = list(&*source);
        let path = format!("/dumpsys/{service}");
        assert_eq!(paths(&listing), [&*path, "/source/text.txt"]);
        assert_eq!(read(&*source, &listing, &path), text.as_bytes());
    }
}

#[test]
fn properties_say_which_phone_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[ro.build.version.release]: [12]\r\n[ro.product.model]: [X1]\r\n[persist.sys.timezone]: [Europe/Paris]\r\n";
    let utf16 = |text: &str| -> Vec<u8> {
        let units: Vec<u16> = [0xfeff].into_iter().chain(text.encode_utf16()).collect();
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
    };
    for stored in [text.as_bytes().to_vec(), utf16(text)] {
        let source = of(folder.path(), &stored);
        let record = source.record("S1");
        assert_eq!(record.os_version.unwrap().raw(), "12");
        assert_eq!(record.model.unwrap().raw(), "X1");
        assert!(source.clock().zone_is_known());
        let listing = list(&*source);
        assert_eq!(read(&*source, &listing, "/getprop"), text.as_bytes());
        assert_eq!(read(&*source, &listing, "/source/text.txt"), stored);
        let file = listing.files.iter().find(|file| file.path == "/getprop");
        let opened = source.open(file.unwrap()).unwrap();
        assert_eq!(opened.encrypted, stored != text.as_bytes());
        assert_eq!(opened.stored.len(), u64::try_from(stored.len()).unwrap());
    }
}

#[test]
fn what_nobody_reads_is_named_and_a_cut_text_keeps_its_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Current Device Policy Manager state:\n  Enabled";
    let source = of(folder.path(), text.as_bytes());
    let listing = source.list(&sources::Wanted {
        fits: &|_| false,
        exact: &[],
    });
    assert_eq!(listing.unread, ["device_policy"]);
    assert_eq!(paths(&listing), ["/source/text.txt"]);
    let path = folder.path().join("text.txt");
    let recognised = sources::recognise(&path);
    fs::write(&path, "words").unwrap();
    let fault = sources::open(&recognised[0]).err().unwrap();
    assert_eq!(fault.kind, FaultKind::UnknownSchema);
    assert_eq!(kinds(&path), []);
    assert_eq!(kinds(folder.path()), []);
}
