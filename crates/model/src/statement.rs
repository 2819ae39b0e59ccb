//! What the phone's owner says is theirs (`--known`).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Untrusted;

/// Something that the owner knows about the phone. It lowers an exposure to context, and never a
/// known tool.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Statement {
    /// The phone is managed by an employer or a school.
    Managed,
    /// A parent set up controls on it.
    Parental,
    /// The owner unlocked the system.
    Root,
    /// A configuration profile, by identifier or UUID.
    Profile(Untrusted<'static>),
    /// An app that the owner installed from elsewhere than the store, by identifier.
    App(Untrusted<'static>),
    /// An Apple account that buys apps for this phone, by its e-mail address in small letters.
    Account(Untrusted<'static>),
    /// A computer that the owner connects to, by name.
    Computer(Untrusted<'static>),
    /// A computer allowed to debug the phone, by host name.
    Adb(Untrusted<'static>),
    /// Another device of the owner's account, by its name or its model.
    Device(Untrusted<'static>),
}

/// A statement that vigie does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementError(pub String);

impl fmt::Display for StatementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown statement {:?}", self.0)
    }
}

impl std::error::Error for StatementError {}

impl FromStr for Statement {
    type Err = StatementError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let owned = |value: &str| Untrusted::from(value).to_static();
        match text.split_once(':') {
            None => match text {
                "managed" => Ok(Statement::Managed),
                "parental" => Ok(Statement::Parental),
                "root" => Ok(Statement::Root),
                _ => Err(StatementError(text.to_owned())),
            },
            Some((_, "")) => Err(StatementError(text.to_owned())),
            Some(("profile", id)) => Ok(Statement::Profile(owned(id))),
            Some(("app", id)) => Ok(Statement::App(owned(id))),
            Some(("account", mail)) => Ok(Statement::Account(owned(&mail.to_lowercase()))),
            Some(("computer", name)) => Ok(Statement::Computer(owned(name))),
            Some(("adb", host)) => Ok(Statement::Adb(owned(host))),
            Some(("device", name)) => Ok(Statement::Device(owned(name))),
            Some(_) => Err(StatementError(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_parse_and_others_are_named() {
        assert_eq!("managed".parse(), Ok(Statement::Managed));
        assert_eq!(
            "profile:com.example.wifi".parse(),
            Ok(Statement::Profile("com.example.wifi".into()))
        );
        assert_eq!(
            "account:Sam@Example.org".parse(),
            Ok(Statement::Account("sam@example.org".into()))
        );
        assert_eq!(
            "device:Sam’s iPad".parse(),
            Ok(Statement::Device("Sam’s iPad".into()))
        );
        for bad in ["", "managd", "profile:", "phone:mine"] {
            assert_eq!(bad.parse::<Statement>(), Err(StatementError(bad.into())));
        }
    }
}
