//! Android apps: what is known of each, the signals that it gives, and what they say together.

mod access;
mod app;
mod copies;
mod facts;
mod known_uses;
mod lists;
mod names;
mod origin;
pub(crate) mod rules;
mod signals;
mod spaces;
mod tell;
mod uses;

pub(crate) use access::Accesses;
pub(crate) use app::{App, Power, Topic};
pub(crate) use copies::Copies;
pub(crate) use facts::{Facts, Judged, JudgedApps};
pub(crate) use origin::{Origin, Route, source as side_loaded_by};
pub(crate) use signals::{Phone, Signal};
pub(crate) use tell::{Telling, WordsOf, known, tell};
