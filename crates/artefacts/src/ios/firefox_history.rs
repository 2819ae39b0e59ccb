//! Reads Firefox's history: visits and pages of `browser.db`, and of `places.db` in newer versions,
//! with the addresses that the same file keeps of other devices' tabs, pinned pages and bookmarks.
//!
//! Described in: <https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift>,
//! <https://github.com/mozilla/application-services/blob/main/components/places/sql/create_shared_schema.sql>.

use formats::sqlite::{Column, Database, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, values::row_text};

/// Firefox's history.
#[derive(Debug)]
pub struct FirefoxHistory;

/// One visit to a page, a page without one, or an address kept for another purpose.
#[derive(Debug, Default, serde::Serialize)]
pub struct FirefoxVisit<'a> {
    /// `visit`, `page` (its visits are gone), `remote_tab`, `pinned`, `queued`, `preview` or `bookmark`.
    pub kind: &'static str,
    /// The visit's number in this database.
    pub visit_id: Option<i64>,
    /// When the page was visited.
    pub time: Option<Instant>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The visit that led here.
    pub from_visit: Option<i64>,
    /// Whether it led here by a redirect.
    pub redirected: Option<bool>,
    /// Whether the visit was made on another device of the account.
    pub other_device: Option<bool>,
    /// How often the page was visited in all, on this device.
    pub visit_count: Option<i64>,
}

impl Record for FirefoxVisit<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "page-visited"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // A bookmark or a pinned page need not have been opened.
        let bearing = match self.kind {
            "visit" | "page" | "remote_tab" | "preview" => Bearing::Opened,
            _ => Bearing::Mentioned,
        };
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(bearing));
        }
    }
}

impl Artefact for FirefoxHistory {
    type Record<'a> = FirefoxVisit<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/profile.profile/browser.db",
            "/**/profile.profile/places.db",
        ],
        fields: &[
            (
                "kind",
                "visit; page (its visits are gone); remote_tab (open on another device); pinned; queued (to be opened later); preview (its description is kept); bookmark",
            ),
            ("visit_id", "number of the visit in this database"),
            ("time", "when the page was visited (UTC)"),
            ("url", "address of the page"),
            ("from_visit", "number of the visit that led here"),
            ("redirected", "whether it led here by a redirect"),
            (
                "other_device",
                "whether the visit was made on another device of the account",
            ),
            (
                "visit_count",
                "how often the page was visited in all, on this device",
            ),
        ],
        described_in: &[
            "https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift",
            "https://github.com/mozilla/application-services/blob/main/components/places/sql/create_shared_schema.sql",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        // Newer versions moved the history, so that either schema may stand in either file.
        let mut known = false;
        for schema in [&OLDER, &NEWER] {
            if database.has_table(schema.visits) {
                known = true;
                visits(&database, schema, out);
            }
            if database.has_table(schema.pages) {
                known = true;
                pages_without_visit(&database, schema, out);
            }
        }
        for (table, column, kind) in OTHER {
            if database.has_table(table) {
                known = true;
                addresses(&database, (table, column, kind), out);
            }
        }
        if !known {
            // Says that the table is missing.
            visits(&database, &OLDER, out);
        }
        Ok(())
    }
}

/// How one of the schemas calls things.
struct Schema {
    visits: &'static str,
    pages: &'static str,
    page_of_visit: &'static str,
    date: &'static str,
    kind: &'static str,
    from: Option<&'static str>,
    count: Option<&'static str>,
    left_out: &'static [&'static str],
}

const OLDER: Schema = Schema {
    visits: "visits",
    pages: "history",
    page_of_visit: "siteID",
    date: "date",
    kind: "type",
    from: None,
    count: None,
    left_out: &[
        "guid",
        "title",
        "server_modified",
        "local_modified",
        "is_deleted",
        "should_upload",
        "domain_id",
    ],
};

const NEWER: Schema = Schema {
    visits: "moz_historyvisits",
    pages: "moz_places",
    page_of_visit: "place_id",
    date: "visit_date",
    kind: "visit_type",
    from: Some("from_visit"),
    count: Some("visit_count_local"),
    left_out: &[
        "title",
        "visit_count_remote",
        "hidden",
        "typed",
        "frecency",
        "last_visit_date_local",
        "last_visit_date_remote",
        "guid",
        "foreign_count",
        "url_hash",
        "description",
        "preview_image_url",
        "origin_id",
        "sync_status",
        "sync_change_counter",
        "unknown_fields",
    ],
};

