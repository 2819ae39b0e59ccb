//! What a phone comes with, per vendor.

use super::permissions as may;
use crate::android::{
    clock::{DAY, HOUR, MINUTE},
    description::Vendor,
    package::Package,
};

const APP: &str = "/system/app";
const PRIVILEGED: &str = "/system/priv-app";
const PRODUCT: &str = "/product/app";
const PRODUCT_PRIVILEGED: &str = "/product/priv-app";
const VENDOR: &str = "/vendor/app";
const EXTENSION: &str = "/system_ext/priv-app";

/// Parts of Android itself: id, folder, user id where it is fixed.
const ANDROID: [(&str, &str, i64); 40] = [
    ("android", "/system/framework", 1000),
    ("com.android.settings", EXTENSION, 1000),
    ("com.android.providers.settings", PRIVILEGED, 1000),
    ("com.android.keychain", APP, 1000),
    ("com.android.location.fused", PRIVILEGED, 1000),
    ("com.android.server.telecom", PRIVILEGED, 1000),
    ("com.android.phone", PRIVILEGED, 1001),
    ("com.android.providers.telephony", PRIVILEGED, 1001),
    ("com.android.stk", APP, 1001),
    ("com.android.bluetooth", APP, 1002),
    ("com.android.nfc", APP, 1027),
    ("com.android.shell", PRIVILEGED, 2000),
    ("com.android.systemui", EXTENSION, 0),
    ("com.android.packageinstaller", PRIVILEGED, 0),
    ("com.android.permissioncontroller", PRIVILEGED, 0),
    ("com.android.providers.contacts", PRIVILEGED, 0),
    ("com.android.providers.calendar", PRIVILEGED, 0),
    ("com.android.providers.downloads", PRIVILEGED, 0),
    ("com.android.providers.media", PRIVILEGED, 0),
    ("com.android.providers.userdictionary", APP, 0),
    ("com.android.externalstorage", PRIVILEGED, 0),
    ("com.android.documentsui", PRIVILEGED, 0),
    ("com.android.certinstaller", APP, 0),
    ("com.android.cellbroadcastreceiver", APP, 0),
    ("com.android.vpndialogs", PRIVILEGED, 0),
    ("com.android.wallpaperbackup", APP, 1000),
    ("com.android.inputdevices", PRIVILEGED, 1000),
    ("com.android.managedprovisioning", PRIVILEGED, 0),
    ("com.android.emergency", PRODUCT_PRIVILEGED, 0),
    ("com.android.printspooler", APP, 0),
    ("com.android.bips", APP, 0),
    ("com.android.htmlviewer", APP, 0),
    ("com.android.carrierconfig", PRIVILEGED, 0),
    ("com.android.statementservice", PRIVILEGED, 0),
    ("com.android.backupconfirm", PRIVILEGED, 0),
    ("com.android.sharedstoragebackup", PRIVILEGED, 0),
    ("com.android.proxyhandler", PRIVILEGED, 0),
    ("com.android.mms.service", PRIVILEGED, 1001),
    ("com.android.companiondevicemanager", APP, 0),
    ("com.android.captiveportallogin", APP, 0),
];

const SAMSUNG: [(&str, &str); 24] = [
    ("com.sec.android.app.launcher", PRIVILEGED),
    ("com.samsung.android.messaging", PRIVILEGED),
    ("com.samsung.android.dialer", PRIVILEGED),
    ("com.samsung.android.app.contacts", PRIVILEGED),
    ("com.sec.android.app.camera", PRIVILEGED),
    ("com.sec.android.gallery3d", PRIVILEGED),
    ("com.sec.android.app.myfiles", PRIVILEGED),
    ("com.sec.android.app.samsungapps", PRIVILEGED),
    ("com.samsung.android.honeyboard", APP),
    ("com.samsung.android.bixby.agent", PRIVILEGED),
    ("com.samsung.android.spay", APP),
    ("com.samsung.android.scloud", PRIVILEGED),
    ("com.samsung.android.mobileservice", PRIVILEGED),
    ("com.samsung.android.fmm", PRIVILEGED),
    ("com.samsung.android.lool", PRIVILEGED),
    ("com.samsung.android.securitylogagent", APP),
    ("com.samsung.android.app.omcagent", PRIVILEGED),
    ("com.sec.android.soagent", PRIVILEGED),
    ("com.policydm", PRIVILEGED),
    ("com.wssyncmldm", PRIVILEGED),
    ("com.samsung.android.kgclient", PRIVILEGED),
    ("com.samsung.accessibility", PRIVILEGED),
    ("com.samsung.knox.securefolder", PRIVILEGED),
    ("com.facebook.system", PRIVILEGED),
];

