//! Addresses in free text: pages, bare host names, e-mail addresses.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc3986> (addresses), <https://publicsuffix.org/list/>
//! (under which names hosts are registered).
//!
//! Only `.` and `:` can make an address: the text between them is skipped at the speed of `memchr`.

mod host;
mod letters;

use memchr::memchr2;

use crate::limits::LINKS_PER_TEXT;
use host::{domain_of_email, host};
use letters::{ends_address, is_local, is_scheme, is_word, trim_end};

/// An address in a text, as a slice of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link<'t> {
    /// With a scheme and `://`.
    Url(&'t str),
    /// A host name under a known public suffix or an IPv4 address, with port and path if they follow.
    Host(&'t str),
    /// An e-mail address.
    Email(&'t str),
}

/// Calls `each` with the addresses in `text`, in the order of the text, at most
/// [`LINKS_PER_TEXT`] of them. An address inside another one's query is not one of its own.
pub fn find<'t>(text: &'t str, each: &mut dyn FnMut(Link<'t>)) {
    let mut finder = Finder { text, done: 0 };
    let mut at = 0;
    let mut left = LINKS_PER_TEXT;
    while left > 0
        && let Some(found) = text
            .as_bytes()
            .get(at..)
            .and_then(|rest| memchr2(b'.', b':', rest))
    {
        let sign = at.saturating_add(found);
        let step = finder.around(sign);
        if let Some(link) = step.link {
            each(link);
            finder.done = step.end;
            left = left.saturating_sub(1);
        }
        at = step.end.max(sign.saturating_add(1));
    }
}

struct Finder<'t> {
    text: &'t str,
    /// Where the last link ended: nothing before it belongs to another.
    done: usize,
}

/// What stands around a `.` or `:`, and where to go on.
struct Step<'t> {
    link: Option<Link<'t>>,
    end: usize,
}

