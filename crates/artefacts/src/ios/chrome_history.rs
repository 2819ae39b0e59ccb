//! Reads Chrome's history: visits, pages whose visits are gone, and downloads.
//!
//! Described in: <https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/visit_database.cc>,
//! <https://chromium.googlesource.com/chromium/src/+/main/ui/base/page_transition_types.h>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_text, state_path},
};

/// Chrome's history.
#[derive(Debug)]
pub struct ChromeHistory;

/// One visit to a page, a page without one, or one address of a download.
#[derive(Debug, Default, serde::Serialize)]
pub struct ChromeVisit<'a> {
    /// `visit`, `page` (its visits are gone) or `download`.
    pub kind: &'static str,
    /// The visit's number in this database.
    pub visit_id: Option<i64>,
    /// When the page was visited, or the download began.
    pub time: Option<Instant>,
    /// The address of the page or of the file.
    pub url: Option<Untrusted<'a>>,
    /// The visit that led here, by a link or a redirect.
    pub from_visit: Option<i64>,
    /// Whether it led here by a redirect.
    pub redirected: Option<bool>,
    /// The page that led here.
    pub referrer: Option<Untrusted<'a>>,
    /// Whether the visit was made on another device of the account.
    pub other_device: Option<bool>,
    /// How often the page was visited in all.
    pub visit_count: Option<i64>,
    /// Where a download was put.
    pub path: Option<Untrusted<'a>>,
}

impl Record for ChromeVisit<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            let what = match self.kind {
                "download" => "file-downloaded",
                _ => "page-visited",
            };
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for url in [&self.url, &self.referrer].into_iter().flatten() {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        }
        if let Some(path) = &self.path {
            state_path(path.raw(), Bearing::Stored, each);
        }
    }
}

impl Artefact for ChromeHistory {
    type Record<'a> = ChromeVisit<'a>;

