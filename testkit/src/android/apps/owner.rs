//! What a persona adds to a phone, and what its owner would state.

use super::permissions as may;
use crate::android::{
    clock::{DAY, HOUR, MINUTE},
    description::AndroidPersona,
    model::{Model, User},
    package::Package,
};

/// Adds what the persona brings.
pub(crate) fn add(model: &mut Model, persona: AndroidPersona) {
    match persona {
        AndroidPersona::Ordinary => {}
        AndroidPersona::Blind => blind(model),
        AndroidPersona::Child => child(model),
        AndroidPersona::Managed => managed(model),
        AndroidPersona::WorkProfile => work_profile(model),
        AndroidPersona::Developer => developer(model),
        AndroidPersona::FreeSoftware => free_software(model),
        AndroidPersona::RemoteHelp => remote_help(model),
        AndroidPersona::Watch => watch(model),
        AndroidPersona::CustomRom => custom_rom(model),
    }
}

fn state(model: &mut Model, statements: &[&str]) {
    model
        .statements
        .extend(statements.iter().map(|said| (*said).to_owned()));
}

fn blind(model: &mut Model) {
    model.enable_accessibility("com.google.android.marvin.talkback");
    model.add(
        Package::store(
            "com.google.android.apps.accessibility.voiceaccess",
            "Voice Access",
        )
        .granted(&[may::AUDIO])
        .accessibility(".JustSpeakService")
        .used("RECORD_AUDIO", 2 * HOUR, "fg"),
    );
    model.enable_accessibility("com.google.android.apps.accessibility.voiceaccess");
    model.add(
        Package::store("com.bemyeyes.bemyeyes", "Be My Eyes")
            .granted(&[may::CAMERA, may::AUDIO])
            .used("CAMERA", 3 * HOUR, "top")
            .used("RECORD_AUDIO", 3 * HOUR, "top"),
    );
}

fn child(model: &mut Model) {
    model.add(
        Package::store("com.google.android.apps.kids.familylink", "Family Link")
            .granted(&[may::FINE, may::BACKGROUND])
            .boot(),
    );
    let helper = "com.google.android.apps.kids.familylinkhelper";
    model.add(
        Package::store(helper, "Family Link (parental controls)")
            .granted(&[may::FINE, may::BACKGROUND])
            .holding(&[may::USAGE, may::OVERLAY])
            .admin(".mdm.DeviceAdminReceiver")
            .accessibility(".accessibility.TimeLimitService")
            .iconless()
            .boot()
            .used("FINE_LOCATION", 25 * MINUTE, "bg")
            .used("GET_USAGE_STATS", MINUTE, "bg"),
    );
    model.enable_accessibility(helper);
    model.enable_admin(helper);
    model
        .profile_owners
        .push((0, format!("{helper}/.mdm.DeviceAdminReceiver")));
    model.restrictions.push("no_factory_reset");
    model.restrictions.push("no_add_user");
    model.accounts.push((0, "com.google", 2));
    state(model, &["parental", &format!("app:{helper}")]);
}

fn managed(model: &mut Model) {
    let company = "com.microsoft.windowsintune.companyportal";
    model.add(
        Package::store(company, "Company Portal")
            .granted(&[may::FINE, may::CAMERA])
            .admin(".omadm.client.PolicyManagerReceiver")
            .boot(),
    );
    model.enable_admin(company);
    let owner = format!("{company}/.omadm.client.PolicyManagerReceiver");
    model.device_owner = Some((owner, "Exemple SARL"));
    model.restrictions.extend([
        "no_install_unknown_sources",
        "no_factory_reset",
        "no_config_vpn",
    ]);
    model.add(Package::store("com.cisco.anyconnect.vpn.android.avf", "Secure Client").boot());
    model.vpn = Some("com.cisco.anyconnect.vpn.android.avf");
    model.add(
        Package::store("com.vigietestkit.intranet", "Intranet")
            .by(Some(company))
            .granted(&[may::CAMERA]),
    );
    model.accounts.push((0, "com.microsoft.workaccount", 1));
    state(
        model,
        &[
            "managed",
            "app:com.vigietestkit.intranet",
            &format!("app:{company}"),
        ],
    );
}

