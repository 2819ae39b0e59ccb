//! What messages of an iPhone's daemons name: programs, apps, permissions, profiles, computers. The
//! words around are not kept.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose> (`tccd`, kernel, `backboardd`,
//! `configd`), <https://github.com/abrignoni/iLEAPP> (`installd`),
//! <https://theapplewiki.com/wiki/Dev:RunningBoard> (`runningboardd`).
//!
//! Nobody promises the words of these messages, and they differ between versions: what stands in one is
//! looked for by its own form, and a message in another form tells nothing.

mod daemons;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(crate) use daemons::clients;
use daemons::{
    checked_program, command, crash, installation, on_screen, pairing, profile, running, spawned,
};

/// Longest name or path that is taken from a message.
const NAME_BYTES: usize = 1_024;
/// Most requests of permissions whose service is kept in mind.
const REQUESTS: usize = 4_096;
/// Most clients taken from one list of them.
const CLIENTS: usize = 4_096;

/// What a message names.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    /// An app's or program's identifier.
    pub(crate) app_id: Option<String>,
    /// A path on the phone.
    pub(crate) path: Option<String>,
    /// The name of a program, or of what was asked.
    pub(crate) name: Option<String>,
    /// A permission, in Apple's terms.
    pub(crate) permission: Option<String>,
    /// A profile's identifier.
    pub(crate) profile_id: Option<String>,
    /// A computer's identifier.
    pub(crate) host_id: Option<String>,
}

/// Takes what a message says, in a word, and of what.
pub(crate) type Tell<'t> = &'t mut dyn FnMut(&'static str, Subject);

/// Daemons whose messages are looked at, by the name of their program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Daemon {
    Permissions,
    Kernel,
    Launcher,
    Running,
    Screen,
    Crashes,
    Profiles,
    Management,
    Pairing,
    Installer,
    Network,
}

impl Daemon {
    fn of(path: &str) -> Option<Self> {
        Some(match path.rsplit('/').next()? {
            "tccd" => Self::Permissions,
            "kernel" => Self::Kernel,
            "launchd" => Self::Launcher,
            "runningboardd" => Self::Running,
            "backboardd" => Self::Screen,
            "ReportCrash" | "osanalyticshelper" => Self::Crashes,
            "profiled" => Self::Profiles,
            "mdmd" | "mdmuserd" => Self::Management,
            "lockdownd" | "remotepairingd" | "remotepairingdeviced" | "usbmuxd" => Self::Pairing,
            "installd" => Self::Installer,
            "configd" => Self::Network,
            _ => return None,
        })
    }

    /// What formats of wanted messages hold; none where all of them are.
    fn formats(self) -> &'static [&'static str] {
        match self {
            Self::Kernel => &["Fast Path", "AMFI"],
            Self::Launcher => &["pawned"],
            Self::Running => &["aunch", "running"],
            Self::Screen => &["process_name"],
            Self::Pairing => &["air"],
            Self::Installer => &["nstall", "ontainer"],
            Self::Network => &["client session"],
            Self::Permissions | Self::Crashes | Self::Profiles | Self::Management => &[],
        }
    }
}

/// Whether messages of the program at `path` are looked at.
pub(crate) fn wants_program(path: &str) -> bool {
    Daemon::of(path).is_some()
}

/// Whether messages of this format are.
pub(crate) fn wants_format(path: &str, format: &str) -> bool {
    let Some(daemon) = Daemon::of(path) else {
        return false;
    };
    let wanted = daemon.formats();
    // A format that is nothing but a value tells nothing of what the message holds.
    wanted.is_empty() || format.starts_with('%') || wanted.iter().any(|part| format.contains(part))
}

/// Reads messages one after the other.
#[derive(Default)]
pub(crate) struct Messages {
    /// The permission that a request asks for, by the request's number.
    requests: BTreeMap<String, String>,
}

