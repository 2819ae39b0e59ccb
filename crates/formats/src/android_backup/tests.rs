//! Backups made by another implementation, of our own making, and of real phones; wrong passwords,
//! every cut, flipped bits, limits, odd archives.

use std::{collections::BTreeMap, io::Write as _, sync::Arc};

use aes::Aes256;
use cbc::{
    Encryptor,
    cipher::{Array, BlockModeEncrypt as _, KeyIvInit as _},
};
use flate2::{Compression, write::ZlibEncoder};
use sha1::Sha1;

use super::*;
use crate::{reading::fault_of, samples, test_plist::next};

/// Made with Python's `hashlib`, `tarfile` and `zlib` and the package `cryptography`: version,
/// password, the lines of the header behind `AES-256`, the encrypted body. Both hold the same files.
const KNOWN: [(u32, &str, [&str; 5], &str); 2] = [
    (
        1,
        "secret",
        [
            "DD0A11A90F19DD73B89F94A0D0611A396AB032DF24195E2BF4BE8427DC987ACE83E03E1D76CDA01646360C1EE9C01F978F67D6A6FBC95597DFA7077295EC961C",
            "759863F027E2729CF34C815D0F35F60037A83CB5290555922DFFA3A47530BCC3835EDDEC06268753F753C494A075E8E5122B7F55F6080E3807339800110781C4",
            "500",
            "424EA2258BC43B6A22CA07EEAFCC3687",
            "C6DEF6A76F07713E6900AD30144FE5E2B973CF9D2AF29ED7BFC3C23C142659A3AA8D2F51797FDE0BBC16C516630EE5D7B0CC30FB29FCCD24462918CCF9D57AFB66A761820B803E786D6E793C91BDD1D779AD9F3C77F052DAD677EB2B5AA64F07",
        ],
        "535098894d1e0733bd0b7232716d23d1098d8aa5daaa0416faa54197b35c21db937538f4c21720526bb7ef45c578c9c63fedd49bd5e7f36f04300b8e4baf70a008666409a2a520605f200fed302b1938897d7be693a33c49279b8522160fc594f6a9bce230911b926480030dbd5c83a7fb4b97dc9121b525a14b481d1fdaa04b",
    ),
    (
        5,
        "pässwörd",
        [
            "533B22D2F0C5B81562B287F525AF359BE471EDAFEDBDCB1436978388E8999E7CC8DB46B714E4FEAC751FB1875E44C7FF74791AF97F66E52119C3E416396BBB9D",
            "1E494EAB0433817C1187333F7F6DB435F692EA362EC802B19D8AF8DD30005A0A9DDABB4AC6A1D405883B599F03D358CD08C8B84F9B517CDFC04D800AB3B1409D",
            "500",
            "76FCC11FF506AACFA502FE3C16F59E5F",
            "5E1A09707DBAB655BC99CF010744E7ED7CC6ADE7DBBB0AC93CC2EDF8F59B60B56381B7CC0C52649FA0A007FEA36B940FA8B0E0074D5D401A198D6AB419ADED50CA58735EF72C1BC69E365EBDB85A0CC29FCA5F14D1180857A79357B1BCDB7815",
        ],
        "d6f2f9d973cb2e9e277f6ec97693c657c8d3ea375958469263a65725afb2a55323c6cc626194d850f7d9cf7015f25ebd9ba5145c1efdca795e35ae8b8650b6e764586a053eba192fb2fbb414fb07894fd8cb4a5ae8566b35329205c40d772b97ac4b6819a6fb584bed8e773f5c317f4fb979528c9527987b29a4c5521779dc24",
    ),
];

