//! Installed configuration profiles: `profile-*.stub`
//! (<https://developer.apple.com/documentation/devicemanagement/toplevel>).

use plist::Value;
use sha2::{Digest, Sha256};

use crate::{
    BuildError, Persona,
    backup::hex,
    build::{Build, Spot},
    planted,
    property_list::{dictionary, strings, xml},
    times,
    truth::Kind,
};

/// The domain of profiles.
pub(super) const DOMAIN: &str =
    "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles";

/// A profile, as its stub states it.
struct Profile {
    identifier: &'static str,
    uuid: &'static str,
    name: &'static str,
    organisation: &'static str,
    /// Installed, seconds since 1970.
    installed: i64,
    options: Vec<(&'static str, Value)>,
    payloads: Vec<Value>,
}

/// When the planted profile was installed: fixed, so that its digest is one indicator.
const PLANTED_INSTALLED: i64 = 1_555_555_555;

/// Writes the profiles of the persona and of the watcher.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let installed = build.now() - 200 * times::DAY;
    for profile in of_persona(build.phone.persona, installed) {
        keep(build, &profile)?;
    }
    if build.phone.persona == Persona::Developer {
        let statement = format!("profile:{}", LOGGING.0);
        build.truth.statements.push(statement);
    }
    if build.phone.persona == Persona::Child {
        let statement = format!("profile:{}", FILTER.0);
        build.truth.statements.push(statement);
    }
    if build.phone.watched {
        plant(build)?;
    }
    Ok(())
}

/// Identifier and UUID of a profile.
type Ids = (&'static str, &'static str);

/// The carrier's profile.
const CARRIER: Ids = (
    "com.vigie-testkit-carrier.apn",
    "9C1F2D3E-4B5A-4768-8790-A1B2C3D4E5F6",
);
/// The employer's management.
const MANAGER: Ids = (
    "com.vigie-testkit-employer.mdm",
    "1A2B3C4D-5E6F-4071-8293-A4B5C6D7E8F9",
);
/// What the employer's management installed.
const PUSHED: Ids = (
    "com.vigie-testkit-employer.net",
    "2B3C4D5E-6F70-4182-93A4-B5C6D7E8F90A",
);
/// Management by nobody the owner knows.
const UNKNOWN_MANAGER: Ids = (
    "com.vigie-testkit-unknown.mdm",
    "3C4D5E6F-7081-4293-A4B5-C6D7E8F90A1B",
);
/// A root certificate of nobody the owner knows.
const UNKNOWN_TRUST: Ids = (
    "com.vigie-testkit-unknown.trust",
    "4D5E6F70-8192-43A4-B5C6-D7E8F90A1B2C",
);
/// The developer's profile.
const LOGGING: Ids = (
    "com.vigie-testkit-dev.logging",
    "0E3F8A7C-6B1D-4C55-8E0A-1B2C3D4E5F60",
);
/// The parents' profile.
const FILTER: Ids = (
    "com.vigie-testkit-family.filter",
    "4D7B1E92-A3C5-4F68-9B0D-7C6E5F4A3B21",
);

fn of_persona(persona: Persona, installed: i64) -> Vec<Profile> {
    let one = |ids, name, organisation, payloads| {
        vec![Profile::new(ids, name, organisation, installed, payloads)]
    };
    match persona {
        Persona::Ordinary => {
            let carrier = payload("com.apple.cellular", "apn", []);
            let payloads = vec![carrier, wifi("Made-up WiFi")];
            one(CARRIER, "Réglages opérateur", "Made-up Mobile", payloads)
        }
        Persona::Developer => {
            let payloads = vec![
                payload("com.apple.system.logging", "logging", []),
                root("CN=Ada Proxy CA,O=Ada"),
            ];
            one(LOGGING, "Logging", "Ada", payloads)
        }
        Persona::Child => {
            let settings = [
                ("FilterType", "BuiltIn".into()),
                ("AutoFilterEnabled", true.into()),
            ];
            let payloads = vec![payload("com.apple.webcontent-filter", "filter", settings)];
            one(FILTER, "Family Guard", "Made-up Family", payloads)
        }
        Persona::Managed => of_employer(installed),
    }
}

/// The management profile, and the one that it installed.
fn of_employer(installed: i64) -> Vec<Profile> {
    const EMPLOYER: &str = "Made-up Employer";
    let payloads = management("https://mdm.vigie-testkit-employer.com");
    let mut manager = Profile::new(MANAGER, "Work management", EMPLOYER, installed, payloads);
    manager.options.push(("installedByMDM", false.into()));
    let vpn = [
        ("VPNType", "IKEv2".into()),
        ("RemoteAddress", "vpn.vigie-testkit-employer.com".into()),
    ];
    let payloads = vec![
        wifi("Employer"),
        root("CN=Made-up Employer Root,O=Made-up Employer"),
        payload("com.apple.vpn.managed", "vpn", vpn),
    ];
    let mut pushed = Profile::new(PUSHED, "Work network", EMPLOYER, installed, payloads);
    pushed.options.push(("installedByMDM", true.into()));
    let managing = ("managingProfileIdentifier", MANAGER.0.into());
    pushed.options.push(managing);
    vec![manager, pushed]
}

/// The payloads of a management profile.
fn management(server: &str) -> Vec<Value> {
    vec![payload(
        "com.apple.mdm",
        "mdm",
        [
            ("ServerURL", format!("{server}/connect").into()),
            ("CheckInURL", format!("{server}/checkin").into()),
            ("AccessRights", 8191.into()),
            ("Topic", "com.apple.mgmt.External.7e57".into()),
        ],
    )]
}

