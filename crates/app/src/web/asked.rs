//! What a request asks: its query, its form, a file dropped with it.
//!
//! Described in: <https://url.spec.whatwg.org/#application/x-www-form-urlencoded>.

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, header},
};
use report::Language;
use url::form_urlencoded;
use zeroize::{Zeroize as _, Zeroizing};

use super::{guard::Refusal, routes::Body as Limit};

/// Largest form: a password, some paths and statements.
pub(super) const FORM_BYTES: usize = 64 << 10;
/// Largest file that is dropped on a page: it is held in memory.
pub(super) const DROP_BYTES: usize = 64 << 20;
/// The header in which the script sends what a form would send as its field `secret`.
const SECRET: &str = "x-secret";
/// The header in which it sends the name of a dropped file, percent-encoded.
const NAME: &str = "x-name";
/// Most fields of one form.
const FIELDS: usize = 1_000;

/// Names and values in the order in which they came; a value may be a password.
type Fields = Vec<(String, Zeroizing<String>)>;

/// What a request asks.
#[derive(Default)]
pub(super) struct Asked {
    /// What follows the address of a route that ends in a name.
    pub(super) name: String,
    query: Fields,
    form: Fields,
    /// A file that was dropped: its name and its bytes.
    pub(super) file: Option<(String, Bytes)>,
    /// The first language that the browser wishes for and vigie speaks.
    pub(super) language: Option<Language>,
}

impl Asked {
    /// Reads a request; a form longer than `limit` is refused.
    pub(super) async fn read(
        request: Request<Body>,
        prefix: &str,
        limit: Limit,
    ) -> Result<Self, Refusal> {
        let path = request.uri().path();
        let mut asked = Self {
            name: path.strip_prefix(prefix).unwrap_or_default().to_owned(),
            query: fields(request.uri().query().unwrap_or_default().as_bytes())?,
            language: language(request.headers()),
            ..Self::default()
        };
        let headers = request.headers();
        let most = match limit {
            Limit::None => return Ok(asked),
            Limit::Form => FORM_BYTES,
            Limit::File => DROP_BYTES,
        };
        if stated_length(headers).is_some_and(|stated| stated > most) {
            return Err(Refusal::Size);
        }
        if let Limit::File = limit {
            let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
            let secret = text(SECRET).unwrap_or_default().to_owned();
            // A name written as a form writes one: decoded by the same rules.
            let name = form_urlencoded::parse(text(NAME).unwrap_or_default().as_bytes()).next();
            let name = name.map(|(name, _)| name.into_owned()).unwrap_or_default();
            asked.form = vec![("secret".to_owned(), Zeroizing::new(secret))];
            let body = to_bytes(request.into_body(), most).await;
            asked.file = Some((name, body.map_err(|_| Refusal::Size)?));
            return Ok(asked);
        }
        if kind(headers) != Some("application/x-www-form-urlencoded") {
            return Err(Refusal::Form);
        }
        let body = to_bytes(request.into_body(), most).await;
        let body = body.map_err(|_| Refusal::Size)?;
        asked.form = fields(&body)?;
        // It may hold a password; a part that the connection still holds is written over by what comes next.
        if let Ok(mut body) = body.try_into_mut() {
            body.zeroize();
        }
        Ok(asked)
    }

    /// The first value of a name in the address.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        first(&self.query, name)
    }

    /// The first value of a field of the form.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        first(&self.form, name)
    }

    /// Every field of the form.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.form.iter().map(|(name, value)| (&**name, &***value))
    }
}

fn first<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(one, _)| one == name);
    found.map(|(_, value)| &***value)
}

fn fields(text: &[u8]) -> Result<Fields, Refusal> {
    let all: Fields = form_urlencoded::parse(text)
        .take(FIELDS.saturating_add(1))
        .map(|(name, value)| (name.into_owned(), Zeroizing::new(value.into_owned())))
        .collect();
    if all.len() > FIELDS {
        return Err(Refusal::Size);
    }
    Ok(all)
}

fn kind(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(str::trim)
}

fn stated_length(headers: &HeaderMap) -> Option<usize> {
    let value = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?;
    value.parse().ok()
}

/// The language wished for most, of those that there are.
///
/// Described in: <https://www.rfc-editor.org/rfc/rfc9110#name-accept-language>.
fn language(headers: &HeaderMap) -> Option<Language> {
    let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for wish in wishes.split(',') {
        let mut parts = wish.split(';').map(str::trim);
        let range = parts.next().unwrap_or_default();
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        let quality = quality.map_or(1.0, |text| text.parse().unwrap_or(0.0));
        let code = range.split('-').next().unwrap_or_default();
        let Ok(language) = code.to_ascii_lowercase().parse() else {
            continue;
        };
        // Of two that are wished for alike, the first.
        if quality > best.map_or(0.0, |(most, _)| most) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_wished_for_most_is_spoken() {
        let wished = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, text.parse().unwrap());
            language(&headers)
        };
        assert_eq!(wished("fr-FR,fr;q=0.9,en;q=0.8"), Some(Language::French));
        assert_eq!(wished("de, en;q=0.2, FR;q=0.3"), Some(Language::French));
        assert_eq!(wished("en,fr"), Some(Language::English));
        assert_eq!(wished("fr;q=0"), None);
        assert_eq!(wished("de"), None);
        assert_eq!(wished("fr;q=much, en;q=0.1"), Some(Language::English));
    }

    #[test]
    fn a_form_of_too_many_fields_is_refused() {
        let most = "a=1&".repeat(FIELDS);
        assert_eq!(fields(most.as_bytes()).unwrap().len(), FIELDS);
        assert!(fields(format!("{most}b=2").as_bytes()).is_err());
    }
}
