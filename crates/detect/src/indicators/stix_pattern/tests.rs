//! Every construct of the language, and damage.

use super::*;

fn equals(path: &str, values: &[&str]) -> Node {
    Node::Compare(Comparison {
        path: path.into(),
        operator: Operator::Equals,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    })
}

#[test]
fn single_equalities_in_every_spelling() {
    for pattern in [
        "[domain-name:value='a.example']",
        "[ domain-name:value = 'a.example' ]",
        "\n[\tDomain-Name:Value\n=\n'a.example']  ",
        "[domain-name:'value'='a.example']",
        "[domain-name:value == 'a.example']",
        "([domain-name:value IN ('a.example')])",
        "[domain-name:value /* note */ = 'a.example'] // end",
        "[(domain-name:value in ( 'a.example' ))]",
    ] {
        assert_eq!(
            parse(pattern),
            Ok(equals("domain-name:value", &["a.example"])),
            "{pattern}"
        );
    }
}

#[test]
fn values_keep_what_would_be_syntax_elsewhere() {
    for (pattern, value) in [
        (
            r"[url:value='http://x.example/?a=b&c=[d] OR e']",
            "http://x.example/?a=b&c=[d] OR e",
        ),
        (r"[file:name='it\'s']", "it's"),
        (r"[file:name='back\\slash']", r"back\slash"),
        (r"[file:name='é // ü /* x */']", "é // ü /* x */"),
        (r"[network-traffic:dst_port=443]", "443"),
        (r"[x:y=h'00ff']", "00ff"),
    ] {
        let Ok(Node::Compare(comparison)) = parse(pattern) else {
            panic!("{pattern}");
        };
        assert_eq!(comparison.values, [value]);
    }
}

#[test]
fn quoted_keys_and_steps() {
    for (path, plain) in [
        ("file:hashes.'SHA-256'", "file:hashes.sha-256"),
        ("file:hashes.\"SHA-256\"", "file:hashes.sha-256"),
        ("x:a[*].b[0].c_ref.value", "x:a.b.c_ref.value"),
    ] {
        assert_eq!(parse(&format!("[{path}='v']")), Ok(equals(plain, &["v"])));
    }
}

#[test]
fn and_binds_more_than_or() {
    let (a, b, c) = (
        equals("a:v", &["1"]),
        equals("b:v", &["2"]),
        equals("c:v", &["3"]),
    );
    let expected = Node::Or(vec![a.clone(), Node::And(vec![b.clone(), c.clone()])]);
    assert_eq!(parse("[a:v=1 OR b:v=2 AND c:v=3]"), Ok(expected.clone()));
    assert_eq!(parse("[a:v=1] or [b:v=2] and [c:v=3]"), Ok(expected));
    assert_eq!(
        parse("[(a:v=1 OR b:v=2) AND c:v=3]"),
        Ok(Node::And(vec![Node::Or(vec![a, b]), c]))
    );
}

#[test]
fn what_is_not_compared_is_named() {
    for (pattern, word) in [
        ("[a:v NOT = 'x']", "NOT"),
        ("[NOT a:v = 'x']", "NOT"),
        ("[a:v != 'x']", "!="),
        ("[a:v > 5]", ">"),
        ("[a:v <= 5]", "<="),
        ("[EXISTS a:v]", "EXISTS"),
        ("[a:v ISSUPERSET '10.0.0.0/8']", "ISSUPERSET"),
        ("[a:v='x'] FOLLOWEDBY [b:v='y']", "FOLLOWEDBY"),
        ("[a:v='x'] WITHIN 5 SECONDS", "WITHIN"),
        ("[a:v='x'] REPEATS 5 TIMES", "REPEATS"),
        (
            "[a:v='x'] START t'2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z'",
            "START",
        ),
        ("([a:v='x'] AND [b:v='y']) WITHIN 300 SECONDS", "WITHIN"),
    ] {
        assert_eq!(
            parse(pattern),
            Ok(Node::Unsupported(word.into())),
            "{pattern}"
        );
    }
}

#[test]
fn damage_is_an_error_with_its_place() {
    for pattern in [
        "",
        "[",
        "[]",
        "a:v='x'",
        "[a:v='x'",
        "[a:v='x]",
        "[v='x']",
        "[a:v=]",
        "[a:v IN ()]",
        "[a:v='x'] OR",
        "[a:v='x' AND]",
        "[a:v='x'] [b:v='y']",
        "[a:v='x']]",
        "[a:v[='x']",
    ] {
        assert!(parse(pattern).is_err(), "{pattern}");
    }
    let deep = format!("[{}a:v='x'", "(".repeat(100_000));
    assert!(parse(&deep).is_err());
    let deep = format!("[{}a:v='x']", "NOT ".repeat(10_000));
    assert!(parse(&deep).is_err());
}
