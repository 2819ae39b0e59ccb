//! Keybags of published vectors and of our own making; odd passwords, absurd rounds, damage.

use super::*;
use crate::{
    samples::{self, hex},
    test_plist::damaged,
};

fn field(tag: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [
        tag.to_vec(),
        u32::try_from(data.len()).unwrap().to_be_bytes().to_vec(),
        data.to_vec(),
    ]
    .concat()
}

fn number_field(tag: &[u8; 4], number: u32) -> Vec<u8> {
    field(tag, &number.to_be_bytes())
}

fn header(salt: &[u8], rounds: u32, first: Option<(&[u8], u32)>) -> Vec<u8> {
    let mut bytes = [
        number_field(b"VERS", 3),
        number_field(b"TYPE", 1),
        field(b"UUID", &[1; 16]),
        field(b"HMCK", &[0; 40]),
        number_field(b"WRAP", 0),
        field(b"SALT", salt),
        number_field(b"ITER", rounds),
    ]
    .concat();
    if let Some((salt, rounds)) = first {
        bytes.extend(number_field(b"DPWT", 0));
        bytes.extend(number_field(b"DPIC", rounds));
        bytes.extend(field(b"DPSL", salt));
    }
    bytes
}

fn class(number: u32, wrap: u32, wrapped: &[u8]) -> Vec<u8> {
    [
        field(b"UUID", &[2; 16]),
        number_field(b"CLAS", number),
        number_field(b"WRAP", wrap),
        number_field(b"KTYP", 0),
        field(b"WPKY", wrapped),
    ]
    .concat()
}

/// The keybag of a line `$itunes_backup$*9|10*WPKY*ITER*SALT*DPIC*DPSL`.
fn of_vector(vector: &str) -> Keybag {
    let parts: Vec<&str> = vector.split('*').collect();
    let first_salt = hex(parts[6]);
    let first = match parts[1] {
        "10" => Some((first_salt.as_slice(), parts[5].parse().unwrap())),
        _ => None,
    };
    let mut bytes = header(&hex(parts[4]), parts[3].parse().unwrap(), first);
    bytes.extend(class(6, 1, &[0; 40]));
    bytes.extend(class(3, 2, &hex(parts[2])));
    Keybag::parse(&bytes).unwrap()
}

/// From the self-tests of hashcat, modules 14700 and 14800 (MIT): password `hashcat`.
const VECTORS: [&str; 2] = [
    "$itunes_backup$*9*ebd7f9b33293b2511f0a4139d5b213feff51476968863cef60ec38d720497b6ff39a0bb63fa9f84e*10000*2202015774208421818002001652122401871832**",
    "$itunes_backup$*10*17a3b858e79bc273be43a9f113b71efe7ec8e7e401396b350180b4592ef45db67ffef7b2d64329a5*10000*2721336781705041205314422175267631184867*1000*99fafc983e732998adb9fadc162a2e382143f115",
];

#[test]
fn published_vectors_unlock() {
    for vector in VECTORS {
        let keybag = of_vector(vector);
        let keys = keybag.unlock("hashcat").unwrap();
        assert_eq!(keys.0.len(), 1);
        assert_eq!(format!("{keys:?}"), "ClassKeys(1 classes, secret)");
        assert_eq!(
            keybag.unlock("Hashcat").unwrap_err(),
            UnlockError::WrongPassword
        );
        assert_eq!(keybag.unlock("").unwrap_err(), UnlockError::WrongPassword);
    }
    assert_eq!(of_vector(VECTORS[0]).rounds(), (0, 10_000));
    assert_eq!(of_vector(VECTORS[1]).rounds(), (1_000, 10_000));
}

#[test]
fn known_answers_unlock() {
    let Some(answers) = samples::known_answers("itunes") else {
        return;
    };
    for (password, hash) in &answers {
        let keybag = of_vector(hash);
        let start = std::time::Instant::now();
        assert!(keybag.unlock(password).is_ok(), "{hash}");
        println!("{:?} rounds in {:?}", keybag.rounds(), start.elapsed());
    }
    assert_eq!(answers.len(), 4);
}

/// A keybag of few rounds whose class keys are bytes of their number; and its password's key.
fn own(password: &str) -> (Vec<u8>, Key) {
    let empty = Keybag::parse(&header(b"salt", 2, Some((b"first", 3)))).unwrap();
    let key = empty.derive(password);
    let wrap = |secret: [u8; 32]| wrap(&key, secret);
    let bytes = [
        header(b"salt", 2, Some((b"first", 3))),
        class(1, 2, &wrap([1; 32])),
        class(2, 3, &wrap([2; 32])),
        class(4, 1, &wrap([4; 32])),
        class(5, 2, &[9; 40]),
        class(6, 2, &[9; 3]),
    ];
    (bytes.concat(), key)
}

