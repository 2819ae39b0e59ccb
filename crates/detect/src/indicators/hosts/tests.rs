//! Lists of every syntax, and texts that are none.

use super::*;
use crate::indicators::Test;

fn values(text: &str) -> Vec<(&'static str, String)> {
    assert!(is_it(text.as_bytes()), "{text}");
    let set = parse("list", text.as_bytes());
    set.indicators
        .iter()
        .map(|one| {
            let Test::Equals(value) = &one.test else {
                panic!("{one:?}");
            };
            (one.kind.name(), value.to_string())
        })
        .collect()
}

fn hosts(text: &str) -> Vec<String> {
    values(text).into_iter().map(|(_, value)| value).collect()
}

#[test]
fn every_syntax_is_read() {
    assert_eq!(
        hosts(
            "# list\n127.0.0.1 localhost\n::1 ip6-localhost ip6-loopback\n0.0.0.0 a.example.net b.example.net # two\n\n127.0.0.1\tc.example.net\n:: d.example.net\n255.255.255.255 broadcasthost\nfe80::1%lo0 localhost\n"
        ),
        [
            "a.example.net",
            "b.example.net",
            "c.example.net",
            "d.example.net"
        ]
    );
    assert_eq!(
        hosts(
            "[Adblock Plus 2.0]\n! Title: x\n||a.example.net^\n||b.example.net^$important\n||c.example.net\n"
        ),
        ["a.example.net", "b.example.net", "c.example.net"]
    );
    assert_eq!(
        values(
            "; list\n*.a.example.net\nb[.]example[.]net.\nhxxps://c.example[.]net/x?y\n203.0.114.7\n198.51.101.0/24\nwho@d.example.net\n1111111111111111111111111111111111111111111111111111111111111111\ne.example.net/page\nMÜLLER.example.net\n"
        ),
        [
            ("host", "a.example.net".into()),
            ("host", "b.example.net".into()),
            ("url", "https://c.example.net/x?y".into()),
            ("ipv4", "203.0.114.7".into()),
            ("cidr", "198.51.101.0/24".into()),
            ("email", "who@d.example.net".into()),
            ("sha256", "1".repeat(64)),
            ("url", "http://e.example.net/page".into()),
            ("host", "xn--mller-kva.example.net".into()),
        ]
    );
}

#[test]
fn what_cannot_be_used_is_named() {
    let good = "a.example.net\n".repeat(40);
    let text = format!(
        "{good}localhost\nco.uk\ngithub.io\n@@||good.example.net^\n||x.example.net^$script\n\
         93.184.215.14 www.example.net\n192.168.1.1\nnot a value\n"
    );
    assert!(is_it(text.as_bytes()));
    let set = parse("list", text.as_bytes());
    let refused: Vec<_> = set
        .refused
        .iter()
        .map(|one| (one.id.raw(), one.reason.name()))
        .collect();
    assert_eq!(
        refused,
        [
            ("line 41", "not_a_host"),
            ("line 42", "public_suffix"),
            ("line 43", "public_suffix"),
            ("line 44", "not_a_sign"),
            ("line 45", "unsupported"),
            ("line 46", "not_a_sign"),
            ("line 47", "private_address"),
            ("line 48", "syntax"),
        ]
    );
    assert_eq!((set.entries, set.indicators.len()), (48, 40));
}

#[test]
fn other_texts_are_not_taken() {
    let readme = include_str!("../../../../../README.md");
    let licence = include_str!("../../../../../LICENSE-MIT");
    let manifest = include_str!("../../../../../Cargo.toml");
    let source = include_str!("../hosts.rs");
    let prose =
        "The domain a.example.net was seen in May.\nIt was sent in a message.\nb.example.net\n";
    let words = "apple\nbanana\ncherry\n";
    let yaml = "- name: TheSpy\n  websites:\n  - a.example.net\n  - b.example.net\n";
    let bare_yaml = "- a.example.net\n- b.example.net\n";
    let table = "type,value\ndomain,a.example.net\n";
    let apps = "com.example.spy.app\ncom.example.other.app\norg.example.third.app\n";
    let flags = "appId,store,flag,title\ncom.spy,offstore,stalkerware,Spy\n";
    let files = "README.md\nsetup.py\nmain.rs\n";
    let sums = "1111111111111111111111111111111111111111111111111111111111111111  a.apk\n";
    let ignored = "/target\n*.rs.bk\n*.swp\n.DS_Store\n";
    let requirements = "requests==2.31.0\npyyaml>=6\n";
    let half = "a.example.net\nb.example.net\nand then some words\n";
    let program = "import os\nimport sys\n\nprint(os.path)\nsys.exit(0)\n";
    let comments = "# nothing\n# but comments\n";
    let config = "[core]\nname = x\nurl = https://a.example.net\n";
    for text in [
        readme,
        licence,
        manifest,
        source,
        prose,
        words,
        yaml,
        bare_yaml,
        table,
        apps,
        flags,
        files,
        sums,
        ignored,
        requirements,
        half,
        program,
        comments,
        config,
        "",
        "\n\n",
        "1.2\n3.4\n",
        "deadbeef\n",
        "v1.2.3\n",
        "a.b\nc.d\n",
    ] {
        assert!(!is_it(text.as_bytes()), "{text}");
    }
    assert!(!is_it(b"\x7fELF\x02\x01\x01\0\0\0"));
    assert!(!is_it(&[0xff; 100]));
}
