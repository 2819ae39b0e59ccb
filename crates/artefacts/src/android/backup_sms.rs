//! Reads the SMS in Android's own backup: `…_sms_backup` of the telephony provider, without their words.
//!
//! Described in: <https://android.googlesource.com/platform/packages/providers/TelephonyProvider/+/refs/heads/main/src/com/android/providers/telephony/TelephonyBackupAgent.java>,
//! <https://developer.android.com/reference/android/provider/Telephony.TextBasedSmsColumns>.

use formats::telephony_backup::{self, Sms};
use model::{Fault, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Links, Out, PhoneFile, backup_message as message, values::message_bearing,
};

/// SMS of a backup.
#[derive(Debug)]
pub struct BackupSms;

/// One SMS, without its words.
#[derive(Debug, serde::Serialize)]
pub struct BackedUpSms<'a> {
    /// When the phone sent or received it.
    pub time: Option<Instant>,
    /// When the other side sent it.
    pub sent_time: Option<Instant>,
    /// Where it lies: `received`, `sent`, `draft`, `outbox`, `failed`, `queued`.
    pub folder: Option<&'static str>,
    /// Whether the phone's owner wrote it.
    pub from_me: Option<bool>,
    /// What became of it.
    pub delivery_status: Option<i64>,
    /// Whether it was opened.
    pub was_read: Option<bool>,
    /// The other side.
    pub person: Option<Untrusted<'a>>,
    /// All other sides.
    pub recipients: Vec<Untrusted<'a>>,
    /// Length of its words.
    pub length_characters: u64,
    /// Links in its words and its subject.
    pub links: Links<'a>,
    /// Its words, for checks to search: never written, forgotten afterwards.
    #[serde(skip)]
    pub body: Option<&'a str>,
}

impl Record for BackedUpSms<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        message::moments(self.time, self.folder, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        self.links.traces(bearing, each);
        let others = self
            .recipients
            .iter()
            .filter(|one| Some(*one) != self.person.as_ref());
        message::state_people(self.person.iter().chain(others), bearing, each);
    }
}

impl Artefact for BackupSms {
    type Record<'a> = BackedUpSms<'a>;

    const ABOUT: About = About {
        files: &["/**/apps/com.android.providers.telephony/d_f/*_sms_backup"],
        fields: &[
            ("time", "when the phone sent or received it (UTC)"),
            (
                "sent_time",
                "when the other side sent it, by its clock (UTC)",
            ),
            (
                "folder",
                "where it lies: received, sent, draft, outbox, failed, queued, unknown",
            ),
            ("from_me", "whether the phone's owner wrote it"),
            (
                "delivery_status",
                "what became of it: -1 nothing asked, 0 complete, 32 pending, 64 failed",
            ),
            ("was_read", "whether it was opened"),
            (
                "person",
                "the other side: a telephone number or a short name",
            ),
            ("recipients", "all other sides"),
            ("length_characters", "number of characters of its words"),
            ("links", "links in its words and its subject"),
        ],
        described_in: &[
            "https://android.googlesource.com/platform/packages/providers/TelephonyProvider/+/refs/heads/main/src/com/android/providers/telephony/TelephonyBackupAgent.java",
            "https://developer.android.com/reference/android/provider/Telephony.TextBasedSmsColumns",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        telephony_backup::each_sms(file.content(), &mut |sms| match sms {
            Ok(sms) => record(&sms, out),
            Err(fault) => out.fault(fault),
        })
    }
}

fn record(sms: &Sms<'_>, out: &mut Out<'_, BackupSms>) {
    let links = message::links(sms.body.iter().chain(&sms.subject), out);
    let record = BackedUpSms {
        time: message::from_ms(sms.date_ms),
        sent_time: message::from_ms(sms.date_sent_ms),
        folder: message::folder(sms.folder),
        // Every box but that of received messages is of the owner's own.
        from_me: sms.folder.map(|folder| folder != 1),
        delivery_status: sms.status,
        was_read: sms.read,
        person: sms.address.as_deref().map(Untrusted::from),
        recipients: sms
            .recipients
            .iter()
            .map(|one| Untrusted::from(&**one))
            .collect(),
        length_characters: message::characters(sms.body.as_ref()),
        links,
        body: sms.body.as_deref(),
    };
    out.record(Place::Key(&sms.index.to_string()), &record);
}
