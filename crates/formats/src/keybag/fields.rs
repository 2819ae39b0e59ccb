//! The fields of a keybag: a tag of four letters, a length (4 bytes, the greatest first), the data.

use model::{Fault, FaultKind};

use super::Keybag;
use crate::{cursor::Cursor, limits::KEYBAG_CLASSES};

/// Bit of `WRAP`: wrapped by the key of the password (bit 0: by a key that never leaves the phone).
const BY_PASSWORD: u32 = 2;

/// A class key as stored.
#[derive(Default)]
pub(super) struct WrappedClass {
    pub(super) number: u32,
    pub(super) wrap: u32,
    pub(super) wrapped: Vec<u8>,
}

impl WrappedClass {
    /// Whether the password unwraps it.
    pub(super) fn needs_password(&self) -> bool {
        self.wrap & BY_PASSWORD != 0
    }
}

#[derive(Default)]
struct Header {
    uuid: bool,
    salt: Option<Vec<u8>>,
    rounds: Option<u32>,
    first_salt: Option<Vec<u8>>,
    first_rounds: Option<u32>,
}

/// Reads all fields: those up to the second `UUID` are the keybag's, each later one opens a class.
pub(super) fn read(bytes: &[u8]) -> Result<Keybag, Fault> {
    let mut cursor = Cursor::new(bytes);
    let mut header = Header::default();
    let mut classes: Vec<WrappedClass> = Vec::new();
    while !cursor.is_empty() {
        let tag: [u8; 4] = cursor.array("keybag tag")?;
        let name = String::from_utf8_lossy(&tag);
        let len = cursor.u32_be("keybag field length")?;
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        let data = cursor.take(len, &format!("keybag tag {name}"))?;
        let room = classes.len() < KEYBAG_CLASSES;
        match (&tag, classes.last_mut()) {
            (b"UUID", None) if !header.uuid => header.uuid = true,
            (b"UUID", _) if room => classes.push(WrappedClass::default()),
            (b"UUID", _) => {
                return Err(Fault::new(FaultKind::TooMany, "keybag classes")
                    .detail(format_args!("the limit is {KEYBAG_CLASSES}")));
            }
            (_, None) => header_field(&mut header, tag, data)?,
            (_, Some(class)) => class_field(class, tag, data)?,
        }
    }
    finish(header, classes)
}

fn header_field(header: &mut Header, tag: [u8; 4], data: &[u8]) -> Result<(), Fault> {
    match &tag {
        b"SALT" => header.salt = Some(data.to_vec()),
        b"ITER" => header.rounds = Some(number("ITER", data)?),
        b"DPSL" => header.first_salt = Some(data.to_vec()),
        b"DPIC" => header.first_rounds = Some(number("DPIC", data)?),
        _ => {}
    }
    Ok(())
}

fn class_field(class: &mut WrappedClass, tag: [u8; 4], data: &[u8]) -> Result<(), Fault> {
    match &tag {
        b"CLAS" => class.number = number("CLAS", data)?,
        b"WRAP" => class.wrap = number("WRAP", data)?,
        b"WPKY" => class.wrapped = data.to_vec(),
        _ => {}
    }
    Ok(())
}

fn finish(header: Header, classes: Vec<WrappedClass>) -> Result<Keybag, Fault> {
    let first = match (header.first_salt, header.first_rounds) {
        (Some(salt), Some(rounds)) if rounds > 0 => Some((salt, rounds)),
        (None, None) => None,
        _ => return Err(malformed("DPSL and DPIC do not go together")),
    };
    match (header.salt, header.rounds) {
        (Some(salt), Some(rounds)) if rounds > 0 => Ok(Keybag {
            salt,
            rounds,
            first,
            classes,
        }),
        _ => Err(malformed("no SALT or no ITER")),
    }
}

fn number(tag: &str, data: &[u8]) -> Result<u32, Fault> {
    match data.as_array::<4>() {
        Some(bytes) => Ok(u32::from_be_bytes(*bytes)),
        None => Err(malformed(&format!("{tag} is not 4 bytes long"))),
    }
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "keybag").detail(detail)
}
