//! Records of Android made by hand, and what the checks say of them.

use artefacts::{
    AnyRecord,
    android::{
        accessibility::AccessibilityService,
        alarms::Alarm,
        apk::AndroidPackage,
        app_ops::AppOp,
        battery_daily::DailyChange,
        battery_exemptions::BatteryExemption,
        components::Component,
        device_policy::Policy,
        input_methods::Keyboard,
        notification_listeners::NotificationListener,
        packages::{Package, UserState},
        roles::RoleHolder,
        settings::Setting,
        users::PhoneUser,
    },
};
use detect::{
    SeenIn,
    checks::{Checks, conclude},
};
use model::{Finding, Instant, Kind, Place, Statement, Untrusted};

use crate::lists::listed;

/// The app that tests are about.
pub(crate) const APP: &str = "com.example.app";
/// The store.
pub(crate) const STORE: &str = "com.android.vending";

/// A phone of records.
#[derive(Default)]
pub(crate) struct Phone(Vec<Checks>);

impl Phone {
    /// A phone with an ordinary app that has an icon.
    pub(crate) fn new() -> Self {
        Self::default()
            .package(&package("com.example.ordinary", STORE))
            .icon("com.example.ordinary")
    }

    fn read(mut self, record: AnyRecord<'_>) -> Self {
        let seen = SeenIn {
            source: "S1".to_owned(),
            artefact: record.artefact(),
            path: format!("/{}", record.artefact()),
        };
        let mut checks = Checks::default();
        let line = u64::try_from(self.0.len()).unwrap();
        checks.record(&seen, Place::Line(line), record);
        self.0.push(checks);
        self
    }

    pub(crate) fn package(self, package: &Package<'_>) -> Self {
        self.read(AnyRecord::AndroidPackages(package))
    }

    /// The app from elsewhere, with an icon.
    pub(crate) fn opened(self) -> Self {
        self.package(&package(APP, "com.google.android.packageinstaller"))
            .icon(APP)
    }

    /// The app from the store, with an icon.
    pub(crate) fn bought(self) -> Self {
        self.package(&package(APP, STORE)).icon(APP)
    }

    pub(crate) fn icon(self, app: &'static str) -> Self {
        self.part(app, ".Main", "activity", "android.intent.action.MAIN")
    }

    /// A part of the app that starts with the phone.
    pub(crate) fn boots(self) -> Self {
        self.part(
            APP,
            ".Boot",
            "receiver",
            "android.intent.action.BOOT_COMPLETED",
        )
    }

    fn part(
        self,
        app: &'static str,
        class: &str,
        kind: &'static str,
        action: &'static str,
    ) -> Self {
        self.read(AnyRecord::AndroidComponents(&Component {
            app_id: Untrusted::from(app),
            component: Untrusted::from(format!("{app}/{class}")),
            component_kind: Untrusted::from(kind),
            action: Untrusted::from(action),
            launcher: None,
            needs_permission: None,
        }))
    }

    pub(crate) fn accessibility(self, app: &'static str, state: &'static str) -> Self {
        self.read(AnyRecord::AndroidAccessibility(&AccessibilityService {
            app_id: Untrusted::from(app),
            component: Untrusted::from(format!("{app}/.Service")),
            state,
            user_id: Some(0),
        }))
    }

    pub(crate) fn listener(self, app: &'static str, role: &'static str) -> Self {
        self.read(AnyRecord::AndroidNotificationListeners(
            &NotificationListener {
                app_id: Untrusted::from(app),
                component: Untrusted::from(format!("{app}/.Listener")),
                role,
                user_id: Some(0),
            },
        ))
    }

    pub(crate) fn policy(self, app: &'static str, role: &'static str) -> Self {
        self.read(AnyRecord::AndroidDevicePolicy(&Policy {
            role,
            app_id: Some(Untrusted::from(app)),
            component: None,
            restriction: None,
            user_id: Some(0),
        }))
    }

    pub(crate) fn keyboard(self, app: &'static str, state: &'static str) -> Self {
        self.read(AnyRecord::AndroidInputMethods(&Keyboard {
            app_id: Untrusted::from(app),
            component: Untrusted::from(format!("{app}/.Keyboard")),
            state,
            user_id: Some(0),
        }))
    }

    /// The use of an operation; `state` is empty when it was never used.
    pub(crate) fn op(self, op: &'static str, mode: &'static str, state: &'static str) -> Self {
        self.op_of(Some(APP), 10_123, op, mode, state)
    }

    /// The use of an operation, or its mode for a whole number, by the app's number `uid`.
    pub(crate) fn op_of(
        self,
        app: Option<&'static str>,
        uid: i64,
        op: &'static str,
        mode: &'static str,
        state: &'static str,
    ) -> Self {
        let used = !state.is_empty();
        let time = Some(Instant::from_unix_ns(1_700_000_000_000_000_000)).filter(|_| used);
        self.read(AnyRecord::AndroidAppOps(&AppOp {
            app_id: app.map(Untrusted::from),
            uid: Some(uid),
            user_id: Some(uid / 100_000),
            op: Untrusted::from(op),
            op_mode: Some(Untrusted::from(mode)),
            last_access: time,
            access_state: Some(Untrusted::from(state)).filter(|_| used),
            in_background: used.then_some(state == "bg"),
            last_background_access: time.filter(|_| state == "bg"),
            last_reject: None,
            duration_ms: None,
            proxied: false,
            captured: None,
        }))
    }

    /// An app of an acquisition's list, with a file or without, signed by `signer`.
    pub(crate) fn listed(
        self,
        id: &'static str,
        installer: &'static str,
        system: bool,
        signer: &'static str,
    ) -> Self {
        self.read(AnyRecord::AndroidPackageFiles(&listed(
            id, installer, system, signer,
        )))
    }

