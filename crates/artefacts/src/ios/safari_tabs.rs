//! Reads Safari's tabs and tab groups from iOS 15: `SafariTabs.db`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py>.

use formats::{
    plist,
    sqlite::{Column, Row, Select},
};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    safari_columns::BOOKMARKS_LEFT_OUT,
    safari_session::value_addresses,
    values::{row_text, row_truth},
};

/// Safari's tabs and tab groups.
#[derive(Debug)]
pub struct SafariTabs;

/// One tab, or one address that a tab's saved state names.
#[derive(Debug, serde::Serialize)]
pub struct GroupedTab<'a> {
    /// `tab` or `session` (named by the tab's saved state).
    pub kind: &'static str,
    /// The tab's identifier.
    pub tab_id: Option<Untrusted<'a>>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// When the tab was last changed.
    pub time: Option<Instant>,
    /// When the tab was closed.
    pub closed: Option<Instant>,
    /// Name of the group it stands in.
    pub tab_group: Option<Untrusted<'a>>,
    /// Whether it is a private tab.
    pub private: Option<bool>,
    /// Whether it is marked as deleted.
    pub deleted: Option<bool>,
}

impl Record for GroupedTab<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        // What its state names is dated by the tab, and is no event of its own.
        if self.kind == "tab" {
            let moments = [(self.time, "tab-changed"), (self.closed, "tab-closed")];
            Moment::each_utc(moments, each);
        }
    }

    fn time(&self) -> Option<Instant> {
        self.time
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for SafariTabs {
    type Record<'a> = GroupedTab<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/Library/Safari/SafariTabs.db",
            "/**/Library/Safari/Profiles/*/SafariTabs.db",
        ],
        fields: &[
            (
                "kind",
                "tab, or session: an address that the tab's saved state names",
            ),
            ("tab_id", "identifier of the tab"),
            ("url", "address of the page"),
            ("time", "when the tab was last changed (UTC)"),
            ("closed", "when the tab was closed (UTC)"),
            ("tab_group", "name of the group it stands in"),
            ("private", "whether it is a private tab"),
            ("deleted", "whether it is marked as deleted"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("bookmarks");
        select.also_known(BOOKMARKS_LEFT_OUT);
        select.also_known(&["windows.*"]);
        let group = select.left_join("bookmarks", "id", "parent");
        let window = select.left_join("windows", "private_tab_group_id", "parent");
        let columns = Columns {
            id: select.column("external_uuid"),
            url: select.column("url"),
            changed: select.column("last_modified"),
            closed: select.column("date_closed"),
            deleted: select.column("deleted"),
            states: [
                select.column("extra_attributes"),
                select.column("local_attributes"),
            ],
            group: select.column_of(group, "title"),
            private_window: select.column_of(window, "ROWID"),
        };
        let mut last = None;
        out.rows(&database, &select, |out, row| {
            // Several windows can share one private group: the tab is one all the same.
            if row.is_removed() || last.replace(row.rowid()) != Some(row.rowid()) {
                tab(row, &columns, out);
            }
        });
        Ok(())
    }
}

struct Columns {
    id: Column,
    url: Column,
    changed: Column,
    closed: Column,
    deleted: Column,
    states: [Column; 2],
    group: Column,
    private_window: Column,
}

fn tab(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, SafariTabs>) {
    // Groups and profiles are rows of the same table, without an address.
    if row.text(columns.url).is_some_and(|url| !url.is_empty()) {
        out.record(row.place(), &grouped(row, columns));
    }
    for state in columns.states {
        let Some(state) = row.blob(state).filter(|state| !state.is_empty()) else {
            continue;
        };
        match plist::parse(state) {
            Ok(value) => value_addresses(&value, &mut |url| {
                let url = Some(Untrusted::from(url));
                out.record(
                    row.place(),
                    &GroupedTab {
                        kind: "session",
                        url,
                        ..grouped(row, columns)
                    },
                );
            }),
            Err(fault) => out.fault(fault),
        }
    }
}

fn grouped<'r>(row: &'r Row<'_>, columns: &Columns) -> GroupedTab<'r> {
    let time = |column| {
        row.real(column)
            .filter(|s| *s > 0.0)
            .and_then(Instant::from_safari_s)
    };
    GroupedTab {
        kind: "tab",
        tab_id: row_text(row, columns.id),
        url: row_text(row, columns.url),
        time: time(columns.changed),
        closed: time(columns.closed),
        tab_group: row_text(row, columns.group),
        private: (!row.is_absent(columns.private_window))
            .then(|| row.integer(columns.private_window).is_some()),
        deleted: row_truth(row, columns.deleted),
    }
}
