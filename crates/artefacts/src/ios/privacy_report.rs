//! Reads an App Privacy Report, as the phone exports it: JSON, an object a line. It says which apps used the
//! microphone, the camera, the location and the like, and which sites each app talked to.
//!
//! Described in: <https://support.apple.com/102188>,
//! <https://developer.apple.com/documentation/network/privacy_management/inspecting_app_activity_data>.

use std::{borrow::Cow, collections::BTreeMap};

use formats::{json_scalar::Scalar, text::each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};
use serde::Deserialize;

use crate::{About, Artefact, Out, PhoneFile, web_app::is_browser};

/// Most uses that have begun and whose end has not been read.
const OPEN_USES: usize = 20_000;

/// What apps used, and the sites that they talked to.
#[derive(Debug)]
pub struct PrivacyReport;

/// One use of what the phone guards, or one site that an app talked to.
#[derive(Debug, serde::Serialize)]
pub struct ReportedActivity<'a> {
    /// `access` or `network`.
    pub kind: &'static str,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// What it used, in Apple's terms.
    pub category: Option<Untrusted<'a>>,
    /// When it began, or when the app talked to the site for the first time.
    pub time: Option<Instant>,
    /// When it ended, or when the app talked to the site for the last time.
    pub ended: Option<Instant>,
    /// The site.
    pub domain: Option<Untrusted<'a>>,
    /// How often the app talked to it.
    pub count: Option<i64>,
    /// Whether the app did so by itself, and not for a page that it showed.
    pub by_app_itself: Option<bool>,
    /// The site that the person looked at.
    pub page: Option<Untrusted<'a>>,
    /// What the kind of app says of the site.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for ReportedActivity<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let is_use = self.kind == "access";
        let (began, last) = if is_use {
            ("privacy-use-began", "privacy-use-ended")
        } else {
            ("site-contacted-first", "site-contacted")
        };
        let ended = self.ended.filter(|at| is_use || Some(*at) != self.time);
        Moment::each_utc([(self.time, began), (ended, last)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
        if let Some(domain) = &self.domain {
            each(Value::Host(domain.raw()).with(self.bearing));
        }
        if let Some(page) = &self.page {
            each(Value::Host(page.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for PrivacyReport {
    type Record<'a> = ReportedActivity<'a>;

    const ABOUT: About = About {
        files: &["/privacy-report.ndjson"],
        fields: &[
            (
                "kind",
                "access: the app used what the phone guards; network: it talked to a site",
            ),
            ("app_id", "identifier of the app"),
            (
                "category",
                "what it used: camera, contacts, location, microphone, photos, mediaLibrary, screenRecording",
            ),
            (
                "time",
                "when the use began, or the app first talked to the site (UTC)",
            ),
            (
                "ended",
                "when the use ended, or the app last talked to the site (UTC)",
            ),
            ("domain", "the site that it talked to"),
            ("count", "how often it talked to the site"),
            (
                "by_app_itself",
                "whether the app did so by itself, and not for a page that it showed",
            ),
            ("page", "the site that the person looked at"),
        ],
        described_in: &[
            "https://support.apple.com/102188",
            "https://developer.apple.com/documentation/network/privacy_management/inspecting_app_activity_data",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut uses = Uses::default();
        let ended = each_line(&*file.content(), &mut |line| {
            if line.bytes.iter().all(u8::is_ascii_whitespace) {
                return;
            }
            // What the library says may quote the file.
            let activity = serde_json::from_slice::<Activity<'_>>(line.bytes).ok();
            let known = activity.is_some_and(|activity| match &activity.kind_of_line {
                Scalar::Text(kind) if kind == "access" => {
                    uses.add(line.number, activity, out);
                    true
                }
                Scalar::Text(kind) if kind == "networkActivity" => {
                    out.record(Place::Line(line.number), &activity.contact());
                    true
                }
                _ => false,
            });
            if !known {
                let fault = Fault::new(FaultKind::Malformed, "line of a report");
                out.fault(fault.detail(format_args!("line {}", line.number)));
            }
        });
        uses.finish(out);
        ended
    }
}

/// A line of the report.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Activity<'j> {
    #[serde(borrow, rename = "type")]
    kind_of_line: Scalar<'j>,
    #[serde(borrow)]
    accessor: Accessor<'j>,
    #[serde(borrow)]
    category: Scalar<'j>,
    #[serde(borrow)]
    kind: Scalar<'j>,
    #[serde(borrow)]
    identifier: Scalar<'j>,
    #[serde(borrow, rename = "timeStamp")]
    time: Scalar<'j>,
    #[serde(borrow, rename = "firstTimeStamp")]
    first_time: Scalar<'j>,
    #[serde(borrow)]
    domain: Scalar<'j>,
    #[serde(borrow, rename = "bundleID")]
    bundle_id: Scalar<'j>,
    #[serde(borrow)]
    hits: Scalar<'j>,
    #[serde(borrow, rename = "initiatedType")]
    initiated: Scalar<'j>,
    #[serde(borrow)]
    context: Scalar<'j>,
}

/// Who used it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Accessor<'j> {
    #[serde(borrow)]
    identifier: Scalar<'j>,
}

fn instant(value: Scalar<'_>) -> Option<Instant> {
    Instant::parse(&value.text()?)
}

fn untrusted(text: Option<Cow<'_, str>>) -> Option<Untrusted<'_>> {
    text.map(Untrusted::from)
}

impl<'j> Activity<'j> {
    /// A site that an app talked to.
    fn contact(self) -> ReportedActivity<'j> {
        let app = self.bundle_id.text();
        let initiated = self.initiated.text();
        let by_app_itself = initiated.as_deref().and_then(|initiated| match initiated {
            "AppInitiated" => Some(true),
            "NonAppInitiated" => Some(false),
            _ => None,
        });
        let page = self.context.text();
        // A page that the app shows is opened by the person; what the phone cannot tell of an app that
        // shows none is the app's own doing.
        let for_a_page = by_app_itself == Some(false) && page.is_some();
        let bearing = match &app {
            Some(app) if !is_browser(app) && !for_a_page => Bearing::Contacted,
            _ => Bearing::Opened,
        };
        let (first, last) = (instant(self.first_time), instant(self.time));
        ReportedActivity {
            kind: "network",
            app_id: untrusted(app),
            category: None,
            time: first,
            ended: last,
            domain: untrusted(self.domain.text()),
            count: self.hits.whole(),
            by_app_itself,
            page: untrusted(page),
            bearing,
        }
    }
}

/// A use of which one end was read.
struct OpenUse {
    line: u64,
    app: Option<String>,
    category: Option<String>,
    began: Option<Instant>,
    ended: Option<Instant>,
}

impl OpenUse {
    fn tell(&self, out: &mut Out<'_, PrivacyReport>) {
        let text = |text: &Option<String>| text.clone().map(Untrusted::from);
        let record = ReportedActivity {
            kind: "access",
            app_id: text(&self.app),
            category: text(&self.category),
            time: self.began,
            ended: self.ended,
            domain: None,
            count: None,
            by_app_itself: None,
            page: None,
            bearing: Bearing::Mentioned,
        };
        out.record(Place::Line(self.line), &record);
    }
}

/// Joins the beginnings of uses with their ends, whichever stands first.
#[derive(Default)]
struct Uses {
    open: BTreeMap<String, OpenUse>,
}

impl Uses {
    fn add(&mut self, line: u64, activity: Activity<'_>, out: &mut Out<'_, PrivacyReport>) {
        let kind = activity.kind.text();
        let is_end = kind.as_deref() == Some("intervalEnd");
        let time = instant(activity.time);
        let (began, ended) = if is_end { (None, time) } else { (time, None) };
        let one = OpenUse {
            line,
            app: activity.accessor.identifier.text().map(Cow::into_owned),
            category: activity.category.text().map(Cow::into_owned),
            began,
            ended,
        };
        let identifier = activity.identifier.text();
        let is_interval = is_end || kind.as_deref() == Some("intervalBegin");
        let Some(identifier) = identifier.filter(|_| is_interval) else {
            return one.tell(out);
        };
        if let Some(other) = self.open.remove(&*identifier) {
            let whole = OpenUse {
                line: other.line,
                began: other.began.or(one.began),
                ended: other.ended.or(one.ended),
                ..one
            };
            whole.tell(out);
        } else if self.open.len() < OPEN_USES {
            self.open.insert(identifier.into_owned(), one);
        } else {
            one.tell(out);
        }
    }

    /// Tells the uses of which the report has one end alone.
    fn finish(self, out: &mut Out<'_, PrivacyReport>) {
        let mut open: Vec<OpenUse> = self.open.into_values().collect();
        open.sort_by_key(|one| one.line);
        for one in &open {
            one.tell(out);
        }
    }
}
