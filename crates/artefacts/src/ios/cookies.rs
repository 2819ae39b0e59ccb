//! Reads for which sites apps keep cookies, and since when: `Cookies.binarycookies`. The names and
//! values of cookies are not kept.
//!
//! Described in: <https://github.com/libyal/dtformats/blob/main/documentation/Safari%20Cookies.asciidoc>,
//! <https://github.com/interstateone/BinaryCookies>.

use formats::binary_cookies;
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    web_app::{app_of, site_bearing, state_site},
};

/// Cookies of apps.
#[derive(Debug)]
pub struct Cookies;

/// One cookie, without its name and value.
#[derive(Debug, serde::Serialize)]
pub struct SiteCookie<'a> {
    /// When it was made.
    pub time: Option<Instant>,
    /// Until when it is kept.
    pub expires: Option<Instant>,
    /// The site; with a dot before it, the sites below too.
    pub domain: Untrusted<'a>,
    /// The app, where the path tells it.
    pub app_id: Option<Untrusted<'a>>,
    /// What the kind of app says of the site.
    #[serde(skip)]
    pub bearing: Bearing,
}

impl Record for SiteCookie<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "cookie-made")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let site = self.domain.raw().trim_start_matches('.');
        if !site.is_empty() {
            state_site(site, self.bearing, each);
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for Cookies {
    type Record<'a> = SiteCookie<'a>;

    const ABOUT: About = About {
        files: &["/**/*.binarycookies"],
        fields: &[
            ("time", "when it was made (UTC)"),
            ("expires", "until when it is kept (UTC)"),
            (
                "domain",
                "the site; with a dot before it, the sites below too",
            ),
            ("app_id", "identifier of the app, where the path tells it"),
        ],
        described_in: &[
            "https://github.com/libyal/dtformats/blob/main/documentation/Safari%20Cookies.asciidoc",
            "https://github.com/interstateone/BinaryCookies",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let (app, bearing) = (app_of(file), site_bearing(file));
        let bytes = file.text()?;
        binary_cookies::each_cookie(&bytes, &mut |cookie| match cookie {
            Ok(cookie) => {
                let record = SiteCookie {
                    time: cookie.created,
                    expires: cookie.expires,
                    domain: Untrusted::from(cookie.domain),
                    app_id: app.map(Untrusted::from),
                    bearing,
                };
                out.record(Place::Offset(cookie.offset), &record);
            }
            Err(fault) => out.fault(fault),
        })
    }
}
