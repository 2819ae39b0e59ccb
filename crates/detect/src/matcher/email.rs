//! Rule 24: e-mail addresses and telephone numbers.

use super::host::{self, Host};

/// The form in which addresses are compared: lower case, no `mailto:`, display name or brackets, the
/// domain in ASCII; tags after `+` are kept.
pub(crate) fn normal(text: &str) -> Option<String> {
    let text = text.trim();
    let text = match text.rsplit_once('<') {
        Some((_, address)) => address.split('>').next().unwrap_or(address),
        None => text,
    };
    let text = match text.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => {
            rest.split('?').next().unwrap_or(rest)
        }
        _ => text,
    };
    let (user, domain) = text.trim().rsplit_once('@')?;
    if user.is_empty() || user.contains(char::is_whitespace) {
        return None;
    }
    match host::host_value(domain)? {
        Host::Name(domain) => Some(format!("{}@{domain}", user.to_lowercase())),
        Host::Address(_) => None,
    }
}

/// The form in which telephone numbers are compared: `+` and digits. A number without country code is
/// not compared, since the country is not known.
pub(crate) fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let international = match text.strip_prefix('+') {
        Some(rest) => rest,
        None => text.strip_prefix("00")?,
    };
    let ordinary = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/');
    if !international.chars().all(ordinary) {
        return None;
    }
    let digits: String = international.chars().filter(char::is_ascii_digit).collect();
    (8..=15)
        .contains(&digits.len())
        .then(|| format!("+{digits}"))
}
