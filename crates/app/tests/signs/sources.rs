//! What says of an app is joined whatever source tells it, and what no source tells is not made up.

use artefacts::android::packages::Package;
use model::{Bearing, Kind, Untrusted};

use crate::{
    lists::file,
    records::{APP, Phone, STORE, granted, package, user},
};

const OPENED: &str = "com.google.android.packageinstaller";

fn is(phone: Phone, expected: Option<Kind>, checks: &[&str]) {
    let checks = checks.iter().map(|check| (*check).to_owned()).collect();
    assert_eq!(phone.above(&[]), expected.map(|kind| (kind, checks)));
}

/// An acquisition whose package manager printed nothing.
fn acquired(installer: &'static str) -> Phone {
    Phone::default()
        .listed("android", "", true, "5ca1ab1e")
        .listed("com.example.ordinary", STORE, false, "0ddba11")
        .listed(APP, installer, false, "0ddba11")
}

#[test]
fn an_acquisitions_list_tells_where_an_app_came_from() {
    let watches = acquired(OPENED).accessibility(APP, "enabled");
    is(
        watches,
        Some(Kind::Exposure),
        &["enabled-accessibility", "sideloaded"],
    );
    let from_nowhere = acquired("").listener(APP, "listener");
    is(
        from_nowhere,
        Some(Kind::Exposure),
        &["notification-access", "sideloaded"],
    );
    is(acquired(STORE), None, &[]);
    // The icon could not be looked at: no dump, no file of the app.
    let restricted = acquired(OPENED).op("ACCESS_RESTRICTED_SETTINGS", "allow", "");
    let checks = ["restricted-settings-allowed", "sideloaded"];
    is(restricted, Some(Kind::Exposure), &checks);
}

#[test]
fn a_list_without_installers_makes_nothing_side_loaded() {
    let phone = Phone::default()
        .listed("com.example.ordinary", "", false, "")
        .listed(APP, "", false, "");
    assert_eq!(phone.titles(), Vec::<String>::new());
}

#[test]
fn what_was_removed_while_its_data_were_kept_is_not_on_the_phone() {
    let phone = Phone::new().removed(APP).accessibility(APP, "enabled");
    is(phone, None, &[]);
}

#[test]
fn the_apps_own_file_tells_whether_it_has_an_icon() {
    let watches = || acquired(OPENED).accessibility(APP, "enabled");
    let hidden = ["enabled-accessibility", "no-launcher", "sideloaded"];
    is(
        watches().file(&file(None, false)),
        Some(Kind::Suspicious),
        &hidden,
    );
    let seen = ["enabled-accessibility", "sideloaded"];
    is(
        watches().file(&file(None, true)),
        Some(Kind::Exposure),
        &seen,
    );
    // Parts of a divided app have no icon of their own.
    let parts = watches()
        .file(&file(None, true))
        .file(&file(Some("config.fr"), false));
    is(parts, Some(Kind::Exposure), &seen);
    let part = watches().file(&file(Some("config.fr"), false));
    is(part, Some(Kind::Exposure), &seen);
    // The dump tells what is switched on, whatever the file has.
    let dumped = Phone::new()
        .package(&package(APP, OPENED))
        .accessibility(APP, "enabled")
        .file(&file(None, true));
    is(dumped, Some(Kind::Suspicious), &hidden);
}

#[test]
fn a_file_handed_in_alone_does_not_say_that_the_phone_has_the_app() {
    let mut alone = file(None, false);
    alone.bearing = Bearing::Stored;
    alone.debuggable = Some(true);
    assert_eq!(Phone::default().file(&alone).titles(), Vec::<String>::new());
    assert_eq!(Phone::new().file(&alone).titles(), Vec::<String>::new());
    // Nor does a file make a listed app less visible than it is.
    let watches = acquired(OPENED).accessibility(APP, "enabled").file(&alone);
    is(
        watches,
        Some(Kind::Exposure),
        &["enabled-accessibility", "sideloaded"],
    );
    // Nor one that was taken from the phone, when no list says what the phone has.
    let lone = Phone::default().file(&file(None, false));
    assert_eq!(lone.titles(), Vec::<String>::new());
}

