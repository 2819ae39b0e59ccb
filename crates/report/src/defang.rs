//! Addresses written so that nobody opens them by accident: `hxxps://site[.]example/`.
//!
//! Mail programs, PDF viewers and chats turn what looks like an address into a link. The exact value
//! stands in the case.

use std::borrow::Cow;

/// First parts of an app's or a profile's identifier (`com.example.app`), which is no host.
const REVERSED: [&str; 14] = [
    "com", "org", "net", "io", "edu", "gov", "co", "me", "app", "dev", "ios", "android", "network",
    "group",
];

/// How names of system properties of Android begin: their first part, and what may follow it.
///
/// Described in: <https://source.android.com/docs/core/architecture/configuration/add-system-properties>.
const PROPERTIES: [&str; 4] = ["ro", "persist", "sys", "init"];
const OF_PROPERTIES: [&str; 20] = [
    "adb",
    "adb_secure",
    "allow",
    "boot",
    "boot_completed",
    "bootimage",
    "bootloader",
    "build",
    "config",
    "crypto",
    "debuggable",
    "kernel",
    "oem_unlock_allowed",
    "oem_unlock_supported",
    "product",
    "secure",
    "svc",
    "sys",
    "usb",
    "vendor",
];
/// Last parts of hosts, which no property ends in.
const OF_HOSTS: [&str; 4] = ["com", "net", "org", "ro"];

/// Last parts of names of files, which are no hosts.
const FILES: [&str; 27] = [
    "sqlite",
    "plist",
    "db",
    "json",
    "jsonl",
    "yaml",
    "yml",
    "csv",
    "txt",
    "html",
    "log",
    "ips",
    "jpg",
    "jpeg",
    "png",
    "heic",
    "gif",
    "mov",
    "mp",
    "pdf",
    "caf",
    "ipa",
    "ics",
    "vcf",
    "dylib",
    "storedata",
    "xml",
];

/// `text` with its addresses made harmless to click on; anything else stays as it is.
pub(crate) fn defang(text: &str) -> Cow<'_, str> {
    if !text.contains('.') && !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_add(16));
    for piece in text.split_inclusive(is_between) {
        let word = piece.trim_end_matches(is_between);
        match word.split_once("://") {
            Some((scheme, rest)) => address(&mut out, scheme, rest),
            None if is_host(word) => out.push_str(&word.replace('.', "[.]")),
            None => out.push_str(word),
        }
        // What stood between this word and the next one.
        out.extend(piece.strip_prefix(word));
    }
    Cow::Owned(out)
}

/// What cannot be a part of an address.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '«' | '»'
        )
}

/// The scheme can no longer be followed, nor the host be looked up; the path stays.
fn address(out: &mut String, scheme: &str, rest: &str) {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    out.push_str(&scheme.replace("tt", "xx").replace("TT", "XX"));
    out.push_str("://");
    out.push_str(&host.replace('.', "[.]"));
    let inner = path.find("://").unwrap_or(path.len());
    let (path, inner) = path.split_at_checked(inner).unwrap_or((path, ""));
    // An address inside the address, and whatever follows it.
    if inner.is_empty() {
        out.push_str(path);
    } else {
        out.push_str(&path.replace("http", "hxxp"));
        out.push_str(&inner.replace('.', "[.]").replace("http", "hxxp"));
    }
}

/// Whether a word looks like the name of a host, an IPv4 address or an e-mail address. An app's
/// identifier and a file's name do not.
fn is_host(word: &str) -> bool {
    let host = word.rsplit_once('@').map_or(word, |(_, host)| host);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let host = host.trim_end_matches('.');
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let labels: Vec<&str> = host.split('.').collect();
    let (Some(last), true) = (labels.last(), labels.len() > 1) else {
        return false;
    };
    if !labels.iter().all(|label| is_label(label)) {
        return false;
    }
    let lower = |label: &str| label.to_lowercase();
    let is_number = |label: &&str| label.chars().all(|c| c.is_ascii_digit());
    if labels.iter().all(is_number) {
        return labels.len() == 4;
    }
    let is_name = last.chars().count() > 1 && last.chars().all(char::is_alphabetic)
        || lower(last).starts_with("xn--");
    is_name && !FILES.contains(&&*lower(last)) && !is_identifier(&labels)
}

