//! What is made so that tools fail, and what is told of it.

use memchr::memmem;

use super::*;

/// A way in which packages are made so that tools fail, and what is told of it.
fn tricked(what: &str, expected: &[&str], change: impl Fn(&mut Vec<u8>)) {
    let mut bytes = watching().bytes();
    change(&mut bytes);
    let apk = read_bytes(&bytes);
    assert_eq!(
        package(&apk),
        Some("org.example.watch"),
        "{what}: {:?}",
        apk.faults
    );
    assert_eq!(apk.signers.len(), 1, "{what}: {:?}", apk.faults);
    assert!(apk.faults.is_empty(), "{what}: {:?}", apk.faults);
    assert_eq!(anomalies(&apk), expected, "{what}");
}

#[test]
fn tricks_against_tools_are_told_and_do_not_stop_the_reading() {
    const MANIFEST_XML: &str = "AndroidManifest.xml";
    tricked("encrypted flag", &["marked_encrypted"], |bytes| {
        let at = in_directory(bytes, MANIFEST_XML);
        put(bytes, at + 8, &[1, 0]);
        put(bytes, 6, &[1, 0]);
    });
    tricked("local method", &["compression_differs"], |bytes| {
        put(bytes, 8, &[0x5d, 0x1c]);
    });
    tricked(
        "unknown method of what is deflated",
        &["unknown_compression", "compression_differs"],
        |bytes| {
            let at = in_directory(bytes, MANIFEST_XML);
            put(bytes, at + 10, &[0x5d, 0x1c]);
        },
    );
    tricked("local name", &["name_differs"], |bytes| {
        put(bytes, 30, b"B")
    });
    tricked("stated size", &["size_differs"], |bytes| {
        let at = in_directory(bytes, MANIFEST_XML);
        put(bytes, at + 24, &[0xff, 0xff, 0xff, 0x7f]);
    });
    tricked("bytes after the end", &["bytes_after_end"], |bytes| {
        bytes.extend(b"more");
    });
    tricked(
        "bytes before the beginning",
        &["directory_elsewhere"],
        |bytes| {
            *bytes = [&[7; 100][..], bytes].concat();
        },
    );
    tricked("fewer counted", &["entries_miscounted"], |bytes| {
        let at = last(bytes, b"PK\x05\x06");
        put(bytes, at + 10, &[1, 0]);
    });
    tricked("a false end in the comment", &["several_ends"], |bytes| {
        let end = last(bytes, b"PK\x05\x06");
        let mut second = bytes[end..].to_vec();
        put(bytes, end + 20, &[30, 0]);
        // Its own comment would end elsewhere.
        second[20] = 99;
        bytes.extend([&second[..], &[0; 8]].concat());
    });
    tricked("overlapping entries", &["entries_overlap"], |bytes| {
        let at = in_directory(bytes, "classes.dex");
        put(bytes, at + 42, &[4, 0, 0, 0]);
    });
}

#[test]
fn tricks_in_the_manifest_are_told_and_do_not_stop_the_reading() {
    let change = |what: &str, expected: &[Anomaly], change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = watching().manifest();
        change(&mut bytes);
        assert!(axml::looks_like(&bytes), "{what}");
        let mut notes = Notes::default();
        let manifest = manifest::read(&bytes, &mut notes);
        assert_eq!(
            manifest.package.as_deref(),
            Some("org.example.watch"),
            "{what}"
        );
        assert_eq!(manifest.components.len(), 3, "{what}");
        assert!(notes.anomalies.iter().eq(expected), "{what}: {notes:?}");
        assert!(notes.faults.is_empty(), "{what}: {notes:?}");
    };
    change("type", &[Anomaly::ManifestHeader], &|bytes| bytes[0] = 0);
    change("count of texts", &[Anomaly::ManifestTexts], &|bytes| {
        put(bytes, 16, &[0xff, 0xff, 0xff, 0x0f]);
    });
    change("an unknown chunk", &[Anomaly::ManifestParts], &|bytes| {
        let pool = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
        bytes.splice(
            8 + pool..8 + pool,
            [0x77, 0x77, 8, 0, 12, 0, 0, 0, 1, 2, 3, 4],
        );
        let size = u32::try_from(bytes.len()).unwrap();
        put(bytes, 4, &size.to_le_bytes());
    });
    change("bytes after it", &[Anomaly::ManifestHeader], &|bytes| {
        bytes.extend([0; 16]);
    });
}

#[test]
fn attributes_are_known_by_their_number_and_not_by_their_name() {
    let mut bytes = watching().manifest();
    // "permission" is blanked: UTF-16 in the pool.
    let name: Vec<u8> = "permission\0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let at = memmem::find(&bytes, &name).unwrap();
    bytes[at..at + 20].fill(b' ');
    let manifest = manifest::read(&bytes, &mut Notes::default());
    assert_eq!(manifest.protected_by(ACCESSIBILITY).count(), 1);
}
