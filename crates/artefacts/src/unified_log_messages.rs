//! What messages of an iPhone's daemons name: programs, apps, permissions, profiles, computers. The
//! words around are not kept.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose> (`tccd`, kernel, `backboardd`,
//! `configd`), <https://github.com/abrignoni/iLEAPP> (`installd`),
//! <https://theapplewiki.com/wiki/Dev:RunningBoard> (`runningboardd`).
//!
//! Nobody promises the words of these messages, and they differ between versions: what stands in one is
//! looked for by its own form, and a message in another form tells nothing.

use std::collections::BTreeMap;

use formats::plist::{self, Value};

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
            tell("permission-asked", Subject { permission, ..subject });
        };
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("binary_path=") {
            rest = after;
            let end = [",", "}", " access to", " is checking", "\n"];
            let ends = end.iter().filter_map(|end| after.find(end));
            let path = after.get(..ends.min().unwrap_or(after.len()));
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

/// The clients that the network's daemon lists in its state: `"path:what for" = n`.
pub(crate) fn clients(path: &str, title: &str, data: &[u8], tell: Tell<'_>) {
    if Daemon::of(path) != Some(Daemon::Network) || !title.contains("client sessions") {
        return;
    }
    let mut one = |client: &str| {
        let (program, _) = client.split_once(':').unwrap_or((client, ""));
        if let Some(path) = program_path(program) {
            tell("network-client", of_path(path));
        } else if is_identifier(program) {
            tell("network-client", of_app(program));
        }
    };
    match plist::parse(data) {
        Ok(Value::Dictionary(list)) => each_key(&list, &mut one),
        Ok(_) => {}
        Err(_) => {
            let text = String::from_utf8_lossy(data);
            let lines = text.lines().map(str::trim);
            let quoted = lines.filter_map(|line| line.strip_prefix('"')?.split_once('"'));
            quoted.take(CLIENTS).for_each(|(client, _)| one(client));
        }
    }
}

/// The keys of a dictionary and of those directly in it.
fn each_key(list: &plist::Dictionary, one: &mut dyn FnMut(&str)) {
    for (key, value) in list.iter().take(CLIENTS) {
        one(key);
        if let Value::Dictionary(inner) = value {
            inner.iter().take(CLIENTS).for_each(|(key, _)| one(key));
        }
    }
}

/// `AMFI: App Store Fast Path -> /path`: the kernel checked a program from the store before it ran.
fn checked_program(text: &str, tell: Tell<'_>) {
    if text.contains("App Store Fast Path")
        && let Some((_, path)) = text.split_once(" -> ")
        && let Some(path) = path.lines().next().and_then(program_path)
    {
        tell("launch", of_path(path));
    }
}

/// `Successfully spawned name[123] because …`.
fn spawned(text: &str, tell: Tell<'_>) {
    if let Some(name) = behind(text, "Successfully spawned ", &['[', '\n']) {
        tell("launch", of_program(name));
    }
}

/// `Executing launch request for app<id(…)>`, `[app<id(…)>:123] reported to RB as running`.
fn running(text: &str, tell: Tell<'_>) {
    if !["aunch request", "as running", "aunched"].iter().any(|words| text.contains(words)) {
        return;
    }
    for (kind, is_app) in [("app<", true), ("xpcservice<", true), ("anon<", false)] {
        if let Some(id) = behind(text, kind, &['(', '>', '\n']) {
            let id = id.rsplit(':').next().unwrap_or(id);
            match is_app && is_identifier(id) {
                true => tell("launch", of_app(id)),
                false => tell("launch", of_program(id)),
            }
        }
    }
}

/// `… process_name=/path …`.
fn on_screen(text: &str, tell: Tell<'_>) {
    if let Some(name) = behind(text, "process_name=", &[' ', ',', '}', '\n']) {
        tell("launch", of_program(name));
    }
}

/// `Formulating … report for corpse[123] name`, `Saved crash report for name[123] … to …`, and the path
/// of the report.
fn crash(text: &str, tell: Tell<'_>) {
    let corpse = text.split_once("report for corpse[");
    let corpse = corpse.and_then(|(_, rest)| rest.split_once("] "));
    let corpse = corpse.and_then(|(_, name)| name.split([' ', ',', '\n']).next());
    let saved = || behind(text, "report for process ", &['[', '\n']);
    let older = || behind(text, "crash report for ", &['[', '\n']);
    if let Some(name) = corpse.or_else(saved).or_else(older) {
        tell("crash", of_program(name));
    }
    let words = text.split([' ', '\n', '"', '\'', '(', ')']);
    for path in words.filter(|word| word.ends_with(".ips")).filter_map(program_path) {
        tell("crash-report", of_path(path));
    }
}

/// A profile that was put on or taken off, by an identifier between quotes.
fn profile(text: &str, tell: Tell<'_>) {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let kind = if has(&["emov", "ninstall"]) {
        "profile-removed"
    } else if has(&["nstall"]) {
        "profile-installed"
    } else {
        return;
    };
    let is_quote = |letter: char| matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '<' | '>' | '\'');
    let quoted = text.split(is_quote).skip(1).step_by(2);
    for id in quoted.filter(|id| is_identifier(id) || is_uuid(id)) {
        let profile_id = Some(id.to_owned());
        tell(kind, Subject { profile_id, ..Subject::default() });
    }
}

