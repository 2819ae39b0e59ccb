//! Reads which pages were shown, and by which app, as the streams of such events note it (Biome).
//! Titles are not kept.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppWebUsage.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeSafari.py>.

use formats::segb::Entry;
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    biome_event::{cocoa, each_entry, fields, filled, is_deleted, message, older, state},
};

/// Pages in the streams of events.
#[derive(Debug)]
pub struct BiomeWebUsage;

/// One page shown.
#[derive(Debug, serde::Serialize)]
pub struct PageShown<'a> {
    /// When.
    pub time: Option<Instant>,
    /// When it was written down.
    pub noted: Option<Instant>,
    /// `written`, `deleted`, or a number not known.
    pub entry_state: Untrusted<'static>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The page's site.
    pub domain: Option<Untrusted<'a>>,
    /// The app that showed it.
    pub app_id: Option<Untrusted<'a>>,
}

impl Record for PageShown<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let time = self.time.or(self.noted);
        let time = time.filter(|_| !is_deleted(&self.entry_state));
        Moment::each_utc([(time, "page-visited")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        match (&self.url, &self.domain) {
            (Some(url), _) => each(Value::Url(url.raw()).with(Bearing::Opened)),
            (None, Some(domain)) => each(Value::Host(domain.raw()).with(Bearing::Opened)),
            (None, None) => {}
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for BiomeWebUsage {
    type Record<'a> = PageShown<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/streams/*/App.WebUsage/local/*",
            "/**/streams/*/_DKEvent.Safari.History/local/*",
        ],
        fields: &[
            ("time", "when it was shown (UTC)"),
            ("noted", "when it was written down (UTC)"),
            (
                "entry_state",
                "written; deleted (mostly nothing but its time is left); or a number not known",
            ),
            ("url", "address of the page"),
            ("domain", "site of the page"),
            ("app_id", "identifier of the app that showed it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppWebUsage.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeSafari.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let is_newer = file.path().contains("/App.WebUsage/");
        each_entry(file, out, |out, entry| {
            let (shown, fault) = shown(entry, is_newer);
            out.record(Place::Offset(entry.offset), &shown);
            fault.map_or(Ok(()), Err)
        })
    }
}

fn shown<'b>(entry: &Entry<'b>, is_newer: bool) -> (PageShown<'b>, Option<Fault>) {
    let mut shown = PageShown {
        time: None,
        noted: entry.time,
        entry_state: state(entry),
        url: None,
        domain: None,
        app_id: None,
    };
    let read = if is_newer {
        fields(message(entry), &mut |number, value| match number {
            2 => shown.time = cocoa(value),
            4 => shown.url = filled(value),
            5 => shown.domain = filled(value),
            6 => shown.app_id = filled(value),
            _ => {}
        })
    } else {
        older(message(entry)).map(|older| {
            shown.url = older.value;
            shown.time = older.began;
        })
    };
    (shown, read.err())
}
