//! Reads which apps may work while the phone sleeps: the allow lists of `dumpsys deviceidle`.
//!
//! Described in: <https://developer.android.com/training/monitoring-device-state/doze-standby>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_app_id, malformed},
};

/// Apps that may work while the phone sleeps.
#[derive(Debug)]
pub struct BatteryExemptions;

/// One app that the sleep of the phone does not stop.
#[derive(Debug, serde::Serialize)]
pub struct BatteryExemption<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// `user` (somebody chose it), `system`, or `system_except_idle` (only in light sleep).
    pub list: &'static str,
}

impl Record for BatteryExemption<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for BatteryExemptions {
    type Record<'a> = BatteryExemption<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/deviceidle"],
        fields: &[
            ("app_id", "app"),
            ("list", "user, system, or system_except_idle"),
        ],
        described_in: &[
            "https://developer.android.com/training/monitoring-device-state/doze-standby",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut list = None;
        each_known(file, "battery exemptions", &mut |line, text| {
            let indent = text.len().saturating_sub(text.trim_start().len());
            let entry = text.trim();
            if let Some(named) = list_of(entry) {
                list = Some((named, indent));
                return true;
            }
            // `dumpsys deviceidle whitelist` has one line for each: `user,app,number`.
            if let Some((named, app)) = short(entry) {
                tell(line.number, app, named, out);
                return true;
            }
            match list {
                Some((named, of_title)) if indent > of_title => {
                    tell(line.number, entry, named, out);
                }
                _ => list = None,
            }
            entry.starts_with("mLightEnabled") || entry == "Settings:"
        })
    }
}

/// The list that a title begins; Android 17 and later may say `Allowlist`.
fn list_of(title: &str) -> Option<&'static str> {
    let title = title
        .strip_prefix("Whitelist ")
        .or_else(|| title.strip_prefix("Allowlist "))?;
    match title {
        "user apps:" => Some("user"),
        "system apps:" => Some("system"),
        "(except idle) system apps:" => Some("system_except_idle"),
        _ => None,
    }
}

fn short(entry: &str) -> Option<(&'static str, &str)> {
    let mut parts = entry.split(',');
    let list = match parts.next()? {
        "user" => "user",
        "system" => "system",
        "system-excidle" => "system_except_idle",
        _ => return None,
    };
    let app = parts.next()?;
    parts.next()?.parse::<u32>().ok().map(|_| (list, app))
}

fn tell(line: u64, app_id: &str, list: &'static str, out: &mut Out<'_, BatteryExemptions>) {
    if !is_app_id(app_id) {
        return out.fault(malformed("battery exemption", line));
    }
    let exemption = BatteryExemption {
        app_id: Untrusted::from(app_id),
        list,
    };
    out.record(Place::Line(line), &exemption);
}
