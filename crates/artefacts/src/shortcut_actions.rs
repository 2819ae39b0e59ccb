//! What the actions of a shortcut collect, and to whom they send: the list of actions in
//! `Shortcuts.sqlite`, a property list.
//!
//! Described in: <https://github.com/pfgithub/scpl/tree/master/docs/actions>,
//! <https://github.com/alexander-akhmetov/python-shortcuts/blob/master/docs/actions.md>.

use formats::{
    links::{self, Link},
    plist::{self, Value},
};
use model::{Fault, FaultKind};

use crate::{
    links::Links,
    property_leaves::{Leaf, leaves},
};

/// Most actions looked at; large shortcuts have some hundred.
const ACTIONS: usize = 10_000;
/// Most different actions and most recipients kept.
const KEPT: usize = 256;

/// What the actions of one shortcut do.
#[derive(Debug, Default)]
pub(crate) struct Actions {
    /// The identifiers of the actions, each once, in the order of the shortcut.
    pub(crate) identifiers: Vec<String>,
    /// The apps that the actions use.
    pub(crate) apps: Vec<String>,
    /// What is collected without the person's doing: `location`, `photos`, `audio`, `messages`.
    pub(crate) collects: Vec<&'static str>,
    /// Fixed recipients: telephone numbers, e-mail addresses, addresses of servers.
    pub(crate) recipients: Vec<String>,
    /// How many fixed recipients something is sent to without showing it first.
    pub(crate) sends_alone: u64,
    /// How many fixed recipients something is sent to once the person confirmed, or asked from.
    pub(crate) sends_shown: u64,
    /// Whether what the shortcut was started with is sent to a fixed recipient.
    pub(crate) sends_input: bool,
    /// Addresses that the shortcut opens or talks to.
    pub(crate) addresses: Links<'static>,
    /// Addresses in its texts.
    pub(crate) links: Links<'static>,
    /// Whether there was more than is kept.
    pub(crate) cut: bool,
    /// The last address that an action stated for the one behind it.
    stated: Option<String>,
}

/// Before the names of Apple's own actions.
const OWN: &str = "is.workflow.actions.";

/// Actions that collect without the person's doing.
const COLLECTING: &[(&str, &str)] = &[
    ("getcurrentlocation", "location"),
    ("takescreenshot", "photos"),
    ("getlastphoto", "photos"),
    ("getlastscreenshot", "photos"),
    ("getlastvideo", "photos"),
    ("getlatestbursts", "photos"),
    ("getlatestlivephotos", "photos"),
    ("getlatestphotos", "photos"),
    ("filter.photos", "photos"),
    ("findmessages", "messages"),
    ("filter.messages", "messages"),
];

/// Actions whose addresses are opened or talked to.
const WEB: &[&str] = &[
    "url",
    "downloadurl",
    "openurl",
    "openxcallbackurl",
    "showwebpage",
    "getwebpagecontents",
    "geturlheaders",
    "runsshscript",
];

/// Where the sending actions keep their recipients, and what says that each shows first.
const SENDING: &[(&str, &[&str], &str)] = &[
    (
        "sendmessage",
        &["WFSendMessageActionRecipients"],
        "ShowWhenRun",
    ),
    (
        "sendemail",
        &[
            "WFSendEmailActionToRecipients",
            "WFSendEmailActionCcRecipients",
            "WFSendEmailActionBccRecipients",
        ],
        "WFSendEmailActionShowComposeSheet",
    ),
];

/// Keys under which an action names the app that it uses.
const APPS: &[&str] = &["BundleIdentifier", "IntentAppIdentifier", "WFAppIdentifier"];

/// Keys whose texts say how a value is built, not what it is.
const STRUCTURE: &[&str] = &[
    "Type",
    "OutputName",
    "OutputUUID",
    "VariableName",
    "PropertyName",
    "CoercionItemClass",
    "WFSerializationType",
    "UUID",
    "GroupingIdentifier",
    "CustomOutputName",
];

impl Actions {
    /// Reads a list of actions.
    ///
    /// # Errors
    /// When it is no property list, or no list of actions.
    pub(crate) fn read(data: &[u8]) -> Result<Actions, Fault> {
        let value = plist::parse(data)?;
        let list = value.as_array().or_else(|| {
            // Some versions wrap the list.
            value.get("WFWorkflowActions").and_then(Value::as_array)
        });
        let list = list.ok_or_else(|| {
            Fault::new(FaultKind::UnknownSchema, "shortcut").detail("no list of actions")
        })?;
        let mut actions = Actions {
            cut: list.len() > ACTIONS,
            ..Actions::default()
        };
        for action in list.iter().take(ACTIONS) {
            actions.add(action);
        }
        actions.cut |= actions.addresses.cut() || actions.links.cut();
        Ok(actions)
    }

