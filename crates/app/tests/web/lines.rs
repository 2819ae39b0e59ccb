//! Connections that bring nothing, or too much: they neither stay nor keep anybody out.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use crate::browser::{Place, between, send};

/// Sends what is no request, or not one of ours, and gives the number of the answer; none when the line is cut.
fn answered(port: u16, bytes: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let limit = Some(Duration::from_secs(30));
    stream.set_read_timeout(limit).unwrap();
    // A server that refuses does not read the rest.
    let _ = stream.write_all(bytes);
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    let head = String::from_utf8_lossy(&said).into_owned();
    head.split(' ').nth(1)?.parse().ok()
}

/// Asks on a line that stays open; gives the first line of the answer, once all of it came.
fn asked_on(stream: &mut TcpStream, request: &str) -> String {
    stream.write_all(request.as_bytes()).unwrap();
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(
            reader.read_line(&mut head).unwrap() > 0,
            "cut after {head:?}"
        );
    }
    let length = between(&head.to_lowercase(), "content-length: ", "\r\n").to_owned();
    let mut body = vec![0; length.parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    head.lines().next().unwrap().to_owned()
}

#[test]
fn what_is_no_request_of_ours_is_refused() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let (host, cookie) = (browser.host(), &browser.cookie);
    let head = format!("Host: {host}\r\nCookie: {cookie}\r\n");
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let many: String = (0..200)
        .map(|number| format!("X-{number}: 1\r\n"))
        .collect();
    let long = "a".repeat(200 << 10);
    for (what, bytes) in [
        ("another protocol", "\u{16}\u{3}\u{1}\r\n\r\n".to_owned()),
        ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned()),
        (
            "no name",
            format!("GET /1 HTTP/1.0\r\nCookie: {cookie}\r\n\r\n"),
        ),
        ("tunnel", format!("CONNECT {host} HTTP/1.1\r\n{head}\r\n")),
        (
            "many headers",
            format!("GET /1 HTTP/1.1\r\n{head}{many}\r\n"),
        ),
        (
            "long header",
            format!("GET /1 HTTP/1.1\r\n{head}X: {long}\r\n\r\n"),
        ),
        (
            "long address",
            format!("GET /1?{long} HTTP/1.1\r\n{head}\r\n"),
        ),
        (
            "two lengths",
            format!(
                "POST /l HTTP/1.1\r\n{head}{form}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"
            ),
        ),
        (
            "length and chunks, no secret",
            format!(
                "POST /l HTTP/1.1\r\n{head}{form}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            ),
        ),
        (
            "chunks without end",
            format!(
                "POST /l HTTP/1.1\r\n{head}{form}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{long}\r\n",
                long.len()
            ),
        ),
    ] {
        let number = answered(app.port, bytes.as_bytes());
        assert!(
            number.is_none_or(|number| (400..500).contains(&number)),
            "{what}: {number:?}"
        );
    }
    assert_eq!(browser.get("/1").status, 200);
}

#[test]
fn who_waits_without_a_session_keeps_nobody_out_and_is_sent_away() {
    let place = Place::new();
    let app = place.app();
    let browser = app.enter();
    let began = Instant::now();
    // A page that is open, on a connection of its own.
    let mut own = TcpStream::connect(("127.0.0.1", app.port)).unwrap();
    let request = format!(
        "GET /1 HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
        browser.host(),
        browser.cookie
    );
    assert_eq!(asked_on(&mut own, &request), "HTTP/1.1 200 OK");
    let mut waiting = Vec::new();
    for number in 0..400 {
        let mut stream = TcpStream::connect(("127.0.0.1", app.port)).unwrap();
        if number % 2 == 0 {
            stream.write_all(b"GET /1 HTTP/1.1\r\nHost: 127").unwrap();
        }
        waiting.push(stream);
    }
    // The person is answered at once, on a new connection and on the one that they had.
    let asked = Instant::now();
    assert_eq!(browser.get("/1").status, 200);
    assert!(
        asked.elapsed() < Duration::from_secs(2),
        "{:?}",
        asked.elapsed()
    );
    if began.elapsed() < Duration::from_secs(8) {
        assert_eq!(asked_on(&mut own, &request), "HTTP/1.1 200 OK");
    }
    // Those of the beginning are gone already, the others once they had their time.
    for stream in waiting {
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let mut said = Vec::new();
        let ended = (&stream).read_to_end(&mut said);
        let is_cut = ended.is_ok()
            || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset);
        assert!(is_cut, "still open");
    }
    assert!(
        began.elapsed() < Duration::from_secs(60),
        "{:?}",
        began.elapsed()
    );
    let headers = [("host", &*browser.host()), ("cookie", &*browser.cookie)];
    assert_eq!(send(app.port, "GET", "/1", &headers, b"").status, 200);
}
