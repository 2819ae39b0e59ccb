//! The SMS and MMS inside Android's own backup: `…_sms_backup` and `…_mms_backup`, arrays of JSON
//! compressed by zlib, one message at a time.
//!
//! Described in: <https://android.googlesource.com/platform/packages/providers/TelephonyProvider/+/refs/heads/main/src/com/android/providers/telephony/TelephonyBackupAgent.java>.

use std::{
    borrow::Cow,
    cell::Cell,
    fmt,
    io::{self, BufRead as _, BufReader, Read},
};

use model::{Fault, FaultKind};
use serde::{
    Deserialize,
    de::{DeserializeSeed as _, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{
    bytes::{SharedBytes, Stream},
    inflate::{Inflating, Most},
    json_scalar::{Scalar, Texts},
    limits::{
        TELEPHONY_BACKUP_BYTES, TELEPHONY_BACKUP_FREE_BYTES, TELEPHONY_BACKUP_RATIO,
        TELEPHONY_MESSAGE_BYTES,
    },
    reading::{carry, fault_of},
};

const WHAT: &str = "messages of a backup";

/// One SMS.
#[derive(Debug)]
pub struct Sms<'a> {
    /// Its number in the file, from 0.
    pub index: u64,
    /// The other side.
    pub address: Option<Cow<'a, str>>,
    /// All other sides, where there are several.
    pub recipients: Vec<Cow<'a, str>>,
    /// Its words.
    pub body: Option<Cow<'a, str>>,
    /// Its subject.
    pub subject: Option<Cow<'a, str>>,
    /// When the phone sent or received it: milliseconds since 1970.
    pub date_ms: Option<i64>,
    /// When the other side sent it: milliseconds since 1970, 0 for none.
    pub date_sent_ms: Option<i64>,
    /// What became of it: -1 nothing asked, 0 complete, 32 pending, 64 failed.
    pub status: Option<i64>,
    /// The box in which it lies: 1 received, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued.
    pub folder: Option<i64>,
    /// Whether it was read.
    pub read: Option<bool>,
}

/// One MMS.
#[derive(Debug)]
pub struct Mms<'a> {
    /// Its number in the file, from 0.
    pub index: u64,
    /// Who is named in it, and as what.
    pub addresses: Vec<MmsAddress<'a>>,
    /// All other sides, as the backup names them beside it.
    pub recipients: Vec<Cow<'a, str>>,
    /// Its words.
    pub body: Option<Cow<'a, str>>,
    /// Its subject.
    pub subject: Option<Cow<'a, str>>,
    /// When the phone sent or received it: **seconds** since 1970.
    pub date_s: Option<i64>,
    /// When the other side sent it: seconds since 1970, 0 for none.
    pub date_sent_s: Option<i64>,
    /// 128 a message to be sent, 130 the notice of one, 132 one that was received.
    pub message_type: Option<i64>,
    /// The box in which it lies: 1 received, 2 sent, 3 draft, 4 outbox.
    pub folder: Option<i64>,
    /// Where its content is fetched.
    pub content_location: Option<Cow<'a, str>>,
    /// Whether it was read.
    pub read: Option<bool>,
}

/// Somebody named in an MMS.
#[derive(Debug)]
pub struct MmsAddress<'a> {
    /// 137 who sent it, 151 and 130 and 129 who receives it (openly, as a copy, hidden).
    pub role: Option<i64>,
    /// The number or e-mail address.
    pub address: Cow<'a, str>,
}

