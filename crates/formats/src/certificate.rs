//! Names and dates in an X.509 certificate (DER); keys, extensions and signatures are not looked at.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc5280#section-4.1>,
//! <https://www.itu.int/rec/T-REC-X.690> (DER).

use model::{Fault, FaultKind, Instant};

use crate::limits::CERTIFICATE_ATTRIBUTES;

const INTEGER: u8 = 0x02;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
const UTF8_STRING: u8 = 0x0c;
const PRINTABLE_STRING: u8 = 0x13;
const TELETEX_STRING: u8 = 0x14;
const IA5_STRING: u8 = 0x16;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const BMP_STRING: u8 = 0x1e;
pub(crate) const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
/// `[0]`, the version of a certificate.
const VERSION: u8 = 0xa0;

/// `id-at-commonName`.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// `id-at-organizationName`.
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0a];

/// What a certificate says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// Whom it is about.
    pub subject: Name,
    /// Who says to have issued it.
    pub issuer: Name,
    /// From when on it says to be valid.
    pub valid_from: Option<Instant>,
    /// Until when.
    pub valid_until: Option<Instant>,
}

/// The parts of a distinguished name that people recognise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The common name.
    pub common_name: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
}

/// Reads the names and dates of a certificate.
///
/// # Errors
/// `Malformed` when its beginning is not that of a certificate.
pub fn parse(der: &[u8]) -> Result<Certificate, Fault> {
    let malformed = || Fault::new(FaultKind::Malformed, "certificate");
    let outer = inside(der, SEQUENCE).ok_or_else(malformed)?;
    let signed = inside(outer, SEQUENCE).ok_or_else(malformed)?;
    let fields: Vec<_> = Elements(signed)
        .filter(|(tag, _)| *tag != VERSION)
        .take(5)
        .collect();
    let [
        (INTEGER, _),
        (SEQUENCE, _),
        (SEQUENCE, issuer),
        (SEQUENCE, validity),
        (SEQUENCE, subject),
    ] = *fields.as_slice()
    else {
        return Err(malformed());
    };
    let mut dates = Elements(validity);
    Ok(Certificate {
        subject: name(subject),
        issuer: name(issuer),
        valid_from: dates.next().and_then(time),
        valid_until: dates.next().and_then(time),
    })
}

/// Reads a distinguished name, with the sequence around it or without.
#[must_use]
pub fn name(der: &[u8]) -> Name {
    let sets = inside(der, SEQUENCE).unwrap_or(der);
    let attributes = Elements(sets)
        .filter(|(tag, _)| *tag == SET)
        .flat_map(|(_, set)| Elements(set))
        .take(CERTIFICATE_ATTRIBUTES);
    let mut name = Name::default();
    for (_, attribute) in attributes {
        let mut parts = Elements(attribute);
        let (Some((OBJECT_IDENTIFIER, kind)), Some(value)) = (parts.next(), parts.next()) else {
            continue;
        };
        let part = match kind {
            COMMON_NAME => &mut name.common_name,
            ORGANISATION => &mut name.organisation,
            _ => continue,
        };
        if part.is_none() {
            *part = text(value);
        }
    }
    name
}

fn text((tag, bytes): (u8, &[u8])) -> Option<String> {
    match tag {
        UTF8_STRING | PRINTABLE_STRING | TELETEX_STRING | IA5_STRING => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        BMP_STRING => {
            let units = bytes.chunks_exact(2).filter_map(|unit| match unit {
                [high, low] => Some(u16::from_be_bytes([*high, *low])),
                _ => None,
            });
            let units: Vec<u16> = units.collect();
            Some(String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}

/// `YYMMDDHHMMSSZ` (until 2049) or `YYYYMMDDHHMMSSZ`.
fn time((tag, bytes): (u8, &[u8])) -> Option<Instant> {
    let text = std::str::from_utf8(bytes).ok()?;
    let digits = match tag {
        UTC_TIME => {
            let century = if text.get(..2)? < "50" { "20" } else { "19" };
            format!("{century}{text}")
        }
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let part = |from: usize, to: usize| digits.get(from..to);
    Instant::parse(&format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    ))
}

/// The content of the first element, if it has this tag.
pub(crate) fn inside(der: &[u8], tag: u8) -> Option<&[u8]> {
    let (found, content) = Elements(der).next()?;
    (found == tag).then_some(content)
}

/// Elements one after another: tag and content. Ends where no whole element stands.
pub(crate) struct Elements<'b>(pub(crate) &'b [u8]);

impl<'b> Iterator for Elements<'b> {
    type Item = (u8, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(*first), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                let length = digits.iter().try_fold(0_usize, |length, digit| {
                    length.checked_mul(256)?.checked_add(usize::from(*digit))
                })?;
                (length, rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `CN=Root, O=Étude` as printable and UTF-8 strings.
    const NAME: &[u8] = b"\x31\x0d\x30\x0b\x06\x03\x55\x04\x03\x13\x04Root\x31\x0f\x30\x0d\x06\x03\x55\x04\x0a\x0c\x06\xc3\x89tude";

    fn element(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u8::try_from(content.len()).unwrap();
        let mut bytes = vec![tag];
        if length > 0x7f {
            bytes.push(0x81);
        }
        bytes.push(length);
        bytes.extend(content);
        bytes
    }

    fn certificate() -> Vec<u8> {
        let dates = [
            element(UTC_TIME, b"991231235959Z"),
            element(GENERALIZED_TIME, b"20500102030405Z"),
        ];
        let signed = [
            element(VERSION, &element(INTEGER, &[2])),
            element(INTEGER, &[1]),
            element(SEQUENCE, &[]),
            element(SEQUENCE, NAME),
            element(SEQUENCE, &dates.concat()),
            element(SEQUENCE, NAME),
        ];
        element(SEQUENCE, &element(SEQUENCE, &signed.concat()))
    }

    #[test]
    fn names_and_dates_are_read() {
        let read = parse(&certificate()).unwrap();
        let name = Name {
            common_name: Some("Root".into()),
            organisation: Some("Étude".into()),
        };
        assert_eq!(
            read,
            Certificate {
                subject: name.clone(),
                issuer: name.clone(),
                valid_from: Instant::parse("1999-12-31T23:59:59Z"),
                valid_until: Instant::parse("2050-01-02T03:04:05Z"),
            }
        );
        assert_eq!(super::name(NAME), name);
        assert_eq!(super::name(&element(SEQUENCE, NAME)), name);
    }

    #[test]
    fn damage_is_a_fault_or_a_missing_name() {
        let whole = certificate();
        for cut in 0..whole.len() {
            let _ = parse(&whole[..cut]);
            let _ = name(&whole[..cut]);
            for value in [0x00, 0x80, 0xff] {
                let mut bad = whole.clone();
                bad[cut] = value;
                let _ = parse(&bad);
            }
        }
        assert_eq!(
            parse(b"no certificate").unwrap_err().kind,
            FaultKind::Malformed
        );
        assert_eq!(name(b"\x31\xff"), Name::default());
    }
}
