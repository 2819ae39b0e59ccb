//! Reads Safari's open tabs up to iOS 14: `BrowserState.db`, the tabs and what each had opened before.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/browserState.py>,
//! <https://github.com/WebKit/WebKit/blob/main/Source/WebKit/UIProcess/mac/LegacySessionStateCoding.cpp>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    safari_session::session_addresses,
    values::{row_text, row_truth},
};

/// Safari's open tabs.
#[derive(Debug)]
pub struct SafariBrowserState;

/// One tab, or one page that a tab had opened.
#[derive(Debug, serde::Serialize)]
pub struct BrowserTab<'a> {
    /// `tab` or `session` (a page in the tab's back and forward list).
    pub kind: &'static str,
    /// The tab's identifier.
    pub tab_id: Option<Untrusted<'a>>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The address that Safari showed.
    pub shown_url: Option<Untrusted<'a>>,
    /// Place in the tab's list, counted from 0.
    pub entry: Option<i64>,
    /// When the tab was last looked at.
    pub time: Option<Instant>,
    /// Whether the tab was opened from a link.
    pub opened_from_link: Option<bool>,
    /// Whether it is a private tab.
    pub private: Option<bool>,
}

impl Record for BrowserTab<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        // The pages of its list are dated by the tab, and are no events of their own.
        if let Some(at) = self.time.filter(|_| self.kind == "tab") {
            each(Moment::utc(at, "tab-viewed"));
        }
    }

    fn time(&self) -> Option<Instant> {
        self.time
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        }
        if let Some(shown) = self
            .shown_url
            .as_ref()
            .filter(|shown| self.url.as_ref() != Some(shown))
        {
            each(Value::Url(shown.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for SafariBrowserState {
    type Record<'a> = BrowserTab<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/Library/Safari/BrowserState.db",
            "/**/Library/Safari/Profiles/*/BrowserState.db",
        ],
        fields: &[
            (
                "kind",
                "tab, or session: a page in the tab's back and forward list",
            ),
            ("tab_id", "identifier of the tab"),
            ("url", "address of the page"),
            ("shown_url", "the address that Safari showed"),
            ("entry", "place in the tab's list, counted from 0"),
            ("time", "when the tab was last looked at (UTC)"),
            ("opened_from_link", "whether the tab was opened from a link"),
            ("private", "whether it is a private tab"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/browserState.py",
            "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/UIProcess/mac/LegacySessionStateCoding.cpp",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        tabs(&database, out);
        sessions_without_tab(&database, out);
        Ok(())
    }
}

struct Columns {
    id: Column,
    url: Column,
    shown: Column,
    viewed: Column,
    from_link: Column,
    private: Column,
    own_session: Column,
    session: Column,
}

fn tabs(database: &Database, out: &mut Out<'_, SafariBrowserState>) {
    let mut select = Select::from("tabs");
    select.also_known(LEFT_OUT);
    let session = select.left_join("tab_sessions", "tab_uuid", "uuid");
    let columns = Columns {
        id: select.column("uuid"),
        url: select.column("url"),
        shown: select.column("user_visible_url"),
        viewed: select.column("last_viewed_time"),
        from_link: select.column("opened_from_link"),
        private: select.column("private_browsing"),
        // Before iOS 12 the session stood in the tab's own row.
        own_session: select.column("session_data"),
        session: select.column_of(session, "session_data"),
    };
    out.rows(database, &select, |out, row| {
        out.record(row.place(), &tab(row, &columns));
        for column in [columns.own_session, columns.session] {
            if let Some(session) = row.blob(column) {
                entries(row, session, &columns, out);
            }
        }
    });
}

fn tab<'r>(row: &'r Row<'_>, columns: &Columns) -> BrowserTab<'r> {
    BrowserTab {
        kind: "tab",
        tab_id: row_text(row, columns.id),
        url: row_text(row, columns.url),
        shown_url: row_text(row, columns.shown),
        entry: None,
        time: row
            .real(columns.viewed)
            .filter(|s| *s > 0.0)
            .and_then(Instant::from_safari_s),
        opened_from_link: row_truth(row, columns.from_link),
        private: row_truth(row, columns.private),
    }
}

fn entries(
    row: &Row<'_>,
    session: &[u8],
    columns: &Columns,
    out: &mut Out<'_, SafariBrowserState>,
) {
    let read = session_addresses(session, &mut |address| {
        let page = BrowserTab {
            kind: "session",
            url: Some(Untrusted::from(address.url)),
            shown_url: None,
            entry: address.entry,
            ..tab(row, columns)
        };
        out.record(row.place(), &page);
    });
    if let Err(fault) = read {
        out.fault(fault);
    }
}

fn sessions_without_tab(database: &Database, out: &mut Out<'_, SafariBrowserState>) {
    if !database.has_table("tab_sessions") {
        return;
    }
    let mut select = Select::from("tab_sessions");
    select.also_known(&["id", "uncompressed_session_data_size", "tabs.*"]);
    let tab = select.left_join("tabs", "uuid", "tab_uuid");
    let known_tab = select.column_of(tab, "uuid");
    let id = select.column("tab_uuid");
    let session = select.column("session_data");
    out.rows(database, &select, |out, row| {
        let Some(session) = row.blob(session).filter(|_| row.text(known_tab).is_none()) else {
            return;
        };
        let read = session_addresses(session, &mut |address| {
            out.record(
                row.place(),
                &orphan(row_text(row, id), address.url, address.entry),
            );
        });
        if let Err(fault) = read {
            out.fault(fault);
        }
    });
}

/// A page of a session whose tab is gone.
fn orphan<'a>(tab_id: Option<Untrusted<'a>>, url: &'a str, entry: Option<i64>) -> BrowserTab<'a> {
    BrowserTab {
        kind: "session",
        tab_id,
        url: Some(Untrusted::from(url)),
        shown_url: None,
        entry,
        time: None,
        opened_from_link: None,
        private: None,
    }
}

/// Columns of `tabs` that say how a tab looks and where it stands.
const LEFT_OUT: &[&str] = &[
    "id",
    "title",
    "order_index",
    "readinglist_bookmark_id",
    "showing_reader",
    "reader_view_top_scroll_offset",
    "displaying_standalone_image",
    "browser_window_uuid",
    "browser_window_id",
    "tab_group_uuid",
    "profile_uuid",
    "tab_sessions.*",
];
