//! Records made by hand, and what the checks say of them.

use artefacts::{
    AnyRecord, Links,
    ios::{
        application_state::AppState, data_usage::NetworkUse, global_preferences::GeneralSettings,
        installed_apps::InstalledApp, locationd_clients::LocationClient, manifest::ListedFile,
        tcc::Permission,
    },
};
use detect::{
    SeenIn,
    checks::{Checks, conclude},
};
use model::{Finding, Instant, Kind, Place, Reason, Statement, Untrusted};

/// The folds of several jobs, absorbed in the order given.
#[derive(Default)]
pub(crate) struct Jobs(Vec<Checks>);

impl Jobs {
    /// A job that reads this one record.
    pub(crate) fn read(mut self, record: AnyRecord<'_>) -> Self {
        let seen = SeenIn {
            source: "S1".to_owned(),
            artefact: record.artefact(),
            path: format!("/{}", record.artefact()),
        };
        let row = i64::try_from(self.0.len()).unwrap();
        let mut checks = Checks::default();
        checks.record(&seen, Place::Row { table: "t", row }, record);
        self.0.push(checks);
        self
    }

    /// Apps of the store, all of one account, so that there is a list.
    pub(crate) fn store(mut self, ids: &[&'static str]) -> Self {
        for id in ids {
            self = self.read(AnyRecord::IosInstalledApps(&app(
                id,
                STORE,
                "me@example.org",
            )));
        }
        self
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

    /// What the check `id` says, alone or within a finding.
    pub(crate) fn said_by(self, id: &str, statements: &[&str]) -> Vec<Finding> {
        let mut findings = self.findings(statements);
        findings.retain(|finding| {
            matches!(&finding.reason_for, Reason::Check(check) if check.id == id)
                || finding.signs.iter().any(|sign| sign.check.id == id)
        });
        findings
    }

    /// The kinds of what the check `id` says.
    pub(crate) fn kinds_by(self, id: &str, statements: &[&str]) -> Vec<Kind> {
        let said = self.said_by(id, statements);
        said.iter().map(|finding| finding.kind).collect()
    }
}

/// The installer of the store.
pub(crate) const STORE: &str = "com.apple.AppStore";

fn text(text: &'static str) -> Option<Untrusted<'static>> {
    Some(text)
        .filter(|text| !text.is_empty())
        .map(Untrusted::from)
}

/// An instant of 2024, by day of the year.
pub(crate) fn day(day: i64) -> Option<Instant> {
    Instant::parse("2024-01-01T00:00:00Z")
        .map(|start| Instant::from_unix_ns(start.unix_ns() + day * 86_400_000_000_000))
}

/// An app of the list.
pub(crate) fn app(
    id: &'static str,
    installer: &'static str,
    buyer: &'static str,
) -> InstalledApp<'static> {
    InstalledApp {
        app_id: text(id),
        listed_in: "store_note",
        name: None,
        publisher: None,
        version: None,
        genre: None,
        installed_by_app: text(installer),
        came_with_phone: None,
        assigned_by_organisation: None,
        purchased: None,
        installed: None,
        buyer: text(buyer),
        path: None,
    }
}

/// A permission of an app, or of a program when it begins with `/`.
pub(crate) fn permission(
    service: &'static str,
    client: &'static str,
    decision: &'static str,
    by: &'static str,
) -> Permission<'static> {
    let is_path = client.starts_with('/');
    Permission {
        time: day(3),
        permission: text(service),
        app_id: text(client).filter(|_| !is_path),
        path: text(client).filter(|_| is_path),
        decision: text(decision),
        decided_by: text(by),
        prompt_count: None,
        target: None,
        expired: false,
    }
}

/// A client of the location service, with the day on which it last asked out of sight.
pub(crate) fn location(
    app: &'static str,
    authorization: &'static str,
    in_background: Option<i64>,
) -> LocationClient<'static> {
    LocationClient {
        client: Untrusted::from(app),
        app_id: text(app),
        bundle_path: None,
        executable: None,
        registered_by: None,
        authorization: text(authorization),
        counted_since: None,
        information_stopped: None,
        visits_stopped: None,
        location_stopped: None,
        background_stopped: in_background.and_then(day),
        movements_stopped: None,
        movements_once_stopped: None,
        areas_stopped: None,
        beacons_stopped: None,
        links: Links::default(),
    }
}

/// What the home screen keeps of an app.
pub(crate) fn state(app: &'static str, bundle_path: &'static str) -> AppState<'static> {
    AppState {
        app_id: text(app),
        setting: text("compatibilityInfo"),
        bundle_path: text(bundle_path),
        data_path: None,
        removed: None,
        links: Links::default(),
    }
}

/// General settings with these keyboards.
pub(crate) fn keyboards(ids: &[&'static str]) -> GeneralSettings<'static> {
    GeneralSettings {
        lockdown_mode: None,
        keyboards: Some(ids.iter().map(|id| Untrusted::from(*id)).collect()),
        languages: None,
        locale: None,
        links: Links::default(),
    }
}

/// Network use of a process of this number.
pub(crate) fn usage(number: i64, deleted: bool) -> NetworkUse<'static> {
    NetworkUse {
        process_id: Some(number),
        process_deleted: deleted,
        process: text("x"),
        app_id: None,
        first_seen: None,
        last_seen: None,
        time: None,
        wifi_in_bytes: None,
        wifi_out_bytes: None,
        mobile_in_bytes: None,
        mobile_out_bytes: None,
        names_cut: false,
    }
}

/// A listed file.
pub(crate) fn file(path: &'static str, mode: u32) -> ListedFile<'static> {
    ListedFile {
        file_id: None,
        domain: "HomeDomain".into(),
        path: Untrusted::from(path),
        kind: "file",
        size_bytes: None,
        mode: Some(mode),
        user_id: None,
        created: None,
        modified: None,
        status_changed: None,
        protection_class: None,
        encrypted: false,
        link_target: None,
    }
}
