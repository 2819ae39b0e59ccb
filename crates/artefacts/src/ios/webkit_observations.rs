//! Reads which sites an app talked to, as WebKit notes them for every app that shows pages:
//! `observations.db`. The path tells the app.
//!
//! Described in: <https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/Classifier/ResourceLoadStatisticsStore.cpp>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_text, row_truth},
    web_app::{app_of, site_bearing, state_site},
};

/// Sites that apps talked to.
#[derive(Debug)]
pub struct WebkitObservations;

/// One site that an app loaded something from, or one that sent it on to another.
#[derive(Debug, serde::Serialize)]
pub struct ObservedSite<'a> {
    /// `site` or `redirect` (it sent the app on to another site).
    pub kind: &'static str,
    /// The app, where the path tells it.
    pub app_id: Option<Untrusted<'a>>,
    /// The site: a registrable domain.
    pub domain: Option<Untrusted<'a>>,
    /// The site that it sent on to.
    pub led_to: Option<Untrusted<'a>>,
    /// When something was last loaded from it.
    pub time: Option<Instant>,
    /// Whether the person touched one of its pages.
    pub touched: Option<bool>,
    /// When the person last touched one of its pages.
    pub last_touched: Option<Instant>,
    /// What the kind of app says of the site.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for ObservedSite<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "site-contacted"),
            (self.last_touched, "site-touched"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for site in [&self.domain, &self.led_to].into_iter().flatten() {
            state_site(site.raw(), self.bearing, each);
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for WebkitObservations {
    type Record<'a> = ObservedSite<'a>;

    const ABOUT: About = About {
        files: &["/**/ResourceLoadStatistics/observations.db"],
        fields: &[
            (
                "kind",
                "site, or redirect: it sent the app on to another site",
            ),
            ("app_id", "identifier of the app, where the path tells it"),
            ("domain", "the site: a registrable domain"),
            ("led_to", "the site that it sent on to"),
            ("time", "when something was last loaded from it (UTC)"),
            ("touched", "whether the person touched one of its pages"),
            (
                "last_touched",
                "when the person last touched one of its pages (UTC)",
            ),
        ],
        described_in: &[
            "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/Classifier/ResourceLoadStatisticsStore.cpp",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let app = App {
            id: app_of(file),
            bearing: site_bearing(file),
        };
        sites(&database, app, out);
        for (table, from, to) in REDIRECTS {
            if database.has_table(table) {
                redirects(&database, app, (table, from, to), out);
            }
        }
        Ok(())
    }
}

/// Tables of redirects, and their columns of the sites from and to which they led. The tables named
/// `…From` hold the same the other way round.
const REDIRECTS: [(&str, &str, &str); 2] = [
    ("TopFrameUniqueRedirectsTo", "sourceDomainID", "toDomainID"),
    (
        "SubresourceUniqueRedirectsTo",
        "subresourceDomainID",
        "toDomainID",
    ),
];

/// The app whose database is read.
#[derive(Clone, Copy)]
struct App<'p> {
    id: Option<&'p str>,
    bearing: Bearing,
}

fn sites(database: &Database, app: App<'_>, out: &mut Out<'_, WebkitObservations>) {
    let mut select = Select::from("ObservedDomains");
    select.also_known(LEFT_OUT);
    let domain = select.column("registrableDomain");
    let seen = select.column("lastSeen");
    let touched = select.column("hadUserInteraction");
    let last_touched = select.column("mostRecentUserInteractionTime");
    out.rows(database, &select, |out, row| {
        let site = ObservedSite {
            kind: "site",
            app_id: app.id.map(Untrusted::from),
            domain: row_text(row, domain),
            led_to: None,
            time: time(row, seen),
            touched: row_truth(row, touched),
            last_touched: time(row, last_touched),
            bearing: app.bearing,
        };
        out.record(row.place(), &site);
    });
}

/// Seconds since 1970; −1 means never, and 0 that the time was taken away.
fn time(row: &Row<'_>, column: Column) -> Option<Instant> {
    row.real(column)
        .filter(|seconds| *seconds > 0.0)
        .and_then(Instant::from_unix_s)
}

fn redirects(
    database: &Database,
    app: App<'_>,
    (table, from, to): (&'static str, &'static str, &'static str),
    out: &mut Out<'_, WebkitObservations>,
) {
    let mut select = Select::from(table);
    select.also_known(&[from, to, "lastUpdated", "ObservedDomains.*"]);
    let source = select.left_join("ObservedDomains", "domainID", from);
    let target = select.left_join("ObservedDomains", "domainID", to);
    let domain = select.column_of(source, "registrableDomain");
    let led_to = select.column_of(target, "registrableDomain");
    out.rows(database, &select, |out, row| {
        let redirect = ObservedSite {
            kind: "redirect",
            app_id: app.id.map(Untrusted::from),
            domain: row_text(row, domain),
            led_to: row_text(row, led_to),
            time: None,
            touched: None,
            last_touched: None,
            bearing: app.bearing,
        };
        out.record(row.place(), &redirect);
    });
}

/// Columns of `ObservedDomains` that say how WebKit judges a site.
const LEFT_OUT: &[&str] = &[
    "domainID",
    "grandfathered",
    "isPrevalent",
    "isVeryPrevalent",
    "dataRecordsRemoved",
    "timesAccessedAsFirstPartyDueToUserInteraction",
    "timesAccessedAsFirstPartyDueToStorageAccessAPI",
    "isScheduledForAllButCookieDataRemoval",
    "mostRecentWebPushInteractionTime",
];