/// Reads every SMS of a file. A message that is not made like one is a fault in its place.
///
/// # Errors
/// What ends the file before its end: cut, damaged, not compressed, no array, a limit.
pub fn each_sms(
    content: SharedBytes,
    each: &mut dyn FnMut(Result<Sms<'_>, Fault>),
) -> Result<(), Fault> {
    each_element(content, &mut |index, text| {
        each(message(index, text).map(|sms: StoredSms<'_>| sms.into_sms(index)));
    })
}

/// Reads every MMS of a file, as [`each_sms`] does.
///
/// # Errors
/// As [`each_sms`].
pub fn each_mms(
    content: SharedBytes,
    each: &mut dyn FnMut(Result<Mms<'_>, Fault>),
) -> Result<(), Fault> {
    each_element(content, &mut |index, text| {
        each(message(index, text).map(|mms: StoredMms<'_>| mms.into_mms(index)));
    })
}

/// One message. Words of it may stand in the library's error, so that only the place is told.
fn message<'t, T: Deserialize<'t>>(index: u64, text: &'t str) -> Result<T, Fault> {
    let odd = |detail| Fault::new(FaultKind::Malformed, "message of a backup").detail(detail);
    if !text.starts_with('{') {
        return Err(odd(format!("message {index} is no object")));
    }
    serde_json::from_str(text)
        .map_err(|error| odd(format!("message {index}, character {}", error.column())))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StoredSms<'a> {
    #[serde(borrow)]
    address: Scalar<'a>,
    #[serde(borrow)]
    recipients: Texts<'a>,
    #[serde(borrow)]
    body: Scalar<'a>,
    #[serde(borrow)]
    subject: Scalar<'a>,
    #[serde(borrow)]
    date: Scalar<'a>,
    #[serde(borrow)]
    date_sent: Scalar<'a>,
    #[serde(borrow)]
    status: Scalar<'a>,
    #[serde(borrow, rename = "type")]
    folder: Scalar<'a>,
    #[serde(borrow)]
    read: Scalar<'a>,
}

impl<'a> StoredSms<'a> {
    fn into_sms(self, index: u64) -> Sms<'a> {
        Sms {
            index,
            address: self.address.text(),
            recipients: self.recipients.0,
            body: self.body.text(),
            subject: self.subject.text(),
            date_ms: self.date.whole(),
            date_sent_ms: self.date_sent.whole(),
            status: self.status.whole(),
            folder: self.folder.whole(),
            read: self.read.truth(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StoredMms<'a> {
    #[serde(borrow)]
    mms_addresses: Vec<StoredAddress<'a>>,
    #[serde(borrow)]
    recipients: Texts<'a>,
    #[serde(borrow)]
    mms_body: Scalar<'a>,
    #[serde(borrow)]
    sub: Scalar<'a>,
    #[serde(borrow)]
    date: Scalar<'a>,
    #[serde(borrow)]
    date_sent: Scalar<'a>,
    #[serde(borrow)]
    m_type: Scalar<'a>,
    #[serde(borrow)]
    msg_box: Scalar<'a>,
    #[serde(borrow)]
    ct_l: Scalar<'a>,
    #[serde(borrow)]
    read: Scalar<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StoredAddress<'a> {
    #[serde(borrow, rename = "type")]
    role: Scalar<'a>,
    #[serde(borrow)]
    address: Scalar<'a>,
}

impl<'a> StoredMms<'a> {
    fn into_mms(self, index: u64) -> Mms<'a> {
        let address = |stored: StoredAddress<'a>| {
            Some(MmsAddress {
                role: stored.role.whole(),
                address: without_type(stored.address.text()?),
            })
        };
        Mms {
            index,
            addresses: self.mms_addresses.into_iter().filter_map(address).collect(),
            recipients: self.recipients.0,
            body: self.mms_body.text(),
            subject: self.sub.text(),
            date_s: self.date.whole(),
            date_sent_s: self.date_sent.whole(),
            message_type: self.m_type.whole(),
            folder: self.msg_box.whole(),
            content_location: self.ct_l.text(),
            read: self.read.truth(),
        }
    }
}

/// An address without the type of network that some writers put behind it (`+33…/TYPE=PLMN`).
fn without_type(address: Cow<'_, str>) -> Cow<'_, str> {
    const TYPE: &str = "/TYPE=";
    match address {
        Cow::Borrowed(text) => Cow::Borrowed(text.split(TYPE).next().unwrap_or(text)),
        Cow::Owned(mut text) => {
            if let Some(end) = text.find(TYPE) {
                text.truncate(end);
            }
            Cow::Owned(text)
        }
    }
}

const MOST: Most = Most {
    what: WHAT,
    bytes: TELEPHONY_BACKUP_BYTES,
    ratio: TELEPHONY_BACKUP_RATIO,
    free_bytes: TELEPHONY_BACKUP_FREE_BYTES,
};

/// Gives the text of every element of the array in a compressed file; only one is in memory.
fn each_element(content: SharedBytes, each: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
    let allowance = Cell::new(TELEPHONY_MESSAGE_BYTES);
    let reader = Allowed {
        inner: BufReader::new(Inflating::zlib(Stream::new(content), MOST)),
        allowance: &allowance,
    };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let elements = Elements {
        allowance: &allowance,
        each,
    };
    elements
        .deserialize(&mut json)
        .and_then(|()| json.end())
        .map_err(fault)
}

/// What ended the reading.
fn fault(error: serde_json::Error) -> Fault {
    let (line, column) = (error.line(), error.column());
    let kind = if error.is_io() {
        return fault_of(&io::Error::from(error), WHAT);
    } else if error.is_eof() {
        FaultKind::Short
    } else {
        FaultKind::Malformed
    };
    Fault::new(kind, WHAT).detail(format_args!("line {line}, character {column}"))
}

/// Bytes of which only so many may be read until the next element begins.
struct Allowed<'a, R> {
    inner: BufReader<R>,
    allowance: &'a Cell<u64>,
}

impl<R: Read> Read for Allowed<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.inner.fill_buf()?;
        let count = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.inner.consume(count);
        let used = u64::try_from(count).unwrap_or(u64::MAX);
        let Some(left) = self.allowance.get().checked_sub(used) else {
            let large = Fault::new(FaultKind::TooLarge, "message of a backup");
            return Err(carry(large.detail(format_args!(
                "the limit is {TELEPHONY_MESSAGE_BYTES} bytes"
            ))));
        };
        self.allowance.set(left);
        Ok(count)
    }
}

/// Visits the elements of an array.
struct Elements<'e> {
    allowance: &'e Cell<u64>,
    each: &'e mut dyn FnMut(u64, &str),
}

impl<'de> serde::de::DeserializeSeed<'de> for Elements<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_u64;
        loop {
            self.allowance.set(TELEPHONY_MESSAGE_BYTES);
            let Some(item) = items.next_element::<Box<RawValue>>()? else {
                return Ok(());
            };
            (self.each)(index, item.get());
            index = index.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests;