fn work_profile(model: &mut Model) {
    model.users.push(User {
        id: 10,
        name: "Work profile",
        flags: 0x30,
        kind: "android.os.usertype.profile.MANAGED",
    });
    let agent = "com.google.android.apps.work.clouddpc";
    let mut package = Package::store(agent, "Android Device Policy")
        .admin(".receivers.CloudDeviceAdminReceiver")
        .boot();
    package.users = vec![0, 10];
    model.add(package);
    model
        .profile_owners
        .push((10, format!("{agent}/.receivers.CloudDeviceAdminReceiver")));
    for (name, label) in [
        ("com.microsoft.office.outlook", "Outlook"),
        ("com.microsoft.teams", "Teams"),
    ] {
        let mut package = Package::store(name, label)
            .granted(&[may::CONTACTS, may::CALENDAR, may::AUDIO])
            .boot()
            .used("RECORD_AUDIO", DAY, "fg");
        package.users = vec![10];
        model.add(package);
    }
    for package in &mut model.packages {
        if package.is_system() && package.name.contains("google") {
            package.users = vec![0, 10];
        }
    }
    model.accounts.push((10, "com.google.work", 1));
    state(model, &["managed"]);
}

fn developer(model: &mut Model) {
    model.trust("alex@fixe-maison", 2 * DAY);
    model.trust("alex@portable-travail", 40 * DAY);
    model.set("global", "adb_enabled", "1");
    model.set("global", "development_settings_enabled", "1");
    if model.phone.since(11) {
        model.set("global", "adb_wifi_enabled", "1");
    }
    let mut app = Package::store("org.example.atelier.debug", "Atelier (debug)")
        .by(None)
        .granted(&[may::CAMERA, may::FINE])
        .used("CAMERA", 2 * DAY, "top");
    app.debuggable = true;
    "C=US, O=Android, CN=Android Debug".clone_into(&mut app.subject);
    model.add(app);
    model.add(
        Package::store("com.termux", "Termux")
            .by(Some("org.fdroid.fdroid"))
            .holding(&[may::INSTALL, may::FOREGROUND]),
    );
    model.add(fdroid());
    state(
        model,
        &[
            "adb:alex@fixe-maison",
            "adb:alex@portable-travail",
            "app:org.example.atelier.debug",
            "app:org.fdroid.fdroid",
            "app:com.termux",
        ],
    );
}

fn fdroid() -> Package {
    Package::store("org.fdroid.fdroid", "F-Droid")
        .opened(Some("org.mozilla.firefox"))
        .holding(&[may::INSTALL])
        .boot()
        .used("REQUEST_INSTALL_PACKAGES", 6 * DAY, "fg")
        .published_by("F-Droid Limited")
}

fn free_software(model: &mut Model) {
    model.add(fdroid());
    model.add(
        Package::store("com.aurora.store", "Aurora Store")
            .by(Some("org.fdroid.fdroid"))
            .holding(&[may::INSTALL])
            .used("REQUEST_INSTALL_PACKAGES", 9 * DAY, "fg"),
    );
    for (name, label) in [
        ("org.schabi.newpipe", "NewPipe"),
        ("com.fsck.k9", "K-9 Mail"),
        ("net.osmand.plus", "OsmAnd"),
        ("at.bitfire.davdroid", "DAVx5"),
    ] {
        model.add(
            Package::store(name, label)
                .by(Some("org.fdroid.fdroid"))
                .boot(),
        );
    }
    model.add(
        Package::store("com.citymapper.app.release", "Citymapper").by(Some("com.aurora.store")),
    );
    model.add(
        Package::store("me.zhanghai.android.files", "Material Files")
            .by(Some("org.fdroid.fdroid"))
            .mode("MANAGE_EXTERNAL_STORAGE", "allow"),
    );
    let messages = "org.fossify.messages";
    model.add(
        Package::store(messages, "Messages")
            .by(Some("org.fdroid.fdroid"))
            .granted(&[may::READ_SMS, may::RECEIVE_SMS, may::CONTACTS])
            .boot()
            .used("READ_SMS", 2 * HOUR, "fg"),
    );
    model
        .roles
        .insert("android.app.role.SMS", messages.to_owned());
    tried(model);
    helpers(model);
    let own = [
        "org.fdroid.fdroid",
        "com.aurora.store",
        "org.schabi.newpipe",
        "com.fsck.k9",
        "net.osmand.plus",
        "at.bitfire.davdroid",
        "com.citymapper.app.release",
        "org.kde.kdeconnect_tp",
        "net.dinglisch.android.taskerm",
        "com.chiller3.bcr",
        "com.x8bit.bitwarden",
    ];
    model.statements.extend(own.map(|id| format!("app:{id}")));
}

/// An app that was tried and removed, and one that went back to what worked.
fn tried(model: &mut Model) {
    model
        .add(Package::store("org.vigietestkit.podcasts", "Podcasts").by(Some("org.fdroid.fdroid")));
    model.remove("org.vigietestkit.podcasts", 6 * DAY);
    let updated = model.now() - 4 * DAY;
    if let Some(package) = model
        .packages
        .iter_mut()
        .find(|one| one.name == "com.fsck.k9")
    {
        package.updated = updated;
        package.back_from = Some(package.version + 40);
    }
}