/// A command of whoever manages the phone, by the name that Apple gives it.
fn command(text: &str, tell: Tell<'_>) {
    let named = ["request type: ", "RequestType = ", "RequestType: ", "command: "];
    let ends = [' ', ',', ';', '.', '\n', '"'];
    let name = named.iter().find_map(|before| behind(text, before, &ends));
    let is_word = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(name) = name.filter(is_word) {
        let name = Some(name.to_owned());
        tell("management-command", Subject { name, ..Subject::default() });
    }
}

/// A pairing with a computer, which mostly tells the computer's identifier.
fn pairing(text: &str, tell: Tell<'_>) {
    let kind = match text {
        text if text.contains("npair") => "unpairing",
        text if text.contains("Pair") || text.contains("pair") => "pairing",
        _ => return,
    };
    let words = text.split(|letter: char| !letter.is_ascii_hexdigit() && letter != '-');
    let host_id = words.into_iter().find(|word| is_uuid(word)).map(str::to_owned);
    tell(kind, Subject { host_id, ..Subject::default() });
}

/// An app that was put on or taken off.
fn installation(text: &str, tell: Tell<'_>) {
    let forms = [
        ("app-installed", "Install Successful for ("),
        ("app-installed", "Installing <"),
        ("app-removed", "Uninstalling identifier "),
        ("app-removed", "Destroying container with identifier "),
    ];
    for (kind, before) in forms {
        let Some((_, rest)) = text.split_once(before) else {
            continue;
        };
        let words = rest.split([' ', '=', ':', ';', ',', ')', '>', '\n', '"']);
        if let Some(id) = words.into_iter().find(|word| is_identifier(word)) {
            tell(kind, of_app(id));
        }
        return;
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
    Subject { path, ..Subject::default() }
}

fn of_app(id: &str) -> Subject {
    let app_id = Some(id.to_owned());
    Subject { app_id, ..Subject::default() }
}

/// A program by its path, or else by its name.
fn of_program(name: &str) -> Subject {
    if let Some(path) = program_path(name) {
        return of_path(path);
    }
    let name = Some(name.to_owned());
    Subject { name, ..Subject::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, texts: &[&str]) -> Vec<String> {
        let (mut messages, mut all) = (Messages::default(), Vec::new());
        for text in texts {
            messages.read(path, text, &mut |kind, one| {
                let parts = [
                    one.app_id, one.path, one.name, one.permission, one.profile_id, one.host_id,
                ];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                all.push(format!("{kind} {}", parts.join(" ")));
            });
        }
        all
    }

    #[test]
    fn a_permission_is_joined_to_who_asks_by_the_number_of_the_request() {
        let tccd = "/System/Library/PrivateFrameworks/TCC.framework/Support/tccd";
        let texts = [
            "AUTHREQ_CTX: msgID=155.4, function=TCCAccessRequest, service=kTCCServiceMicrophone, preflight=no,",
            "AUTHREQ_ATTRIBUTION: msgID=155.4, attribution={responsible={TCCDProcess: identifier=org.example.watch, pid=812, auid=501, euid=501, binary_path=/private/var/containers/Bundle/Application/A/My Watch.app/Watch}, requesting={TCCDProcess: identifier=x, binary_path=/usr/libexec/helper}, },",
            "AUTHREQ_SUBJECT: msgID=155.4, subject=org.example.watch,",
            "AUTHREQ_SUBJECT: msgID=9.1, subject=<private>,",
        ];
        assert_eq!(
            told(tccd, &texts),
            [
                "permission-asked /private/var/containers/Bundle/Application/A/My Watch.app/Watch kTCCServiceMicrophone",
                "permission-asked /usr/libexec/helper kTCCServiceMicrophone",
                "permission-asked org.example.watch kTCCServiceMicrophone",
            ]
        );
    }

    #[test]
    fn programs_that_ran_are_named() {
        for (path, text, expected) in [
            ("/kernel", "AMFI: App Store Fast Path -> /private/var/x/A.app/A", "launch /private/var/x/A.app/A"),
            ("/kernel", "something else -> /private/var/x", ""),
            ("/sbin/launchd", "Successfully spawned bh[412] because semaphore", "launch bh"),
            ("/usr/libexec/runningboardd", "Executing launch request for app<org.example.a(0A)> (x)", "launch org.example.a"),
            ("/usr/libexec/runningboardd", "[anon<bh>(501):77] reported to RB as running", "launch bh"),
            ("/usr/libexec/runningboardd", "[app<org.example.a>:7] Shutdown sockets", ""),
            ("/usr/libexec/backboardd", "Signpost ID: 1 process_name=/usr/bin/x next", "launch /usr/bin/x"),
            ("/usr/libexec/ReportCrash", "Formulating fatal 309 report for corpse[412] bh", "crash bh"),
            ("/usr/libexec/ReportCrash", "Saved crash report for bh[412] version 1", "crash bh"),
            ("/usr/libexec/osanalyticshelper", "Saved report to /var/mobile/Library/Logs/CrashReporter/bh-1.ips", "crash-report /var/mobile/Library/Logs/CrashReporter/bh-1.ips"),
            ("/usr/libexec/other", "Successfully spawned bh[412] because x", ""),
        ] {
            let expected: Vec<&str> = Some(expected).into_iter().filter(|one| !one.is_empty()).collect();
            assert_eq!(told(path, &[text]), expected, "{text}");
        }
    }

    #[test]
    fn profiles_computers_and_apps_are_named() {
        for (path, text, expected) in [
            ("/usr/libexec/profiled", "Profile \u{201c}org.example.profile\u{201d} installed.", "profile-installed org.example.profile"),
            ("/usr/libexec/profiled", "Removing profile \"org.example.profile\"", "profile-removed org.example.profile"),
            ("/usr/libexec/profiled", "Checking \"org.example.profile\"", ""),
            ("/usr/libexec/mdmd", "Handling request type: InstallProfile", "management-command InstallProfile"),
            ("/usr/libexec/lockdownd", "Pairing with host 6F9619FF-8B86-D011-B42D-00CF4FC964FF done", "pairing 6F9619FF-8B86-D011-B42D-00CF4FC964FF"),
            ("/usr/libexec/lockdownd", "handle_unpair: removed", "unpairing "),
            ("/usr/libexec/installd", "Install Successful for (Placeholder:org.example.app)", "app-installed org.example.app"),
            ("/usr/libexec/installd", "Installing <MIInstallableBundle ID=org.example.app; Version=1.0>", "app-installed org.example.app"),
            ("/usr/libexec/installd", "Uninstalling identifier org.example.app", "app-removed org.example.app"),
        ] {
            let expected: Vec<&str> = Some(expected).into_iter().filter(|one| !one.is_empty()).collect();
            assert_eq!(told(path, &[text]), expected, "{text}");
        }
    }

    #[test]
    fn clients_of_the_network_are_the_keys_of_its_state() {
        let list = "<plist version=\"1.0\"><dict><key>/usr/sbin/x:y</key><integer>2</integer>\
                    <key>inner</key><dict><key>com.example.a:b</key><integer>1</integer></dict></dict></plist>";
        let text = "{\n  \"/usr/sbin/x:y\" = 2;\n  \"com.example.a:b\" = 1;\n}";
        for data in [list, text] {
            let mut all = Vec::new();
            let title = "SCDynamicStore/client sessions";
            clients("/usr/libexec/configd", title, data.as_bytes(), &mut |_, one| {
                all.push(one.path.or(one.app_id).unwrap());
            });
            assert_eq!(all, ["/usr/sbin/x", "com.example.a"]);
        }
    }

    #[test]
    fn formats_are_wanted_by_what_they_hold() {
        assert!(wants_program("/kernel") && !wants_program("/usr/libexec/other"));
        assert!(wants_format("/kernel", "AMFI: %s"));
        assert!(wants_format("/kernel", "%s"));
        assert!(!wants_format("/kernel", "wlan0: %s"));
        assert!(wants_format("/usr/libexec/profiled", "anything"));
    }
}