/// Whether the parts of a name are those of an app's identifier or of a system property.
fn is_identifier(labels: &[&str]) -> bool {
    let lower = |label: &&str| label.to_lowercase();
    let first = labels.first().map(lower).unwrap_or_default();
    let second = labels.get(1).map(lower).unwrap_or_default();
    let last = labels.last().map(lower).unwrap_or_default();
    let is_property = PROPERTIES.contains(&&*first) && OF_PROPERTIES.contains(&&*second);
    if is_property && !OF_HOSTS.contains(&&*last) {
        return true;
    }
    // `fr.wikipedia.org` is a host; in an identifier, what stands last is seldom a top-level domain.
    let is_top = |label: &str| psl::suffix(label.as_bytes()).is_some_and(|one| one.is_known());
    let is_reversed = REVERSED.contains(&&*first);
    let begins = is_reversed || PROPERTIES.contains(&&*first) || first.len() == 2 && is_top(&first);
    labels.len() > 2 && is_reversed || begins && !is_top(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_cannot_be_followed_and_everything_else_stays() {
        for (text, shown) in [
            (
                "https://spy.example.net/a.b?c=d.e",
                "hxxps://spy[.]example[.]net/a.b?c=d.e",
            ),
            (
                "http://a.example/ > https://b.example",
                "hxxp://a[.]example/ > hxxps://b[.]example",
            ),
            ("HTTP://A.EXAMPLE", "HXXP://A[.]EXAMPLE"),
            ("spy.example.net", "spy[.]example[.]net"),
            (
                "The page of portal.example, twice",
                "The page of portal[.]example, twice",
            ),
            ("a.b@mail.example", "a[.]b@mail[.]example"),
            ("198.51.100.7", "198[.]51[.]100[.]7"),
            ("spy.example:8443/x", "spy[.]example:8443/x"),
            ("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd[.]xn--p1ai"),
            (
                "https://s.example/?u=https://t.example/x.y",
                "hxxps://s[.]example/?u=hxxps://t[.]example/x[.]y",
            ),
            (
                "[masked 6]spy.example.net[masked 7]",
                "[masked 6]spy[.]example[.]net[masked 7]",
            ),
            ("http://[2001:db8::1]/x.y", "hxxp://[2001:db8::1]/x.y"),
            ("com.example.minder", "com.example.minder"),
            ("Minder (com.example.minder)", "Minder (com.example.minder)"),
            ("fr.exemple.minder", "fr.exemple.minder"),
            ("fr.wikipedia.org", "fr[.]wikipedia[.]org"),
            (
                "ro.boot.verifiedbootstate, ro.secure",
                "ro.boot.verifiedbootstate, ro.secure",
            ),
            ("persist.sys.timezone", "persist.sys.timezone"),
            ("persist.minder.mode", "persist.minder.mode"),
            ("com.minder", "com.minder"),
            ("io.net", "io[.]net"),
            ("ro.build.id = 1", "ro.build.id = 1"),
            ("ro.exemple.com", "ro[.]exemple[.]com"),
            ("ro.build.com", "ro[.]build[.]com"),
            ("sys.exemple.net", "sys[.]exemple[.]net"),
            ("ChatStorage.sqlite", "ChatStorage.sqlite"),
            (
                "/private/var/mobile/Library/SMS/sms.db",
                "/private/var/mobile/Library/SMS/sms.db",
            ),
            ("17.4", "17.4"),
            ("one. Two", "one. Two"),
            ("pegasus.stix2", "pegasus.stix2"),
            ("", ""),
        ] {
            assert_eq!(defang(text), shown);
        }
    }

    #[test]
    fn nothing_that_a_viewer_would_link_is_left() {
        for text in [
            "http://x.example/http://y.example/http://z.example",
            "ftp://a.example",
        ] {
            assert!(!defang(text).contains("http://"), "{}", defang(text));
            assert!(!defang(text).contains("a.example"));
        }
    }
}
