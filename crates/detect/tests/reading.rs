//! What is read of each format when it is unusual, damaged or hostile.

mod common;

use common::{hits, set, stix};
use detect::{
    indicators::{BUILT_IN, BUILT_IN_NAME, Kind, Platform, RefusedFor, Set, parse},
    matcher::Matcher,
};
use model::{Instant, Value};

fn kinds(set: &Set) -> Vec<(&str, &str)> {
    set.indicators
        .iter()
        .map(|one| (one.kind.name(), &*one.value))
        .collect()
}

fn reasons(set: &Set) -> Vec<RefusedFor> {
    set.refused.iter().map(|one| one.reason).collect()
}

#[test]
fn or_and_in_give_several_and_and_gives_one() {
    let set = set(&[
        "[domain-name:value='a.example' OR url:value='https://b.example/x?a=b']",
        "[file:hashes.md5 IN ('0123456789abcdef0123456789abcdef', 'ffffffffffffffffffffffffffffffff')]",
        "[file:name='x.apk' AND file:hashes.'SHA-1'='0123456789abcdef0123456789abcdef01234567']",
        "[network-traffic:dst_ref.value='203.0.113.9' AND network-traffic:dst_port=8443]",
        "[ipv4-addr:value ISSUBSET '203.0.113.0/24']",
    ]);
    assert_eq!(reasons(&set), []);
    assert_eq!(
        kinds(&set),
        [
            ("host", "a.example"),
            ("url", "https://b.example/x?a=b"),
            ("md5", "0123456789abcdef0123456789abcdef"),
            ("md5", "ffffffffffffffffffffffffffffffff"),
            (
                "compound",
                "x.apk + 0123456789abcdef0123456789abcdef01234567"
            ),
            ("compound", "203.0.113.9 + 8443"),
            ("cidr", "203.0.113.0/24"),
        ]
    );
}

#[test]
fn what_cannot_be_used_is_named_and_the_rest_is_loaded() {
    use RefusedFor::{
        BadExpression, HarmlessHash, NotAHash, NotAHost, NotAnAddress, OtherKind, PrivateAddress,
        PublicSuffix, Syntax, TestKey, TooBroad, TooMany, Unsupported, WideNetwork,
    };
    let many = (0..11)
        .map(|n| format!("(a:x={n} OR b:x={n})"))
        .collect::<Vec<_>>()
        .join(" AND ");
    let many = format!("[{many}]");
    let rows = [
        ("[domain-name:value NOT = 'a.example']", Unsupported),
        (
            "[domain-name:value='a.example'] FOLLOWEDBY [process:name='b']",
            Unsupported,
        ),
        ("[mutex:name='x']", OtherKind),
        ("[domain-name:value=", Syntax),
        ("[domain-name:value='co.uk']", PublicSuffix),
        ("[domain-name:value='a b.example']", NotAHost),
        ("[ipv4-addr:value='10.0.0.1']", PrivateAddress),
        ("[ipv6-addr:value='::1']", PrivateAddress),
        ("[ipv4-addr:value='1.2.3']", NotAnAddress),
        ("[ipv4-addr:value='0.0.0.0/0']", PrivateAddress),
        ("[ipv4-addr:value='96.0.0.0/4']", WideNetwork),
        ("[file:hashes.md5='0123']", NotAHash),
        (
            "[file:hashes.'SHA-1'='da39a3ee5e6b4b0d3255bfef95601890afd80709']",
            HarmlessHash,
        ),
        (
            "[app:cert.sha1='61ED377E85D386A8DFEE6B864BD85B0BFAA5AF81']",
            TestKey,
        ),
        ("[domain-name:value LIKE '%']", TooBroad),
        ("[domain-name:value LIKE '%.com']", TooBroad),
        ("[domain-name:value LIKE '%apple%']", TooBroad),
        ("[process:name MATCHES '.*']", TooBroad),
        ("[process:name MATCHES '(']", BadExpression),
        (r"[process:name MATCHES '(?:a{1000}){1000}']", BadExpression),
        (&many, TooMany),
    ];
    for (pattern, reason) in rows {
        let set = set(&["[domain-name:value='good.example']", pattern]);
        assert_eq!(kinds(&set), [("host", "good.example")], "{pattern}");
        assert_eq!(reasons(&set), [reason], "{pattern}");
        assert_eq!(set.refused[0].id.raw(), "indicator--1");
        assert_eq!(set.entries, 2);
    }
    let half = set(&["[domain-name:value='good.example' OR mutex:name='x']"]);
    assert_eq!(kinds(&half), [("host", "good.example")]);
    assert_eq!(reasons(&half), [OtherKind]);
}

