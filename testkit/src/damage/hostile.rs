//! Contents that make a careless reader overflow its stack, its memory or its patience.

use std::path::Path;

use plist::{Uid, Value};
use rusqlite::Connection;

use crate::{
    BuildError,
    property_list::{binary, dictionary},
};

/// A binary property list of `depth` arrays, each in the other
/// (<https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c>).
#[must_use]
pub fn deep_binary_list(depth: u32) -> Vec<u8> {
    let mut bytes = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for object in 1..depth.max(1) {
        offsets.push(bytes.len());
        bytes.push(0xA1);
        bytes.extend(object.to_be_bytes());
    }
    offsets.push(bytes.len());
    bytes.push(0xA0);
    let table = bytes.len();
    for offset in &offsets {
        bytes.extend(u32::try_from(*offset).unwrap_or(u32::MAX).to_be_bytes());
    }
    // Trailer: five unused bytes, sort version, sizes of offsets and references, counts.
    bytes.extend([0, 0, 0, 0, 0, 0, 4, 4]);
    for number in [offsets.len(), 0, table] {
        bytes.extend(u64::try_from(number).unwrap_or(u64::MAX).to_be_bytes());
    }
    bytes
}

/// An XML property list of `depth` arrays, each in the other.
#[must_use]
pub fn deep_xml_list(depth: u32) -> Vec<u8> {
    let depth = usize::try_from(depth).unwrap_or(usize::MAX);
    let mut text =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">");
    text.push_str(&"<array>".repeat(depth));
    text.push_str(&"</array>".repeat(depth));
    text.push_str("</plist>\n");
    text.into_bytes()
}

/// A keyed archive whose `levels` arrays each hold the next one twice: 2^`levels` values when
/// followed blindly.
///
/// # Errors
/// When the list cannot be written.
pub fn exponential_archive(levels: u32) -> Result<Vec<u8>, BuildError> {
    let mut objects = vec![Value::from("$null")];
    for level in 1..=levels {
        objects.push(array_of(&[level + 1, level + 1], levels + 2));
    }
    objects.push("https://www.apple.com/".into());
    objects.push(dictionary([
        ("$classname", "NSArray".into()),
        ("$classes", Value::Array(vec!["NSArray".into()])),
    ]));
    archive(objects)
}

/// A keyed archive of an array that holds itself.
///
/// # Errors
/// When the list cannot be written.
pub fn cyclic_archive() -> Result<Vec<u8>, BuildError> {
    let class = dictionary([
        ("$classname", "NSArray".into()),
        ("$classes", Value::Array(vec!["NSArray".into()])),
    ]);
    archive(vec!["$null".into(), array_of(&[1, 1], 2), class])
}

fn array_of(items: &[u32], class: u32) -> Value {
    let items = items.iter().map(|item| uid(*item)).collect();
    dictionary([("$class", uid(class)), ("NS.objects", Value::Array(items))])
}

fn uid(index: u32) -> Value {
    Value::Uid(Uid::new(u64::from(index)))
}

fn archive(objects: Vec<Value>) -> Result<Vec<u8>, BuildError> {
    binary(&dictionary([
        ("$version", 100_000.into()),
        ("$archiver", "NSKeyedArchiver".into()),
        ("$top", dictionary([("root", uid(1))])),
        ("$objects", Value::Array(objects)),
    ]))
}

/// A database, written to `file`, whose tables are views that never end or call functions, with
/// triggers on the rest: `message` counts for ever, `handle` builds huge values, `chat` calls
/// `load_extension`, `attachment` calls a function that nobody has.
///
/// # Errors
/// When the file cannot be written.
pub fn database_of_views(file: &Path) -> Result<(), BuildError> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
         CREATE VIEW message AS WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
             SELECT n AS ROWID, printf('guid%d', n) AS guid, 'https://www.apple.com/' AS text, 0 AS handle_id, n AS date FROM numbers;
         CREATE VIEW handle AS SELECT 1 AS ROWID, hex(zeroblob(400000000)) AS id, 'SMS' AS service;
         CREATE VIEW chat AS SELECT 1 AS ROWID, load_extension('vigie-testkit') AS guid;
         CREATE VIEW attachment AS SELECT 1 AS ROWID, vigie_testkit_nobody(1) AS guid;
         CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER GENERATED ALWAYS AS (abs(-9223372036854775808)) VIRTUAL);
         CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER, CHECK (length(hex(randomblob(100000000))) > 0));
         CREATE TRIGGER trap AFTER INSERT ON chat_message_join BEGIN SELECT load_extension('vigie-testkit'); END;
         INSERT INTO message_attachment_join VALUES (1, 1);",
    )?;
    connection.close().map_err(|(_, error)| error.into())
}
