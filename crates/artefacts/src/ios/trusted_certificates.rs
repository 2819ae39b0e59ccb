//! Reads certificates that were added to those the phone trusts by itself: `TrustStore.sqlite3`.
//!
//! Two generations: rows named by SHA-1, and by SHA-256. Described in:
//! <https://github.com/apple-oss-distributions/Security/blob/main/trust/trustd/SecTrustStoreServer.c>,
//! <https://developer.apple.com/documentation/security/1400261-sectrustsettingscopytrustsetting>.

use formats::{
    certificate::{self, Certificate},
    plist::{self, Value},
    sqlite::{Column, Row, Select},
};
use model::{Bearing, Fault, HashAlgorithm, Instant, Record, Trace, Untrusted, Value as Named};

use crate::{About, Artefact, Out, PhoneFile, digests, links::Links};

/// Trusted certificates.
#[derive(Debug)]
pub struct TrustedCertificates;

/// One certificate that somebody added.
#[derive(Debug, serde::Serialize)]
pub struct TrustedCertificate<'a> {
    /// SHA-256 of the certificate.
    pub certificate_sha256: Option<Untrusted<'a>>,
    /// SHA-1 of the certificate.
    pub certificate_sha1: Option<Untrusted<'a>>,
    /// The common name in it.
    pub certificate_name: Option<Untrusted<'a>>,
    /// The organisation in it.
    pub certificate_organisation: Option<Untrusted<'a>>,
    /// The common name of its issuer.
    pub issuer: Option<Untrusted<'a>>,
    /// From when on it says to be valid.
    pub valid_from: Option<Instant>,
    /// Until when it says to be valid.
    pub valid_until: Option<Instant>,
    /// Whether the phone trusts it (`root`, `trusted`, `denied`, `unspecified`), or a number not known.
    pub trust: Option<Untrusted<'a>>,
    /// Links and hosts in its names.
    pub links: Links<'static>,
}

impl Record for TrustedCertificate<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let digests = [
            (HashAlgorithm::Sha256, &self.certificate_sha256),
            (HashAlgorithm::Sha1, &self.certificate_sha1),
        ];
        for (algorithm, digest) in digests {
            if let Some(digest) = digest {
                each(Named::Certificate(algorithm, digest.raw()).with(Bearing::Installed));
                // Published signs name a certificate of a server or an authority as a file.
                each(Named::FileHash(algorithm, digest.raw()).with(Bearing::Installed));
            }
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for TrustedCertificates {
    type Record<'a> = TrustedCertificate<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/Keychains/TrustStore.sqlite3",
            "/private/var/protected/trustd/**/TrustStore.sqlite3",
        ],
        fields: &[
            ("certificate_sha256", "SHA-256 of the certificate"),
            ("certificate_sha1", "SHA-1 of the certificate"),
            ("certificate_name", "common name in it"),
            ("certificate_organisation", "organisation in it"),
            ("issuer", "common name of its issuer"),
            ("valid_from", "from when on it says to be valid"),
            ("valid_until", "until when it says to be valid"),
            (
                "trust",
                "whether the phone trusts it: root, trusted, denied, unspecified; or a number not known",
            ),
            ("links", "links and hosts in its names"),
        ],
        described_in: &[
            "https://github.com/apple-oss-distributions/Security/blob/main/trust/trustd/SecTrustStoreServer.c",
            "https://developer.apple.com/documentation/security/1400261-sectrustsettingscopytrustsetting",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let mut select = Select::from("tsettings");
        select.also_known(&["uuid"]);
        let columns = Columns {
            sha1: select.column("sha1"),
            sha256: select.column("sha256"),
            subject: select.column("subj"),
            trust: select.column("tset"),
            data: select.column("data"),
        };
        out.rows(&database, &select, |out, row| added(row, &columns, out));
        Ok(())
    }
}

struct Columns {
    sha1: Column,
    sha256: Column,
    subject: Column,
    trust: Column,
    data: Column,
}

fn added(row: &Row<'_>, columns: &Columns, out: &mut Out<'_, TrustedCertificates>) {
    let data = row.blob(columns.data).filter(|data| !data.is_empty());
    let parsed = data.map(certificate::parse).transpose();
    let parsed = parsed.unwrap_or_else(|fault| {
        out.fault(fault);
        None
    });
    // The digest of what stands there outweighs what the row is called by.
    let named = |column| {
        let digest = row.blob(column).filter(|digest| !digest.is_empty())?;
        Some(digests::hexadecimal(digest))
    };
    let owned = |text: String| Untrusted::from(text);
    let certificate = parsed.unwrap_or_else(|| Certificate {
        subject: certificate::name(row.blob(columns.subject).unwrap_or_default()),
        ..Certificate::default()
    });
    let subject = certificate.subject;
    let mut links = Links::default();
    for text in [&subject.common_name, &subject.organisation]
        .into_iter()
        .flatten()
    {
        links.in_passing_text(text);
    }
    let record = TrustedCertificate {
        certificate_sha256: data
            .map(digests::sha256)
            .or_else(|| named(columns.sha256))
            .map(owned),
        certificate_sha1: data
            .map(digests::sha1)
            .or_else(|| named(columns.sha1))
            .map(owned),
        certificate_name: subject.common_name.map(owned),
        certificate_organisation: subject.organisation.map(owned),
        issuer: certificate.issuer.common_name.map(owned),
        valid_from: certificate.valid_from,
        valid_until: certificate.valid_until,
        trust: trust(row, columns),
        links,
    };
    out.record(row.place(), &record);
}

/// Trust settings are an array of conditions; without any, the certificate is trusted as a root.
fn trust(row: &Row<'_>, columns: &Columns) -> Option<Untrusted<'static>> {
    let bytes = match (row.blob(columns.trust), row.text(columns.trust)) {
        (Some(bytes), _) => bytes.to_vec(),
        (None, Some(text)) => text.as_bytes().to_vec(),
        (None, None) => return None,
    };
    let settings = plist::parse(&bytes).ok()?;
    let conditions = match &settings {
        Value::Array(conditions) => conditions.as_slice(),
        other => std::slice::from_ref(other),
    };
    let results = conditions.iter().map(|one| {
        one.get("kSecTrustSettingsResult")
            .and_then(Value::as_integer)
    });
    // One condition that trusts is enough to be trusted.
    let result = results.map(|result| result.unwrap_or(1)).min().unwrap_or(1);
    Some(match result {
        1 => "root".into(),
        2 => "trusted".into(),
        3 => "denied".into(),
        4 => "unspecified".into(),
        other => Untrusted::from(other.to_string()),
    })
}
