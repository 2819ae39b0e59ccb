//! Reads Safari's history: visits, pages whose visits are gone, and pages whose history was deleted.
//!
//! Described in: <https://developer.apple.com/documentation/safariservices>,
//! <https://www.forensicfocus.com/articles/analysing-apple-safari/>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_text, row_truth},
};

/// Safari's history.
#[derive(Debug)]
pub struct SafariHistory;

/// One visit to a page, or a page without one.
#[derive(Debug, serde::Serialize)]
pub struct Visit<'a> {
    /// `visit`, `page` (its visits are gone) or `deleted` (its history was deleted).
    pub kind: &'static str,
    /// The visit's number in this database.
    pub visit_id: Option<i64>,
    /// When the page was visited; of a deleted page, the end of the time deleted.
    pub time: Option<Instant>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The visit that led here by a redirect.
    pub redirect_source: Option<i64>,
    /// The visit that this one was redirected to.
    pub redirect_destination: Option<i64>,
    /// Whether the visit was made on another device of the account.
    pub other_device: Option<bool>,
    /// Whether the page was loaded.
    pub loaded: Option<bool>,
    /// How often the page was visited in all.
    pub visit_count: Option<i64>,
}

impl Record for Visit<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            let deleted = self.kind == "deleted";
            each(Moment::utc(
                at,
                if deleted {
                    "history-deleted"
                } else {
                    "page-visited"
                },
            ));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for SafariHistory {
    type Record<'a> = Visit<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/Library/Safari/History.db",
            "/**/Library/Safari/Profiles/*/History.db",
        ],
        fields: &[
            (
                "kind",
                "visit; page (its visits are gone); deleted (its history was deleted)",
            ),
            ("visit_id", "number of the visit in this database"),
            (
                "time",
                "when the page was visited, or the end of the time deleted (UTC)",
            ),
            ("url", "address of the page"),
            (
                "redirect_source",
                "number of the visit that led here by a redirect",
            ),
            (
                "redirect_destination",
                "number of the visit that this one was redirected to",
            ),
            (
                "other_device",
                "whether the visit was made on another device of the account",
            ),
            ("loaded", "whether the page was loaded"),
            ("visit_count", "how often the page was visited in all"),
        ],
        described_in: &[
            "https://www.forensicfocus.com/articles/analysing-apple-safari/",
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/safari.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        visits(&database, out);
        pages_without_visit(&database, out);
        deleted(&database, out);
        Ok(())
    }
}

fn visits(database: &Database, out: &mut Out<'_, SafariHistory>) {
    let mut select = Select::from("history_visits");
    select.also_known(&[
        "title",
        "http_non_get",
        "synthesized",
        "generation",
        "attributes",
        "score",
    ]);
    select.also_known(&["history_items.*"]);
    let item = select.left_join("history_items", "id", "history_item");
    let columns = Columns {
        id: select.column("id"),
        time: select.column("visit_time"),
        source: select.column("redirect_source"),
        destination: select.column("redirect_destination"),
        origin: select.column("origin"),
        loaded: select.column("load_successful"),
        url: select.column_of(item, "url"),
        count: select.column_of(item, "visit_count"),
    };
    out.rows(database, &select, |out, row| {
        out.record(row.place(), &visit(row, &columns));
    });
}

struct Columns {
    id: Column,
    time: Column,
    source: Column,
    destination: Column,
    origin: Column,
    loaded: Column,
    url: Column,
    count: Column,
}

fn visit<'r>(row: &'r Row<'_>, columns: &Columns) -> Visit<'r> {
    Visit {
        kind: "visit",
        visit_id: row.integer(columns.id),
        time: row.real(columns.time).and_then(Instant::from_safari_s),
        url: row_text(row, columns.url),
        redirect_source: row.integer(columns.source),
        redirect_destination: row.integer(columns.destination),
        other_device: row_truth(row, columns.origin),
        loaded: row_truth(row, columns.loaded),
        visit_count: row.integer(columns.count),
    }
}

fn pages_without_visit(database: &Database, out: &mut Out<'_, SafariHistory>) {
    if !database.has_table("history_items") {
        return;
    }
    let mut select = Select::from("history_items");
    select.also_known(ITEM_LEFT_OUT);
    select.also_known(&["history_visits.*"]);
    let visit = select.left_join("history_visits", "history_item", "id");
    let id = select.column_of(visit, "id");
    let url = select.column("url");
    let count = select.column("visit_count");
    out.rows(database, &select, |out, row| {
        if row.integer(id).is_none() {
            let page = Visit {
                url: row_text(row, url),
                visit_count: row.integer(count),
                ..bare("page")
            };
            out.record(row.place(), &page);
        }
    });
}

fn deleted(database: &Database, out: &mut Out<'_, SafariHistory>) {
    if !database.has_table("history_tombstones") {
        return;
    }
    let mut select = Select::from("history_tombstones");
    select.also_known(&["id", "start_time", "generation"]);
    let url = select.column("url");
    let end = select.column("end_time");
    out.rows(database, &select, |out, row| {
        let time = row.real(end).and_then(Instant::from_safari_s);
        out.record(
            row.place(),
            &Visit {
                url: row_text(row, url),
                time,
                ..bare("deleted")
            },
        );
    });
}

fn bare(kind: &'static str) -> Visit<'static> {
    Visit {
        kind,
        visit_id: None,
        time: None,
        url: None,
        redirect_source: None,
        redirect_destination: None,
        other_device: None,
        loaded: None,
        visit_count: None,
    }
}

/// Columns of `history_items` that count and sort.
const ITEM_LEFT_OUT: &[&str] = &[
    "domain_expansion",
    "daily_visit_counts",
    "weekly_visit_counts",
    "autocomplete_triggers",
    "should_recompute_derived_visit_counts",
    "visit_count_score",
    "status_code",
];