fn wrap(key: &Key, secret: [u8; 32]) -> Vec<u8> {
    let mut wrapped = [0; 40];
    KwAes256::new_from_slice(&**key)
        .unwrap()
        .wrap_key(&secret, &mut wrapped)
        .unwrap();
    wrapped.to_vec()
}

#[test]
fn class_keys_unwrap_file_keys() {
    let (bytes, _) = own("password");
    let keys = Keybag::parse(&bytes).unwrap().unlock("password").unwrap();
    // Class 4 hangs on the phone alone, 5 and 6 are damaged.
    assert_eq!(keys.0.keys().copied().collect::<Vec<_>>(), [1, 2]);
    let wrapped = |class: u32, of: u8| {
        let key = wrap(&Zeroizing::new([of; 32]), [7; 32]);
        [class.to_le_bytes().to_vec(), key].concat()
    };
    assert!(keys.unwrap_file_key(&wrapped(1, 1)).is_ok());
    assert!(keys.unwrap_file_key(&wrapped(2, 2)).is_ok());
    let kind = |wrapped: &[u8]| keys.unwrap_file_key(wrapped).unwrap_err().kind;
    assert_eq!(kind(&wrapped(1, 2)), FaultKind::Undecryptable);
    assert_eq!(kind(&wrapped(4, 4)), FaultKind::Undecryptable);
    assert_eq!(kind(&wrapped(1, 1)[..43]), FaultKind::Short);
    assert_eq!(kind(b""), FaultKind::Short);
    assert_eq!(
        kind(&[wrapped(1, 1), vec![0]].concat()),
        FaultKind::Malformed
    );
}

#[test]
fn accents_unlock_however_they_were_typed() {
    let (composed, decomposed) = ("caf\u{E9} \u{1E69}", "cafe\u{301} s\u{323}\u{307}");
    // Neither form: the marks stand in the other order.
    let mixed = "cafe\u{301} s\u{307}\u{323}";
    for made_with in [composed, decomposed] {
        let keybag = Keybag::parse(&own(made_with).0).unwrap();
        for typed in [composed, decomposed, mixed] {
            assert!(keybag.unlock(typed).is_ok());
        }
        assert_eq!(
            keybag.unlock("cafe s").unwrap_err(),
            UnlockError::WrongPassword
        );
    }
    let keybag = Keybag::parse(&own(mixed).0).unwrap();
    assert!(keybag.unlock(mixed).is_ok());
    assert!(keybag.unlock(composed).is_err());
}

#[test]
fn absurd_rounds_are_refused_at_once() {
    for (first, second) in [
        (u32::MAX, 10_000),
        (10_000_000, u32::MAX),
        (199_990_001, 10_000),
    ] {
        let bytes = [
            header(b"s", second, Some((b"t", first))),
            class(1, 2, &[0; 40]),
        ]
        .concat();
        let error = Keybag::parse(&bytes).unwrap().unlock("x").unwrap_err();
        assert!(matches!(error, UnlockError::Fault(fault) if fault.kind == FaultKind::TooMany));
    }
}

#[test]
fn what_is_no_keybag_is_refused() {
    let kind = |bytes: &[u8]| Keybag::parse(bytes).unwrap_err().kind;
    assert_eq!(kind(b""), FaultKind::Malformed);
    assert_eq!(kind(&number_field(b"ITER", 1)), FaultKind::Malformed);
    assert_eq!(kind(&header(b"s", 0, None)), FaultKind::Malformed);
    assert_eq!(
        kind(&header(b"s", 1, Some((b"t", 0)))),
        FaultKind::Malformed
    );
    assert_eq!(
        kind(&[header(b"s", 1, None), number_field(b"DPIC", 1)].concat()),
        FaultKind::Malformed
    );
    assert_eq!(
        kind(&[header(b"s", 1, None), field(b"ITER", b"12345")].concat()),
        FaultKind::Malformed
    );
    assert_eq!(
        kind(&[header(b"s", 1, None), class(1, 2, &[]).repeat(100_000)].concat()),
        FaultKind::TooMany
    );
    let locked = Keybag::parse(&[header(b"s", 1, None), class(1, 1, &[0; 40])].concat()).unwrap();
    let error = locked.unlock("x").unwrap_err();
    assert!(matches!(error, UnlockError::Fault(fault) if fault.kind == FaultKind::Malformed));
}

#[test]
fn damage_never_panics() {
    let (bytes, _) = own("password");
    for copy in damaged(&bytes, 20_000) {
        if let Ok(keybag) = Keybag::parse(&copy)
            && keybag.rounds().0 < 100
            && keybag.rounds().1 < 100
        {
            let _ = keybag.unlock("password");
        }
    }
}
