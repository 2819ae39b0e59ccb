//! Reads which apps are coupled with a watch or another device: `dumpsys companiondevice`.
//!
//! Described in: <https://developer.android.com/develop/connectivity/bluetooth/companion-device-pairing>.

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_app_id, malformed, number, value},
};

/// Watches and other devices coupled through an app.
#[derive(Debug)]
pub struct CompanionDevices;

/// One coupling; the device has no name here.
#[derive(Debug, serde::Serialize)]
pub struct CompanionDevice<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// What the app may do through it (`android.app.role.COMPANION_DEVICE_WATCH`).
    pub profile: Option<Untrusted<'a>>,
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// When somebody approved it (local time of the phone).
    pub approved: Option<Instant>,
}

impl Record for CompanionDevice<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.approved {
            each(Moment::local(at, "device-coupled"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for CompanionDevices {
    type Record<'a> = CompanionDevice<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/dumpsys/companiondevice",
            "/**/dumpsys/companion_device",
        ],
        fields: &[
            ("app_id", "app"),
            ("profile", "profile of rights"),
            ("user_id", "user of the phone"),
            ("approved", "when it was approved (the phone's local time)"),
        ],
        described_in: &[
            "https://developer.android.com/develop/connectivity/bluetooth/companion-device-pairing",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        each_known(file, "companion devices", &mut |line, text| {
            let text = text.trim();
            let is_entry = text.starts_with("Association{") || text.starts_with("Association {");
            if is_entry {
                association(file, line.number, text, out);
            }
            is_entry || text.starts_with("Companion Device Associations")
        })
    }
}

fn association(file: &PhoneFile, line: u64, text: &str, out: &mut Out<'_, CompanionDevices>) {
    // Their names have a letter before them since Android 13.
    let either = |newer, older| value(text, newer).or_else(|| value(text, older));
    let app_id = either("mPackageName", "packageName").filter(|app| is_app_id(app));
    let Some(app_id) = app_id else {
        return out.fault(malformed("companion device", line));
    };
    let profile = either("mDeviceProfile", "deviceProfile").filter(|one| *one != "null");
    let device = CompanionDevice {
        app_id: Untrusted::from(app_id),
        profile: profile.map(Untrusted::from),
        user_id: number(text, "mUserId").or_else(|| number(text, "userId")),
        approved: approved(file, text),
    };
    out.record(Place::Line(line), &device);
}

/// When somebody approved it: milliseconds, local time, or the time as Java writes it.
fn approved(file: &PhoneFile, text: &str) -> Option<Instant> {
    if let Some(ms) = number(text, "timeApprovedMs").or_else(|| number(text, "mTimeApprovedMs")) {
        return ms.checked_mul(1_000_000).map(Instant::from_unix_ns);
    }
    let (_, written) = text.split_once("mTimeApproved=")?;
    let written = written.split([',', '}']).next()?;
    file.clock().local(written).or_else(|| {
        let mut words = written.split_ascii_whitespace().skip(1);
        let (month, day, time) = (words.next()?, words.next()?, words.next()?);
        let year = words.nth(1)?;
        let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        let month = months.find(month)?.checked_div(3)?.checked_add(1)?;
        file.clock()
            .local(&format!("{year}-{month:02}-{day} {time}"))
    })
}
