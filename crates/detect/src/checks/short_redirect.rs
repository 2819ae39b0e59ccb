//! Unencrypted pages that led to another site in less than a second: what an attack from within the
//! network looks like in the history. One finding per pair of sites.
//!
//! Described in: <https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/>.

use std::collections::{BTreeMap, HashMap};

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Stage, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    draft::Said,
    matcher::{Host, host_of, is_short_link},
};

/// Longest time between the two visits, in nanoseconds.
const ELAPSED_NS: u64 = 1_000_000_000;
/// Most visits that wait for the one they led to: redirects follow each other within a few rows.
const WAITING: usize = 100_000;
/// Most pairs of sites kept.
const PAIRS: usize = 10_000;
/// Addresses that phones open by themselves to find the sign-in page of a network: being led
/// elsewhere is their purpose.
const PORTAL_PROBES: &[&str] = &[
    "captive.apple.com",
    "www.apple.com",
    "connectivitycheck.gstatic.com",
    "detectportal.firefox.com",
    "neverssl.com",
    "www.msftconnecttest.com",
];

/// A visit to an unencrypted page that waits for the visit it led to.
#[derive(Debug)]
struct Waiting {
    time: Instant,
    site: String,
    url: String,
}

/// Folds pairs of sites.
#[derive(Debug, Default)]
pub(crate) struct ShortRedirect {
    /// By the number of the visit that is awaited; numbers are those of one database, and a job reads
    /// one database.
    waiting: HashMap<i64, Waiting>,
    pairs: BTreeMap<(String, String), EvidenceList>,
}

impl Check for ShortRedirect {
    const ABOUT: About = About {
        reads: &["ios.safari_history"],
        described_in: &[
            "https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosSafariHistory(visit) = record else {
            return;
        };
        let (Some(id), Some(time), Some(url)) = (visit.visit_id, visit.time, &visit.url) else {
            return;
        };
        if let Some(from) = self.waiting.remove(&id) {
            self.arrived(seen, place, &from, time, url.raw());
        }
        let Some(next) = visit.redirect_destination.filter(|next| *next != id) else {
            return;
        };
        if self.waiting.len() < WAITING
            && let Some(waiting) = unencrypted(url, time)
        {
            self.waiting.insert(next, waiting);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (pair, evidence) in later.pairs {
            if self.pairs.len() < PAIRS || self.pairs.contains_key(&pair) {
                self.pairs.entry(pair).or_default().absorb(evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((from, to), evidence) in self.pairs {
            // A short link leads elsewhere by its purpose, and says so nowhere.
            let ordinary = is_short_link(&from);
            let said = Said {
                kind: if ordinary {
                    Kind::Context
                } else {
                    Kind::Suspicious
                },
                certainty: Certainty::Possible,
                stage: (!ordinary).then_some(Stage::Contact),
                subject: format!("{from} {to}"),
                arguments: vec![
                    ("domain", Argument::words(&from)),
                    ("other", Argument::words(&to)),
                ],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl ShortRedirect {
    fn arrived(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        from: &Waiting,
        time: Instant,
        url: &str,
    ) {
        let elapsed = time.unix_ns().abs_diff(from.time.unix_ns());
        let Some(site) = site_of(url).filter(|_| elapsed < ELAPSED_NS) else {
            return;
        };
        if site == from.site || same_brand(&site, &from.site) {
            return;
        }
        let pair = (from.site.clone(), site);
        if self.pairs.len() < PAIRS || self.pairs.contains_key(&pair) {
            let observed = format!("{} > {url}", from.url);
            self.pairs
                .entry(pair)
                .or_default()
                .add(seen, place, Some(time), &observed);
        }
    }
}

/// The visit as one that waits, when its page was unencrypted and no probe for a sign-in page.
fn unencrypted(url: &Untrusted<'_>, time: Instant) -> Option<Waiting> {
    let raw = url.raw();
    let is_http = raw
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    let host = is_http.then(|| host_name(raw)).flatten()?;
    (!PORTAL_PROBES.contains(&&*host)).then(|| Waiting {
        time,
        site: site_of_host(host),
        url: raw.to_owned(),
    })
}

/// The registrable domain of an address, or its host when it has none.
fn site_of(url: &str) -> Option<String> {
    host_name(url).map(site_of_host)
}

fn site_of_host(host: String) -> String {
    psl::domain_str(&host).map(str::to_owned).unwrap_or(host)
}

fn host_name(url: &str) -> Option<String> {
    Some(match host_of(url)? {
        Host::Name(name) => name.into_owned(),
        Host::Address(address) => address.to_string(),
    })
}

/// Whether two registrable domains differ only in their suffix, as those of one owner's countries do.
fn same_brand(one: &str, other: &str) -> bool {
    let label = |site: &str| site.split_once('.').map(|(label, _)| label.to_owned());
    label(one).is_some_and(|one| label(other) == Some(one))
}
