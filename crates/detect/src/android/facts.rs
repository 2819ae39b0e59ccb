//! Folds what records say of each Android app, and judges all when everything was read.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{
    AnyRecord,
    android::{app_ops::AppOp, settings::Setting},
};
use model::{Instant, Place, Statement, Untrusted};

use super::{
    App, Power, Signal, Topic, known_uses,
    origin::Origin,
    rules::{self, Grade},
    signals::{self, Phone},
    spaces::Spaces,
    uses::{Mode, ModeOfNumber, ModesOfNumbers, Use, operation, user_and_number},
};
use crate::{EvidenceList, SeenIn};

/// Most apps kept: phones have a few hundred.
const APPS: usize = 10_000;

/// What records say of each app.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    apps: BTreeMap<String, App>,
    modes: ModesOfNumbers,
    spaces: Spaces,
    uses_are_known: bool,
    /// When the newest copy was made that tells of uses.
    newest_uses: Option<Instant>,
    /// Whether accessibility as a whole is on, for one user at least.
    accessibility: Option<bool>,
    /// Whether the acquisition's list tells which app installed another.
    pub(super) lists_installers: bool,
}

/// An app with its signals and what they say together.
#[derive(Debug)]
pub(crate) struct Judged {
    /// What is known of it.
    pub(crate) app: App,
    /// Where it came from.
    pub(crate) origin: Origin,
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
            AnyRecord::AndroidPackageFiles(package) => self.listed(seen, place, package),
            AnyRecord::AndroidApk(file) => self.file(seen, place, file),
            AnyRecord::AndroidComponents(component) => self.component(seen, place, component),
            AnyRecord::AndroidAppOps(operation) => self.operation(seen, place, operation),
            AnyRecord::AndroidUsers(user) => self.spaces.add(user),
            AnyRecord::AndroidSettings(setting) => self.setting(seen, place, setting),
            other => {
                if let Some((app, power, topic)) = power_of(other) {
                    self.power(seen, place, app, (power, topic));
                }
            }
        }
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.uses_are_known |= later.uses_are_known;
        self.newest_uses = self.newest_uses.max(later.newest_uses);
        self.accessibility = self.accessibility.max(later.accessibility);
        self.lists_installers |= later.lists_installers;
        self.modes.absorb(later.modes);
        self.spaces.absorb(later.spaces);
        for (id, app) in later.apps {
            if let Some(known) = self.app(&id) {
                known.absorb(app);
            }
        }
    }

    /// Judges every app, now that all is known.
    pub(crate) fn judge(mut self) -> JudgedApps {
        let mut apps = std::mem::take(&mut self.apps);
        for app in apps.values_mut() {
            self.hold_for(app);
        }
        let phone = self.phone(&apps);
        let apps = apps.into_values();
        JudgedApps(apps.map(|app| judge(app, &phone)).collect())
    }

    /// Puts into the app what is told of its number.
    fn hold_for(&self, app: &mut App) {
        let mut uses = std::mem::take(&mut app.uses);
        uses.forget_refusals_before(self.newest_uses);
        let numbers: Vec<i64> = app.numbers.iter().copied().collect();
        for number in numbers {
            self.modes.hold_for(
                number,
                self.newest_uses,
                &mut uses,
                &mut |topic, evidence| {
                    app.about(topic).absorb(evidence.clone());
                },
            );
        }
        app.uses = uses;
        if app.powers.contains(&Power::ListedAccessibility) && self.accessibility != Some(false) {
            app.powers.insert(Power::Accessibility);
        }
    }

    fn phone(self, apps: &BTreeMap<String, App>) -> Phone {
        let mut phone = Phone {
            uses_are_known: self.uses_are_known,
            lists_installers: self.lists_installers,
            spaces: self.spaces,
            ..Phone::default()
        };
        let (mut with, mut without) = (0_usize, 0_usize);
        for app in apps.values() {
            phone.sign(app);
            if app.powers.contains(&Power::Owner) {
                phone.owners.insert(app.id.clone());
            }
            with = with.saturating_add(usize::from(app.has_start()));
            let lacks = app.is_there() && !app.system && app.in_force() && !app.has_start();
            without = without.saturating_add(usize::from(lacks));
        }
        // A table that lacks most apps was not read whole.
        phone.starts_are_known = with >= without.max(1);
        phone
    }

    fn operation(&mut self, seen: &SeenIn, place: Place<'_>, record: &AppOp<'_>) {
        self.uses_are_known = true;
        self.newest_uses = self.newest_uses.max(record.captured);
        let Some((name, topic)) = operation(record.op.raw()) else {
            return;
        };
        let mode = Mode::of(record.op_mode.as_ref().map(Untrusted::raw));
        let Some(id) = &record.app_id else {
            // The mode of every app under the number.
            if let (Some(uid), Some(mode)) = (record.uid, mode) {
                let mut evidence = EvidenceList::default();
                if mode == Mode::Allow {
                    evidence.add(seen, place, None, name);
                }
                let told = record.captured;
                self.modes.add(
                    uid,
                    name,
                    ModeOfNumber {
                        mode,
                        told,
                        evidence,
                    },
                );
            }
            return;
        };
        let Some(app) = self.app(id.raw()) else {
            return;
        };
        let of_uid = record.uid.and_then(user_and_number);
        if let Some((_, number)) = of_uid {
            app.number(number);
        }
        let seen_use = Use {
            allowed: mode == Some(Mode::Allow),
            refused: mode == Some(Mode::Refuse),
            used: record.last_access.is_some() || record.access_state.is_some(),
            in_background: record.in_background == Some(true)
                || record.last_background_access.is_some(),
            told: record.captured,
        };
        app.uses
            .add(of_uid.map_or(0, |(user, _)| user), name, seen_use);
        // That notifications are refused is what the topic is about.
        if seen_use.used || seen_use.allowed || topic == Topic::Silence {
            let state = record.access_state.as_ref().map_or("", Untrusted::raw);
            let observed = format!("{} {name} {state}", id.raw());
            let (time, observed) = (record.last_access, observed.trim_end());
            app.about(topic).add(seen, place, time, observed);
        }
    }

    fn setting(&mut self, seen: &SeenIn, place: Place<'_>, setting: &Setting<'_>) {
        let of = match setting.name.raw() {
            "accessibility_enabled" => {
                let value = setting.value.as_ref().map(|value| value.raw() != "0");
                self.accessibility = self.accessibility.max(value);
                return;
            }
            "enabled_accessibility_services" => (Power::ListedAccessibility, Topic::Accessibility),
            "enabled_notification_listeners" => (Power::Notifications, Topic::Notifications),
            "enabled_input_methods" | "default_input_method" => (Power::Keyboard, Topic::Keyboard),
            "sms_default_application" | "dialer_default_application" | "assistant" => {
                (Power::Role, Topic::Role)
            }
            "always_on_vpn_app" => (Power::Traffic, Topic::Traffic),
            _ => return,
        };
        for app in &setting.app_ids {
            self.power(seen, place, app.raw(), of);
        }
    }

    fn power(&mut self, seen: &SeenIn, place: Place<'_>, id: &str, (power, topic): (Power, Topic)) {
        if let Some(app) = self.app(id) {
            app.powers.insert(power);
            app.about(topic).add(seen, place, None, id);
        }
    }

    /// What is known of an app, to add to.
    pub(super) fn app(&mut self, id: &str) -> Option<&mut App> {
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

/// The roles that show much of what a person does.
const ROLES: [&str; 4] = [
    "android.app.role.ASSISTANT",
    "android.app.role.CALL_SCREENING",
    "android.app.role.DIALER",
    "android.app.role.SMS",
];

/// The app that a record gives a power, and what the record is about.
fn power_of(record: AnyRecord<'_>) -> Option<(&str, Power, Topic)> {
    match record {
        AnyRecord::AndroidAccessibility(one) if matches!(one.state, "enabled" | "bound") => {
            Some((one.app_id.raw(), Power::Accessibility, Topic::Accessibility))
        }
        AnyRecord::AndroidNotificationListeners(one) if one.role == "listener" => {
            Some((one.app_id.raw(), Power::Notifications, Topic::Notifications))
        }
        AnyRecord::AndroidDevicePolicy(one) => {
            let power = match one.role {
                "admin" => Power::Administrator,
                "device_owner" | "profile_owner" => Power::Owner,
                _ => return None,
            };
            Some((one.app_id.as_ref()?.raw(), power, Topic::Administrator))
        }
        AnyRecord::AndroidInputMethods(one) if matches!(one.state, "enabled" | "default") => {
            Some((one.app_id.raw(), Power::Keyboard, Topic::Keyboard))
        }
        AnyRecord::AndroidMediaProjection(one) => {
            Some((one.app_id.raw(), Power::Projection, Topic::Screen))
        }
        AnyRecord::AndroidRoles(one) if ROLES.contains(&one.role.raw()) => {
            Some((one.app_id.raw(), Power::Role, Topic::Role))
        }
        AnyRecord::AndroidVpn(one) => {
            Some((one.app_id.as_ref()?.raw(), Power::Traffic, Topic::Traffic))
        }
        AnyRecord::AndroidBatteryExemptions(one) if one.list == "user" => {
            Some((one.app_id.raw(), Power::Sleepless, Topic::Sleep))
        }
        AnyRecord::AndroidAlarms(one) if one.wakes_phone => {
            Some((one.app_id.raw(), Power::Woken, Topic::Sleep))
        }
        AnyRecord::AndroidUsageStats(one) if one.event == Some("FOREGROUND_SERVICE_START") => {
            Some((one.app_id.raw(), Power::Service, Topic::Silence))
        }
        _ => None,
    }
}

fn judge(app: App, phone: &Phone) -> Judged {
    let origin = Origin::of(&app, phone);
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
        origin,
        signals,
        counted,
        grade,
        excused_by,
    }
}
