//! A watching app that holds what a phone can give an app: administration, keyboard, VPN, a role, a watch, the
//! screen, work while the phone sleeps. A backup holds its APK.

use crate::{
    android::{
        apk::{Apk, Signing},
        model::Model,
        package::Package,
    },
    planted::KEEPER,
};

const LABEL: &str = "Phone Keeper";
const PUBLISHER: &str = "Vigie Testkit Keepers";

/// Adds it.
pub(crate) fn add(model: &mut Model) {
    let keeper = Package::store(KEEPER, LABEL)
        .opened(Some("com.android.chrome"))
        .accessibility(".Eyes")
        .admin(".AdminReceiver")
        .service(
            ".Keyboard",
            "android.view.InputMethod",
            "android.permission.BIND_INPUT_METHOD",
        )
        .service(
            ".Tunnel",
            "android.net.VpnService",
            "android.permission.BIND_VPN_SERVICE",
        );
    model.add(keeper);
    model.enable_accessibility(KEEPER);
    model.enable_admin(KEEPER);
    model.doze_exempt.push(KEEPER.to_owned());
    model.companions.push(KEEPER);
    model.vpn = Some(KEEPER);
    // A keyboard that was chosen, and updates that were switched off.
    let keyboards = [
        "com.google.android.inputmethod.latin/.LatinIME",
        &format!("{KEEPER}/.Keyboard"),
    ];
    model.set("secure", "enabled_input_methods", &keyboards.join(":"));
    let updates = ["com.wssyncmldm", "com.android.updater"];
    for package in &mut model.packages {
        if updates.contains(&package.name.as_str()) {
            package.enabled = 3;
        }
    }
    model
        .roles
        .insert("android.app.role.CALL_REDIRECTION", KEEPER.to_owned());
}

/// Its APK.
pub(crate) fn apk() -> Apk {
    Apk {
        signing: Signing {
            publisher: publisher(),
            v1: true,
            v3: true,
            ..Signing::default()
        },
        ..Apk::new(KEEPER, LABEL, PUBLISHER)
    }
}

/// Whom its certificate names.
pub(crate) fn publisher() -> (String, String) {
    (LABEL.to_owned(), PUBLISHER.to_owned())
}
