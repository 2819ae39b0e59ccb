//! `TrustStore.sqlite3`: certificates that somebody added
//! (<https://github.com/apple-oss-distributions/Security/blob/main/trust/trustd/SecTrustStoreServer.c>).

use rusqlite::params;
use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::{
    BuildError, Persona,
    backup::{database::Database, hex},
    build::{Build, Spot},
    planted,
    truth::Kind,
};

/// Rows are named by SHA-1 until iOS 12, by SHA-256 since, with a user since iOS 16.
const SCHEMA_1: &str = "CREATE TABLE tsettings(sha1 BLOB NOT NULL DEFAULT '',subj BLOB NOT NULL DEFAULT '',tset BLOB,data BLOB,PRIMARY KEY(sha1));";
const SCHEMA_2: &str = "CREATE TABLE tsettings(sha256 BLOB NOT NULL DEFAULT '',subj BLOB NOT NULL DEFAULT '',tset BLOB,data BLOB,PRIMARY KEY(sha256));";
const SCHEMA_3: &str = "CREATE TABLE tsettings(sha256 BLOB NOT NULL DEFAULT '',subj BLOB NOT NULL DEFAULT '',tset BLOB,data BLOB,uuid BLOB NOT NULL DEFAULT '',UNIQUE(sha256,uuid));";
const INDEX: &str = "CREATE INDEX isubj ON tsettings(subj);";
/// No conditions: trusted as a root.
const TRUSTED: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<array/>\n</plist>\n";

/// The name of the planted certificate, and its organisation.
const PLANTED: (&str, &str) = ("Lobby Root", "Made-up Hotel");

/// Writes `TrustStore.sqlite3`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let since_16 = build.phone.version.since(16);
    let (domain, path) = if since_16 {
        ("ProtectedDomain", "trustd/private/TrustStore.sqlite3")
    } else {
        ("KeychainDomain", "TrustStore.sqlite3")
    };
    let spot = Spot::new("ios.trusted_certificates", domain, path);
    let schema = match build.phone.version.major() {
        ..=12 => SCHEMA_1,
        13..=15 => SCHEMA_2,
        _ => SCHEMA_3,
    };
    let database = build.create(&spot, schema)?;
    database.run(INDEX)?;
    let mut all = match build.phone.persona {
        Persona::Developer => vec![("Ada Proxy CA", "Ada")],
        Persona::Managed => vec![("Made-up Employer Root", "Made-up Employer")],
        Persona::Ordinary | Persona::Child => Vec::new(),
    };
    if build.phone.watched {
        all.push(PLANTED);
    }
    for (name, organisation) in all {
        let row = add(&database, build.phone.version.major(), name, organisation)?;
        if (name, organisation) == PLANTED {
            let place = format!("tsettings:{row}");
            for indicator in planted::certificate() {
                build.known(&spot, place.clone(), name, &indicator);
            }
            build.check(&spot, place, name, "trusted-certificate", Kind::Exposure);
        }
    }
    build.keep(&spot, database, &["tsettings"])
}

/// Adds a certificate and gives its row.
fn add(
    database: &Database,
    major: u32,
    common_name: &str,
    organisation: &str,
) -> Result<i64, BuildError> {
    let der = certificate(common_name, organisation);
    let (column, digest) = match major {
        ..=12 => ("sha1", Sha1::digest(&der).to_vec()),
        _ => ("sha256", Sha256::digest(&der).to_vec()),
    };
    let subject = name(&common_name.to_uppercase(), organisation);
    let connection = database.connection();
    connection.execute(
        &format!("INSERT INTO tsettings ({column}, subj, tset, data) VALUES (?1, ?2, ?3, ?4)"),
        params![digest, subject, TRUSTED.as_bytes(), der],
    )?;
    Ok(connection.last_insert_rowid())
}

/// SHA-256 and SHA-1 of the planted certificate.
pub(crate) fn planted_digests() -> [String; 2] {
    let der = certificate(PLANTED.0, PLANTED.1);
    [hex(&Sha256::digest(&der)), hex(&Sha1::digest(&der))]
}

/// A root certificate as far as its readers look: its key and its signature are empty.
pub(super) fn certificate(common_name: &str, organisation: &str) -> Vec<u8> {
    let algorithm = element(
        0x30,
        &[b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b", b"\x05\x00"],
    );
    let name = element(0x30, &[&name(common_name, organisation)]);
    let validity = element(
        0x30,
        &[
            &element(0x17, &[b"180101000000Z"]),
            &element(0x18, &[b"20500101000000Z"]),
        ],
    );
    let key = element(0x30, &[&algorithm, &element(0x03, &[&[0]])]);
    let version = element(0xa0, &[&element(0x02, &[&[2]])]);
    let serial = element(0x02, &[&[7]]);
    let signed = element(
        0x30,
        &[&version, &serial, &algorithm, &name, &validity, &name, &key],
    );
    element(0x30, &[&signed, &algorithm, &element(0x03, &[&[0]])])
}

/// The parts of a distinguished name, without the sequence around them.
fn name(common_name: &str, organisation: &str) -> Vec<u8> {
    let part = |kind: u8, text: &str| {
        let kind = element(0x06, &[&[0x55, 0x04, kind]]);
        let text = element(0x0c, &[text.as_bytes()]);
        element(0x31, &[&element(0x30, &[&kind, &text])])
    };
    [part(10, organisation), part(3, common_name)].concat()
}

/// An element in DER (<https://www.itu.int/rec/T-REC-X.690>), up to 65 535 bytes.
fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [high, low] = u16::try_from(content.len())
        .unwrap_or_default()
        .to_be_bytes();
    let mut bytes = vec![tag];
    match (high, low) {
        (0, 0..=0x7f) => bytes.push(low),
        (0, _) => bytes.extend([0x81, low]),
        _ => bytes.extend([0x82, high, low]),
    }
    bytes.extend(content);
    bytes
}
