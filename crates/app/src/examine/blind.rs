//! Gathers keyed hashes of everything comparable that one job reads, for the blind index: each once,
//! as far as the bounded memory of what was seen reaches; the index itself holds each value once.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    hash::BuildHasher as _,
    sync::{Mutex, PoisonError},
};

use artefacts::Facts;
use case::{BlindKey, blind};
use detect::{
    indicators::Platform,
    matcher::blind::{self as forms, Form, answers},
};
use hashbrown::DefaultHashBuilder;
use model::{Bearing, Instant, Moment, Record, Trace, Value};

use super::jobs::Tell;
use crate::reader::protocol::Answer;

/// Most values remembered as seen, 256 KB: as many as a core has at hand; a power of two.
const REMEMBERED: usize = 1 << 15;
/// Values for which there is room at first; a power of two.
const AT_FIRST: usize = 1 << 6;
/// Bytes sent at a time.
const SENT_BYTES: usize = 1 << 16;

/// Gathers what one job reads.
pub(crate) struct Gatherer<'g> {
    hasher: blind::BlindHasher,
    platform: Platform,
    random: DefaultHashBuilder,
    traces: Seen,
    answers: Seen,
    /// The path taken last: what was said of it, its last name, and where the answer for that stands.
    last_path: LastPath,
    sightings: Vec<u8>,
    send: &'g dyn Fn(Vec<u8>),
}

impl<'g> Gatherer<'g> {
    /// For a job on a phone of this platform; `send` receives sightings.
    pub(crate) fn new(key: &BlindKey, platform: Platform, send: &'g dyn Fn(Vec<u8>)) -> Self {
        Self {
            hasher: key.hasher(),
            platform,
            random: DefaultHashBuilder::default(),
            traces: Seen::default(),
            answers: Seen::default(),
            last_path: LastPath::default(),
            sightings: Vec::new(),
            send,
        }
    }

    /// Takes one value.
    pub(crate) fn see(&mut self, trace: Trace<'_>) {
        self.make_room(trace);
        if self.is_known(trace) {
            return;
        }
        let (known, random) = (&mut self.answers, &self.random);
        let (hasher, sightings) = (&self.hasher, &mut self.sightings);
        let last = &mut self.last_path;
        let mut first = true;
        let mut each = |answer: forms::Answer<'_>| {
            // A value inside a parameter is only mentioned (rule 10).
            let bearing = if answer.nested {
                Bearing::Mentioned
            } else {
                trace.bearing
            };
            let said = blind::said(bearing, answer.nested);
            let form = answer.form.number();
            // A whole path is hardly ever that of a folder above another: then it is sent twice.
            let whole_path = std::mem::take(&mut first) && answer.form == Form::Path;
            let new = whole_path
                || !(answer.nested || is_shared(answer.form))
                || known.is_new(random.hash_one((form, said, answer.text)));
            if new {
                sightings.extend_from_slice(&hasher.hash(form, answer.text));
                if answer.form == Form::PathEnd && answer.text == last.name {
                    last.said_at = Some(sightings.len());
                }
                sightings.push(said);
            }
            new
        };
        answers(self.platform, trace.value, &mut each);
    }

    /// Sends what was gathered when it is enough; what is said of a path and of its last name is kept
    /// together, so that the same phone always gives the same values.
    fn make_room(&mut self, trace: Trace<'_>) {
        let is_name = matches!(trace.value, Value::FileName(_) | Value::PathComponent(_));
        let enough = if is_name { SENT_BYTES << 1 } else { SENT_BYTES };
        if self.sightings.len() >= enough {
            self.flush();
            // There are probably as many again.
            self.sightings.reserve_exact(SENT_BYTES << 1);
        }
    }

    /// Whether the same value was taken before.
    fn is_known(&mut self, trace: Trace<'_>) -> bool {
        let last = &mut self.last_path;
        match trace.value {
            Value::FilePath(path) => {
                last.bearing = Some(trace.bearing);
                last.name.clear();
                last.name
                    .push_str(path.rsplit('/').next().unwrap_or_default());
                last.said_at = None;
                // Hardly one occurs twice.
                return false;
            }
            // A path answers for its last name too.
            Value::FileName(name) if last.is(name, trace.bearing) => return true,
            Value::PathComponent(name) if last.is(name, trace.bearing) => {
                let said = last.said_at.and_then(|at| self.sightings.get_mut(at));
                if let Some(said) = said {
                    *said |= blind::NAMED;
                    return true;
                }
            }
            _ => {}
        }
        let whole = (trace.value.kind(), trace.bearing, trace.value.text());
        !self.traces.is_new(self.random.hash_one(whole))
    }

    /// Sends what was gathered.
    pub(crate) fn flush(&mut self) {
        if !self.sightings.is_empty() {
            self.last_path.said_at = None;
            (self.send)(std::mem::take(&mut self.sightings));
        }
    }
}

