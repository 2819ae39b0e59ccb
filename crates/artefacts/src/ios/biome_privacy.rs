//! Reads which app used the location, the camera, the microphone or other data, as the phone accounts
//! for it while the App Privacy Report is switched on (Biome). That is not always so.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/privacyAccounting.py>,
//! <https://support.apple.com/102188>.

use formats::segb::Entry;
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    biome_event::{each_entry, fields, filled, inner_text, is_deleted, message, state},
};

/// What each stream's name begins with.
const STREAM: &str = "com.apple.privacy.accounting.stream";

/// Uses of protected data in the stream of events.
#[derive(Debug)]
pub struct BiomePrivacy;

/// One use that began or ended.
#[derive(Debug, serde::Serialize)]
pub struct PrivacyUse<'a> {
    /// When.
    pub time: Option<Instant>,
    /// `written`, `deleted`, or a number not known.
    pub entry_state: Untrusted<'static>,
    /// The stream: `tcc`, `location`, `oop`.
    pub stream: Option<Untrusted<'a>>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// What was used (`kTCCServiceMicrophone`), where the stream says it.
    pub service: Option<Untrusted<'a>>,
    /// `begin`, `end`, or a number not known.
    pub phase: Option<Untrusted<'a>>,
}

impl PrivacyUse<'_> {
    /// What was used, in a word.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self.service.as_ref().map(Untrusted::raw) {
            Some("kTCCServiceMicrophone") => "microphone",
            Some("kTCCServiceCamera") => "camera",
            _ if self.stream.as_ref().map(Untrusted::raw) == Some("location") => "location",
            _ => "other",
        }
    }
}

impl Record for PrivacyUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let is_end = self.phase.as_ref().map(Untrusted::raw) == Some("end");
        let time = self
            .time
            .filter(|_| !is_end && !is_deleted(&self.entry_state));
        let word = match self.what() {
            "microphone" => "microphone-used",
            "camera" => "camera-used",
            "location" => "location-used",
            _ => "protected-data-used",
        };
        Moment::each_utc([(time, word)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for BiomePrivacy {
    type Record<'a> = PrivacyUse<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/PrivacyAccounting/Biome/com.apple.privacy.accounting.stream*/local/*",
            "/**/PrivacyAccounting/Biome/streams/*/com.apple.privacy.accounting.stream*/local/*",
        ],
        fields: &[
            ("time", "when (UTC)"),
            (
                "entry_state",
                "written; deleted (mostly nothing but its time is left); or a number not known",
            ),
            ("stream", "the stream: tcc, location, oop"),
            ("app_id", "identifier of the app"),
            (
                "service",
                "what was used, in Apple's terms, where the stream says it",
            ),
            ("phase", "begin or end; or a number not known"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/privacyAccounting.py",
            "https://support.apple.com/102188",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let stream = file
            .path()
            .split('/')
            .find_map(|name| name.strip_prefix(STREAM));
        let stream = stream.map(|stream| stream.trim_start_matches('.'));
        each_entry(file, out, |out, entry| {
            let (privacy_use, fault) = read_use(entry, stream);
            out.record(Place::Offset(entry.offset), &privacy_use);
            fault.map_or(Ok(()), Err)
        })
    }
}

fn read_use<'b>(entry: &Entry<'b>, stream: Option<&'b str>) -> (PrivacyUse<'b>, Option<Fault>) {
    let mut privacy_use = PrivacyUse {
        time: entry.time,
        entry_state: state(entry),
        stream: stream.map(Untrusted::from),
        app_id: None,
        service: None,
        phase: None,
    };
    let mut access = None;
    let read = fields(message(entry), &mut |number, value| match number {
        1 => access = value.bytes(),
        2 => privacy_use.service = filled(value),
        _ => {}
    });
    let read = read.and_then(|()| {
        fields(
            access.unwrap_or_default(),
            &mut |number, value| match number {
                1 => privacy_use.app_id = inner_text(value, 2),
                3 => privacy_use.phase = value.number().map(phase),
                _ => {}
            },
        )
    });
    (privacy_use, read.err())
}

fn phase(number: u64) -> Untrusted<'static> {
    match number {
        2 => Untrusted::from("begin"),
        3 => Untrusted::from("end"),
        other => Untrusted::from(other.to_string()),
    }
}
