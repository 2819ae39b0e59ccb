//! Backups of our own making, in every way of storing them: whole, cut at every place, changed.

use super::*;

#[test]
fn every_way_of_storing_gives_the_same_files() {
    let large = pattern(200_001);
    let files: [(&str, &[u8]); 5] = [
        ("apps/com.example/", b""),
        ("apps/com.example/_manifest", b"1\ncom.example\n"),
        ("apps/com.example/db/large.db", &large),
        ("shared/0/empty", b""),
        ("shared/0/block", &large[..512]),
    ];
    let expected: Files = files
        .iter()
        .map(|(path, content)| ((*path).to_owned(), content.to_vec()))
        .collect();
    for (version, compressed, encrypted) in WAYS {
        let bytes = backup(&archive(&files), compressed, version, encrypted);
        let opened = parse(bytes).unwrap().unlock(PASSWORD).unwrap();
        let (got, faults) = read(&opened);
        assert!(got == expected, "{version} {compressed} {encrypted}");
        assert_eq!(faults, of(&[]));
        // What is not read of a member is passed over.
        let mut paths = Vec::new();
        let faults = opened.each_member(&mut |member| paths.push(member.path.to_owned()));
        assert!(faults.is_empty());
        assert_eq!(paths.len(), 5);
    }
}

#[test]
fn what_stands_before_any_cut_survives() {
    let (first, second) = (pattern(700), pattern(40));
    let files: [(&str, &[u8]); 2] = [("apps/a/f/first", &first), ("apps/a/f/second", &second)];
    for (version, compressed, encrypted) in WAYS {
        let bytes = backup(&archive(&files), compressed, version, encrypted);
        let (mut empty_until, mut whole_from) = (0, bytes.len());
        for len in 0..bytes.len() {
            let fault = match parse(bytes[..len].to_vec()) {
                Ok(parsed) => {
                    let (got, faults) = read(&parsed.unlock(PASSWORD).unwrap());
                    for ((path, content), (expected, all)) in got.iter().zip(files) {
                        assert_eq!(path, expected);
                        assert!(all.starts_with(content));
                    }
                    let is_whole = got.len() == 2 && got[1].1 == second;
                    whole_from = if is_whole {
                        whole_from.min(len)
                    } else {
                        whole_from
                    };
                    *faults
                        .first_key_value()
                        .map_or(&FaultKind::Io, |(kind, _)| kind)
                }
                Err(fault) => {
                    empty_until = len;
                    fault.kind
                }
            };
            // The two blocks of zeros and the padding at the very end may be missing unnoticed.
            let at_end = !compressed && len + 512 + 16 > bytes.len();
            let told = matches!(fault, FaultKind::Short | FaultKind::EmptyBackup);
            assert!(told || at_end && fault == FaultKind::Io, "{len}: {fault:?}");
        }
        assert!(empty_until < 700, "{empty_until}");
        assert!(whole_from < bytes.len(), "{whole_from}");
    }
}

#[test]
fn flipped_bits_end_in_faults() {
    let content = pattern(100);
    let files: [(&str, &[u8]); 2] = [("apps/a/f/first", &content), ("apps/a/f/second", b"2")];
    for (version, compressed, encrypted) in WAYS {
        let bytes = backup(&archive(&files), compressed, version, encrypted);
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << (place % 8);
            let Ok(parsed) = parse(changed) else { continue };
            if parsed.rounds().unwrap_or(0) > 100 {
                continue;
            }
            let Ok(opened) = parsed.unlock(PASSWORD) else {
                continue;
            };
            let (got, faults) = read(&opened);
            assert!(got.len() <= 2, "{place}");
            // Compressed, nothing changes unnoticed: a checksum stands at the end. The level of
            // compression in the second byte is the exception, and says nothing of the data.
            let same = got.len() == 2 && got[0].1 == content && got[1].1 == b"2";
            assert!(!compressed || same || !faults.is_empty(), "{place}");
        }
    }
}

#[test]
fn empty_backups_say_so() {
    let fault = |bytes: &[u8]| match parse(bytes.to_vec()) {
        Ok(parsed) => read(&parsed.open().unwrap()).1,
        Err(fault) => of(&[(fault.kind, 1)]),
    };
    let empty = of(&[(FaultKind::EmptyBackup, 1)]);
    assert_eq!(fault(b""), empty);
    assert_eq!(fault(b"ANDROID BACK"), empty);
    assert_eq!(fault(b"ANDROID BACKUP\n5\n"), empty);
    assert_eq!(fault(b"ANDROID BACKUP\n5\n1\nnone\n"), empty);
    assert_eq!(fault(&backup(&[0; 1024], true, 5, false)), empty);
    assert_eq!(fault(&backup(&[0; 1024], false, 5, false)), empty);
    assert_eq!(fault(&backup(&[], true, 5, false)), empty);
}

#[test]
fn a_damaged_checksum_is_no_wrong_password() {
    let files: [(&str, &[u8]); 1] = [("apps/a/f/first", b"1")];
    let bytes = backup(&archive(&files), true, 5, true);
    let mut text = bytes.clone();
    let place = bytes.windows(4).position(|four| four == b"0202").unwrap();
    text[place] = b'f';
    let error = parse(text).unwrap().unlock(PASSWORD).unwrap_err();
    let UnlockError::Fault(fault) = error else {
        panic!("{error:?}")
    };
    assert_eq!(fault.kind, FaultKind::Undecryptable);
    assert!(!format!("{:?}", parse(bytes).unwrap().unlock(PASSWORD)).contains("156"));
}
