//! What is said of a case by the kinds of what was handed in: limits, accounts to look at, what making a
//! new copy shows.

use std::collections::BTreeSet;

use model::{SourceKind, SourceRecord};

use crate::words::Words;

/// Accounts and settings that no file tells, on any phone, in the order in which they are looked at.
const ACCOUNTS: [&str; 9] = [
    "accounts-messages",
    "accounts-mail",
    "accounts-location",
    "accounts-shared",
    "accounts-browser",
    "accounts-carrier",
    "accounts-home",
    "accounts-children",
    "accounts-code",
];

/// The platforms of the sources.
fn platforms(sources: &[SourceRecord]) -> BTreeSet<&'static str> {
    let all = sources.iter().map(|source| source.kind.platform());
    all.collect()
}

/// Whether every source is of an Android phone.
#[must_use]
pub fn is_android(sources: &[SourceRecord]) -> bool {
    platforms(sources).iter().eq(["android"].iter())
}

/// Whether one of the sources holds times that the phone noted as its clock showed them: all but the
/// backup of an iPhone.
pub(crate) fn states_local_times(sources: &[SourceRecord]) -> bool {
    let other = |source: &SourceRecord| source.kind != SourceKind::IosBackup;
    sources.iter().any(other)
}

/// Whether sources of this kind may be encrypted, so that it tells something that one is not.
#[must_use]
pub fn may_be_encrypted(kind: SourceKind) -> bool {
    matches!(kind.name(), "ios_backup" | "android_backup" | "androidqf")
}

/// Whether sources of this kind hold less when they are not encrypted.
#[must_use]
pub fn lacks_without_encryption(source: &SourceRecord) -> bool {
    source.kind == SourceKind::IosBackup && !source.encrypted
}

/// What an examination cannot see: accounts first, then what each kind of source lacks.
#[must_use]
pub fn limits(words: &Words<'_>, sources: &[SourceRecord]) -> Vec<String> {
    let kinds: BTreeSet<SourceKind> = sources.iter().map(|source| source.kind).collect();
    let of_kinds = kinds
        .into_iter()
        .filter_map(|kind| words.known(&format!("limit-{}", kind.name().replace('_', "-"))));
    let mut limits = vec![words.key("limit-accounts")];
    limits.extend(of_kinds);
    limits.extend(["limit-known", "limit-time"].map(|key| words.key(key)));
    limits
}

/// The accounts and settings to look at, those of the phone's own system first.
#[must_use]
pub fn accounts(sources: &[SourceRecord]) -> Vec<&'static str> {
    let platforms = platforms(sources);
    let mut keys = Vec::new();
    if platforms.contains("android") {
        keys.extend(["accounts-google", "accounts-maker"]);
    }
    if platforms.contains("ios") {
        keys.extend(["accounts-apple", "accounts-stolen-device"]);
    }
    keys.extend(ACCOUNTS);
    keys
}

/// What somebody else may notice of making a new copy.
#[must_use]
pub fn new_copies(sources: &[SourceRecord]) -> Vec<&'static str> {
    let platforms = platforms(sources);
    let all = [
        ("ios", "unread-new-backup"),
        ("android", "unread-new-android"),
    ];
    all.into_iter()
        .filter(|(platform, _)| platforms.contains(platform))
        .map(|(_, key)| key)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Texts};

    #[test]
    fn every_kind_of_source_has_its_limit_and_its_version() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for kind in SourceKind::ALL {
                let limit = format!("limit-{}", kind.name().replace('_', "-"));
                assert!(texts.has(&limit), "{limit}");
                assert!(texts.has(&format!("source-{}-version", kind.platform())));
            }
        }
    }
}
