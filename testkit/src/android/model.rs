//! One model of a phone, from which every form is printed.

use std::collections::BTreeMap;

use super::{
    altered,
    apps::{keeper, owner, permissions, store, system, watching},
    clock::{self, DAY, HOUR},
    description::{AndroidPhone, Vendor},
    facts::Facts,
    package::{Package, digest},
    usual_parts,
};
use crate::{random::Random, truth::PlantedSign};

/// Everything on a phone.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// Its description.
    pub(crate) phone: AndroidPhone,
    /// What follows from version and vendor.
    pub(crate) facts: Facts,
    /// Users and profiles.
    pub(crate) users: Vec<User>,
    /// Apps, those that were removed included.
    pub(crate) packages: Vec<Package>,
    /// Components of enabled accessibility services.
    pub(crate) accessibility: Vec<String>,
    /// Components that hear notifications.
    pub(crate) listeners: Vec<String>,
    /// Components that are device administrators.
    pub(crate) admins: Vec<String>,
    /// The component that owns the phone, and for whom.
    pub(crate) device_owner: Option<(String, &'static str)>,
    /// The components that own profiles.
    pub(crate) profile_owners: Vec<(i64, String)>,
    /// What the owners forbid.
    pub(crate) restrictions: Vec<&'static str>,
    /// Who holds which role.
    pub(crate) roles: BTreeMap<&'static str, String>,
    /// Settings per namespace.
    pub(crate) settings: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// System properties.
    pub(crate) properties: BTreeMap<String, String>,
    /// Computers trusted for debugging.
    pub(crate) adb_keys: Vec<AdbKey>,
    /// Accounts: user, type, how many.
    pub(crate) accounts: Vec<(i64, &'static str, usize)>,
    /// Apps that may work while the phone sleeps.
    pub(crate) doze_exempt: Vec<String>,
    /// The app of the VPN.
    pub(crate) vpn: Option<&'static str>,
    /// Apps that speak to a watch or a car.
    pub(crate) companions: Vec<&'static str>,
    /// Whether the owner unlocked the system.
    pub(crate) root: bool,
    /// What checks must say of tools.
    pub(crate) signs: Vec<PlantedSign>,
    /// What the owner would state.
    pub(crate) statements: Vec<String>,
}

/// A user or a profile.
#[derive(Clone, Debug)]
pub(crate) struct User {
    /// Its number.
    pub(crate) id: i64,
    /// Its name.
    pub(crate) name: &'static str,
    /// Its flags.
    pub(crate) flags: u32,
    /// Its type, as newer versions name it.
    pub(crate) kind: &'static str,
}

/// A computer trusted for debugging.
#[derive(Clone, Debug)]
pub(crate) struct AdbKey {
    /// The public key.
    pub(crate) key: String,
    /// The computer, as it calls itself.
    pub(crate) host: String,
    /// When it was connected last.
    pub(crate) last: i64,
}

/// The computer of the acquisition itself.
const EXAMINER: &str = "vigie@poste-accueil";

impl Model {
    /// The phone that is described; examined through a cable, if so, for which debugging was switched on
    /// and the examining computer trusted.
    pub(crate) fn of(phone: &AndroidPhone, cable: bool) -> Self {
        let facts = Facts::of(phone);
        let mut model = Self {
            phone: phone.clone(),
            users: vec![User {
                id: 0,
                name: "Owner",
                flags: 0xc13,
                kind: "android.os.usertype.full.SYSTEM",
            }],
            packages: Vec::new(),
            accessibility: Vec::new(),
            listeners: Vec::new(),
            admins: Vec::new(),
            device_owner: None,
            profile_owners: Vec::new(),
            restrictions: Vec::new(),
            roles: roles(phone.vendor),
            settings: BTreeMap::new(),
            properties: BTreeMap::new(),
            adb_keys: Vec::new(),
            accounts: vec![(0, "com.google", 1), (0, "com.whatsapp", 1)],
            doze_exempt: vec!["com.google.android.gms".to_owned()],
            vpn: None,
            companions: Vec::new(),
            root: false,
            signs: Vec::new(),
            statements: Vec::new(),
            facts,
        };
        model.usual_settings();
        if cable {
            model.set("global", "adb_enabled", "1");
            model.set("global", "development_settings_enabled", "1");
            model.trust(EXAMINER, 4 * clock::MINUTE);
        }
        for package in system::packages(phone.vendor) {
            model.add(package);
        }
        for package in store::usual() {
            model.add(package);
        }
        owner::add(&mut model, phone.persona);
        let present = u64::try_from(model.packages.len()).unwrap_or(u64::MAX);
        let wanted = phone.scale.packages.saturating_sub(present);
        for package in store::more(wanted, &mut Random::named(phone.seed, "more apps")) {
            model.add(package);
        }
        for package in &mut model.packages {
            usual_parts::add(package, phone.scale.usual_parts);
        }
        model.add_traces();
        model.properties.extend(model.facts.properties(model.root));
        model
    }

    /// What watching tools and those who use them leave.
    fn add_traces(&mut self) {
        let phone = self.phone.clone();
        let model = self;
        if phone.watched {
            watching::add_planted(model);
            keeper::add(model);
        }
        if phone.altered {
            altered::add(model);
        }
        for tool in &phone.tools {
            watching::add(model, tool);
        }
    }

    /// When the acquisition was made.
    pub(crate) fn now(&self) -> i64 {
        self.facts.now
    }

    /// A stream of numbers.
    pub(crate) fn random(&self, name: &str) -> Random {
        Random::named(self.phone.seed, name)
    }

    /// Adds an app, giving it its user id and its times.
    pub(crate) fn add(&mut self, mut package: Package) {
        let nth = i64::try_from(self.packages.len()).unwrap_or_default();
        if package.uid == 0 {
            package.uid = 10_030 + nth;
        }
        let mut random = self.random(&package.name);
        let now = self.now();
        package.installed = if package.is_system() {
            self.facts.factory
        } else {
            now - random.between(10 * DAY, 300 * DAY)
        };
        package.updated = if package.is_system() && package.updated_from.is_none() {
            package.installed
        } else {
            (package.installed + 5 * DAY).min(now - random.between(HOUR, 9 * DAY))
        };
        for used in &mut package.ops {
            if let Some((ago, _)) = &mut used.access {
                *ago += now;
            }
        }
        let version = self.phone.version;
        package
            .runtime
            .retain(|(permission, _)| version >= permissions::since(permission));
        package
            .install
            .retain(|permission| version >= permissions::since(permission));
        let known = match version {
            ..13 => "ACCESS_RESTRICTED_SETTINGS",
            _ => "",
        };
        package.ops.retain(|used| used.op != known);
        if package.target.is_none() {
            package.target = Some(self.facts.sdk);
        }
        self.packages.push(package);
    }

    /// Marks an app as removed `ago` seconds before the acquisition.
    pub(crate) fn remove(&mut self, name: &str, ago: i64) {
        let at = self.now() - ago;
        if let Some(package) = self.packages.iter_mut().find(|one| one.name == name) {
            package.removed = Some(at);
            package.installed = package.installed.min(at - 20 * DAY);
            package.updated = package.installed;
        }
    }

    /// The apps that are installed.
    pub(crate) fn installed(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|one| one.removed.is_none())
    }

    /// The app called `name`.
    pub(crate) fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|one| one.name == name)
    }

    fn component(&self, name: &str, action: &str) -> Option<String> {
        self.package(name)?.component(action)
    }

    /// Enables the app's accessibility service.
    pub(crate) fn enable_accessibility(&mut self, name: &str) {
        let action = "android.accessibilityservice.AccessibilityService";
        self.accessibility.extend(self.component(name, action));
        let list = self.accessibility.join(":");
        self.set("secure", "enabled_accessibility_services", &list);
        self.set("secure", "accessibility_enabled", "1");
    }

    /// Lets the app hear notifications.
    pub(crate) fn enable_listener(&mut self, name: &str) {
        let action = "android.service.notification.NotificationListenerService";
        let component = self.component(name, action);
        self.listeners.extend(component);
        let list = self.listeners.join(":");
        self.set("secure", "enabled_notification_listeners", &list);
    }

    /// Makes the app a device administrator.
    pub(crate) fn enable_admin(&mut self, name: &str) {
        let action = "android.app.action.DEVICE_ADMIN_ENABLED";
        self.admins.extend(self.component(name, action));
    }

    /// Trusts a computer, last connected `ago` seconds before the acquisition.
    pub(crate) fn trust(&mut self, host: &str, ago: i64) {
        let mut random = self.random(host);
        let key: String = std::iter::once("QAAAA".to_owned())
            .chain((0..675).map(|_| {
                let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
                char::from(alphabet[random.position(64)]).to_string()
            }))
            .collect();
        self.adb_keys.push(AdbKey {
            key: format!("{key}AQABAA=="),
            host: host.to_owned(),
            last: self.now() - ago,
        });
    }

    /// Sets a setting.
    pub(crate) fn set(&mut self, namespace: &'static str, key: &str, value: &str) {
        self.settings
            .entry(namespace)
            .or_default()
            .insert(key.to_owned(), value.to_owned());
    }

    fn usual_settings(&mut self) {
        let keyboard = "com.google.android.inputmethod.latin/.LatinIME";
        let usual = [
            ("system", "screen_brightness", "87"),
            ("system", "volume_music", "6"),
            ("system", "font_scale", "1.0"),
            // A value with the character that separates it from its key.
            (
                "system",
                "ringtone",
                "content://media/internal/audio/media/22?title=Bell&canonical=1",
            ),
            ("secure", "accessibility_enabled", "0"),
            ("secure", "default_input_method", keyboard),
            ("secure", "enabled_input_methods", keyboard),
            ("secure", "location_mode", "3"),
            ("global", "adb_enabled", "0"),
            ("global", "development_settings_enabled", "0"),
            ("global", "package_verifier_user_consent", "1"),
            ("global", "verifier_verify_adb_installs", "1"),
            ("global", "upload_apk_enable", "1"),
            ("global", "private_dns_mode", "opportunistic"),
            ("global", "airplane_mode_on", "0"),
            ("global", "device_name", "Phone"),
        ];
        for (namespace, key, value) in usual {
            self.set(namespace, key, value);
        }
        // Every installer is asked for on its own since Android 8.
        let others = if self.phone.since(8) { "1" } else { "0" };
        self.set("secure", "install_non_market_apps", others);
        let id = digest(&self.phone.seed.to_string())[..16].to_owned();
        self.set("secure", "android_id", &id);
        if self.phone.vendor == Vendor::Xiaomi {
            self.set("secure", "adb_install_need_confirm", "1");
        }
        if self.phone.version >= 16 {
            self.set("secure", "advanced_protection_mode", "0");
        }
    }
}

