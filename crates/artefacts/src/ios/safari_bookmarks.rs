//! Reads Safari's bookmarks and reading list: `Bookmarks.db`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariBookmarks.py>.

use formats::{
    plist::{self, Value},
    sqlite::{Column, Row, Select},
};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    safari_columns::BOOKMARKS_LEFT_OUT,
    values::{row_text, row_truth, time},
};

/// Safari's bookmarks and reading list.
#[derive(Debug)]
pub struct SafariBookmarks;

/// One bookmark, or one page of the reading list.
#[derive(Debug, serde::Serialize)]
pub struct Bookmark<'a> {
    /// `bookmark` or `reading_list`.
    pub kind: &'static str,
    /// The bookmark's identifier.
    pub bookmark_id: Option<Untrusted<'a>>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// When the entry was last changed.
    pub time: Option<Instant>,
    /// When the page was put into the reading list.
    pub added: Option<Instant>,
    /// When the page was last read from the list.
    pub viewed: Option<Instant>,
    /// The app that put it into the list.
    pub added_by: Option<Untrusted<'a>>,
    /// Whether it is marked as deleted.
    pub deleted: Option<bool>,
    /// Other addresses that are kept with it.
    pub links: Links<'a>,
}

impl Record for Bookmark<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "bookmark-changed"),
            (self.added, "page-put-aside"),
            (self.viewed, "page-visited"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // A bookmark need not have been opened.
        let bearing = match self.viewed {
            Some(_) => Bearing::Opened,
            None => Bearing::Mentioned,
        };
        if let Some(url) = &self.url {
            each(Named::Url(url.raw()).with(bearing));
        }
        self.links.traces(Bearing::Mentioned, each);
        if let Some(app) = &self.added_by {
            each(Named::AppId(app.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for SafariBookmarks {
    type Record<'a> = Bookmark<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/Library/Safari/Bookmarks.db",
            "/**/Library/Safari/Profiles/*/Bookmarks.db",
        ],
        fields: &[
            ("kind", "bookmark, or reading_list: a page put aside"),
            ("bookmark_id", "identifier of the bookmark"),
            ("url", "address of the page"),
            ("time", "when the entry was last changed (UTC)"),
            ("added", "when the page was put into the reading list (UTC)"),
            ("viewed", "when the page was last read from the list (UTC)"),
            (
                "added_by",
                "identifier of the app that put it into the list",
            ),
            ("deleted", "whether it is marked as deleted"),
            ("links", "other addresses that are kept with it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariBookmarks.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("bookmarks");
        select.also_known(BOOKMARKS_LEFT_OUT);
        select.also_known(&["parent", "date_closed"]);
        let columns = Columns {
            id: select.column("external_uuid"),
            url: select.column("url"),
            changed: select.column("last_modified"),
            deleted: select.column("deleted"),
            attributes: [
                select.column("extra_attributes"),
                select.column("local_attributes"),
            ],
        };
        out.rows(&database, &select, |out, row| bookmark(row, &columns, out));
        Ok(())
    }
}

struct Columns {
    id: Column,
    url: Column,
    changed: Column,
    deleted: Column,
    attributes: [Column; 2],
}

/// The key under which a page of the reading list keeps its dates.
const READING_LIST: &str = "com.apple.ReadingList";

/// Writes the record of a row; folders are rows without an address.
fn bookmark(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, SafariBookmarks>) {
    let mut attributes = Vec::new();
    for column in columns.attributes {
        match row
            .blob(column)
            .filter(|blob| !blob.is_empty())
            .map(plist::parse)
        {
            Some(Ok(value)) => attributes.push(value),
            Some(Err(fault)) => out.fault(fault),
            None => {}
        }
    }
    let mut links = Links::default();
    for value in &attributes {
        value.strings(&mut |_, text| links.in_passing_text(text));
    }
    let url = row_text(row, columns.url).filter(|url| !url.is_empty());
    if url.is_none() && links.is_empty() {
        return;
    }
    if links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of a bookmark"));
    }
    let reading = attributes.iter().find_map(|value| value.get(READING_LIST));
    let date = |key| time(reading?, key);
    let record = Bookmark {
        kind: match reading {
            Some(_) => "reading_list",
            None => "bookmark",
        },
        bookmark_id: row_text(row, columns.id),
        url,
        time: row
            .real(columns.changed)
            .filter(|seconds| *seconds > 0.0)
            .and_then(Instant::from_safari_s),
        added: date("DateAdded"),
        viewed: date("DateLastViewed"),
        added_by: reading
            .and_then(|list| list.get("SourceBundleID"))
            .and_then(Value::as_str)
            .map(Untrusted::from),
        deleted: row_truth(row, columns.deleted),
        links,
    };
    out.record(row.place(), &record);
}
