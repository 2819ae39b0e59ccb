//! Reads which apps were installed and used, and which pages were shown, from the older store of what
//! is done with the phone: `knowledgeC.db`. Titles and contents are not kept.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_knowledgec.py>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_cocoa, row_filled, row_truth},
};

/// Streams whose value is an app.
const OF_APPS: [&str; 4] = [
    "/app/install",
    "/app/inFocus",
    "/app/usage",
    "/app/webUsage",
];
/// The stream whose value is a page.
const OF_PAGES: &str = "/safari/history";

/// Apps and pages in the older store.
#[derive(Debug)]
pub struct KnowledgeApps;

/// One event.
#[derive(Debug, serde::Serialize)]
pub struct AppEvent<'a> {
    /// When it began.
    pub time: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
    /// What it is (`/app/install`, `/app/inFocus`, `/app/usage`, `/app/webUsage`, `/safari/history`).
    pub stream: Option<Untrusted<'a>>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// Whether it is an installation, and no removal.
    pub is_install: Option<bool>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The page's site.
    pub domain: Option<Untrusted<'a>>,
}

impl Record for AppEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.stream.as_ref().map(Untrusted::raw) {
            Some("/app/install") if self.is_install == Some(false) => "app-removed",
            Some("/app/install") => "app-installed",
            Some(OF_PAGES | "/app/webUsage") => "page-visited",
            _ => "app-in-front",
        };
        Moment::each_utc([(self.time, what)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            let is_install = self.stream.as_ref().map(Untrusted::raw) == Some("/app/install");
            let bearing = if is_install {
                Bearing::Installed
            } else {
                Bearing::Ran
            };
            each(Value::AppId(app.raw()).with(bearing));
        }
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        } else if let Some(domain) = &self.domain {
            each(Value::Host(domain.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for KnowledgeApps {
    type Record<'a> = AppEvent<'a>;

    const ABOUT: About = About {
        files: &["/**/CoreDuet/Knowledge/knowledgeC.db"],
        fields: &[
            ("time", "when it began (UTC)"),
            ("ended", "when it ended (UTC)"),
            (
                "stream",
                "what it is: /app/install, /app/inFocus (on the screen), /app/usage, /app/webUsage, /safari/history",
            ),
            ("app_id", "identifier of the app"),
            (
                "is_install",
                "whether it is an installation, and no removal",
            ),
            ("url", "address of the page"),
            ("domain", "site of the page"),
        ],
        described_in: &[
            "https://github.com/mac4n6/APOLLO",
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_knowledgec.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("ZOBJECT");
        select.also_known(LEFT_OUT);
        let more = select.left_join("ZSTRUCTUREDMETADATA", "Z_PK", "ZSTRUCTUREDMETADATA");
        let stream = select.column("ZSTREAMNAME");
        let value = select.column("ZVALUESTRING");
        let [began, ended] = [select.column("ZSTARTDATE"), select.column("ZENDDATE")];
        let is_install = select.column_of(more, "Z_DKAPPINSTALLMETADATAKEY__ISINSTALL");
        let page = select.column_of(more, "Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL");
        let site = select.column_of(more, "Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN");
        out.rows(&database, &select, |out, row| {
            let stream = row_filled(row, stream);
            let kind = stream.as_ref().map_or("", Untrusted::raw);
            let is_page = kind == OF_PAGES;
            if !is_page && !OF_APPS.contains(&kind) {
                return;
            }
            let value = row_filled(row, value);
            let (app_id, url) = if is_page {
                (None, value)
            } else {
                (value, row_filled(row, page))
            };
            let is_install = row_truth(row, is_install).filter(|_| kind == "/app/install");
            let event = AppEvent {
                time: row_cocoa(row, began),
                ended: row_cocoa(row, ended),
                app_id,
                is_install,
                url,
                domain: row_filled(row, site),
                stream,
            };
            out.record(row.place(), &event);
        });
        Ok(())
    }
}

/// Columns that hold other kinds of events, and how they are stored.
const LEFT_OUT: &[&str] = &[
    "ZSTRUCTUREDMETADATA.*",
    "Z_PK",
    "Z_ENT",
    "Z_OPT",
    "ZUUIDHASH",
    "ZEVENT",
    "ZSOURCE",
    "ZCATEGORYTYPE",
    "ZINTEGERVALUE",
    "ZENDDAYOFWEEK",
    "ZENDSECONDOFDAY",
    "ZHASCUSTOMMETADATA",
    "ZHASSTRUCTUREDMETADATA",
    "ZSECONDSFROMGMT",
    "ZSHOULDSYNC",
    "ZSTARTDAYOFWEEK",
    "ZSTARTSECONDOFDAY",
    "ZVALUECLASS",
    "ZVALUEINTEGER",
    "ZVALUETYPECODE",
    "ZVALUE",
    "Z8_VALUE",
    "ZIDENTIFIERTYPE",
    "ZQUANTITYTYPE",
    "ZOBJECT",
    "Z8_OBJECT",
    "ZSUBJECT",
    "Z8_SUBJECT",
    "ZCREATIONDATE",
    "ZCONFIDENCE",
    "ZVALUEDOUBLE",
    "ZDOUBLEVALUE",
    "ZUUID",
    "ZSTRING",
    "ZVERBPHRASE",
    "ZMETADATA",
];
