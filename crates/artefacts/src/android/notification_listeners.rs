//! Reads which apps may read notifications: `dumpsys notification`.
//!
//! Described in: <https://developer.android.com/reference/android/service/notification/NotificationListenerService>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{component, each_known, is_app_id, malformed, number_after},
};

/// Apps that may read notifications.
#[derive(Debug)]
pub struct NotificationListeners;

/// One app that may read notifications.
#[derive(Debug, serde::Serialize)]
pub struct NotificationListener<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`.
    pub component: Untrusted<'a>,
    /// `listener` or `assistant`.
    pub role: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for NotificationListener<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for NotificationListeners {
    type Record<'a> = NotificationListener<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/notification"],
        fields: &[
            ("app_id", "app"),
            ("component", "component"),
            ("role", "listener or assistant"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/service/notification/NotificationListenerService",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        each_known(file, "notification listeners", &mut |line, text| {
            reader.line(line.number, text, out)
        })
    }
}

/// Most components that are remembered as told.
const TOLD: usize = 2_000;

/// Parts of titles of lists: the role, and whether the list tells whom each entry holds for.
const LISTS: &[(&str, &str, &str)] = &[
    ("Allowed notification listeners", "listener", "allowed"),
    ("Allowed notification assistants", "assistant", "allowed"),
    ("All notification listeners (", "listener", "enabled"),
    ("All notification assistants (", "assistant", "enabled"),
];

#[derive(Default)]
struct Reader {
    /// The role of the list in which lines stand, and how far its title is indented.
    list: Option<(&'static str, &'static str, usize)>,
    /// Roles and components that the lists of what is allowed told: newer Android has both.
    told: Vec<(&'static str, String)>,
}

impl Reader {
    /// Whether the line is of the dump of notifications.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, NotificationListeners>) -> bool {
        let entry = text.trim();
        let indent = text.len().saturating_sub(text.trim_start().len());
        let list = LISTS.iter().find(|(title, ..)| entry.starts_with(title));
        if let Some((_, role, kind)) = list {
            self.list = Some((role, kind, indent));
            return true;
        }
        match self.list {
            Some((role, kind, of_title)) if indent > of_title && !entry.is_empty() => {
                self.entry(line, entry, (role, kind), out);
            }
            _ => self.list = None,
        }
        // The urgent dump at the begin of a bug report holds no more than the first list.
        entry.starts_with("Current Notification Manager state")
            || entry.starts_with("Notification List:")
            || entry.starts_with("Notification listeners:")
    }

    /// An entry: components with `:` between them, then or before them the user.
    fn entry(
        &mut self,
        line: u64,
        entry: &str,
        (role, kind): (&'static str, &'static str),
        out: &mut Out<'_, NotificationListeners>,
    ) {
        let user = number_after(entry, "(user").or_else(|| number_after(entry, "userId"));
        let names = entry.split(" (user").next().unwrap_or_default();
        let names = match names.split_once("value") {
            Some((before, names)) if before.starts_with("userId") => names,
            _ => names,
        };
        let names = names.trim_start_matches([':', '=', ' ', '{']);
        // An entry may name an app instead of a component; cut short, it would look like one.
        let whole_app = |name: &str| user.is_some() && is_app_id(name);
        let mut found = false;
        for name in names.trim_end_matches('}').split(':') {
            let one = component(name).map(|found| (found.app_id, found.name));
            let Some((app_id, name)) = one.or_else(|| whole_app(name).then_some((name, name)))
            else {
                continue;
            };
            found = true;
            if kind == "enabled" {
                let is_told = |told: &(&str, String)| told.0 == role && told.1 == name;
                if self.told.iter().any(is_told) {
                    continue;
                }
            } else if self.told.len() < TOLD {
                self.told.push((role, name.to_owned()));
            }
            let listener = NotificationListener {
                app_id: Untrusted::from(app_id),
                component: Untrusted::from(name),
                role,
                user_id: user,
            };
            out.record(Place::Line(line), &listener);
        }
        if !found {
            out.fault(malformed("notification listener", line));
        }
    }
}
