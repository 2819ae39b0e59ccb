//! Gathers keyed hashes of everything comparable that one job reads, for the blind index: each once,
//! as far as the bounded memory of what was seen reaches; the index itself holds each value once.

mod last;
mod seen;

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

use self::{
    last::{LastPath, LastText},
    seen::SeenByKind,
};
use super::jobs::Tell;
use crate::reader::protocol::Answer;

/// Bytes sent at a time.
const SENT_BYTES: usize = 1 << 16;

/// Gathers what one job reads.
pub(crate) struct Gatherer<'g> {
    hasher: blind::BlindHasher,
    platform: Platform,
    random: DefaultHashBuilder,
    seen: SeenByKind,
    last_path: LastPath,
    /// The deepest folder of the path taken last.
    last_folder: LastText,
    last_app: LastText,
    last_address: LastText,
    last_phone: LastText,
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
            seen: SeenByKind::default(),
            last_path: LastPath::default(),
            last_folder: LastText::default(),
            last_app: LastText::default(),
            last_address: LastText::default(),
            last_phone: LastText::default(),
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
        let (seen, random) = (&mut self.seen, &self.random);
        let (hasher, sightings) = (&self.hasher, &mut self.sightings);
        let (last, folder) = (&mut self.last_path, &mut self.last_folder);
        let mut paths = 0_u8;
        let mut each = |answer: forms::Answer<'_>| {
            // A value inside a parameter is only mentioned (rule 10).
            let bearing = if answer.nested {
                Bearing::Mentioned
            } else {
                trace.bearing
            };
            let said = blind::said(bearing, answer.nested);
            if answer.form == Form::Path {
                paths = paths.saturating_add(1);
            }
            let new = match answer.form {
                // A whole path is hardly ever that of a folder above another: then it is sent twice.
                Form::Path if paths == 1 => true,
                // The deepest folder, which is often that of the path before.
                Form::Path if paths == 2 && folder.is(said, answer.text) => false,
                form => match seen.of_form(form) {
                    Some(seen) => seen.is_new(random.hash_one((form, said, answer.text))),
                    None => true,
                },
            };
            if new {
                sightings.extend_from_slice(&hasher.hash(answer.form.number(), answer.text));
                if answer.form == Form::PathEnd && answer.text == last.name() {
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
        let said = blind::said(trace.bearing, false);
        match trace.value {
            Value::FilePath(path) => {
                last.take(path, trace.bearing);
                // Hardly one occurs twice.
                return false;
            }
            // A path answers for its last name too.
            Value::FileName(name) if last.ends_in(name, trace.bearing) => return true,
            Value::PathComponent(name) if last.shares_next(name, trace.bearing) => return true,
            Value::PathComponent(name) if last.ends_in(name, trace.bearing) => {
                let said = last.said_at.and_then(|at| self.sightings.get_mut(at));
                if let Some(said) = said {
                    *said |= blind::NAMED;
                    return true;
                }
            }
            // Neighbours often have these in common: files an app, messages a person.
            Value::AppId(app) if self.last_app.is(said, app) => return true,
            Value::Email(address) if self.last_address.is(said, address) => return true,
            Value::Phone(number) if self.last_phone.is(said, number) => return true,
            _ => {}
        }
        let whole = (trace.value.kind(), trace.bearing, trace.value.text());
        let seen = self.seen.of_value(trace.value);
        !seen.is_new(self.random.hash_one(whole))
    }

    /// Sends what was gathered.
    pub(crate) fn flush(&mut self) {
        if !self.sightings.is_empty() {
            self.last_path.said_at = None;
            (self.send)(std::mem::take(&mut self.sightings));
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
