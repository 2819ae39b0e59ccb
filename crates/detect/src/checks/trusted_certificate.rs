//! Certificates that somebody added to those the phone trusts by itself.
//!
//! An exposure and no suspicion: employers add them to every phone, and only an exposure can be
//! lowered by the person's word. Described in: <https://support.apple.com/102390>,
//! <https://support.apple.com/guide/deployment/manage-certificates-depcaa18b5b2/web>,
//! <https://developer.android.com/reference/android/app/admin/SecurityLog>.

use std::collections::BTreeMap;

use artefacts::{
    AnyRecord, android::intrusion_log::IntrusionEvent, ios::configuration_profiles::Profile,
};
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most certificates kept: phones have a few.
const CERTIFICATES: usize = 1_000;
/// Most names of certificates in profiles kept.
const SUBJECTS: usize = 1_000;

/// What is known of one certificate.
#[derive(Debug, Default)]
struct Certificate {
    name: String,
    shown: String,
    /// Whether only a log tells that it was added.
    logged: bool,
    evidence: EvidenceList,
}

/// Folds the certificates by digest, and the profiles that bring some by the names in these.
#[derive(Debug, Default)]
pub(crate) struct TrustedCertificate {
    certificates: BTreeMap<String, Certificate>,
    brought_by: BTreeMap<String, Vec<Statement>>,
}

