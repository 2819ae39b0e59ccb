//! Rules 2, 9, 10 and 11: the parts of an address of a page, whole addresses that an indicator names,
//! and addresses inside the parameters of another.
//!
//! Described in: <https://url.spec.whatwg.org/>.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};
use url::Url;

use super::{
    groups::{GroupId, Lowered, Sink},
    host::{Host, Plain, full, plain, refang},
    path::any_pair,
};

/// Most parameters of one address that are searched for further addresses.
const PARAMETERS: usize = 64;
/// How often a parameter may be encoded.
const ENCODINGS: usize = 2;

/// The host of an address of a page, with or without scheme (rules 1 to 4).
pub(crate) fn host_of(text: &str) -> Option<Host<'_>> {
    match fast_host(text) {
        Fast::Host(name) => Some(Host::Name(name)),
        Fast::Refused => None,
        Fast::Odd => slow_host(text),
    }
}

/// What the fast path says of an address.
enum Fast<'a> {
    Host(Cow<'a, str>),
    Refused,
    Odd,
}

/// Reads an ordinary name behind `http://`, `https://` or nothing, with anything after it.
fn fast_host(text: &str) -> Fast<'_> {
    let scheme = after_scheme(text);
    let rest = scheme.unwrap_or(text);
    let end = rest
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')))
        .unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    // Without a scheme, a colon may end one (`mailto:`), and a lone word is no address.
    let unsure = scheme.is_none() && (behind.starts_with(':') || !name.contains('.'));
    if unsure || !ends_authority(behind) {
        return Fast::Odd;
    }
    match plain(name) {
        Plain::Name(name) => Fast::Host(name),
        // No host at all: `https:///x` is read leniently by the full rules.
        Plain::Refused if name.is_empty() => Fast::Odd,
        Plain::Refused => Fast::Refused,
        Plain::Odd => Fast::Odd,
    }
}

fn after_scheme(text: &str) -> Option<&str> {
    for scheme in ["https://", "http://"] {
        if let Some((start, rest)) = text.split_at_checked(scheme.len())
            && start.eq_ignore_ascii_case(scheme)
        {
            return Some(rest);
        }
    }
    None
}

/// Whether nothing that belongs to the host follows: the end, a path, or a port and then that.
fn ends_authority(behind: &str) -> bool {
    let behind = match behind.strip_prefix(':') {
        Some(port) => {
            let rest = port.trim_start_matches(|c: char| c.is_ascii_digit());
            // Up to four digits are always a port; longer ones need the full rules.
            if port.len().saturating_sub(rest.len()) > 4 {
                return false;
            }
            rest
        }
        None => behind,
    };
    behind.is_empty() || behind.starts_with(['/', '?', '#'])
}

fn slow_host(text: &str) -> Option<Host<'static>> {
    let text = text.trim();
    if is_host_like(text) || has_scheme(&refang(text)) {
        return host_of_url(text);
    }
    // `http:name` and the like, as browsers read them.
    host_of_parsed(&Url::parse(text).ok().filter(is_page)?)
}

/// Whether a text without scheme may be an address: a dotted name first, and nothing that a name
/// cannot hold (rule 1).
fn is_host_like(text: &str) -> bool {
    let text = refang(text);
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let Some(start) = text.get(..end) else {
        return false;
    };
    let dotted = start.contains('.') || start.starts_with('[');
    let clean = start
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']' | '%'));
    dotted && clean
}

/// Whether a text starts with `scheme://`.
fn has_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

fn is_page(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https" | "ftp" | "ws" | "wss")
}

/// The host by the full rules; a text without scheme is read as an address of a page.
pub(super) fn host_of_url(text: &str) -> Option<Host<'static>> {
    host_of_parsed(&parse(text)?)
}

fn parse(text: &str) -> Option<Url> {
    let text = refang(text.trim());
    if has_scheme(&text) {
        Url::parse(&text).ok()
    } else {
        Url::parse(&format!("http://{text}")).ok()
    }
}

fn host_of_parsed(url: &Url) -> Option<Host<'static>> {
    full(url.host_str().filter(|host| !host.is_empty())?)
}

/// The port of a host value or address: the one written, else that of the scheme written.
pub(super) fn port_of(text: &str) -> Option<u16> {
    let url = parse(text)?;
    if has_scheme(text.trim()) {
        url.port_or_known_default()
    } else {
        url.port()
            .or_else(|| text.trim().ends_with(":80").then_some(80))
    }
}

/// The form in which addresses are compared (rule 9): scheme and host in lower case, no default port,
/// no user, no fragment, at least the path `/`.
pub(crate) fn normal(text: &str) -> Option<String> {
    normal_of(&parse(text)?)
}

fn normal_of(url: &Url) -> Option<String> {
    let host = match host_of_parsed(url)? {
        Host::Name(name) => name.into_owned(),
        Host::Address(std::net::IpAddr::V6(address)) => format!("[{address}]"),
        Host::Address(address) => address.to_string(),
    };
    let port = url
        .port()
        .map_or_else(String::new, |port| format!(":{port}"));
    let path = if url.path().is_empty() {
        "/"
    } else {
        url.path()
    };
    let query = url
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    Some(format!("{}://{host}{port}{path}{query}", url.scheme()))
}

