//! Reads hosts files and plain lists, one value a line: names, addresses, pages, digests; also in the
//! syntax of blockers (`||name^`, `*.name`) and made harmless to click (`hxxp`, `[.]`).
//!
//! Such a list names no tool and no role. It has no mark of its own either: it is taken for one only
//! when nearly all lines are values.
//! Described in: <https://man7.org/linux/man-pages/man5/hosts.5.html>,
//! <https://adguard-dns.io/kb/general/dns-filtering-syntax/>.

use std::{borrow::Cow, net::IpAddr};

use model::HashAlgorithm;

use super::{
    About, Category, Kind, RefusedFor, Role, Set,
    accept::{self, Accepted},
    builder::{Builder, Entry},
    limits,
};
use crate::matcher::normal;

/// Whether nearly all of the first lines are values.
pub(super) fn is_it(text: &[u8]) -> bool {
    let (mut values, mut others, mut doubts) = (0_usize, 0_usize, 0_usize);
    let head = text.get(..limits::SNIFF_BYTES).unwrap_or(text);
    // A line that the end of the head cuts tells nothing.
    let end = match head.iter().rposition(|byte| *byte == b'\n') {
        Some(end) if head.len() < text.len() => end,
        _ => head.len(),
    };
    let Ok(head) = std::str::from_utf8(head.get(..end).unwrap_or_default()) else {
        return false;
    };
    for line in head.lines().take(limits::SNIFF_LINES) {
        match read_line(line) {
            // What a list states as its syntax has, and vigie cannot use, tells nothing either.
            Line::Nothing | Line::Refused(..) => {}
            Line::Values(all) if all.iter().any(|value| shape(value).is_ok()) => {
                values = values.saturating_add(1);
                let doubtful = |one: &Cow<'_, str>| is_app_name(one) || is_file_name(one);
                doubts = doubts.saturating_add(usize::from(all.iter().any(doubtful)));
            }
            Line::Values(_) | Line::Other => others = others.saturating_add(1),
        }
    }
    // At most one line in ten may be damaged; a list of apps or of files is no list of hosts.
    values > 0 && others.saturating_mul(9) <= values && doubts.saturating_mul(2) <= values
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Set {
    let mut builder = Builder::new(name);
    let publisher = builder.set().name.clone();
    let about = builder.about(About {
        families: Vec::new(),
        category: Category::Other,
        role: Role::Unknown,
        publisher,
        references: Vec::new(),
    });
    for (line, number) in text.split(|byte| *byte == b'\n').zip(1_u64..) {
        let line = String::from_utf8_lossy(line);
        let (values, refused) = match read_line(&line) {
            Line::Nothing => continue,
            Line::Values(values) => (values, None),
            Line::Refused(reason, value) => (vec![value], Some(reason)),
            Line::Other => (vec![Cow::Borrowed(line.trim())], Some(RefusedFor::Syntax)),
        };
        let id = format!("line {number}");
        for value in values {
            if !builder.count_entry() {
                return builder.finish();
            }
            let accepted = match refused {
                Some(reason) => Err(reason),
                None => shape(&value).and_then(|kind| accepted(kind, &value)),
            };
            builder.add(&Entry::new(&id, &value, &about), accepted);
        }
    }
    builder.finish()
}

/// What a line holds.
enum Line<'l> {
    /// Nothing but space or a comment.
    Nothing,
    /// Values, several where a hosts file names several on one line.
    Values(Vec<Cow<'l, str>>),
    /// A line in the syntax of such lists that gives no sign.
    Refused(RefusedFor, Cow<'l, str>),
    /// Anything else.
    Other,
}

fn read_line(line: &str) -> Line<'_> {
    let line = line.trim();
    if line.len() > limits::VALUE_BYTES {
        return Line::Other;
    }
    if line.is_empty() || line.starts_with(['#', ';', '!']) || is_header(line) {
        return Line::Nothing;
    }
    if let Some(rule) = line.strip_prefix("@@") {
        return Line::Refused(RefusedFor::NotASign, rule.into());
    }
    if let Some(rule) = line.strip_prefix("||") {
        return blocker_rule(rule);
    }
    let line = line
        .split_once(" #")
        .or_else(|| line.split_once("\t#"))
        .map_or(line, |(value, _)| value.trim_end());
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let rest: Vec<Cow<'_, str>> = words.map(Cow::Borrowed).collect();
    if rest.is_empty() {
        return Line::Values(vec![first.strip_prefix("*.").unwrap_or(first).into()]);
    }
    match first.parse::<IpAddr>() {
        // What a hosts file sends nowhere; names of the computer itself stand there too.
        Ok(address) if address.is_unspecified() || address.is_loopback() => {
            let names: Vec<_> = rest.into_iter().filter(|name| name.contains('.')).collect();
            if names.is_empty() {
                Line::Nothing
            } else {
                Line::Values(names)
            }
        }
        // It gives a name an address: nothing says that the name is a sign.
        Ok(_) => Line::Refused(RefusedFor::NotASign, line.into()),
        Err(_) if first.contains(':') && first.contains('%') => Line::Nothing,
        Err(_) => Line::Other,
    }
}

/// `[Adblock Plus 2.0]`.
fn is_header(line: &str) -> bool {
    line.starts_with("[Adblock") && line.ends_with(']')
}

/// `||name^`, with options that do not narrow it.
fn blocker_rule(rule: &str) -> Line<'_> {
    let (name, options) = rule.split_once('^').unwrap_or((rule, ""));
    let options = options.strip_prefix('$').unwrap_or(options);
    let wide = [
        "",
        "important",
        "all",
        "document",
        "doc",
        "third-party",
        "3p",
    ];
    let is_wide = options.split(',').all(|option| wide.contains(&option));
    if !is_wide || name.contains(['*', '/']) {
        return Line::Refused(RefusedFor::Unsupported, rule.into());
    }
    Line::Values(vec![name.into()])
}

