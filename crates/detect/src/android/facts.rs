//! Folds what records say of each Android app, and judges all when everything was read.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{
    AnyRecord,
    android::{
        app_ops::AppOp,
        components::Component,
        packages::{Package, UserState},
        settings::Setting,
    },
};
use model::{Place, Statement, Untrusted};

use super::{
    App, Power, Signal, Topic,
    app::Use,
    known_uses,
    origin::Origin,
    rules::{self, Grade},
    signals::{self, Phone},
};
use crate::SeenIn;

/// Most apps kept: phones have a few hundred.
const APPS: usize = 10_000;
/// Operations whose uses are kept, and what they are about.
const OPERATIONS: [(&str, Topic); 14] = [
    ("FINE_LOCATION", Topic::Location),
    ("COARSE_LOCATION", Topic::Location),
    ("MONITOR_LOCATION", Topic::Location),
    ("MONITOR_HIGH_POWER_LOCATION", Topic::Location),
    ("RECORD_AUDIO", Topic::Senses),
    ("CAMERA", Topic::Senses),
    ("READ_SMS", Topic::Messages),
    ("RECEIVE_SMS", Topic::Messages),
    ("READ_CALL_LOG", Topic::Messages),
    ("READ_CONTACTS", Topic::Messages),
    ("PROJECT_MEDIA", Topic::Screen),
    ("SYSTEM_ALERT_WINDOW", Topic::Screen),
    ("REQUEST_INSTALL_PACKAGES", Topic::Installs),
    ("ACCESS_RESTRICTED_SETTINGS", Topic::Restricted),
];

/// What records say of each app.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    apps: BTreeMap<String, App>,
    uses_are_known: bool,
}

/// An app with its signals and what they say together.
#[derive(Debug)]
pub(crate) struct Judged {
    /// What is known of it.
    pub(crate) app: App,
    /// Its signals.
    pub(crate) signals: BTreeSet<Signal>,
    /// Those that no known use explains.
    pub(crate) counted: BTreeSet<Signal>,
    /// What they say together.
    pub(crate) grade: Grade,
    /// What the owner may have said that explains it.
    pub(crate) excused_by: Vec<Statement>,
}

/// Every app, judged.
#[derive(Debug, Default)]
pub(crate) struct JudgedApps(Vec<Judged>);