fn hex(text: &str) -> Vec<u8> {
    let digits = text
        .as_bytes()
        .chunks(2)
        .map(|pair| str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

fn known(index: usize) -> (Vec<u8>, &'static str) {
    let (version, password, lines, body) = KNOWN[index];
    let lines = lines.join("\n");
    let mut bytes = format!("ANDROID BACKUP\n{version}\n1\nAES-256\n{lines}\n").into_bytes();
    bytes.extend(hex(body));
    (bytes, password)
}

type Files = Vec<(String, Vec<u8>)>;

/// Every file as far as it can be read, and what could not be.
fn read(backup: &OpenBackup) -> (Files, BTreeMap<FaultKind, u64>) {
    let mut files = Vec::new();
    let faults = backup.each_member(&mut |member| {
        if member.kind == MemberKind::Folder {
            files.push((format!("{}/", member.path), Vec::new()));
            return;
        }
        let mut content = Vec::new();
        if let Err(error) = member.reader.read_to_end(&mut content) {
            assert_ne!(fault_of(&error, "x").kind, FaultKind::Io);
        }
        files.push((member.path.to_owned(), content));
    });
    (files, faults.counts)
}

fn parse(bytes: Vec<u8>) -> Result<AndroidBackup, Fault> {
    AndroidBackup::parse(Arc::new(bytes))
}

fn of(pairs: &[(FaultKind, u64)]) -> BTreeMap<FaultKind, u64> {
    pairs.iter().copied().collect()
}

#[test]
fn backups_of_another_implementation_open() {
    for index in [0, 1] {
        let (bytes, password) = known(index);
        let backup = parse(bytes).unwrap();
        assert!(backup.is_encrypted() && backup.is_compressed());
        assert_eq!(backup.rounds(), Some(500));
        assert_eq!(backup.open().unwrap_err().kind, FaultKind::Locked);
        let (files, faults) = read(&backup.unlock(password).unwrap());
        assert_eq!(faults, of(&[]));
        let expected = [
            ("apps/com.example.app/f/a.txt".to_owned(), b"first".to_vec()),
            (
                "apps/com.example.app/f/b.txt".to_owned(),
                b"second".to_vec(),
            ),
        ];
        assert_eq!(files, expected);
    }
}

#[test]
fn other_passwords_do_not_open() {
    for index in [0, 1] {
        let backup = parse(known(index).0).unwrap();
        for password in ["", "Secret", "secret ", "passwörd", "s\0"] {
            let error = backup.unlock(password).unwrap_err();
            assert_eq!(error, UnlockError::WrongPassword, "{password}");
        }
    }
    // The same letters, each accent a character of its own.
    let (bytes, _) = known(1);
    assert!(
        parse(bytes)
            .unwrap()
            .unlock("pa\u{308}sswo\u{308}rd")
            .is_ok()
    );
}

#[test]
fn headers_of_real_phones_unlock() {
    let Some(answers) = samples::read("crypto/known_answers.tsv") else {
        return;
    };
    let text = String::from_utf8(answers).unwrap();
    let mut seen = 0;
    for line in text.lines().filter(|line| line.starts_with("ab\t")) {
        let columns: Vec<&str> = line.split('\t').collect();
        let parts: Vec<&str> = columns[2].split('*').collect();
        let version = parts[0].trim_start_matches("$ab$");
        let [salt, checksum, vector, blob] = [3, 4, 5, 6].map(|at| parts[at]);
        let header = format!(
            "ANDROID BACKUP\n{version}\n1\nAES-256\n{salt}\n{checksum}\n{}\n{vector}\n{blob}\nx",
            parts[2]
        );
        let backup = parse(header.into_bytes()).unwrap();
        let wrong = backup.unlock("something else").unwrap_err();
        assert_eq!(wrong, UnlockError::WrongPassword);
        assert!(backup.unlock(columns[1]).is_ok(), "{line}");
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_real_backup_is_read() {
    let Some(bytes) = samples::read("android/backup/key_value.ab") else {
        return;
    };
    assert!(is_android_backup(&bytes));
    let backup = parse(bytes).unwrap();
    assert_eq!(
        (
            backup.version(),
            backup.is_compressed(),
            backup.is_encrypted()
        ),
        (5, true, false)
    );
    let opened = backup.open().unwrap();
    let (files, faults) = read(&opened);
    assert_eq!(faults, of(&[]));
    let sizes: Vec<usize> = files.iter().map(|(_, content)| content.len()).collect();
    assert_eq!(sizes, [1557, 525]);
    let folder = "apps/io.github.muntashirakon.androidbackuptestapps.key_value/k/";
    assert!(files.iter().all(|(path, _)| path.starts_with(folder)));
    let mut times = Vec::new();
    let faults = opened.each_member_until(&mut |member| {
        times.push(member.modified.map(|time| time.to_string()));
        if times.len() == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(faults.is_empty());
    assert_eq!(times, [None, Some("2025-09-19T07:01:28Z".to_owned())]);
}

/// An archive of these files; of a name ending in `/` a folder.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (path, content) in files {
        builder
            .append(&header(path, content.len()), *content)
            .unwrap();
    }
    builder.into_inner().unwrap()
}

/// A header whose path nobody checked.
fn header(path: &str, len: usize) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    if path.ends_with('/') {
        header.set_entry_type(tar::EntryType::Directory);
    }
    header.set_size(u64::try_from(len).unwrap());
    header.set_cksum();
    header
}

const PASSWORD: &str = "correct horse";

/// A backup of this archive.
fn backup(archive: &[u8], compressed: bool, version: u32, encrypted: bool) -> Vec<u8> {
    let mut body = archive.to_vec();
    if compressed {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(archive).unwrap();
        body = encoder.finish().unwrap();
    }
    let flag = u8::from(compressed);
    let start = format!("ANDROID BACKUP\n{version}\n{flag}\n");
    if !encrypted {
        return [start.as_bytes(), b"none\n", &body].concat();
    }
    let [user, checksum, vector] = [[1_u8; 64], [2; 64], [3; 64]].map(|salt| salt.to_vec());
    let key = [0x9c; 32];
    let text: String = key
        .iter()
        .map(|byte| char::from_u32(0xff00 + u32::from(*byte)).unwrap())
        .collect();
    let hashed = if version == 1 {
        key.to_vec()
    } else {
        text.into_bytes()
    };
    let blob = [
        &[16][..],
        &[4; 16],
        &[32],
        &key,
        &[32],
        &derive(&hashed, &checksum),
    ]
    .concat();
    let blob = encrypt(&derive(PASSWORD.as_bytes(), &user), &[3; 16], &blob);
    let lines = [&user[..], &checksum, &vector[..16], &blob].map(|bytes| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect::<String>()
    });
    let [user, checksum, vector, blob] = lines;
    let lines = format!("AES-256\n{user}\n{checksum}\n10\n{vector}\n{blob}\n");
    [
        start.as_bytes(),
        lines.as_bytes(),
        &encrypt(&key, &[4; 16], &body),
    ]
    .concat()
}

fn derive(secret: &[u8], salt: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha1>(secret, salt, 10, &mut key);
    key
}

fn encrypt(key: &[u8; 32], vector: &[u8; 16], plain: &[u8]) -> Vec<u8> {
    let count = 16 - plain.len() % 16;
    let mut bytes = [plain, &vec![u8::try_from(count).unwrap(); count]].concat();
    let (blocks, _) = Array::slice_as_chunks_mut(&mut bytes);
    Encryptor::<Aes256>::new(&Array::from(*key), &Array::from(*vector)).encrypt_blocks(blocks);
    bytes
}

/// Every way in which a backup is stored: version, compressed, encrypted.
const WAYS: [(u32, bool, bool); 6] = [
    (1, false, false),
    (5, true, false),
    (1, false, true),
    (1, true, true),
    (3, false, true),
    (5, true, true),
];

fn pattern(len: usize) -> Vec<u8> {
    let mut state = 11;
    (0..len)
        .map(|_| next(&mut state).to_le_bytes()[3])
        .collect()
}

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
