//! Values in records that an indicator can name.

use serde::{Deserialize, Serialize};

/// A value that an artefact states: what it is, and what the record says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace<'a> {
    /// The value as found.
    pub value: Value<'a>,
    /// What the record says about the value.
    pub bearing: Bearing,
}

/// A value as found, by kind. Nothing is normalised: that is the matcher's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// An address of a page, with or without scheme.
    Url(&'a str),
    /// A host name or an IP address, possibly with a port.
    Host(&'a str),
    /// An e-mail address, possibly with `mailto:` or a display name.
    Email(&'a str),
    /// A telephone number.
    Phone(&'a str),
    /// A process name, or a path whose last component is one.
    Process(&'a str),
    /// A process name from a record that keeps only its first 15 or 16 bytes.
    ProcessCut(&'a str),
    /// One directory or file name of a path, which may be that of a process.
    PathComponent(&'a str),
    /// A file name without its directory.
    FileName(&'a str),
    /// A path on the phone, absolute where the source allows.
    FilePath(&'a str),
    /// A digest of a file, in hexadecimal.
    FileHash(HashAlgorithm, &'a str),
    /// An app's identifier: iOS bundle or Android package, possibly with `:process` or `/component`.
    AppId(&'a str),
    /// A digest of an app signer's certificate, in hexadecimal.
    Certificate(HashAlgorithm, &'a str),
    /// The organisation in an app signer's certificate.
    SignerOrganisation(&'a str),
    /// The common name in an app signer's certificate.
    SignerName(&'a str),
    /// A configuration profile's UUID or identifier.
    Profile(&'a str),
    /// A system property's name.
    Property(&'a str),
}

/// A digest algorithm that indicators use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HashAlgorithm {
    /// MD5, 32 hexadecimal digits.
    Md5,
    /// SHA-1, 40 hexadecimal digits.
    Sha1,
    /// SHA-256, 64 hexadecimal digits.
    Sha256,
    /// SHA-512, 128 hexadecimal digits.
    Sha512,
}

/// The kind of a [`Value`], without the value: for counting and for coverage of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the variant of `Value` of the same name"
)]
pub enum TraceKind {
    Url,
    Host,
    Email,
    Phone,
    Process,
    ProcessCut,
    PathComponent,
    FileName,
    FilePath,
    FileHash,
    AppId,
    Certificate,
    SignerOrganisation,
    SignerName,
    Profile,
    Property,
}

/// What a record says about a value: it decides how far a match reaches (see `Stage`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearing {
    /// Somebody sent it to the phone: anybody can.
    Received,
    /// The phone's owner sent it.
    Sent,
    /// It was opened on the phone, in a browser or an app.
    Opened,
    /// An app or process of the phone exchanged data with it, or ran it as a service.
    Contacted,
    /// It is installed or configured on the phone.
    Installed,
    /// It ran on the phone.
    Ran,
    /// It lies on the phone as a file.
    Stored,
    /// It is a file that was handed in by itself, and need not be on a phone.
    HandedIn,
    /// It occurs inside another value (a parameter of an address), or only as a name.
    Mentioned,
}

impl<'a> Value<'a> {
    /// The kind without the value.
    #[must_use]
    #[inline]
    pub fn kind(&self) -> TraceKind {
        match self {
            Value::Url(_) => TraceKind::Url,
            Value::Host(_) => TraceKind::Host,
            Value::Email(_) => TraceKind::Email,
            Value::Phone(_) => TraceKind::Phone,
            Value::Process(_) => TraceKind::Process,
            Value::ProcessCut(_) => TraceKind::ProcessCut,
            Value::PathComponent(_) => TraceKind::PathComponent,
            Value::FileName(_) => TraceKind::FileName,
            Value::FilePath(_) => TraceKind::FilePath,
            Value::FileHash(..) => TraceKind::FileHash,
            Value::AppId(_) => TraceKind::AppId,
            Value::Certificate(..) => TraceKind::Certificate,
            Value::SignerOrganisation(_) => TraceKind::SignerOrganisation,
            Value::SignerName(_) => TraceKind::SignerName,
            Value::Profile(_) => TraceKind::Profile,
            Value::Property(_) => TraceKind::Property,
        }
    }

    /// The value as found.
    #[must_use]
    #[inline]
    pub fn text(&self) -> &'a str {
        match self {
            Value::Url(text)
            | Value::Host(text)
            | Value::Email(text)
            | Value::Phone(text)
            | Value::Process(text)
            | Value::ProcessCut(text)
            | Value::PathComponent(text)
            | Value::FileName(text)
            | Value::FilePath(text)
            | Value::FileHash(_, text)
            | Value::AppId(text)
            | Value::Certificate(_, text)
            | Value::SignerOrganisation(text)
            | Value::SignerName(text)
            | Value::Profile(text)
            | Value::Property(text) => text,
        }
    }

    /// Joins the value with what the record says of it.
    #[must_use]
    #[inline]
    pub fn with(self, bearing: Bearing) -> Trace<'a> {
        Trace {
            value: self,
            bearing,
        }
    }
}
