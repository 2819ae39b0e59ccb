//! Reads which app the traffic passes through: `dumpsys vpn_management` and `dumpsys connectivity`.
//!
//! Described in: <https://developer.android.com/develop/connectivity/vpn>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_app_id, malformed, number_after},
};

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
        let mut reader = Reader::default();
        let read = each_known(file, "VPN", &mut |line, text| {
            reader.line(line.number, text, out)
        });
        reader.finish(out);
        read
    }
}

/// What stands for a VPN of the system's own.
const OF_THE_SYSTEM: &str = "[Legacy VPN]";
/// The number of the type of such a VPN that is running.
const SYSTEM_TYPE: i64 = 3;

/// The VPN of a user, whose lines are being read.
struct Draft {
    line: u64,
    user: i64,
    package: String,
    active: Option<i64>,
}

#[derive(Default)]
struct Reader {
    /// Whether lines stand in the list of VPNs.
    listed: bool,
    draft: Option<Draft>,
}

impl Reader {
    /// Whether the line is of a dump that tells VPNs.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, Vpn>) -> bool {
        let entry = text.trim();
        if entry == "VPNs:" {
            self.listed = true;
        } else if entry.starts_with("NetworkAgentInfo{") {
            network(line, entry, out);
        } else if let Some((user, package)) = self.listed.then(|| of_user(entry)).flatten() {
            self.finish(out);
            self.draft = Some(Draft {
                line,
                user,
                package: package.to_owned(),
                active: None,
            });
        } else if let Some(draft) = &mut self.draft {
            draft.active = number_after(entry, "Active vpn type").or(draft.active);
        }
        entry == "VPNs:" || entry.contains("Network") || entry.contains("Restrict background")
    }

    fn finish(&mut self, out: &mut Out<'_, Vpn>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let is_system = draft.package == OF_THE_SYSTEM;
        if is_system && draft.active != Some(SYSTEM_TYPE) {
            return;
        }
        if !is_system && !is_app_id(&draft.package) {
            return out.fault(malformed("VPN", draft.line));
        }
        let vpn = VpnApp {
            app_id: (!is_system).then(|| Untrusted::from(&*draft.package)),
            uid: None,
            state: match draft.active {
                Some(1..) => "connected",
                _ => "configured",
            },
            user_id: Some(draft.user),
        };
        out.record(Place::Line(draft.line), &vpn);
    }
}

/// Reads `0: app`.
fn of_user(entry: &str) -> Option<(i64, &str)> {
    let (user, package) = entry.split_once(": ")?;
    Some((user.parse().ok()?, package.trim()))
}

/// A network that is a VPN, among those that are up.
fn network(line: u64, entry: &str, out: &mut Out<'_, Vpn>) {
    let transports = entry.split("Transports: ").nth(1).unwrap_or_default();
    let transports = transports.split([' ', ']']).next().unwrap_or_default();
    if !entry.contains("ni{VPN") && !transports.split('|').any(|one| one == "VPN") {
        return;
    }
    let app = entry.split("VPN:").nth(1).and_then(|behind| {
        let name = behind.split([' ', '}', ',', ']']).next()?;
        is_app_id(name).then_some(name)
    });
    let vpn = VpnApp {
        app_id: app.map(Untrusted::from),
        uid: number_after(entry, "OwnerUid").or_else(|| number_after(entry, "ownerUID")),
        state: "connected",
        user_id: None,
    };
    out.record(Place::Line(line), &vpn);
}