    fn add(&mut self, action: &Value) {
        let identifier = action
            .get("WFWorkflowActionIdentifier")
            .and_then(Value::as_str)
            .unwrap_or_default();
        self.cut |= !keep(&mut self.identifiers, identifier);
        let name = identifier.strip_prefix(OWN).unwrap_or(identifier);
        self.texts(name, action);
        let Some(parameters) = action.get("WFWorkflowActionParameters") else {
            self.collect(name, action);
            return;
        };
        self.collect(name, parameters);
        match name {
            "url" | "gettext" => self.stated = first_address(parameters).or(self.stated.take()),
            "downloadurl" => self.request(parameters),
            "runsshscript" => self.script(parameters),
            _ => self.message(name, parameters),
        }
    }

    /// Addresses in every text and datum of an action.
    fn texts(&mut self, name: &str, action: &Value) {
        let (apps, cut) = (&mut self.apps, &mut self.cut);
        let into = if WEB.contains(&name) {
            &mut self.addresses
        } else {
            &mut self.links
        };
        leaves(action, &mut |leaf| match leaf {
            Leaf::Text("WFWorkflowActionIdentifier", _) => {}
            Leaf::Text(key, app) if APPS.contains(&key) => *cut |= !keep(apps, app),
            Leaf::Text(key, text) if !STRUCTURE.contains(&key) => into.in_passing_text(text),
            Leaf::Text(..) => {}
            Leaf::Data(data) => each_text(data, &mut |text| into.in_passing_text(text)),
        });
    }

    fn collect(&mut self, name: &str, parameters: &Value) {
        let truth = |key| parameters.get(key).and_then(Value::as_bool);
        let text = |key| parameters.get(key).and_then(Value::as_str);
        let found = COLLECTING
            .iter()
            .find(|(action, _)| *action == name)
            .map(|(_, what)| *what);
        // These wait for the person unless told otherwise.
        let unasked = match name {
            "takephoto" | "takevideo" if truth("WFCameraCaptureShowPreview") == Some(false) => {
                Some("photos")
            }
            "recordaudio" if text("WFRecordingStart") == Some("Immediately") => Some("audio"),
            _ => None,
        };
        let place = says_current_location(parameters).then_some("location");
        for what in [found, unasked, place].into_iter().flatten() {
            self.collects(what);
        }
    }

    /// Notes that something is collected.
    pub(crate) fn collects(&mut self, what: &'static str) {
        if !self.collects.contains(&what) {
            self.collects.push(what);
        }
    }

    /// A message or a mail, by Apple's actions or an app's.
    fn message(&mut self, name: &str, parameters: &Value) {
        let sending = SENDING
            .iter()
            .find(|(action, ..)| name == *action || name.ends_with(&format!(".{action}")));
        let Some((_, keys, says_shown)) = sending else {
            return;
        };
        let shown = parameters.get(says_shown).and_then(Value::as_bool) == Some(true);
        let fixed: u64 = keys
            .iter()
            .filter_map(|key| parameters.get(key))
            .map(|value| self.fixed_recipients(value))
            .sum();
        self.sent(fixed, shown, parameters);
    }

    /// A request to a server: what it is given is sent with `POST` and its kin, while a plain request
    /// asks for something (the weather of a place), and only its address says what.
    fn request(&mut self, parameters: &Value) {
        let own = parameters.get("WFURL").and_then(first_address);
        let Some(address) = own.or_else(|| self.stated.clone()) else {
            return;
        };
        let method = parameters.get("WFHTTPMethod").and_then(Value::as_str);
        let asks = method.is_none_or(|method| method.eq_ignore_ascii_case("GET"));
        self.recipient(&address);
        self.sent(1, asks, parameters);
    }

    fn script(&mut self, parameters: &Value) {
        let host = parameters.get("WFSSHHost").and_then(plain_text);
        if let Some(host) = host.filter(|host| !host.is_empty()) {
            self.addresses.server(host);
            self.recipient(host);
            self.sent(1, false, parameters);
        }
    }