/// Apps that do much for those who want it, with the same rights as tools that watch.
fn helpers(model: &mut Model) {
    model.add(
        Package::store("org.kde.kdeconnect_tp", "KDE Connect")
            .by(Some("org.fdroid.fdroid"))
            .granted(&[
                may::CONTACTS,
                may::STORAGE,
                may::CALL_LOG,
                may::READ_SMS,
                may::RECEIVE_SMS,
            ])
            .listener(".Plugins.NotificationsPlugin.NotificationReceiver")
            .accessibility(".Plugins.MouseReceiverPlugin.MouseReceiverService")
            .boot()
            .used("READ_SMS", 5 * HOUR, "bg")
            .used("READ_CONTACTS", 5 * HOUR, "bg"),
    );
    model.enable_listener("org.kde.kdeconnect_tp");
    model.add(
        Package::store("net.dinglisch.android.taskerm", "Tasker")
            .opened(Some("org.mozilla.firefox"))
            .granted(&[may::FINE, may::BACKGROUND, may::READ_SMS])
            .holding(&[may::OVERLAY, may::USAGE])
            .accessibility(".MyAccessibilityService")
            .listener(".NotificationListenerService")
            .admin(".MyDeviceAdminReceiver")
            .boot()
            .used("FINE_LOCATION", 3 * HOUR, "bg")
            .used("GET_USAGE_STATS", 9 * MINUTE, "bg"),
    );
    model
        .doze_exempt
        .push("net.dinglisch.android.taskerm".to_owned());
    model.enable_accessibility("net.dinglisch.android.taskerm");
    model.add(
        Package::store("com.chiller3.bcr", "Basic Call Recorder")
            .opened(Some("org.mozilla.firefox"))
            .granted(&[may::AUDIO, may::CALL_LOG, may::CONTACTS])
            .boot()
            .used("RECORD_AUDIO", 2 * DAY, "fg"),
    );
    model.add(
        Package::store("com.x8bit.bitwarden", "Bitwarden")
            .by(Some("org.fdroid.fdroid"))
            .accessibility(".Accessibility.AccessibilityService"),
    );
    model.enable_accessibility("com.x8bit.bitwarden");
}

fn remote_help(model: &mut Model) {
    let helper = "com.teamviewer.quicksupport.market";
    model.add(
        Package::store(helper, "QuickSupport")
            .holding(&[may::OVERLAY, may::FOREGROUND])
            .used("PROJECT_MEDIA", 12 * DAY, "fg"),
    );
    let addon = "com.teamviewer.quicksupport.addon.universal";
    model.add(
        Package::store(addon, "QuickSupport Add-On")
            .accessibility(".UniversalAccessibilityService")
            .iconless(),
    );
    model.enable_accessibility(addon);
    model.add(
        Package::store("com.vigietestkit.bigbuttons", "Grandes touches")
            .granted(&[may::CONTACTS, may::CALL, may::CALL_LOG])
            .used("READ_CALL_LOG", 2 * HOUR, "top"),
    );
    state(model, &[&format!("app:{helper}"), &format!("app:{addon}")]);
}

fn watch(model: &mut Model) {
    let wear = "com.google.android.wearable.app";
    model.add(
        Package::store(wear, "Wear OS")
            .granted(&[
                may::CONTACTS,
                may::CALENDAR,
                may::FINE,
                may::NEARBY,
                may::CALL_LOG,
                may::READ_SMS,
            ])
            .listener(".listener.NotificationListener")
            .boot()
            .used("READ_CONTACTS", 3 * HOUR, "bg")
            .used("COARSE_LOCATION", 7 * HOUR, "bg"),
    );
    model.enable_listener(wear);
    model.companions.push(wear);
    model.doze_exempt.push(wear.to_owned());
    model.enable_listener("com.google.android.projection.gearhead");
    // A service that nobody wants to see, and somebody else who uses the phone.
    model.add(
        Package::store("com.vigietestkit.steps", "Steps")
            .boot()
            .set("POST_NOTIFICATION", "ignore")
            .used("START_FOREGROUND", HOUR, "fg"),
    );
    model.users.push(User {
        id: 12,
        name: "Sam",
        flags: 0x410,
        kind: "android.os.usertype.full.SECONDARY",
    });
    let mut game = Package::store("com.vigietestkit.blocks", "Blocks").granted(&[may::FINE]);
    game.users = vec![12];
    model.add(game);
}

fn custom_rom(model: &mut Model) {
    model.root = true;
    model.add(
        Package::store("com.topjohnwu.magisk", "Magisk")
            .by(None)
            .holding(&[may::INSTALL, may::OVERLAY])
            .boot(),
    );
    model.add(fdroid());
    state(
        model,
        &["root", "app:com.topjohnwu.magisk", "app:org.fdroid.fdroid"],
    );
}
