//! Coming in: once, with a token that goes from the address; and who can reach the server at all.

use std::{
    net::{TcpStream, UdpSocket},
    process::{Command, Stdio},
    time::Duration,
};

use crate::browser::{Place, send};

#[test]
fn the_token_works_once_and_goes_from_the_address() {
    let place = Place::new();
    let app = place.app();
    let token = app.entrance.strip_prefix("/in?t=").unwrap();
    assert_eq!(token.len(), 64, "256 bits");
    let host = format!("127.0.0.1:{}", app.port);
    let headers = [
        ("host", &*host),
        ("accept-language", "de, fr;q=0.9, en;q=0.8"),
    ];
    for wrong in ["/in", "/in?t=", "/in?t=0000", "/in?x=1"] {
        let answer = send(app.port, "GET", wrong, &headers, b"");
        assert_eq!(answer.status, 403, "{wrong}");
        assert_eq!(answer.header("set-cookie"), None);
    }
    let answer = send(app.port, "GET", &app.entrance, &headers, b"");
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), Some("/1"));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(!cookie.contains(token), "the cookie is another secret");
    let (value, attributes) = cookie.split_once("; ").unwrap();
    assert_eq!(attributes, "HttpOnly; SameSite=Strict; Path=/");
    let headers = [("host", &*host), ("cookie", value)];
    let page = send(app.port, "GET", "/1", &headers, b"");
    assert!(page.body.contains("lang=\"fr\""), "the browser's language");
    // A second time: nobody comes in any more.
    let answer = send(app.port, "GET", &app.entrance, &headers, b"");
    assert_eq!(answer.status, 403);
}

#[test]
fn nothing_but_loopback_is_listened_on() {
    let place = Place::new();
    let app = place.app();
    // The address by which other computers know this one, without sending anything.
    let probe = UdpSocket::bind("0.0.0.0:0").unwrap();
    let mut others = vec!["127.0.0.2".parse().unwrap()];
    if probe.connect("192.0.2.1:9").is_ok() {
        others.extend(probe.local_addr().map(|own| own.ip()));
    }
    for other in others {
        let refused = TcpStream::connect_timeout(&(other, app.port).into(), Duration::from_secs(2));
        assert!(refused.is_err(), "{other}");
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let place = Place::new();
    let app = place.app();
    let port = app.port.to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_vigie"))
        .args(["app", "--no-browser", "--port", &port])
        .env("LC_ALL", "en_GB.UTF-8")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&port) && said.contains("--port"), "{said}");
}

#[test]
fn without_arguments_and_without_a_terminal_the_pages_are_served() {
    let place = Place::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_vigie"))
        // Nothing that could open a browser is found.
        .env("PATH", place.path("nowhere"))
        .env("HOME", place.path("home"))
        .env("VIGIE_DATA", place.path("data"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let output = child.stdout.take().unwrap();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("http://127.0.0.1:"), "{line}");
}
