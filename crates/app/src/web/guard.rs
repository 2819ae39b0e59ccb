//! Whose requests are answered: those of our own pages, in the browser that holds the session.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc9110#name-host-and-authority>,
//! <https://fetch.spec.whatwg.org/#origin-header>, <https://www.w3.org/TR/fetch-metadata/>.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// Why a request is not answered. The answer says nothing but the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not meant for this server: a name of another one leads here.
    Host,
    /// Another page sent it.
    Origin,
    /// There is no such address.
    Address,
    /// It would change something without being a form of ours, or asks in another unknown way.
    Method,
    /// It has no session, or an ended one.
    Session,
    /// The form was not written by us.
    Secret,
    /// It is longer than the named limit.
    Size,
    /// What it brings does not come.
    Slow,
    /// It cannot be understood.
    Form,
}

impl Refusal {
    /// What the browser is told.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::Session | Self::Secret => StatusCode::FORBIDDEN,
            Self::Address => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Size => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Form => StatusCode::BAD_REQUEST,
        }
    }
}

/// Refuses what does not come from a page of this server, before anything else of it is looked at.
pub(super) fn is_ours(
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    port: u16,
) -> Result<(), Refusal> {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let host = only(headers, header::HOST.as_str()).ok_or(Refusal::Host)?;
    let is_own = |name: &str| own.iter().any(|one| one == name);
    let in_line = uri.authority().is_none_or(|name| is_own(name.as_str()));
    if !is_own(host) || !in_line {
        return Err(Refusal::Host);
    }
    if headers.contains_key(header::ORIGIN) {
        let origin = only(headers, header::ORIGIN.as_str()).unwrap_or_default();
        if origin.strip_prefix("http://") != Some(host) {
            return Err(Refusal::Origin);
        }
    }
    if headers.contains_key("sec-fetch-site") {
        let site = only(headers, "sec-fetch-site").unwrap_or_default();
        if !matches!(site, "same-origin" | "none") {
            return Err(Refusal::Origin);
        }
    }
    match *method {
        Method::GET | Method::POST => Ok(()),
        _ => Err(Refusal::Method),
    }
}

/// The value of a header that stands there once.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// The value of the cookie `name`; none when there are several.
pub(super) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter();
    let lines = all.filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';'));
    let mut values = pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(one, _)| *one == name)
        .map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(headers: &[(&'static str, &'static str)]) -> Result<(), Refusal> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        is_ours(&Method::GET, &Uri::from_static("/1"), &map, 80)
    }

    #[test]
    fn only_our_own_pages_are_answered() {
        let own = ("host", "127.0.0.1:80");
        assert_eq!(judged(&[own]), Ok(()));
        assert_eq!(judged(&[("host", "localhost:80")]), Ok(()));
        for host in [
            "127.0.0.1",
            "127.0.0.1:81",
            "evil.example:80",
            "127.0.0.1.evil.example:80",
        ] {
            assert_eq!(judged(&[("host", host)]), Err(Refusal::Host), "{host}");
        }
        assert_eq!(judged(&[]), Err(Refusal::Host));
        assert_eq!(judged(&[own, own]), Err(Refusal::Host));
        assert_eq!(judged(&[own, ("origin", "http://127.0.0.1:80")]), Ok(()));
        for origin in [
            "null",
            "http://localhost:80",
            "https://127.0.0.1:80",
            "http://127.0.0.1:81",
            "",
        ] {
            let judged = judged(&[own, ("origin", origin)]);
            assert_eq!(judged, Err(Refusal::Origin), "{origin}");
        }
        for (site, expected) in [
            ("same-origin", Ok(())),
            ("none", Ok(())),
            ("same-site", Err(Refusal::Origin)),
            ("cross-site", Err(Refusal::Origin)),
        ] {
            assert_eq!(judged(&[own, ("sec-fetch-site", site)]), expected, "{site}");
        }
    }

    #[test]
    fn a_request_line_with_another_name_is_refused() {
        let mut headers = HeaderMap::new();
        headers.insert("host", "127.0.0.1:80".parse().unwrap());
        let uri = Uri::from_static("http://evil.example/1");
        assert_eq!(
            is_ours(&Method::GET, &uri, &headers, 80),
            Err(Refusal::Host)
        );
        let uri = Uri::from_static("/1");
        let judged = is_ours(&Method::OPTIONS, &uri, &headers, 80);
        assert_eq!(judged, Err(Refusal::Method));
    }

    #[test]
    fn a_cookie_is_found_among_others_and_must_stand_alone() {
        let mut headers = HeaderMap::new();
        headers.append("cookie", "a=1; v80=x; b=v80".parse().unwrap());
        assert_eq!(cookie(&headers, "v80"), Some("x"));
        assert_eq!(cookie(&headers, "v8"), None);
        headers.append("cookie", "v80=y".parse().unwrap());
        assert_eq!(cookie(&headers, "v80"), None);
    }
}
