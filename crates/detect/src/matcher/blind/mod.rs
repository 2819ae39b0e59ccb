//! Comparing without seeing: the forms under which an observed value answers, and those under which
//! an indicator asks. Whoever keeps the keyed hashes of the answers can try indicators later, and
//! cannot read the values (`docs/matching.md` has the rules that both sides follow).
//!
//! An indicator that can be asked for finds exactly what [`Matcher::find`] finds.

mod answers;

use std::collections::BTreeMap;

use crate::indicators::{Indicator, Kind, Platform, Test};

use super::{IndicatorId, Matcher, groups::Lowered, host, numbered, process};

pub use answers::{Each, answers};

/// Lengths of IPv4 prefixes that answer: all that an indicator may have.
const PREFIXES_V4: std::ops::RangeInclusive<u8> = 8..=31;
/// Lengths of IPv6 prefixes that answer: those that registries and providers hand out.
const PREFIXES_V6: [u8; 14] = [20, 24, 28, 29, 32, 36, 40, 44, 48, 52, 56, 60, 64, 96];
/// Most folders of one path that answer.
const FOLDERS: usize = 64;

/// What a value is kept as. The number is part of what is hashed: it must never change its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Form {
    /// A whole host name.
    Host = 1,
    /// What a host name ends in, at a dot.
    HostEnd = 2,
    /// An IP address.
    Address = 3,
    /// A network that holds an address.
    Network = 4,
    /// An address of a page.
    Url = 5,
    // 6 was a folder of such an address.
    /// An e-mail address.
    Email = 7,
    /// A telephone number.
    Phone = 8,
    /// A process name.
    Process = 9,
    /// A process name that may have been cut.
    ProcessCut = 10,
    /// A file name without its directory.
    FileName = 11,
    /// A file name on storage that ignores case, in lower case.
    FoldedName = 12,
    /// A path, or a folder above it.
    Path = 13,
    /// The last name of a path.
    PathEnd = 14,
    /// A digest of a file.
    FileHash = 15,
    /// An app's identifier.
    AppId = 16,
    /// A digest of an app signer's certificate.
    Certificate = 17,
    /// A configuration profile's identifier.
    Profile = 18,
    /// A system property's name.
    Property = 19,
    /// The organisation in an app signer's certificate.
    SignerOrganisation = 20,
}

impl Form {
    /// Its number.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        reason = "the number that stands at the variant"
    )]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// One form of an observed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// What it is kept as.
    pub form: Form,
    /// The value in the form in which it is compared.
    pub text: &'a str,
    /// Whether it stood in a parameter of an address (rule 10).
    pub nested: bool,
}

/// What an indicator asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the value is kept as.
    pub form: Form,
    /// The value in the form in which it is compared.
    pub text: String,
    /// Which of [`Questions::groups`] asks.
    pub group: usize,
    /// The rule by which an answer matches.
    pub rule: u8,
    /// Why a match is worth less than an exact one.
    pub lowered: Option<Lowered>,
    /// Whether only those answers count that were also stated as a name of their own: the last name of
    /// a path, asked for as that of a process (rule 17).
    pub named: bool,
}

/// The questions of every indicator of a matcher.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// Indicators of one kind and value.
    pub groups: Vec<Asking>,
    /// What they ask for.
    pub questions: Vec<Question>,
    /// Indicators that cannot be tried blind, by reason (the last part of a key `untried-…`).
    pub untried: BTreeMap<&'static str, u64>,
}

/// Indicators of one kind and value.
#[derive(Clone, Debug)]
pub struct Asking {
    pub(super) kind: Kind,
    /// Sorted: Android, any, iOS, as the matcher has them.
    members: Vec<(Platform, IndicatorId)>,
}

impl Asking {
    /// The indicators that hold for a platform.
    #[must_use]
    pub fn indicators(&self, platform: Platform) -> Vec<IndicatorId> {
        let members = self.members.iter();
        members
            .filter(|(of, _)| platform.meets(*of))
            .map(|(_, id)| *id)
            .collect()
    }
}

