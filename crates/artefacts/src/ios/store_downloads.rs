//! Reads what the store's older service downloaded, for which app and with which account:
//! `downloads.28.sqlitedb`. Titles of music, films and books are not kept.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Media/Downloads>.

use formats::sqlite::{Database, Select};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_filled, row_truth},
};

/// Downloads of the store.
#[derive(Debug)]
pub struct StoreDownloads;

/// One download, or an app that the service knows.
#[derive(Debug, Default, serde::Serialize)]
pub struct StoreDownload<'a> {
    /// `download`, or `app`: one that the service only names.
    pub kind: &'static str,
    /// When it was asked for.
    pub time: Option<Instant>,
    /// When it was bought, free or not.
    pub purchased: Option<Instant>,
    /// What kind of thing, in Apple's terms: `software` for apps.
    pub download_kind: Option<Untrusted<'a>>,
    /// The app downloaded.
    pub app_id: Option<Untrusted<'a>>,
    /// The app's name.
    pub name: Option<Untrusted<'a>>,
    /// The version downloaded.
    pub version: Option<Untrusted<'a>>,
    /// The account that it was downloaded with.
    pub buyer: Option<Untrusted<'a>>,
    /// The app that asked for it.
    pub asked_by: Option<Untrusted<'a>>,
    /// Whether nobody asked: an update, or what another device of the account bought.
    pub automatic: Option<bool>,
    /// Whether it had been bought before.
    pub again: Option<bool>,
    /// Whether it belonged to putting back a backup.
    pub restored: Option<bool>,
}

impl Record for StoreDownload<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "app-download-asked"),
            (self.purchased, "app-purchased"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(app) = &self.asked_by {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        if let Some(buyer) = &self.buyer {
            each(Value::Email(buyer.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for StoreDownloads {
    type Record<'a> = StoreDownload<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Media/Downloads/downloads.*.sqlitedb"],
        fields: &[
            ("kind", "download, or app: one that the service only names"),
            ("time", "when it was asked for (UTC)"),
            ("purchased", "when it was bought, free or not (UTC)"),
            (
                "download_kind",
                "what kind of thing, in Apple's terms: software for apps",
            ),
            ("app_id", "identifier of the app"),
            ("name", "name of the app; nothing for anything else"),
            ("version", "version of the app"),
            ("buyer", "account that it was downloaded with"),
            ("asked_by", "app that asked for it"),
            (
                "automatic",
                "whether nobody asked: an update, or what another device of the account bought",
            ),
            ("again", "whether it had been bought before"),
            ("restored", "whether it belonged to putting back a backup"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Media/Downloads",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        if !database.has_table("download") && !database.has_table("application_id") {
            return Err(Fault::new(
                FaultKind::UnknownSchema,
                "downloads of the store",
            ));
        }
        if database.has_table("download") {
            downloads(&database, out);
        }
        if database.has_table("application_id") {
            apps(&database, out);
        }
        Ok(())
    }
}

fn downloads(database: &Database, out: &mut Out<'_, StoreDownloads>) {
    let mut select = Select::from("download");
    let [time, purchased] = ["timestamp", "store_purchase_date"].map(|name| select.column(name));
    let [kind, app, title, version, buyer, client] = [
        "kind",
        "bundle_id",
        "title",
        "bundle_version",
        "store_account_name",
        "client_id",
    ]
    .map(|name| select.column(name));
    let [automatic, again, restored] =
        ["is_automatic", "is_redownload", "is_restore"].map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        let seconds = |column| row.real(column).filter(|seconds| *seconds > 1.0);
        let kind = row_filled(row, kind);
        let is_app = kind
            .as_ref()
            .is_some_and(|kind| kind.raw().contains("software"));
        let record = StoreDownload {
            kind: "download",
            time: seconds(time).and_then(Instant::from_unix_s),
            purchased: seconds(purchased).and_then(Instant::from_safari_s),
            app_id: row_filled(row, app),
            name: row_filled(row, title).filter(|_| is_app),
            version: row_filled(row, version),
            buyer: row_filled(row, buyer),
            asked_by: row_filled(row, client),
            automatic: row_truth(row, automatic),
            again: row_truth(row, again),
            restored: row_truth(row, restored),
            download_kind: kind,
        };
        out.record(row.place(), &record);
    });
}

fn apps(database: &Database, out: &mut Out<'_, StoreDownloads>) {
    let mut select = Select::from("application_id");
    select.also_known(&["effective_client_id"]);
    let app = select.column("bundle_id");
    out.rows(database, &select, |out, row| {
        let record = StoreDownload {
            kind: "app",
            app_id: row_filled(row, app),
            ..StoreDownload::default()
        };
        out.record(row.place(), &record);
    });
}
