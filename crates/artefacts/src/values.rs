//! Values out of property lists and rows, as records hold them.

use formats::{
    plist::Value,
    sqlite::{Column, Row},
};
use model::{Bearing, Instant, Trace, Untrusted, Value as Named};

/// The text under a key.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> Option<Untrusted<'v>> {
    value.get(key)?.as_str().map(Untrusted::from)
}

/// The truth under a key: a boolean, or a number that is or is not 0.
pub(crate) fn truth(value: &Value, key: &str) -> Option<bool> {
    let value = value.get(key)?;
    value
        .as_bool()
        .or_else(|| value.as_integer().map(|number| number != 0))
}

/// The time under a key: a date, or RFC 3339 text.
pub(crate) fn time(value: &Value, key: &str) -> Option<Instant> {
    let value = value.get(key)?;
    value.as_date().or_else(|| Instant::parse(value.as_str()?))
}

/// The texts of an array under a key; what is no text is left out.
pub(crate) fn texts<'v>(value: &'v Value, key: &str) -> Option<Vec<Untrusted<'v>>> {
    match value.get(key)? {
        Value::Array(items) => Some(
            items
                .iter()
                .filter_map(Value::as_str)
                .map(Untrusted::from)
                .collect(),
        ),
        _ => None,
    }
}

/// The text of a column.
pub(crate) fn row_text<'r>(row: &'r Row<'_>, column: Column) -> Option<Untrusted<'r>> {
    row.text(column).map(Untrusted::from)
}

/// The text of a column, unless it is empty.
pub(crate) fn row_filled<'r>(row: &'r Row<'_>, column: Column) -> Option<Untrusted<'r>> {
    row_text(row, column).filter(|text| !text.is_empty())
}

/// The truth of a column: whether its number is not 0.
pub(crate) fn row_truth(row: &Row<'_>, column: Column) -> Option<bool> {
    row.integer(column).map(|number| number != 0)
}

/// The time of a column in seconds since 2001; 0 means that none was set.
pub(crate) fn row_cocoa(row: &Row<'_>, column: Column) -> Option<Instant> {
    row.real(column)
        .filter(|seconds| *seconds != 0.0)
        .and_then(Instant::from_cocoa_s)
}

/// A count of bytes in a column: Core Data keeps some as floats.
pub(crate) fn row_count(row: &Row<'_>, column: Column) -> Option<u64> {
    row.integer(column)
        .and_then(|count| u64::try_from(count).ok())
}

/// What stands behind the `@` of WhatsApp's identifiers; those of people with a number first.
const WHATSAPP_REALMS: [&str; 9] = [
    "s.whatsapp.net",
    "c.us",
    "g.us",
    "lid",
    "broadcast",
    "newsletter",
    "hosted",
    "hosted.lid",
    "call",
];

/// States the other side of a conversation: an e-mail address, a telephone number, or WhatsApp's
/// identifier of a person, which is a number with its country code and device
/// (`33199001122:4@s.whatsapp.net`). Groups and hidden numbers are neither.
pub(crate) fn state_person(person: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    match person.rsplit_once('@') {
        Some((number, realm)) if WHATSAPP_REALMS.contains(&realm) => {
            let number = number.split([':', '.', '_']).next().unwrap_or_default();
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            if is_number && matches!(realm, "s.whatsapp.net" | "c.us") {
                each(Named::Phone(&format!("+{number}")).with(bearing));
            }
        }
        Some(_) => each(Named::Email(person).with(bearing)),
        None if person.bytes().any(|byte| byte.is_ascii_digit()) => {
            each(Named::Phone(person).with(bearing));
        }
        None => {}
    }
}

/// States a number that is known to begin with its country code, with or without the sign before it.
pub(crate) fn state_international(number: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        each(Named::Phone(&format!("+{number}")).with(bearing));
    } else {
        state_person(number, bearing, each);
    }
}

/// The address of the owner's own account: `E:name@host` and `P:+33…`, where the letter is the kind of
/// account.
pub(crate) fn own_address(account: &str) -> &str {
    match account.split_once(':') {
        Some((kind, address)) if kind.len() == 1 => address,
        _ => account,
    }
}

/// Whether a text is an address at which people are reached: an e-mail address, a number with its
/// country code, or either with its scheme.
pub(crate) fn is_personal_address(text: &str) -> bool {
    let number = text.strip_prefix("tel:").unwrap_or(text);
    let has_domain = |(user, domain): (&str, &str)| !user.is_empty() && domain.contains('.');
    let is_number = number.strip_prefix('+').is_some_and(|digits| {
        digits.len() >= 6
            && digits
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b' ')
    });
    is_number || (!text.contains([' ', '/']) && text.rsplit_once('@').is_some_and(has_domain))
}

/// States a path of the phone: as a whole, by its last name, and by each of its names.
pub(crate) fn state_path(path: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    each(Named::FilePath(path).with(bearing));
    if let Some(name) = path.rsplit('/').find(|name| !name.is_empty()) {
        each(Named::FileName(name).with(bearing));
    }
    for name in path.split('/').filter(|name| !name.is_empty()) {
        each(Named::PathComponent(name).with(bearing));
    }
}

/// Who received or sent what a message holds.
pub(crate) fn message_bearing(from_me: Option<bool>) -> Bearing {
    match from_me {
        Some(true) => Bearing::Sent,
        _ => Bearing::Received,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(person: &str) -> Vec<String> {
        let mut all = Vec::new();
        state_person(person, Bearing::Received, &mut |trace| {
            all.push(format!("{:?} {}", trace.value.kind(), trace.value.text()));
        });
        all
    }

    #[test]
    fn identifiers_of_whatsapp_are_numbers_and_never_e_mail_addresses() {
        assert_eq!(stated("33199001122@s.whatsapp.net"), ["Phone +33199001122"]);
        assert_eq!(
            stated("33199001122:7@s.whatsapp.net"),
            ["Phone +33199001122"]
        );
        for nobody in [
            "33199001122-1500000000@g.us",
            "1234567@lid",
            "status@broadcast",
        ] {
            assert_eq!(stated(nobody), Vec::<String>::new(), "{nobody}");
        }
        assert_eq!(stated("mailto:a@b.example"), ["Email mailto:a@b.example"]);
        assert_eq!(stated("+33 1 99 00 11 22"), ["Phone +33 1 99 00 11 22"]);
        assert_eq!(stated("Unknown"), Vec::<String>::new());
    }

    #[test]
    fn the_kind_of_an_account_is_no_part_of_its_address() {
        for (account, address) in [
            ("E:a@b.example", "a@b.example"),
            ("P:+33199001122", "+33199001122"),
            ("tel:+33199001122", "tel:+33199001122"),
            ("a@b.example", "a@b.example"),
        ] {
            assert_eq!(own_address(account), address);
        }
    }

    #[test]
    fn addresses_of_people_are_told_from_other_text() {
        for address in [
            "a@b.example",
            "mailto:a@b.example",
            "tel:+33199001122",
            "+33 199001122",
        ] {
            assert!(is_personal_address(address), "{address}");
        }
        for other in [
            "@home",
            "a@b",
            "12345678",
            "+12",
            "see a@b.example",
            "https://a@b.example/",
        ] {
            assert!(!is_personal_address(other), "{other}");
        }
    }
}
