//! Reads who administers or owns the phone or a profile, and what is forbidden: `dumpsys device_policy`.
//!
//! Described in: <https://developer.android.com/work/dpc/security>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{
        component, each_known, is_app_id, is_restriction, malformed, number_after, value,
    },
};

/// Administrators and owners of the phone, and what they forbid.
#[derive(Debug)]
pub struct DevicePolicy;

/// One administrator, owner or restriction.
#[derive(Debug, serde::Serialize)]
pub struct Policy<'a> {
    /// `admin`, `device_owner`, `profile_owner` or `restriction`.
    pub role: &'static str,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// The component, `app/class`.
    pub component: Option<Untrusted<'a>>,
    /// The restriction (`no_uninstall_apps`).
    pub restriction: Option<Untrusted<'a>>,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for Policy<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for DevicePolicy {
    type Record<'a> = Policy<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/device_policy"],
        fields: &[
            ("role", "admin, device_owner, profile_owner or restriction"),
            ("app_id", "app"),
            ("component", "component"),
            ("restriction", "what is forbidden"),
            ("user_id", "user of the phone"),
        ],
        described_in: &["https://developer.android.com/work/dpc/security"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            user: None,
            owner: None,
            admins: false,
        };
        let read = each_known(file, "device policy", &mut |line, text| {
            reader.line(line.number, text.trim(), out)
        });
        reader.finish_owner(out);
        read
    }
}

/// An owner whose lines are being read.
struct Owner {
    line: u64,
    role: &'static str,
    user: Option<i64>,
    component: Option<String>,
    app_id: Option<String>,
}

struct Reader {
    user: Option<i64>,
    owner: Option<Owner>,
    /// Whether lines stand in a list of administrators.
    admins: bool,
}

impl Reader {
    /// Whether the line is of the dump of device policies.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, DevicePolicy>) -> bool {
        let role = if text == "Device Owner:" {
            Some("device_owner")
        } else if text.starts_with("Profile Owner (User") {
            Some("profile_owner")
        } else {
            None
        };
        if let Some(role) = role {
            self.finish_owner(out);
            self.admins = false;
            self.owner = Some(Owner {
                line,
                role,
                user: number_after(text, "(User"),
                component: None,
                app_id: None,
            });
        } else if text.starts_with("Enabled Device Admins") {
            self.finish_owner(out);
            self.admins = true;
            self.user = number_after(text, "(User");
        } else if let Some(owner) = &mut self.owner {
            owner.line_of(text);
            if text.is_empty() {
                self.finish_owner(out);
            }
        } else {
            self.other(line, text, out);
            return text.starts_with("Current Device Policy Manager state");
        }
        true
    }

    /// A line inside a list of administrators, or of what is forbidden.
    fn other(&mut self, line: u64, text: &str, out: &mut Out<'_, DevicePolicy>) {
        let admin = text.strip_suffix(':').and_then(component);
        let named = value(text, "mRestriction").unwrap_or(text);
        if let (true, Some(admin)) = (self.admins, admin) {
            let policy = Policy {
                role: "admin",
                app_id: Some(Untrusted::from(admin.app_id)),
                component: Some(Untrusted::from(admin.name)),
                restriction: None,
                user_id: self.user,
            };
            out.record(Place::Line(line), &policy);
        } else if self.admins && text.contains('/') && text.ends_with(':') {
            out.fault(malformed("device administrator", line));
        } else if is_restriction(named) {
            let policy = Policy {
                role: "restriction",
                app_id: None,
                component: None,
                restriction: Some(Untrusted::from(named)),
                user_id: self.user,
            };
            out.record(Place::Line(line), &policy);
        }
    }

    fn finish_owner(&mut self, out: &mut Out<'_, DevicePolicy>) {
        let Some(owner) = self.owner.take() else {
            return;
        };
        if owner.app_id.is_none() {
            out.fault(malformed("owner of the phone", owner.line));
        }
        let policy = Policy {
            role: owner.role,
            app_id: owner.app_id.as_deref().map(Untrusted::from),
            component: owner.component.as_deref().map(Untrusted::from),
            restriction: None,
            user_id: owner.user,
        };
        out.record(Place::Line(owner.line), &policy);
    }
}

impl Owner {
    fn line_of(&mut self, text: &str) {
        if let Some(admin) = text.strip_prefix("admin=").and_then(component) {
            self.component = Some(admin.name.to_owned());
            self.app_id = Some(admin.app_id.to_owned());
        } else if let Some(app) = text.strip_prefix("package=").filter(|app| is_app_id(app)) {
            self.app_id.get_or_insert_with(|| app.to_owned());
        } else if let Some(user) = number_after(text, "User ID") {
            self.user = Some(user);
        }
    }
}
