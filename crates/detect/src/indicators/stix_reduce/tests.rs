//! The short way of plain patterns gives what the full one gives.

use super::*;

/// Patterns, and whether they are plain.
const PATTERNS: &[(&str, bool)] = &[
    ("[domain-name:value='a.example']", true),
    ("\n[ domain-name:value\t=  'a.example' ] ", true),
    ("[domain-name:value='co.uk']", true),
    ("[domain-name:value='']", true),
    ("[domain-name:value='évil.example']", true),
    ("[domain-name:value='a.example/x']", true),
    ("[url:value='http://x.example/?a=b&c=[d] OR e']", true),
    ("[file:name='/* x */ // y']", true),
    ("[ipv4-addr:value='10.0.0.1']", true),
    ("[mutex:name='x']", true),
    ("[x-vendor-app:id='com.spy']", true),
    ("[not:x='y']", true),
    ("[exists:x='y']", true),
    ("[exists-x:y='z']", true),
    ("[a:='x']", true),
    ("[a:.='x']", true),
    ("[not.x:y='z']", false),
    ("[exists.x:y='z']", false),
    ("[NOT a:v='x']", false),
    ("[not a:v='x']", false),
    ("[a:v not='x']", false),
    ("[a:v!='x']", false),
    ("[a:v<='5']", false),
    ("[a:v=='x']", false),
    ("[Domain-Name:Value='a.example']", false),
    ("[domain-name:'value'='a.example']", false),
    ("[domain-name:value='a.example' OR url:value='x']", false),
    ("[domain-name:value='a.example'] OR [url:value='x']", false),
    ("[domain-name:value/**/='a.example']", false),
    ("[domain-name:value='a.example'] // end", false),
    (r"[file:name='it\'s']", false),
    (r"[file:name='x\']", false),
    ("[file:name=''']", false),
    ("[file:name=']", false),
    ("[file:name='x]", false),
    ("[file:name='x'", false),
    ("[file:name]", false),
    ("[=':x']", false),
    ("[:x='y']", false),
    ("[network-traffic:dst_port=443]", false),
    ("[]", false),
    ("", false),
];

#[test]
fn both_ways_agree() {
    for (pattern, is_plain) in PATTERNS {
        assert_eq!(
            stix_pattern::plain(pattern).is_some(),
            *is_plain,
            "{pattern}"
        );
        assert_eq!(reduce(pattern), reduce_any(pattern), "{pattern}");
    }
}

#[test]
fn both_ways_agree_on_what_random_edits_make() {
    let bits = [
        "[", "]", "'", "=", ":", ".", " ", "\\", "a", "not", "-", "_", "(", ")", "/", "*", "É", "0",
    ];
    let mut state = 1_u64;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % end
    };
    let mut plain = 0;
    for _ in 0..100_000 {
        let mut chars: Vec<char> = "[domain-name:value = 'a.example']".chars().collect();
        for _ in 0..=below(3) {
            let at = below(chars.len() + 1);
            let end = (at + below(3)).min(chars.len());
            chars.splice(at..end, bits[below(bits.len())].chars());
        }
        let pattern: String = chars.into_iter().collect();
        plain += usize::from(stix_pattern::plain(&pattern).is_some());
        assert_eq!(reduce(&pattern), reduce_any(&pattern), "{pattern}");
    }
    assert!((1_000..90_000).contains(&plain), "{plain}");
}
