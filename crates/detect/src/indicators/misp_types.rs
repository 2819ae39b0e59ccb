//! What the types of MISP attributes stand for on a phone.
//!
//! Described in: <https://www.misp-project.org/datamodels/#types>.

use model::HashAlgorithm;

use super::{
    Kind, Part, Platform, RefusedFor, Role, Test,
    accept::{self, Accepted},
};

/// What an attribute stands for.
pub(super) struct Meaning {
    pub(super) accepted: Result<Vec<Accepted>, RefusedFor>,
    pub(super) role: Role,
    pub(super) platform: Option<Platform>,
}

/// Reads an attribute of `kind` that plays the part `relation` in `object`. `to_ids` is whether its
/// publisher gives it as a sign.
pub(super) fn read(object: &str, kind: &str, relation: &str, value: &str, to_ids: bool) -> Meaning {
    let of_app = object == "android-app";
    let (role, platform) = match (of_app, relation) {
        (true, "appid" | "sha256") => (Role::Sample, Some(Platform::Android)),
        (true, "certificate") => (Role::Signer, Some(Platform::Android)),
        _ if kind.contains("sha") || kind.contains("md5") => (Role::Sample, None),
        _ => (Role::Unknown, None),
    };
    // Published events mark the name of an app as no sign, since it is a text to them.
    let names_app = kind == "mobile-application-id" || of_app && relation == "appid";
    let accepted = if to_ids || names_app {
        accepted(of_app, kind, relation, value)
    } else {
        Err(RefusedFor::NotASign)
    };
    Meaning {
        accepted,
        role,
        platform,
    }
}

fn accepted(
    of_app: bool,
    kind: &str,
    relation: &str,
    value: &str,
) -> Result<Vec<Accepted>, RefusedFor> {
    if of_app && relation == "appid" {
        return accept::value(Kind::AppId, value);
    }
    let signer = of_app && relation == "certificate";
    let plain = kind.strip_prefix("x509-fingerprint-").unwrap_or(kind);
    match (plain, kind) {
        (_, "domain" | "hostname") => accept::value(Kind::Host, value),
        // The address is what the name stood for once; strangers may share it.
        (_, "domain|ip") => accept::value(Kind::Host, before(value)),
        (_, "ip-dst" | "ip-src") => accept::value(Kind::Cidr, value),
        (_, "ip-dst|port" | "ip-src|port" | "hostname|port") => with_port(value),
        (_, "url" | "uri") => accept::value(Kind::Url, value),
        // Not `email-dst`: that is the person it was sent to.
        (_, "email" | "email-src" | "email-reply-to") => accept::value(Kind::Email, value),
        (_, "phone-number") => accept::value(Kind::Phone, value),
        (_, "mobile-application-id") => accept::value(Kind::AppId, value),
        (_, "filename") => accept::value(Kind::FileName, value),
        (digest, _) => match algorithm(digest) {
            Some(algorithm) if signer => accept::value(Kind::Certificate(algorithm), value),
            // The certificate of a server.
            Some(_) if plain != kind => Err(RefusedFor::OtherKind),
            // Beside a digest a file name adds nothing: the same bytes are the same file.
            Some(algorithm) => accept::value(Kind::FileHash(algorithm), after(value)),
            None => Err(RefusedFor::OtherKind),
        },
    }
}

/// `sha256`, `filename|sha256`.
fn algorithm(kind: &str) -> Option<HashAlgorithm> {
    match kind.strip_prefix("filename|").unwrap_or(kind) {
        "md5" => Some(HashAlgorithm::Md5),
        "sha1" => Some(HashAlgorithm::Sha1),
        "sha256" => Some(HashAlgorithm::Sha256),
        "sha512" => Some(HashAlgorithm::Sha512),
        _ => None,
    }
}

fn before(value: &str) -> &str {
    value.split_once('|').map_or(value, |(first, _)| first)
}

fn after(value: &str) -> &str {
    value.rsplit_once('|').map_or(value, |(_, last)| last)
}

/// A host and a port: one record must hold both.
fn with_port(value: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let (host, port) = value
        .rsplit_once(['|', ':'])
        .ok_or(RefusedFor::Incomplete)?;
    let parts = [
        accept::value(Kind::Host, host)?,
        accept::value(Kind::Port, port)?,
    ];
    let parts: Vec<Part> = parts
        .into_iter()
        .flatten()
        .map(|(kind, test)| Part { kind, test })
        .collect();
    Ok(vec![(Kind::Compound, Test::All(parts.into()))])
}
