//! Compares what records hold with indicators, by the rules of `docs/matching.md`.

mod app;
pub mod blind;
mod compound;
mod data;
mod email;
pub mod findings;
mod groups;
mod hash;
mod host;
mod index;
mod ip;
mod path;
mod patterns;
mod process;
mod profile;
mod property;
mod url;

use artefacts::Facts;
use model::{Bearing, HashAlgorithm, Value};

use crate::indicators::{Indicator, Kind, Platform, Set, Test};

pub use data::is_short_link;
pub use findings::{Matches, SHORT_LINK};
pub use groups::{IndicatorId, Lowered};
pub(crate) use host::Host;
pub(crate) use url::host_of;

use compound::{Compounds, Seen};
use groups::{Found, Growing, Member, PartId, Sink};
use index::Index;

/// The forms in which values are compared: what reads indicators brings them into the same.
pub(crate) mod normal {
    pub(crate) use super::{
        app::normal as app_id,
        data::is_harmless_hash,
        email::{normal as email, phone},
        hash::normal as digest,
        host::{
            Host, has_known_suffix, host_value, is_icann_suffix, is_shared, refang, without_www,
        },
        ip::{Network, is_local},
        path::normal as path,
        patterns::compile,
        process::name as process,
        profile::normal as profile,
        property::normal as property,
        url::{host_of, is_bare, normal as url},
    };
}

/// Indicator sets, indexed.
#[derive(Debug, Default)]
pub struct Matcher {
    sets: Vec<Set>,
    groups: groups::Groups,
    index: Index,
    compounds: Compounds,
}

/// An observed value that indicators name.
#[derive(Debug)]
pub struct Hit<'h> {
    /// The indicators that name it, all of one kind and value, in the order of the sets; at least one.
    pub indicators: &'h [IndicatorId],
    /// Their kind.
    pub kind: Kind,
    /// The rule by which they match (`docs/matching.md`).
    pub rule: u8,
    /// Why the match is worth less than an exact one.
    pub lowered: Option<Lowered>,
    /// Whether harmless things have the same value, so that only a second fact makes it telling
    /// (rule 14).
    pub needs_second_fact: bool,
    /// The observed value in the form in which it was compared.
    pub normalised: &'h str,
}

/// What [`Matcher::find_record`] found in a record.
#[derive(Debug)]
pub enum RecordHit<'h> {
    /// A value that indicators name.
    Hit(Hit<'h>),
    /// An address on a link shortener: what it leads to is not known (rule 11).
    ShortLink {
        /// The shortener's host.
        host: &'h str,
    },
}

impl Matcher {
    /// Indexes sets.
    #[must_use]
    pub fn new(sets: Vec<Set>) -> Self {
        let mut growing = Growing::default();
        let mut index = Index::new(&mut growing);
        let mut compounds = Compounds::default();
        for (set, place, indicator) in numbered(&sets) {
            let id = IndicatorId { set, place };
            if let Test::All(parts) = &indicator.test {
                let compound = compounds.add(id, parts.len());
                for (part, number) in parts.iter().zip(0_u32..) {
                    if let Some(group) = index.group(&mut growing, part.kind, &part.test) {
                        let part = PartId {
                            compound,
                            part: number,
                        };
                        growing.add(group, indicator.platform, Member::Part(part));
                    }
                }
            } else if let Some(group) = index.group(&mut growing, indicator.kind, &indicator.test) {
                growing.add(group, indicator.platform, Member::Indicator(id));
            }
        }
        index.seal();
        Self {
            groups: growing.finish(),
            sets,
            index,
            compounds,
        }
    }

    /// The sets.
    #[must_use]
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// An indicator and its set.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<(&Set, &Indicator)> {
        let set = self.sets.get(usize::try_from(id.set).ok()?)?;
        let indicator = set.indicators.get(usize::try_from(id.place).ok()?)?;
        Some((set, indicator))
    }

    /// Whether a set names files by MD5 or SHA-1, which hardly any published one does.
    #[must_use]
    pub fn names_files_by_old_digests(&self) -> bool {
        let old = [HashAlgorithm::Md5, HashAlgorithm::Sha1];
        old.into_iter()
            .any(|algorithm| self.index.wants(Kind::FileHash(algorithm)))
    }

    /// Finds the indicators that name an observed value of a phone of this platform. Compounds need a
    /// whole record: [`Self::find_record`].
    pub fn find(&self, platform: Platform, value: Value<'_>, each: &mut dyn FnMut(Hit<'_>)) {
        let mut tell = |found: Found<'_>| {
            if let Some(hit) = self.hit(platform, &found) {
                each(hit);
            }
        };
        self.index.find(platform, value, &mut Sink(&mut tell));
    }

    /// Finds everything in one record: single values, compounds, short links. `each` is given what the
    /// record says of the value, and the value as found.
    pub fn find_record(
        &self,
        platform: Platform,
        record: &dyn Facts,
        each: &mut dyn FnMut(Bearing, &str, RecordHit<'_>),
    ) {
        let mut parts = Vec::new();
        record.traces(&mut |trace| {
            let observed = trace.value.text();
            let mut tell = |found: Found<'_>| {
                let seen = Seen {
                    bearing: trace.bearing,
                    observed,
                };
                compound::note(
                    &mut parts,
                    self.groups.parts(found.group, platform),
                    &found,
                    seen,
                );
                if let Some(hit) = self.hit(platform, &found) {
                    each(trace.bearing, observed, RecordHit::Hit(hit));
                }
                let host = found.normalised;
                if found.lowered.is_none() && self.index.is_short_link(found.group, host) {
                    each(trace.bearing, observed, RecordHit::ShortLink { host });
                }
            };
            self.index.find(platform, trace.value, &mut Sink(&mut tell));
        });
        if !parts.is_empty() {
            self.compounds.conclude(parts, each);
        }
    }

    fn hit<'h>(&'h self, platform: Platform, found: &Found<'h>) -> Option<Hit<'h>> {
        let indicators = self.groups.indicators(found.group, platform);
        if indicators.is_empty() {
            return None;
        }
        let kind = self.groups.kind(found.group)?;
        Some(Hit {
            indicators,
            kind,
            rule: found.rule,
            lowered: found.lowered,
            needs_second_fact: kind == Kind::Process && process::is_weak(found.normalised),
            normalised: found.normalised,
        })
    }
}

/// Every indicator with the number of its set and its place in it.
fn numbered(sets: &[Set]) -> impl Iterator<Item = (u32, u32, &Indicator)> {
    sets.iter().zip(0_u32..).flat_map(|(set, number)| {
        let places = set.indicators.iter().zip(0_u32..);
        places.map(move |(indicator, place)| (number, place, indicator))
    })
}