fn root(subject: &str) -> Value {
    payload(
        "com.apple.security.root",
        "root",
        [
            ("PayloadCertificateFileName", "root.cer".into()),
            ("CertSubject", subject.into()),
        ],
    )
}

fn wifi(name: &str) -> Value {
    payload(
        "com.apple.wifi.managed",
        "wifi",
        [("SSID_STR", name.into()), ("EncryptionType", "WPA2".into())],
    )
}

fn payload<'k>(
    kind: &str,
    suffix: &str,
    fields: impl IntoIterator<Item = (&'k str, Value)>,
) -> Value {
    let common = [
        ("PayloadType", Value::from(kind)),
        (
            "PayloadIdentifier",
            format!("com.vigie-testkit.payload.{suffix}").into(),
        ),
        (
            "PayloadUUID",
            format!("00000000-0000-4000-8000-{:0>12}", suffix.len()).into(),
        ),
        ("PayloadDisplayName", suffix.into()),
        ("PayloadVersion", 1.into()),
    ];
    dictionary(common.into_iter().chain(fields))
}

impl Profile {
    fn new(
        (identifier, uuid): Ids,
        name: &'static str,
        organisation: &'static str,
        installed: i64,
        payloads: Vec<Value>,
    ) -> Self {
        Self {
            identifier,
            uuid,
            name,
            organisation,
            installed,
            options: vec![("isOTAInstallation", false.into())],
            payloads,
        }
    }

    fn stub(&self) -> Result<Vec<u8>, BuildError> {
        xml(&dictionary([
            ("InstallDate", times::date(self.installed)),
            ("InstallOptions", dictionary(self.options.clone())),
            ("PayloadContent", Value::Array(self.payloads.clone())),
            ("PayloadDescription", "".into()),
            ("PayloadDisplayName", self.name.into()),
            ("PayloadIdentifier", self.identifier.into()),
            ("PayloadOrganization", self.organisation.into()),
            ("PayloadType", "Configuration".into()),
            ("PayloadUUID", self.uuid.into()),
            ("PayloadVersion", 1.into()),
            ("ProfileWasEncrypted", false.into()),
            ("SignerCerts", strings::<&str>([])),
        ]))
    }
}

fn keep(build: &mut Build<'_>, profile: &Profile) -> Result<Spot, BuildError> {
    let name = hex(&Sha256::digest(profile.identifier));
    let path = format!("Library/ConfigurationProfiles/profile-{name}.stub");
    let spot = Spot::new("ios.configuration_profiles", DOMAIN, path);
    build.keep_file(&spot, &profile.stub()?)?;
    build.truth.count(spot.artefact, "profiles", 1);
    Ok(spot)
}

/// The profile that an indicator names, by identifier, UUID and digest: it hides notifications.
fn implant() -> Profile {
    let hidden = strings(["com.apple.MobileSMS", "com.apple.mobilephone"]);
    Profile {
        identifier: "com.vigie-testkit.profile",
        uuid: "7A3C1D52-0F6B-4E7E-9C55-7E57C17E57C1",
        name: "Security Update",
        organisation: "System",
        installed: PLANTED_INSTALLED,
        options: vec![("isOTAInstallation", true.into())],
        payloads: vec![
            wifi("guest"),
            payload(
                "com.apple.notificationsettings",
                "hide",
                [("NotificationSettings", hidden)],
            ),
            payload(
                "com.apple.webClip.managed",
                "clip",
                [("URL", "https://clip.vigie-testkit-lure.net/".into())],
            ),
        ],
    }
}

/// The SHA-256 of the planted profile's stub.
pub(crate) fn implant_digest() -> String {
    implant()
        .stub()
        .map(|stub| hex(&Sha256::digest(stub)))
        .unwrap_or_default()
}

fn plant(build: &mut Build<'_>) -> Result<(), BuildError> {
    let profile = implant();
    let spot = keep(build, &profile)?;
    let (id, uuid) = (profile.identifier, profile.uuid);
    build.known(&spot, "key:PayloadUUID", uuid, &planted::PROFILE_UUID);
    build.known(&spot, "key:PayloadIdentifier", id, &planted::PROFILE_NAME);
    let url = "https://clip.vigie-testkit-lure.net/";
    build.known(&spot, "key:PayloadContent/2/URL", url, &planted::LURE);
    build.known(&spot, "file", implant_digest(), &planted::digest());
    build.check(&spot, "file", id, "hidden-notifications", Kind::Suspicious);
    let installed = build.now() - 20 * times::DAY;
    let payloads = management("https://mdm.vigie-testkit-unknown.com");
    let unknown = Profile::new(UNKNOWN_MANAGER, "Device", "—", installed, payloads);
    let spot = keep(build, &unknown)?;
    build.check(
        &spot,
        "file",
        unknown.identifier,
        "managed-device",
        Kind::Exposure,
    );
    let payloads = vec![wifi("lobby"), root("CN=Lobby Root,O=Made-up Hotel")];
    let unknown = Profile::new(UNKNOWN_TRUST, "Wi-Fi access", "", installed, payloads);
    let spot = keep(build, &unknown)?;
    build.check(
        &spot,
        "file",
        unknown.identifier,
        "configuration-profile",
        Kind::Exposure,
    );
    Ok(())
}
