//! Reads the icons that Firefox keeps of pages, in `browser.db`: they stay longer than the history.
//!
//! Described in: <https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift>.

use formats::sqlite::{Database, Select};
use model::{Fault, Instant};

use crate::{About, Artefact, Out, PageIcon, PhoneFile, page_icon::FIELDS, values::row_text};

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
            pages_without_icon(&database, out);
        }
        Ok(())
    }
}

/// Columns of the icons that say how each looks.
const LEFT_OUT: &[&str] = &["id", "width", "height", "type"];

/// Icons with the page that each belongs to, if there is one left: through the history, or by its
/// address.
fn icons(database: &Database, out: &mut Out<'_, FirefoxIcons>) {
    let mut select = Select::from("favicons");
    select.also_known(LEFT_OUT);
    select.also_known(&["favicon_sites.*", "history.*", "favicon_site_urls.*"]);
    let site = select.left_join("favicon_sites", "faviconID", "id");
    let page = select.left_join_via("history", "id", site, "siteID");
    let stated = select.left_join("favicon_site_urls", "faviconID", "id");
    let icon_url = select.column("url");
    let date = select.column("date");
    let urls = [
        select.column_of(page, "url"),
        select.column_of(stated, "site_url"),
    ];
    out.rows(database, &select, |out, row| {
        let url = urls.into_iter().find_map(|url| row_text(row, url));
        let icon = PageIcon {
            kind: if url.is_some() { "page" } else { "icon" },
            url,
            icon_url: row_text(row, icon_url),
            time: row
                .real(date)
                .filter(|s| *s > 0.0)
                .and_then(Instant::from_unix_s),
        };
        out.record(row.place(), &icon);
    });
}

/// Pages whose icon is gone.
fn pages_without_icon(database: &Database, out: &mut Out<'_, FirefoxIcons>) {
    let mut select = Select::from("favicon_site_urls");
    select.also_known(&["id", "faviconID", "favicons.*"]);
    let icon = select.left_join("favicons", "id", "faviconID");
    let url = select.column("site_url");
    let known_icon = select.column_of(icon, "id");
    out.rows(database, &select, |out, row| {
        if row.integer(known_icon).is_none() {
            let page = PageIcon {
                kind: "page",
                url: row_text(row, url),
                icon_url: None,
                time: None,
            };
            out.record(row.place(), &page);
        }
    });
}
