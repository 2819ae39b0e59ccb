//! Reads which web sites the phone's own filter lets through: `com.apple.webcontentfilter.plist`.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/webcontentfilter>,
//! <https://support.apple.com/105121>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace};

use crate::{About, Artefact, Out, PhoneFile, links::Links, preferences, values::truth};

/// The phone's own web filter.
#[derive(Debug)]
pub struct WebContentFilter;

/// The filter's state.
#[derive(Debug, serde::Serialize)]
pub struct WebFilter {
    /// Whether the web is restricted at all.
    pub web_restricted: Option<bool>,
    /// Whether the automatic filter is on.
    pub filter_active: Option<bool>,
    /// Whether only sites on the list are let through.
    pub listed_sites_only: Option<bool>,
    /// Sites that are refused.
    pub refused_sites: Links<'static>,
    /// Sites that are let through.
    pub allowed_sites: Links<'static>,
    /// Links in any other setting of it.
    pub links: Links<'static>,
}

impl Record for WebFilter {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for sites in [&self.refused_sites, &self.allowed_sites, &self.links] {
            sites.traces(Bearing::Mentioned, each);
        }
    }
}

impl Artefact for WebContentFilter {
    type Record<'a> = WebFilter;

    const ABOUT: About = About {
        files: &["/private/var/Managed Preferences/mobile/com.apple.webcontentfilter.plist"],
        fields: &[
            ("web_restricted", "whether the web is restricted at all"),
            ("filter_active", "whether the automatic filter is on"),
            (
                "listed_sites_only",
                "whether only sites on the list are let through",
            ),
            ("refused_sites", "sites that are refused"),
            ("allowed_sites", "sites that are let through"),
            ("links", "links in any other setting of it"),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/devicemanagement/webcontentfilter",
            "https://support.apple.com/105121",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "web content filter")?;
        let mut record = WebFilter {
            web_restricted: truth(&list, "restrictWeb"),
            filter_active: truth(&list, "useContentFilter"),
            listed_sites_only: truth(&list, "whitelistEnabled"),
            refused_sites: Links::default(),
            allowed_sites: Links::default(),
            links: Links::default(),
        };
        let settings = list.as_dictionary().into_iter().flat_map(Dictionary::iter);
        for (key, value) in settings {
            let lower = key.to_ascii_lowercase();
            let sites = if lower.contains("blacklist") || lower.contains("deny") {
                &mut record.refused_sites
            } else if lower.contains("whitelist") || lower.contains("bookmark") {
                &mut record.allowed_sites
            } else {
                &mut record.links
            };
            every_site(value, sites);
        }
        let all = [&record.refused_sites, &record.allowed_sites, &record.links];
        if all.into_iter().any(Links::cut) {
            out.fault(Fault::new(FaultKind::TooMany, "sites of a web filter"));
        }
        out.record(Place::Whole, &record);
        Ok(())
    }
}

/// An entry is an address, or a dictionary of an address and the page's title.
fn every_site(value: &Value, sites: &mut Links<'static>) {
    value.strings(&mut |key, text| {
        if key.ends_with("itle") {
            sites.in_passing_text(text);
        } else {
            sites.server(text);
        }
    });
}
