//! Reads which app is the default for calls, messages, the web and other roles: `dumpsys role`.
//!
//! Described in: <https://developer.android.com/reference/androidx/core/role/RoleManagerCompat>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_app_id, malformed},
};

/// Default apps.
#[derive(Debug)]
pub struct Roles;

/// One role and an app that holds it.
#[derive(Debug, serde::Serialize)]
pub struct RoleHolder<'a> {
    /// The role (`android.app.role.SMS`).
    pub role: Untrusted<'a>,
    /// The app that holds it.
    pub app_id: Untrusted<'a>,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for RoleHolder<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Roles {
    type Record<'a> = RoleHolder<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/role"],
        fields: &[
            ("role", "role"),
            ("app_id", "app that holds it"),
            ("user_id", "user of the phone"),
        ],
        described_in: &[
            "https://developer.android.com/reference/androidx/core/role/RoleManagerCompat",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        each_known(file, "roles", &mut |line, text| {
            reader.line(line.number, text.trim(), out)
        })
    }
}

#[derive(Default)]
struct Reader {
    user: Option<i64>,
    role: Option<String>,
    /// Whether lines stand in a list of holders.
    holders: bool,
}

impl Reader {
    /// Whether the line is of the dump of roles.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, Roles>) -> bool {
        if let Some(user) = text.strip_prefix("user_id=") {
            self.user = user.parse().ok();
            self.role = None;
        } else if let Some(role) = text.strip_prefix("name=") {
            self.role = Some(role.to_owned());
            self.holders = false;
        } else if text == "holders=[" {
            self.holders = true;
        } else if matches!(text, "]" | "}") {
            self.holders = false;
        } else if let Some(holder) = text.strip_prefix("holders=") {
            self.holder(line, holder, out);
        } else if self.holders {
            self.holder(line, text, out);
        }
        text.starts_with("ROLE MANAGER STATE") || text.starts_with("user_states=")
    }

    fn holder(&self, line: u64, app_id: &str, out: &mut Out<'_, Roles>) {
        match &self.role {
            Some(role) if is_app_id(app_id) => {
                let holder = RoleHolder {
                    role: Untrusted::from(&**role),
                    app_id: Untrusted::from(app_id),
                    user_id: self.user,
                };
                out.record(Place::Line(line), &holder);
            }
            _ => out.fault(malformed("holder of a role", line)),
        }
    }
}