#[test]
fn a_mode_of_the_whole_number_takes_over() {
    let permissions = [
        "ACCESS_FINE_LOCATION",
        "ACCESS_BACKGROUND_LOCATION",
        "RECORD_AUDIO",
    ];
    let follows = || {
        Phone::new()
            .package(&granted(package(APP, OPENED), &permissions))
            .icon(APP)
            .op("FINE_LOCATION", "allow", "bg")
            .op("RECORD_AUDIO", "allow", "bg")
    };
    let both = [
        "background-location",
        "background-microphone-camera",
        "sideloaded",
    ];
    is(follows(), Some(Kind::Exposure), &both);
    // One operation decides about all that tell the location.
    let refused = follows().op_of(None, 10_123, "COARSE_LOCATION", "ignore", "");
    let hears = ["background-microphone-camera", "sideloaded"];
    is(refused, Some(Kind::Exposure), &hears);
    let deaf = follows()
        .op_of(None, 10_123, "COARSE_LOCATION", "deny", "")
        .op_of(None, 10_123, "RECORD_AUDIO", "ignore", "");
    is(deaf, None, &[]);
    // Another number, another user: nothing changes.
    let others = follows()
        .op_of(None, 10_124, "RECORD_AUDIO", "ignore", "")
        .op_of(None, 1_010_123, "COARSE_LOCATION", "ignore", "");
    is(others, Some(Kind::Exposure), &both);
    // Only while it is seen is not refused; and what the number may, the app may.
    let seen = follows().op_of(None, 10_123, "RECORD_AUDIO", "foreground", "");
    is(seen, Some(Kind::Exposure), &both);
    let allowed = || {
        Phone::new()
            .opened()
            .op_of(None, 10_123, "MANAGE_EXTERNAL_STORAGE", "allow", "")
    };
    is(
        allowed(),
        Some(Kind::Exposure),
        &["all-files-access", "sideloaded"],
    );
    let of_app = allowed().op("MANAGE_EXTERNAL_STORAGE", "ignore", "");
    is(
        of_app,
        Some(Kind::Exposure),
        &["all-files-access", "sideloaded"],
    );
}

#[test]
fn what_one_user_allows_and_another_uses_does_not_add_up() {
    let mut two = granted(package(APP, OPENED), &["RECORD_AUDIO"]);
    two.users.push(user(10));
    let phone = |uid| {
        Phone::new()
            .package(&two)
            .icon(APP)
            .op_of(Some(APP), uid, "RECORD_AUDIO", "allow", "bg")
    };
    is(phone(1_010_123), None, &[]);
    let hears = ["background-microphone-camera", "sideloaded"];
    is(phone(10_123), Some(Kind::Exposure), &hears);
    // Refused by one user, used by the other.
    let refused = phone(10_123).op_of(Some(APP), 1_010_123, "RECORD_AUDIO", "ignore", "");
    is(refused, Some(Kind::Exposure), &hears);
}

#[test]
fn an_icon_that_one_user_sees_is_seen() {
    let mut two = package(APP, OPENED);
    two.users.push(user(10));
    two.users[1].disabled_components = vec![Untrusted::from(".Main")];
    let watches = |package: &Package<'_>| {
        Phone::new()
            .package(package)
            .icon(APP)
            .accessibility(APP, "enabled")
    };
    is(
        watches(&two),
        Some(Kind::Exposure),
        &["enabled-accessibility", "sideloaded"],
    );
    two.users[0].disabled_components = vec![Untrusted::from(".Main")];
    let hidden = ["enabled-accessibility", "no-launcher", "sideloaded"];
    is(watches(&two), Some(Kind::Suspicious), &hidden);
    // The one who sees it does not have it any more.
    two.users[0].disabled_components.clear();
    two.users[0].installed = false;
    is(watches(&two), Some(Kind::Suspicious), &hidden);
}

#[test]
fn a_list_of_services_holds_while_accessibility_is_on() {
    let lists = |on: &'static str| {
        Phone::new()
            .opened()
            .setting("enabled_accessibility_services", "com.example.app/.Service")
            .setting("accessibility_enabled", on)
    };
    let watches = ["enabled-accessibility", "sideloaded"];
    is(lists("1"), Some(Kind::Exposure), &watches);
    is(lists("0"), None, &[]);
    // On for one user of the phone is on; the service's own dump is above the setting.
    is(
        lists("0").setting("accessibility_enabled", "1"),
        Some(Kind::Exposure),
        &watches,
    );
    is(
        lists("0").accessibility(APP, "bound"),
        Some(Kind::Exposure),
        &watches,
    );
}