impl Facts {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::AndroidPackages(package) => self.package(seen, place, package),
            AnyRecord::AndroidComponents(component) => self.component(component),
            AnyRecord::AndroidAppOps(operation) => self.operation(seen, place, operation),
            AnyRecord::AndroidAccessibility(service)
                if matches!(service.state, "enabled" | "bound") =>
            {
                let of = (Power::Accessibility, Topic::Accessibility);
                self.power(seen, place, &service.app_id, of);
            }
            AnyRecord::AndroidNotificationListeners(listener) if listener.role == "listener" => {
                let of = (Power::Notifications, Topic::Notifications);
                self.power(seen, place, &listener.app_id, of);
            }
            AnyRecord::AndroidDevicePolicy(policy) => {
                let power = match policy.role {
                    "admin" => Power::Administrator,
                    "device_owner" | "profile_owner" => Power::Owner,
                    _ => return,
                };
                if let Some(app) = &policy.app_id {
                    self.power(seen, place, app, (power, Topic::Administrator));
                }
            }
            AnyRecord::AndroidInputMethods(keyboard)
                if matches!(keyboard.state, "enabled" | "default") =>
            {
                let of = (Power::Keyboard, Topic::Keyboard);
                self.power(seen, place, &keyboard.app_id, of);
            }
            AnyRecord::AndroidMediaProjection(projection) => {
                let of = (Power::Projection, Topic::Screen);
                self.power(seen, place, &projection.app_id, of);
            }
            AnyRecord::AndroidSettings(setting) => self.setting(seen, place, setting),
            _ => {}
        }
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.uses_are_known |= later.uses_are_known;
        for (id, app) in later.apps {
            if let Some(known) = self.app(&id) {
                known.absorb(app);
            }
        }
    }

    /// Judges every app, now that all is known.
    pub(crate) fn judge(self) -> JudgedApps {
        let phone = self.phone();
        let apps = self.apps.into_values();
        JudgedApps(apps.map(|app| judge(app, &phone)).collect())
    }

    fn phone(&self) -> Phone {
        let mut phone = Phone {
            uses_are_known: self.uses_are_known,
            ..Phone::default()
        };
        let (mut with, mut without) = (0_usize, 0_usize);
        for app in self.apps.values() {
            if app.system {
                phone.system_signers.extend(app.signers.iter().cloned());
            }
            if app.powers.contains(&Power::Owner) {
                phone.owners.insert(app.id.clone());
            }
            with = with.saturating_add(usize::from(app.has_start()));
            let lacks = app.listed && !app.system && app.in_force && !app.has_start();
            without = without.saturating_add(usize::from(lacks));
        }
        // A table that lacks most apps was not read whole.
        phone.starts_are_known = with >= without.max(1);
        phone
    }

    fn package(&mut self, seen: &SeenIn, place: Place<'_>, package: &Package<'_>) {
        let Some(app) = self.app(package.app_id.raw()) else {
            return;
        };
        app.listed = true;
        // The original of an updated app tells that it is a part of the system, and no more.
        app.system |= package.is_system || package.replaced_system;
        if package.replaced_system {
            return;
        }
        app.in_force |= package.users.is_empty() || package.users.iter().any(is_in_force);
        let text = |text: &Option<Untrusted<'_>>| {
            let text = text.as_ref().map(|text| text.raw().to_owned());
            text.filter(|text| !text.is_empty())
        };
        let by_user = package.users.iter().filter_map(|user| user.installed_at);
        let first = package.installed.into_iter().chain(by_user).min();
        app.installed = app.installed.into_iter().chain(first).min();
        let origins = [&package.originating_app, &package.initiating_app];
        let installer = text(&package.installed_by_app);
        app.came_from = app.came_from.take().or_else(|| {
            let mut named = origins.into_iter().filter_map(text);
            named.find(|from| Some(from) != installer.as_ref())
        });
        app.installer = app.installer.take().or(installer);
        for code in &package.signature_codes {
            app.signer(code.raw());
        }
        for user in package.users.iter().filter(|user| is_in_force(user)) {
            for permission in &user.granted_permissions {
                app.grant(user.user, permission.raw());
            }
            for class in &user.disabled_components {
                app.switch_off(class_name(package.app_id.raw(), class.raw()));
            }
        }
        let observed = package.app_id.raw();
        app.about(Topic::Package).add(seen, place, first, observed);
    }

    fn component(&mut self, component: &Component<'_>) {
        let starts = component.component_kind.raw() == "activity"
            && component.action.raw() == "android.intent.action.MAIN"
            && component.launcher != Some(false);
        let Some((id, class)) = component.component.raw().split_once('/') else {
            return;
        };
        if starts && let Some(app) = self.app(component.app_id.raw()) {
            app.start(class_name(id, class));
        }
    }

    fn operation(&mut self, seen: &SeenIn, place: Place<'_>, operation: &AppOp<'_>) {
        self.uses_are_known = true;
        let (name, mode) = (operation.op.raw(), operation.op_mode.as_ref());
        let known = OPERATIONS.iter().find(|(known, _)| *known == name);
        let (Some(id), Some((name, topic))) = (&operation.app_id, known) else {
            return;
        };
        let Some(app) = self.app(id.raw()) else {
            return;
        };
        let mode = mode.map(Untrusted::raw);
        let seen_use = Use {
            allowed: mode == Some("allow"),
            refused: matches!(mode, Some("ignore" | "deny")),
            used: operation.last_access.is_some() || operation.access_state.is_some(),
            in_background: operation.in_background == Some(true)
                || operation.last_background_access.is_some(),
        };
        app.operation(name, seen_use);
        if seen_use.used || seen_use.allowed {
            let state = operation.access_state.as_ref().map_or("", Untrusted::raw);
            let observed = format!("{} {name} {state}", id.raw());
            let time = operation.last_access;
            app.about(*topic)
                .add(seen, place, time, observed.trim_end());
        }
    }

    fn setting(&mut self, seen: &SeenIn, place: Place<'_>, setting: &Setting<'_>) {
        let of = match setting.name.raw() {
            "enabled_accessibility_services" => (Power::Accessibility, Topic::Accessibility),
            "enabled_notification_listeners" => (Power::Notifications, Topic::Notifications),
            "enabled_input_methods" | "default_input_method" => (Power::Keyboard, Topic::Keyboard),
            _ => return,
        };
        for app in &setting.app_ids {
            self.power(seen, place, app, of);
        }
    }

    fn power(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        id: &Untrusted<'_>,
        (power, topic): (Power, Topic),
    ) {
        if let Some(app) = self.app(id.raw()) {
            app.powers.insert(power);
            app.about(topic).add(seen, place, None, id.raw());
        }
    }

    fn app(&mut self, id: &str) -> Option<&mut App> {
        if id.is_empty() || !self.apps.contains_key(id) && self.apps.len() >= APPS {
            return None;
        }
        let app = self.apps.entry(id.to_owned());
        Some(app.or_insert_with(|| App::new(id)))
    }
}

impl JudgedApps {
    /// All, by identifier.
    pub(crate) fn all(&self) -> &[Judged] {
        &self.0
    }
}

fn judge(app: App, phone: &Phone) -> Judged {
    let origin = Origin::of(&app, &phone.owners);
    let signals = signals::of(&app, origin, phone);
    let usage = known_uses::of(&app.id);
    let explains = usage.filter(|_| origin.is_reviewed());
    let counted = signals::counted(&signals, explains.as_ref());
    let grade = match origin {
        Origin::System | Origin::Unknown => Grade::Context,
        _ => rules::grade(&counted),
    };
    let mut excused_by = vec![super::known(&app.id)];
    excused_by.extend(explains.and_then(known_uses::Usage::stated));
    if origin == Origin::Management || phone.owners.contains(&app.id) && origin.is_reviewed() {
        excused_by.push(Statement::Managed);
    }
    Judged {
        app,
        signals,
        counted,
        grade,
        excused_by,
    }
}

/// Whether a user has the app, switched on.
fn is_in_force(user: &UserState<'_>) -> bool {
    user.installed && !matches!(user.enabled, Some(2..=4))
}

/// The whole name of a class, which may be written from the package's name on.
fn class_name(package: &str, class: &str) -> String {
    if class.starts_with('.') {
        format!("{package}{class}")
    } else {
        class.to_owned()
    }
}
