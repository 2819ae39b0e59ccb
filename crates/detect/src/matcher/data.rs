//! The small named lists of `data/`, one value a line; `#` starts a comment.

use std::sync::LazyLock;

use hashbrown::HashSet;

type List = LazyLock<HashSet<&'static str>>;

static SHORT_LINKS: List = LazyLock::new(|| set(include_str!("../../data/short_links.txt")));
static SHARED_HOSTING: List = LazyLock::new(|| set(include_str!("../../data/shared_hosting.txt")));
static ORDINARY_PROCESSES: List =
    LazyLock::new(|| set(include_str!("../../data/ordinary_processes.txt")));
static HARMLESS_HASHES: List =
    LazyLock::new(|| set(include_str!("../../data/harmless_hashes.txt")));

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or(line).trim())
        .filter(|line| !line.is_empty())
}

fn set(text: &'static str) -> HashSet<&'static str> {
    lines(text).collect()
}

/// Hosts of link shorteners, sorted.
pub(super) fn short_links() -> Vec<&'static str> {
    let mut hosts: Vec<_> = lines(include_str!("../../data/short_links.txt")).collect();
    hosts.sort_unstable();
    hosts
}

/// Whether a host makes short links, whose target only the network could tell (rule 11). The host is
/// compared as a record has it: in any case, with or without the trailing dot and `www.`.
#[must_use]
pub fn is_short_link(host: &str) -> bool {
    let host = host.trim().to_ascii_lowercase();
    let host = host.strip_suffix('.').unwrap_or(&host);
    SHORT_LINKS.contains(host.strip_prefix("www.").unwrap_or(host))
}

/// Whether strangers have names below this one (rule 7).
pub(super) fn is_shared_hosting(host: &str) -> bool {
    SHARED_HOSTING.contains(host)
}

/// Whether Apple or Google ship a program of this name (rule 14).
pub(super) fn is_ordinary_process(name: &str) -> bool {
    ORDINARY_PROCESSES.contains(name)
}

/// Whether a digest is that of the empty file or of a well-known library (rule 19).
pub(crate) fn is_harmless_hash(digest: &str) -> bool {
    HARMLESS_HASHES.contains(digest)
}
