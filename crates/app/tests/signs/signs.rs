//! Each sign on an app: what fires, and what nearly does.

use model::{Certainty, Kind, Statement, Untrusted};

use crate::records::{APP, Phone, STORE, granted, package, user};

type Above = Option<(Kind, Vec<String>)>;

fn exposure(checks: &[&str]) -> Above {
    let checks = checks.iter().map(|check| (*check).to_owned());
    Some((Kind::Exposure, checks.collect()))
}

fn suspicious(checks: &[&str]) -> Above {
    exposure(checks).map(|(_, checks)| (Kind::Suspicious, checks))
}

const OPENED: &str = "com.google.android.packageinstaller";

#[test]
fn an_app_from_elsewhere_alone_is_context() {
    let findings = Phone::new().opened().findings(&[]);
    let titles: Vec<&str> = findings.iter().map(|one| &*one.title.key).collect();
    assert_eq!(titles, ["check-sideloaded-ordinary-title"]);
    assert_eq!(Phone::new().bought().findings(&[]), []);
}

#[test]
fn accessibility_counts_when_it_is_switched_on() {
    for state in ["enabled", "bound"] {
        let bought = Phone::new().bought().accessibility(APP, state);
        assert_eq!(bought.above(&[]), exposure(&["enabled-accessibility"]));
    }
    for state in ["installed", "crashed"] {
        let phone = Phone::new().opened().accessibility(APP, state);
        assert_eq!(phone.above(&[]), None, "{state}");
    }
    let opened = || Phone::new().opened().accessibility(APP, "enabled");
    assert_eq!(
        opened().above(&[]),
        exposure(&["enabled-accessibility", "sideloaded"])
    );
    assert_eq!(opened().above(&["app:com.example.app"]), None);
    assert!(opened().above(&["app:com.example.apps"]).is_some());
    let known = opened().findings(&["app:com.example.app"]);
    let lowered = known.iter().find_map(|one| one.lowered_by.clone());
    assert_eq!(lowered, Some(Statement::App(APP.into())));
}

#[test]
fn a_known_use_explains_an_app_of_the_store_and_no_other() {
    const KEEPER: &str = "com.x8bit.bitwarden";
    let from = |installer| {
        Phone::new()
            .package(&package(KEEPER, installer))
            .icon(KEEPER)
            .accessibility(KEEPER, "enabled")
    };
    assert_eq!(from(STORE).above(&[]), None);
    let told = from(STORE).findings(&[]);
    assert_eq!(
        told[0].title.key,
        "check-enabled-accessibility-ordinary-title"
    );
    assert!(from(OPENED).above(&[]).is_some());
    // What the use does not explain counts.
    let listens = from(STORE).listener(KEEPER, "listener");
    assert_eq!(listens.above(&[]), exposure(&["notification-access"]));
}

#[test]
fn parts_of_the_system_are_told_and_never_counted() {
    let mut part = package("com.example.system", "");
    part.is_system = true;
    let phone = Phone::new()
        .package(&part)
        .accessibility("com.example.system", "enabled")
        .policy("com.example.system", "admin");
    assert_eq!(phone.above(&[]), None);
    let updated = package("com.example.system", OPENED);
    part.replaced_system = true;
    let phone = Phone::new()
        .package(&updated)
        .package(&part)
        .listener("com.example.system", "listener");
    assert_eq!(phone.above(&[]), None);
}

#[test]
fn notifications_and_administration() {
    let listens = Phone::new().bought().listener(APP, "listener");
    assert_eq!(listens.above(&[]), exposure(&["notification-access"]));
    assert_eq!(
        Phone::new().bought().listener(APP, "assistant").above(&[]),
        None
    );
    let admin = Phone::new().bought().policy(APP, "admin");
    assert_eq!(admin.above(&[]), exposure(&["device-admin"]));
    assert_eq!(
        Phone::new().bought().policy(APP, "restriction").above(&[]),
        None
    );
    let owner = || Phone::new().bought().policy(APP, "device_owner");
    assert_eq!(owner().findings(&[])[0].certainty, Certainty::Likely);
    assert_eq!(owner().above(&["managed"]), None);
}

