//! Brings a published value into the form in which it is compared, or refuses it (rules 3, 6, 7, 9, 12,
//! 16, 18, 19 and 22).

use std::net::IpAddr;

use crate::matcher::normal::{self, Host};

use super::{Kind, RefusedFor, Test, limits};

/// A value that can be compared.
pub(super) type Accepted = (Kind, Test);

fn equals(kind: Kind, value: impl Into<Box<str>>) -> Vec<Accepted> {
    vec![(kind, Test::Equals(value.into()))]
}

/// What a published value is compared as: usually one indicator, two for a host with a path.
pub(super) fn value(kind: Kind, text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RefusedFor::Empty);
    }
    if text.len() > limits::VALUE_BYTES {
        return Err(RefusedFor::TooLong);
    }
    match kind {
        Kind::Host => host(text),
        Kind::Ipv4 | Kind::Ipv6 | Kind::Cidr => address(text),
        Kind::Url => url(text),
        Kind::Email => Ok(equals(
            kind,
            normal::email(text).ok_or(RefusedFor::NotAnEmail)?,
        )),
        Kind::Phone => Ok(equals(
            kind,
            normal::phone(text).ok_or(RefusedFor::NotAPhone)?,
        )),
        Kind::Process => named(kind, normal::process(text)),
        Kind::FileName if text.contains('/') => path(text),
        Kind::FilePath => path(text),
        Kind::FileHash(algorithm) | Kind::Certificate(algorithm) => digest(kind, algorithm, text),
        Kind::AppId => named(kind, &normal::app_id(text)),
        Kind::Profile => Ok(equals(kind, normal::profile(text))),
        Kind::Property => Ok(equals(kind, normal::property(text))),
        Kind::Port => match text.parse::<u16>() {
            Ok(port) if port > 0 => Ok(equals(kind, port.to_string())),
            _ => Err(RefusedFor::NotAnAddress),
        },
        Kind::CertificateName => expression(kind, &format!("^(?:{text})$")),
        Kind::FileName | Kind::CertificateOrganisation => Ok(equals(kind, text)),
        Kind::Compound => Err(RefusedFor::OtherKind),
    }
}

fn named(kind: Kind, name: &str) -> Result<Vec<Accepted>, RefusedFor> {
    if name.is_empty() {
        return Err(RefusedFor::Empty);
    }
    Ok(equals(kind, name))
}

/// A host; with a path it names a page, and its host too unless strangers share that.
fn host(text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let refanged = normal::refang(text);
    if let Ok(address) = refanged.parse::<IpAddr>() {
        return ip(address);
    }
    if refanged.contains('/') {
        return host_and_page(&refanged);
    }
    match normal::host_value(&refanged).ok_or(RefusedFor::NotAHost)? {
        Host::Address(address) => ip(address),
        Host::Name(name) => host_name(&name),
    }
}

fn host_name(name: &str) -> Result<Vec<Accepted>, RefusedFor> {
    if normal::is_icann_suffix(name) {
        return Err(RefusedFor::PublicSuffix);
    }
    Ok(equals(Kind::Host, normal::without_www(name)))
}

fn host_and_page(text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let mut accepted = url(text)?;
    let is_page = accepted.iter().any(|(kind, _)| *kind == Kind::Url);
    let host = normal::host_of(text);
    if let Some(Host::Name(name)) = host
        && is_page
        && !text.contains("://")
        && !normal::is_shared(&name)
    {
        accepted.splice(0..0, host_name(&name)?);
    }
    Ok(accepted)
}

fn ip(address: IpAddr) -> Result<Vec<Accepted>, RefusedFor> {
    let address = address.to_canonical();
    if normal::is_local(address) {
        return Err(RefusedFor::PrivateAddress);
    }
    let kind = if address.is_ipv4() {
        Kind::Ipv4
    } else {
        Kind::Ipv6
    };
    Ok(equals(kind, address.to_string()))
}