#[test]
fn patterns_match_whole_values_in_linear_time() {
    let set = set(&[
        "[domain-name:value LIKE 'cdn%.spyware.example']",
        "[process:name MATCHES '^spy[0-9]+d$']",
        "[app:id LIKE 'COM.SPYWARE.%']",
        "[file:path LIKE '/private/var/tmp/spy_/%']",
    ]);
    assert_eq!(reasons(&set), []);
    let matcher = Matcher::new(vec![set]);
    let found = |value| hits(&matcher, Platform::Any, value).len();
    assert_eq!(found(Value::Host("CDN7.spyware.example")), 1);
    assert_eq!(found(Value::Url("https://cdn-x.spyware.example:8443/a")), 1);
    assert_eq!(found(Value::Host("xcdn7.spyware.example")), 0);
    assert_eq!(found(Value::Host("cdn7.spyware.example.net")), 0);
    assert_eq!(found(Value::Process("/usr/spy12d")), 1);
    assert_eq!(found(Value::Process("spy12dd")), 0);
    assert_eq!(found(Value::AppId("com.Spyware.x:remote")), 1);
    assert_eq!(found(Value::FilePath("/var/tmp/spyA/x/y")), 1);
    assert_eq!(found(Value::FilePath("/var/tmp/spyAB/x")), 0);
}

#[test]
fn stix_dates_publishers_reports_and_revocation() {
    let text = r#"{"type":"bundle","id":"bundle--1","spec_version":"2.0","objects":[
      {"type":"identity","id":"identity--1","name":"Lab"},
      {"type":"marking-definition","id":"m","definition_type":"statement","definition":{"statement":"Licence: CC BY 4.0"}},
      {"type":"tool","id":"tool--1","name":"Beta","labels":["stalkerware"]},
      {"type":"malware","id":"malware--1","name":"Alpha","external_references":[{"source_name":"r","url":"https://report.example/1"}]},
      {"type":"indicator","id":"indicator--1","created_by_ref":"identity--1","pattern":"[domain-name:value='one.example']","valid_from":"2020-01-01T00:00:00Z","valid_until":"2021-01-01T00:00:00Z","confidence":70,"modified":"2022-02-02T00:00:00Z"},
      {"type":"indicator","id":"indicator--2","pattern":"[domain-name:value='two.example']","revoked":true},
      {"type":"indicator","id":"indicator--3","pattern":"[domain-name:value='three.example']"},
      {"type":"indicator","id":"indicator--4","pattern":"[domain-name:value='four.example']"},
      {"type":"indicator","id":"indicator--5","pattern":"rule x {}","pattern_type":"yara"},
      {"type":"indicator","id":"indicator--6"},
      {"type":"indicator","id":7,"pattern":8},
      {"type":"relationship","source_ref":"indicator--1","target_ref":"malware--1"},
      {"type":"relationship","source_ref":"tool--1","target_ref":"indicator--1"},
      {"type":"report","id":"report--1","name":"Campaign","object_refs":["indicator--3"]},
      null, 5, "x", []
    ]}"#;
    let set = parse("file.stix2", text.as_bytes()).unwrap();
    assert_eq!((set.entries, set.revoked), (7, 1));
    assert_eq!(
        reasons(&set),
        [
            RefusedFor::OtherLanguage,
            RefusedFor::Incomplete,
            RefusedFor::Incomplete
        ]
    );
    assert_eq!(
        (set.publisher.as_str(), set.licence.as_deref()),
        ("Lab", Some("Licence: CC BY 4.0"))
    );
    assert_eq!(set.date.unwrap().date(), "2022-02-02");
    assert_eq!(
        set.expired_at(Instant::parse("2022-01-01T00:00:00Z").unwrap()),
        1
    );
    assert_eq!(
        set.expired_at(Instant::parse("2020-06-01T00:00:00Z").unwrap()),
        0
    );
    let families: Vec<_> = set
        .indicators
        .iter()
        .map(|one| one.about.families.join("+"))
        .collect();
    assert_eq!(families, ["Alpha+Beta", "Campaign", "file.stix2"]);
    let first = &set.indicators[0];
    assert_eq!(
        (first.confidence, first.about.references.len()),
        (Some(70), 1)
    );
}

