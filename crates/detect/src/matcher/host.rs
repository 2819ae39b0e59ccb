//! Rules 1 to 8: the host of an observed value, and hosts that an indicator names.
//!
//! Described in: <https://url.spec.whatwg.org/#host-parsing>, <https://publicsuffix.org/list/>,
//! <https://www.unicode.org/reports/tr46/>.

use std::{borrow::Cow, net::IpAddr};

use hashbrown::HashMap;
use psl::{Psl, Type};

use super::{
    data,
    groups::{GroupId, Lowered, Sink},
    ip,
};

/// Longest host name, in bytes (RFC 1035).
const HOST_BYTES: usize = 253;

/// The host of an observed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host<'a> {
    /// A name in ASCII, lower case, without the trailing dot.
    Name(Cow<'a, str>),
    /// An IP address; IPv4-mapped IPv6 is IPv4.
    Address(IpAddr),
}

impl Host<'_> {
    /// The host without borrowing from the value.
    pub(crate) fn into_owned(self) -> Host<'static> {
        match self {
            Host::Name(name) => Host::Name(Cow::Owned(name.into_owned())),
            Host::Address(address) => Host::Address(address),
        }
    }
}

/// What the fast path says of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    /// An ordinary name.
    Name(Cow<'a, str>),
    /// No host at all.
    Refused,
    /// Something that needs the full rules.
    Odd,
}

/// Reads an ordinary ASCII name; anything else is odd.
pub(super) fn plain(text: &str) -> Plain<'_> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let (mut upper, mut dashes, mut label, mut first) = (false, false, 0_u32, 0_u8);
    for &byte in text.as_bytes() {
        match byte {
            b'.' if label == 0 => return Plain::Refused,
            b'.' => label = 0,
            b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'A'..=b'Z' => {
                upper |= byte.is_ascii_uppercase();
                // `xn--` must be checked by the full rules.
                dashes |= byte == b'-' && label == 3;
                if label == 0 {
                    first = byte;
                }
                label = label.saturating_add(1);
            }
            _ => return Plain::Odd,
        }
    }
    // A last label that starts with a digit may be a number, which makes the whole an address.
    if first.is_ascii_digit() || dashes && has_punycode(text) {
        return Plain::Odd;
    }
    if label == 0 || text.len() > HOST_BYTES {
        return Plain::Refused;
    }
    Plain::Name(if upper {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    })
}

fn has_punycode(text: &str) -> bool {
    text.split('.').any(|label| {
        label
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
    })
}

/// The host of a text that holds a host alone, by the full rules (percent, IDNA, address forms).
pub(super) fn full(text: &str) -> Option<Host<'static>> {
    match url::Host::parse(text).ok()? {
        url::Host::Domain(name) => name_of(&name),
        url::Host::Ipv4(address) => Some(Host::Address(IpAddr::V4(address))),
        url::Host::Ipv6(address) => Some(Host::Address(ip::canonical(IpAddr::V6(address)))),
    }
}

fn name_of(name: &str) -> Option<Host<'static>> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let bad = name.len() > HOST_BYTES || name.split('.').any(str::is_empty);
    (!bad).then(|| Host::Name(Cow::Owned(name.to_owned())))
}

/// The host of a value that should be a host name or an address, possibly with a port (rules 1 to 4).
pub(crate) fn host_value(text: &str) -> Option<Host<'_>> {
    let text = text.trim();
    match plain(text) {
        Plain::Name(name) => return Some(Host::Name(name)),
        Plain::Refused => return None,
        Plain::Odd => {}
    }
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(Host::Address(ip::canonical(address)));
    }
    super::url::host_of_url(text).map(Host::into_owned)
}

/// Undoes what reports do so that links cannot be followed: `hxxp`, `[.]`, `(dot)`, `[:]` (rule 1).
pub(crate) fn refang(text: &str) -> Cow<'_, str> {
    const MARKS: [(&str, &str); 6] = [
        ("[.]", "."),
        ("(.)", "."),
        ("[dot]", "."),
        ("(dot)", "."),
        ("[:]", ":"),
        ("[://]", "://"),
    ];
    let mut text = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("hxxp") => {
            Cow::Owned(format!("http{}", text.get(4..).unwrap_or_default()))
        }
        _ => Cow::Borrowed(text),
    };
    // Nearly all texts hold no mark at all.
    if !text.contains(['[', '(']) {
        return text;
    }
    for (mark, meaning) in MARKS {
        while let Some(at) = find_ignoring_case(&text, mark) {
            let (before, rest) = text.split_at(at);
            let after = rest.get(mark.len()..).unwrap_or_default();
            text = Cow::Owned(format!("{before}{meaning}{after}"));
        }
    }
    text
}