    const ABOUT: About = About {
        files: &["/**/Library/Application Support/Google/Chrome/*/History"],
        fields: &[
            ("kind", "visit; page (its visits are gone); download"),
            ("visit_id", "number of the visit in this database"),
            (
                "time",
                "when the page was visited, or the download began (UTC)",
            ),
            ("url", "address of the page or of the file"),
            (
                "from_visit",
                "number of the visit that led here, by a link or a redirect",
            ),
            ("redirected", "whether it led here by a redirect"),
            ("referrer", "address of the page that led here"),
            (
                "other_device",
                "whether the visit was made on another device of the account",
            ),
            ("visit_count", "how often the page was visited in all"),
            ("path", "where a download was put"),
        ],
        described_in: &[
            "https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/visit_database.cc",
            "https://chromium.googlesource.com/chromium/src/+/main/ui/base/page_transition_types.h",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        visits(&database, out);
        pages_without_visit(&database, out);
        downloads(&database, out);
        Ok(())
    }
}

/// The bits of a transition that say that the browser was sent on, by a page or by a server.
const REDIRECTED: i64 = 0xC000_0000;
/// The source of a visit that came from the account (`visit_source`).
const SYNCHRONISED: i64 = 0;

struct Columns {
    id: Column,
    time: Column,
    from: Column,
    transition: Column,
    referrer: Column,
    originator: Column,
    url: Column,
    count: Column,
    source: Column,
}

fn visits(database: &Database, out: &mut Out<'_, ChromeHistory>) {
    let mut select = Select::from("visits");
    select.also_known(VISIT_LEFT_OUT);
    select.also_known(&["url", "urls.*", "visit_source.*"]);
    let page = select.left_join("urls", "id", "url");
    let source = select.left_join("visit_source", "id", "id");
    let columns = Columns {
        id: select.column("id"),
        time: select.column("visit_time"),
        from: select.column("from_visit"),
        transition: select.column("transition"),
        referrer: select.column("external_referrer_url"),
        originator: select.column("originator_cache_guid"),
        url: select.column_of(page, "url"),
        count: select.column_of(page, "visit_count"),
        source: select.column_of(source, "source"),
    };
    out.rows(database, &select, |out, row| {
        out.record(row.place(), &visit(row, &columns));
    });
}

fn visit<'r>(row: &'r Row<'_>, columns: &Columns) -> ChromeVisit<'r> {
    let filled = |column| row_text(row, column).filter(|text| !text.is_empty());
    let transition = row.integer(columns.transition);
    ChromeVisit {
        kind: "visit",
        visit_id: row.integer(columns.id),
        time: time(row, columns.time),
        url: row_text(row, columns.url),
        // 0 stands for none.
        from_visit: row.integer(columns.from).filter(|visit| *visit != 0),
        redirected: transition.map(|bits| bits & REDIRECTED != 0),
        referrer: filled(columns.referrer),
        other_device: other_device(row, columns),
        visit_count: row.integer(columns.count),
        path: None,
    }
}

/// Visits of this device have no row in `visit_source`, or one that says how they were imported.
fn other_device(row: &Row<'_>, columns: &Columns) -> Option<bool> {
    if row.is_absent(columns.source) && row.is_absent(columns.originator) {
        return None;
    }
    let originator = row.text(columns.originator);
    Some(
        row.integer(columns.source) == Some(SYNCHRONISED)
            || originator.is_some_and(|device| !device.is_empty()),
    )
}

/// Microseconds since 1601; 0 means that none was set.
fn time(row: &Row<'_>, column: Column) -> Option<Instant> {
    row.integer(column)
        .filter(|us| *us != 0)
        .and_then(Instant::from_webkit_us)
}

fn pages_without_visit(database: &Database, out: &mut Out<'_, ChromeHistory>) {
    if !database.has_table("urls") {
        return;
    }
    let mut select = Select::from("urls");
    select.also_known(&["id", "title", "typed_count", "hidden", "favicon_id"]);
    select.also_known(&["visits.*"]);
    let visit = select.left_join("visits", "url", "id");
    let known_visit = select.column_of(visit, "id");
    let url = select.column("url");
    let count = select.column("visit_count");
    let last = select.column("last_visit_time");
    out.rows(database, &select, |out, row| {
        if row.integer(known_visit).is_none() {
            let page = ChromeVisit {
                kind: "page",
                time: time(row, last),
                url: row_text(row, url),
                visit_count: row.integer(count),
                ..ChromeVisit::default()
            };
            out.record(row.place(), &page);
        }
    });
}

/// Every address through which a download came, the last one that of the file.
fn downloads(database: &Database, out: &mut Out<'_, ChromeHistory>) {
    if !database.has_table("downloads_url_chains") {
        return;
    }
    let mut select = Select::from("downloads_url_chains");
    select.also_known(&["id", "chain_index", "downloads.*"]);
    let file = select.left_join("downloads", "id", "id");
    let url = select.column("url");
    let start = select.column_of(file, "start_time");
    let path = select.column_of(file, "target_path");
    let referrer = select.column_of(file, "tab_url");
    out.rows(database, &select, |out, row| {
        let filled = |column| row_text(row, column).filter(|text| !text.is_empty());
        let download = ChromeVisit {
            kind: "download",
            time: time(row, start),
            url: row_text(row, url),
            referrer: filled(referrer),
            path: filled(path),
            ..ChromeVisit::default()
        };
        out.record(row.place(), &download);
    });
}

/// Columns of `visits` that count, and how visits are synchronised.
const VISIT_LEFT_OUT: &[&str] = &[
    "segment_id",
    "visit_duration",
    "incremented_omnibox_typed_score",
    "publicly_routable",
    "opener_visit",
    "originator_visit_id",
    "originator_from_visit",
    "originator_opener_visit",
    "is_known_to_sync",
    "is_indexed",
    "consider_for_ntp_most_visited",
    "visited_link_id",
    "app_id",
];
