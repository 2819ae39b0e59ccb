//! Published vectors, reading at any offset, padding, files that end early.

use std::sync::Arc;

use ::cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};

use super::*;
use crate::{bytes::read_all, test_plist::next};

const KEY: [u8; 32] = *b"0123456789abcdef0123456789abcdef";

fn encrypt(padded: &[u8]) -> Vec<u8> {
    let mut bytes = padded.to_vec();
    let (blocks, rest) = Array::slice_as_chunks_mut(&mut bytes);
    assert!(rest.is_empty());
    ::cbc::Encryptor::<aes::Aes256>::new(&Array::from(KEY), &Array::from([0; 16]))
        .encrypt_blocks(blocks);
    bytes
}

fn padded(plain: &[u8]) -> Vec<u8> {
    let count = 16 - plain.len() % 16;
    [plain.to_vec(), vec![u8::try_from(count).unwrap(); count]].concat()
}

fn open(stored: Vec<u8>) -> Decrypted {
    Decrypted::new(Arc::new(stored), FileKey::new(Zeroizing::new(KEY))).unwrap()
}

fn pattern(len: usize) -> Vec<u8> {
    let mut state = 7;
    (0..len)
        .map(|_| next(&mut state).to_le_bytes()[3])
        .collect()
}

#[test]
fn the_published_vector_decrypts() {
    // SP 800-38A, F.2.6, CBC-AES256; its first vector is not zero, so block 2 and later are used.
    let hex = |text: &str| -> Vec<u8> {
        (0..text.len() / 2)
            .map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap())
            .collect()
    };
    let key = hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    let stored = hex(
        "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
    );
    let key = FileKey::new(Zeroizing::new(key.try_into().unwrap()));
    let file = Decrypted::new(Arc::new(stored), key).unwrap();
    let mut plain = [0; 48];
    assert_eq!(file.read_at(16, &mut plain), Ok(48));
    assert_eq!(
        plain.to_vec(),
        hex(
            "ae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
        )
    );
}

#[test]
fn every_offset_and_length_reads_the_same() {
    for len in [1, 15, 16, 17, 31, 32, 100] {
        let plain = pattern(len);
        let file = open(encrypt(&padded(&plain)));
        assert_eq!(file.len(), len as u64);
        assert_eq!(read_all(&file, u64::MAX, "x").unwrap(), plain);
        for offset in 0..=len + 2 {
            for count in 0..=len + 2 {
                let mut buffer = vec![0xEE; count];
                let expected = plain.get(offset..).unwrap_or_default();
                let expected = &expected[..expected.len().min(count)];
                assert_eq!(file.read_at(offset as u64, &mut buffer), Ok(expected.len()));
                assert_eq!(&buffer[..expected.len()], expected);
                assert!(buffer[expected.len()..].iter().all(|byte| *byte == 0xEE));
            }
        }
    }
}

#[test]
fn long_files_read_at_random_places() {
    let plain = pattern(300_001);
    let file = open(encrypt(&padded(&plain)));
    let mut state = 3;
    for _ in 0..2_000 {
        let offset = usize::try_from(next(&mut state) % 300_000).unwrap();
        let count = usize::try_from(next(&mut state) % 200_000).unwrap();
        let mut buffer = vec![0; count];
        let read = file.read_at(offset as u64, &mut buffer).unwrap();
        assert_eq!(read, count.min(plain.len() - offset));
        assert_eq!(buffer[..read], plain[offset..offset + read]);
    }
}

#[test]
fn only_valid_padding_is_cut() {
    let whole = padded(b"0123456789");
    assert_eq!(
        (
            open(encrypt(&whole)).len(),
            open(encrypt(&whole)).padding_bytes()
        ),
        (10, 6)
    );
    let full = padded(b"0123456789abcdef");
    assert_eq!(
        (
            open(encrypt(&full)).len(),
            open(encrypt(&full)).padding_bytes()
        ),
        (16, 16)
    );
    for end in [0, 17, 0xFF, 2] {
        let mut bad = pattern(32);
        bad[30] = 0x55;
        bad[31] = end;
        let file = open(encrypt(&bad));
        assert_eq!((file.len(), file.padding_bytes()), (32, 0));
        assert_eq!(read_all(&file, 99, "x").unwrap(), bad);
    }
}

#[test]
fn odd_lengths_keep_the_whole_blocks() {
    let plain = pattern(40);
    let mut stored = encrypt(&padded(&plain));
    stored.extend([1, 2, 3]);
    let file = open(stored.clone());
    assert_eq!((file.len(), file.trailing_bytes()), (40, 3));
    for len in 0..16 {
        let file = open(stored[..len].to_vec());
        assert_eq!((file.len(), file.trailing_bytes()), (0, len as u64));
        assert_eq!(file.read_at(0, &mut [0; 4]), Ok(0));
    }
    let cut = open(stored[..33].to_vec());
    assert_eq!(
        (cut.len(), cut.trailing_bytes(), cut.padding_bytes()),
        (32, 1, 0)
    );
    assert_eq!(read_all(&cut, 99, "x").unwrap(), plain[..32]);
}

/// Says that it is longer than it is.
struct Lies;

impl ByteSource for Lies {
    fn len(&self) -> u64 {
        1 << 40
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> Result<usize, Fault> {
        Ok(0)
    }
}

#[test]
fn a_file_that_ends_early_is_short() {
    let key = FileKey::new(Zeroizing::new(KEY));
    assert_eq!(format!("{key:?}"), "FileKey(secret)");
    let fault = Decrypted::new(Arc::new(Lies), key).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Short);
}
