//! Reads for which apps changes of Android's behaviour were switched by hand: `dumpsys platform_compat`
//! (Android 11 and later). Apps that were removed keep standing there.
//!
//! Described in: <https://developer.android.com/guide/app-compatibility/test-debug>,
//! <https://source.android.com/docs/core/architecture/app-compatibility>.

use std::collections::BTreeSet;

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile, android_programs::is_app_id, service_dump::malformed,
};

/// Most apps told of one change: phones have a few hundred.
const APPS: usize = 10_000;
/// How the line about a change begins.
const CHANGE: &[u8] = b"ChangeId(";

/// Switched changes of behaviour.
#[derive(Debug)]
pub struct PlatformCompat;

/// A change of behaviour that was switched for an app.
#[derive(Debug, serde::Serialize)]
pub struct ChangeOverride<'a> {
    /// The number of the change.
    pub change_id: i64,
    /// Its name.
    pub change_name: Option<Untrusted<'a>>,
    /// The app.
    pub app_id: Untrusted<'a>,
    /// Whether the change was switched on for it.
    pub change_on: Option<bool>,
}

impl Record for ChangeOverride<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Mentioned));
    }
}

impl Artefact for PlatformCompat {
    type Record<'a> = ChangeOverride<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/platform_compat"],
        fields: &[
            ("change_id", "number of the change of behaviour"),
            ("change_name", "name of the change"),
            (
                "app_id",
                "app for which it was switched; it may have been removed since",
            ),
            (
                "change_on",
                "whether the change was switched on for the app",
            ),
        ],
        described_in: &[
            "https://developer.android.com/guide/app-compatibility/test-debug",
            "https://source.android.com/docs/core/architecture/app-compatibility",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut changes = 0_u64;
        let ended = each_line(&*file.content(), &mut |line| {
            if line.bytes.trim_ascii_start().starts_with(CHANGE) {
                changes = changes.saturating_add(1);
                if change(&line, out).is_none() {
                    out.fault(malformed("change of behaviour", line.number));
                }
            }
        });
        if changes == 0 {
            out.fault(Fault::new(FaultKind::UnknownSchema, "ChangeId"));
        }
        ended
    }
}

/// Tells the apps of a change; nothing when the line is not made like one to its end.
fn change(line: &Line<'_>, out: &mut Out<'_, PlatformCompat>) -> Option<()> {
    let text = line.text();
    let (_, rest) = text.split_once("ChangeId(")?;
    let end = rest.find([';', ')'])?;
    let change_id = rest.get(..end)?.trim().parse().ok()?;
    let name = rest.split_once("name=").map(|(_, name)| name);
    let name = name.and_then(|name| name.split([';', ')']).next());
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut is_whole = rest.trim_end().ends_with(')');
    // What was asked for by hand, then what is in force: mostly the same.
    for list in ["rawOverrides={", "packageOverrides={"] {
        let Some((_, list)) = rest.split_once(list) else {
            continue;
        };
        is_whole &= list.contains('}');
        for (app, value) in overrides(list) {
            if told.contains(app) || !is_app_id(app) {
                continue;
            }
            if told.len() >= APPS {
                let fault = Fault::new(FaultKind::TooMany, "change of behaviour");
                out.fault(fault.detail(format_args!("line {}", line.number)));
                return Some(());
            }
            told.insert(app);
            let record = ChangeOverride {
                change_id,
                change_name: name.map(Untrusted::from),
                app_id: Untrusted::from(app),
                change_on: value,
            };
            out.record(Place::Line(line.number), &record);
        }
    }
    is_whole.then_some(())
}

/// `app=true, app=false}…`; newer versions may write a list in place of the value.
fn overrides(list: &str) -> impl Iterator<Item = (&str, Option<bool>)> {
    let mut depth = 1_u32;
    let end = list.find(|letter| {
        match letter {
            '{' | '[' | '(' => depth = depth.saturating_add(1),
            '}' | ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let list = list.get(..end.unwrap_or(list.len())).unwrap_or_default();
    list.split(", ").filter_map(|entry| {
        let (app, value) = entry.split_once('=')?;
        let value = match value.trim_end_matches([']', '}', ')']) {
            on if on.ends_with("true") => Some(true),
            off if off.ends_with("false") => Some(false),
            _ => None,
        };
        Some((app.trim(), value))
    })
}
