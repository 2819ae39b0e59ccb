//! Reads Suricata rules, as far as they name a host: a `dns.query`, `tls.sni` or `http.host` that is
//! compared to its end. Everything else is refused by the rule's number.
//!
//! Described in: <https://docs.suricata.io/en/latest/rules/intro.html>,
//! <https://docs.suricata.io/en/latest/rules/dns-keywords.html>.

use std::borrow::Cow;

use super::{
    About, Category, Kind, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
    limits,
    suricata_rule::{self, Rule},
};

/// Whether the first line that is no comment begins a rule.
pub(super) fn is_it(text: &[u8]) -> bool {
    let head = text.get(..limits::SNIFF_BYTES).unwrap_or(text);
    let head = String::from_utf8_lossy(head);
    let first = head
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(suricata_rule::begins)
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Set {
    let mut builder = Builder::new(name);
    let mut joined = String::new();
    for (line, number) in text.split(|byte| *byte == b'\n').zip(1_u64..) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim();
        // What is commented out is not in force.
        if joined.is_empty() && (line.is_empty() || line.starts_with('#')) {
            continue;
        }
        joined.push_str(line.strip_suffix('\\').unwrap_or(line));
        if line.ends_with('\\') && joined.len() < limits::PATTERN_BYTES {
            continue;
        }
        let rule = std::mem::take(&mut joined);
        if !builder.count_entry() {
            break;
        }
        add(&mut builder, number, &rule);
    }
    if !joined.is_empty() && builder.count_entry() {
        builder.refuse("", RefusedFor::Damaged, &joined);
    }
    builder.finish()
}

fn add(builder: &mut Builder, number: u64, text: &str) {
    let line = format!("line {number}");
    if text.len() > limits::PATTERN_BYTES {
        return builder.refuse(&line, RefusedFor::TooLong, text);
    }
    let Some(rule) = suricata_rule::read(text) else {
        return builder.refuse(&line, RefusedFor::Syntax, text);
    };
    let id = match rule.sid {
        Some(sid) => Cow::Owned(format!("sid {sid}")),
        None => Cow::Borrowed(line.as_str()),
    };
    let host = match host(&rule) {
        Ok(host) => host,
        Err(reason) => return builder.refuse(&id, reason, &rule.message),
    };
    let about = about(builder, &rule);
    let about = builder.about(about);
    let accepted = accept::value(Kind::Host, host);
    builder.add(&Entry::new(&id, host, &about), accepted);
}

/// The one host that a rule asks for; a rule that asks for more is not split.
fn host<'r>(rule: &'r Rule<'_>) -> Result<&'r str, RefusedFor> {
    if rule.action == "pass" {
        return Err(RefusedFor::NotASign);
    }
    if rule.has_other_conditions {
        return Err(RefusedFor::Unsupported);
    }
    let [content] = rule.contents.as_slice() else {
        return Err(if rule.contents.is_empty() {
            RefusedFor::OtherKind
        } else {
            RefusedFor::Unsupported
        });
    };
    if !content.names_host {
        return Err(RefusedFor::OtherKind);
    }
    if content.negated || !content.to_the_end() {
        return Err(RefusedFor::Unsupported);
    }
    Ok(content.text.strip_prefix('.').unwrap_or(&content.text))
}

/// The family is what the message says before the name in brackets.
fn about(builder: &mut Builder, rule: &Rule<'_>) -> About {
    let message = rule.message.trim();
    let plain = match message.rsplit_once('(') {
        Some((plain, _)) if message.ends_with(')') => plain.trim(),
        _ => message,
    };
    let stalkerware = plain.to_lowercase().contains("stalkerware");
    let family = match plain.split_once("STALKERWARE ") {
        Some((_, family)) if !family.trim().is_empty() => family.trim(),
        _ => plain,
    };
    About {
        families: (!family.is_empty())
            .then(|| family.to_owned())
            .into_iter()
            .collect(),
        category: if stalkerware {
            Category::Stalkerware
        } else {
            Category::Other
        },
        role: Role::Unknown,
        publisher: builder.set().name.clone(),
        references: rule.references.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"# comment
#alert dns any any -> any any (msg:"off"; dns.query; content:"off.example.net"; endswith; sid:9;)
alert dns $HOME_NET any -> any any (msg:"PTS STALKERWARE TheSpy (a.example[.]net)"; dns.query; content:"a.example.net"; depth:13; nocase; endswith; fast_pattern; classtype:targeted-activity; sid:1000000; rev:1;)
alert tls any any -> any any (msg:"ET MALWARE Some Tool Domain in TLS SNI (b .example .net)"; flow:established,to_server; tls.sni; dotprefix; content:".b.example.net"; endswith; reference:url,example.net/report; sid:2;)
alert http any any -> any any (msg:"C"; http.host; content:"|63|.example.net"; bsize:13; \
  sid:3;)
alert dns any any -> any any (msg:"legacy"; dns_query; content:"d.example.net"; depth:13; sid:4;)
alert dns any any -> any any (msg:"open end"; dns.query; content:"e.example.net"; sid:5;)
alert dns any any -> any any (msg:"not"; dns.query; content:!"f.example.net"; endswith; sid:6;)
alert http any any -> any any (msg:"two"; http.host; content:"g.example.net"; endswith; http.uri; content:"/x"; sid:7;)
alert tcp any any -> 203.0.114.7 443 (msg:"address"; sid:8;)
alert dns any any -> any any (msg:"regex"; dns.query; pcre:"/h\.example/"; content:"h.example.net"; endswith; sid:10;)
pass dns any any -> any any (msg:"good"; dns.query; content:"good.example.net"; endswith; sid:11;)
alert http any any -> any any (msg:"agent"; http.user_agent; content:"i.example.net"; endswith; sid:12;)
alert dns any any -> any any (msg:"cut"; dns.query; content:"j.exam
"#;

    #[test]
    fn hosts_are_taken_and_the_rest_is_named() {
        assert!(is_it(RULES.as_bytes()));
        let set = parse("x.rules", RULES.as_bytes());
        let used: Vec<_> = set
            .indicators
            .iter()
            .map(|one| (&*one.id, &*one.value, one.about.families.join(" ")))
            .collect();
        assert_eq!(
            used,
            [
                ("sid 1000000", "a.example.net", "TheSpy".into()),
                (
                    "sid 2",
                    "b.example.net",
                    "ET MALWARE Some Tool Domain in TLS SNI".into()
                ),
                ("sid 3", "c.example.net", "C".into()),
                ("sid 4", "d.example.net", "legacy".into()),
            ]
        );
        assert_eq!(set.indicators[0].about.category, Category::Stalkerware);
        assert_eq!(
            set.indicators[1].about.references,
            ["https://example.net/report"]
        );
        let refused: Vec<_> = set
            .refused
            .iter()
            .map(|one| (one.id.raw(), one.reason.name()))
            .collect();
        assert_eq!(
            refused,
            [
                ("sid 5", "unsupported"),
                ("sid 6", "unsupported"),
                ("sid 7", "unsupported"),
                ("sid 8", "other_kind"),
                ("sid 10", "unsupported"),
                ("sid 11", "not_a_sign"),
                ("sid 12", "other_kind"),
                ("line 15", "syntax"),
            ]
        );
        assert_eq!(set.entries, 12);
    }

    #[test]
    fn other_texts_are_not_taken() {
        for text in [
            "",
            "# comment\n",
            "alert the others (now)",
            "- name: x",
            "a.example.net",
        ] {
            assert!(!is_it(text.as_bytes()), "{text}");
        }
    }
}
