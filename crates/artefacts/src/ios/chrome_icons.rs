//! Reads the icons that Chrome keeps of pages: they stay longer than the history.
//!
//! Described in: <https://chromium.googlesource.com/chromium/src/+/main/components/favicon/core/favicon_database.cc>.

use formats::sqlite::{Column, Database, Row, Select};
use model::{Fault, Instant};

use crate::{About, Artefact, Out, PageIcon, PhoneFile, page_icon::FIELDS, values::row_text};

/// The icons that Chrome keeps of pages.
#[derive(Debug)]
pub struct ChromeIcons;

impl Artefact for ChromeIcons {
    type Record<'a> = PageIcon<'a>;

    const ABOUT: About = About {
        files: &["/**/Library/Application Support/Google/Chrome/*/Favicons"],
        fields: FIELDS,
        described_in: &[
            "https://chromium.googlesource.com/chromium/src/+/main/components/favicon/core/favicon_database.cc",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        pages(&database, out);
        icons_without_page(&database, out);
        Ok(())
    }
}

fn pages(database: &Database, out: &mut Out<'_, ChromeIcons>) {
    let mut select = Select::from("icon_mapping");
    select.also_known(&["id"]);
    select.also_known(LEFT_OUT);
    let icon = select.left_join("favicons", "id", "icon_id");
    let bitmap = select.left_join("favicon_bitmaps", "icon_id", "icon_id");
    let columns = Columns {
        page: Some(select.column("page_url")),
        icon: select.column_of(icon, "url"),
        updated: select.column_of(bitmap, "last_updated"),
        requested: select.column_of(bitmap, "last_requested"),
    };
    let mut last = None;
    out.rows(database, &select, |out, row| {
        each_size_once(row, &columns, "page", &mut last, out);
    });
}

fn icons_without_page(database: &Database, out: &mut Out<'_, ChromeIcons>) {
    if !database.has_table("favicons") {
        return;
    }
    let mut select = Select::from("favicons");
    select.also_known(&["id", "icon_type", "icon_mapping.*"]);
    select.also_known(LEFT_OUT);
    let mapping = select.left_join("icon_mapping", "icon_id", "id");
    let bitmap = select.left_join("favicon_bitmaps", "icon_id", "id");
    let mapped = select.column_of(mapping, "icon_id");
    let columns = Columns {
        page: None,
        icon: select.column("url"),
        updated: select.column_of(bitmap, "last_updated"),
        requested: select.column_of(bitmap, "last_requested"),
    };
    let mut last = None;
    out.rows(database, &select, |out, row| {
        if row.integer(mapped).is_none() {
            each_size_once(row, &columns, "icon", &mut last, out);
        }
    });
}

struct Columns {
    page: Option<Column>,
    icon: Column,
    updated: Column,
    requested: Column,
}

/// Writes the record of a row, unless the row before was the same icon in another size.
fn each_size_once(
    row: &Row<'_>,
    columns: &Columns,
    kind: &'static str,
    last: &mut Option<(i64, Option<Instant>)>,
    out: &mut Out<'_, ChromeIcons>,
) {
    let time = [columns.updated, columns.requested]
        .into_iter()
        .find_map(|column| row.integer(column).filter(|us| *us != 0))
        .and_then(Instant::from_webkit_us);
    if last.replace((row.rowid(), time)) == Some((row.rowid(), time)) {
        return;
    }
    let icon = PageIcon {
        kind,
        url: columns.page.and_then(|page| row_text(row, page)),
        icon_url: row_text(row, columns.icon),
        time,
    };
    out.record(row.place(), &icon);
}

/// Columns that hold the pictures, and how each is shown.
const LEFT_OUT: &[&str] = &["favicons.id", "favicons.icon_type", "favicon_bitmaps.*"];
