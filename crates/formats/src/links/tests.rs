//! Texts and the addresses in them, and texts in which there are none.

use proptest::prelude::*;

use super::*;

fn links(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    find(text, &mut |link| {
        all.push(match link {
            Link::Url(url) => format!("url {url}"),
            Link::Host(host) => format!("host {host}"),
            Link::Email(email) => format!("email {email}"),
        });
    });
    all
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(links(text), *expected, "in {text:?}");
    }
}

#[test]
fn addresses_with_a_scheme() {
    check(&[
        (
            "see https://example.org/a?b=c#d now",
            &["url https://example.org/a?b=c#d"],
        ),
        (
            "HTTPS://EXAMPLE.ORG/Path",
            &["url HTTPS://EXAMPLE.ORG/Path"],
        ),
        ("(http://example.org/a)", &["url http://example.org/a"]),
        (
            "http://example.org/a_(b)",
            &["url http://example.org/a_(b)"],
        ),
        (
            "(see http://example.org/a_(b)).",
            &["url http://example.org/a_(b)"],
        ),
        (
            "«http://example.org/a», “http://example.org/b”…",
            &["url http://example.org/a", "url http://example.org/b"],
        ),
        (
            "http://example.org/a… http://example.org/b'",
            &["url http://example.org/a", "url http://example.org/b"],
        ),
        (
            "http://example.org/a.,;:!?)]}'\"",
            &["url http://example.org/a"],
        ),
        (
            "<a href=\"http://example.org/x\">",
            &["url http://example.org/x"],
        ),
        (
            "http://user:pass@example.org:8080/x",
            &["url http://user:pass@example.org:8080/x"],
        ),
        (
            "https://apple.com;x@evil.test/x",
            &["url https://apple.com;x@evil.test/x"],
        ),
        (
            "http://[2001:db8::1]:80/x",
            &["url http://[2001:db8::1]:80/x"],
        ),
        ("[http://[2001:db8::1]]", &["url http://[2001:db8::1]"]),
        ("http://localhost/x", &["url http://localhost/x"]),
        ("http://1.2.3.4/x", &["url http://1.2.3.4/x"]),
        (
            "https://bücher.example/ü",
            &["url https://bücher.example/ü"],
        ),
        ("voirhttps://example.org", &["url https://example.org"]),
        (
            "http://a.org,http://b.org;http://c.org",
            &["url http://a.org", "url http://b.org", "url http://c.org"],
        ),
        (
            "http://a.org/?u=http://b.org&v=c.org",
            &["url http://a.org/?u=http://b.org&v=c.org"],
        ),
        (
            "whatsapp://send?text=a.org",
            &["url whatsapp://send?text=a.org"],
        ),
        ("com.example.app://x/y", &["url com.example.app://x/y"]),
        (
            "ftp://example.org/f itms-services://?action=x",
            &["url ftp://example.org/f", "url itms-services://?action=x"],
        ),
        (
            "http://a.org\u{200B}b http://b.org\u{202E}c",
            &["url http://a.org", "url http://b.org"],
        ),
        (
            "http://a.org\nhttp://b.org\thttp://c.org",
            &["url http://a.org", "url http://b.org", "url http://c.org"],
        ),
        ("http:// https://. http://? ://x :// http:", &[]),
        ("hxxp://evil.com/x hxxps://evil.com", &[]),
        (
            "请访问https://example.com谢谢",
            &["url https://example.com"],
        ),
        (
            "请访问https://example.com/中文，谢谢",
            &["url https://example.com/中文"],
        ),
        ("http://a.org\\@b.org", &["url http://a.org\\@b.org"]),
    ]);
}