impl<'t> Finder<'t> {
    fn around(&self, sign: usize) -> Step<'t> {
        if self.from(sign).starts_with(':') {
            return self.url(self.run_start(sign, is_scheme), sign);
        }
        let start = self.word_start(sign);
        let end = self.word_end(sign);
        if self.from(end).starts_with("://") {
            return self.url(self.run_start(end, is_scheme), end);
        }
        let none = Step { link: None, end };
        if let Some(step) = self.email_before(end) {
            return step;
        }
        if self.before(start).ends_with('@') {
            let at_sign = start.saturating_sub(1);
            if let Some(step) = self.email(at_sign) {
                return step;
            }
        }
        self.host(start, end).unwrap_or(none)
    }

    /// The address whose `://` stands at `colon` and whose scheme starts at `start` or, behind
    /// letters that run into it, later.
    fn url(&self, start: usize, colon: usize) -> Step<'t> {
        let none = Step {
            link: None,
            end: colon.saturating_add(1),
        };
        let Some(rest) = self.from(colon).strip_prefix("://") else {
            return none;
        };
        let scheme = scheme(self.slice(start, colon));
        if scheme.is_empty() {
            return none;
        }
        let start = colon.saturating_sub(scheme.len());
        let body = host::url_body(rest);
        let end = colon.saturating_add(3).saturating_add(body.len());
        // Defanged by whoever wrote about it: nobody can open it.
        let defanged = scheme.eq_ignore_ascii_case("hxxp") || scheme.eq_ignore_ascii_case("hxxps");
        if defanged || !host::starts_like_authority(scheme, body) {
            return Step { link: None, end };
        }
        let url = trim_end(self.slice(start, end));
        Step {
            link: Some(Link::Url(url)),
            end: start.saturating_add(url.len()),
        }
    }

    /// An e-mail address whose name ends at or shortly behind `end`.
    fn email_before(&self, end: usize) -> Option<Step<'t>> {
        // Longest name before the `@` (RFC 5321, section 4.5.3.1.1).
        const NAME: usize = 64;
        let (more, _) = self
            .from(end)
            .char_indices()
            .take(NAME)
            .find(|(_, letter)| !is_local(*letter))?;
        let at_sign = end.saturating_add(more);
        self.from(at_sign)
            .starts_with('@')
            .then(|| self.email(at_sign))?
    }

    /// The e-mail address around the `@` at `at_sign`.
    fn email(&self, at_sign: usize) -> Option<Step<'t>> {
        let start = self.run_start(at_sign, is_local);
        let name = self.slice(start, at_sign);
        let name = name.trim_start_matches(['.', '\'', '*', '_', '/', '=', '?', '&', '|', '{']);
        let domain = run_end(self.from(at_sign.saturating_add(1)), is_word);
        let domain = domain_of_email(domain)?;
        if name.is_empty() || name.ends_with('.') {
            return None;
        }
        let end = at_sign.saturating_add(1).saturating_add(domain.len());
        let email = self.slice(at_sign.saturating_sub(name.len()), end);
        Some(Step {
            link: Some(Link::Email(email)),
            end,
        })
    }

    /// A host name or IPv4 address inside the run `start..end`, with port and path.
    fn host(&self, start: usize, end: usize) -> Option<Step<'t>> {
        if self.before(start).ends_with(['/', '\\']) && !self.follows_bare_slashes(start) {
            return None;
        }
        let found = host(self.slice(start, end))?;
        let start = start.saturating_add(found.start);
        let host_end = start.saturating_add(found.name.len());
        // A run that was cut short has letters behind it, not a port or a path.
        let tail = if host_end == end {
            tail(self.from(end))
        } else {
            ""
        };
        let link_end = host_end.saturating_add(tail.len());
        let has_path = !tail.is_empty();
        if found.reads_as_two_sentences() && !has_path {
            return None;
        }
        let link = trim_end(self.slice(start, link_end));
        let end = end.max(start.saturating_add(link.len()));
        Some(Step {
            link: Some(Link::Host(link)),
            end,
        })
    }

    /// Whether exactly `//` stands before `start`, as in pages that leave the scheme out.
    fn follows_bare_slashes(&self, start: usize) -> bool {
        self.before(start).strip_suffix("//").is_some_and(|before| {
            !before.ends_with(|last: char| is_word(last) || matches!(last, '/' | ':' | '\\'))
        })
    }

    /// Where the run of host letters around the dot at `dot` starts; `..` ends a run.
    fn word_start(&self, dot: usize) -> usize {
        let before = self.slice(self.done, dot);
        let run = before
            .char_indices()
            .rev()
            .scan('.', |behind, (at, letter)| {
                let goes_on = is_word(letter) && !(letter == '.' && *behind == '.');
                *behind = letter;
                goes_on.then_some(at)
            })
            .last();
        run.map_or(dot, |run| self.done.saturating_add(run))
    }

    fn word_end(&self, dot: usize) -> usize {
        let mut end = dot;
        let mut before = ' ';
        for letter in self.from(dot).chars() {
            if !is_word(letter) || (letter == '.' && before == '.') {
                break;
            }
            before = letter;
            end = end.saturating_add(letter.len_utf8());
        }
        end
    }

    /// Where the run of such letters before `end` starts.
    fn run_start(&self, end: usize, belongs: fn(char) -> bool) -> usize {
        let before = self.slice(self.done, end);
        let other = before.trim_end_matches(belongs);
        self.done.saturating_add(other.len())
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn from(&self, start: usize) -> &'t str {
        self.text.get(start..).unwrap_or_default()
    }

    fn before(&self, end: usize) -> &'t str {
        self.slice(self.done, end)
    }
}

/// The scheme at the end of a run of letters: `seehttps` is `https` without its space.
fn scheme(run: &str) -> &str {
    let lead = |letter: char| !letter.is_ascii_alphabetic();
    let run = run.trim_start_matches(lead);
    for known in ["https", "http"] {
        let at = run.len().saturating_sub(known.len());
        if let Some(end) = run.get(at..).filter(|end| end.eq_ignore_ascii_case(known)) {
            return end;
        }
    }
    run
}

/// The port and path that follow a host.
fn tail(rest: &str) -> &str {
    let port = rest
        .strip_prefix(':')
        .map_or("", |rest| run_end(rest, |letter| letter.is_ascii_digit()));
    let port_len = match port.len() {
        1..=5 => port.len().saturating_add(1),
        _ => 0,
    };
    let rest_of_path = rest.get(port_len..).unwrap_or_default();
    let path_len = match rest_of_path.chars().next() {
        Some('/' | '?' | '#') => run_end(rest_of_path, |letter| !ends_address(letter)).len(),
        _ => 0,
    };
    rest.get(..port_len.saturating_add(path_len))
        .unwrap_or_default()
}

/// The longest start of `text` of such letters.
fn run_end(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|letter| !belongs(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