/// Other tables that keep addresses: the table, its column, and what is written as their kind.
const OTHER: [(&str, &str, &str); 7] = [
    ("tabs", "url", "remote_tab"),
    ("pinned_top_sites", "url", "pinned"),
    ("queue", "url", "queued"),
    ("page_metadata", "site_url", "preview"),
    ("bookmarksLocal", "bmkUri", "bookmark"),
    ("bookmarksMirror", "bmkUri", "bookmark"),
    ("bookmarksBuffer", "bmkUri", "bookmark"),
];

/// Kinds of visits by a redirect: permanent and temporary.
const REDIRECTED: [i64; 2] = [5, 6];

struct Columns {
    id: Column,
    date: Column,
    from: Option<Column>,
    kind: Column,
    local: Column,
    url: Column,
    count: Option<Column>,
}

fn visits(database: &Database, schema: &Schema, out: &mut Out<'_, FirefoxHistory>) {
    let mut select = Select::from(schema.visits);
    select.also_known(&[schema.page_of_visit, "unknown_fields"]);
    select.also_known(&["history.*", "moz_places.*"]);
    let page = select.left_join(schema.pages, "id", schema.page_of_visit);
    let columns = Columns {
        id: select.column("id"),
        date: select.column(schema.date),
        from: schema.from.map(|name| select.column(name)),
        kind: select.column(schema.kind),
        local: select.column("is_local"),
        url: select.column_of(page, "url"),
        count: schema.count.map(|name| select.column_of(page, name)),
    };
    out.rows(database, &select, |out, row| {
        let visit = FirefoxVisit {
            kind: "visit",
            visit_id: row.integer(columns.id),
            time: row.integer(columns.date).and_then(time),
            url: row_text(row, columns.url),
            // 0 stands for none.
            from_visit: columns
                .from
                .and_then(|from| row.integer(from))
                .filter(|visit| *visit != 0),
            redirected: row
                .integer(columns.kind)
                .map(|kind| REDIRECTED.contains(&kind)),
            other_device: row.integer(columns.local).map(|local| local == 0),
            visit_count: columns.count.and_then(|count| row.integer(count)),
        };
        out.record(row.place(), &visit);
    });
}

/// `browser.db` counts microseconds, `places.db` milliseconds; neither reaches the other's numbers in
/// the lifetime of phones.
fn time(date: i64) -> Option<Instant> {
    const AT_LEAST_US: i64 = 100_000_000_000_000;
    let ns = match date {
        ..=0 => return None,
        us if us >= AT_LEAST_US => us.checked_mul(1_000)?,
        ms => ms.checked_mul(1_000_000)?,
    };
    Some(Instant::from_unix_ns(ns))
}

fn pages_without_visit(database: &Database, schema: &Schema, out: &mut Out<'_, FirefoxHistory>) {
    let mut select = Select::from(schema.pages);
    select.also_known(&["id"]);
    select.also_known(schema.left_out);
    select.also_known(&["visits.*", "moz_historyvisits.*"]);
    let visit = select.left_join(schema.visits, schema.page_of_visit, "id");
    let known_visit = select.column_of(visit, "id");
    let url = select.column("url");
    let count = schema.count.map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        // What was deleted keeps a row, but no address.
        let url = row_text(row, url).filter(|url| !url.is_empty());
        if row.integer(known_visit).is_none() && url.is_some() {
            let page = FirefoxVisit {
                kind: "page",
                url,
                visit_count: count.and_then(|count| row.integer(count)),
                ..FirefoxVisit::default()
            };
            out.record(row.place(), &page);
        }
    });
}

fn addresses(
    database: &Database,
    (table, column, kind): (&'static str, &'static str, &'static str),
    out: &mut Out<'_, FirefoxHistory>,
) {
    let mut select = Select::from(table);
    select.also_known(OTHER_LEFT_OUT);
    let url = select.column(column);
    out.rows(database, &select, |out, row| {
        let url = row_text(row, url).filter(|url| !url.is_empty());
        if url.is_some() {
            let kept = FirefoxVisit {
                kind,
                url,
                ..FirefoxVisit::default()
            };
            out.record(row.place(), &kept);
        }
    });
}

/// Columns of those tables that say whose an address is, how it looks and how it is synchronised.
const OTHER_LEFT_OUT: &[&str] = &[
    "id",
    "client_guid",
    "title",
    "history",
    "last_used",
    "historyID",
    "guid",
    "pinDate",
    "domain",
    "cache_key",
    "media_url",
    "type",
    "description",
    "provider_name",
    "created_at",
    "expired_at",
    "date_added",
    "is_deleted",
    "parentid",
    "parentName",
    "feedUri",
    "siteUri",
    "pos",
    "tags",
    "keyword",
    "folderName",
    "queryId",
    "faviconID",
    "server_modified",
    "hasDupe",
    "local_modified",
    "sync_status",
    "is_overridden",
];