    pub(crate) fn removed(self, id: &'static str) -> Self {
        let mut package = listed(id, "", false, "");
        package.files.clear();
        self.read(AnyRecord::AndroidPackageFiles(&package))
    }

    pub(crate) fn file(self, file: &AndroidPackage) -> Self {
        self.read(AnyRecord::AndroidApk(file))
    }

    pub(crate) fn role(self, role: &'static str) -> Self {
        self.read(AnyRecord::AndroidRoles(&RoleHolder {
            role: Untrusted::from(role),
            app_id: Untrusted::from(APP),
            user_id: Some(0),
        }))
    }

    pub(crate) fn user(self, user_id: i64, kind: &'static str) -> Self {
        self.read(AnyRecord::AndroidUsers(&PhoneUser {
            user_id,
            flags: None,
            user_type: Some(Untrusted::from(kind)),
            parent: None,
            has_profile_owner: Some(false),
            restrictions: Vec::new(),
            policy_restrictions: Vec::new(),
        }))
    }

    pub(crate) fn exempt(self, list: &'static str) -> Self {
        self.read(AnyRecord::AndroidBatteryExemptions(&BatteryExemption {
            app_id: Untrusted::from(APP),
            list,
        }))
    }

    pub(crate) fn alarm(self, wakes_phone: bool) -> Self {
        self.read(AnyRecord::AndroidAlarms(&Alarm {
            app_id: Untrusted::from(APP),
            alarm_type: "RTC_WAKEUP",
            wakes_phone,
            tag: None,
            repeat_s: None,
        }))
    }

    /// A change on the day after `day` days.
    pub(crate) fn change(self, app: &'static str, day: i64, version_code: i64) -> Self {
        self.read(AnyRecord::AndroidBatteryDaily(&DailyChange {
            day_began: Some(Instant::from_unix_ns(day * 86_400_000_000_000)),
            day_ended: None,
            app_id: Untrusted::from(app),
            version_code,
            uninstalled: version_code == 0,
        }))
    }

    /// A setting that names the app.
    pub(crate) fn setting(self, name: &'static str, value: &'static str) -> Self {
        let named = value.split('/').next().filter(|id| id.contains('.'));
        self.read(AnyRecord::AndroidSettings(&Setting {
            name: Untrusted::from(name),
            value: Some(Untrusted::from(value)),
            namespace: "secure",
            user_id: Some(0),
            set_by_app: None,
            app_ids: named.into_iter().map(Untrusted::from).collect(),
        }))
    }

    /// The titles of everything found.
    pub(crate) fn titles(self) -> Vec<String> {
        let mut titles: Vec<String> = self
            .findings(&[])
            .iter()
            .flat_map(|one| {
                let signs = one.signs.iter().map(|sign| sign.title.key.to_string());
                signs.chain([one.title.key.to_string()]).collect::<Vec<_>>()
            })
            .collect();
        titles.sort();
        titles
    }

    /// What is found, with these statements of the owner.
    pub(crate) fn findings(self, statements: &[&str]) -> Vec<Finding> {
        let mut all = Checks::default();
        for checks in self.0 {
            all.absorb(checks);
        }
        let statements: Vec<Statement> = statements.iter().map(|s| s.parse().unwrap()).collect();
        conclude(all.conclude(), Vec::new(), &statements)
    }

    /// The kind of what is above context, and the keys of its titles, signs included.
    pub(crate) fn above(self, statements: &[&str]) -> Option<(Kind, Vec<String>)> {
        let findings = self.findings(statements);
        let above: Vec<&Finding> = findings
            .iter()
            .filter(|one| one.is_above_context())
            .collect();
        assert!(above.len() <= 1, "one app, one finding: {above:?}");
        let one = above.first()?;
        let mut titles: Vec<String> = match &*one.signs {
            [] => vec![one.title.key.to_string()],
            signs => signs
                .iter()
                .map(|sign| sign.title.key.to_string())
                .collect(),
        };
        for title in &mut titles {
            *title = title
                .trim_start_matches("check-")
                .trim_end_matches("-title")
                .to_owned();
        }
        titles.sort();
        Some((one.kind, titles))
    }
}

/// A package that `installer` brought.
pub(crate) fn package(id: &'static str, installer: &'static str) -> Package<'static> {
    Package {
        app_id: Untrusted::from(id),
        replaced_system: false,
        uid: Some(10_123),
        path: None,
        version: None,
        version_code: None,
        target_sdk: None,
        is_system: false,
        debuggable: false,
        installed_by_app: Some(Untrusted::from(installer)).filter(|one| !one.is_empty()),
        initiating_app: None,
        originating_app: None,
        package_source: None,
        installed: None,
        updated: None,
        signature_codes: vec![Untrusted::from(id)],
        requested_permissions: Vec::new(),
        users: vec![user(0)],
    }
}

/// The package as a user has it.
pub(crate) fn user(user: i64) -> UserState<'static> {
    UserState {
        user,
        installed: true,
        hidden: false,
        stopped: false,
        enabled: Some(0),
        installed_at: None,
        granted_permissions: Vec::new(),
        disabled_components: Vec::new(),
    }
}

/// The package with permissions granted to its only user.
pub(crate) fn granted(mut package: Package<'static>, permissions: &[&str]) -> Package<'static> {
    let whole = permissions
        .iter()
        .map(|name| format!("android.permission.{name}"));
    package.users[0].granted_permissions = whole.map(Untrusted::from).collect();
    package
}
