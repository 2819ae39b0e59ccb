//! Reads which app the traffic passes through: `dumpsys vpn_management` and `dumpsys connectivity`.
//!
//! Described in: <https://developer.android.com/develop/connectivity/vpn>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Apps through which the traffic passes (VPN).
#[derive(Debug)]
pub struct Vpn;

/// One VPN.
#[derive(Debug, serde::Serialize)]
pub struct VpnApp<'a> {
    /// The app; none for one of the system's own or of an unnamed one.
    pub app_id: Option<Untrusted<'a>>,
    /// The number of the app that owns it.
    pub uid: Option<i64>,
    /// `configured`, `connected` or `always_on`.
    pub state: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for VpnApp<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for Vpn {
    type Record<'a> = VpnApp<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/vpn_management", "/**/dumpsys/connectivity"],
        fields: &[
            ("app_id", "app; absent for one of the system's own"),
            ("uid", "number of the app that owns it"),
            ("state", "configured, connected or always_on"),
            ("user_id", "user of the phone"),
        ],
        described_in: &["https://developer.android.com/develop/connectivity/vpn"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "vpn"))
    }
}
