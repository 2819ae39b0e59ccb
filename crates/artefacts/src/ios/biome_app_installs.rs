//! Reads when apps were installed, updated or removed, as the stream of such events notes it
//! (Biome). Which of these an event is, the newer layout says by a number without a published meaning.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppinstall.py>,
//! <https://github.com/cclgroupltd/ccl-segb>.

use formats::segb::Entry;
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    biome_event::{each_entry, fields, inner_text, is_deleted, message, older, state, unix},
};

/// Installations in the stream of events.
#[derive(Debug)]
pub struct BiomeAppInstalls;

/// One event.
#[derive(Debug, serde::Serialize)]
pub struct InstallEvent<'a> {
    /// When it happened.
    pub time: Option<Instant>,
    /// When it was written down.
    pub noted: Option<Instant>,
    /// `written`, `deleted`, or a number not known.
    pub entry_state: Untrusted<'static>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// The app's version.
    pub version: Option<Untrusted<'a>>,
    /// What happened, as a number.
    pub event_number: Option<u64>,
}

impl Record for InstallEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let time = self.time.or(self.noted);
        let time = time.filter(|_| !is_deleted(&self.entry_state));
        Moment::each_utc([(time, "app-installed-or-changed")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for BiomeAppInstalls {
    type Record<'a> = InstallEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/streams/*/App.Installation/local/*",
            "/**/streams/*/App.Install/local/*",
            "/**/streams/*/_DKEvent.App.Install/local/*",
        ],
        fields: &[
            ("time", "when it happened (UTC)"),
            ("noted", "when it was written down (UTC)"),
            (
                "entry_state",
                "written; deleted (mostly nothing but its time is left); or a number not known",
            ),
            ("app_id", "identifier of the app"),
            ("version", "version of the app"),
            (
                "event_number",
                "what happened, as a number without a published meaning",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppinstall.py",
            "https://github.com/cclgroupltd/ccl-segb",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let is_newer = file.path().contains("/App.Installation/");
        each_entry(file, out, |out, entry| {
            let (event, fault) = event(entry, is_newer);
            out.record(Place::Offset(entry.offset), &event);
            fault.map_or(Ok(()), Err)
        })
    }
}

fn event<'b>(entry: &Entry<'b>, is_newer: bool) -> (InstallEvent<'b>, Option<Fault>) {
    let mut event = InstallEvent {
        time: None,
        noted: entry.time,
        entry_state: state(entry),
        app_id: None,
        version: None,
        event_number: None,
    };
    let read = if is_newer {
        fields(message(entry), &mut |number, value| match number {
            1 => event.app_id = inner_text(value, 1),
            2 => event.event_number = value.number(),
            3 => event.version = inner_text(value, 3),
            4 => event.time = unix(value),
            _ => {}
        })
    } else {
        older(message(entry)).map(|older| {
            event.app_id = older.value;
            event.time = older.began;
        })
    };
    (event, read.err())
}
