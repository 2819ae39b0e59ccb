//! One Suricata rule: its action, and those of its options that vigie needs.
//!
//! Described in: <https://docs.suricata.io/en/latest/rules/payload-keywords.html>.

/// A rule.
#[derive(Debug, Default)]
pub(super) struct Rule<'r> {
    pub(super) action: &'r str,
    pub(super) message: String,
    pub(super) sid: Option<u64>,
    /// Addresses of public reports.
    pub(super) references: Vec<String>,
    pub(super) contents: Vec<Content>,
    /// Whether it asks for more than contents: then no single value stands for it.
    pub(super) has_other_conditions: bool,
}

/// A text that a rule looks for.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) text: String,
    /// Whether it is looked for where a host stands.
    pub(super) names_host: bool,
    pub(super) negated: bool,
    ends: bool,
    /// Within how many bytes it must lie.
    within: Option<usize>,
}

impl Content {
    /// Whether the value must end with it, or be no longer than it.
    pub(super) fn to_the_end(&self) -> bool {
        self.ends || self.within == Some(self.text.len())
    }
}

/// What a rule does when it fits.
const ACTIONS: [&str; 7] = [
    "alert",
    "drop",
    "pass",
    "reject",
    "rejectsrc",
    "rejectdst",
    "rejectboth",
];
/// Where a host stands.
const HOSTS: [&str; 6] = [
    "dns.query",
    "dns_query",
    "tls.sni",
    "tls_sni",
    "http.host",
    "http.host.raw",
];
/// Options that do not change which hosts fit.
const BESIDE: [&str; 14] = [
    "nocase",
    "startswith",
    "dotprefix",
    "fast_pattern",
    "flow",
    "rev",
    "gid",
    "classtype",
    "metadata",
    "priority",
    "threshold",
    "target",
    "noalert",
    "dns.opcode",
];

/// Whether a line begins a rule: action, protocol, addresses, an arrow and a bracket.
pub(super) fn begins(line: &str) -> bool {
    let (head, options) = line.split_once('(').unwrap_or((line, ""));
    let words: Vec<&str> = head.split_whitespace().collect();
    words.first().is_some_and(|word| ACTIONS.contains(word))
        && words.len() >= 7
        && words.iter().any(|word| matches!(*word, "->" | "<>" | "=>"))
        && options.contains(':')
}

/// Reads a rule.
pub(super) fn read(text: &str) -> Option<Rule<'_>> {
    if !begins(text) {
        return None;
    }
    let (head, options) = text.split_once('(')?;
    let options = options.trim_end().strip_suffix(')')?;
    let mut rule = Rule {
        action: head.split_whitespace().next()?,
        ..Rule::default()
    };
    let mut in_host = false;
    for option in split(options)? {
        let (name, value) = option.split_once(':').unwrap_or((option, ""));
        rule.option(name.trim(), value.trim(), &mut in_host)?;
    }
    Some(rule)
}

impl Rule<'_> {
    fn option(&mut self, name: &str, value: &str, in_host: &mut bool) -> Option<()> {
        let last = self.contents.last_mut();
        match (name, last) {
            ("msg", _) => self.message = String::from_utf8_lossy(&unquoted(value)?).into_owned(),
            ("sid", _) => self.sid = value.parse().ok(),
            ("reference", _) => {
                let url = value.strip_prefix("url,").map(str::trim);
                self.references.extend(url.map(|url| {
                    let scheme = if url.contains("://") { "" } else { "https://" };
                    format!("{scheme}{url}")
                }));
            }
            ("content", _) => {
                let negated = value.starts_with('!');
                let quoted = value.strip_prefix('!').unwrap_or(value).trim();
                self.contents.push(Content {
                    text: String::from_utf8(decoded(&unquoted(quoted)?)?).ok()?,
                    names_host: *in_host,
                    negated,
                    ..Content::default()
                });
            }
            ("endswith", Some(content)) => content.ends = true,
            ("depth" | "bsize", Some(content)) => content.within = value.parse().ok(),
            (name, _) if HOSTS.contains(&name) => *in_host = true,
            (name, _) if BESIDE.contains(&name) => {}
            // Another buffer: what follows is looked for there.
            (name, _) if value.is_empty() && name.contains(['.', '_']) => *in_host = false,
            _ => self.has_other_conditions = true,
        }
        Some(())
    }
}

/// The options; a `;` inside quotes or behind a backslash ends none.
fn split(options: &str) -> Option<Vec<&str>> {
    let mut all = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in options.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                all.push(options.get(start..at)?.trim());
                start = at.saturating_add(1);
            }
            _ => {}
        }
    }
    let rest = options.get(start..)?.trim();
    (!quoted && rest.is_empty()).then_some(all)
}

/// What stands in quotes, without the backslashes before `;`, `"`, `:` and `\`.
fn unquoted(value: &str) -> Option<Vec<u8>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::with_capacity(inner.len());
    let mut escaped = false;
    for byte in inner.bytes() {
        if byte == b'\\' && !escaped {
            escaped = true;
        } else {
            escaped = false;
            bytes.push(byte);
        }
    }
    Some(bytes)
}

/// With the bytes that stand in hexadecimal between bars.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for (part, is_hex) in text
        .split(|byte| *byte == b'|')
        .zip([false, true].into_iter().cycle())
    {
        if !is_hex {
            bytes.extend_from_slice(part);
            continue;
        }
        let digits: Vec<u8> = part
            .iter()
            .copied()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect();
        for pair in digits.chunks(2) {
            let pair = std::str::from_utf8(pair)
                .ok()
                .filter(|pair| pair.len() == 2)?;
            bytes.push(u8::from_str_radix(pair, 16).ok()?);
        }
    }
    Some(bytes)
}
