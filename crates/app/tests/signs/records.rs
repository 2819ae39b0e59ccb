//! Records of Android made by hand, and what the checks say of them.

use artefacts::{
    AnyRecord,
    android::{
        accessibility::AccessibilityService,
        app_ops::AppOp,
        components::Component,
        device_policy::Policy,
        input_methods::Keyboard,
        notification_listeners::NotificationListener,
        packages::{Package, UserState},
    },
};
use detect::{
    SeenIn,
    checks::{Checks, conclude},
};
use model::{Finding, Instant, Kind, Place, Statement, Untrusted};

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
        self.read(AnyRecord::AndroidComponents(&Component {
            app_id: Untrusted::from(app),
            component: Untrusted::from(format!("{app}/.Main")),
            component_kind: Untrusted::from("activity"),
            action: Untrusted::from("android.intent.action.MAIN"),
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
        let used = !state.is_empty();
        let time = Some(Instant::from_unix_ns(1_700_000_000_000_000_000)).filter(|_| used);
        self.read(AnyRecord::AndroidAppOps(&AppOp {
            app_id: Some(Untrusted::from(APP)),
            uid: Some(10_123),
            user_id: Some(0),
            op: Untrusted::from(op),
            op_mode: Some(Untrusted::from(mode)),
            last_access: time,
            access_state: Some(Untrusted::from(state)).filter(|_| used),
            in_background: used.then_some(state == "bg"),
            last_background_access: time.filter(|_| state == "bg"),
            last_reject: None,
            duration_ms: None,
            proxied: false,
        }))
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
