//! Reads the network use per process that iOS keeps for its daily statistics.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/osAnalyticsADDaily.py>.

use formats::plist::{Dictionary, Value};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{About, Artefact, Out, PhoneFile};

/// Network use in the daily statistics.
#[derive(Debug)]
pub struct Osanalytics;

/// What one process had exchanged when it was counted.
#[derive(Debug, serde::Serialize)]
pub struct DailyUse<'a> {
    /// The process.
    pub process: Untrusted<'a>,
    /// When it was counted.
    pub time: Option<Instant>,
    /// Received over Wi-Fi.
    pub wifi_in_bytes: Option<u64>,
    /// Sent over Wi-Fi.
    pub wifi_out_bytes: Option<u64>,
    /// Received over the mobile network.
    pub mobile_in_bytes: Option<u64>,
    /// Sent over the mobile network.
    pub mobile_out_bytes: Option<u64>,
}

impl Record for DailyUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "network-used"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let (name, bundle) = match self.process.raw().split_once('/') {
            Some((name, bundle)) => (name, Some(bundle)),
            None => (self.process.raw(), None),
        };
        each(Named::Process(name).with(Bearing::Ran));
        each(Named::AppId(name).with(Bearing::Ran));
        if let Some(bundle) = bundle {
            each(Named::Process(bundle).with(Bearing::Ran));
            each(Named::AppId(bundle).with(Bearing::Ran));
        }
    }
}

impl Artefact for Osanalytics {
    type Record<'a> = DailyUse<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Preferences/com.apple.osanalytics.addaily.plist"],
        fields: &[
            ("process", "the process"),
            ("time", "when it was counted (UTC)"),
            ("wifi_in_bytes", "received over Wi-Fi, in bytes"),
            ("wifi_out_bytes", "sent over Wi-Fi, in bytes"),
            (
                "mobile_in_bytes",
                "received over the mobile network, in bytes",
            ),
            ("mobile_out_bytes", "sent over the mobile network, in bytes"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/osAnalyticsADDaily.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let unknown = |what| Fault::new(FaultKind::UnknownSchema, "daily statistics").detail(what);
        list.as_dictionary()
            .ok_or_else(|| unknown("no dictionary"))?;
        // A phone that was just set up has not counted yet.
        let baseline = list.get("netUsageBaseline").and_then(Value::as_dictionary);
        for (process, counts) in baseline.into_iter().flat_map(Dictionary::iter) {
            let key = format!("netUsageBaseline/{process}");
            match counts.as_array() {
                Some([time, counts @ ..]) => {
                    out.record(Place::Key(&key), &daily_use(process, time, counts));
                }
                _ => out.fault(unknown("a process without counts")),
            }
        }
        Ok(())
    }
}

fn daily_use<'a>(process: &'a str, time: &Value, counts: &[Value]) -> DailyUse<'a> {
    let count = |place: usize| {
        let count = counts.get(place)?.as_integer()?;
        u64::try_from(count).ok()
    };
    DailyUse {
        process: Untrusted::from(process),
        time: time.as_date().or_else(|| Instant::parse(time.as_str()?)),
        wifi_in_bytes: count(0),
        wifi_out_bytes: count(1),
        mobile_in_bytes: count(2),
        mobile_out_bytes: count(3),
    }
}