    fn sent(&mut self, fixed: u64, shown: bool, parameters: &Value) {
        let count = if shown {
            &mut self.sends_shown
        } else {
            &mut self.sends_alone
        };
        *count = count.saturating_add(fixed);
        if fixed > 0 && !shown {
            leaves(parameters, &mut |leaf| {
                self.sends_input |= matches!(leaf, Leaf::Text("Type", "ExtensionInput"));
            });
        }
    }

    fn recipient(&mut self, recipient: &str) {
        self.cut |= !keep(&mut self.recipients, recipient);
    }

    /// Keeps the recipients that are named outright, and counts them. What is chosen when the shortcut
    /// runs is a reference, and counts for nothing.
    fn fixed_recipients(&mut self, value: &Value) -> u64 {
        let mut found = 0_u64;
        let mut each = |text: &str| {
            if is_recipient(text) {
                found = found.saturating_add(1);
                self.recipient(text.trim());
            }
        };
        leaves(value, &mut |leaf| match leaf {
            Leaf::Text(key, text) if !STRUCTURE.contains(&key) => each(text),
            Leaf::Text(..) => {}
            Leaf::Data(data) => each_text(data, &mut each),
        });
        if found > 0 {
            return found;
        }
        // A person of the address book, without number or address beside.
        let entries = value.at(&["Value", "WFContactFieldValues"]);
        let named = entries.and_then(Value::as_array).unwrap_or_default();
        let named = named
            .iter()
            .filter(|entry| entry.get("SerializedEntry").is_some());
        u64::try_from(named.count()).unwrap_or(u64::MAX)
    }
}

/// Keeps a text once; whether there was room for it.
fn keep(all: &mut Vec<String>, text: &str) -> bool {
    if text.is_empty() || all.iter().any(|known| known == text) {
        return true;
    }
    let room = all.len() < KEPT;
    if room {
        all.push(text.to_owned());
    }
    room
}

/// The first address of a page or server in a value, however it is wrapped.
fn first_address(value: &Value) -> Option<String> {
    let mut first = None;
    leaves(value, &mut |leaf| {
        if let Leaf::Text(key, text) = leaf
            && !STRUCTURE.contains(&key)
            && first.is_none()
        {
            links::find(text, &mut |link| {
                if let Link::Url(address) | Link::Host(address) = link {
                    first.get_or_insert_with(|| address.to_owned());
                }
            });
        }
    });
    first
}

/// A text as it is, or as the text of a token without gaps.
fn plain_text(value: &Value) -> Option<&str> {
    /// Stands where a variable's value goes.
    const GAP: char = '\u{fffc}';
    value
        .as_str()
        .or_else(|| value.at(&["Value", "string"])?.as_str())
        .filter(|text| !text.contains(GAP))
}

/// Whether a value names the place where the phone is.
fn says_current_location(value: &Value) -> bool {
    match value {
        Value::Dictionary(entries) => entries.iter().any(|(key, value)| {
            (key == "isCurrentLocation" && value.as_bool() == Some(true))
                || says_current_location(value)
        }),
        Value::Array(items) => items.iter().any(says_current_location),
        _ => false,
    }
}

/// Calls `each` with the texts in data: those of a property list, or the values of a card's lines.
fn each_text(data: &[u8], each: &mut dyn FnMut(&str)) {
    if let Ok(value) = plist::parse(data) {
        value.strings(&mut |_, text| each(text));
    } else if let Ok(text) = std::str::from_utf8(data) {
        for line in text.lines() {
            // `TEL;type=CELL:+33 …` (RFC 6350).
            let is_address = ["TEL", "EMAIL", "item"]
                .iter()
                .any(|field| line.starts_with(field));
            match line.split_once(':').filter(|_| is_address) {
                Some((_, value)) => each(value),
                None => each(line),
            }
        }
    }
}

/// Whether a text is a telephone number or an e-mail address.
fn is_recipient(text: &str) -> bool {
    let text = text.trim();
    if let Some((name, domain)) = text.split_once('@') {
        return !name.is_empty() && domain.contains('.') && !text.contains(char::is_whitespace);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-(). \u{a0}/".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_told_from_other_texts() {
        for yes in ["+33 6 39 98 00 01", "06-12-34-56", "a@b.example"] {
            assert!(is_recipient(yes), "{yes}");
        }
        for no in ["", "1234", "On my way", "3F2A-77", "a@b", "a b@c.example"] {
            assert!(!is_recipient(no), "{no}");
        }
    }
}
