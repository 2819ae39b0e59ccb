//! Folds what lists of apps and the apps' own files say: the dump of the package manager, an acquisition's
//! list, APK manifests.
//!
//! An acquisition's list names apps that were removed while their data were kept, without files. Described in:
//! <https://developer.android.com/tools/adb#pm>,
//! <https://developer.android.com/guide/topics/manifest/manifest-intro>.

use artefacts::android::{
    apk::AndroidPackage,
    components::Component,
    package_files::ListedPackage,
    packages::{Package, UserState},
};
use model::{Bearing, Place, Untrusted};

use super::{App, Topic, app::Build, facts::Facts, uses::user_and_number};
use crate::SeenIn;

/// Most users of the phone who have one app.
const USERS: usize = 64;
/// What tells that the phone was started.
const BOOT: [&str; 3] = [
    "android.intent.action.BOOT_COMPLETED",
    "android.intent.action.LOCKED_BOOT_COMPLETED",
    "android.intent.action.QUICKBOOT_POWERON",
];

impl Facts {
    /// An app in the package manager's dump.
    pub(super) fn package(&mut self, seen: &SeenIn, place: Place<'_>, package: &Package<'_>) {
        let Some(app) = self.app(package.app_id.raw()) else {
            return;
        };
        app.dumped = true;
        // The original of an updated app tells that it is a part of the system, and no more.
        app.system |= package.is_system || package.replaced_system;
        if package.replaced_system {
            return;
        }
        if let Some((_, number)) = package.uid.and_then(user_and_number) {
            app.number(number);
        }
        if package.debuggable {
            app.builds.insert(Build::Test);
        }
        origin(app, package);
        for code in &package.signature_codes {
            app.signer(code.raw());
        }
        if package.users.is_empty() {
            app.users.insert(0);
        }
        for user in package.users.iter().filter(|user| is_in_force(user)) {
            if app.users.len() < USERS {
                app.users.insert(user.user);
            }
            for permission in &user.granted_permissions {
                app.grant(user.user, permission.raw());
            }
            for class in &user.disabled_components {
                let class = class_name(package.app_id.raw(), class.raw());
                app.switch_off(user.user, class);
            }
        }
        let (first, observed) = (first_installed(package), package.app_id.raw());
        app.installed = app.installed.into_iter().chain(first).min();
        app.about(Topic::Package).add(seen, place, first, observed);
    }

    /// An app in an acquisition's list.
    pub(super) fn listed(&mut self, seen: &SeenIn, place: Place<'_>, package: &ListedPackage<'_>) {
        let system = match (package.is_system, package.third_party) {
            (Some(system), _) => system,
            (None, Some(third_party)) => !third_party,
            // A list that does not tell what is the system's tells nothing about where apps come from.
            (None, None) => return,
        };
        if package.files.is_empty() {
            return;
        }
        self.lists_installers |= package.installed_by_app.is_some();
        let Some(app) = self.app(package.app_id.raw()) else {
            return;
        };
        app.listed = app.listed.max(Some(package.disabled != Some(true)));
        app.system |= system;
        if let Some((_, number)) = package.uid.and_then(user_and_number) {
            app.number(number);
        }
        let installer = package.installed_by_app.as_ref();
        let installer = installer.map(|installer| installer.raw().to_owned());
        app.installer = app.installer.take().or(installer);
        let files = package.files.iter();
        for certificate in files.flat_map(|file| &file.certificates) {
            if certificate.shared {
                app.builds.insert(Build::SharedKey);
            }
            if let Some(digest) = &certificate.sha256 {
                app.signer(&digest.raw().to_ascii_lowercase());
            }
        }
        let observed = package.app_id.raw();
        app.about(Topic::Package).add(seen, place, None, observed);
    }

    /// The file of an app. One that is handed in by itself does not say that the phone has the app.
    pub(super) fn file(&mut self, seen: &SeenIn, place: Place<'_>, file: &AndroidPackage) {
        let id = file.app_id.as_ref().map_or("", Untrusted::raw);
        if file.bearing != Bearing::Installed {
            return;
        }
        let Some(app) = self.app(id) else {
            return;
        };
        // A part of a divided app has no icon of its own, and is signed as its base is.
        if file.split.is_some() {
            app.icon_in_file = app.icon_in_file.max(file.has_launcher.filter(|has| *has));
            return;
        }
        app.icon_in_file = app.icon_in_file.max(file.has_launcher);
        if file.debuggable == Some(true) || file.test_only == Some(true) {
            app.builds.insert(Build::Test);
        }
        for certificate in file.certificates.iter().filter(|one| !one.earlier) {
            if certificate.shared {
                app.builds.insert(Build::SharedKey);
            }
            app.signer(&certificate.sha256);
        }
        app.about(Topic::File).add(seen, place, None, id);
    }

    /// A part of an app that answers to something.
    pub(super) fn component(&mut self, seen: &SeenIn, place: Place<'_>, component: &Component<'_>) {
        let Some((id, class)) = component.component.raw().split_once('/') else {
            return;
        };
        let (kind, action) = (component.component_kind.raw(), component.action.raw());
        let starts = kind == "activity"
            && action == "android.intent.action.MAIN"
            && component.launcher != Some(false);
        let boots = kind == "receiver" && BOOT.contains(&action);
        if !starts && !boots {
            return;
        }
        let class = class_name(id, class);
        let Some(app) = self.app(component.app_id.raw()) else {
            return;
        };
        if starts {
            app.start(class);
        } else {
            app.boot(class);
            let observed = component.component.raw();
            app.about(Topic::Boot).add(seen, place, None, observed);
        }
    }
}

/// Who installed the app, and which app its file came from.
fn origin(app: &mut App, package: &Package<'_>) {
    let text = |text: &Option<Untrusted<'_>>| {
        let text = text.as_ref().map(|text| text.raw().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let origins = [&package.originating_app, &package.initiating_app];
    let installer = text(&package.installed_by_app);
    app.came_from = app.came_from.take().or_else(|| {
        let mut named = origins.into_iter().filter_map(text);
        named.find(|from| Some(from) != installer.as_ref())
    });
    app.installer = app.installer.take().or(installer);
}

fn first_installed(package: &Package<'_>) -> Option<model::Instant> {
    let by_user = package.users.iter().filter_map(|user| user.installed_at);
    package.installed.into_iter().chain(by_user).min()
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
