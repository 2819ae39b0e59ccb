//! "This is mine": what the owner knows about the phone, as statements of the model.

use std::collections::BTreeSet;

use model::{Statement, StatementError, Untrusted};
use report::{Words, html::Page};

use crate::field::{self, Field};

/// What separates several names in one field.
const SEPARATOR: char = ';';
/// The most statements that one form may make.
const MOST: usize = 200;

/// A kind of statement that is a box to tick: what the form sends as `known`, for which platforms.
const TICKS: [(&str, &[&str], &str, &str); 3] = [
    (
        "managed",
        &["ios", "android"],
        "app-known-managed",
        "app-known-managed-hint",
    ),
    (
        "parental",
        &["ios", "android"],
        "app-known-parental",
        "app-known-parental-hint",
    ),
    (
        "root",
        &["ios", "android"],
        "app-known-root",
        "app-known-root-hint",
    ),
];

/// A kind of statement that names something: the form's field, for which platforms, label and hint.
const NAMES: [(&str, &[&str], &str, &str); 6] = [
    (
        "computer",
        &["ios"],
        "app-known-computer",
        "app-known-computer-hint",
    ),
    (
        "device",
        &["ios"],
        "app-known-device",
        "app-known-device-hint",
    ),
    (
        "profile",
        &["ios"],
        "app-known-profile",
        "app-known-profile-hint",
    ),
    (
        "account",
        &["ios"],
        "app-known-account",
        "app-known-account-hint",
    ),
    ("app", &["android"], "app-known-app", "app-known-app-hint"),
    ("adb", &["android"], "app-known-adb", "app-known-adb-hint"),
];

/// What the owner said is theirs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The statements so far.
    pub statements: &'a [Statement],
}

impl Known<'_> {
    /// The statements of a form: its fields by name and value, `known` once for each box that is ticked, the
    /// others with names between semicolons. Fields that are none of them are passed over.
    ///
    /// # Errors
    /// When a field makes a statement that vigie does not know, or when there are far too many.
    pub fn of_form(fields: &[(&str, &str)]) -> Result<Vec<Statement>, StatementError> {
        let mut all = BTreeSet::new();
        for (name, value) in fields {
            let is_named = NAMES.iter().any(|(known, ..)| known == name);
            if *name == "known" {
                all.insert(value.parse::<Statement>()?);
            } else if is_named {
                let named = value.split(SEPARATOR).map(str::trim);
                for value in named.filter(|value| !value.is_empty()) {
                    all.insert(format!("{name}:{value}").parse::<Statement>()?);
                }
            }
            if all.len() > MOST {
                return Err(StatementError((*name).to_owned()));
            }
        }
        Ok(all.into_iter().collect())
    }

    pub(super) fn write(
        &self,
        page: &mut Page,
        words: &Words<'_>,
        platforms: &BTreeSet<&'static str>,
    ) {
        let fits = |of: &[&str]| of.iter().any(|platform| platforms.contains(platform));
        page.put("h2", &[], &words.key("app-known-heading"));
        page.say(&words.key("app-known-intro"));
        for (value, of, label, hint) in TICKS {
            if fits(of) {
                let is_said = value
                    .parse::<Statement>()
                    .is_ok_and(|said| self.statements.contains(&said));
                let (label, hint) = (words.key(label), words.key(hint));
                field::checkbox_with(page, value, "known", value, &label, is_said, Some(&hint));
            }
        }
        page.folded(&words.key("app-known-more"), |page| {
            for (name, of, label, hint) in NAMES {
                if fits(of) {
                    let (label, hint) = (words.key(label), words.key(hint));
                    Field::new(name, &label)
                        .hint(&hint)
                        .value(&self.named(name))
                        .text(page);
                }
            }
        });
    }

    /// The names in the statements of one kind, as the field holds them.
    fn named(&self, kind: &str) -> String {
        let named = self.statements.iter().filter_map(|said| {
            let (of, name) = kind_and_name(said)?;
            (of == kind).then(|| name.raw().to_owned())
        });
        named.collect::<Vec<_>>().join("; ")
    }
}

fn kind_and_name(said: &Statement) -> Option<(&'static str, &Untrusted<'static>)> {
    match said {
        Statement::Profile(name) => Some(("profile", name)),
        Statement::App(name) => Some(("app", name)),
        Statement::Account(name) => Some(("account", name)),
        Statement::Computer(name) => Some(("computer", name)),
        Statement::Adb(name) => Some(("adb", name)),
        Statement::Device(name) => Some(("device", name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_makes_the_statements_that_the_command_line_makes() {
        let fields = [
            ("secret", "x"),
            ("known", "managed"),
            ("computer", " Sam’s Mac ; Office;; "),
            ("app", "com.example.helper"),
            ("adb", ""),
            ("password-S1", "a;b"),
        ];
        let mut expected = vec![
            Statement::Managed,
            Statement::Computer("Sam’s Mac".into()),
            Statement::Computer("Office".into()),
            Statement::App("com.example.helper".into()),
        ];
        expected.sort();
        let made = Known::of_form(&fields).unwrap();
        assert_eq!(made, expected);
        let known = Known { statements: &made };
        assert_eq!(known.named("computer"), "Office; Sam’s Mac");
        assert_eq!(known.named("adb"), "");
        assert!(Known::of_form(&[("known", "profile")]).is_err());
        let many = "x;".repeat(10) + &(0..500).map(|n| format!("n{n};")).collect::<String>();
        assert!(Known::of_form(&[("device", &many)]).is_err());
    }
}