/// The byte position of an ASCII mark.
fn find_ignoring_case(text: &str, mark: &str) -> Option<usize> {
    text.as_bytes()
        .windows(mark.len())
        .position(|window| window.eq_ignore_ascii_case(mark.as_bytes()))
}

/// Whether a name is one below which strangers have their own names (rule 7).
pub(crate) fn is_shared(name: &str) -> bool {
    !name.contains('.') || data::is_shared_hosting(name) || suffix_type(name).is_some()
}

/// Whether a name is a public suffix that a registry made (rule 7): `com`, `co.uk`.
pub(crate) fn is_icann_suffix(name: &str) -> bool {
    suffix_type(name) == Some(Type::Icann)
}

/// Whether a name ends in a suffix that the public list holds, and not in any word.
pub(crate) fn has_known_suffix(name: &str) -> bool {
    psl::List
        .suffix(name.as_bytes())
        .is_some_and(|suffix| suffix.is_known())
}

fn suffix_type(name: &str) -> Option<Type> {
    let suffix = psl::List.suffix(name.as_bytes())?;
    (suffix.as_bytes() == name.as_bytes())
        .then(|| suffix.typ())
        .flatten()
}

/// The name that an indicator is compared as: without one leading `www.` where that is safe (rule 6).
pub(crate) fn without_www(name: &str) -> &str {
    match name.strip_prefix("www.") {
        Some(rest) if psl::domain_str(rest).is_some() && !is_shared(rest) => rest,
        _ => name,
    }
}

/// Hosts that indicators name.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    names: HashMap<Box<str>, Entry>,
    screen: Screen,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    group: GroupId,
    exact_only: bool,
}

impl Hosts {
    /// The group of a name, made by `new` when it is the first.
    pub(super) fn group(&mut self, name: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        self.names
            .entry(name.into())
            .or_insert_with(|| Entry {
                group: new(),
                exact_only: is_shared(name),
            })
            .group
    }

    /// Must follow the last [`Self::group`].
    pub(super) fn seal(&mut self) {
        self.screen = Screen::with_room_for(self.names.len());
        for name in self.names.keys() {
            self.screen.add(name);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Finds the name itself and every name above it (rules 5 and 7).
    pub(super) fn find(&self, name: &str, lowered: Option<Lowered>, sink: &mut Sink<'_>) {
        self.screen.each_candidate(name, &mut |suffix| {
            let Some(entry) = self.names.get(suffix) else {
                return;
            };
            let whole = suffix.len() == name.len();
            if !whole && entry.exact_only {
                return;
            }
            let (rule, shared) = if entry.exact_only {
                (7, Some(Lowered::SharedHost))
            } else {
                (5, None)
            };
            sink.found(entry.group, rule, lowered.or(shared), name);
        });
    }
}

/// A set of bits that tells at almost no cost that no indicator ends here: one pass over the name,
/// from its end, hashes every suffix.
#[derive(Debug, Default)]
struct Screen {
    bits: Vec<u64>,
    shift: u32,
}

impl Screen {
    /// Bits for each name: one in 16 suffixes at most passes without reason.
    const BITS_PER_NAME: usize = 16;

    fn with_room_for(names: usize) -> Self {
        let bits = names
            .saturating_mul(Self::BITS_PER_NAME)
            .next_power_of_two()
            .max(64);
        Self {
            bits: vec![0; bits >> 6],
            shift: u64::BITS.saturating_sub(bits.trailing_zeros()),
        }
    }

    fn step(hash: u64, byte: u8) -> u64 {
        // The multiplier of FNV-1a is too small for the upper bits; this one is 2^64 / golden ratio.
        (hash ^ u64::from(byte))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23)
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        (
            usize::try_from(bit >> 6).unwrap_or(usize::MAX),
            1 << (bit & 63),
        )
    }

    fn add(&mut self, name: &str) {
        let hash = name.bytes().rev().fold(0, Self::step);
        let (word, bit) = self.place(hash);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Gives the suffixes at dot boundaries that may be in the set, the shortest first.
    fn each_candidate(&self, name: &str, each: &mut dyn FnMut(&str)) {
        let mut hash = 0;
        for (at, &byte) in name.as_bytes().iter().enumerate().rev() {
            if byte == b'.'
                && self.may_hold(hash)
                && let Some(suffix) = name.get(at.saturating_add(1)..)
            {
                each(suffix);
            }
            hash = Self::step(hash, byte);
        }
        if self.may_hold(hash) {
            each(name);
        }
    }
}