impl Check for TrustedCertificate {
    const ABOUT: About = About {
        reads: &[
            "ios.trusted_certificates",
            "ios.configuration_profiles",
            "android.intrusion_log",
        ],
        described_in: &[
            "https://support.apple.com/102390",
            "https://support.apple.com/guide/deployment/manage-certificates-depcaa18b5b2/web",
            "https://developer.android.com/reference/android/app/admin/SecurityLog",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::IosConfigurationProfiles(profile) => self.profile(profile),
            AnyRecord::AndroidIntrusionLog(event) => self.logged(seen, place, event),
            AnyRecord::IosTrustedCertificates(added) => {
                let trust = added.trust.as_ref().map_or("", Untrusted::raw);
                if ["denied", "unspecified"].contains(&trust) {
                    return;
                }
                let digest = added.certificate_sha256.as_ref();
                let digest = digest.or(added.certificate_sha1.as_ref());
                let digest = digest.map_or("", Untrusted::raw);
                let full = self.certificates.len() >= CERTIFICATES;
                if full && !self.certificates.contains_key(digest) {
                    return;
                }
                let names = [&added.certificate_name, &added.certificate_organisation];
                let names = names.into_iter().flatten().map(Untrusted::raw);
                let certificate = self.certificates.entry(digest.to_owned()).or_default();
                if certificate.shown.is_empty() {
                    certificate.shown = names.collect::<Vec<_>>().join(", ");
                    let name = added.certificate_name.as_ref();
                    certificate.name = name.map_or("", Untrusted::raw).to_lowercase();
                }
                let observed = format!("{} ({digest})", certificate.shown);
                certificate.evidence.add(seen, place, None, &observed);
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        for (digest, other) in later.certificates {
            let known = self.certificates.entry(digest).or_default();
            if known.shown.is_empty() {
                (known.name, known.shown) = (other.name, other.shown);
            }
            known.logged |= other.logged;
            known.evidence.absorb(other.evidence);
        }
        for (name, profiles) in later.brought_by {
            self.brought_by.entry(name).or_default().extend(profiles);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (digest, certificate) in self.certificates {
            let mut excused_by = vec![Statement::Managed];
            if let Some(profiles) = self.brought_by.get(&certificate.name) {
                excused_by.extend(profiles.iter().cloned());
            }
            let shown = if certificate.shown.is_empty() {
                &digest
            } else {
                &certificate.shown
            };
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Likely,
                variant: if certificate.logged { "logged" } else { "" },
                arguments: vec![("name", Argument::words(shown))],
                excused_by,
                subject: digest.clone(),
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, certificate.evidence);
        }
    }
}

impl TrustedCertificate {
    /// Keeps that an Android phone was made to trust a certificate.
    fn logged(&mut self, seen: &SeenIn, place: Place<'_>, event: &IntrusionEvent<'_>) {
        let tag = event.tag.as_ref().map_or("", Untrusted::raw);
        if tag != "cert_authority_installed" || event.success == Some(false) {
            return;
        }
        let subject = event.certificate_subject.as_ref();
        let subject = subject.map_or("", Untrusted::raw);
        let key = format!("{tag} {subject}");
        if self.certificates.len() >= CERTIFICATES && !self.certificates.contains_key(&key) {
            return;
        }
        let certificate = self.certificates.entry(key).or_default();
        certificate.logged = true;
        subject.clone_into(&mut certificate.shown);
        let observed = format!("{tag} {subject}");
        let evidence = &mut certificate.evidence;
        evidence.add(seen, place, event.time, observed.trim());
    }

    /// Keeps which profile brings a certificate of which name: what the owner says of the profile
    /// then explains the certificate.
    fn profile(&mut self, profile: &Profile<'_>) {
        let ids = profile.profile_id.iter().chain(&profile.profile_uuid);
        let statements: Vec<Statement> = ids.map(|id| Statement::Profile(id.to_static())).collect();
        for subject in &profile.certificate_subjects {
            let name = common_name(subject.raw());
            if !name.is_empty() && self.brought_by.len() < SUBJECTS {
                let brought_by = self.brought_by.entry(name).or_default();
                brought_by.extend(statements.iter().cloned());
            }
        }
    }
}

/// The common name in a subject, which stands there alone or as `CN=name,O=…`.
fn common_name(subject: &str) -> String {
    let parts = || subject.split([',', '/']).map(str::trim);
    let named = parts().find_map(|part| part.strip_prefix("CN="));
    named.unwrap_or(subject).to_lowercase()
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::trusted_certificates::TrustedCertificate as Added};
    use model::Finding;

    use super::*;
    use crate::{checks::conclude, trial};

    fn findings(trust: &str, known: &[&str]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.trusted_certificates",
            path: "/x".into(),
        };
        let added = Added {
            certificate_sha256: Some("aa".into()),
            certificate_sha1: None,
            certificate_name: Some("Proxy CA".into()),
            certificate_organisation: None,
            issuer: None,
            valid_from: None,
            valid_until: None,
            trust: Some(trust.into()),
            links: Links::default(),
        };
        let mut check = TrustedCertificate::default();
        check.record(
            &seen,
            Place::Whole,
            AnyRecord::IosTrustedCertificates(&added),
        );
        let profile = vec![Statement::Profile("com.example.proxy".into())];
        check
            .brought_by
            .insert(common_name("CN=PROXY CA,O=Ada"), profile);
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("trusted-certificate", &mut drafts));
        let known: Vec<Statement> = known.iter().map(|said| said.parse().unwrap()).collect();
        conclude(drafts, Vec::new(), &known)
    }

    #[test]
    fn an_added_certificate_is_an_exposure_until_it_is_explained() {
        for trust in ["root", "trusted", "7"] {
            let found = findings(trust, &["profile:com.example.other"]);
            assert_eq!(found[0].kind, Kind::Exposure);
            assert_eq!(found[0].certainty, Certainty::Likely);
        }
        for known in ["managed", "profile:com.example.proxy"] {
            assert_eq!(findings("root", &[known])[0].kind, Kind::Context);
        }
    }

    #[test]
    fn what_is_not_trusted_is_not_told() {
        assert_eq!(findings("denied", &[]), []);
        assert_eq!(findings("unspecified", &[]), []);
    }

    #[test]
    fn a_log_tells_of_a_certificate_unless_it_failed() {
        let told = |success| {
            let event = IntrusionEvent {
                tag: Some("cert_authority_installed".into()),
                certificate_subject: Some("CN=Proxy CA,O=Ada".into()),
                success,
                ..IntrusionEvent::default()
            };
            let records = [AnyRecord::AndroidIntrusionLog(&event)];
            let found = trial::findings::<TrustedCertificate>("trusted-certificate", &records, &[]);
            let title = |one: &Finding| (one.kind, one.title.key.to_string());
            found.first().map(title)
        };
        let key = "check-trusted-certificate-logged-title".to_owned();
        for success in [Some(true), None] {
            assert_eq!(told(success), Some((Kind::Exposure, key.clone())));
        }
        assert_eq!(told(Some(false)), None);
    }
}
