//! Configuration profiles and apps that were fetched as files: `.mobileconfig` and `.ipa`, in the
//! downloads and in the pages visited. One finding per site and sort of file.
//!
//! Described in: <https://support.apple.com/guide/deployment/install-and-remove-configuration-profiles-depa41e79e54/web>,
//! <https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    draft::Said,
    matcher::{Host, host_of},
};

/// Most pairs of a site and a sort of file kept.
const KEPT: usize = 1_000;

/// The sorts of files, and the variant of the sentences for each.
const SORTS: [(&str, &str); 2] = [(".mobileconfig", ""), (".ipa", "app")];

/// Files of one sort from one site.
#[derive(Debug, Default)]
struct Files {
    name: String,
    evidence: EvidenceList,
}

/// Folds files by the variant of the sentences and the site.
#[derive(Debug, Default)]
pub(crate) struct ProfileDownload(BTreeMap<(&'static str, String), Files>);

impl Check for ProfileDownload {
    const ABOUT: About = About {
        reads: &[
            "ios.safari_downloads",
            "ios.safari_history",
            "ios.chrome_history",
            "ios.firefox_history",
        ],
        described_in: &[
            "https://support.apple.com/guide/deployment/install-and-remove-configuration-profiles-depa41e79e54/web",
            "https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let (time, url, path) = match record {
            AnyRecord::IosSafariDownloads(file) => (file.time, &file.url, file.path.as_ref()),
            AnyRecord::IosSafariHistory(visit) => (visit.time, &visit.url, None),
            AnyRecord::IosChromeHistory(visit) => (visit.time, &visit.url, visit.path.as_ref()),
            AnyRecord::IosFirefoxHistory(visit) if matches!(visit.kind, "visit" | "page") => {
                (visit.time, &visit.url, None)
            }
            _ => return,
        };
        let url = url.as_ref().map_or("", Untrusted::raw);
        let path = path.map_or("", Untrusted::raw);
        let Some((name, variant)) = path_of(url).and_then(file_of).or_else(|| file_of(path)) else {
            return;
        };
        let observed = if url.is_empty() { path } else { url };
        self.add(seen, place, time, (variant, name, observed));
    }

    fn absorb(&mut self, later: Self) {
        for (key, files) in later.0 {
            if self.0.len() < KEPT || self.0.contains_key(&key) {
                let known = self.0.entry(key).or_default();
                if known.name.is_empty() {
                    known.name = files.name;
                }
                known.evidence.absorb(files.evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((variant, site), files) in self.0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                variant,
                subject: site.clone(),
                arguments: vec![
                    ("name", Argument::words(&files.name)),
                    ("domain", Argument::words(&site)),
                ],
                excused_by: vec![Statement::Managed, Statement::Parental],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, files.evidence);
        }
    }
}

impl ProfileDownload {
    fn add(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        time: Option<Instant>,
        (variant, name, observed): (&'static str, &str, &str),
    ) {
        let site = match host_of(observed) {
            Some(Host::Name(name)) => name.into_owned(),
            Some(Host::Address(address)) => address.to_string(),
            None => name.to_owned(),
        };
        let key = (variant, site);
        if self.0.len() < KEPT || self.0.contains_key(&key) {
            let files = self.0.entry(key).or_default();
            if files.name.is_empty() {
                name.clone_into(&mut files.name);
            }
            files.evidence.add(seen, place, time, observed);
        }
    }
}

/// The path of an address: what stands behind the host, without what is asked of it.
fn path_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let rest = rest.split(['?', '#']).next()?;
    rest.split_once('/').map(|(_, path)| path)
}

/// The last name of a path, and the variant of the sentences, when the name ends as one of the sorts.
fn file_of(path: &str) -> Option<(&str, &'static str)> {
    let name = path.rsplit('/').next()?;
    SORTS.iter().find_map(|(ending, variant)| {
        let stem = name
            .len()
            .checked_sub(ending.len())
            .filter(|stem| *stem > 0)?;
        let ends = name
            .get(stem..)
            .is_some_and(|end| end.eq_ignore_ascii_case(ending));
        ends.then_some((name, *variant))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{checks::Draft, draft::conclude};
    use artefacts::ios::{
        chrome_history::ChromeVisit, firefox_history::FirefoxVisit, safari_downloads::Download,
    };
    use model::Finding;

    fn findings(records: &[AnyRecord<'_>], statements: &[Statement]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.safari_downloads",
            path: "/Downloads.plist".into(),
        };
        let mut check = ProfileDownload::default();
        for record in records {
            let mut job = ProfileDownload::default();
            job.record(&seen, Place::Whole, *record);
            check.absorb(job);
        }
        let mut drafts: Vec<Draft> = Vec::new();
        check.conclude(&mut Drafts::new("profile-download", &mut drafts));
        conclude(drafts, Vec::new(), statements)
    }

    fn visit(url: &'static str) -> ChromeVisit<'static> {
        ChromeVisit {
            kind: "visit",
            url: Some(url.into()),
            ..ChromeVisit::default()
        }
    }

    #[test]
    fn profiles_and_apps_fetched_as_files_are_told_once_per_site() {
        let visits = [
            visit("https://get.example/a/Setup.MobileConfig?token=1"),
            visit("https://get.example/b.mobileconfig#x"),
            visit("http://203.0.113.9/app.ipa"),
        ];
        let download = Download {
            path: Some("/private/var/mobile/Downloads/other.mobileconfig".into()),
            ..Download::default()
        };
        let mut records: Vec<AnyRecord<'_>> =
            visits.iter().map(AnyRecord::IosChromeHistory).collect();
        records.push(AnyRecord::IosSafariDownloads(&download));
        let all = findings(&records, &[]);
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|one| one.kind == Kind::Exposure));
        assert!(all.iter().any(|one| one.count == 2));
        let excused = findings(&records, &[Statement::Managed]);
        assert!(excused.iter().all(|one| one.kind == Kind::Context));
    }

    #[test]
    fn names_that_are_alike_are_no_alarm() {
        for url in [
            "https://help.example/mobileconfig",
            "https://help.example/what-is-a.mobileconfig.html",
            "https://help.example/?file=a.mobileconfig",
            "https://app.ipa/",
            "https://beer.example/.ipa",
            "https://beer.example/ipa",
            "about:blank.ipa",
            "",
        ] {
            let visit = visit(url);
            assert!(
                findings(&[AnyRecord::IosChromeHistory(&visit)], &[]).is_empty(),
                "{url}"
            );
        }
        let kept = FirefoxVisit {
            kind: "bookmark",
            url: Some("https://get.example/a.mobileconfig".into()),
            ..FirefoxVisit::default()
        };
        assert!(findings(&[AnyRecord::IosFirefoxHistory(&kept)], &[]).is_empty());
    }
}
