//! Backups that others made: another implementation, real phones.

use super::*;
use crate::samples::{self, hex};

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

fn known(index: usize) -> (Vec<u8>, &'static str) {
    let (version, password, lines, body) = KNOWN[index];
    let lines = lines.join("\n");
    let mut bytes = format!("ANDROID BACKUP\n{version}\n1\nAES-256\n{lines}\n").into_bytes();
    bytes.extend(hex(body));
    (bytes, password)
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
    let Some(answers) = samples::known_answers("ab") else {
        return;
    };
    for (password, hash) in &answers {
        let parts: Vec<&str> = hash.split('*').collect();
        let version = parts[0].trim_start_matches("$ab$");
        let [salt, checksum, vector, blob] = [3, 4, 5, 6].map(|at| parts[at]);
        let header = format!(
            "ANDROID BACKUP\n{version}\n1\nAES-256\n{salt}\n{checksum}\n{}\n{vector}\n{blob}\nx",
            parts[2]
        );
        let backup = parse(header.into_bytes()).unwrap();
        let wrong = backup.unlock("something else").unwrap_err();
        assert_eq!(wrong, UnlockError::WrongPassword);
        assert!(backup.unlock(password).is_ok(), "{hash}");
    }
    assert_eq!(answers.len(), 3);
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
