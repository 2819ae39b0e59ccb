//! Reads how many bytes each app received and sent: `dumpsys netstats`. The names of networks are not kept.
//!
//! Described in: <https://developer.android.com/reference/android/app/usage/NetworkStats.Bucket>,
//! <https://source.android.com/docs/core/data/ebpf-traffic-monitor>.

use std::collections::BTreeMap;

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Instant, Moment, Place, Record};

use crate::{About, Artefact, Out, PhoneFile, listed::value_of, service_dump::malformed};

/// Most apps with their users.
const APPS: usize = 50_000;

/// Traffic of apps.
#[derive(Debug)]
pub struct NetworkStats;

/// The traffic of one app of one user of the phone.
#[derive(Debug, serde::Serialize)]
pub struct AppTraffic {
    /// The number under which the app runs.
    pub uid: i64,
    /// How much it received.
    pub received_bytes: u64,
    /// How much it sent.
    pub sent_bytes: u64,
    /// Since when that is counted.
    pub first_seen: Option<Instant>,
    /// When the last span of time began in which it had traffic.
    pub last_seen: Option<Instant>,
}

impl Record for AppTraffic {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.last_seen, "network-used")], each);
    }
}

impl Artefact for NetworkStats {
    type Record<'a> = AppTraffic;

    const ABOUT: About = About {
        files: &["/**/dumpsys/netstats"],
        fields: &[
            ("uid", "number under which the app runs"),
            (
                "received_bytes",
                "bytes that it received, over Wi-Fi and mobile networks",
            ),
            ("sent_bytes", "bytes that it sent"),
            ("first_seen", "since when that is counted (UTC)"),
            (
                "last_seen",
                "when the last span of time began in which it had traffic (UTC)",
            ),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/app/usage/NetworkStats.Bucket",
            "https://source.android.com/docs/core/data/ebpf-traffic-monitor",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        for (uid, (line, traffic)) in &reader.apps {
            let place = Place::Line(*line);
            out.record(
                place,
                &AppTraffic {
                    uid: *uid,
                    ..*traffic
                },
            );
        }
        if !reader.found {
            out.fault(Fault::new(FaultKind::UnknownSchema, "stats:"));
        }
        ended
    }
}

#[derive(Default)]
struct Reader {
    found: bool,
    within: bool,
    uid: Option<i64>,
    apps: BTreeMap<i64, (u64, AppTraffic)>,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, NetworkStats>) {
        if line.bytes.first().is_some_and(u8::is_ascii_alphabetic) {
            // `UID tag stats:` counts parts of the same bytes again.
            self.within = line.bytes == b"UID stats:";
            self.found |= line.bytes.ends_with(b" stats:");
            self.uid = None;
            return;
        }
        if !self.within {
            return;
        }
        let text = line.text();
        let text = text.trim();
        if text.starts_with("ident=") {
            // The name of the network stands in the brackets and may hold anything.
            let rest = text.rsplit_once("] ").map_or(text, |(_, rest)| rest);
            let is_whole = value_of(rest, "tag") == Some("0x0");
            self.uid = value_of(rest, "uid").and_then(|uid| uid.parse().ok());
            if self.uid.is_none() {
                out.fault(malformed("traffic of an app", line.number));
            }
            self.uid = self.uid.filter(|_| is_whole);
        } else if text.starts_with("st=")
            && let Some(uid) = self.uid
            && self.bucket(uid, text, line.number).is_none()
        {
            out.fault(malformed("traffic of an app", line.number));
        }
    }

    /// `st=1578492000 rb=4417 rp=41 tb=911 tp=22 op=0`: seconds since 1970, bytes.
    fn bucket(&mut self, uid: i64, text: &str, line: u64) -> Option<()> {
        let number = |name| value_of(text, name)?.parse::<u64>().ok();
        let seconds = i64::try_from(number("st")?).ok()?;
        let (received, sent) = (number("rb")?, number("tb")?);
        // Some versions write milliseconds.
        let unit = if seconds > 100_000_000_000 {
            1_000_000
        } else {
            1_000_000_000
        };
        let at = Instant::from_unix_ns(seconds.checked_mul(unit)?);
        if self.apps.len() >= APPS && !self.apps.contains_key(&uid) {
            return None;
        }
        let (_, traffic) = self.apps.entry(uid).or_insert((
            line,
            AppTraffic {
                uid,
                received_bytes: 0,
                sent_bytes: 0,
                first_seen: Some(at),
                last_seen: None,
            },
        ));
        traffic.received_bytes = traffic.received_bytes.saturating_add(received);
        traffic.sent_bytes = traffic.sent_bytes.saturating_add(sent);
        traffic.first_seen = traffic.first_seen.min(Some(at));
        traffic.last_seen = traffic.last_seen.max(Some(at));
        Some(())
    }
}