fn address(text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let text = normal::refang(text);
    if !text.contains('/') {
        return ip(text.parse().map_err(|_| RefusedFor::NotAnAddress)?);
    }
    let network = normal::Network::parse(&text).ok_or(RefusedFor::NotAnAddress)?;
    if let Some(address) = network.single() {
        return ip(address);
    }
    if normal::is_local(network.first()) {
        return Err(RefusedFor::PrivateAddress);
    }
    if network.is_wide() {
        return Err(RefusedFor::WideNetwork);
    }
    Ok(equals(Kind::Cidr, network.to_string()))
}

/// A page; without path it names its host (rule 9).
fn url(text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let normal = normal::url(text).ok_or(RefusedFor::NotAUrl)?;
    if !normal::is_bare(&normal) {
        return Ok(equals(Kind::Url, normal));
    }
    match normal::host_of(&normal).ok_or(RefusedFor::NotAHost)? {
        Host::Name(name) => host_name(&name),
        Host::Address(address) => ip(address),
    }
}

fn path(text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let path = normal::path(text, super::Platform::Any);
    if path.is_empty() {
        return Err(RefusedFor::Empty);
    }
    Ok(equals(Kind::FilePath, &*path))
}

fn digest(
    kind: Kind,
    algorithm: model::HashAlgorithm,
    text: &str,
) -> Result<Vec<Accepted>, RefusedFor> {
    let digest = normal::digest(algorithm, text).ok_or(RefusedFor::NotAHash)?;
    if artefacts::is_shared_certificate(&digest) {
        return Err(RefusedFor::TestKey);
    }
    if normal::is_harmless_hash(&digest) {
        return Err(RefusedFor::HarmlessHash);
    }
    Ok(equals(kind, &*digest))
}

/// A LIKE: `%` is any run, `_` one character.
pub(super) fn like(kind: Kind, glob: &str) -> Result<Vec<Accepted>, RefusedFor> {
    if glob.chars().filter(|c| c.is_alphanumeric()).count() < limits::LIKE_LETTERS {
        return Err(RefusedFor::TooBroad);
    }
    let mut text = String::from("(?s)^");
    for c in glob.chars() {
        match c {
            '%' => text.push_str(".*"),
            '_' => text.push('.'),
            c => text.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    text.push('$');
    expression(kind, &text)
}

/// A regular expression over values in normal form.
pub(super) fn expression(kind: Kind, text: &str) -> Result<Vec<Accepted>, RefusedFor> {
    if text.chars().count() > limits::EXPRESSION_CHARS {
        return Err(RefusedFor::TooLong);
    }
    if matches!(kind, Kind::Port | Kind::Cidr | Kind::Compound) {
        return Err(RefusedFor::Unsupported);
    }
    let text = if is_lower_case(kind) {
        format!("(?i){text}")
    } else {
        text.to_owned()
    };
    let compiled = normal::compile(&text).ok_or(RefusedFor::BadExpression)?;
    if ORDINARY.iter().any(|ordinary| compiled.is_match(ordinary)) {
        return Err(RefusedFor::TooBroad);
    }
    Ok(vec![(kind, Test::Pattern(text.into()))])
}

/// Kinds whose normal form is lower case.
fn is_lower_case(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Process
            | Kind::FileName
            | Kind::FilePath
            | Kind::Url
            | Kind::CertificateName
            | Kind::CertificateOrganisation
    )
}

/// Ordinary values of several kinds: a pattern that matches one of them would match anybody's phone.
const ORDINARY: &[&str] = &[
    "",
    "apple.com",
    "www.google.com",
    "gateway.icloud.com",
    "e1.whatsapp.net",
    "https://www.wikipedia.org/wiki/Main_Page",
    "17.253.144.10",
    "2620:149:af0::10",
    "someone@gmail.com",
    "+33612345678",
    "SpringBoard",
    "com.apple.WebKit.Networking",
    "system_server",
    "com.apple.mobilesafari",
    "com.google.android.gms",
    "Info.plist",
    "IMG_0001.HEIC",
    "/private/var/mobile/Library/SMS/sms.db",
    "/data/app/com.google.android.gms/base.apk",
    "Android",
    "ro.build.version.release",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
];