impl Messages {
    /// Tells what the message of the program at `path` names.
    pub(crate) fn read(&mut self, path: &str, text: &str, tell: Tell<'_>) {
        match Daemon::of(path) {
            Some(Daemon::Permissions) => self.permission(text, tell),
            Some(Daemon::Kernel) => checked_program(text, tell),
            Some(Daemon::Launcher) => spawned(text, tell),
            Some(Daemon::Running) => running(text, tell),
            Some(Daemon::Screen) => on_screen(text, tell),
            Some(Daemon::Crashes) => crash(text, tell),
            Some(Daemon::Profiles) => profile(text, tell),
            Some(Daemon::Management) => command(text, tell),
            Some(Daemon::Pairing) => pairing(text, tell),
            Some(Daemon::Installer) => installation(text, tell),
            Some(Daemon::Network) | None => {}
        }
    }

    /// A request of a permission: its number, what it asks for, and who asks stand in several messages.
    fn permission(&mut self, text: &str, tell: Tell<'_>) {
        let ends = [',', '}', ')', ' ', '\n'];
        let number = behind(text, "msgID=", &ends);
        let service = behind(text, "service=", &ends).filter(|name| name.starts_with("kTCC"));
        if let (Some(number), Some(service)) = (number, service) {
            if self.requests.len() >= REQUESTS {
                self.requests.clear();
            }
            self.requests.insert(number.to_owned(), service.to_owned());
        }
        let known = number.and_then(|number| self.requests.get(number));
        let permission = service.map(str::to_owned).or_else(|| known.cloned());
        let mut asked = |subject: Subject| {
            let permission = permission.clone();
            tell(
                "permission-asked",
                Subject {
                    permission,
                    ..subject
                },
            );
        };
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("binary_path=") {
            rest = after;
            let end = [",", "}", " access to", " is checking", "\n"];
            // A longer path is no path.
            let near = after.get(..after.floor_char_boundary(NAME_BYTES.saturating_add(16)));
            let near = near.unwrap_or_default();
            let ends = end.iter().filter_map(|end| near.find(end));
            let path = near.get(..ends.min().unwrap_or(near.len()));
            if let Some(path) = path.and_then(program_path) {
                asked(of_path(path));
            }
        }
        if let Some(subject) = behind(text, "subject=", &[',', '}', '\n']) {
            if let Some(path) = program_path(subject) {
                asked(of_path(path));
            } else if is_identifier(subject) {
                asked(of_app(subject));
            }
        }
    }
}

/// What stands behind a sign, up to the first of the ends.
fn behind<'t>(text: &'t str, sign: &str, ends: &[char]) -> Option<&'t str> {
    let (_, rest) = text.split_once(sign)?;
    let value = rest.split(ends).next()?.trim().trim_matches('"');
    let is_value = !value.is_empty() && value.len() <= NAME_BYTES && !value.starts_with('<');
    is_value.then_some(value)
}

/// An absolute path.
fn program_path(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_path = text.starts_with('/') && text.len() > 1 && text.len() <= NAME_BYTES;
    is_path.then_some(text)
}

/// An identifier of an app, a program or a profile: names with dots between.
fn is_identifier(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let names = text.split('.');
    text.len() <= 255
        && text.bytes().all(is_letter)
        && text.contains('.')
        && names.into_iter().all(|name| !name.is_empty())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A UUID as Apple writes it, the older ones of phones with fewer digits included.
fn is_uuid(text: &str) -> bool {
    let dashes = text.bytes().filter(|byte| *byte == b'-').count();
    let is_digit = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    text.len() == 36 && dashes == 4 && text.bytes().all(is_digit)
}

fn of_path(path: &str) -> Subject {
    let path = Some(path.to_owned());
    Subject {
        path,
        ..Subject::default()
    }
}

fn of_app(id: &str) -> Subject {
    let app_id = Some(id.to_owned());
    Subject {
        app_id,
        ..Subject::default()
    }
}

/// A program by its path, or else by its name.
fn of_program(name: &str) -> Subject {
    if let Some(path) = program_path(name) {
        return of_path(path);
    }
    let name = Some(name.to_owned());
    Subject {
        name,
        ..Subject::default()
    }
}