#[test]
fn no_icon_gives_weight_and_is_no_alarm_alone() {
    let bare = |installer| Phone::new().package(&package(APP, installer));
    assert_eq!(bare(STORE).above(&[]), None);
    assert_eq!(bare(OPENED).above(&[]), None);
    let strong = ["enabled-accessibility", "no-launcher", "sideloaded"];
    let watches = || bare(OPENED).accessibility(APP, "enabled");
    assert_eq!(watches().above(&[]), suspicious(&strong));
    let stated = ["app:com.example.app", "parental", "managed"];
    assert_eq!(watches().above(&stated), suspicious(&strong));
    let one = &watches().findings(&[])[0];
    assert_eq!(one.title.key, "signs-android-app-strong-title");
    assert_eq!(one.certainty, Certainty::Likely);
    assert_eq!(one.next_step.key, "signs-android-app-strong-next");
    // The icon is there, and switched off.
    let mut off = package(APP, OPENED);
    off.users[0].disabled_components = vec![Untrusted::from("com.example.app.Main")];
    let switched_off = Phone::new()
        .package(&off)
        .icon(APP)
        .accessibility(APP, "enabled");
    assert_eq!(switched_off.above(&[]), suspicious(&strong));
    // Nobody knows who has an icon when the table was not read.
    let unread = Phone::default()
        .package(&package(APP, OPENED))
        .accessibility(APP, "enabled");
    assert!(matches!(unread.above(&[]), Some((Kind::Exposure, _))));
}

#[test]
fn an_app_that_is_off_or_gone_gives_no_sign() {
    let mut off = package(APP, OPENED);
    off.users[0].enabled = Some(3);
    let mut gone = package(APP, OPENED);
    gone.users[0].installed = false;
    for one in [off, gone] {
        let phone = Phone::new().package(&one).accessibility(APP, "enabled");
        assert_eq!(phone.above(&[]), None);
    }
}

#[test]
fn location_must_be_allowed_and_used() {
    let may = |permissions: &[&str]| {
        let package = granted(package(APP, OPENED), permissions);
        Phone::new().package(&package).icon(APP)
    };
    let fires = exposure(&["background-location", "sideloaded"]);
    let always = || may(&["ACCESS_FINE_LOCATION", "ACCESS_BACKGROUND_LOCATION"]);
    assert_eq!(always().above(&[]), fires, "uses were not counted");
    assert_eq!(
        always().op("FINE_LOCATION", "allow", "top").above(&[]),
        fires
    );
    assert_eq!(
        always().op("CAMERA", "allow", "top").above(&[]),
        None,
        "never used"
    );
    assert_eq!(
        always().op("FINE_LOCATION", "ignore", "bg").above(&[]),
        None
    );
    let once = || may(&["ACCESS_FINE_LOCATION"]);
    assert_eq!(once().op("FINE_LOCATION", "allow", "bg").above(&[]), fires);
    assert_eq!(once().op("FINE_LOCATION", "allow", "top").above(&[]), None);
}

#[test]
fn microphone_and_camera_count_in_the_background() {
    let hears = |state| {
        let package = granted(package(APP, OPENED), &["RECORD_AUDIO", "CAMERA"]);
        Phone::new()
            .package(&package)
            .icon(APP)
            .op("RECORD_AUDIO", "allow", state)
    };
    let fires = exposure(&["background-microphone-camera", "sideloaded"]);
    assert_eq!(hears("bg").above(&[]), fires);
    assert_eq!(hears("top").above(&[]), None);
    // Not granted: the use is an old one.
    let refused = Phone::new().opened().op("RECORD_AUDIO", "allow", "bg");
    assert_eq!(refused.above(&[]), None);
}

#[test]
fn messages_calls_and_contacts_count_together_in_one_user() {
    let all = ["READ_SMS", "READ_CALL_LOG", "READ_CONTACTS"];
    let phone = |package| Phone::new().package(&package).icon(APP);
    let fires = exposure(&["reads-messages-and-calls", "sideloaded"]);
    assert_eq!(phone(granted(package(APP, OPENED), &all)).above(&[]), fires);
    assert_eq!(
        phone(granted(package(APP, OPENED), &all[..2])).above(&[]),
        None
    );
    assert_eq!(phone(granted(package(APP, STORE), &all)).above(&[]), None);
    let mut two = granted(package(APP, OPENED), &all[..2]);
    let mut other = user(10);
    other.granted_permissions = vec![Untrusted::from("android.permission.READ_CONTACTS")];
    two.users.push(other);
    assert_eq!(phone(two).above(&[]), None, "two users");
    let hidden = Phone::new().package(&granted(package(APP, STORE), &all));
    let strong = suspicious(&["no-launcher", "reads-messages-and-calls"]);
    assert_eq!(hidden.above(&[]), strong);
}

