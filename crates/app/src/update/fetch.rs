//! The only code of vigie that opens a connection: it reads documents from the mirror that the person
//! named, over HTTPS, and sends nothing but the request for them.
//!
//! No proxy of the environment is used, no cookie is kept, no compression is asked for; redirects are
//! followed here, one by one.
//! Described in: <https://www.rfc-editor.org/rfc/rfc9110>.

use std::{
    fs,
    io::{Read, Write},
    net::IpAddr,
    path::Path,
    time::Duration,
};

use model::{Instant, Text};
use ureq::{
    Agent,
    http::{Response, header::LOCATION},
    tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem},
};
use url::{Host, Url};

use crate::{Interrupt, Problem, clock};

/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(20);
/// Longest wait for the head of an answer, and for each part of its body.
const SILENCE: Duration = Duration::from_secs(15);
/// Most redirects of one document.
const REDIRECTS: usize = 5;
/// Largest head of an answer, in bytes.
const HEAD_BYTES: usize = 32 << 10;
/// Largest file of certificates.
const CERTIFICATE_BYTES: u64 = 1 << 20;
/// How much is read at a time.
const STEP: usize = 64 << 10;

/// What a whole update may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From its first request to its last byte.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            whole: Duration::from_mins(30),
        }
    }
}

/// Reads documents from a mirror.
pub(crate) struct Mirror {
    agent: Agent,
    /// Where the index lies.
    index: Url,
    /// When it ends at the latest.
    until: Instant,
    interrupt: Interrupt,
}

impl Mirror {
    /// A mirror whose index lies at `from`. `authority` is a file with the certificates that it is
    /// known by, instead of the public ones.
    pub(crate) fn new(
        from: &str,
        authority: Option<&Path>,
        patience: Patience,
        interrupt: Interrupt,
    ) -> Result<Self, Problem> {
        let index = Url::parse(from).map_err(|_| refused(from, "cause-no-address"))?;
        if !index.username().is_empty() || index.password().is_some() {
            return Err(refused(&hidden(&index), "cause-user-in-address"));
        }
        let mut tls = TlsConfig::builder();
        if let Some(path) = authority {
            tls = tls.root_certs(certificates(path)?);
        }
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("vigie")
            .accept_encoding("identity")
            .max_response_header_size(HEAD_BYTES)
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(SILENCE))
            .timeout_per_read(Some(SILENCE))
            .timeout_global(Some(patience.whole))
            .build();
        let whole = i64::try_from(patience.whole.as_nanos()).unwrap_or(i64::MAX);
        let mirror = Self {
            agent: config.into(),
            until: Instant::from_unix_ns(clock::now().unix_ns().saturating_add(whole)),
            index,
            interrupt,
        };
        mirror.allows(&mirror.index)?;
        Ok(mirror)
    }

    /// Where its index lies.
    pub(crate) fn address(&self) -> &str {
        self.index.as_str()
    }

    /// Where the signature of its index lies, as seen from that.
    pub(crate) fn signature(&self) -> String {
        let last = self
            .index
            .path_segments()
            .and_then(|mut parts| parts.next_back());
        format!("./{}{}", last.unwrap_or_default(), super::index::SIGNATURE)
    }

    /// Writes the document at `place`, as seen from the index, to `out`: at most `most` bytes.
    pub(crate) fn read(&self, place: &str, most: u64, out: &mut dyn Write) -> Result<(), Problem> {
        let mut url = self
            .index
            .join(place)
            .map_err(|_| refused(place, "cause-no-address"))?;
        for _ in 0..=REDIRECTS {
            self.allows(&url)?;
            self.goes_on(&url)?;
            let mut response = self
                .agent
                .get(url.as_str())
                .call()
                .map_err(|error| unreached(&url, error))?;
            if !response.status().is_redirection() {
                if response.status().as_u16() != 200 {
                    return Err(failed(&url, response.status()));
                }
                let mut body = response.body_mut().with_config().reader();
                return self.copy(&url, &mut body, most, out);
            }
            url = redirected(&url, &response)?;
        }
        Err(because(&url, "cause-redirects"))
    }

    /// HTTPS; plain HTTP only on this computer itself, where an index from it may stay.
    fn allows(&self, url: &Url) -> Result<(), Problem> {
        let here = |url: &Url| match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
            _ => false,
        };
        match url.scheme() {
            "https" => Ok(()),
            "http" if here(url) && here(&self.index) => Ok(()),
            _ => Err(refused(&hidden(url), "cause-not-https")),
        }
    }

    fn goes_on(&self, url: &Url) -> Result<(), Problem> {
        if self.interrupt.asked() {
            return Err(Problem::new("error-update-interrupted"));
        }
        if clock::now() > self.until {
            return Err(because(url, "cause-timed-out"));
        }
        Ok(())
    }

    fn copy(
        &self,
        url: &Url,
        body: &mut dyn Read,
        most: u64,
        out: &mut dyn Write,
    ) -> Result<(), Problem> {
        let mut left = most;
        let mut buffer = vec![0; STEP];
        loop {
            self.goes_on(url)?;
            let count = body
                .read(&mut buffer)
                .map_err(|error| unreached(url, error.into()))?;
            let part = buffer.get(..count).unwrap_or_default();
            if part.is_empty() {
                return Ok(());
            }
            left = u64::try_from(count)
                .ok()
                .and_then(|count| left.checked_sub(count))
                .ok_or_else(|| larger(url, most))?;
            out.write_all(part)
                .map_err(|error| Problem::refused("error-store-unwritable", hidden(url), &error))?;
        }
    }
}

