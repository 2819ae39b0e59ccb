//! From a STIX pattern to indicators: an OR gives several, an AND gives one compound, and what cannot be
//! compared is refused instead of widened.

use std::borrow::Cow;

use model::HashAlgorithm;

use super::{
    Kind, Part, RefusedFor, Test,
    accept::{self, Accepted},
    limits,
    stix_pattern::{self, Comparison, Node, Operator},
};

/// What one alternative of a pattern gives: the value as published and its indicators, or why not and
/// which part.
pub(super) type Alternative<'p> = Result<(Cow<'p, str>, Vec<Accepted>), (RefusedFor, Cow<'p, str>)>;

/// The alternatives of a pattern.
pub(super) fn reduce(pattern: &str) -> Vec<Alternative<'_>> {
    if pattern.len() > limits::PATTERN_BYTES {
        return vec![Err((RefusedFor::TooLong, pattern.into()))];
    }
    match stix_pattern::plain(pattern) {
        Some((path, value)) => vec![compared(path.into(), Operator::Equals, value.into())],
        None => reduce_any(pattern),
    }
}

fn reduce_any(pattern: &str) -> Vec<Alternative<'_>> {
    let node = match stix_pattern::parse(pattern) {
        Ok(node) => node,
        Err(error) => {
            let place = format!("{}: {pattern}", error.0);
            return vec![Err((RefusedFor::Syntax, place.into()))];
        }
    };
    match alternatives(&node) {
        Some(alternatives) => alternatives.into_iter().map(accepted).collect(),
        None => vec![Err((RefusedFor::TooMany, pattern.into()))],
    }
}

/// One value compared, or a word that is not supported.
#[derive(Clone, Debug)]
enum Atom {
    Compare {
        path: String,
        operator: Operator,
        value: String,
    },
    Unsupported(String),
}

/// The tree as an OR of ANDs; `None` beyond the limits.
fn alternatives(node: &Node) -> Option<Vec<Vec<Atom>>> {
    match node {
        Node::Unsupported(word) => Some(vec![vec![Atom::Unsupported(word.clone())]]),
        Node::Compare(comparison) => {
            let all: Vec<_> = comparison
                .values
                .iter()
                .map(|value| vec![atom(comparison, value)])
                .collect();
            (all.len() <= limits::ALTERNATIVES).then_some(all)
        }
        Node::Or(nodes) => {
            let mut all = Vec::new();
            for node in nodes {
                all.extend(alternatives(node)?);
                if all.len() > limits::ALTERNATIVES {
                    return None;
                }
            }
            Some(all)
        }
        Node::And(nodes) => nodes.iter().try_fold(vec![Vec::new()], |all, node| {
            product(&all, &alternatives(node)?)
        }),
    }
}

fn atom(comparison: &Comparison, value: &str) -> Atom {
    Atom::Compare {
        path: comparison.path.clone(),
        operator: comparison.operator,
        value: value.to_owned(),
    }
}

fn product(left: &[Vec<Atom>], right: &[Vec<Atom>]) -> Option<Vec<Vec<Atom>>> {
    if left.len().saturating_mul(right.len()) > limits::ALTERNATIVES {
        return None;
    }
    let mut all = Vec::new();
    for left in left {
        for right in right {
            let joined: Vec<Atom> = left.iter().chain(right).cloned().collect();
            if joined.len() > limits::PARTS {
                return None;
            }
            all.push(joined);
        }
    }
    Some(all)
}

fn accepted(atoms: Vec<Atom>) -> Alternative<'static> {
    let mut facts = Vec::new();
    for atom in atoms {
        let fact = accepted_atom(atom)?;
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    if let [_] = facts.as_slice() {
        return Ok(facts.remove(0));
    }
    let values: Vec<&str> = facts.iter().map(|(value, _)| &**value).collect();
    let value = values.join(" + ").into();
    // Of a host and its page the page says more.
    let parts = facts
        .into_iter()
        .filter_map(|(_, fact)| fact.into_iter().last());
    let parts: Vec<Part> = parts.map(|(kind, test)| Part { kind, test }).collect();
    Ok((value, vec![(Kind::Compound, Test::All(parts.into()))]))
}

fn accepted_atom(atom: Atom) -> Alternative<'static> {
    match atom {
        Atom::Unsupported(word) => Err((RefusedFor::Unsupported, word.into())),
        Atom::Compare {
            path,
            operator,
            value,
        } => compared(path.into(), operator, value.into()),
    }
}

fn compared<'p>(path: Cow<'p, str>, operator: Operator, value: Cow<'p, str>) -> Alternative<'p> {
    let Some(kind) = kind_of(&path) else {
        return Err((RefusedFor::OtherKind, path));
    };
    let accepted = match operator {
        Operator::Like if value.contains(['%', '_']) => accept::like(kind, &value),
        Operator::Equals | Operator::Like => accept::value(kind, &value),
        Operator::Matches => accept::expression(kind, &value),
        Operator::IsSubset if matches!(kind, Kind::Ipv4 | Kind::Ipv6) => {
            accept::value(Kind::Cidr, &value)
        }
        Operator::IsSubset => Err(RefusedFor::Unsupported),
    };
    match accepted {
        Ok(accepted) => Ok((value, accepted)),
        Err(reason) => Err((reason, value)),
    }
}

/// What an object path names; types with a vendor's prefix (`x-…-app:id`) are read as those without.
fn kind_of(path: &str) -> Option<Kind> {
    let (object, property) = path.split_once(':')?;
    let object = match object.strip_prefix("x-") {
        Some(vendor) => VENDOR_TYPES
            .iter()
            .find(|known| vendor == **known || vendor.ends_with(&format!("-{known}")))
            .copied()
            .unwrap_or(vendor),
        None => object,
    };
    match (object, property) {
        ("domain-name", "value") | ("network-traffic", "dst_ref.value") => Some(Kind::Host),
        ("ipv4-addr", "value") => Some(Kind::Ipv4),
        ("ipv6-addr", "value") => Some(Kind::Ipv6),
        ("network-traffic", "dst_port") => Some(Kind::Port),
        ("url", "value") => Some(Kind::Url),
        ("email-addr", "value") | ("email-message", "from_ref.value" | "sender_ref.value") => {
            Some(Kind::Email)
        }
        ("phone-number" | "telephone-number", "value") => Some(Kind::Phone),
        ("process", "name" | "command_line" | "image_ref.name" | "binary_ref.name") => {
            Some(Kind::Process)
        }
        ("file", "name") => Some(Kind::FileName),
        ("file", "path" | "parent_directory_ref.path") | ("directory", "path") => {
            Some(Kind::FilePath)
        }
        ("app", "id") => Some(Kind::AppId),
        ("configuration-profile", "id") => Some(Kind::Profile),
        ("android-property", "name") => Some(Kind::Property),
        ("file", hash) => algorithm(hash.strip_prefix("hashes.")?).map(Kind::FileHash),
        ("app", hash) => algorithm(hash.strip_prefix("cert.")?).map(Kind::Certificate),
        _ => None,
    }
}

/// Types outside the standard that sets of indicators for phones use.
const VENDOR_TYPES: &[&str] = &[
    "app",
    "configuration-profile",
    "android-property",
    "phone-number",
];

fn algorithm(name: &str) -> Option<HashAlgorithm> {
    match name.replace(['-', '_'], "").as_str() {
        "md5" => Some(HashAlgorithm::Md5),
        "sha1" => Some(HashAlgorithm::Sha1),
        "sha256" => Some(HashAlgorithm::Sha256),
        "sha512" => Some(HashAlgorithm::Sha512),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
