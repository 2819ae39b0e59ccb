//! Reads configuration profiles as the phone keeps them: one record per profile, with what its
//! payloads set up.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/toplevel>,
//! <https://developer.apple.com/business/documentation/Configuration-Profile-Reference.pdf>.

use formats::plist::{self, Value};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    property_leaves::{Leaf, leaves},
    values::{text, time, truth},
};

/// Deepest nesting of property lists inside the data of a profile.
const INNER_LISTS: usize = 4;

/// Configuration profiles.
#[derive(Debug)]
pub struct ConfigurationProfiles;

/// One profile.
#[derive(Debug, serde::Serialize)]
pub struct Profile<'a> {
    /// When it was installed.
    pub time: Option<Instant>,
    /// The profile's identifier, as its maker chose it.
    pub profile_id: Option<Untrusted<'a>>,
    /// The profile's UUID.
    pub profile_uuid: Option<Untrusted<'a>>,
    /// Its name, as shown in the settings.
    pub name: Option<Untrusted<'a>>,
    /// Who says to have made it.
    pub organisation: Option<Untrusted<'a>>,
    /// What it says to be for.
    pub description: Option<Untrusted<'a>>,
    /// The process that installed it.
    pub installed_by: Option<Untrusted<'a>>,
    /// Whether a management server installed it.
    pub installed_by_mdm: Option<bool>,
    /// The management profile that it belongs to.
    pub managing_profile: Option<Untrusted<'a>>,
    /// Whether it was installed over the air.
    pub over_the_air: Option<bool>,
    /// Whether it came encrypted for this phone.
    pub was_encrypted: Option<bool>,
    /// Whether it refuses to be removed.
    pub removal_disallowed: Option<bool>,
    /// How many certificates signed it.
    pub signer_count: Option<u64>,
    /// What its payloads set up.
    pub payload_types: Vec<Untrusted<'a>>,
    /// Identifiers and UUIDs of its payloads.
    pub payload_ids: Vec<Untrusted<'a>>,
    /// Names in the certificates that it brings.
    pub certificate_subjects: Vec<Untrusted<'a>>,
    /// Addresses of servers and pages that it names.
    pub links: Links<'static>,
}

impl Record for Profile<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "profile-installed"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let own = [&self.profile_id, &self.profile_uuid];
        for id in own.into_iter().flatten().chain(&self.payload_ids) {
            each(Named::Profile(id.raw()).with(Bearing::Installed));
        }
        if let Some(managing) = &self.managing_profile {
            each(Named::Profile(managing.raw()).with(Bearing::Mentioned));
        }
        if let Some(process) = &self.installed_by {
            each(Named::Process(process.raw()).with(Bearing::Ran));
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for ConfigurationProfiles {
    type Record<'a> = Profile<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/containers/Shared/SystemGroup/**/profile-*",
            "/private/var/mobile/Library/ConfigurationProfiles/**/profile-*",
            "/private/var/mobile/Library/UserConfigurationProfiles/**/profile-*",
        ],
        fields: &[
            ("time", "when it was installed (UTC)"),
            (
                "profile_id",
                "identifier of the profile, as its maker chose it",
            ),
            ("profile_uuid", "UUID of the profile"),
            ("name", "its name, as shown in the settings"),
            ("organisation", "who says to have made it"),
            ("description", "what it says to be for"),
            ("installed_by", "process that installed it"),
            (
                "installed_by_mdm",
                "whether a management server installed it",
            ),
            (
                "managing_profile",
                "identifier of the management profile that it belongs to",
            ),
            ("over_the_air", "whether it was installed over the air"),
            ("was_encrypted", "whether it came encrypted for this phone"),
            ("removal_disallowed", "whether it refuses to be removed"),
            ("signer_count", "how many certificates signed it"),
            (
                "payload_types",
                "what its payloads set up, in Apple's terms",
            ),
            ("payload_ids", "identifiers and UUIDs of its payloads"),
            (
                "certificate_subjects",
                "names in the certificates that it brings",
            ),
            ("links", "addresses of servers and pages that it names"),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/devicemanagement/toplevel",
            "https://developer.apple.com/business/documentation/Configuration-Profile-Reference.pdf",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        if list.as_dictionary().is_none() {
            return Err(Fault::new(FaultKind::UnknownSchema, "profile").detail("no dictionary"));
        }
        let record = profile(&list);
        if record.links.cut() {
            out.fault(Fault::new(FaultKind::TooMany, "links of one profile"));
        }
        out.record(Place::Whole, &record);
        Ok(())
    }
}

fn profile(list: &Value) -> Profile<'_> {
    let options = list.get("InstallOptions");
    let option = |key| options.and_then(|options| truth(options, key));
    let option_text = |key| options.and_then(|options| text(options, key));
    let signers = list.get("SignerCerts").and_then(Value::as_array);
    let mut record = Profile {
        time: time(list, "InstallDate"),
        profile_id: text(list, "PayloadIdentifier"),
        profile_uuid: text(list, "PayloadUUID"),
        name: text(list, "PayloadDisplayName"),
        organisation: text(list, "PayloadOrganization"),
        description: text(list, "PayloadDescription"),
        installed_by: option_text("installedBy"),
        installed_by_mdm: option("installedByMDM"),
        managing_profile: option_text("managingProfileIdentifier"),
        over_the_air: option("isOTAInstallation"),
        was_encrypted: truth(list, "ProfileWasEncrypted"),
        removal_disallowed: truth(list, "PayloadRemovalDisallowed"),
        signer_count: signers.and_then(|signers| u64::try_from(signers.len()).ok()),
        payload_types: Vec::new(),
        payload_ids: Vec::new(),
        certificate_subjects: Vec::new(),
        links: Links::default(),
    };
    if let Some(content) = list.get("PayloadContent") {
        payloads(content, &mut record);
    }
    if let Some(stub) = list.get("OTAProfileStub") {
        // What a profile was fetched with names itself too, and sets nothing up.
        for key in ["PayloadIdentifier", "PayloadUUID"] {
            record.payload_ids.extend(text(stub, key));
        }
    }
    addresses(list, INNER_LISTS, &mut record.links);
    record
}

/// Types, identifiers and certificate names of the payloads, at whatever depth they stand.
fn payloads<'a>(content: &'a Value, record: &mut Profile<'a>) {
    leaves(content, &mut |leaf| {
        let Leaf::Text(key, text) = leaf else { return };
        let list = match key {
            "PayloadType" => &mut record.payload_types,
            "PayloadIdentifier" | "PayloadUUID" => &mut record.payload_ids,
            "CertSubject" => &mut record.certificate_subjects,
            _ => return,
        };
        list.push(Untrusted::from(text));
    });
}

/// Every address in the profile: what stands under a key of an address or a server, and links in
/// any other text; also in property lists inside its data.
fn addresses(list: &Value, inner_lists: usize, links: &mut Links<'static>) {
    leaves(list, &mut |leaf| match leaf {
        Leaf::Text(key, text) if names_server(key) => links.server(text),
        Leaf::Text(key, _) if key.starts_with("Payload") => {}
        Leaf::Text(_, text) => links.in_passing_text(text),
        Leaf::Data(data) => {
            let left = inner_lists.checked_sub(1);
            if let (Some(left), Ok(inner)) = (left, plist::parse(data)) {
                addresses(&inner, left, links);
            }
        }
    });
}

/// Whether a key holds an address of a page or a server: `ServerURL`, `RemoteAddress`, `HostName`.
fn names_server(key: &str) -> bool {
    ["URL", "Address", "Host", "Server", "Domain"]
        .iter()
        .any(|word| key.contains(word))
}
