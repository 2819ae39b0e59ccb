//! Odd headers and archives: paths that lead out, names and sizes without end.

use super::*;

#[test]
fn odd_headers_are_told() {
    let kind = |text: &str| parse(text.as_bytes().to_vec()).unwrap_err().kind;
    let malformed = FaultKind::Malformed;
    let long = format!("ANDROID BACKUP\n{}", "1".repeat(10_000));
    for text in [
        "PK\x03\x04",
        "ANDROID BACKUP\nx\n1\nnone\nx",
        "ANDROID BACKUP\n0\n1\nnone\nx",
        "ANDROID BACKUP\n5\n2\nnone\nx",
        "ANDROID BACKUP\n5\n1\nDES\nx",
        "ANDROID BACKUP\n5\n1\nAES-256\nzz\n",
        "ANDROID BACKUP\n5\n1\nAES-256\naaa\n",
        "ANDROID BACKUP\n5\n1\nAES-256\naa\nbb\n10\ncc\ndd\nx",
    ] {
        assert_eq!(kind(text), malformed, "{text}");
    }
    assert_eq!(kind(&long), malformed);
    let (iv, blob) = ("00".repeat(16), "00".repeat(96));
    let rounds = |rounds: &str| {
        kind(&format!(
            "ANDROID BACKUP\n5\n1\nAES-256\naa\nbb\n{rounds}\n{iv}\n{blob}\nx"
        ))
    };
    assert_eq!(rounds("4000000000"), FaultKind::TooMany);
    assert_eq!(rounds("0"), malformed);
    assert_eq!(rounds("99999999999"), malformed);
    let windows = "ANDROID BACKUP\n5\r\n0\r\nnone\r\nx";
    assert_eq!(parse(windows.into()).unwrap().version(), 5);
}

#[test]
fn paths_that_lead_out_and_links_are_told_and_passed_over() {
    let mut files: Vec<(&str, &[u8])> = vec![("apps/a/f/..b", b"kept")];
    for path in ["../x", "/etc/x", "apps/../x", "C:/x", "apps\\x", ".."] {
        files.push((path, b"content"));
    }
    files.push(("shared/0/last", b"last"));
    let mut bytes = archive(&files);
    let mut link = header("apps/a/link", 0);
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_cksum();
    bytes.splice(0..0, *link.as_bytes());
    let (got, faults) = read(
        &parse(backup(&bytes, true, 5, false))
            .unwrap()
            .open()
            .unwrap(),
    );
    let paths: Vec<&str> = got.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["apps/a/f/..b", "shared/0/last"]);
    assert_eq!(
        faults,
        of(&[(FaultKind::OutsideSource, 6), (FaultKind::NotRegular, 1)])
    );
}

#[test]
fn long_names_are_read_up_to_a_limit() {
    let long = format!("apps/com.example/f/{}/é", "x".repeat(300));
    let mut builder = tar::Builder::new(Vec::new());
    builder
        .append_pax_extensions([("path", long.as_bytes()), ("size", b"3")])
        .unwrap();
    builder.append(&header("cut", 3), &b"pax"[..]).unwrap();
    let mut plain = tar::Header::new_gnu();
    plain.set_size(3);
    builder.append_data(&mut plain, &long, &b"gnu"[..]).unwrap();
    let bytes = builder.into_inner().unwrap();
    let (got, faults) = read(
        &parse(backup(&bytes, true, 5, false))
            .unwrap()
            .open()
            .unwrap(),
    );
    assert_eq!(faults, of(&[]));
    assert_eq!(
        got,
        [(long.clone(), b"pax".to_vec()), (long, b"gnu".to_vec())]
    );

    let mut huge = header("name", 0);
    huge.set_entry_type(tar::EntryType::XHeader);
    huge.set_size(1 << 40);
    huge.set_cksum();
    let bytes = backup(huge.as_bytes(), true, 5, false);
    let (got, faults) = read(&parse(bytes).unwrap().open().unwrap());
    assert_eq!((got.len(), faults), (0, of(&[(FaultKind::TooLarge, 1)])));
}

#[test]
fn a_size_without_content_costs_nothing() {
    let mut huge = header("apps/a/f/huge", 0);
    huge.set_size(u64::MAX);
    huge.set_cksum();
    for compressed in [false, true] {
        let bytes = backup(huge.as_bytes(), compressed, 5, false);
        let (got, faults) = read(&parse(bytes).unwrap().open().unwrap());
        assert_eq!(got, [("apps/a/f/huge".to_owned(), Vec::new())]);
        assert_eq!(faults, of(&[(FaultKind::Short, 1)]));
    }
}
