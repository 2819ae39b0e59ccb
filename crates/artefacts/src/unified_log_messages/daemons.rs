//! What the messages of each daemon name, by the form of the message.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>, <https://github.com/abrignoni/iLEAPP>.

use formats::plist::{self, Value};

use super::{
    CLIENTS, Daemon, Subject, Tell, behind, is_identifier, is_uuid, of_app, of_path, of_program,
    program_path,
};

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
pub(super) fn checked_program(text: &str, tell: Tell<'_>) {
    if text.contains("App Store Fast Path")
        && let Some((_, path)) = text.split_once(" -> ")
        && let Some(path) = path.lines().next().and_then(program_path)
    {
        tell("launch", of_path(path));
    }
}

/// `Successfully spawned name[123] because …`.
pub(super) fn spawned(text: &str, tell: Tell<'_>) {
    if let Some(name) = behind(text, "Successfully spawned ", &['[', '\n']) {
        tell("launch", of_program(name));
    }
}

/// `Executing launch request for app<id(…)>`, `[app<id(…)>:123] reported to RB as running`.
pub(super) fn running(text: &str, tell: Tell<'_>) {
    if !["aunch request", "as running", "aunched"]
        .iter()
        .any(|words| text.contains(words))
    {
        return;
    }
    for (kind, is_app) in [("app<", true), ("xpcservice<", true), ("anon<", false)] {
        if let Some(id) = behind(text, kind, &['(', '>', '\n']) {
            let id = id.rsplit(':').next().unwrap_or(id);
            let is_app = is_app && is_identifier(id);
            tell("launch", if is_app { of_app(id) } else { of_program(id) });
        }
    }
}

/// `… process_name=/path …`.
pub(super) fn on_screen(text: &str, tell: Tell<'_>) {
    if let Some(name) = behind(text, "process_name=", &[' ', ',', '}', '\n']) {
        tell("launch", of_program(name));
    }
}

/// `Formulating … report for corpse[123] name`, `Saved crash report for name[123] … to …`, and the path
/// of the report.
pub(super) fn crash(text: &str, tell: Tell<'_>) {
    let corpse = text.split_once("report for corpse[");
    let corpse = corpse.and_then(|(_, rest)| rest.split_once("] "));
    let corpse = corpse.and_then(|(_, name)| name.split([' ', ',', '\n']).next());
    let saved = || behind(text, "report for process ", &['[', '\n']);
    let older = || behind(text, "crash report for ", &['[', '\n']);
    if let Some(name) = corpse.or_else(saved).or_else(older) {
        tell("crash", of_program(name));
    }
    let words = text.split([' ', '\n', '"', '\'', '(', ')']);
    for path in words
        .filter(|word| word.rsplit('.').next() == Some("ips"))
        .filter_map(program_path)
    {
        tell("crash-report", of_path(path));
    }
}

/// A profile that was put on or taken off, by an identifier between quotes.
pub(super) fn profile(text: &str, tell: Tell<'_>) {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let kind = if has(&["emov", "ninstall"]) {
        "profile-removed"
    } else if has(&["nstall"]) {
        "profile-installed"
    } else {
        return;
    };
    let is_quote =
        |letter: char| matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '<' | '>' | '\'');
    let quoted = text.split(is_quote).skip(1).step_by(2);
    for id in quoted.filter(|id| is_identifier(id) || is_uuid(id)) {
        let profile_id = Some(id.to_owned());
        tell(
            kind,
            Subject {
                profile_id,
                ..Subject::default()
            },
        );
    }
}

/// A command of whoever manages the phone, by the name that Apple gives it.
pub(super) fn command(text: &str, tell: Tell<'_>) {
    let named = [
        "request type: ",
        "RequestType = ",
        "RequestType: ",
        "command: ",
    ];
    let ends = [' ', ',', ';', '.', '\n', '"'];
    let name = named.iter().find_map(|before| behind(text, before, &ends));
    let is_word = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(name) = name.filter(is_word) {
        let name = Some(name.to_owned());
        tell(
            "management-command",
            Subject {
                name,
                ..Subject::default()
            },
        );
    }
}

/// A pairing with a computer, which mostly tells the computer's identifier.
pub(super) fn pairing(text: &str, tell: Tell<'_>) {
    let kind = match text {
        text if text.contains("npair") => "unpairing",
        text if text.contains("Pair") || text.contains("pair") => "pairing",
        _ => return,
    };
    let words = text.split(|letter: char| !letter.is_ascii_hexdigit() && letter != '-');
    let host_id = words
        .into_iter()
        .find(|word| is_uuid(word))
        .map(str::to_owned);
    tell(
        kind,
        Subject {
            host_id,
            ..Subject::default()
        },
    );
}

/// An app that was put on or taken off.
pub(super) fn installation(text: &str, tell: Tell<'_>) {
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
