//! What dumps of Android's services have in common: names of components, numbers of apps, values by
//! name.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://developer.android.com/guide/components/activities/component-name>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Place};

use crate::{PhoneFile, android_programs};

/// How many numbers of apps each user of a phone has.
const UIDS_OF_A_USER: i64 = 100_000;

/// A component of an app, as written: `app/class`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Component<'t> {
    /// The app.
    pub(crate) app_id: &'t str,
    /// The app and the class.
    pub(crate) name: &'t str,
}

/// Calls `each` with every line; it says whether the line is one that only this dump has.
///
/// # Errors
/// What the source says, and `UnknownSchema` where no line was known: a refusal, another layout.
pub(crate) fn each_known(
    file: &PhoneFile,
    what: &'static str,
    each: &mut dyn FnMut(&Line<'_>, &str) -> bool,
) -> Result<(), Fault> {
    let (mut is_known, mut is_blank) = (false, true);
    each_line(&*file.content(), &mut |line| {
        let text = line.text();
        // A bug report says behind each dump how long it took.
        is_blank &= text.trim().is_empty() || text.starts_with("--------- ");
        is_known |= each(&line, &text);
    })?;
    if is_known || is_blank {
        return Ok(());
    }
    Err(Fault::new(FaultKind::UnknownSchema, what))
}

/// A line that is not as it should be.
pub(crate) fn malformed(what: &'static str, line: u64) -> Fault {
    Fault::new(FaultKind::Malformed, what).detail(Place::Line(line))
}

/// From `app/class`, `{app/class}`, `ComponentInfo{app/class}`; what stands behind it is left out.
pub(crate) fn component(text: &str) -> Option<Component<'_>> {
    let text = text.trim();
    let text = text.strip_prefix("ComponentInfo").unwrap_or(text);
    let text = text.trim_start_matches('{');
    let name = text.split(['}', ';', ' ', ')', ',', ':']).next()?;
    let (app_id, class) = name.split_once('/')?;
    (is_app_id(app_id) && !class.is_empty()).then_some(Component { app_id, name })
}

/// Whether a text can name an app: the system itself is one.
pub(crate) fn is_app_id(text: &str) -> bool {
    text == "android" || android_programs::is_app_id(text)
}

/// The value behind `key=` or `key = `, up to a comma, a brace or a space, or inside quotes.
pub(crate) fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once(key)?;
        let begins = !before.ends_with(|letter: char| letter.is_ascii_alphanumeric());
        if let (true, Some(value)) = (begins, behind.trim_start().strip_prefix('=')) {
            let value = value.trim_start();
            return match value.strip_prefix('\'') {
                Some(quoted) => quoted.split('\'').next(),
                None => value.split([',', ';', '}', ' ', ']', ')', '{']).next(),
            };
        }
        rest = behind;
    }
}

/// The number behind `key=`.
pub(crate) fn number(text: &str, key: &str) -> Option<i64> {
    value(text, key)?.parse().ok()
}

/// The number between `before` and the next letter that is no digit: a user in `(user: 11 `.
pub(crate) fn number_after(text: &str, before: &str) -> Option<i64> {
    let (_, behind) = text.split_once(before)?;
    let behind = behind.trim_start_matches([' ', ':', '=']);
    let is_digit =
        |(at, letter): &(usize, char)| letter.is_ascii_digit() || *at == 0 && *letter == '-';
    let end = behind.char_indices().find(|one| !is_digit(one));
    let digits = behind.get(..end.map_or(behind.len(), |(at, _)| at))?;
    digits.parse().ok()
}

/// The number of an app: `1000`, `u0a123` (10123), `u10a5` (1010005), `u0i7` (99007).
pub(crate) fn uid(text: &str) -> Option<i64> {
    let Some(of_user) = text.strip_prefix('u') else {
        return text.parse().ok();
    };
    let (user, of_app) = of_user.split_once(|letter: char| letter.is_ascii_alphabetic())?;
    let kind = of_user.get(user.len()..)?;
    let first = match kind.as_bytes() {
        [b'a', b'i', ..] => 90_000,
        [b'a', ..] => 10_000,
        [b'i', ..] => 99_000,
        [b's', ..] => 0,
        _ => return None,
    };
    let app: i64 = of_app.trim_start_matches('i').parse().ok()?;
    let user = user.parse::<i64>().ok()?.checked_mul(UIDS_OF_A_USER)?;
    user.checked_add(first)?.checked_add(app)
}

/// The user of the phone to whom a number of an app belongs.
pub(crate) fn user_of(uid: i64) -> Option<i64> {
    uid.checked_div(UIDS_OF_A_USER)
}

/// Whether a text is the name of a restriction: `no_uninstall_apps`, `disallow_config_vpn`.
pub(crate) fn is_restriction(text: &str) -> bool {
    (text.starts_with("no_") || text.starts_with("disallow_"))
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_stand_in_several_wrappings() {
        for text in [
            "org.example.a/.B",
            "  {org.example.a/.B}",
            "ComponentInfo{org.example.a/.B} (user 0): x",
            "org.example.a/.B:",
            "org.example.a/.B;-921088104",
        ] {
            let found = component(text).unwrap();
            assert_eq!(
                (found.app_id, found.name),
                ("org.example.a", "org.example.a/.B")
            );
        }
        for text in [
            "",
            "/",
            "org.example.a/",
            "a b/.C",
            "org..a/.B",
            "7.a/.B",
            "org/x",
        ] {
            assert_eq!(component(text), None, "{text}");
        }
        assert!(is_app_id("android") && !is_app_id("system"));
    }

    #[test]
    fn values_have_names() {
        let text = "X{mId=1, mUserId=10, mName='a, mOther=3', mOther = 4}";
        assert_eq!(number(text, "mUserId"), Some(10));
        assert_eq!(number(text, "Id"), None);
        assert_eq!(value(text, "mName"), Some("a, mOther=3"));
        assert_eq!(value(text, "mNone"), None);
        assert_eq!(number_after("x (user: 11 isPrimary", "(user"), Some(11));
        assert_eq!(number_after("x (user -1)", "(user"), Some(-1));
        assert_eq!(number_after("x (user )", "(user"), None);
    }

    #[test]
    fn numbers_of_apps_are_read_in_every_form() {
        for (text, expected) in [
            ("1000", Some(1000)),
            ("u0a123", Some(10_123)),
            ("u10a5", Some(1_010_005)),
            ("u0i7", Some(99_007)),
            ("u0ai7", Some(90_007)),
            ("u11s1000", Some(1_101_000)),
            ("u0", None),
            ("ua1", None),
            ("u", None),
            ("u0x7", None),
            ("u0aé", None),
            ("u9999999999999999a1", None),
        ] {
            assert_eq!(uid(text), expected, "{text}");
        }
        assert_eq!(user_of(1_010_005), Some(10));
    }
}
