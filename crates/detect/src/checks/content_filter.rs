//! Whether the phone's own filter keeps web sites away: a state, never an alarm.
//!
//! Described in: <https://support.apple.com/105121>.

use artefacts::AnyRecord;
use model::{Place, Statement};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Settings in force that filter the web when they are on, or list anything.
const SETTINGS: [&str; 4] = [
    "forceWebContentFilterAuto",
    "webContentFilterWhitelistEnabled",
    "webContentFilterBlacklistedURLs",
    "webContentFilterWhitelistedURLs",
];

/// Folds the filters.
#[derive(Debug, Default)]
pub(crate) struct ContentFilter {
    filters: EvidenceList,
}

impl Check for ContentFilter {
    const ABOUT: About = About {
        reads: &["ios.web_content_filter", "ios.effective_restrictions"],
        described_in: &["https://support.apple.com/105121"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::IosWebContentFilter(filter) => {
                let signs = [
                    ("useContentFilter", filter.filter_active == Some(true)),
                    ("whitelistEnabled", filter.listed_sites_only == Some(true)),
                    ("filterBlacklist", !filter.refused_sites.is_empty()),
                ];
                for (sign, _) in signs.into_iter().filter(|(_, on)| *on) {
                    self.filters.add(seen, place, None, sign);
                }
            }
            AnyRecord::IosEffectiveRestrictions(setting) => {
                let name = setting.setting.raw();
                let on = setting.setting_on == Some(true) || !setting.setting_values.is_empty();
                if on && SETTINGS.contains(&name) {
                    self.filters.add(seen, place, None, name);
                }
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        self.filters.absorb(later.filters);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.filters.count() > 0 {
            let said = Said {
                excused_by: vec![Statement::Parental, Statement::Managed],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.filters);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::web_content_filter::WebFilter};
    use model::Kind;

    use super::*;
    use crate::checks::conclude;

    fn kinds(filter_active: Option<bool>) -> Vec<Kind> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.web_content_filter",
            path: "/x".into(),
        };
        let filter = WebFilter {
            web_restricted: Some(true),
            filter_active,
            listed_sites_only: Some(false),
            refused_sites: Links::default(),
            allowed_sites: Links::default(),
            links: Links::default(),
        };
        let mut check = ContentFilter::default();
        check.record(&seen, Place::Whole, AnyRecord::IosWebContentFilter(&filter));
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("content-filter", &mut drafts));
        let found = conclude(drafts, Vec::new(), &[]);
        found.iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn a_filter_is_context_and_its_file_alone_is_nothing() {
        assert_eq!(kinds(Some(true)), [Kind::Context]);
        assert_eq!(kinds(Some(false)), []);
        assert_eq!(kinds(None), []);
    }
}
