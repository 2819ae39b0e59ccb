//! Unencrypted pages that led to another site in less than a second: what an attack from within the
//! network looks like in the history. One finding per pair of sites.
//!
//! Described in: <https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/>.

use std::collections::{BTreeMap, HashMap};

use artefacts::{AnyRecord, ios::chrome_history::ChromeVisit};
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
/// Most visits to unencrypted pages of Chrome that are remembered: it names the visit before, which
/// stands a few rows above.
const REMEMBERED: usize = 1_000;
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
    /// By their own number, in the order of the numbers.
    remembered: BTreeMap<i64, Waiting>,
    pairs: BTreeMap<(String, String), EvidenceList>,
}

impl Check for ShortRedirect {
    const ABOUT: About = About {
        reads: &["ios.safari_history", "ios.chrome_history"],
        described_in: &[
            "https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let visit = match record {
            AnyRecord::IosSafariHistory(visit) => visit,
            AnyRecord::IosChromeHistory(visit) => return self.chrome(seen, place, visit),
            _ => return,
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
    /// A visit of Chrome, which says from which visit it was reached, and whether by a redirect.
    fn chrome(&mut self, seen: &SeenIn, place: Place<'_>, visit: &ChromeVisit<'_>) {
        let (Some(id), Some(time), Some(url)) = (visit.visit_id, visit.time, &visit.url) else {
            return;
        };
        if visit.other_device == Some(true) {
            return;
        }
        if visit.redirected == Some(true)
            && let Some(from) = visit.from_visit.and_then(|id| self.remembered.remove(&id))
        {
            self.arrived(seen, place, &from, time, url.raw());
        }
        if let Some(waiting) = unencrypted(url, time) {
            if self.remembered.len() >= REMEMBERED {
                self.remembered.pop_first();
            }
            self.remembered.insert(id, waiting);
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{checks::Draft, draft::conclude};

    const START: i64 = 1_700_000_000_000_000_000;

    /// Two visits of Chrome, the second reached from the first after some milliseconds.
    fn alarms(first: &str, second: &str, milliseconds: i64, redirected: bool) -> usize {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.chrome_history",
            path: "/History".into(),
        };
        let visit = |id, url, from_visit, after_ms: i64| ChromeVisit {
            kind: "visit",
            visit_id: Some(id),
            time: Some(Instant::from_unix_ns(START + after_ms * 1_000_000)),
            url: Some(Untrusted::from(url)),
            from_visit,
            redirected: Some(from_visit.is_some() && redirected),
            ..ChromeVisit::default()
        };
        let mut check = ShortRedirect::default();
        for visit in [
            visit(7, first, None, 0),
            visit(8, second, Some(7), milliseconds),
        ] {
            check.record(&seen, Place::Line(1), AnyRecord::IosChromeHistory(&visit));
        }
        let mut drafts: Vec<Draft> = Vec::new();
        check.conclude(&mut Drafts::new("short-redirect", &mut drafts));
        let findings = conclude(drafts, Vec::new(), &[]);
        findings.iter().filter(|one| one.is_above_context()).count()
    }

    #[test]
    fn chrome_is_looked_at_as_safari_is() {
        let (from, to) = ("http://news.example/", "https://other.example.org/x");
        assert_eq!(alarms(from, to, 0, true), 1);
        assert_eq!(alarms(from, to, 999, true), 1);
    }

    #[test]
    fn what_every_site_does_is_no_alarm() {
        let from = "http://news.example/";
        for (first, second, milliseconds, redirected) in [
            // A link that was touched, not a redirect.
            (from, "https://other.example.org/x", 300, false),
            // Slowly; from an encrypted page; to the same site; a short link; a sign-in probe.
            (from, "https://other.example.org/x", 1_000, true),
            (
                "https://news.example/",
                "https://other.example.org/x",
                0,
                true,
            ),
            (from, "https://www.news.example/", 0, true),
            ("http://bit.ly/abc", "https://other.example.org/x", 0, true),
            (
                "http://captive.apple.com/",
                "https://portal.example.org/",
                0,
                true,
            ),
        ] {
            assert_eq!(
                alarms(first, second, milliseconds, redirected),
                0,
                "{first}"
            );
        }
    }
}
