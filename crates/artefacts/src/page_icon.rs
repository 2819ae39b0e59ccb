//! The record of the little icon that a browser keeps of a page: the same for every browser.

use model::{Bearing, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::Field;

/// The icon of a page, as a browser keeps it.
#[derive(Debug, PartialEq, serde::Serialize)]
pub struct PageIcon<'a> {
    /// `page` (the icon of a page), `icon` (one whose page is gone) or `rejected` (not kept).
    pub kind: &'static str,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// The icon's address.
    pub icon_url: Option<Untrusted<'a>>,
    /// When the icon was fetched.
    pub time: Option<Instant>,
}

/// Every field of the record.
pub(crate) const FIELDS: &[Field] = &[
    (
        "kind",
        "page: the icon of a page; icon: one whose page is gone; rejected: one that was not kept",
    ),
    ("url", "address of the page"),
    ("icon_url", "address of the icon"),
    ("time", "when the icon was fetched (UTC)"),
];

impl Record for PageIcon<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "page-icon-fetched"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for url in [&self.url, &self.icon_url].into_iter().flatten() {
            each(Value::Url(url.raw()).with(Bearing::Opened));
        }
    }
}
