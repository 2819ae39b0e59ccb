//! Every route, asked in every way that is not ours: all refused, and nothing has changed.

use vigie::web::{Kind, ROUTES, Route};

use crate::browser::{Answer, Browser, Place, send};

/// What every answer must say.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("cache-control", "no-store"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
];

fn address(route: &Route) -> String {
    route.address.replace("{name}", "1")
}

/// One request, as our own page would send it but for what `change` changes.
fn ask(
    browser: &Browser,
    method: &str,
    path: &str,
    change: &[(&'static str, &str)],
    secret: &str,
) -> Answer {
    let (host, origin) = (browser.host(), format!("http://{}", browser.host()));
    let mut headers = vec![
        ("host", &*host),
        ("cookie", &*browser.cookie),
        ("origin", &*origin),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-secret", secret),
    ];
    for (name, value) in change {
        headers.retain(|(one, _)| one != name);
        headers.push((name, value));
    }
    let body = format!("secret={secret}&language=fr");
    let body = if method == "POST" {
        body.as_bytes()
    } else {
        b""
    };
    send(browser.port, method, path, &headers, body)
}

/// What is tried, by which method, with which headers changed, and with which secret of forms.
type Attempt<'a> = (&'a str, &'a str, Vec<(&'static str, &'a str)>, &'a str);

#[test]
fn every_route_refuses_what_is_not_ours() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let other = format!("127.0.0.1:{}", app.port.wrapping_add(1));
    let foreign = format!("http://{other}");
    let stranger = format!("{}x", browser.cookie);
    let twice = format!("{0}; {0}", browser.cookie);
    let named = format!("evil.example:{}", app.port);
    let local = format!("localhost:{}", app.port);
    let of_local = format!("http://{local}");
    let below = format!("127.0.0.1.evil.example:{}", app.port);
    let mut tried = 0;
    for route in ROUTES {
        let method = if route.changes() { "POST" } else { "GET" };
        let own = browser.secret.clone();
        let mut ways: Vec<Attempt<'_>> = vec![
            ("foreign host", method, vec![("host", &*other)], &own),
            ("named host", method, vec![("host", &*named)], &own),
            ("no host", method, vec![("host", "")], &own),
            ("foreign origin", method, vec![("origin", &*foreign)], &own),
            ("no origin", method, vec![("origin", "null")], &own),
            (
                "other site",
                method,
                vec![("sec-fetch-site", "cross-site")],
                &own,
            ),
            (
                "same site",
                method,
                vec![("sec-fetch-site", "same-site")],
                &own,
            ),
            (
                "host of another name",
                method,
                vec![("host", &*below)],
                &own,
            ),
            ("another method", "DELETE", vec![], &own),
            ("the head alone", "HEAD", vec![], &own),
            ("putting", "PUT", vec![], &own),
            ("asking what can be asked", "OPTIONS", vec![], &own),
        ];
        if !matches!(route.kind, Kind::Blank | Kind::Enter) {
            ways.push(("no session", method, vec![("cookie", "")], &own));
            ways.push((
                "another session",
                method,
                vec![("cookie", &*stranger)],
                &own,
            ));
            ways.push(("two sessions", method, vec![("cookie", &*twice)], &own));
        }
        if route.changes() {
            let also_looks = |other: &Route| other.address == route.address && !other.changes();
            if !ROUTES.iter().any(also_looks) {
                ways.push(("GET for a change", "GET", vec![], &own));
            }
            ways.push(("wrong secret", "POST", vec![], "0000"));
            ways.push(("no secret", "POST", vec![], ""));
            ways.push((
                "the name localhost without its session",
                "POST",
                vec![("host", &*local), ("origin", &*of_local), ("cookie", "")],
                &own,
            ));
        }
        for (way, method, change, secret) in ways {
            let answer = ask(&browser, method, &address(route), &change, secret);
            tried += 1;
            assert!(
                (400..500).contains(&answer.status),
                "{way} {route:?}: {answer:?}"
            );
            assert_eq!(answer.body, "", "{way} {route:?}");
            for (name, value) in HEADERS {
                assert_eq!(answer.header(name), Some(value), "{way} {route:?}");
            }
        }
    }
    assert!(tried > 500, "{tried}");
    // Nothing of it changed anything: the session is there, in its language.
    let page = browser.get("/1");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("lang=\"en\""));
}

#[test]
fn every_route_refuses_another_address_in_its_first_line_and_two_hosts() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let (host, origin) = (browser.host(), format!("http://{}", browser.host()));
    let body = format!("secret={}&language=fr", browser.secret);
    for route in ROUTES {
        let method = if route.changes() { "POST" } else { "GET" };
        let headers = [
            ("host", &*host),
            ("cookie", &*browser.cookie),
            ("origin", &*origin),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let away = format!("http://evil.example{}", address(route));
        let answer = send(app.port, method, &away, &headers, body.as_bytes());
        assert_eq!(answer.status, 421, "{route:?}");
        for also in [("host", "evil.example"), ("host", &*host)] {
            let headers = [headers.as_slice(), &[also]].concat();
            let answer = send(app.port, method, &address(route), &headers, body.as_bytes());
            assert_eq!(answer.status, 421, "{also:?} {route:?}");
        }
        let headers = [headers.as_slice(), &[("origin", "http://evil.example")]].concat();
        let answer = send(app.port, method, &address(route), &headers, body.as_bytes());
        assert_eq!(answer.status, 403, "{route:?}");
    }
    assert!(browser.get("/1").body.contains("lang=\"en\""));
}

#[test]
fn a_change_comes_as_a_form_of_ours_alone() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let changes = ROUTES.iter().filter(|route| route.kind == Kind::Change);
    for route in changes {
        let own = browser.secret.clone();
        // What a page elsewhere could send without being asked about it first.
        for kind in ["text/plain", "multipart/form-data; boundary=x", ""] {
            let change = [("content-type", kind)];
            let answer = ask(&browser, "POST", &address(route), &change, &own);
            assert_eq!(answer.status, 400, "{kind} {route:?}");
        }
    }
    assert!(browser.get("/1").body.contains("lang=\"en\""));
}

#[test]
fn a_change_asked_with_get_changes_nothing() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    for route in ROUTES.iter().filter(|route| route.changes()) {
        let path = format!(
            "{}?secret={}&language=fr&owner=mine",
            route.address, browser.secret
        );
        browser.get(&path);
    }
    let page = browser.get("/1/b");
    assert!(page.body.contains("lang=\"en\"") && !page.body.contains("checked"));
    assert_eq!(browser.get("/3").header("location"), Some("/1/b"));
}

#[test]
fn every_page_has_the_headers_and_large_bodies_are_refused() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    browser.consent();
    for route in ROUTES.iter().filter(|route| !route.changes()) {
        let answer = browser.get(&address(route));
        for (name, value) in HEADERS {
            assert_eq!(answer.header(name), Some(value), "{route:?}");
        }
    }
    let long = "x".repeat(70 << 10);
    let answer = browser.post("/l", &[("language", &long)]);
    assert_eq!(answer.status, 413);
    let large = vec![0; (64 << 20) + 1];
    let answer = browser.drop_file("large.zip", &large, &browser.secret);
    assert_eq!(answer.status, 413);
    let answer = browser.drop_file("x.zip", b"x", "0000");
    assert_eq!(answer.status, 403);
    assert_eq!(browser.get("/nothing").status, 404);
}
