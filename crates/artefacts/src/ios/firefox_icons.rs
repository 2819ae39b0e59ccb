//! Reads the icons that Firefox keeps of pages, in `browser.db`: they stay longer than the history.
//!
//! Described in: <https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift>.

use formats::sqlite::{Database, Select};
use model::{Fault, Instant};

use crate::{
    About, Artefact, Out, PageIcon, PhoneFile,
    page_icon::FIELDS,
    values::row_text,
};

/// The icons that Firefox keeps of pages.
#[derive(Debug)]
pub struct FirefoxIcons;

impl Artefact for FirefoxIcons {
    type Record<'a> = PageIcon<'a>;

    const ABOUT: About = About {
        files: &["/**/profile.profile/browser.db"],
        fields: FIELDS,
        described_in: &[
            "https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        // Newer versions keep icons elsewhere, as pictures without an address.
        if database.has_table("favicons") {
            icons(&database, out);
        }
        if database.has_table("favicon_site_urls") {
            icons_by_page(&database, out);
        }
        Ok(())
    }
}

/// Columns of the icons that say how each looks.
const LEFT_OUT: &[&str] = &["id", "width", "height", "type"];

/// Icons with the page of the history that each belongs to, if there is one left.
fn icons(database: &Database, out: &mut Out<'_, FirefoxIcons>) {
    let mut select = Select::from("favicons");
    select.also_known(LEFT_OUT);
    select.also_known(&["favicon_sites.*", "history.*"]);
    let site = select.left_join("favicon_sites", "faviconID", "id");
    let page = select.left_join_via("history", "id", site, "siteID");
    let icon_url = select.column("url");
    let date = select.column("date");
    let url = select.column_of(page, "url");
    out.rows(database, &select, |out, row| {
        let url = row_text(row, url);
        let icon = PageIcon {
            kind: if url.is_some() { "page" } else { "icon" },
            url,
            icon_url: row_text(row, icon_url),
            time: row.real(date).filter(|s| *s > 0.0).and_then(Instant::from_unix_s),
        };
        out.record(row.place(), &icon);
    });
}

/// Pages whose icon is kept by the page's address, not by the history's row.
fn icons_by_page(database: &Database, out: &mut Out<'_, FirefoxIcons>) {
    let mut select = Select::from("favicon_site_urls");
    select.also_known(&["id", "faviconID"]);
    select.also_known(&["favicons.*"]);
    let icon = select.left_join("favicons", "id", "faviconID");
    let url = select.column("site_url");
    let icon_url = select.column_of(icon, "url");
    let date = select.column_of(icon, "date");
    out.rows(database, &select, |out, row| {
        let icon = PageIcon {
            kind: "page",
            url: row_text(row, url),
            icon_url: row_text(row, icon_url),
            time: row.real(date).filter(|s| *s > 0.0).and_then(Instant::from_unix_s),
        };
        out.record(row.place(), &icon);
    });
}
