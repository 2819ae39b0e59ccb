//! Reads whether an organisation supervises the phone: `CloudConfigurationDetails.plist`, which
//! phones without supervision have, too.
//!
//! Described in: <https://support.apple.com/guide/deployment/about-device-supervision-dep1d89f0bff/web>,
//! <https://developer.apple.com/documentation/devicemanagement/profile>.

use formats::plist::Value;
use model::{Bearing, Fault, HashAlgorithm, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile, digests,
    links::Links,
    preferences,
    values::{text, truth},
};

/// Most certificates of supervising computers kept; organisations have a few.
const SUPERVISORS: usize = 256;

/// Enrolment.
#[derive(Debug)]
pub struct Enrolment;

/// How the phone was set up for an organisation, if it was.
#[derive(Debug, serde::Serialize)]
pub struct EnrolmentState<'a> {
    /// Whether an organisation supervises the phone.
    pub supervised: Option<bool>,
    /// Whether its management refuses to be removed.
    pub management_unremovable: Option<bool>,
    /// Whether the phone had to be enrolled when it was set up.
    pub enrolment_mandatory: Option<bool>,
    /// Whether other computers than the supervising ones may be connected.
    pub pairing_allowed: Option<bool>,
    /// Where the settings came from, as the phone numbers it.
    pub configuration_source: Option<i64>,
    /// The organisation.
    pub organisation: Option<Untrusted<'a>>,
    /// SHA-256 of the certificates of supervising computers.
    pub supervisor_certificates: Vec<Untrusted<'a>>,
    /// Addresses of servers and people that it names.
    pub links: Links<'static>,
}

impl Record for EnrolmentState<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for digest in &self.supervisor_certificates {
            let certificate = Named::Certificate(HashAlgorithm::Sha256, digest.raw());
            each(certificate.with(Bearing::Installed));
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for Enrolment {
    type Record<'a> = EnrolmentState<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/containers/Shared/SystemGroup/**/CloudConfigurationDetails.plist",
            "/private/var/mobile/Library/ConfigurationProfiles/CloudConfigurationDetails.plist",
        ],
        fields: &[
            ("supervised", "whether an organisation supervises the phone"),
            (
                "management_unremovable",
                "whether its management refuses to be removed",
            ),
            (
                "enrolment_mandatory",
                "whether the phone had to be enrolled when it was set up",
            ),
            (
                "pairing_allowed",
                "whether other computers than the supervising ones may be connected",
            ),
            (
                "configuration_source",
                "where the settings came from, as the phone numbers it",
            ),
            ("organisation", "the organisation"),
            (
                "supervisor_certificates",
                "SHA-256 of the certificates of supervising computers",
            ),
            ("links", "addresses of servers and people that it names"),
        ],
        described_in: &[
            "https://support.apple.com/guide/deployment/about-device-supervision-dep1d89f0bff/web",
            "https://developer.apple.com/documentation/devicemanagement/profile",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "enrolment")?;
        let certificates = list
            .get("SupervisorHostCertificates")
            .and_then(Value::as_array)
            .unwrap_or_default();
        let record = EnrolmentState {
            supervised: truth(&list, "IsSupervised"),
            management_unremovable: truth(&list, "IsMDMUnremovable"),
            enrolment_mandatory: truth(&list, "IsMandatory"),
            pairing_allowed: truth(&list, "AllowPairing"),
            configuration_source: preferences::number(&list, "ConfigurationSource"),
            organisation: text(&list, "OrganizationName"),
            supervisor_certificates: certificates
                .iter()
                .filter_map(Value::as_data)
                .take(SUPERVISORS)
                .map(|data| Untrusted::from(digests::sha256(data)))
                .collect(),
            links: preferences::links(&list, &|_| false),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}
