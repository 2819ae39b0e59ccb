//! The slow matcher: every indicator for every value, straight from the rules of `docs/matching.md`.

use std::{collections::BTreeSet, net::IpAddr};

use detect::indicators::Platform;
use model::{HashAlgorithm, Value};
use psl::Psl;

/// Kind, published value.
pub(crate) type Published = (&'static str, String);
/// Kind, published value, rule, reason why lowered.
pub(crate) type Told = BTreeSet<(String, String, u8, String)>;

pub(crate) fn told(
    kind: &str,
    value: &str,
    rule: u8,
    why: &str,
) -> Option<(String, String, u8, String)> {
    Some((kind.into(), value.into(), rule, why.into()))
}

fn shared(host: &str) -> bool {
    let listed = include_str!("../../data/shared_hosting.txt")
        .lines()
        .any(|line| line == host);
    let suffix = psl::List.suffix(host.as_bytes());
    let is_suffix = suffix.is_some_and(|s| s.typ().is_some() && s.as_bytes() == host.as_bytes());
    !host.contains('.') || listed || is_suffix
}

/// Rules 1 to 4: a name in ASCII or the text of an address.
fn naive_host(text: &str, is_page: bool) -> Option<String> {
    let text = text
        .trim()
        .replace("[.]", ".")
        .replace("(dot)", ".")
        .replace("hxxp", "http");
    if let (false, Ok(ip)) = (is_page, text.parse::<IpAddr>()) {
        return Some(ip.to_canonical().to_string());
    }
    let has_scheme = text
        .split_once("://")
        .is_some_and(|(s, _)| s.chars().all(|c| c.is_ascii_alphanumeric()));
    let name_end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let dotted = text[..name_end].contains('.') || text.starts_with('[');
    if is_page && !has_scheme && (!dotted || text[..name_end].contains(['@', ' '])) {
        return None;
    }
    let url = if has_scheme {
        text
    } else {
        format!("http://{text}")
    };
    let url = url::Url::parse(&url).ok()?;
    match url::Host::parse(url.host_str()?).ok()? {
        url::Host::Domain(name) => {
            let name = name.strip_suffix('.').unwrap_or(&name).to_owned();
            let bad = name.len() > 253 || name.split('.').any(str::is_empty);
            (!bad).then_some(name)
        }
        url::Host::Ipv4(ip) => Some(ip.to_string()),
        url::Host::Ipv6(ip) => Some(IpAddr::V6(ip).to_canonical().to_string()),
    }
}

fn host_against(
    (kind, value): &Published,
    host: &str,
    why: &str,
) -> Option<(String, String, u8, String)> {
    let address: Option<IpAddr> = host.parse().ok();
    match (*kind, address) {
        ("domain-name:value", None) => {
            let plain = match value.strip_prefix("www.") {
                Some(rest) if psl::domain_str(rest).is_some() && !shared(rest) => rest,
                _ => value,
            };
            if shared(plain) {
                let why = if why.is_empty() { "shared-host" } else { why };
                return (host == plain).then(|| told(kind, value, 7, why))?;
            }
            let below = host.ends_with(&format!(".{plain}"));
            (host == plain || below).then(|| told(kind, value, 5, why))?
        }
        ("ipv4-addr:value" | "ipv6-addr:value", Some(address)) => {
            let inside = match value.split_once('/') {
                None => value.parse::<IpAddr>().ok()?.to_canonical() == address,
                Some((first, bits)) => {
                    let bits: u32 = bits.parse().ok()?;
                    match (first.parse::<IpAddr>().ok()?, address) {
                        (IpAddr::V4(a), IpAddr::V4(b)) => {
                            (a.to_bits() ^ b.to_bits()).leading_zeros() >= bits
                        }
                        (IpAddr::V6(a), IpAddr::V6(b)) => {
                            (a.to_bits() ^ b.to_bits()).leading_zeros() >= bits
                        }
                        _ => false,
                    }
                }
            };
            inside.then(|| told(kind, value, 12, why))?
        }
        _ => None,
    }
}

fn decoded(text: &str) -> String {
    text.replace("%3A", ":").replace("%2F", "/")
}

fn naive_path(text: &str, ios: bool) -> String {
    let parts: Vec<&str> = text
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let path = parts.join("/");
    match (text.starts_with('/'), parts.first().copied()) {
        (false, _) => path,
        (true, Some("var")) if ios => format!("/private/{path}"),
        (true, Some("tmp")) if ios => format!("/private/var/{path}"),
        _ => format!("/{path}"),
    }
}

pub(crate) fn against(published: &Published, platform: Platform, value: Value<'_>) -> Told {
    let (kind, wanted) = published;
    let one = |yes: bool, rule, why: &str| {
        if yes {
            told(kind, wanted, rule, why).into_iter().collect()
        } else {
            Told::new()
        }
    };
    let same_case = |text: &str| wanted.to_lowercase() == text.to_lowercase();
    match (value, *kind) {
        (Value::Host(text), _) => naive_host(text, false)
            .and_then(|host| host_against(published, &host, ""))
            .into_iter()
            .collect(),
        (Value::Url(text), _) => {
            let mut all: Told = naive_host(text, true)
                .and_then(|host| host_against(published, &host, ""))
                .into_iter()
                .collect();
            if let Some((_, query)) = text.split_once('?') {
                for parameter in query.split('&') {
                    let nested = decoded(parameter.split_once('=').map_or(parameter, |(_, v)| v));
                    let host = naive_host(&nested, true);
                    all.extend(host.and_then(|host| host_against(published, &host, "nested")));
                }
            }
            all
        }
        (Value::Process(text), "process:name") => {
            one(text.rsplit('/').next() == Some(wanted), 13, "")
        }
        (Value::PathComponent(text), "process:name") => one(text == wanted, 17, ""),
        (Value::ProcessCut(text), "process:name") => {
            let cut = (text.len() == 15 || text.len() == 16) && wanted.starts_with(text);
            one(
                text == wanted || cut,
                13,
                if text == wanted { "" } else { "cut-name" },
            )
        }
        (Value::FilePath(text), "file:path") => {
            let (path, wanted) = (
                naive_path(text, platform != Platform::Android),
                naive_path(wanted, true),
            );
            let hit = if wanted.starts_with('/') {
                path == wanted || path.starts_with(&format!("{wanted}/"))
            } else {
                path == wanted || path.ends_with(&format!("/{wanted}"))
            };
            one(hit && meets(platform, published), 16, "")
        }
        (Value::FilePath(text), "file:name") => {
            let path = naive_path(text, platform != Platform::Android);
            let name = path.rsplit('/').next().unwrap_or_default();
            let folds = platform != Platform::Ios && path.starts_with("/sdcard/");
            one(
                name == wanted || folds && same_case(name),
                15,
                if name == wanted { "" } else { "folded-name" },
            )
        }
        (Value::FileName(text), "file:name") => one(text == wanted, 15, ""),
        (Value::AppId(text), "app:id") => {
            one(same_case(text.split([':', '/']).next().unwrap()), 20, "")
        }
        (Value::FileHash(HashAlgorithm::Md5, text), "file:hashes.MD5") => {
            one(same_case(text), 18, "")
        }
        (Value::Certificate(HashAlgorithm::Md5, text), "app:cert.md5") => {
            one(same_case(text) && meets(platform, published), 22, "")
        }
        (Value::SignerOrganisation(text), "app:cert.organisation") => one(
            text.trim() == wanted.as_str() && meets(platform, published),
            22,
            "",
        ),
        (Value::Email(text), "email-addr:value") => {
            one(same_case(text.trim_start_matches("mailto:")), 24, "")
        }
        (Value::Profile(text), "configuration-profile:id") => {
            one(same_case(text) && meets(platform, published), 24, "")
        }
        (Value::Property(text), "android-property:name") => {
            one(same_case(text) && meets(platform, published), 24, "")
        }
        _ => Told::new(),
    }
}

/// The platform that the kind or path of an indicator states.
fn meets(platform: Platform, (kind, value): &Published) -> bool {
    let value = naive_path(value, true);
    let of = match *kind {
        "app:cert.md5" | "app:cert.organisation" | "android-property:name" => Platform::Android,
        "configuration-profile:id" => Platform::Ios,
        "file:path" if value.starts_with("/private/") || value.starts_with("Library/") => {
            Platform::Ios
        }
        "file:path" if value.starts_with("/data/") || value.starts_with("/sdcard") => {
            Platform::Android
        }
        _ => Platform::Any,
    };
    platform == of || platform == Platform::Any || of == Platform::Any
}