const XIAOMI: [(&str, &str); 18] = [
    ("com.miui.home", PRODUCT_PRIVILEGED),
    ("com.miui.securitycenter", PRODUCT_PRIVILEGED),
    ("com.miui.packageinstaller", PRODUCT_PRIVILEGED),
    ("com.miui.gallery", PRODUCT_PRIVILEGED),
    ("com.android.camera", PRODUCT_PRIVILEGED),
    ("com.android.thememanager", PRODUCT),
    ("com.android.updater", PRODUCT_PRIVILEGED),
    ("com.miui.msa.global", PRODUCT_PRIVILEGED),
    ("com.miui.analytics", PRODUCT_PRIVILEGED),
    ("com.miui.cloudservice", PRODUCT_PRIVILEGED),
    ("com.miui.daemon", PRODUCT),
    ("com.miui.powerkeeper", PRODUCT),
    ("com.xiaomi.account", PRODUCT),
    ("com.xiaomi.finddevice", PRODUCT_PRIVILEGED),
    ("com.xiaomi.mipicks", PRODUCT),
    ("com.xiaomi.xmsf", PRODUCT),
    ("com.mi.android.globalFileexplorer", PRODUCT),
    ("com.facebook.appmanager", PRODUCT),
];

const PIXEL: [(&str, &str); 10] = [
    ("com.google.android.apps.nexuslauncher", EXTENSION),
    ("com.google.android.GoogleCamera", PRODUCT),
    ("com.google.android.apps.wellbeing", PRODUCT_PRIVILEGED),
    ("com.google.android.apps.tips", PRODUCT),
    ("com.google.android.apps.safetyhub", PRODUCT),
    ("com.google.android.as", PRODUCT_PRIVILEGED),
    ("com.google.android.euicc", PRODUCT_PRIVILEGED),
    ("com.google.pixel.exo", PRODUCT),
    ("com.google.android.apps.recorder", PRODUCT),
    ("com.qualcomm.qti.telephonyservice", VENDOR),
];

const FAIRPHONE: [(&str, &str); 8] = [
    ("com.android.launcher3", EXTENSION),
    ("com.fairphone.updater", PRIVILEGED),
    ("com.fairphone.fairphoneservices", PRIVILEGED),
    ("com.fairphone.myfairphone", PRODUCT),
    ("com.fp.camera", PRODUCT),
    ("com.fairphone.moments", PRODUCT),
    ("com.qualcomm.qti.telephonyservice", VENDOR),
    ("org.codeaurora.ims", VENDOR),
];

/// Google's, on all of these phones.
const GOOGLE: [&str; 11] = [
    "com.google.android.apps.restore",
    "com.google.android.setupwizard",
    "com.google.android.configupdater",
    "com.google.android.ext.services",
    "com.google.android.webview",
    "com.google.android.syncadapters.contacts",
    "com.google.android.tts",
    "com.google.android.feedback",
    "com.google.android.onetimeinitializer",
    "com.google.android.partnersetup",
    "com.google.android.printservice.recommendation",
];

/// Who signed the parts of the vendor's system.
fn platform(vendor: Vendor) -> &'static str {
    match vendor {
        Vendor::Samsung => "Samsung Corporation",
        Vendor::Xiaomi => "Xiaomi Inc.",
        Vendor::Pixel => "Google Inc.",
        Vendor::Fairphone => "Fairphone B.V.",
    }
}

