//! Reads which sites an app talked to, as WebKit noted them before it kept a database (up to iOS 13):
//! `full_browsing_session_resourceLog.plist`, with the sites that led to each and to which it led.
//!
//! Described in: <https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/ResourceLoadStatistics.cpp>,
//! <https://docs.mvt.re/en/latest/ios/records/>.

use formats::plist::{Dictionary, Value};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    values::{text, truth},
    web_app::{app_of, site_bearing, state_site},
};

/// Sites that apps talked to, as older versions note them.
#[derive(Debug)]
pub struct WebkitSessionLog;

/// One site that an app loaded something from, with the sites around it.
#[derive(Debug, serde::Serialize)]
pub struct LoggedSite<'a> {
    /// The app, where the path tells it.
    pub app_id: Option<Untrusted<'a>>,
    /// The site: a registrable domain, or an origin.
    pub domain: Option<Untrusted<'a>>,
    /// When something was last loaded from it.
    pub time: Option<Instant>,
    /// Whether the person touched one of its pages.
    pub touched: Option<bool>,
    /// When the person last touched one of its pages.
    pub last_touched: Option<Instant>,
    /// Sites that sent on to it.
    pub redirected_from: Links<'a>,
    /// Sites to which it sent on.
    pub redirected_to: Links<'a>,
    /// Sites whose pages it stood in, and any other named beside it.
    pub related: Links<'a>,
    /// What the kind of app says of the sites.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for LoggedSite<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "site-contacted"),
            (self.last_touched, "site-touched"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(domain) = &self.domain {
            state_site(domain.raw(), self.bearing, each);
        }
        for sites in [&self.redirected_from, &self.redirected_to, &self.related] {
            sites.traces(self.bearing, each);
        }
        if let Some(app) = &self.app_id {
            each(Named::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for WebkitSessionLog {
    type Record<'a> = LoggedSite<'a>;

    const ABOUT: About = About {
        files: &["/**/full_browsing_session_resourceLog.plist"],
        fields: &[
            ("app_id", "identifier of the app, where the path tells it"),
            ("domain", "the site: a registrable domain, or an origin"),
            ("time", "when something was last loaded from it (UTC)"),
            ("touched", "whether the person touched one of its pages"),
            (
                "last_touched",
                "when the person last touched one of its pages (UTC)",
            ),
            ("redirected_from", "sites that sent on to it"),
            ("redirected_to", "sites to which it sent on"),
            (
                "related",
                "sites whose pages it stood in, and any other named beside it",
            ),
        ],
        described_in: &[
            "https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/ResourceLoadStatistics.cpp",
            "https://docs.mvt.re/en/latest/ios/records/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let entries = list.get("browsingStatistics").and_then(Value::as_array);
        let entries = entries.ok_or_else(|| {
            Fault::new(FaultKind::UnknownSchema, "session resource log").detail("no list of sites")
        })?;
        for (number, entry) in entries.iter().enumerate() {
            let place = format!("browsingStatistics/{number}");
            if entry.as_dictionary().is_none() {
                out.fault(Fault::new(FaultKind::UnknownSchema, "logged site").detail(place));
                continue;
            }
            let site = logged(file, entry);
            let all = [&site.redirected_from, &site.redirected_to, &site.related];
            if all.iter().any(|sites| sites.cut()) {
                out.fault(Fault::new(FaultKind::TooMany, "sites beside one").detail(&place));
            }
            out.record(Place::Key(&place), &site);
        }
        Ok(())
    }
}

/// The keys that name the site itself: the older one, and the newer one.
const OWN: [&str; 2] = ["PrevalentResourceOrigin", "PrevalentResourceDomain"];

fn logged<'v>(file: &'v PhoneFile, entry: &'v Value) -> LoggedSite<'v> {
    let mut site = LoggedSite {
        app_id: app_of(file).map(Untrusted::from),
        domain: OWN.iter().find_map(|key| text(entry, key)),
        time: time(entry, "lastSeen"),
        touched: truth(entry, "hadUserInteraction"),
        last_touched: time(entry, "mostRecentUserInteraction"),
        redirected_from: Links::default(),
        redirected_to: Links::default(),
        related: Links::default(),
        bearing: site_bearing(file),
    };
    let entries = entry.as_dictionary().map(Dictionary::iter);
    for (key, value) in entries.into_iter().flatten() {
        if OWN.contains(&key) {
            continue;
        }
        let sites = if key.contains("RedirectsFrom") {
            &mut site.redirected_from
        } else if key.contains("RedirectsTo") {
            &mut site.redirected_to
        } else {
            &mut site.related
        };
        // The lists are dictionaries under `origin` or `domain`, with counts beside.
        value.strings(&mut |_, text| sites.server(text));
    }
    site
}

/// Seconds since 1970; −1 means never.
fn time(entry: &Value, key: &str) -> Option<Instant> {
    let value = entry.get(key)?;
    value.as_date().or_else(|| {
        let seconds = value.as_real().filter(|seconds| *seconds > 0.0)?;
        Instant::from_unix_s(seconds)
    })
}