#[test]
fn a_cut_file_keeps_what_stands_before() {
    let whole = stix(&[
        "[domain-name:value='a.example']",
        "[domain-name:value='b.example']",
    ]);
    for end in 0..whole.len() {
        match parse("cut", &whole[..end]) {
            Ok(set) => assert_eq!(reasons(&set), [RefusedFor::Damaged], "{end}"),
            Err(fault) => assert!(end < 40, "{end}: {fault}"),
        }
    }
    let most = parse("cut", &whole[..whole.len() - 3]).unwrap();
    assert_eq!(most.indicators.len(), 2);
    let bare = br#"[{"type":"indicator","id":"i","pattern":"[domain-name:value='a.example']"}]"#;
    assert_eq!(parse("bare", bare).unwrap().indicators.len(), 1);
}

#[test]
fn other_files_are_no_sets() {
    for text in [
        "",
        " ",
        "{}",
        "{\"indicators\": []}",
        "hello",
        "- a\n- b\n",
        "a,b\n1,2\n",
        "indicators:\n  - name: x\n",
        "{\"objects\": 5",
        "\u{0}\u{1}",
        "- name: [",
        "<html>",
    ] {
        let result = parse("x", text.as_bytes());
        let empty = result
            .as_ref()
            .is_ok_and(|set| set.indicators.is_empty() && !set.refused.is_empty());
        assert!(result.is_err() || empty, "{text:?}: {result:?}");
    }
}

#[test]
fn yaml_damage_costs_one_family_and_bombs_cost_nothing() {
    let text = "\
- name: One
  type: stalkerware
  packages: [com.one]
  websites:
  - one.example
  c2:
    ips: [203.0.113.1]
    ip:
    - 203.0.113.2
    domains: [c2.one.example, 'one.example']
- name: Two
  packages: {bad: shape}
- name: Three
  type: watchware
  ios_bundles: [com.three]
  certificates: [1234567890123456789012345678901234567890]
  websites:
  certificate_cname_re: ['^Kids\\W[0-9]{2}$']
";
    let set = parse("ioc.yaml", text.as_bytes()).unwrap();
    assert_eq!(reasons(&set), [RefusedFor::Damaged]);
    assert_eq!(set.refused[0].id.raw(), "line 11");
    assert_eq!(set.families, ["One", "Three"]);
    assert_eq!(set.indicators.len(), 9);
    let bundle = set
        .indicators
        .iter()
        .find(|one| &*one.value == "com.three")
        .unwrap();
    assert_eq!(bundle.platform, Platform::Ios);
    let mut bomb = String::from("- name: A\n  packages: &a [x, x, x, x, x, x, x, x, x]\n");
    for n in 0..9 {
        let (this, last) = (char::from(b'b' + n), char::from(b'a' + n));
        bomb.push_str(&format!(
            "- name: A\n  packages: &{this} [*{last},*{last},*{last},*{last},*{last},*{last}]\n"
        ));
    }
    assert!(parse("bomb", bomb.as_bytes()).is_err());
    let deep = format!("- name: A\n  packages: {}", "[".repeat(200_000));
    assert!(parse("deep", deep.as_bytes()).is_err());
    let deep = format!("{{\"objects\":{}", "[".repeat(200_000));
    assert!(
        parse("deep", deep.as_bytes())
            .unwrap()
            .indicators
            .is_empty()
    );
}

#[test]
fn signers_match_by_organisation_and_name() {
    let text = "- name: K\n  certificate_organizations: [Shady SRL]\n  certificate_cname_re: ['Kids\\WSafety']\n";
    let matcher = Matcher::new(vec![parse("k", text.as_bytes()).unwrap()]);
    let count = |value| {
        let mut count = 0;
        matcher.find(Platform::Android, value, &mut |_| count += 1);
        count
    };
    assert_eq!(count(Value::SignerOrganisation("Shady SRL")), 1);
    assert_eq!(count(Value::SignerOrganisation("shady srl")), 0);
    assert_eq!(count(Value::SignerOrganisation("Shady SRL Ltd")), 0);
    assert_eq!(count(Value::SignerName("Kids Safety")), 1);
    assert_eq!(count(Value::SignerName("xKids Safety")), 0);
    assert_eq!(count(Value::SignerName("Shady SRL")), 0);
}

#[test]
fn the_built_in_set_is_whole() {
    let set = parse(BUILT_IN_NAME, BUILT_IN).unwrap();
    assert_eq!(set.refused, []);
    assert_eq!(set.name, BUILT_IN_NAME);
    assert!(
        (30..=80).contains(&set.indicators.len()),
        "{}",
        set.indicators.len()
    );
    for one in &set.indicators {
        assert!(one.about.references[0].starts_with("https://"), "{one:?}");
        assert_ne!(one.kind, Kind::Compound);
    }
}