/// A path, as far as its names that follow are concerned.
#[derive(Default)]
struct LastPath {
    bearing: Option<Bearing>,
    name: String,
    /// Where in what is to be sent the byte stands that says what was said of its last name.
    said_at: Option<usize>,
}

impl LastPath {
    fn is(&self, name: &str, bearing: Bearing) -> bool {
        self.bearing == Some(bearing) && self.name == name
    }
}

/// Whether different values often have one answer of this form.
fn is_shared(form: Form) -> bool {
    use Form::{Address, Host, HostEnd, Network, Path, UrlFolder};
    matches!(form, Host | HostEnd | Address | Network | Path | UrlFolder)
}

/// Hashes of what was seen, one at each place: a later one takes the place of an earlier one. What is not
/// found again costs time only.
#[derive(Default)]
struct Seen {
    /// No hash is 0.
    places: Vec<u64>,
    /// How often a hash was put into its place.
    put: usize,
}

impl Seen {
    fn is_new(&mut self, hash: u64) -> bool {
        let hash = hash | 1;
        if self.put >= self.places.len() >> 1 && self.places.len() < REMEMBERED {
            self.grow();
        }
        let place = self.place(hash);
        if let Some(seen) = self.places.get_mut(place) {
            if *seen == hash {
                return false;
            }
            *seen = hash;
        }
        self.put = self.put.saturating_add(1);
        true
    }

    /// The number of places is a power of two.
    fn place(&self, hash: u64) -> usize {
        let mask = self.places.len().saturating_sub(1);
        usize::try_from(hash >> 1).unwrap_or(0) & mask
    }

    fn grow(&mut self) {
        let more = self.places.len().saturating_mul(8).max(AT_FIRST);
        let before = std::mem::replace(&mut self.places, vec![0; more.min(REMEMBERED)]);
        for hash in before.into_iter().filter(|hash| *hash != 0) {
            let place = self.place(hash);
            if let Some(seen) = self.places.get_mut(place) {
                *seen = hash;
            }
        }
    }
}

/// Sightings of files' contents, by source and artefact, until there are enough to be sent.
#[derive(Default)]
pub(crate) struct FileSightings(Mutex<BTreeMap<(String, &'static str), Vec<u8>>>);

impl FileSightings {
    /// Adds what is stated of a file that `artefact` reads.
    pub(crate) fn add(
        &self,
        key: &BlindKey,
        (source, artefact): (&str, &'static str),
        file: &impl Record,
        tell: Tell<'_>,
    ) {
        let held = RefCell::new(Vec::new());
        let keep = |sightings| held.borrow_mut().extend::<Vec<u8>>(sightings);
        let mut gatherer = Gatherer::new(key, Platform::Any, &keep);
        file.traces(&mut |trace| gatherer.see(trace));
        gatherer.flush();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_place = all.entry((source.to_owned(), artefact)).or_default();
        of_place.extend(held.take());
        if of_place.len() >= SENT_BYTES {
            send(tell, source.to_owned(), artefact, std::mem::take(of_place));
        }
    }

    /// Sends what is left.
    pub(crate) fn finish(self, tell: Tell<'_>) {
        let all = self.0.into_inner();
        for ((source, artefact), sightings) in all.unwrap_or_else(PoisonError::into_inner) {
            send(tell, source, artefact, sightings);
        }
    }
}

/// Tells sightings to the parent.
pub(crate) fn send(tell: Tell<'_>, source: String, artefact: &'static str, sightings: Vec<u8>) {
    tell(Answer::Blind {
        source,
        artefact: artefact.to_owned(),
        length: sightings.len(),
        sightings,
    });
}

/// A record whose values are gathered while they are compared.
pub(crate) struct Watched<'w, 'g> {
    record: &'w dyn Facts,
    gatherer: RefCell<&'w mut Gatherer<'g>>,
}

impl<'w, 'g> Watched<'w, 'g> {
    pub(crate) fn new(record: &'w dyn Facts, gatherer: &'w mut Gatherer<'g>) -> Self {
        Self {
            record,
            gatherer: RefCell::new(gatherer),
        }
    }
}

impl Facts for Watched<'_, '_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        self.record.moments(each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.record.traces(&mut |trace| {
            if let Ok(mut gatherer) = self.gatherer.try_borrow_mut() {
                gatherer.see(trace);
            }
            each(trace);
        });
    }

    fn time(&self) -> Option<Instant> {
        self.record.time()
    }

    fn json(&self) -> Result<serde_json::Value, serde_json::Error> {
        self.record.json()
    }
}
