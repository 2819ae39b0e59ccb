//! Reads which apps asked for the phone's location: `dumpsys location`.
//!
//! Described in: <https://developer.android.com/reference/android/location/LocationManager>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/services/core/java/com/android/server/location/>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::{app_of, span_s},
    service_dump::malformed,
};

/// Most apps with their kinds of location.
const REQUESTS: u64 = 20_000;

/// Requests for the location.
#[derive(Debug)]
pub struct LocationRequests;

/// What an app asked of one kind of location.
#[derive(Debug, serde::Serialize)]
pub struct LocationRequest<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The kind of location.
    pub location_provider: Untrusted<'a>,
    /// For how long it asked.
    pub requested_s: Option<i64>,
    /// For how long of that it was in front.
    pub foreground_s: Option<i64>,
    /// How many locations it was told.
    pub location_count: Option<i64>,
    /// Whether it was asking when this was written.
    pub asking_now: Option<bool>,
}

impl Record for LocationRequest<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Ran));
    }
}

impl Artefact for LocationRequests {
    type Record<'a> = LocationRequest<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/location"],
        fields: &[
            ("app_id", "identifier of the app"),
            (
                "location_provider",
                "kind of location: gps, network, fused, passive (what others asked for)",
            ),
            (
                "requested_s",
                "for how many seconds it asked, since the phone started; whole minutes before Android 12",
            ),
            (
                "foreground_s",
                "for how many seconds of these it was in front",
            ),
            (
                "location_count",
                "how many locations it was told; absent before Android 12",
            ),
            (
                "asking_now",
                "whether it was asking when this was written; absent from Android 12 on",
            ),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/location/LocationManager",
            "https://cs.android.com/android/platform/superproject/+/main:frameworks/base/services/core/java/com/android/server/location/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        if reader.lists == 0 {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Historical Records"));
        }
        ended
    }
}

/// The list in which lines stand.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum List {
    #[default]
    None,
    Records,
    Aggregates,
}

#[derive(Default)]
struct Reader {
    list: List,
    lists: u64,
    requests: u64,
    provider: String,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, LocationRequests>) {
        let indent = line.bytes.iter().take_while(|byte| **byte == b' ').count();
        let text = line.text();
        let text = text.trim();
        if text.starts_with("Historical ") {
            self.list = match text {
                "Historical Records by Provider:" => List::Records,
                "Historical Aggregate Location Provider Data:" => List::Aggregates,
                _ => List::None,
            };
            self.lists = self
                .lists
                .saturating_add(u64::from(self.list != List::None));
            return;
        }
        if indent <= 2 || text.is_empty() {
            self.list = List::None;
            return;
        }
        let request = match self.list {
            List::None => return,
            List::Records => record(text),
            List::Aggregates if text.ends_with(':') && !text.contains('=') => {
                text.trim_end_matches(':').clone_into(&mut self.provider);
                return;
            }
            List::Aggregates => aggregate(text, &self.provider),
        };
        self.requests = self.requests.saturating_add(1);
        match request {
            None => out.fault(malformed("request for the location", line.number)),
            Some(_) if self.requests == REQUESTS => {
                out.fault(Fault::new(FaultKind::TooMany, "requests for the location"));
            }
            Some(request) if self.requests < REQUESTS => {
                out.record(Place::Line(line.number), &request);
            }
            Some(_) => {}
        }
    }
}

/// `app: gps: Min interval … : Duration requested 61 total, 61 foreground, out of the last …: Currently active`.
fn record(text: &str) -> Option<LocationRequest<'_>> {
    let (app, rest) = text.split_once(": ")?;
    let (provider, rest) = rest.split_once(": ")?;
    let (_, durations) = rest.split_once("Duration requested ")?;
    let mut words = durations.split(' ');
    let minutes = |text: &str| text.parse::<i64>().ok()?.checked_mul(60);
    let requested = minutes(words.next()?);
    let foreground = words.nth(1).and_then(minutes);
    Some(LocationRequest {
        app_id: Untrusted::from(app_of(app)?),
        location_provider: Untrusted::from(provider),
        requested_s: requested,
        foreground_s: foreground,
        location_count: None,
        asking_now: Some(durations.contains("Currently active")),
    })
}

/// `10123/app[tag]: min/max interval = 0s/10s, total/active/foreground duration = +5m/+4m/+1s, locations = 3`.
fn aggregate<'l>(text: &'l str, provider: &'l str) -> Option<LocationRequest<'l>> {
    let (who, rest) = text.split_once(": ")?;
    let app = who.split_once('/').map_or(who, |(_, app)| app);
    let (_, durations) = rest.split_once("duration = ")?;
    let mut durations = durations.split(", ").next()?.split('/');
    let requested = durations.next().and_then(span_s);
    let (_, count) = rest.split_once("locations = ")?;
    Some(LocationRequest {
        app_id: Untrusted::from(app_of(app.split('[').next()?)?),
        location_provider: Untrusted::from(provider),
        requested_s: requested,
        foreground_s: durations.next_back().and_then(span_s),
        location_count: count.parse().ok(),
        asking_now: None,
    })
}
