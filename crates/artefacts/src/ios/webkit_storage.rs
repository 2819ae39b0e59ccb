//! Reads for which sites an app keeps stores of web pages: from the names of their folders and files
//! (`https_site.example_0`), and from the notes that newer versions keep beside them (`origin`).
//!
//! Described in: <https://github.com/WebKit/WebKit/blob/main/Source/WebCore/Modules/storage/StorageUtilities.cpp>,
//! <https://github.com/WebKit/WebKit/blob/main/Source/WebCore/page/SecurityOriginData.cpp>.

use std::borrow::Cow;

use formats::{bytes::read_all, cursor::Cursor, limits::ORIGIN_BYTES};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    web_app::{app_of, site_bearing, state_site},
};

/// Longest text of a note that is read.
const TEXT_BYTES: usize = 4_096;

/// Stores of web pages.
#[derive(Debug)]
pub struct WebkitStorage;

/// One store.
#[derive(Debug, serde::Serialize)]
pub struct SiteStorage<'a> {
    /// `note`, `folder` or `file`: where the site stands.
    pub named_by: &'static str,
    /// The site, with its scheme.
    pub url: Untrusted<'a>,
    /// The site of the page in which it stood, when that is another.
    pub page_url: Option<Untrusted<'a>>,
    /// The app, where the path tells it.
    pub app_id: Option<Untrusted<'a>>,
    /// What the kind of app says of the site.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for SiteStorage<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for site in [Some(&self.url), self.page_url.as_ref()]
            .into_iter()
            .flatten()
        {
            state_site(site.raw(), self.bearing, each);
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for WebkitStorage {
    type Record<'a> = SiteStorage<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/WebsiteData/**/origin",
            "/**/LocalStorage/*.localstorage",
            "/**/IndexedDB/**/IndexedDB.sqlite3",
        ],
        fields: &[
            ("named_by", "note, folder or file: where the site stands"),
            ("url", "the site, with its scheme"),
            (
                "page_url",
                "site of the page in which it stood, when that is another",
            ),
            ("app_id", "identifier of the app, where the path tells it"),
        ],
        described_in: &[
            "https://github.com/WebKit/WebKit/blob/main/Source/WebCore/Modules/storage/StorageUtilities.cpp",
            "https://github.com/WebKit/WebKit/blob/main/Source/WebCore/page/SecurityOriginData.cpp",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let store = |named_by, url: String| SiteStorage {
            named_by,
            url: Untrusted::from(url),
            page_url: None,
            app_id: app_of(file).map(Untrusted::from),
            bearing: site_bearing(file),
        };
        if file.name() == "origin" {
            let bytes = read_all(&*file.content(), ORIGIN_BYTES, "note of a site")?;
            let mut sites = sites_in(&bytes);
            let page = sites.next().ok_or_else(|| {
                Fault::new(FaultKind::Malformed, "note of a site").detail("no site in it")
            })?;
            let site = sites.next();
            let page_url = site.is_some().then(|| page.clone());
            let site = site.unwrap_or_else(|| page.clone());
            let note = SiteStorage {
                page_url: page_url.filter(|page| *page != site).map(Untrusted::from),
                ..store("note", site)
            };
            out.record(Place::Whole, &note);
            return Ok(());
        }
        let named = file.name().strip_suffix(".localstorage");
        if let Some(site) = named.and_then(site_of_name) {
            out.record(Place::Whole, &store("file", site));
        } else if let Some(site) = file.path().rsplit('/').skip(1).find_map(site_of_name) {
            out.record(Place::Whole, &store("folder", site));
        }
        Ok(())
    }
}

/// `https_site.example_8443` to `https://site.example:8443`; 0 is the scheme's own port.
fn site_of_name(name: &str) -> Option<String> {
    let (scheme, rest) = name.split_once('_')?;
    let (host, port) = rest.rsplit_once('_')?;
    let is_site = matches!(scheme, "http" | "https") && !host.is_empty();
    let port: u16 = port.parse().ok().filter(|_| is_site)?;
    Some(site(scheme, host, Some(port)))
}

fn site(scheme: &str, host: &str, port: Option<u16>) -> String {
    match port.filter(|port| *port != 0) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    }
}

/// The sites of a note: scheme and host, each behind its length and the width of its characters, then
/// the port. What stands between them differs by version, so that each place is tried.
fn sites_in(bytes: &[u8]) -> impl Iterator<Item = String> {
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        while from < bytes.len() {
            let mut cursor = Cursor::at(bytes, u64::try_from(from).unwrap_or(u64::MAX));
            if let Some(site) = site_at(&mut cursor) {
                from = cursor.offset();
                return Some(site);
            }
            from = from.saturating_add(1);
        }
        None
    })
}

fn site_at(cursor: &mut Cursor<'_>) -> Option<String> {
    let scheme = text_at(cursor)?;
    let is_scheme = scheme.len() >= 2
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if !is_scheme {
        return None;
    }
    let host = text_at(cursor)?;
    let mut after = *cursor;
    let has_port = after.u8("port").ok() == Some(1);
    let port = after.u16_le("port").ok().filter(|_| has_port);
    if port.is_some() {
        *cursor = after;
    }
    Some(site(&scheme, &host, port))
}

fn text_at<'b>(cursor: &mut Cursor<'b>) -> Option<Cow<'b, str>> {
    let length = usize::try_from(cursor.u32_le("length").ok()?).ok()?;
    let length = Some(length).filter(|length| *length <= TEXT_BYTES)?;
    match cursor.u8("width").ok()? {
        1 => {
            let text = cursor.take(length, "text").ok()?;
            std::str::from_utf8(text).ok().map(Cow::Borrowed)
        }
        0 => {
            let text = cursor.take(length.checked_mul(2)?, "text").ok()?;
            let (units, _) = text.as_chunks::<2>();
            let units: Vec<u16> = units.iter().copied().map(u16::from_le_bytes).collect();
            String::from_utf16(&units).ok().map(Cow::Owned)
        }
        _ => None,
    }
}
