//! `backup.ab`: what `adb backup` writes
//! (<https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/services/backup/java/com/android/server/backup/fullbackup/PerformAdbBackupTask.java>).

use std::io::{self, Write};

use aes::{
    Aes256,
    cipher::{Array, BlockModeEncrypt, KeyIvInit},
};
use flate2::{Compression, write::ZlibEncoder};
use pbkdf2::pbkdf2_hmac;
use serde_json::{Value, json};
use sha1::Sha1;

use super::{
    altered,
    apps::keeper,
    clock::{DAY, MINUTE},
    marks,
    model::Model,
    page::Page,
    tar,
};
use crate::{
    BuildError, Truth,
    error::At,
    planted::{self, Indicator},
    random::Random,
    truth::{By, Kind},
    words,
};

const FOLDER: &str = "apps/com.android.providers.telephony/d_f";

/// How the archive is protected.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Protection<'p> {
    /// The password, when it is encrypted.
    pub(crate) password: Option<&'p str>,
    /// Rounds of its derivation.
    pub(crate) rounds: u32,
    /// Whether it is compressed.
    pub(crate) compressed: bool,
    /// Its version: 1 derives keys in another way than later ones.
    pub(crate) version: u32,
}

impl Protection<'_> {
    /// Compressed, in clear.
    pub(crate) const NONE: Protection<'static> = Protection {
        password: None,
        rounds: 10_000,
        compressed: true,
        version: 5,
    };
}

/// The backup of messages that an acquisition holds.
pub(crate) fn messages(model: &Model, truth: &mut Truth) -> Result<Vec<u8>, BuildError> {
    write(model, Protection::NONE, truth)
}

/// The backup, with every app that allows one.
pub(crate) fn write(
    model: &Model,
    protection: Protection<'_>,
    truth: &mut Truth,
) -> Result<Vec<u8>, BuildError> {
    let mut archive = Vec::new();
    let now = model.now();
    tar::add(
        &mut archive,
        "apps/com.android.providers.telephony/_manifest",
        manifest(model, "com.android.providers.telephony").as_bytes(),
        now,
    );
    let kinds = [
        ("sms", "android.backup_sms", sms(model)),
        ("mms", "android.backup_mms", mms(model)),
    ];
    for (kind, artefact, rows) in kinds {
        let name = format!("{FOLDER}/000000_{kind}_backup");
        let mut page = Page::new(format!("/backup.ab/{name}"));
        mark(&mut page, artefact, &rows);
        if let Some(nth) = rows
            .iter()
            .position(|row| row["address"] == altered::STRANGER)
        {
            let at = (artefact, format!("key:{nth}.address"));
            let by = ("crashes", Kind::Exposure);
            altered::mark_at(model, &mut page, at, altered::STRANGER, by);
        }
        page.count(artefact, kind, rows.len());
        page.state("", truth);
        let text = serde_json::to_string(&rows)?;
        let packed = deflated(text.as_bytes()).at(&name)?;
        tar::add(&mut archive, &name, &packed, now);
    }
    apps(model, &mut archive, truth);
    tar::finish(&mut archive);
    sealed(model, protection, &archive).at("backup.ab")
}

/// The list of files that opens each app's part.
fn manifest(model: &Model, name: &str) -> String {
    format!("1\n{name}\n30\n{}\n\n1\n0\n", model.facts.sdk)
}

/// The apps that people installed.
fn apps(model: &Model, archive: &mut Vec<u8>, truth: &mut Truth) {
    let now = model.now();
    for package in model.installed().filter(|package| !package.is_system()) {
        let base = format!("apps/{}", package.name);
        let text = manifest(model, &package.name);
        tar::add(archive, &format!("{base}/_manifest"), text.as_bytes(), now);
        let settings = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map />\n";
        let name = format!("{base}/sp/{}_preferences.xml", package.name);
        tar::add(archive, &name, settings.as_bytes(), now);
        let mut page = Page::new("/backup.ab/apps.txt");
        let place = format!("line:{}", package.name);
        marks::app_at(&mut page, "android.backup_apps", place, &package.name);
        if package.name == planted::KEEPER {
            let name = format!("{base}/a/base.apk");
            tar::add(archive, &name, &keeper::apk().bytes(), now);
            apk(format!("/backup.ab/{name}")).state("", truth);
        }
        page.state("", truth);
    }
}

