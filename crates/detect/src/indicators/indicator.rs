//! One published sign of a tool, whatever file it came from.

use std::sync::Arc;

use model::{HashAlgorithm, Instant};
use serde::{Deserialize, Serialize};

/// A published sign of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Where it stands in its set: the id of the STIX object, or the family and the list.
    pub id: Box<str>,
    /// What it names.
    pub kind: Kind,
    /// The value as published.
    pub value: Box<str>,
    /// What an observed value is compared with.
    pub test: Test,
    /// The phones whose values it may be compared with.
    pub platform: Platform,
    /// From when its publisher holds it to be valid.
    pub valid_from: Option<Instant>,
    /// Until when; later records still match, and the finding says that it has expired.
    pub valid_until: Option<Instant>,
    /// How sure its publisher is, 0 to 100; shown, never used to hide.
    pub confidence: Option<u8>,
    /// What it shares with others of its family.
    pub about: Arc<About>,
}

impl Indicator {
    /// Whether its validity had ended at `time`.
    #[must_use]
    pub fn expired_at(&self, time: Instant) -> bool {
        self.valid_until.is_some_and(|until| until <= time)
    }
}

/// What the indicators of one family and list have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The malware families, sorted.
    pub families: Vec<String>,
    /// What sort of tool.
    pub category: Category,
    /// What the value does for the tool.
    pub role: Role,
    /// Who published it.
    pub publisher: String,
    /// Public reports.
    pub references: Vec<String>,
}

/// What an observed value is compared with. All texts are in the normal form of their kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The value itself (for hosts and directories also what lies below it).
    Equals(Box<str>),
    /// A regular expression in linear time.
    Pattern(Box<str>),
    /// Several facts that one record must hold together.
    All(Box<[Part]>),
}

/// One of the facts that a compound indicator asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it names.
    pub kind: Kind,
    /// [`Test::Equals`] or [`Test::Pattern`].
    pub test: Test,
}

/// What an indicator names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A host name and everything below it.
    Host,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// A network in CIDR form.
    Cidr,
    /// A TCP or UDP port; only as a part of a compound.
    Port,
    /// An address of a page.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number with country code.
    Phone,
    /// A process name.
    Process,
    /// A file name without directory.
    FileName,
    /// A file or directory.
    FilePath,
    /// A digest of a file.
    FileHash(HashAlgorithm),
    /// An Android package or iOS bundle.
    AppId,
    /// A digest of an app signer's certificate.
    Certificate(HashAlgorithm),
    /// The organisation in an app signer's certificate.
    CertificateOrganisation,
    /// The common name in an app signer's certificate.
    CertificateName,
    /// A configuration profile's UUID or identifier.
    Profile,
    /// An Android system property.
    Property,
    /// Several facts in one record.
    Compound,
}

impl Kind {
    /// The stable name, as in JSON and in text keys (`indicator-kind-<name>` with `-` for `_`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Host => "host",
            Kind::Ipv4 => "ipv4",
            Kind::Ipv6 => "ipv6",
            Kind::Cidr => "cidr",
            Kind::Port => "port",
            Kind::Url => "url",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Process => "process",
            Kind::FileName => "file_name",
            Kind::FilePath => "file_path",
            Kind::FileHash(HashAlgorithm::Md5) => "md5",
            Kind::FileHash(HashAlgorithm::Sha1) => "sha1",
            Kind::FileHash(HashAlgorithm::Sha256) => "sha256",
            Kind::FileHash(HashAlgorithm::Sha512) => "sha512",
            Kind::AppId => "app_id",
            Kind::Certificate(HashAlgorithm::Md5) => "app_cert_md5",
            Kind::Certificate(HashAlgorithm::Sha1) => "app_cert_sha1",
            Kind::Certificate(HashAlgorithm::Sha256) => "app_cert_sha256",
            Kind::Certificate(HashAlgorithm::Sha512) => "app_cert_sha512",
            Kind::CertificateOrganisation => "app_cert_org",
            Kind::CertificateName => "app_cert_cn_re",
            Kind::Profile => "profile_id",
            Kind::Property => "android_property",
            Kind::Compound => "compound",
        }
    }

    /// The kind of this stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Every kind.
    pub const ALL: &[Kind] = &[
        Kind::Host,
        Kind::Ipv4,
        Kind::Ipv6,
        Kind::Cidr,
        Kind::Port,
        Kind::Url,
        Kind::Email,
        Kind::Phone,
        Kind::Process,
        Kind::FileName,
        Kind::FilePath,
        Kind::FileHash(HashAlgorithm::Md5),
        Kind::FileHash(HashAlgorithm::Sha1),
        Kind::FileHash(HashAlgorithm::Sha256),
        Kind::FileHash(HashAlgorithm::Sha512),
        Kind::AppId,
        Kind::Certificate(HashAlgorithm::Md5),
        Kind::Certificate(HashAlgorithm::Sha1),
        Kind::Certificate(HashAlgorithm::Sha256),
        Kind::Certificate(HashAlgorithm::Sha512),
        Kind::CertificateOrganisation,
        Kind::CertificateName,
        Kind::Profile,
        Kind::Property,
        Kind::Compound,
    ];

    /// Whether it names something outside the phone: then it holds for every platform.
    #[must_use]
    pub fn is_remote(self) -> bool {
        matches!(
            self,
            Kind::Host
                | Kind::Ipv4
                | Kind::Ipv6
                | Kind::Cidr
                | Kind::Port
                | Kind::Url
                | Kind::Email
                | Kind::Phone
        )
    }
}

/// What sort of tool an indicator stands for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Sold to states.
    Mercenary,
    /// Sold to private persons to watch others in secret.
    Stalkerware,
    /// Parental control, location sharing, remote support: watches openly.
    Watchware,
    /// Made for something else and misused to watch.
    DualUse,
    /// Anything else, or not stated.
    #[default]
    Other,
}

/// What a value does for the tool.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The seller's shop, portal or blog.
    Website,
    /// Where the app is downloaded.
    Distribution,
    /// Not stated.
    #[default]
    Unknown,
    /// A sample of the tool.
    Sample,
    /// Signs the tool.
    Signer,
    /// Delivers it: an exploit or phishing link.
    Delivery,
    /// The server that the tool talks to.
    C2,
}

/// The phones whose values an indicator may be compared with.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Android only.
    Android,
    /// Any phone.
    #[default]
    Any,
    /// iOS only.
    Ios,
}

impl Platform {
    /// From the first part of an artefact's id (`ios`, `android`); any other name is [`Self::Any`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "ios" => Platform::Ios,
            "android" => Platform::Android,
            _ => Platform::Any,
        }
    }

    /// Whether a value of a phone of platform `self` may be compared with an indicator for `other`.
    #[must_use]
    pub fn meets(self, other: Platform) -> bool {
        self == other || self == Platform::Any || other == Platform::Any
    }
}
