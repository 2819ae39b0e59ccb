//! The lines about one package in `dumpsys package`, gathered: values by name, permissions, and what each
//! user of the phone has.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>.

use model::Untrusted;

/// Most entries of one list of a package; the most known has some 400 permissions.
const ENTRIES: usize = 8_000;
/// Most users of a phone.
const USERS: usize = 100;
/// Indentation of what stands directly below a package.
const OWN_INDENT: usize = 4;
/// Indentation of what stands directly below a user.
const USER_INDENT: usize = 6;

/// What is gathered of a package.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Its identifier.
    pub(crate) name: String,
    /// The number of its first line.
    pub(crate) line: u64,
    /// Permissions that it asks for.
    pub(crate) requested: Vec<String>,
    /// Permissions granted to all users, at installation.
    pub(crate) granted: Vec<Granted>,
    /// What each user has.
    pub(crate) users: Vec<UserDraft>,
    values: Vec<(String, String)>,
    within: Within,
    cut: bool,
}

/// A permission and whether it is granted.
#[derive(Debug)]
pub(crate) struct Granted {
    permission: String,
    /// Whether it is.
    pub(crate) granted: bool,
}

/// What is gathered of one user.
#[derive(Debug, Default)]
pub(crate) struct UserDraft {
    /// The user's number.
    pub(crate) number: i64,
    /// Permissions asked for while the app runs.
    pub(crate) granted: Vec<Granted>,
    /// Components that are switched off.
    pub(crate) disabled_components: Vec<String>,
    values: Vec<(String, String)>,
}

/// The list in which lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    None,
    Requested,
    Install,
    Runtime,
    Disabled,
    /// A list that nothing is taken from.
    Other,
}

impl Within {
    fn of(title: &str) -> Self {
        match title {
            "requested permissions:" => Within::Requested,
            "install permissions:" => Within::Install,
            "runtime permissions:" => Within::Runtime,
            "disabledComponents:" => Within::Disabled,
            _ => Within::Other,
        }
    }
}

impl Draft {
    /// A package called `name`, whose first line is `line`.
    pub(crate) fn new(name: &str, line: u64) -> Self {
        Self {
            name: name.to_owned(),
            line,
            requested: Vec::new(),
            granted: Vec::new(),
            users: Vec::new(),
            values: Vec::new(),
            within: Within::None,
            cut: false,
        }
    }

    /// Adds a line with so many spaces before `text`.
    pub(crate) fn line(&mut self, indent: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(user) = user_line(indent, text) {
            self.within = Within::None;
            self.cut |= self.users.len() >= USERS;
            if self.users.len() < USERS {
                self.users.push(user);
            }
        } else if indent <= USER_INDENT && text.ends_with(':') && !text.contains('=') {
            self.within = Within::of(text);
        } else if indent <= OWN_INDENT || self.within == Within::None {
            self.within = Within::None;
            self.pairs(text);
        } else if indent <= USER_INDENT && self.within != Within::Requested && is_pair(text) {
            // `gids=[…]` and newer values stand between the lists of a user.
            self.pairs(text);
        } else {
            self.entry(text);
        }
    }

    /// Whether more was there than the limits allow.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    /// The first value of this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        value(&self.values, name)
    }

    /// The words of `pkgFlags=[ … ]`, or of `flags=[ … ]`.
    pub(crate) fn flags(&self) -> impl Iterator<Item = &str> {
        let flags = self.value("pkgFlags").or_else(|| self.value("flags"));
        flags.unwrap_or_default().split_ascii_whitespace()
    }

    /// The codes in `signatures:[…]`.
    pub(crate) fn signatures(&self) -> impl Iterator<Item = &str> {
        let all = self.value("signatures").unwrap_or_default();
        let codes = all
            .split_once("signatures:[")
            .and_then(|(_, rest)| rest.split_once(']'));
        let codes = codes.map_or("", |(codes, _)| codes).split(',');
        codes.map(str::trim).filter(|code| !code.is_empty())
    }

    /// `name=value name=value`; a value in brackets or braces, or a time, may hold spaces.
    fn pairs(&mut self, text: &str) {
        let values = match self.users.last_mut() {
            Some(user) => &mut user.values,
            None => &mut self.values,
        };
        for (name, value) in pairs(text) {
            if values.len() >= ENTRIES {
                self.cut = true;
                return;
            }
            values.push((name.to_owned(), value.to_owned()));
        }
    }

    fn entry(&mut self, text: &str) {
        let full = |len: usize| len >= ENTRIES;
        match (self.within, self.users.last_mut()) {
            (Within::Requested, _) if full(self.requested.len()) => self.cut = true,
            (Within::Requested, _) => {
                let name = text.split(": ").next().unwrap_or(text);
                self.requested.push(name.to_owned());
            }
            (Within::Install | Within::Runtime, user) => {
                let Some(granted) = granted(text) else {
                    return;
                };
                let list = user.map_or(&mut self.granted, |user| &mut user.granted);
                if full(list.len()) {
                    self.cut = true;
                } else {
                    list.push(granted);
                }
            }
            (Within::Disabled, Some(user)) if full(user.disabled_components.len()) => {
                self.cut = true;
            }
            (Within::Disabled, Some(user)) => user.disabled_components.push(text.to_owned()),
            (Within::None | Within::Other | Within::Disabled, _) => {}
        }
    }
}

