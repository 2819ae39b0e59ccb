//! Reads the icons that Safari keeps of pages, and those that it did not keep: `Favicons.db`. They stay
//! when the history is cleared.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/>.

use formats::sqlite::{Database, Select};
use model::{Fault, Instant};

use crate::{About, Artefact, Out, PageIcon, PhoneFile, page_icon::FIELDS, values::row_text};

/// The icons that Safari keeps of pages.
#[derive(Debug)]
pub struct SafariIcons;

impl Artefact for SafariIcons {
    type Record<'a> = PageIcon<'a>;

    const ABOUT: About = About {
        files: &["/**/Library/Image Cache/Favicons/Favicons.db"],
        fields: FIELDS,
        described_in: &["https://docs.mvt.re/en/latest/ios/records/"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        pages(&database, out);
        icons_without_page(&database, out);
        rejected(&database, out);
        Ok(())
    }
}

/// Columns of `icon_info` that say how an icon looks.
const LEFT_OUT: &[&str] = &[
    "icon_info.uuid",
    "icon_info.width",
    "icon_info.height",
    "icon_info.has_generated_representations",
];

fn pages(database: &Database, out: &mut Out<'_, SafariIcons>) {
    let mut select = Select::from("page_url");
    select.also_known(&["uuid"]);
    select.also_known(LEFT_OUT);
    let icon = select.left_join("icon_info", "uuid", "uuid");
    let url = select.column("url");
    let icon_url = select.column_of(icon, "url");
    let time = select.column_of(icon, "timestamp");
    out.rows(database, &select, |out, row| {
        let page = PageIcon {
            kind: "page",
            url: row_text(row, url),
            icon_url: row_text(row, icon_url),
            time: row.real(time).and_then(Instant::from_safari_s),
        };
        out.record(row.place(), &page);
    });
}

fn icons_without_page(database: &Database, out: &mut Out<'_, SafariIcons>) {
    if !database.has_table("icon_info") {
        return;
    }
    let mut select = Select::from("icon_info");
    select.also_known(&[
        "uuid",
        "width",
        "height",
        "has_generated_representations",
        "page_url.*",
    ]);
    let page = select.left_join("page_url", "uuid", "uuid");
    let known_page = select.column_of(page, "uuid");
    let icon_url = select.column("url");
    let time = select.column("timestamp");
    out.rows(database, &select, |out, row| {
        if row.text(known_page).is_none() {
            let icon = PageIcon {
                kind: "icon",
                url: None,
                icon_url: row_text(row, icon_url),
                time: row.real(time).and_then(Instant::from_safari_s),
            };
            out.record(row.place(), &icon);
        }
    });
}

fn rejected(database: &Database, out: &mut Out<'_, SafariIcons>) {
    if !database.has_table("rejected_resources") {
        return;
    }
    let mut select = Select::from("rejected_resources");
    let url = select.column("page_url");
    let icon_url = select.column("icon_url");
    let time = select.column("timestamp");
    out.rows(database, &select, |out, row| {
        let icon = PageIcon {
            kind: "rejected",
            url: row_text(row, url),
            icon_url: row_text(row, icon_url),
            time: row.real(time).and_then(Instant::from_safari_s),
        };
        out.record(row.place(), &icon);
    });
}