#[test]
fn bare_hosts() {
    check(&[
        ("go to example.com.", &["host example.com"]),
        (
            "www.example.co.uk/path?x=1, ok",
            &["host www.example.co.uk/path?x=1"],
        ),
        (
            "example.com:8080/x and example.com:x",
            &["host example.com:8080/x", "host example.com"],
        ),
        (
            "EXAMPLE.COM Example.Com",
            &["host EXAMPLE.COM", "host Example.Com"],
        ),
        (
            "example.com?x=1 example.com? example.com#a",
            &[
                "host example.com?x=1",
                "host example.com",
                "host example.com#a",
            ],
        ),
        (
            "1.2.3.4 1.2.3.4:80/x 256.1.1.1 1.2.3 1.2.3.4.5",
            &["host 1.2.3.4", "host 1.2.3.4:80/x"],
        ),
        ("wait...example.com", &["host example.com"]),
        (
            "_example.com_ -example.com-",
            &["host example.com", "host example.com"],
        ),
        (
            "bücher.de παράδειγμα.ελ пример.рф xn--e1afmkfd.xn--p1ai",
            &[
                "host bücher.de",
                "host παράδειγμα.ελ",
                "host пример.рф",
                "host xn--e1afmkfd.xn--p1ai",
            ],
        ),
        ("请看example.com谢谢", &["host example.com"]),
        ("באתר לexample.com", &["host example.com"]),
        (
            "duckdns.org mine.duckdns.org",
            &["host duckdns.org", "host mine.duckdns.org"],
        ),
        ("//example.org/x", &["host example.org/x"]),
        ("src=//example.org/x", &["host example.org/x"]),
        (
            "(example.org) \"example.net\" «example.fr»",
            &["host example.org", "host example.net", "host example.fr"],
        ),
        ("👉example.org👈", &["host example.org"]),
        ("example.org…", &["host example.org"]),
        ("https:example.org", &["host example.org"]),
    ]);
}

#[test]
fn what_only_looks_like_a_host() {
    check(&[
        (
            "file.txt e.g. i.e. 3.14 v1.2.3 ok.fine hello.World Done.It was",
            &[],
        ),
        ("/usr/lib/example.com C:\\example.com ../a.com", &[]),
        ("co.uk com .com a..b a.b. :-) 12:30 10.30", &[]),
        ("window.location document.domain", &[]),
        ("javascript:alert(1) tel:+33.1.22.33.44 data:x", &[]),
        ("-.com a-.com", &[]),
    ]);
}

#[test]
fn email_addresses() {
    check(&[
        (
            "ask jean.dupont+x@example.org.",
            &["email jean.dupont+x@example.org"],
        ),
        (
            "mailto:a@b.example?subject=http://c.org",
            &["email a@b.example", "url http://c.org"],
        ),
        (
            "a@b.tld <c@d.example.com>",
            &["email a@b.tld", "email c@d.example.com"],
        ),
        ("jean.me+c@example.com", &["email jean.me+c@example.com"]),
        ("@example.com a@ b@c @d", &["host example.com"]),
        ("été@exemple.fr", &["email été@exemple.fr"]),
        (
            "a@b.com,c@d.com;e@f.com",
            &["email a@b.com", "email c@d.com", "email e@f.com"],
        ),
        ("first.last@host", &[]),
        ("x@1.2.3.4", &["host 1.2.3.4"]),
    ]);
}

#[test]
fn hostile_texts_take_linear_time() {
    let start = std::time::Instant::now();
    for piece in [
        "a.",
        "a@",
        "a.a@",
        "://",
        "a://",
        "http://",
        ".",
        "..",
        "a.com ",
        "@a.com",
        "a+",
        "a.b+",
        "http://a)",
        "((((",
        "))))",
        "http://a.com,",
        "é.",
        "谢.com",
        "a-",
        "1.2.3.",
        "a.com:",
        "//a.com",
        "x@y.zz",
        "a.b@c.d",
        "'",
        "{",
        "|@.",
        "a.com/(",
        "\u{200B}.",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        let mut count = 0;
        find(&text, &mut |_| count += 1);
        assert!(count <= LINKS_PER_TEXT);
        let prefixed = format!("http://a.com/{text}");
        find(&prefixed, &mut |_| count += 1);
    }
    println!("{:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn links_are_slices_in_order(text in "[a-c.:/@()é谢 ?#,-]{0,40}|\\PC{0,60}|(http://|a@|b\\.com|[.:/@]| ){0,12}") {
        let mut from = text.as_ptr() as usize;
        let end = from + text.len();
        find(&text, &mut |link| {
            let (Link::Url(slice) | Link::Host(slice) | Link::Email(slice)) = link;
            assert!(!slice.is_empty());
            let start = slice.as_ptr() as usize;
            assert!(start >= from && start + slice.len() <= end, "{text:?} {link:?}");
            from = start + slice.len();
        });
    }

    #[test]
    fn a_url_in_prose_is_found(path in "[a-z0-9/_=&%-]{0,30}[a-z0-9/]", before in "[a-zé ]{0,20} ", after in "[.,;:!?]{0,3}") {
        let url = format!("https://example.org/{path}");
        let text = format!("{before}{url}{after} et voilà");
        let expected = [format!("url {url}")];
        prop_assert_eq!(links(&text), expected);
    }
}