/// What an APK in the backup bears.
fn apk(path: String) -> Page {
    const ARTEFACT: &str = "android.apk";
    let mut page = Page::new(path);
    for indicator in [planted::ANDROID_KEEPER]
        .into_iter()
        .chain(planted::keeper())
    {
        let (by, observed) = (By::from(&indicator), indicator.value.into_owned());
        page.mark(ARTEFACT, "file".to_owned(), observed, by, Kind::KnownTool);
    }
    page.count(ARTEFACT, "Files", 1);
    page
}

/// Who a message is from or to.
fn address(nth: u64) -> String {
    format!("+3363998{:04}", nth % 1_500)
}

fn sms(model: &Model) -> Vec<Value> {
    let mut random = model.random("sms");
    let mut rows: Vec<Value> = (0..model.phone.scale.messages)
        .map(|nth| {
            let at = model.now() - random.between(MINUTE, 200 * DAY);
            let incoming = random.per_mille(600);
            row(&address(nth), &words::text(&mut random), at, incoming)
        })
        .collect();
    if model.phone.watched {
        let lure = format!("Votre colis : https://{}/c/88", planted::LURE.value);
        rows.push(row("38033", &lure, model.now() - 6 * DAY, true));
        let page = format!("Vos photos : {}", planted::PAGE.value);
        rows.push(row("38033", &page, model.now() - 6 * DAY, true));
        rows.push(row(
            &planted::PHONE.value,
            "ok",
            model.now() - 5 * DAY,
            true,
        ));
    }
    if model.phone.altered {
        let at = altered::wrote_at(model);
        rows.push(row(altered::STRANGER, "photo", at, true));
    }
    rows
}

fn row(address: &str, body: &str, at: i64, incoming: bool) -> Value {
    json!({
        "self_phone": "+33639980000",
        "address": address,
        "body": body,
        "date": (at * 1_000).to_string(),
        "date_sent": if incoming { (at * 1_000 - 1_500).to_string() } else { "0".to_owned() },
        "status": "-1",
        "type": if incoming { "1" } else { "2" },
        "recipients": [address],
        "archived": false,
        "read": "1",
    })
}

fn mms(model: &Model) -> Vec<Value> {
    let mut random = model.random("mms");
    let mut rows: Vec<Value> = (0..model.phone.scale.messages / 20)
        .map(|nth| {
            let at = model.now() - random.between(MINUTE, 200 * DAY);
            picture(&address(nth), &words::text(&mut random), at)
        })
        .collect();
    if model.phone.watched {
        let text = format!("https://{}/m", planted::C2.value);
        rows.push(picture(&address(7), &text, model.now() - 8 * DAY));
        let from = &planted::EMAIL.value;
        rows.push(picture(from, "ok", model.now() - 8 * DAY));
    }
    rows
}

fn picture(from: &str, body: &str, at: i64) -> Value {
    json!({
        "self_phone": "+33639980000",
        "date": at.to_string(),
        "date_sent": at.to_string(),
        "m_type": "132",
        "v": "18",
        "msg_box": "1",
        "mms_body": body,
        "mms_charset": "106",
        "mms_addresses": [
            {"type": 137, "address": from, "charset": 106},
            {"type": 151, "address": "+33639980000", "charset": 106},
        ],
    })
}

/// States what the rows bear.
fn mark(page: &mut Page, artefact: &'static str, rows: &[Value]) {
    let hosts = [planted::LURE, planted::C2, planted::PAGE];
    for (nth, row) in rows.iter().enumerate() {
        for key in ["body", "mms_body"] {
            let body = row[key].as_str().unwrap_or_default();
            for host in hosts.iter().filter(|host| body.contains(&*host.value)) {
                let link = body.split(' ').next_back().unwrap_or_default();
                found((page, artefact), format!("key:{nth}.{key}"), link, host);
            }
        }
        if row["mms_addresses"][0]["address"] == planted::EMAIL.value.as_ref() {
            let place = format!("key:{nth}.mms_addresses.0.address");
            let (observed, indicator) = (&planted::EMAIL.value, &planted::EMAIL);
            found((page, artefact), place, observed, indicator);
        }
        if row["address"] == planted::PHONE.value.as_ref() {
            let place = format!("key:{nth}.address");
            found(
                (page, artefact),
                place,
                &planted::PHONE.value,
                &planted::PHONE,
            );
        }
    }
}

