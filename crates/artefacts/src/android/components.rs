//! Reads which parts of apps answer to what happens on the phone: the resolver tables of `dumpsys package`.
//!
//! Only the actions that tell something are kept: an icon to start the app, the phone starting, messages
//! and calls, and the services that can see or manage much.
//! Described in: <https://developer.android.com/guide/components/intents-filters>,
//! <https://developer.android.com/tools/dumpsys>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Parts of apps and what they answer to.
#[derive(Debug)]
pub struct Components;

/// A part of an app that answers to an action.
#[derive(Debug, serde::Serialize)]
pub struct Component<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The part's class, as written.
    pub component: Untrusted<'a>,
    /// `activity`, `receiver`, `service` or `provider`.
    pub component_kind: Untrusted<'a>,
    /// What it answers to.
    pub action: Untrusted<'a>,
    /// Whether it stands among the apps to be started: only where the dump tells categories.
    pub launcher: Option<bool>,
    /// The permission that whoever calls it must hold, where the dump tells it.
    pub needs_permission: Option<Untrusted<'a>>,
}

impl Record for Component<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

/// Actions that are kept.
const ACTIONS: &[&str] = &[
    "android.intent.action.MAIN",
    "android.intent.action.BOOT_COMPLETED",
    "android.intent.action.LOCKED_BOOT_COMPLETED",
    "android.intent.action.QUICKBOOT_POWERON",
    "android.intent.action.NEW_OUTGOING_CALL",
    "android.intent.action.PHONE_STATE",
    "android.intent.action.PROCESS_OUTGOING_CALLS",
    "android.provider.Telephony.SMS_RECEIVED",
    "android.provider.Telephony.SMS_DELIVER",
    "android.app.action.DEVICE_ADMIN_ENABLED",
    "android.app.action.PROFILE_PROVISIONING_COMPLETE",
    "android.accessibilityservice.AccessibilityService",
    "android.service.notification.NotificationListenerService",
    "android.view.InputMethod",
    "android.net.VpnService",
    "android.service.voice.VoiceInteractionService",
    "android.telecom.InCallService",
    "android.telecom.CallScreeningService",
];
/// The category of what stands among the apps to be started.
const LAUNCHER: [&str; 2] = [
    "android.intent.category.LAUNCHER",
    "android.intent.category.LEANBACK_LAUNCHER",
];

impl Artefact for Components {
    type Record<'a> = Component<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/package"],
        fields: &[
            ("app_id", "identifier of the app"),
            ("component", "class of the part, as written"),
            ("component_kind", "activity, receiver, service or provider"),
            ("action", "what it answers to"),
            (
                "launcher",
                "whether it stands among the apps to be started, where the dump tells",
            ),
            (
                "needs_permission",
                "permission that a caller must hold, where the dump tells",
            ),
        ],
        described_in: &["https://developer.android.com/guide/components/intents-filters"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.finish(out);
        if !reader.any_table {
            out.fault(Fault::new(
                FaultKind::UnknownSchema,
                "Activity Resolver Table",
            ));
        }
        ended
    }
}

#[derive(Default)]
struct Reader {
    any_table: bool,
    /// The table's kind of component.
    table: Option<&'static str>,
    /// Whether the lines stand below `Non-Data Actions:`.
    by_action: bool,
    action: Option<String>,
    draft: Option<Draft>,
}

/// A component whose filter is being read.
struct Draft {
    line: u64,
    name: String,
    permission: Option<String>,
    /// Whether the dump tells what the filter holds.
    tells: bool,
    launcher: bool,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, Components>) {
        let indent = line.bytes.iter().take_while(|byte| **byte == b' ').count();
        if indent == 0 && line.bytes.ends_with(b":") {
            self.finish(out);
            self.action = None;
            self.by_action = false;
            self.table = table(line.bytes);
            self.any_table |= self.table.is_some();
        }
        if self.table.is_none() || indent == 0 {
            return;
        }
        let text = line.text();
        let text = text.trim();
        match indent {
            // Some builds set the first heading of a table, and its first action, 15 spaces in.
            2 | 15
                if text.ends_with("Actions:") || text.ends_with("Types:") || text == "Schemes:" =>
            {
                self.finish(out);
                self.by_action = text == "Non-Data Actions:";
                self.action = None;
            }
            4..=6 | 15 if self.by_action && text.ends_with(':') => {
                self.finish(out);
                let action = text.trim_end_matches(':');
                self.action = ACTIONS.contains(&action).then(|| action.to_owned());
            }
            7..=9 if self.action.is_some() => {
                self.finish(out);
                self.draft = component(text, line.number);
            }
            10.. => {
                if let Some(draft) = &mut self.draft {
                    draft.detail(text);
                }
            }
            _ => {}
        }
    }

    fn finish(&mut self, out: &mut Out<'_, Components>) {
        let (Some(draft), Some(action), Some(table)) =
            (self.draft.take(), self.action.as_deref(), self.table)
        else {
            return;
        };
        let Some((package, _)) = draft.name.split_once('/') else {
            return;
        };
        let is_main = action == "android.intent.action.MAIN" && table == "activity";
        let record = Component {
            app_id: Untrusted::from(package),
            component: Untrusted::from(&*draft.name),
            component_kind: Untrusted::from(table),
            action: Untrusted::from(action),
            launcher: (is_main && draft.tells).then_some(draft.launcher),
            needs_permission: draft.permission.as_deref().map(Untrusted::from),
        };
        out.record(Place::Line(draft.line), &record);
    }
}

impl Draft {
    /// `Action: "…"`, `Category: "…"`, `permission …`.
    fn detail(&mut self, text: &str) {
        let quoted = |rest: &str| rest.trim().trim_matches('"').to_owned();
        if let Some(category) = text.strip_prefix("Category:") {
            self.tells = true;
            self.launcher |= LAUNCHER.contains(&quoted(category).as_str());
        } else if text.starts_with("Action:") {
            self.tells = true;
        } else if let Some(permission) = text.strip_prefix("permission ") {
            self.permission = Some(permission.trim().to_owned());
        }
    }
}

/// The kind of component that the table with this heading lists.
fn table(heading: &[u8]) -> Option<&'static str> {
    match heading {
        b"Activity Resolver Table:" => Some("activity"),
        b"Receiver Resolver Table:" => Some("receiver"),
        b"Service Resolver Table:" => Some("service"),
        b"Provider Resolver Table:" => Some("provider"),
        _ => None,
    }
}

/// `1ac5b2 org.example.app/.Class[ filter 6d7f8e][ permission …]`.
fn component(text: &str, line: u64) -> Option<Draft> {
    let mut words = text.split_ascii_whitespace();
    let (_hash, name) = (words.next()?, words.next()?);
    let rest: Vec<&str> = words.collect();
    let permission = rest.windows(2).find_map(|pair| match pair {
        ["permission", permission] => Some((*permission).to_owned()),
        _ => None,
    });
    name.contains('/').then(|| Draft {
        line,
        name: name.to_owned(),
        permission,
        tells: false,
        launcher: false,
    })
}