#[test]
fn screen_keyboard_and_installing_count_for_apps_from_elsewhere() {
    let opened = || Phone::new().opened();
    let bought = || Phone::new().bought();
    for (phone, other, check) in [
        (
            opened().op("PROJECT_MEDIA", "allow", "fg"),
            bought().op("PROJECT_MEDIA", "allow", "fg"),
            "screen-access",
        ),
        (
            opened().keyboard(APP, "enabled"),
            bought().keyboard(APP, "enabled"),
            "keyboard-sideloaded",
        ),
        (
            opened().op("REQUEST_INSTALL_PACKAGES", "allow", "fg"),
            bought().op("REQUEST_INSTALL_PACKAGES", "allow", "fg"),
            "installs-apps",
        ),
    ] {
        let mut both = [check, "sideloaded"];
        both.sort_unstable();
        assert_eq!(phone.above(&[]), exposure(&both));
        assert_eq!(other.above(&[]), None, "{check}");
    }
    assert_eq!(opened().keyboard(APP, "installed").above(&[]), None);
    let asked = opened().op("REQUEST_INSTALL_PACKAGES", "default", "fg");
    assert_eq!(asked.above(&[]), None);
    assert_eq!(
        opened()
            .op("REQUEST_INSTALL_PACKAGES", "allow", "")
            .above(&[]),
        None
    );
}

#[test]
fn names_of_the_system_count_when_nobody_of_the_system_signed() {
    const NAMED: &str = "com.android.service.sync";
    let phone = |installer, signed_by: &'static str| {
        let mut system = package("android", "");
        system.is_system = true;
        let mut named = package(NAMED, installer);
        named.signature_codes = vec![Untrusted::from(signed_by)];
        Phone::new().package(&system).package(&named).icon(NAMED)
    };
    let fires = exposure(&["imitates-system", "lone-signer", "sideloaded"]);
    assert_eq!(phone(OPENED, "somebody").above(&[]), fires);
    assert_eq!(phone(OPENED, "android").above(&[]), None);
    assert_eq!(phone(STORE, "somebody").above(&[]), None);
}

#[test]
fn restricted_settings_count_when_they_were_allowed() {
    let with = |mode| {
        Phone::new()
            .opened()
            .op("ACCESS_RESTRICTED_SETTINGS", mode, "")
    };
    let fires = exposure(&["restricted-settings-allowed", "sideloaded"]);
    assert_eq!(with("allow").above(&[]), fires);
    for mode in ["ignore", "deny", "default"] {
        assert_eq!(with(mode).above(&[]), None, "{mode}");
    }
    let bought = Phone::new()
        .bought()
        .op("ACCESS_RESTRICTED_SETTINGS", "allow", "");
    assert_eq!(bought.above(&[]), None);
    let strong = [
        "enabled-accessibility",
        "restricted-settings-allowed",
        "sideloaded",
    ];
    let past = with("allow").accessibility(APP, "enabled");
    assert_eq!(past.above(&[]), suspicious(&strong));
}

#[test]
fn signs_of_different_apps_do_not_add_up() {
    let phone = Phone::new()
        .opened()
        .package(&package("com.example.other", STORE))
        .icon("com.example.other")
        .accessibility("com.example.other", "enabled");
    assert_eq!(phone.above(&[]), exposure(&["enabled-accessibility"]));
}

#[test]
fn a_part_that_brings_updates_and_is_off() {
    let with = |id, enabled| {
        let mut part = package(id, "");
        part.is_system = true;
        part.users[0].enabled = Some(enabled);
        Phone::new().package(&part)
    };
    let off = || with("com.wssyncmldm", 3);
    assert_eq!(off().above(&[]), exposure(&["disabled-update-package"]));
    assert_eq!(off().above(&["app:com.wssyncmldm"]), None);
    assert_eq!(with("com.wssyncmldm", 0).above(&[]), None);
    assert_eq!(with("com.example.radio", 3).above(&[]), None);
}
