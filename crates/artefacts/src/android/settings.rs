//! Reads the settings that tell who may do what on the phone; values of others are not kept.
//!
//! Described in: <https://developer.android.com/reference/android/provider/Settings>.

use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{component, each_known, is_app_id, malformed, number_after},
};

/// Settings that weaken or watch the phone.
#[derive(Debug)]
pub struct Settings;

/// One setting of a list of names; values of others are private.
#[derive(Debug, serde::Serialize)]
pub struct Setting<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// Its value; none for `null`.
    pub value: Option<Untrusted<'a>>,
    /// `system`, `secure` or `global`.
    pub namespace: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// The app that set it.
    pub set_by_app: Option<Untrusted<'a>>,
    /// The apps that the value names.
    pub app_ids: Vec<Untrusted<'a>>,
}

impl Record for Setting<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for app in &self.app_ids {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(app) = &self.set_by_app {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        let host = self.value.as_ref().map_or("", Untrusted::raw);
        // `:0` says that there is no proxy.
        if OF_HOSTS.contains(&self.name.raw()) && !host.is_empty() && !host.starts_with(':') {
            each(Value::Host(host).with(Bearing::Installed));
        }
    }
}

impl Artefact for Settings {
    type Record<'a> = Setting<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/settings/system",
            "/**/settings/secure",
            "/**/settings/global",
            "/**/dumpsys/settings",
        ],
        fields: &[
            ("name", "name of the setting"),
            ("value", "its value; absent for null"),
            ("namespace", "system, secure or global"),
            ("user_id", "user of the phone"),
            ("set_by_app", "app that set it"),
            ("app_ids", "apps that the value names"),
        ],
        described_in: &["https://developer.android.com/reference/android/provider/Settings"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        if file.name() == "settings" {
            return dump(file, out);
        }
        let namespace = namespace_of(file.name());
        each_known(file, "settings", &mut |line, text| {
            let Some((name, value)) = text.split_once('=') else {
                // A value may go on over further lines.
                return false;
            };
            let entry = Entry {
                name,
                value,
                namespace,
                user: None,
                set_by: None,
            };
            entry.tell(line.number, out);
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
        })
    }
}

/// Settings whose values name apps, or components with `:` between them.
const OF_APPS: &[&str] = &[
    "accessibility_button_targets",
    "accessibility_shortcut_target_service",
    "always_on_vpn_app",
    "assistant",
    "autofill_service",
    "credential_service",
    "default_input_method",
    "dialer_default_application",
    "enabled_accessibility_services",
    "enabled_input_methods",
    "enabled_notification_assistant",
    "enabled_notification_listeners",
    "sms_default_application",
    "voice_interaction_service",
];
/// Settings whose values name a server through which traffic passes.
const OF_HOSTS: &[&str] = &[
    "global_http_proxy_host",
    "http_proxy",
    "private_dns_specifier",
];
/// Other settings that tell what is allowed, checked or open.
const OF_STATE: &[&str] = &[
    "accessibility_enabled",
    "adb_enabled",
    "adb_install_need_confirm",
    "adb_wifi_enabled",
    "advanced_protection_mode",
    "always_on_vpn_lockdown",
    "development_settings_enabled",
    "global_http_proxy_port",
    "install_non_market_apps",
    "package_verifier_enable",
    "package_verifier_state",
    "package_verifier_user_consent",
    "private_dns_mode",
    "upload_apk_enable",
    "verifier_verify_adb_installs",
];

fn namespace_of(name: &str) -> &'static str {
    match name {
        name if name.eq_ignore_ascii_case("global") => "global",
        name if name.eq_ignore_ascii_case("secure") => "secure",
        _ => "system",
    }
}

/// A setting as written.
struct Entry<'t> {
    name: &'t str,
    value: &'t str,
    namespace: &'static str,
    user: Option<i64>,
    set_by: Option<&'t str>,
}

impl Entry<'_> {
    /// Writes it, if it is one of those that matter.
    fn tell(&self, line: u64, out: &mut Out<'_, Settings>) {
        let names_apps = OF_APPS.contains(&self.name);
        if !names_apps && !OF_HOSTS.contains(&self.name) && !OF_STATE.contains(&self.name) {
            return;
        }
        let is_set = !matches!(self.value, "null" | "{null}");
        let listed = self.value.split(':').filter(|_| names_apps && is_set);
        let apps = listed.filter_map(|one| {
            component(one)
                .map(|found| found.app_id)
                .or_else(|| Some(one.trim()).filter(|one| is_app_id(one)))
        });
        let setting = Setting {
            name: Untrusted::from(self.name),
            value: is_set.then(|| Untrusted::from(self.value)),
            namespace: self.namespace,
            user_id: self.user,
            set_by_app: self.set_by.map(Untrusted::from),
            app_ids: apps.map(Untrusted::from).collect(),
        };
        out.record(Place::Line(line), &setting);
    }
}

/// The dump of the service: `_id:1 name:x pkg:y value:z default:…` under a title for each namespace
/// and user.
fn dump(file: &PhoneFile, out: &mut Out<'_, Settings>) -> Result<(), Fault> {
    let mut title = None;
    each_known(file, "settings", &mut |line, text| {
        if let Some((namespace, user)) = text.split_once(" SETTINGS (user ") {
            title = (namespace != "CONFIG").then(|| (namespace_of(namespace), user_of(user)));
            return true;
        }
        let (true, Some((namespace, user))) = (text.starts_with("_id:"), title) else {
            return false;
        };
        match parts(text) {
            Some((name, set_by, value)) => {
                let entry = Entry {
                    name,
                    value,
                    namespace,
                    user,
                    set_by,
                };
                entry.tell(line.number, out);
            }
            None => out.fault(malformed("setting", line.number)),
        }
        true
    })
}

fn user_of(text: &str) -> Option<i64> {
    number_after(text, "")
}

/// Name, app that set it, value. The value may have anything in it.
fn parts(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let (_, behind) = text.split_once(" name:")?;
    let (before, value) = behind.split_once(" value:")?;
    let value = value
        .rsplit_once(" default:")
        .map_or(value, |(value, _)| value);
    match before.split_once(" pkg:") {
        Some((name, set_by)) => Some((name, Some(set_by), value)),
        None => Some((before, None, value)),
    }
}
