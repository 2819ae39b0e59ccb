//! Reads the MMS in Android's own backup: `…_mms_backup` of the telephony provider, without their words.
//!
//! Described in: <https://android.googlesource.com/platform/packages/providers/TelephonyProvider/+/refs/heads/main/src/com/android/providers/telephony/TelephonyBackupAgent.java>,
//! <https://developer.android.com/reference/android/provider/Telephony.BaseMmsColumns>.

use formats::telephony_backup::{self, Mms};
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Links, Out, PhoneFile, backup_message as message, values::message_bearing,
};

/// MMS of a backup.
#[derive(Debug)]
pub struct BackupMms;

/// One MMS, without its words.
#[derive(Debug, serde::Serialize)]
pub struct BackedUpMms<'a> {
    /// When the phone sent or received it.
    pub time: Option<Instant>,
    /// When the other side sent it.
    pub sent_time: Option<Instant>,
    /// Where it lies: `received`, `sent`, `draft`, `outbox`.
    pub folder: Option<&'static str>,
    /// Whether the phone's owner wrote it.
    pub from_me: Option<bool>,
    /// The kind of message on the wire.
    pub message_type: Option<i64>,
    /// Whether it was opened.
    pub was_read: Option<bool>,
    /// Who sent it; absent where that is the phone's owner.
    pub person: Option<Untrusted<'a>>,
    /// Who else is named in it.
    pub recipients: Vec<Untrusted<'a>>,
    /// Where its content was fetched.
    pub content_address: Option<Untrusted<'a>>,
    /// Length of its words.
    pub length_characters: u64,
    /// Links in its words and its subject.
    pub links: Links<'a>,
    /// Its words, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub body: Option<&'a str>,
}

impl Record for BackedUpMms<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        message::moments(self.time, self.folder, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        self.links.traces(bearing, each);
        message::state_people(self.person.iter().chain(&self.recipients), bearing, each);
        if let Some(address) = &self.content_address {
            each(Value::Url(address.raw()).with(Bearing::Received));
        }
    }
}

impl Artefact for BackupMms {
    type Record<'a> = BackedUpMms<'a>;

    const ABOUT: About = About {
        files: &["/**/apps/com.android.providers.telephony/d_f/*_mms_backup"],
        fields: &[
            ("time", "when the phone sent or received it (UTC)"),
            (
                "sent_time",
                "when the other side sent it, by its clock (UTC)",
            ),
            (
                "folder",
                "where it lies: received, sent, draft, outbox, unknown",
            ),
            ("from_me", "whether the phone's owner wrote it"),
            (
                "message_type",
                "kind on the wire: 128 to be sent, 130 notice of one, 132 received",
            ),
            ("was_read", "whether it was opened"),
            ("person", "who sent it; absent where that is the owner"),
            ("recipients", "who else is named in it, the owner left out"),
            (
                "content_address",
                "where its content was fetched, at the operator",
            ),
            ("length_characters", "number of characters of its words"),
            ("links", "links in its words and its subject"),
        ],
        described_in: &[
            "https://android.googlesource.com/platform/packages/providers/TelephonyProvider/+/refs/heads/main/src/com/android/providers/telephony/TelephonyBackupAgent.java",
            "https://developer.android.com/reference/android/provider/Telephony.BaseMmsColumns",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        telephony_backup::each_mms(file.content(), &mut |mms| match mms {
            Ok(mms) => record(&mms, out),
            Err(fault) => out.fault(fault),
        })
    }
}

/// What stands in an address for the phone's own number, which the operator puts there.
const OWN: &str = "insert-address-token";
/// The role of who sent a message.
const FROM: i64 = 137;

fn record(mms: &Mms<'_>, out: &mut Out<'_, BackupMms>) {
    let links = message::links(mms.body.iter().chain(&mms.subject), out);
    let named = || mms.addresses.iter().filter(|one| one.address != OWN);
    let person = named().find(|one| one.role == Some(FROM));
    let mut recipients: Vec<Untrusted<'_>> = Vec::new();
    let others = named()
        .filter(|one| one.role != Some(FROM))
        .map(|one| &*one.address);
    for other in others.chain(mms.recipients.iter().map(|one| &**one)) {
        let is_person = person.is_some_and(|person| person.address == other);
        if !is_person
            && !recipients.iter().any(|one| one.raw() == other)
            && recipients.len() < PEOPLE
        {
            recipients.push(Untrusted::from(other));
        }
    }
    let record = BackedUpMms {
        time: message::from_s(mms.date_s),
        sent_time: message::from_s(mms.date_sent_s),
        folder: message::folder(mms.folder),
        from_me: from_me(mms),
        message_type: mms.message_type,
        was_read: mms.read,
        person: person.map(|one| Untrusted::from(&*one.address)),
        recipients,
        content_address: mms.content_location.as_deref().map(Untrusted::from),
        length_characters: message::characters(mms.body.as_ref()),
        links,
        body: mms.body.as_deref(),
    };
    out.record(Place::Key(&mms.index.to_string()), &record);
}

/// Most people kept of one message.
const PEOPLE: usize = 256;

/// Whether the owner wrote it: by the box in which it lies, else by its kind on the wire.
fn from_me(mms: &Mms<'_>) -> Option<bool> {
    match (mms.folder, mms.message_type) {
        (Some(folder), _) => Some(folder != 1),
        (None, Some(128)) => Some(true),
        (None, Some(130 | 132)) => Some(false),
        _ => None,
    }
}
