//! Files that the library itself encrypted, and damaged ones.

use std::io::Write as _;

use age::Encryptor;

use super::*;
use crate::bytes::read_all;

fn content(len: usize) -> Vec<u8> {
    (0..=250_u8).cycle().take(len).collect()
}

fn sealed(content: &[u8], recipient: &dyn age::Recipient) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).unwrap();
    let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap();
    bytes
}

fn to_passphrase(content: &[u8], passphrase: &str, work: u8) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work);
    sealed(content, &recipient)
}

fn unlock(bytes: Vec<u8>, secret: &str) -> Result<OpenAgeFile, UnlockError> {
    AgeFile::parse(Arc::new(bytes)).unwrap().unlock(secret)
}

#[test]
fn what_was_sealed_comes_out_in_any_order() {
    let key = x25519::Identity::generate();
    let text = format!(
        "# created: today\n# public key: {}\n{}\n",
        key.to_public(),
        key.to_string().expose_secret()
    );
    for len in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001] {
        let all = content(len);
        for open in [
            unlock(sealed(&all, &key.to_public()), &text).unwrap(),
            unlock(to_passphrase(&all, "six words", 4), "six words").unwrap(),
        ] {
            assert_eq!(open.cut(), None);
            assert_eq!(read_all(&open, 1 << 20, "x").unwrap(), all);
            for at in [150_000, 3, 65_536, 131_071, 0, 65_535, len, len + 7] {
                let mut buffer = vec![0; 70_000];
                let count = open
                    .read_at(u64::try_from(at).unwrap(), &mut buffer)
                    .unwrap();
                let rest = all.get(at..).unwrap_or(&[]);
                assert_eq!(
                    buffer[..count],
                    rest[..rest.len().min(70_000)],
                    "{len} {at}"
                );
            }
        }
    }
}

#[test]
fn another_secret_does_not_open_it() {
    let key = x25519::Identity::generate();
    let other = x25519::Identity::generate();
    let other = other.to_string().expose_secret().to_owned();
    let wrong = |bytes: Vec<u8>, secret: &str| {
        let refused = unlock(bytes, secret).unwrap_err();
        assert_eq!(refused, UnlockError::WrongPassword, "{secret}");
    };
    for secret in ["", "six words", "AGE-SECRET-KEY-1nonsense", &other] {
        wrong(sealed(b"x", &key.to_public()), secret);
    }
    for secret in ["", "Six words", &other] {
        wrong(to_passphrase(b"x", "six words", 4), secret);
    }
}

#[test]
fn what_is_not_damaged_is_read() {
    let key = x25519::Identity::generate();
    let secret = key.to_string().expose_secret().to_owned();
    let all = content(200_001);
    let whole = sealed(&all, &key.to_public());
    let start = whole.len() - 200_001 - 4 * 16;

    let mut flipped = whole.clone();
    flipped[start + 70_000] ^= 1;
    let open = unlock(flipped, &secret).unwrap();
    let mut buffer = vec![0; 65_536];
    for _ in 0..2 {
        assert_eq!(open.read_at(131_072, &mut buffer), Ok(65_536));
        assert_eq!(buffer, all[131_072..196_608]);
        let fault = open.read_at(65_536, &mut buffer).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Undecryptable);
        assert_eq!(open.read_at(0, &mut buffer), Ok(65_536));
        assert_eq!(buffer, all[..65_536]);
    }

    for (lost, kept) in [
        (1, 196_608),
        (3_393, 196_608),
        (3_394, 196_608),
        (100_000, 65_536),
    ] {
        let open = unlock(whole[..whole.len() - lost].to_vec(), &secret).unwrap();
        assert_eq!(open.cut().unwrap().kind, FaultKind::Short, "{lost}");
        assert_eq!(open.len(), kept, "{lost}");
        let kept = usize::try_from(kept).unwrap();
        assert_eq!(read_all(&open, 1 << 20, "x").unwrap(), all[..kept]);
    }
}

#[test]
fn a_header_that_asks_for_much_is_refused() {
    let bytes = to_passphrase(b"x", "six words", 4);
    let text = String::from_utf8_lossy(&bytes[..80]).into_owned();
    let line = text.lines().nth(1).unwrap();
    let much = line.replace(" 4", " 63");
    let end = 22 + line.len();
    let hostile = [&bytes[..22], much.as_bytes(), &bytes[end..]].concat();
    let Err(UnlockError::Fault(fault)) = unlock(hostile, "six words") else {
        panic!("opened")
    };
    assert_eq!(fault.kind, FaultKind::TooMany);

    let endless = [MAGIC, b"\n", &b"-> x y\nAAAA\n".repeat(100_000)].concat();
    for bytes in [endless, MAGIC.to_vec(), b"PK\x03\x04".to_vec(), Vec::new()] {
        let fault = AgeFile::parse(Arc::new(bytes)).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Malformed);
    }
    for end in 0..bytes.len() - 17 {
        assert!(AgeFile::parse(Arc::new(bytes[..end].to_vec())).is_err() || end > 100);
    }
}
