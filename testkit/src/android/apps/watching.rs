//! What watches: the apps that made-up indicators name, and surveillance tools.

use super::permissions as may;
use crate::{
    android::{
        clock::{DAY, HOUR, MINUTE},
        model::{Model, User},
        package::Package,
        signs,
        tool::{Habit, Icon, Signer, Tool},
    },
    planted,
};

/// The app whose identifier and APK the made-up indicators name.
pub(crate) fn agent() -> Package {
    Package::store(planted::ANDROID_APP.value.as_ref(), "Device Health")
        .opened(Some("com.whatsapp"))
        .granted(&[may::AUDIO, may::FINE, may::BACKGROUND, may::READ_SMS])
        .listener(".NotifyService")
        .boot()
        .used("RECORD_AUDIO", 40 * MINUTE, "bg")
        .used("FINE_LOCATION", 5 * MINUTE, "bg")
        .published_by("Vigie Testkit Agents")
}

/// The app that is known by its signer alone.
pub(crate) fn renamed() -> Package {
    Package::store("com.qzxkvbn.trmwplsd", "Calculator")
        .by(None)
        .granted(&[may::CAMERA])
        .used("CAMERA", 3 * DAY, "bg")
        .published_by("Vigie Testkit Renamers")
}

/// Adds a trace of every made-up indicator that an app can be.
pub(crate) fn add_planted(model: &mut Model) {
    model.add(agent());
    model.enable_listener(planted::ANDROID_APP.value.as_ref());
    model.add(renamed());
    // One more letter than an indicator.
    model.add(Package::store(
        &format!("{}s", planted::ANDROID_APP.value),
        "Travel Agents",
    ));
    let gone = Package::store(planted::ANDROID_REMOVED.value.as_ref(), "Battery Saver")
        .opened(Some("com.android.chrome"));
    model.add(gone);
    model.remove(planted::ANDROID_REMOVED.value.as_ref(), 9 * DAY);
    model
        .properties
        .insert(planted::ANDROID_PROPERTY.value.to_string(), "1".to_owned());
}

/// Adds a surveillance tool.
pub(crate) fn add(model: &mut Model, tool: &Tool) {
    let mut package = Package::store(&tool.package, &tool.label)
        .opened(tool.installer.as_deref())
        .holding(&[may::FOREGROUND, may::OVERLAY, may::NO_DOZE, may::USAGE]);
    if tool.spies {
        package = package
            .granted(&[
                may::FINE,
                may::BACKGROUND,
                may::AUDIO,
                may::CAMERA,
                may::READ_SMS,
                may::RECEIVE_SMS,
                may::CALL_LOG,
                may::CONTACTS,
            ])
            .used("FINE_LOCATION", 3 * MINUTE, "bg")
            .used("RECORD_AUDIO", 2 * HOUR, "bg")
            .used("CAMERA", 2 * DAY, "bg")
            .used("READ_SMS", 7 * MINUTE, "bg")
            .used("READ_CALL_LOG", 7 * MINUTE, "bg")
            .used("READ_CONTACTS", DAY, "bg");
    }
    if tool.boot {
        package = package.boot();
    }
    match tool.icon {
        Icon::Shown => {}
        Icon::Absent => package = package.iconless(),
        Icon::Disabled => package
            .disabled
            .push(format!("{}.MainActivity", tool.package)),
    }
    package.signer = if tool.certificate == Signer::default() {
        Signer::named(&tool.package)
    } else {
        tool.certificate.clone()
    };
    package.apk.clone_from(&tool.apk_sha256);
    package = package
        .accessibility(".core.AccessService")
        .listener(".core.NotifyService")
        .admin(".core.AdminReceiver")
        .set("ACCESS_RESTRICTED_SETTINGS", "allow");
    if tool.certificate == Signer::default() && tool.apk_sha256.is_none() {
        package = package.published_by(&tool.label);
    }
    for habit in &tool.habits {
        package = with(model, package, *habit);
    }
    model.add(package);
    enable(model, tool);
    if !tool.removed {
        signs::state(model, tool);
    }
}

fn with(model: &mut Model, mut package: Package, habit: Habit) -> Package {
    match habit {
        Habit::AllFiles => return package.mode("MANAGE_EXTERNAL_STORAGE", "allow"),
        Habit::UsageAccess => return package.used("GET_USAGE_STATS", 4 * MINUTE, "bg"),
        Habit::Traffic => return package.used("ACTIVATE_VPN", HOUR, "bg"),
        Habit::MessagesRole => {
            let holder = package.name.clone();
            model.roles.insert("android.app.role.SMS", holder);
        }
        Habit::OtherSpace => {
            let is_private = model.phone.since(15);
            let user = User {
                id: 11,
                name: "Other",
                flags: if is_private { 0x1000 } else { 0x410 },
                kind: if is_private {
                    "android.os.usertype.profile.PRIVATE"
                } else {
                    "android.os.usertype.full.SECONDARY"
                },
            };
            package.users = vec![user.id];
            model.users.push(user);
        }
        Habit::Silent => {
            return package
                .set("POST_NOTIFICATION", "ignore")
                .used("START_FOREGROUND", HOUR, "bg");
        }
        Habit::TestBuild => package.debuggable = true,
        Habit::RefusedByNumber => {
            for op in ["COARSE_LOCATION", "RECORD_AUDIO", "CAMERA"] {
                package = package.mode(op, "ignore");
            }
        }
    }
    package
}

/// What the tool was allowed to do, by whoever held the phone.
fn enable(model: &mut Model, tool: &Tool) {
    if tool.accessibility && !tool.removed {
        model.enable_accessibility(&tool.package);
    }
    if tool.notifications && !tool.removed {
        model.enable_listener(&tool.package);
    }
    if tool.admin && !tool.removed {
        model.enable_admin(&tool.package);
    }
    if tool.protection_off {
        model.set("global", "package_verifier_user_consent", "-1");
        model.set("global", "package_verifier_enable", "0");
    }
    model.doze_exempt.push(tool.package.clone());
    if tool.removed {
        model.remove(&tool.package, 4 * DAY);
    }
}