/// Who holds which role on a new phone.
fn roles(vendor: Vendor) -> BTreeMap<&'static str, String> {
    let (sms, dialer, home) = match vendor {
        Vendor::Samsung => (
            "com.samsung.android.messaging",
            "com.samsung.android.dialer",
            "com.sec.android.app.launcher",
        ),
        Vendor::Xiaomi => (
            "com.google.android.apps.messaging",
            "com.google.android.dialer",
            "com.miui.home",
        ),
        Vendor::Pixel => (
            "com.google.android.apps.messaging",
            "com.google.android.dialer",
            "com.google.android.apps.nexuslauncher",
        ),
        Vendor::Fairphone => (
            "com.google.android.apps.messaging",
            "com.google.android.dialer",
            "com.android.launcher3",
        ),
    };
    let holders = [
        ("android.app.role.SMS", sms),
        ("android.app.role.DIALER", dialer),
        ("android.app.role.HOME", home),
        ("android.app.role.BROWSER", "com.android.chrome"),
        (
            "android.app.role.ASSISTANT",
            "com.google.android.googlequicksearchbox",
        ),
        ("android.app.role.EMERGENCY", "com.android.emergency"),
    ];
    let holders = holders
        .into_iter()
        .map(|(role, holder)| (role, holder.to_owned()));
    holders.collect()
}
