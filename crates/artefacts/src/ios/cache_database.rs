//! Reads which addresses an app fetched and kept in its cache: `Cache.db`. What was fetched is not
//! looked at.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariCache.py>,
//! <https://developer.apple.com/documentation/foundation/urlcache>.

use formats::sqlite::{Column, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::row_filled,
    web_app::{app_of, is_browser, site_bearing},
};

const RESPONSES: &str = "cfurl_cache_response";

/// Addresses in the caches of apps.
#[derive(Debug)]
pub struct CacheDatabase;

/// One address that was fetched.
#[derive(Debug, serde::Serialize)]
pub struct CachedAddress<'a> {
    /// When the answer was kept.
    pub time: Option<Instant>,
    /// The address.
    pub url: Option<Untrusted<'a>>,
    /// The app or service, where the path tells it.
    pub app_id: Option<Untrusted<'a>>,
    /// What the kind of app says of the address.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for CachedAddress<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "address-fetched")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Value::Url(url.raw()).with(self.bearing));
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for CacheDatabase {
    type Record<'a> = CachedAddress<'a>;

    const ABOUT: About = About {
        files: &["/**/Cache.db"],
        fields: &[
            ("time", "when the answer was kept (UTC)"),
            ("url", "the address that was fetched"),
            (
                "app_id",
                "identifier of the app or service, where the path tells it",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariCache.py",
            "https://developer.apple.com/documentation/foundation/urlcache",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        // Other databases of this name are caches of another kind.
        if !database.has_table(RESPONSES) {
            return Ok(());
        }
        let program = program_of(file.path());
        let app = program.or_else(|| app_of(file));
        let bearing = match program {
            Some(program) if is_browser(program) => Bearing::Opened,
            Some(_) => Bearing::Contacted,
            None => site_bearing(file),
        };
        let mut select = Select::from(RESPONSES);
        select.also_known(&[
            "entry_ID",
            "version",
            "hash_value",
            "storage_policy",
            "partition",
        ]);
        let url = select.column("request_key");
        let time_stamp = select.column("time_stamp");
        out.rows(&database, &select, |out, row| {
            let fetched = CachedAddress {
                time: time(row, time_stamp),
                url: row_filled(row, url),
                app_id: app.map(Untrusted::from),
                bearing,
            };
            out.record(row.place(), &fetched);
        });
        Ok(())
    }
}

/// The folder of the cache is named after the program that fetched, also where its container is not.
fn program_of(path: &str) -> Option<&str> {
    let folder = path.rsplit('/').nth(1)?;
    folder.contains('.').then_some(folder)
}

/// `2024-01-11 23:13:37` in UTC, as SQLite writes the current time; seconds since 2001 elsewhere.
fn time(row: &Row<'_>, column: Column) -> Option<Instant> {
    match row.text(column) {
        Some(text) => {
            let (day, hour) = text.trim().split_once(' ')?;
            Instant::parse(&format!("{day}T{hour}Z"))
        }
        None => row.real(column).and_then(Instant::from_cocoa_s),
    }
}