impl Matcher {
    /// What every indicator asks for.
    #[must_use]
    pub fn questions(&self) -> Questions {
        let mut all = Questions::default();
        let mut places: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
        for (set, place, indicator) in numbered(&self.sets) {
            let value = match asked_value(indicator) {
                Ok(value) => value,
                Err(reason) => {
                    let count = all.untried.entry(reason).or_default();
                    *count = count.saturating_add(1);
                    continue;
                }
            };
            let group = *places.entry((indicator.kind, value)).or_insert_with(|| {
                let group = all.groups.len();
                all.groups.push(Asking {
                    kind: indicator.kind,
                    members: Vec::new(),
                });
                ask(indicator.kind, value, group, &mut all.questions);
                group
            });
            if let Some(asking) = all.groups.get_mut(group) {
                let id = IndicatorId { set, place };
                asking.members.push((indicator.platform, id));
            }
        }
        for asking in &mut all.groups {
            asking.members.sort_unstable();
        }
        all
    }
}

/// The value that an indicator asks for, or why it cannot be tried blind.
pub(super) fn asked_value(indicator: &Indicator) -> Result<&str, &'static str> {
    let value = match &indicator.test {
        Test::Equals(value) => value,
        Test::Pattern(_) => return Err("pattern"),
        Test::All(_) => return Err("compound"),
    };
    let slashes = value.matches('/').count();
    match indicator.kind {
        // Names of signers are published as patterns only.
        Kind::CertificateName | Kind::Port | Kind::Compound => Err("kind"),
        Kind::Cidr if !is_kept_length(value) => Err("network"),
        Kind::FilePath if !value.starts_with('/') && slashes > 0 => Err("path"),
        Kind::FilePath if slashes >= FOLDERS => Err("path"),
        Kind::Url if value.ends_with("/*") => Err("page"),
        _ => Ok(value),
    }
}

fn is_kept_length(network: &str) -> bool {
    let length = network
        .split_once('/')
        .and_then(|(_, length)| length.parse().ok());
    let kept = |length: u8| {
        if network.contains(':') {
            PREFIXES_V6.contains(&length)
        } else {
            PREFIXES_V4.contains(&length)
        }
    };
    length.is_some_and(kept)
}

/// Adds what a value of a kind asks for.
fn ask(kind: Kind, value: &str, group: usize, all: &mut Vec<Question>) {
    let mut add = |form, text: &str, rule, lowered| {
        all.push(Question {
            form,
            text: text.to_owned(),
            group,
            rule,
            lowered,
            named: rule == 17,
        });
    };
    match kind {
        Kind::Host if host::is_shared(value) => {
            add(Form::Host, value, 7, Some(Lowered::SharedHost));
        }
        Kind::Host => {
            add(Form::Host, value, 5, None);
            add(Form::HostEnd, value, 5, None);
        }
        Kind::Ipv4 | Kind::Ipv6 => add(Form::Address, value, 12, None),
        Kind::Cidr => add(Form::Network, value, 12, None),
        Kind::Url => add(Form::Url, value, 9, None),
        Kind::Email => add(Form::Email, value, 24, None),
        Kind::Phone => add(Form::Phone, value, 24, None),
        Kind::Process => {
            add(Form::Process, value, 13, None);
            add(Form::PathEnd, value, 17, None);
            for length in process::CUT_LENGTHS {
                if let Some(start) = value.get(..length) {
                    let cut = (value.len() > length).then_some(Lowered::CutName);
                    add(Form::ProcessCut, start, 13, cut);
                }
            }
        }
        Kind::FileName => {
            add(Form::FileName, value, 15, None);
            add(Form::PathEnd, value, 15, None);
            let folded = value.to_lowercase();
            add(Form::FoldedName, &folded, 15, Some(Lowered::FoldedName));
        }
        Kind::FilePath if value.starts_with('/') => add(Form::Path, value, 16, None),
        Kind::FilePath => add(Form::PathEnd, value, 16, None),
        Kind::FileHash(_) => add(Form::FileHash, value, 18, None),
        Kind::AppId => add(Form::AppId, value, 20, None),
        Kind::Certificate(_) => add(Form::Certificate, value, 22, None),
        Kind::Profile => add(Form::Profile, value, 24, None),
        Kind::Property => add(Form::Property, value, 24, None),
        Kind::CertificateOrganisation => add(Form::SignerOrganisation, value, 22, None),
        Kind::CertificateName | Kind::Port | Kind::Compound => {}
    }
}