/// What a value is, by its shape.
fn shape(value: &str) -> Result<Kind, RefusedFor> {
    let value = normal::refang(value);
    if value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let algorithm = match value.len() {
            32 => HashAlgorithm::Md5,
            40 => HashAlgorithm::Sha1,
            64 => HashAlgorithm::Sha256,
            128 => HashAlgorithm::Sha512,
            _ => return Err(RefusedFor::NotAHost),
        };
        return Ok(Kind::FileHash(algorithm));
    }
    if value.contains("://") {
        let host = normal::host_of(&value).ok_or(RefusedFor::NotAUrl)?;
        let web = ["http://", "https://"];
        let start = value.get(..8).unwrap_or_default().to_ascii_lowercase();
        return match host {
            _ if !web.iter().any(|scheme| start.starts_with(scheme)) => Err(RefusedFor::NotAUrl),
            normal::Host::Name(name) => whole_name(&name).map(|()| Kind::Url),
            normal::Host::Address(_) => Ok(Kind::Url),
        };
    }
    if let Some((_, host)) = value.split_once('@') {
        return whole_name(host).map(|()| Kind::Email);
    }
    let (head, rest) = value.split_once('/').unwrap_or((&value, ""));
    if head.parse::<IpAddr>().is_ok() {
        let network = rest.bytes().all(|byte| byte.is_ascii_digit());
        return Ok(if network { Kind::Cidr } else { Kind::Url });
    }
    let odd =
        |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b".-_:".contains(&byte);
    if head.bytes().any(odd) {
        return Err(RefusedFor::NotAHost);
    }
    whole_name(head)?;
    Ok(if rest.is_empty() {
        Kind::Host
    } else {
        Kind::Url
    })
}

/// A name of at least two parts below a suffix that a registry runs; not one that strangers share.
fn whole_name(text: &str) -> Result<(), RefusedFor> {
    let name = match normal::host_value(text) {
        Some(normal::Host::Name(name)) => name,
        // Not dotted decimal, which was read before: `1.2`.
        Some(normal::Host::Address(_)) | None => return Err(RefusedFor::NotAHost),
    };
    if !name.contains('.') || !normal::has_known_suffix(&name) {
        return Err(RefusedFor::NotAHost);
    }
    if normal::is_icann_suffix(&name) || normal::is_shared(&name) {
        return Err(RefusedFor::PublicSuffix);
    }
    Ok(())
}

/// A page of a plain list is that page alone: the list may name one on a host of strangers.
fn accepted(kind: Kind, value: &str) -> Result<Vec<Accepted>, RefusedFor> {
    let plain = value.strip_suffix('.').unwrap_or(value);
    accept::value(kind, plain)
}

/// Names of apps read backwards: `com.example.app`, whose end may look like that of a host.
fn is_app_name(value: &str) -> bool {
    let mut parts = value.split('.');
    let first = parts.next().unwrap_or_default();
    ["com", "org", "net", "io"].contains(&first) && parts.count() >= 2
}

/// `README.md`: many endings of files are those of countries too.
fn is_file_name(value: &str) -> bool {
    let endings = ["md", "rs", "py", "sh", "pl", "so", "cc", "ps", "zip", "mov"];
    let parts = value.split_once('.');
    parts.is_some_and(|(_, end)| endings.contains(&end))
}

#[cfg(test)]
mod tests;
