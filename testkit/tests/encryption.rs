//! Encrypted backups, opened again by code of their own: the same files as in clear.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use aes::{
    Aes256,
    cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7},
};
use aes_kw::{KeyInit, KwAes256};
use pbkdf2::pbkdf2_hmac;
use plist::Value;
use rusqlite::Connection;
use sha1::Sha1;
use sha2::Sha256;
use testkit::{Phone, Rounds, build, file_id};

const PASSWORD: &str = "p\u{e9}ch\u{e9} & co";

/// The keybag's fields in order.
fn fields(keybag: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut fields = Vec::new();
    let mut rest = keybag;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let name = String::from_utf8(head[..4].to_vec()).unwrap();
        let len = u32::from_be_bytes(head[4..].try_into().unwrap());
        let (value, after) = tail.split_at(usize::try_from(len).unwrap());
        fields.push((name, value.to_vec()));
        rest = after;
    }
    fields
}

/// The class keys that the password opens.
fn class_keys(keybag: &[u8], password: &str) -> HashMap<u32, [u8; 32]> {
    let fields = fields(keybag);
    let value = |name: &str| {
        fields
            .iter()
            .find(|field| field.0 == name)
            .map(|field| &field.1)
    };
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let mut secret = password.as_bytes().to_vec();
    if let (Some(salt), Some(rounds)) = (value("DPSL"), value("DPIC")) {
        let mut first = [0; 32];
        pbkdf2_hmac::<Sha256>(&secret, salt, number(rounds), &mut first);
        secret = first.to_vec();
    }
    let mut key = [0; 32];
    let rounds = number(value("ITER").unwrap());
    pbkdf2_hmac::<Sha1>(&secret, value("SALT").unwrap(), rounds, &mut key);
    let wrapper = KwAes256::new(&key.into());
    let mut class = 0;
    let mut keys = HashMap::new();
    for (name, value) in &fields {
        match name.as_str() {
            "CLAS" => class = number(value),
            "WPKY" => {
                let mut key = [0; 32];
                if wrapper.unwrap_key(value, &mut key).is_ok() {
                    keys.insert(class, key);
                }
            }
            _ => {}
        }
    }
    keys
}

fn decrypt(stored: &[u8], wrapped: &[u8], classes: &HashMap<u32, [u8; 32]>) -> Vec<u8> {
    let (class, wrapped) = wrapped.split_first_chunk::<4>().unwrap();
    let class = classes[&u32::from_le_bytes(*class)];
    let mut key = [0; 32];
    KwAes256::new(&class.into())
        .unwrap_key(wrapped, &mut key)
        .unwrap();
    let mut bytes = stored.to_vec();
    cbc::Decryptor::<Aes256>::new(&key.into(), &[0; 16].into())
        .decrypt_padded::<Pkcs7>(&mut bytes)
        .unwrap()
        .to_vec()
}

/// The wrapped key in an archived `MBFile`.
fn wrapped_key(archive: &[u8]) -> Option<Vec<u8>> {
    let list = Value::from_reader(std::io::Cursor::new(archive)).unwrap();
    let objects = list.as_dictionary()?.get("$objects")?.as_array()?;
    let uid = objects[1].as_dictionary()?.get("EncryptionKey")?.as_uid()?;
    let data = objects[usize::try_from(uid.get()).unwrap()].as_dictionary()?;
    Some(data.get("NS.data")?.as_data()?.to_vec())
}

fn stored(folder: &Path, id: &str) -> Vec<u8> {
    fs::read(folder.join(&id[..2]).join(id)).unwrap()
}

/// A phone in clear and encrypted.
fn both(rounds: Rounds) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let (plain, secret) = (place.path().join("plain"), place.path().join("secret"));
    let phone = Phone::watched(15);
    build(&phone, &plain).unwrap();
    build(&phone.encrypted(PASSWORD, rounds), &secret).unwrap();
    (place, plain, secret)
}

/// Opens the manifest of `secret`: the class keys and a copy of the list in clear.
fn open(secret: &Path, copy: &Path) -> (HashMap<u32, [u8; 32]>, Connection) {
    let list = Value::from_file(secret.join("Manifest.plist")).unwrap();
    let list = list.as_dictionary().unwrap();
    let data = |name: &str| list.get(name).and_then(Value::as_data);
    let encrypted = list.get("IsEncrypted").and_then(Value::as_boolean);
    assert_eq!(encrypted, Some(true));
    let classes = class_keys(data("BackupKeyBag").unwrap(), PASSWORD);
    assert_eq!(classes.len(), 10);
    assert_eq!(class_keys(data("BackupKeyBag").unwrap(), "wrong").len(), 0);
    let manifest = fs::read(secret.join("Manifest.db")).unwrap();
    let manifest = match data("ManifestKey") {
        Some(key) => decrypt(&manifest, key, &classes),
        None => manifest,
    };
    fs::write(copy, manifest).unwrap();
    (classes, Connection::open(copy).unwrap())
}

fn compare(rounds: Rounds) {
    let (place, plain, secret) = both(rounds);
    let (classes, manifest) = open(&secret, &place.path().join("Manifest.db"));
    let sql = "SELECT fileID, file FROM Files WHERE flags = 1";
    let mut select = manifest.prepare(sql).unwrap();
    let mut rows = select.query([]).unwrap();
    let mut in_clear = Vec::new();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        let (id, archive): (String, Vec<u8>) = (row.get(0).unwrap(), row.get(1).unwrap());
        let content = if let Some(key) = wrapped_key(&archive) {
            decrypt(&stored(&secret, &id), &key, &classes)
        } else {
            in_clear.push(id.clone());
            stored(&secret, &id)
        };
        assert!(content == stored(&plain, &id), "{id}");
        count += 1;
    }
    assert!(count > 100);
    let path = "Library/Preferences/com.apple.osanalytics.addaily.plist";
    assert_eq!(in_clear, [file_id("HomeDomain", path)]);
}

#[test]
fn present_backups_hold_the_same_files() {
    compare(Rounds::QUICK);
}

#[test]
fn backups_before_ios_10_2_hold_the_same_files() {
    compare(Rounds::OLD);
}
