//! Which runs of letters are hosts.

use super::{
    letters::{ends_address, is_word, keeps_apart_from_ascii},
    run_end,
};

/// Longest host name in bytes; beyond ASCII a byte more than DNS allows is no matter.
const HOST_BYTES: usize = 255;
/// Endings so common that a capital letter does not make them a new sentence.
const COMMON: [&str; 4] = ["com", "net", "org", "info"];

/// A host inside a run of letters.
pub(super) struct Host<'t> {
    pub(super) name: &'t str,
    /// Where in the run it starts.
    pub(super) start: usize,
}

impl Host<'_> {
    /// Whether it is rather a sentence that ends and one that starts, without a space:
    /// `hello.World`.
    pub(super) fn reads_as_two_sentences(&self) -> bool {
        let (rest, last) = self.name.rsplit_once('.').unwrap_or(("", self.name));
        let mut letters = last.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        capital
            && letters.all(char::is_lowercase)
            && !rest
                .get(..4)
                .is_some_and(|www| www.eq_ignore_ascii_case("www."))
            && !COMMON
                .iter()
                .any(|common| last.eq_ignore_ascii_case(common))
    }
}

/// The host in a run of word letters with a dot in it: an IPv4 address, or a name registered under
/// a known public suffix.
pub(super) fn host(run: &str) -> Option<Host<'_>> {
    let from = without_foreign_start(run.trim_start_matches(['.', '-', '_']));
    let start = run.len().saturating_sub(from.len());
    let name = from.trim_end_matches(['.', '-', '_']);
    if name.len() > HOST_BYTES.saturating_mul(2) || !name.contains('.') {
        return None;
    }
    if is_ipv4(name) || is_registered(name) {
        return Some(Host { name, start });
    }
    let name = without_foreign_end(name);
    is_registered(name).then_some(Host { name, start })
}

/// The domain of an e-mail address at the start of `run`: two labels at least, the last of letters.
pub(super) fn domain_of_email(run: &str) -> Option<&str> {
    let run = match run.find("..") {
        Some(end) => run.get(..end)?,
        None => run,
    };
    let domain = without_foreign_end(run.trim_end_matches(['.', '-', '_']));
    let (_, last) = domain.rsplit_once('.')?;
    let last_is_name = last.chars().count() >= 2 && !last.starts_with(|c: char| c.is_ascii_digit());
    let labels = domain.split('.').all(|label| !label.is_empty());
    (labels && last_is_name && domain.len() <= HOST_BYTES).then_some(domain)
}

/// The part of the text after `://` that belongs to the address. A list of addresses
/// (`http://a.org,http://b.org`) is cut at what no host holds, and letters of another script are
/// not part of the last label.
pub(super) fn url_body(rest: &str) -> &str {
    // The authority first: a long text of short addresses is then walked once.
    let ends = |letter| matches!(letter, '/' | '?' | '#' | '\\') || ends_address(letter);
    let authority = run_end(rest, |letter| !ends(letter));
    // Before an `@` everything is a user name, which exists to mislead.
    let host_start = authority.rfind('@').map_or(0, |at| at.saturating_add(1));
    let host = authority.get(host_start..).unwrap_or_default();
    let host_end = |len: usize| {
        rest.get(..host_start.saturating_add(len))
            .unwrap_or_default()
    };
    if let Some(cut) = host.find([',', ';', '|']) {
        return host_end(cut);
    }
    let body = run_end(rest, |letter| !ends_address(letter));
    if body.len() > authority.len() || !host.chars().all(is_word) {
        return body;
    }
    host_end(without_foreign_end(host).len())
}

/// Whether something stands after `scheme://` that can be reached; addresses of pages need a host.
pub(super) fn starts_like_authority(scheme: &str, body: &str) -> bool {
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !web {
        return body.contains(|letter: char| letter.is_alphanumeric());
    }
    let authority_end = body.find(['/', '?', '#', '\\']).unwrap_or(body.len());
    let authority = body.get(..authority_end).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.starts_with(|first: char| first == '[' || (is_word(first) && first != '.'))
}

fn is_ipv4(name: &str) -> bool {
    let is_octet = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok();
    name.split('.').count() == 4 && name.split('.').all(is_octet)
}

/// Whether the name stands below a suffix of the public suffix list (the rule `*`, which stands for
/// all the world, does not count), or is itself one under which a company gives names away.
fn is_registered(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once('.') else {
        return false;
    };
    if last.len() < 2 || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let mut buffer = [0; HOST_BYTES];
    let found = match buffer.get_mut(..name.len()) {
        Some(lower) if name.is_ascii() => {
            lower.copy_from_slice(name.as_bytes());
            lower.make_ascii_lowercase();
            below_known_suffix(lower)
        }
        _ => below_known_suffix(name.to_lowercase().as_bytes()),
    };
    found && name.split('.').all(label)
}

fn below_known_suffix(lower: &[u8]) -> bool {
    let Some(suffix) = psl::suffix(lower) else {
        return false;
    };
    let shorter = suffix.as_bytes().len() < lower.len();
    match suffix.typ() {
        Some(psl::Type::Icann) => shorter,
        Some(psl::Type::Private) => true,
        None => false,
    }
}

/// Without the words of a script without spaces that a Latin host name follows directly.
fn without_foreign_start(run: &str) -> &str {
    let label_end = run.find('.').unwrap_or(run.len());
    let label = run.get(..label_end).unwrap_or_default();
    let Some((at, last)) = label
        .char_indices()
        .rfind(|(_, letter)| keeps_apart_from_ascii(*letter))
    else {
        return run;
    };
    let after = at.saturating_add(last.len_utf8());
    match run.get(after..) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) => rest,
        _ => run,
    }
}

/// Without the words of a script without spaces that follow a Latin last label directly.
fn without_foreign_end(name: &str) -> &str {
    let last_at = name.rfind('.').map_or(0, |dot| dot.saturating_add(1));
    let last = name.get(last_at..).unwrap_or_default();
    if !last.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return name;
    }
    match last.find(keeps_apart_from_ascii) {
        Some(cut) => name.get(..last_at.saturating_add(cut)).unwrap_or_default(),
        None => name,
    }
}
