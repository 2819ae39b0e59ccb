//! How the tests make and read backups.

mod damaged;
mod hostile;
mod known;

use std::{collections::BTreeMap, io::Write as _, sync::Arc};

use aes::Aes256;
use cbc::{
    Encryptor,
    cipher::{Array, BlockModeEncrypt as _, KeyIvInit as _},
};
use flate2::{Compression, write::ZlibEncoder};
use sha1::Sha1;

use super::*;
use crate::{reading::fault_of, test_plist::next};

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
