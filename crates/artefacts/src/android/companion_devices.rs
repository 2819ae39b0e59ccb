//! Reads which apps are coupled with a watch or another device: `dumpsys companiondevice`.
//!
//! Described in: <https://developer.android.com/develop/connectivity/bluetooth/companion-device-pairing>.

use model::{Bearing, Fault, FaultKind, Instant, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

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
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "companion_devices"))
    }
}