/// Everything that a phone of `vendor` comes with.
pub(crate) fn packages(vendor: Vendor) -> Vec<Package> {
    let signer = platform(vendor);
    let mut packages: Vec<Package> = ANDROID
        .iter()
        .map(|(name, partition, uid)| {
            let mut package = Package::system(name, partition, signer);
            package.uid = *uid;
            package
        })
        .collect();
    for package in &mut packages {
        *package = described(package.clone());
    }
    let own: &[(&str, &'static str)] = match vendor {
        Vendor::Samsung => &SAMSUNG,
        Vendor::Xiaomi => &XIAOMI,
        Vendor::Pixel => &PIXEL,
        Vendor::Fairphone => &FAIRPHONE,
    };
    packages.extend(
        own.iter()
            .map(|(name, partition)| preloaded(Package::system(name, partition, signer))),
    );
    packages.extend(
        GOOGLE
            .iter()
            .map(|name| Package::system(name, PRODUCT, "Google Inc.")),
    );
    packages.extend(google());
    packages.extend(google_others());
    packages
}

/// Parts of Android that hold what checks look for.
fn described(package: Package) -> Package {
    match package.name.as_str() {
        "com.android.systemui" => package
            .holding(&[may::OVERLAY, may::FOREGROUND])
            .boot()
            .used("SYSTEM_ALERT_WINDOW", 9, "fg"),
        "com.android.settings" => package.launcher(".Settings").boot(),
        "com.android.phone" => package
            .granted(&[may::READ_SMS, may::CALL_LOG, may::CONTACTS, may::FINE])
            .boot()
            .used("COARSE_LOCATION", HOUR, "fg")
            .used("READ_SMS", 3 * HOUR, "fg"),
        "com.android.shell" => package
            .granted(&[may::CONTACTS, may::STORAGE, may::CALL_LOG])
            .set("REQUEST_INSTALL_PACKAGES", "allow")
            .used("READ_CONTACTS", 2 * MINUTE, "fg"),
        "com.android.providers.telephony" => {
            package
                .granted(&[may::READ_SMS])
                .used("READ_SMS", 2 * HOUR, "bg")
        }
        "com.android.bluetooth" => package.boot().used("COARSE_LOCATION", 2 * DAY, "bg"),
        "com.android.packageinstaller" => package.holding(&[may::INSTALL]),
        _ => package,
    }
}

/// A vendor's own, some of which have an icon.
fn preloaded(package: Package) -> Package {
    let icon = [
        "camera",
        "gallery",
        "messaging",
        "dialer",
        "contacts",
        "myfiles",
        "samsungapps",
        "mipicks",
        "explorer",
        "recorder",
        "moments",
        "tips",
    ];
    let name = package.name.to_lowercase();
    let package = package.boot();
    let package = if icon.iter().any(|part| name.contains(part)) {
        package.launcher(".Main")
    } else {
        package
    };
    match package.name.as_str() {
        "com.samsung.android.fmm" => package
            .admin(".admin.FmmDeviceAdminReceiver")
            .granted(&[may::FINE, may::BACKGROUND])
            .used("FINE_LOCATION", 5 * DAY, "bg"),
        "com.xiaomi.finddevice" => package
            .admin(".DeviceAdminReceiver")
            .granted(&[may::FINE, may::BACKGROUND]),
        "com.samsung.accessibility" => package
            .accessibility(".assistantmenu.serviceframework.AssistantMenuService")
            .accessibility(".universalswitch.UniversalSwitchService"),
        "com.samsung.android.messaging" => package
            .granted(&[
                may::READ_SMS,
                may::RECEIVE_SMS,
                may::SEND_SMS,
                may::CONTACTS,
            ])
            .used("READ_SMS", 20 * MINUTE, "top"),
        "com.samsung.android.bixby.agent" => {
            package
                .granted(&[may::AUDIO])
                .used("RECORD_AUDIO", 9 * DAY, "top")
        }
        _ => package,
    }
}

/// Google's apps that the store updates.
fn google() -> Vec<Package> {
    let make = |name, partition| Package::system(name, partition, "Google Inc.").update();
    vec![
        make("com.google.android.gms", PRODUCT_PRIVILEGED)
            .granted(&[
                may::FINE,
                may::BACKGROUND,
                may::CONTACTS,
                may::AUDIO,
                may::CALL_LOG,
            ])
            .admin(".mdm.receivers.MdmDeviceAdminReceiver")
            .boot()
            .used("FINE_LOCATION", 11 * MINUTE, "bg")
            .used("COARSE_LOCATION", 4 * MINUTE, "fg")
            .used("WIFI_SCAN", 14 * MINUTE, "fg"),
        make("com.google.android.gsf", PRODUCT_PRIVILEGED),
        make("com.android.vending", PRODUCT_PRIVILEGED)
            .launcher(".AssetBrowserActivity")
            .holding(&[may::INSTALL])
            .used("REQUEST_INSTALL_PACKAGES", DAY, "fg"),
        make("com.google.android.packageinstaller", PRODUCT_PRIVILEGED)
            .holding(&[may::INSTALL])
            .used("REQUEST_INSTALL_PACKAGES", 40 * DAY, "fg"),
        make("com.android.chrome", PRODUCT)
            .launcher("com.google.android.apps.chrome.Main")
            .granted(&[may::FINE, may::CAMERA])
            .denied(&[may::AUDIO])
            .used("COARSE_LOCATION", 3 * DAY, "top"),
        make(
            "com.google.android.googlequicksearchbox",
            PRODUCT_PRIVILEGED,
        )
        .launcher(".SearchActivity")
        .granted(&[may::AUDIO, may::FINE, may::CONTACTS])
        .used("RECORD_AUDIO", 6 * DAY, "top"),
        make("com.google.android.apps.maps", PRODUCT)
            .launcher(".MapsActivity")
            .granted(&[may::FINE, may::COARSE])
            .used("FINE_LOCATION", 2 * DAY, "top"),
        make("com.google.android.apps.messaging", PRODUCT)
            .launcher(".ui.ConversationListActivity")
            .granted(&[
                may::READ_SMS,
                may::RECEIVE_SMS,
                may::SEND_SMS,
                may::CONTACTS,
            ])
            .used("READ_SMS", 18 * MINUTE, "top"),
        make("com.google.android.dialer", PRODUCT_PRIVILEGED)
            .launcher(".extensions.GoogleDialtactsActivity")
            .granted(&[may::CALL_LOG, may::CONTACTS, may::CALL])
            .used("READ_CALL_LOG", 5 * HOUR, "top"),
        make("com.google.android.contacts", PRODUCT)
            .launcher(".PeopleActivity")
            .granted(&[may::CONTACTS]),
    ]
}

/// The others, which see and hear little.
fn google_others() -> Vec<Package> {
    let make = |name, partition| Package::system(name, partition, "Google Inc.").update();
    vec![
        make("com.google.android.inputmethod.latin", PRODUCT)
            .service(
                ".LatinIME",
                "android.view.InputMethod",
                "android.permission.BIND_INPUT_METHOD",
            )
            .granted(&[may::AUDIO])
            .used("RECORD_AUDIO", 12 * DAY, "top"),
        make("com.google.android.youtube", PRODUCT).launcher(".HomeActivity"),
        make("com.google.android.gm", PRODUCT).launcher(".ConversationListActivity"),
        make("com.google.android.apps.photos", PRODUCT)
            .launcher(".home.HomeActivity")
            .granted(&[may::STORAGE]),
        make("com.google.android.calendar", PRODUCT)
            .launcher(".AllInOneActivity")
            .granted(&[may::CALENDAR, may::CONTACTS]),
        make("com.google.android.projection.gearhead", PRODUCT)
            .listener(".notifications.ListenerService")
            .boot(),
        make("com.google.android.marvin.talkback", PRODUCT)
            .accessibility(".TalkBackService")
            .granted(&[may::PHONE_STATE]),
    ]
}