fn found(
    (page, artefact): (&mut Page, &'static str),
    place: String,
    observed: &str,
    indicator: &Indicator,
) {
    page.mark(
        artefact,
        place,
        observed,
        By::from(indicator),
        Kind::KnownTool,
    );
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(bytes)?;
    packer.finish()
}

/// The archive behind its header, compressed and encrypted as asked.
fn sealed(model: &Model, protection: Protection<'_>, archive: &[u8]) -> io::Result<Vec<u8>> {
    let body = if protection.compressed {
        deflated(archive)?
    } else {
        archive.to_vec()
    };
    let head = format!(
        "ANDROID BACKUP\n{}\n{}\n",
        protection.version,
        u8::from(protection.compressed)
    );
    let Some(password) = protection.password else {
        return Ok([head.as_bytes(), b"none\n", &body].concat());
    };
    let (lines, key, iv) = keys(&mut model.random("backup keys"), password, protection);
    let body = encrypted(&body, &key, &iv);
    Ok([format!("{head}AES-256\n{lines}").as_bytes(), &body].concat())
}

/// The lines of the header that hold the key, the key, and the first block.
fn keys(
    random: &mut Random,
    password: &str,
    protection: Protection<'_>,
) -> (String, [u8; 32], [u8; 16]) {
    let (salt, checksum_salt) = (random.bytes::<64>(), random.bytes::<64>());
    let (user_iv, iv) = (random.bytes::<16>(), random.bytes::<16>());
    let master = random.bytes::<32>();
    let mut user = [0; 32];
    pbkdf2_hmac::<Sha1>(password.as_bytes(), &salt, protection.rounds, &mut user);
    let mut checksum = [0; 32];
    let spelled = if protection.version > 1 {
        as_java_spells(&master)
    } else {
        master.to_vec()
    };
    pbkdf2_hmac::<Sha1>(&spelled, &checksum_salt, protection.rounds, &mut checksum);
    let mut blob = vec![16];
    blob.extend(iv);
    blob.push(32);
    blob.extend(master);
    blob.push(32);
    blob.extend(checksum);
    let blob = encrypted(&blob, &user, &user_iv);
    let lines = [&salt[..], &checksum_salt].map(capitals).join("\n");
    let rest = [&user_iv[..], &blob].map(capitals).join("\n");
    (
        format!("{lines}\n{}\n{rest}\n", protection.rounds),
        master,
        iv,
    )
}

/// Bytes as characters of Java, sign extended, in UTF-8.
fn as_java_spells(bytes: &[u8]) -> Vec<u8> {
    let character = |byte: &u8| match byte {
        0..0x80 => char::from(*byte),
        _ => char::from_u32(0xff00 | u32::from(*byte)).unwrap_or_default(),
    };
    bytes.iter().map(character).collect::<String>().into_bytes()
}

fn capitals(bytes: &[u8]) -> String {
    let pairs = bytes.iter().map(|byte| format!("{byte:02X}"));
    pairs.collect::<Vec<_>>().concat()
}

/// AES-256-CBC with PKCS#7.
fn encrypted(content: &[u8], key: &[u8; 32], iv: &[u8; 16]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    let pad = 16 - bytes.len() % 16;
    bytes.resize(bytes.len() + pad, u8::try_from(pad).unwrap_or_default());
    let mut cipher = cbc::Encryptor::<Aes256>::new(&(*key).into(), &(*iv).into());
    let (blocks, _) = Array::slice_as_chunks_mut(&mut bytes);
    cipher.encrypt_blocks(blocks);
    bytes
}
