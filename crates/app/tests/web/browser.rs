//! What every test of the app needs: the server as a person starts it, and a browser that says exactly what it
//! is told to.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use url::form_urlencoded;

/// A folder of its own for one test, with the person's home and data in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(place.path("home")).unwrap();
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts `vigie app` in English, and goes where it says.
    pub(crate) fn app(&self) -> App {
        self.app_with(&[])
    }

    pub(crate) fn app_with(&self, variables: &[(&str, &str)]) -> App {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(["app", "--no-browser"])
            .current_dir(self.folder.path())
            .env("VIGIE_DATA", self.path("data"))
            .env("HOME", self.path("home"))
            .env("LC_ALL", "en_GB.UTF-8")
            .env_remove("XDG_RUNTIME_DIR")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let output = child.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, entrance) = address.split_once('/').unwrap();
        App {
            child,
            port: port.parse().unwrap(),
            entrance: format!("/{entrance}"),
        }
    }
}

/// A running app; it ends with the test.
pub(crate) struct App {
    pub(crate) child: Child,
    pub(crate) port: u16,
    /// The address with the token.
    pub(crate) entrance: String,
}

impl Drop for App {
    fn drop(&mut self) {
        // One that ended by itself is no error.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl App {
    /// Goes in, as the browser does.
    pub(crate) fn enter(&self) -> Browser {
        let mut browser = Browser {
            port: self.port,
            cookie: String::new(),
            secret: String::new(),
        };
        let answer = browser.get(&self.entrance);
        assert_eq!(answer.status, 303, "{answer:?}");
        let set = answer.header("set-cookie").unwrap();
        browser.cookie = set.split(';').next().unwrap().to_owned();
        let page = browser.get(answer.header("location").unwrap());
        assert_eq!(page.status, 200, "{page:?}");
        browser.secret = between(&page.body, "name=\"secret\" value=\"", "\"").to_owned();
        browser
    }

    /// Waits until it ended by itself.
    pub(crate) fn ended_within(&mut self, most: Duration) -> bool {
        let until = Instant::now() + most;
        while Instant::now() < until {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

/// What stands between two texts.
pub(crate) fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split_once(after).unwrap().0
}

/// A browser with a session.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) port: u16,
    pub(crate) cookie: String,
    pub(crate) secret: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// How long the first byte took.
    pub(crate) first_byte: Duration,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(one, _)| one == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Browser {
    /// The host that it asks, as the server is known.
    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        let (host, cookie) = (self.host(), self.cookie.clone());
        let headers = [
            ("host", &*host),
            ("cookie", &*cookie),
            ("sec-fetch-site", "same-origin"),
        ];
        send(self.port, "GET", path, &headers, b"")
    }

    /// Sends a form of the page, as a browser does.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let secret = [("secret", &*self.secret)];
        let fields: Vec<_> = secret.iter().chain(fields).copied().collect();
        self.post_exactly(path, &fields)
    }

    pub(crate) fn post_exactly(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let (host, origin) = (self.host(), format!("http://{}", self.host()));
        let headers = [
            ("host", &*host),
            ("cookie", &*self.cookie),
            ("origin", &*origin),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        send(self.port, "POST", path, &headers, body.as_bytes())
    }

    /// Drops a file on the page.
    pub(crate) fn drop_file(&self, name: &str, bytes: &[u8], secret: &str) -> Answer {
        let (host, origin) = (self.host(), format!("http://{}", self.host()));
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let headers = [
            ("host", &*host),
            ("cookie", &*self.cookie),
            ("origin", &*origin),
            ("x-secret", secret),
            ("x-name", &*name),
        ];
        send(self.port, "POST", "/3/a", &headers, bytes)
    }

    /// Answers the question of consent.
    pub(crate) fn consent(&self) {
        let answer = self.post("/1/b", &[("owner", "mine")]);
        assert_eq!(answer.header("location"), Some("/2"), "{answer:?}");
    }

    /// Chooses what stands in the person's own folder under a name.
    pub(crate) fn choose(&self, name: &str) {
        let page = self.get("/3");
        let (_, add) = entry(&page.body, name);
        let answer = self.post("/3", &[("add", &add)]);
        assert_eq!(answer.status, 303, "{answer:?}");
    }

    /// Goes into a folder of the one that is shown.
    pub(crate) fn look_into(&self, name: &str) -> Answer {
        let page = self.get("/3");
        self.get(&entry(&page.body, name).0.unwrap())
    }

    /// Waits until the reading is over; gives where it leads.
    pub(crate) fn read(&self) -> String {
        let until = Instant::now() + Duration::from_secs(120);
        while Instant::now() < until {
            let answer = self.get("/4");
            match answer.header("location") {
                Some(location) => return location.to_owned(),
                None => assert_eq!(answer.status, 200, "{answer:?}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the reading does not end");
    }
}

/// The link and the value to choose of an entry of the folder that a page shows.
fn entry(body: &str, name: &str) -> (Option<String>, String) {
    let named = format!("<bdi>{name}</bdi>");
    let list = body.split_once("class=\"entries\"").unwrap().1;
    let items = list.split("<li>").skip(1);
    let mut fitting = items.filter(|item| item.contains(&named));
    let item = fitting
        .next()
        .unwrap_or_else(|| panic!("no {name} in {body}"));
    let link = item.split_once("<a href=\"").map(|(_, rest)| {
        let (to, _) = rest.split_once('"').unwrap();
        to.replace("&amp;", "&")
    });
    let add = between(item, "name=\"add\" value=\"", "\"");
    (link, add.to_owned())
}

/// Sends one request on a connection of its own.
pub(crate) fn send(
    port: u16,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut head = format!("{method} {path} HTTP/1.1\r\n");
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!(
        "content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let asked = Instant::now();
    stream.write_all(head.as_bytes()).unwrap();
    // A server that refuses does not read the rest.
    let _ = stream.write_all(body);
    let mut first = [0];
    stream.read_exact(&mut first).unwrap();
    let first_byte = asked.elapsed();
    let mut bytes = first.to_vec();
    // A connection that is reset after the answer has answered.
    let _ = stream.read_to_end(&mut bytes);
    names_no_option(parsed(&bytes, first_byte))
}

/// No page names an option of the command line: nobody types one there.
fn names_no_option(answer: Answer) -> Answer {
    let kind = answer.header("content-type").unwrap_or_default();
    // Documents are those of the command line; a guide tells commands of other programs.
    let is_page = kind.starts_with("text/html")
        && answer.header("content-disposition").is_none()
        && !answer.body.contains("<code>");
    let mut words = answer
        .body
        .split(|c: char| c.is_whitespace() || "\"(“«>".contains(c));
    let option = words.find(|word| is_page && word.starts_with("--") && word.len() > 3);
    assert_eq!(option, None, "{}", answer.body);
    answer
}

fn parsed(bytes: &[u8], first_byte: Duration) -> Answer {
    let at = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let headers: Vec<(String, String)> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let mut body = bytes[at + 4..].to_vec();
    if headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked")
    {
        body = unchunked(&body);
    }
    Answer {
        status: status.parse().unwrap(),
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
        first_byte,
    }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    while let Some(at) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&bytes[..at]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            break;
        }
        all.extend_from_slice(&bytes[at + 2..at + 2 + size]);
        bytes = &bytes[at + 4 + size..];
    }
    all
}