/// The part before the fragment of an address that is in normal form already, or nearly: a plain host in lower
/// case (`host`, as [`host_of`] gives it for the text), then a path of which nothing would be changed.
/// `None` where only the full rules can tell.
pub(super) fn already_normal<'t>(text: &'t str, host: &Host<'_>) -> Option<Cow<'t, str>> {
    // Only the fast path borrows, and only what is in normal form.
    let Host::Name(Cow::Borrowed(name)) = host else {
        return None;
    };
    let behind = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?
        .strip_prefix(&**name)?;
    if behind.is_empty() {
        return Some(Cow::Owned([text, "/"].concat()));
    }
    if !behind.starts_with('/') {
        return None;
    }
    let behind_end = memchr::memchr(b'#', behind.as_bytes()).unwrap_or(behind.len());
    let kept = behind.get(..behind_end)?;
    // `.` and `..` are resolved, encoded or not.
    let may_be_odd = any_pair(kept.as_bytes(), |first, second| {
        matches!((first, second), (b'/', b'.' | b'%') | (b'.', b'%'))
    });
    let odd = may_be_odd && ["/.", "/%2", ".%"].iter().any(|odd| kept.contains(odd));
    // What follows the mark of a fragment is dropped, unless it holds what is taken out everywhere.
    let tail_is_plain = behind
        .bytes()
        .skip(behind_end)
        .all(|byte| byte.is_ascii_graphic());
    if odd || !kept.bytes().all(stays) || !tail_is_plain {
        return None;
    }
    let fragment = behind.len().saturating_sub(behind_end);
    text.get(..text.len().saturating_sub(fragment))
        .map(Cow::Borrowed)
}

/// Whether the full rules leave a byte of a path or a query as it is: printable ASCII without quotes,
/// brackets, braces and the like.
fn stays(byte: u8) -> bool {
    let odd = matches!(
        byte,
        b'"' | b'\'' | b'`' | b'<' | b'>' | b'#' | b'['..=b'^' | b'{'..=b'}'
    );
    byte.is_ascii_graphic() && !odd
}

/// Whether an address has neither path nor query: then it names its host (rule 9).
pub(crate) fn is_bare(normal: &str) -> bool {
    normal
        .split_once("://")
        .is_some_and(|(_, rest)| rest.find('/') == rest.len().checked_sub(1))
}

/// Addresses that indicators name.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    whole: HashMap<Box<str>, GroupId>,
    /// Indicators that end with `/*`, without the star.
    below: HashMap<Box<str>, GroupId>,
    /// The hosts of both: most observed addresses end here.
    hosts: HashSet<Host<'static>>,
}

impl std::hash::Hash for Host<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        match self {
            Host::Name(name) => name.hash(state),
            Host::Address(address) => address.hash(state),
        }
    }
}

impl Addresses {
    /// The group of an address in normal form.
    pub(super) fn group(&mut self, normal: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        if let Some(host) = host_of(normal) {
            self.hosts.insert(host.into_owned());
        }
        let (map, key) = match normal.strip_suffix('*') {
            Some(folder) if folder.ends_with('/') => (&mut self.below, folder),
            _ => (&mut self.whole, normal),
        };
        *map.entry(key.into()).or_insert_with(new)
    }

    /// Finds the address, and every folder above it that an indicator names with `/*`.
    pub(super) fn find(
        &self,
        text: &str,
        host: &Host<'_>,
        lowered: Option<Lowered>,
        sink: &mut Sink<'_>,
    ) {
        if self.hosts.is_empty() || !self.hosts.contains(&host.clone().into_owned()) {
            return;
        }
        let Some(normal) = normal(text) else {
            return;
        };
        if let Some(group) = self.whole.get(normal.as_str()) {
            sink.found(*group, 9, lowered, &normal);
        }
        if self.below.is_empty() {
            return;
        }
        let path_end = normal.find('?').unwrap_or(normal.len());
        for (at, _) in normal.match_indices('/').filter(|(at, _)| *at < path_end) {
            let folder = normal.get(..=at).unwrap_or_default();
            if let Some(group) = self.below.get(folder) {
                sink.found(*group, 9, lowered, &normal);
            }
        }
    }
}

/// Gives the addresses inside the parameters of an address (rule 10).
pub(crate) fn each_nested(text: &str, each: &mut dyn FnMut(&str, Host<'_>)) {
    let Some(start) = memchr::memchr2(b'?', b'#', text.as_bytes()) else {
        return;
    };
    let parameters = text.get(start.saturating_add(1)..).unwrap_or_default();
    for parameter in parameters.split(['&', ';', '?', '#']).take(PARAMETERS) {
        let value = parameter
            .split_once('=')
            .map_or(parameter, |(_, value)| value);
        let mut value = Cow::Borrowed(value);
        for _ in 0..ENCODINGS {
            match percent_decoded(&value) {
                Some(decoded) => value = Cow::Owned(decoded),
                None => break,
            }
        }
        if !value.contains(['.', ':']) {
            continue;
        }
        if let Some(host) = host_of(&value) {
            each(&value, host);
        }
    }
}

/// The text with `%41` as `A`; `None` when nothing is encoded or the result is no text.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = after
            .get(..2)
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(b'%');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    let decoded = String::from_utf8(bytes).ok()?;
    (decoded != text).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_fast_path_says_what_the_full_rules_say(
            text in "((https?|HTTP|hxxp|a):/{0,3})?[a-zA-Z0-9._:@%\\[\\]é -]{0,12}(\\.(com|xn--a|1|0x1))?\\.?(:[0-9]{0,6})?([/?#\\\\][a-z:/.]{0,5})?"
        ) {
            match fast_host(&text) {
                Fast::Host(name) => {
                    prop_assert_eq!(slow_host(&text), Some(Host::Name(Cow::Owned(name.into_owned()))));
                }
                Fast::Refused => prop_assert_eq!(slow_host(&text), None),
                Fast::Odd => {}
            }
        }
    }
}