fn redirected<T>(url: &Url, response: &Response<T>) -> Result<Url, Problem> {
    let to = response.headers().get(LOCATION).map(|to| to.to_str());
    match to {
        Some(Ok(to)) => url.join(to).map_err(|_| because(url, "cause-redirects")),
        _ => Err(failed(url, response.status())),
    }
}

/// The certificates in a file, in PEM form.
fn certificates(path: &Path) -> Result<RootCerts, Problem> {
    let unreadable = |why| Problem::because("error-update-authority", path.display(), why);
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(CERTIFICATE_BYTES).read_to_end(&mut bytes))
        .map_err(|error| Problem::refused("error-update-authority", path.display(), &error))?;
    let mut all: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(&bytes) {
        if let PemItem::Certificate(certificate) =
            item.map_err(|_| unreadable("cause-no-certificate"))?
        {
            all.push(certificate);
        }
    }
    if all.is_empty() {
        return Err(unreadable("cause-no-certificate"));
    }
    Ok(RootCerts::new_with_certs(&all))
}

/// An address without what may be secret in it.
fn hidden(url: &Url) -> String {
    let mut url = url.clone();
    // Fails only on addresses that have no place for either.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url.set_query(None);
    url.into()
}

fn refused(address: &str, why: &'static str) -> Problem {
    Problem::because("error-update-address", address, why)
}

fn because(url: &Url, why: &'static str) -> Problem {
    Problem::because("error-update-fetch", hidden(url), why)
}

fn larger(url: &Url, most: u64) -> Problem {
    let text = Text::new("error-update-large").words("path", &hidden(url));
    Problem(text.number("most", most))
}

/// Why a mirror gave nothing, as far as a person can do something about it.
fn unreached(url: &Url, error: ureq::Error) -> Problem {
    match error {
        // The standard library has no kind for it.
        ureq::Error::Io(error) if error.to_string().starts_with("failed to lookup address") => {
            because(url, "cause-no-host")
        }
        ureq::Error::Io(error) => Problem::refused("error-update-fetch", hidden(url), &error),
        ureq::Error::HostNotFound => because(url, "cause-no-host"),
        ureq::Error::ConnectionFailed => because(url, "cause-connection-refused"),
        ureq::Error::Timeout(_) => because(url, "cause-timed-out"),
        error => failed(url, error),
    }
}

fn failed(url: &Url, why: impl std::fmt::Display) -> Problem {
    Problem::about("error-update-fetch", hidden(url), why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leaves_this_computer() {
        let mirror =
            |from| Mirror::new(from, None, Patience::default(), Interrupt::default()).map(|_| ());
        for from in [
            "https://a.example/index.json",
            "http://127.0.0.1:8080/index.json",
            "http://[::1]/index.json",
        ] {
            assert!(mirror(from).is_ok(), "{from}");
        }
        for from in [
            "http://a.example/index.json",
            "http://localhost/index.json",
            "http://192.168.1.2/index.json",
            "ftp://a.example/index.json",
            "file:///etc/passwd",
            "https://me:secret@a.example/index.json",
            "index.json",
            "",
        ] {
            assert!(mirror(from).is_err(), "{from}");
        }
    }

    #[test]
    fn an_index_from_elsewhere_cannot_send_vigie_to_this_computer() {
        let mirror =
            |from| Mirror::new(from, None, Patience::default(), Interrupt::default()).unwrap();
        let plain = Url::parse("http://127.0.0.1/x").unwrap();
        assert!(
            mirror("https://a.example/index.json")
                .allows(&plain)
                .is_err()
        );
        assert!(mirror("http://127.0.0.1/index.json").allows(&plain).is_ok());
    }
}
