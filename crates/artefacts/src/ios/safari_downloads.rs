//! Reads what was downloaded in Safari: `Downloads.plist`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariDownloads.py>.

use formats::plist::Value;
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    property_leaves::{Leaf, leaves},
    values::{state_path, text, time},
};

/// Safari's downloads.
#[derive(Debug)]
pub struct SafariDownloads;

/// One download.
#[derive(Debug, Default, serde::Serialize)]
pub struct Download<'a> {
    /// The download's identifier.
    pub download_id: Option<Untrusted<'a>>,
    /// The file's address.
    pub url: Option<Untrusted<'a>>,
    /// Where the file was put.
    pub path: Option<Untrusted<'a>>,
    /// When the download began.
    pub time: Option<Instant>,
    /// When it ended.
    pub finished: Option<Instant>,
    /// How much was received, in bytes.
    pub received_bytes: Option<u64>,
    /// Other addresses that are kept with it.
    pub links: Links<'a>,
}

impl Record for Download<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "file-downloaded"),
            (self.finished, "download-finished"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Named::Url(url.raw()).with(Bearing::Opened));
        }
        if let Some(path) = &self.path {
            state_path(path.raw(), Bearing::Stored, each);
        }
        self.links.traces(Bearing::Opened, each);
    }
}

impl Artefact for SafariDownloads {
    type Record<'a> = Download<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/Library/Safari/Downloads/Downloads.plist",
            "/**/Library/Safari/Downloads.plist",
        ],
        fields: &[
            ("download_id", "identifier of the download"),
            ("url", "address of the file"),
            ("path", "where the file was put"),
            ("time", "when the download began (UTC)"),
            ("finished", "when it ended (UTC)"),
            ("received_bytes", "how much was received, in bytes"),
            ("links", "other addresses that are kept with it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariDownloads.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let downloads = list.get("DownloadHistory").and_then(Value::as_array);
        let downloads = downloads.ok_or_else(|| {
            Fault::new(FaultKind::UnknownSchema, "downloads").detail("no list of downloads")
        })?;
        for (number, entry) in downloads.iter().enumerate() {
            let place = format!("DownloadHistory/{number}");
            if entry.as_dictionary().is_none() {
                out.fault(Fault::new(FaultKind::UnknownSchema, "download").detail(place));
                continue;
            }
            let download = download(entry);
            if download.links.cut() {
                out.fault(Fault::new(FaultKind::TooMany, "links of a download").detail(&place));
            }
            out.record(Place::Key(&place), &download);
        }
        Ok(())
    }
}

const URL: &str = "DownloadEntryURL";
const PATH: &str = "DownloadEntryPath";

fn download(entry: &Value) -> Download<'_> {
    let mut links = Links::default();
    leaves(entry, &mut |leaf| {
        if let Leaf::Text(key, text) = leaf
            && key != URL
            && key != PATH
        {
            links.in_text(text);
        }
    });
    let received = entry.get("DownloadEntryProgressBytesSoFar");
    Download {
        download_id: text(entry, "DownloadEntryIdentifier"),
        url: text(entry, URL),
        path: text(entry, PATH),
        time: time(entry, "DownloadEntryDateAddedKey"),
        finished: time(entry, "DownloadEntryDateFinishedKey"),
        received_bytes: received
            .and_then(Value::as_integer)
            .and_then(|bytes| u64::try_from(bytes).ok()),
        links,
    }
}
