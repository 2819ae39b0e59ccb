//! Reads the keyboards in force: `dumpsys input_method`.
//!
//! Described in: <https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{component, each_known, malformed, number},
};

/// Keyboards and other ways to enter text.
#[derive(Debug)]
pub struct InputMethods;

/// One keyboard.
#[derive(Debug, serde::Serialize)]
pub struct Keyboard<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`.
    pub component: Untrusted<'a>,
    /// `enabled`, `default` (in use) or `installed`.
    pub state: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for Keyboard<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for InputMethods {
    type Record<'a> = Keyboard<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/input_method"],
        fields: &[
            ("app_id", "app"),
            ("component", "component"),
            ("state", "enabled, default (in use) or installed"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/develop/ui/views/touch-and-input/creating-input-method",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        // The keyboard in use writes lines of its own at the end: only the first of a name counts.
        let (mut current, mut enabled) = (false, false);
        each_known(file, "input methods", &mut |line, text| {
            let text = text.trim();
            let mut tell = |name, state, user| keyboard(line.number, name, state, user, out);
            if let Some(id) = text.strip_prefix("mId=") {
                tell(id, "installed", None);
            } else if let (false, Some(id)) = (current, default_of(text)) {
                current = true;
                tell(id, "default", None);
            } else if let (false, Some((before, ids))) = (enabled, text.split_once("mLastEnabled="))
            {
                enabled = true;
                let user = number(before, "mUserId");
                for id in ids
                    .trim_end_matches('}')
                    .split(':')
                    .filter(|id| !id.is_empty())
                {
                    tell(id, "enabled", user);
                }
            }
            text.starts_with("Current Input Method Manager state")
                || text.starts_with("Input Methods:")
        })
    }
}

/// The keyboard in use, where a line tells it.
fn default_of(text: &str) -> Option<&str> {
    let id = text
        .strip_prefix("mCurMethodId=")
        .or_else(|| text.strip_prefix("getSelectedMethodId()="))?;
    (!id.is_empty() && id != "null").then_some(id)
}

fn keyboard(
    line: u64,
    name: &str,
    state: &'static str,
    user: Option<i64>,
    out: &mut Out<'_, InputMethods>,
) {
    let Some(found) = component(name) else {
        return out.fault(malformed("input method", line));
    };
    let keyboard = Keyboard {
        app_id: Untrusted::from(found.app_id),
        component: Untrusted::from(found.name),
        state,
        user_id: user,
    };
    out.record(Place::Line(line), &keyboard);
}
