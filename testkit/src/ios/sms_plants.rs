//! What is planted in `sms.db`: links in every column that can hold one, senders, attachments,
//! threat notifications; and near misses.

use super::{
    attachments::Attachment,
    message_contents::{URL_BALLOON, edit_history, rich_link},
    message_people::{PLANTED_ALONE, PLANTED_SENDER},
    message_rows::{Inserted, Message},
    sms::Volume,
    threat_texts,
};
use rusqlite::params;

use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted::{self, Indicator},
    times,
    truth::Kind,
    typedstream::attributed_body,
};

/// A message to be planted.
pub(super) struct Planted {
    /// The message; its date is set when it is written.
    pub(super) message: Message,
    /// Whether it stands in the write-ahead log only.
    pub(super) in_log: bool,
    /// When it is removed again.
    pub(super) removed: Removed,
    observed: String,
    what: What,
}

/// When a message is removed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removed {
    Never,
    /// Its row is gone from the main file.
    Soon,
    /// Only the write-ahead log says so.
    InLog,
}

enum What {
    Known(Indicator),
    /// The sender, by its row of `handle`.
    Sender(i64),
    Check(&'static str, Kind),
    NearMiss,
}

impl Planted {
    /// States what was planted where.
    pub(super) fn state(&self, build: &mut Build<'_>, spot: &Spot, inserted: Inserted) {
        let mut spot = spot.clone();
        let mut place = format!("message:{}", inserted.message);
        if let Some(attachment) = inserted.attachment {
            spot.artefact = "ios.sms_attachments";
            place = format!("attachment:{attachment}");
        }
        let observed = self.observed.as_str();
        if self.removed != Removed::Never {
            "message:removed".clone_into(&mut place);
        }
        match &self.what {
            What::Known(indicator) => build.known(&spot, place, observed, indicator),
            What::Sender(handle) => {
                let or = vec![format!("handle:{handle}")];
                build.known(&spot, (place, or), observed, &planted::EMAIL);
            }
            What::Check(id, kind) => build.check(&spot, place, observed, id, *kind),
            What::NearMiss => build.near_miss(&spot, place, observed),
        }
    }
}

/// Messages with links: what is written, and the indicator that names it.
const LINKS: [(&str, Indicator); 12] = [
    ("http://cdn.eu.vigie-testkit-c2.com/a?b=1", planted::C2),
    (
        "HTTPS://Agent:secret@Vigie-Testkit-C2.COM.:8443/gate",
        planted::C2,
    ),
    ("vigie-testkit-lure.net/colis/8841", planted::LURE),
    ("(vigie-testkit-lure.net).", planted::LURE),
    ("https://surveillé-vigie-testkit.com/été", planted::IDN),
    ("https://xn--surveill-vigie-testkit-i8b.com/", planted::IDN),
    (
        "https://eu.panel.vigie-testkit-host.org/login",
        planted::PANEL,
    ),
    (
        "https://vigie-testkit-db1.firebaseio.com/x.json",
        planted::SHARED,
    ),
    (
        "HTTPS://vigie-testkit-files.com:443/d/implant.html?id=7#top",
        planted::PAGE,
    ),
    ("http://203.0.113.77:8080/s", planted::ADDRESS_4),
    ("http://[2001:db8:aa::77]/s", planted::ADDRESS_6),
    ("http://198.51.100.99/s and more", planted::RANGE_4),
];

/// A link of which nobody sees where it leads.
const SHORT_LINK: &str = "https://bit.ly/vigie-testkit";

/// Texts that no indicator names.
const NEAR_MISSES: [&str; 9] = [
    "https://notvigie-testkit-c2.com/",
    "https://vigie-testkit-c2.com.vigie-testkit-daily.com/",
    "https://news.vigie-testkit-daily.com/?to=vigie-testkit-archive.com",
    "https://other.vigie-testkit-host.org/ or vigie-testkit-host.org",
    "https://vigie-testkit-db2.firebaseio.com/",
    "https://vigie-testkit-files.com/d/Implant.html?id=7",
    "http://203.0.113.7/ http://203.0.113.177/ http://198.51.100.200/",
    "https://vigie-testkit-revoked.com/",
    threat_texts::TALK_ABOUT_IT,
];

/// Every message to plant on this phone; on a clean one, the near misses alone.
pub(super) fn all(build: &Build<'_>, volume: &mut Volume) -> Vec<Planted> {
    let near_misses = NEAR_MISSES.iter().map(|text| (text, What::NearMiss));
    let mut all: Vec<_> = near_misses
        .map(|(text, what)| text_message(volume, text, what))
        .collect();
    if !build.phone.watched {
        return all;
    }
    for (text, indicator) in LINKS {
        all.push(text_message(volume, text, What::Known(indicator)));
    }
    for text in threat_texts::ALL {
        let what = What::Check("threat-notification", Kind::Suspicious);
        all.push(text_message(volume, text, what));
    }
    let what = What::Check("short-link", Kind::Context);
    all.push(text_message(volume, SHORT_LINK, what));
    all.extend(other_columns(build, volume));
    all.extend(attachments(volume));
    for (text, indicator) in [
        ("newest: http://late.vigie-testkit-c2.com/", planted::C2),
        ("newest: http://[2001:db8:bb:1::5]/x", planted::RANGE_6),
    ] {
        let mut planted = text_message(volume, text, What::Known(indicator));
        planted.in_log = build.phone.variety.wal;
        all.push(planted);
    }
    if build.phone.variety.deleted_rows {
        for (text, removed) in [
            (
                "gone: https://sms.vigie-testkit-removed.org/1",
                Removed::Soon,
            ),
            (
                "gone: https://sms.vigie-testkit-removed.org/2",
                Removed::InLog,
            ),
        ] {
            let mut planted = text_message(volume, text, What::Known(planted::REMOVED));
            planted.removed = removed;
            all.push(planted);
        }
    }
    all
}

fn text_message(volume: &mut Volume, text: &str, what: What) -> Planted {
    let message = Message {
        text: Some(text.to_owned()),
        ..volume.somebodys()
    };
    planted(message, text, what)
}

fn planted(message: Message, observed: &str, what: What) -> Planted {
    Planted {
        message,
        in_log: false,
        removed: Removed::Never,
        observed: observed.to_owned(),
        what,
    }
}

/// Links outside the text, a message without a sender, a sender.
fn other_columns(build: &Build<'_>, volume: &mut Volume) -> Vec<Planted> {
    let mut all = Vec::new();
    let mut add = |change: &dyn Fn(&mut Message), observed: &str, indicator| {
        let mut message = volume.somebodys();
        change(&mut message);
        all.push(planted(message, observed, What::Known(indicator)));
    };
    let link = "https://body.vigie-testkit-lure.net/only";
    let body = attributed_body(&format!("voir {link} 🙂"));
    add(&|m| m.attributed = Some(body.clone()), link, planted::LURE);
    let link = "https://rich.vigie-testkit-lure.net/card";
    if let Ok(card) = rich_link(link, "Votre colis") {
        let change = |m: &mut Message| m.payload = Some((card.clone(), URL_BALLOON));
        add(&change, link, planted::LURE);
    }
    let link = "http://subject.vigie-testkit-c2.com/";
    add(&|m| m.subject = Some(link.to_owned()), link, planted::C2);
    let link = "http://nobody.vigie-testkit-c2.com/zero-click";
    let nobody = |m: &mut Message| (m.handle, m.chat, m.text) = (0, None, Some(link.to_owned()));
    add(&nobody, link, planted::C2);
    let mail = "agent@vigie-testkit-mail.com";
    let change = |m: &mut Message| m.text = Some(format!("write to {mail}!"));
    add(&change, mail, planted::EMAIL);
    let link = "http://before-edit.vigie-testkit-c2.com/";
    let history = edit_history(&format!("regarde {link}"), Some("regarde"), build.now());
    if let (true, Ok(history)) = (build.phone.version.since(16), history) {
        let edited = |m: &mut Message| {
            (m.summary, m.edited) = (Some(history.clone()), Some(build.now()));
        };
        add(&edited, link, planted::C2);
    }
    let link = "http://unsent.vigie-testkit-c2.com/";
    let history = edit_history(&format!("non rien {link}"), None, build.now());
    if let (true, Ok(history)) = (build.phone.version.since(16), history) {
        let unsent = |m: &mut Message| {
            (m.summary, m.retracted) = (Some(history.clone()), Some(build.now()));
        };
        add(&unsent, link, planted::C2);
    }
    all.push(sender(volume));
    all
}

/// What deleted messages leave: a known number, the row of `handle` called `alone`, and a part of a
/// message that can still be restored.
pub(super) fn left_over(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    alone: i64,
) -> Result<(), BuildError> {
    if !build.phone.watched {
        return Ok(());
    }
    build.known(
        spot,
        format!("handle:{alone}"),
        PLANTED_ALONE,
        &planted::PHONE,
    );
    if !build.phone.version.since(16) {
        return Ok(());
    }
    let link = "http://deleted.vigie-testkit-c2.com/";
    let connection = database.connection();
    connection.execute(
        "INSERT INTO recoverable_message_part (chat_id, message_id, part_index, delete_date, part_text) VALUES (1, 1, 0, ?1, ?2)",
        params![times::cocoa_ns(build.now() - times::DAY), attributed_body(link)],
    )?;
    let place = format!(
        "recoverable_message_part:{}",
        connection.last_insert_rowid()
    );
    build.known(spot, place, link, &planted::C2);
    Ok(())
}

/// A harmless text from a known sender.
fn sender(volume: &mut Volume) -> Planted {
    let handle = volume.planted_sender();
    let message = Message {
        text: Some("hello".to_owned()),
        handle,
        chat: None,
        ..volume.somebodys()
    };
    planted(message, PLANTED_SENDER, What::Sender(handle))
}

/// Received files under the phone's temporary folder and of known names.
fn attachments(volume: &mut Volume) -> Vec<Planted> {
    let near = "/var/tmp/vigie-testkit-dropped/IMG_0001.HEIC";
    let known = "/var/tmp/vigie-testkit-drop/payload.gif";
    let name = "~/Library/SMS/Attachments/ab/11/vigie'testkit=implant.dat";
    let zero_click = "/var/tmp/com.apple.messages/IMG_7731.HEIC-1";
    [
        (near, What::NearMiss),
        (known, What::Known(planted::DROP)),
        (name, What::Known(planted::FILE_NAME)),
        (
            zero_click,
            What::Check("temporary-attachment", Kind::Suspicious),
        ),
    ]
    .into_iter()
    .map(|(path, what)| {
        let attachment = Attachment::at(&mut volume.random, path);
        let message = Message {
            text: Some("\u{fffc}".to_owned()),
            attachment: Some(attachment),
            ..volume.somebodys()
        };
        planted(message, path, what)
    })
    .collect()
}
