//! What is answered, and the headers that every answer has.
//!
//! Described in: <https://www.w3.org/TR/CSP3/>, <https://html.spec.whatwg.org/multipage/browsers.html>.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

use super::{guard::Refusal, secret::Secret};

/// What every answer says to the browser: nothing is kept, nothing is fetched from elsewhere, nothing
/// is told to others. Under `no-referrer` a browser says that our own forms come from nowhere
/// (`Origin: null`), and they could not be told from those of another page: hence `same-origin`.
const OF_ALL: [(&str, &str); 9] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("cache-control", "no-store"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), usb=(), serial=()",
    ),
];

/// The kind of pages.
const HTML: &str = "text/html; charset=utf-8";

/// Puts the headers that every answer has on one.
pub(super) fn dressed(mut response: Response) -> Response {
    for (name, value) in OF_ALL {
        let value = HeaderValue::from_static(value);
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
    response
}

/// A body of a kind.
pub(super) fn of_kind(kind: &'static str, body: impl Into<Body>) -> Response {
    with(Response::new(body.into()), header::CONTENT_TYPE, kind)
}

/// A page.
pub(super) fn page(html: String) -> Response {
    of_kind(HTML, html)
}

/// A page that says why something was not done.
pub(super) fn problem(html: String) -> Response {
    let mut response = page(html);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// On to another page of ours.
pub(super) fn see(address: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    with(response, header::LOCATION, address)
}

/// On to the first page, with a session: the cookie ends with the browser's.
pub(super) fn enter(address: &str, name: &str, session: &Secret) -> Response {
    let cookie = format!(
        "{name}={}; HttpOnly; SameSite=Strict; Path=/",
        session.text()
    );
    with(see(address), header::SET_COOKIE, &cookie)
}

/// The cookie goes, and what pages may have kept in the browser. Cookies are taken by name: a browser
/// would take those of every local server.
pub(super) fn leave(response: Response, name: &str) -> Response {
    let cookie = format!("{name}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    let response = with(response, header::SET_COOKIE, &cookie);
    let clear = HeaderName::from_static("clear-site-data");
    with(response, clear, "\"storage\"")
}

/// A document to save under a name, never shown by the browser.
pub(super) fn document(kind: &'static str, name: &str, body: Body) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    with(
        of_kind(kind, body),
        header::CONTENT_DISPOSITION,
        &disposition,
    )
}

/// Refused: an empty page with a number.
pub(super) fn refuse(refusal: Refusal) -> Response {
    let mut response = of_kind("text/plain; charset=utf-8", Body::empty());
    *response.status_mut() = refusal.status();
    response
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    // Values are ours: letters, numbers and marks of ASCII.
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
