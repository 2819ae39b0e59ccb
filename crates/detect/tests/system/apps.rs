//! Which app was allowed what, by whom, who bought it, and whether it is still there.

use artefacts::AnyRecord::{
    IosApplicationState, IosGlobalPreferences, IosInstalledApps, IosLocationdClients, IosTcc,
};
use model::{Certainty, Kind};

use crate::records::{Jobs, STORE, app, keyboards, location, permission, state};

const MICROPHONE: &str = "kTCCServiceMicrophone";
const NONE: [Kind; 0] = [];

#[test]
fn a_permission_of_an_app_that_no_list_has_is_told() {
    let with = |client, decision| {
        Jobs::default()
            .store(&["com.example.chat"])
            .read(IosTcc(&permission(
                MICROPHONE,
                client,
                decision,
                "user_consent",
            )))
    };
    let id = "permission-without-app";
    assert_eq!(
        with("com.example.gone", "allowed").kinds_by(id, &[]),
        [Kind::Exposure]
    );
    assert_eq!(
        with("com.example.gone", "limited").kinds_by(id, &[]),
        [Kind::Exposure]
    );
    let said = ["app:com.example.gone"];
    assert_eq!(
        with("com.example.gone", "allowed").kinds_by(id, &said),
        [Kind::Context]
    );
    for (client, decision) in [
        ("com.example.gone", "denied"),
        ("com.example.chat", "allowed"),
        ("com.example.Chat.extension", "allowed"),
        ("com.apple.mobilesafari", "allowed"),
        ("/usr/libexec/accessoryd", "allowed"),
    ] {
        assert_eq!(with(client, decision).kinds_by(id, &[]), NONE, "{client}");
    }
    let elsewhere = with("/private/var/mobile/Library/x/agentd", "allowed");
    let found = elsewhere.said_by(id, &[]);
    assert_eq!(
        found[0].title.key,
        "check-permission-without-app-program-title"
    );
}

#[test]
fn without_a_list_of_apps_no_app_is_missing() {
    let jobs = || {
        Jobs::default()
            .read(IosTcc(&permission(
                MICROPHONE,
                "com.example.gone",
                "allowed",
                "",
            )))
            .read(IosApplicationState(&state("com.example.gone", "")))
            .read(IosLocationdClients(&location(
                "com.example.gone",
                "always",
                Some(1),
            )))
    };
    assert_eq!(jobs().kinds_by("permission-without-app", &[]), NONE);
    assert_eq!(jobs().kinds_by("removed-app", &[]), NONE);
    assert_eq!(jobs().kinds_by("location-always", &[]), [Kind::Context]);
}

#[test]
fn other_permissions_of_missing_apps_are_none_of_its_business() {
    let jobs = Jobs::default()
        .store(&["com.example.chat"])
        .read(IosTcc(&permission(
            "kTCCServiceMotion",
            "com.example.gone",
            "allowed",
            "user_consent",
        )));
    assert_eq!(jobs.kinds_by("permission-without-app", &[]), NONE);
}

#[test]
fn permissions_by_rules_are_strong_unless_the_phone_is_managed() {
    let with = |decision, by| {
        Jobs::default().read(IosTcc(&permission(
            MICROPHONE,
            "com.example.work",
            decision,
            by,
        )))
    };
    let id = "permission-by-management";
    let found = with("allowed", "mdm_policy").said_by(id, &[]);
    assert_eq!(
        (found[0].kind, found[0].certainty),
        (Kind::Exposure, Certainty::Likely)
    );
    assert_eq!(
        with("allowed", "mdm_policy").kinds_by(id, &["managed"]),
        [Kind::Context]
    );
    assert_eq!(with("denied", "mdm_policy").kinds_by(id, &[]), NONE);
    assert_eq!(with("allowed", "user_consent").kinds_by(id, &[]), NONE);
}

#[test]
fn always_is_told_only_of_apps_from_elsewhere_that_asked_lately() {
    let with = |id, authorization, background| {
        Jobs::default()
            .store(&["com.example.store"])
            .read(IosInstalledApps(&app(
                "com.example.side",
                "com.example.installer",
                "",
            )))
            .read(IosLocationdClients(&location(
                "com.apple.Maps",
                "always",
                Some(200),
            )))
            .read(IosLocationdClients(&location(
                id,
                authorization,
                background,
            )))
            .kinds_by("location-always", &[])
    };
    assert_eq!(
        with("com.example.side", "always", Some(190)),
        [Kind::Exposure]
    );
    assert_eq!(
        with("com.example.gone", "always", Some(180)),
        [Kind::Exposure]
    );
    assert_eq!(
        with("com.example.side", "always", Some(100)),
        [Kind::Context]
    );
    assert_eq!(with("com.example.side", "always", None), [Kind::Context]);
    assert_eq!(
        with("com.example.store", "always", Some(200)),
        [Kind::Context]
    );
    assert_eq!(with("com.example.side", "in_use", Some(200)), NONE);
}

#[test]
fn apps_that_only_records_name_are_context() {
    let jobs = Jobs::default()
        .store(&["com.example.chat"])
        .read(IosApplicationState(&state("com.example.gone", "")))
        .read(IosApplicationState(&state("com.example.chat", "")))
        .read(IosApplicationState(&state("com.apple.camera", "")))
        .read(IosLocationdClients(&location(
            "com.example.other",
            "never",
            None,
        )));
    let found = jobs.said_by("removed-app", &[]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].count), (Kind::Context, 2));
}

#[test]
fn an_app_of_another_account_is_told_once_each_and_explained_by_its_address() {
    let with = |buyer| {
        Jobs::default()
            .store(&["com.a.a", "com.a.b", "com.a.c", "com.a.d", "com.a.e"])
            .read(IosInstalledApps(&app("com.a.other", STORE, buyer)))
    };
    let id = "app-of-another-account";
    assert_eq!(
        with("Other@Example.org").kinds_by(id, &[]),
        [Kind::Exposure]
    );
    let said = ["account:OTHER@example.org"];
    assert_eq!(
        with("Other@Example.org").kinds_by(id, &said),
        [Kind::Context]
    );
    assert_eq!(
        with("other@example.org").kinds_by(id, &["account:me@example.org"]),
        [Kind::Exposure]
    );
    assert_eq!(with("ME@example.org").kinds_by(id, &[]), NONE);
    assert_eq!(with("").kinds_by(id, &[]), NONE);
}

#[test]
fn a_keyboard_is_context_until_it_may_send_what_is_typed() {
    let with = |service, client, decision| {
        Jobs::default()
            .read(IosGlobalPreferences(&keyboards(&[
                "fr_FR@sw=AZERTY-French;hw=Automatic",
                "com.example.type.keyboard",
            ])))
            .read(IosTcc(&permission(
                service,
                client,
                decision,
                "user_consent",
            )))
            .kinds_by("third-party-keyboard", &[])
    };
    let network = "kTCCServiceKeyboardNetwork";
    assert_eq!(
        with(network, "com.example.type", "allowed"),
        [Kind::Exposure]
    );
    assert_eq!(with(network, "com.example.type", "denied"), [Kind::Context]);
    assert_eq!(
        with(network, "com.example.typewriter", "allowed"),
        [Kind::Context]
    );
    assert_eq!(
        with(MICROPHONE, "com.example.type", "allowed"),
        [Kind::Context]
    );
    let none = Jobs::default().read(IosGlobalPreferences(&keyboards(&["emoji@sw=Emoji"])));
    assert_eq!(none.kinds_by("third-party-keyboard", &[]), NONE);
}