impl Granted {
    /// The permission's name.
    pub(crate) fn name(&self) -> Untrusted<'_> {
        Untrusted::from(&*self.permission)
    }
}

impl UserDraft {
    /// The first value of this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        value(&self.values, name)
    }

    /// Whether the value of this name is `true`.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.value(name) == Some("true")
    }
}

/// `User N: name=value …`.
fn user_line(indent: usize, text: &str) -> Option<UserDraft> {
    if indent > OWN_INDENT {
        return None;
    }
    let (number, rest) = text.strip_prefix("User ")?.split_once(':')?;
    let number = number.parse().ok()?;
    let values = pairs(rest)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .take(ENTRIES)
        .collect();
    Some(UserDraft {
        number,
        values,
        ..UserDraft::default()
    })
}

/// `permission: granted=true, flags=[ … ]`: the name may hold colons.
fn granted(text: &str) -> Option<Granted> {
    let (permission, rest) = text.rsplit_once(": granted=")?;
    Some(Granted {
        permission: permission.to_owned(),
        granted: rest.starts_with("true"),
    })
}

/// Whether a line is `name=value`, and no permission: those have `: granted=`.
fn is_pair(text: &str) -> bool {
    text.contains('=') && !text.contains(": granted=")
}

fn value<'v>(values: &'v [(String, String)], name: &str) -> Option<&'v str> {
    let mut values = values.iter();
    values
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// Splits `a=1 b=[ x y ] c=2020-01-08 15:29:20`: a value goes on until the next word with `=` outside
/// brackets.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let name = name.rsplit(' ').next().unwrap_or(name);
        let end = value_end(after);
        let value = after.get(..end).unwrap_or(after).trim();
        rest = after.get(end..).unwrap_or_default().trim_start();
        let is_list = value.starts_with('[') && value.ends_with(']') && value.len() >= 2;
        let value = match value.get(1..value.len().saturating_sub(1)) {
            Some(inner) if is_list => inner.trim(),
            _ => value,
        };
        Some((name, value))
    })
}

/// Where a value ends: before the last space that comes before the next `=` outside brackets.
fn value_end(text: &str) -> usize {
    let (mut depth, mut last_space) = (0_u32, None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' | b'(' => depth = depth.saturating_add(1),
            b']' | b'}' | b')' => depth = depth.saturating_sub(1),
            b' ' if depth == 0 => last_space = Some(at),
            b'=' if depth == 0 => return last_space.unwrap_or(text.len()),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_hold_spaces_in_brackets_and_in_times() {
        let all: Vec<_> =
            pairs("versionCode=29 minSdk=29 f=[ A B=C ] firstInstallTime=2020-01-08 15:29:20 x=")
                .collect();
        assert_eq!(
            all,
            [
                ("versionCode", "29"),
                ("minSdk", "29"),
                ("f", "A B=C"),
                ("firstInstallTime", "2020-01-08 15:29:20"),
                ("x", ""),
            ]
        );
        assert_eq!(pairs("no value here").count(), 0);
        assert_eq!(pairs("=").collect::<Vec<_>>(), [("", "")]);
    }

    #[test]
    fn a_permission_name_may_hold_a_colon() {
        let one = granted("org.example: odd: granted=true, flags=[ X]").unwrap();
        assert_eq!(
            (one.permission.as_str(), one.granted),
            ("org.example: odd", true)
        );
        assert!(!granted("a: granted=false").unwrap().granted);
        assert!(granted("a: restricted=true").is_none());
    }
}
