//! Who and what reaches the phone: `adb`, `companiondevice`, `connectivity`, `vpn_management`,
//! `media_projection`, `deviceidle`, `settings`
//! (<https://source.android.com/docs/core/tests/debug/read-bug-reports>).

use crate::{
    android::{abx, clock, marks, model::Model, page::Page},
    planted,
};

/// Computers trusted for debugging. Their list is XML, or binary XML since Android 12.
pub(super) fn adb(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.adb_keys";
    page.line("ADB MANAGER STATE (dumpsys adb):").line("{");
    page.line("  debugging_manager={")
        .line("    connected_to_adb=true");
    for (nth, key) in model.adb_keys.iter().enumerate() {
        let start = if nth == 0 { "user_keys=" } else { "" };
        page.line(format!("    {start}{} {}", key.key, key.host));
    }
    page.count(ARTEFACT, "Keys", model.adb_keys.len());
    page.line("    ");
    if model.phone.since(12) {
        let mut bytes = b"    keystore=".to_vec();
        bytes.extend(binary_store(model));
        bytes.push(b'\n');
        page.raw(&bytes);
    } else {
        page.line("    keystore=<?xml version='1.0' encoding='utf-8' standalone='yes' ?>");
        for key in &model.adb_keys {
            page.line(format!(
                "    <adbKey key=\"{}\" lastConnection=\"{}\" />",
                key.key,
                key.last * 1_000
            ));
        }
    }
    page.line("    ").line("  }");
    if model.phone.since(11) {
        page.line("  adb_wifi={");
        let on = model.settings["global"].contains_key("adb_wifi_enabled");
        page.line(format!("    enabled={on}")).line("  }");
    }
    page.line("}");
}

/// `adb_temp_keys.xml` as Android 12 and later write it.
fn binary_store(model: &Model) -> Vec<u8> {
    let mut store = abx::Writer::new();
    store.start("keyStore").number("version", 1);
    for key in &model.adb_keys {
        store.start("adbKey").text("key", &key.key);
        store.long("lastConnection", key.last * 1_000).end("adbKey");
    }
    store.end("keyStore");
    store.finish()
}

/// Watches and cars.
pub(super) fn companion_device(model: &Model, page: &mut Page) {
    page.line("Companion Device Associations:");
    if model.companions.is_empty() {
        page.line("  <empty>");
    }
    for (nth, name) in model.companions.iter().enumerate() {
        page.line(format!(
            "  Association{{mId={nth}, mUserId=0, mPackageName='{name}', \
             mDeviceMacAddress=02:00:00:44:55:66, mDisplayName='null', \
             mDeviceProfile='android.app.role.COMPANION_DEVICE_WATCH', mSelfManaged=false, \
             mNotifyOnDeviceNearby=true, mTimeApproved={}}}",
            clock::full(model.now() - 90 * clock::DAY)
        ));
        marks::app(page, "android.companion_devices", name);
    }
    page.count(
        "android.companion_devices",
        "Associations",
        model.companions.len(),
    );
}

/// Networks, a VPN among them.
pub(super) fn connectivity(model: &Model, page: &mut Page) {
    page.line("NetworkProviders for: WifiNetworkFactory Ethernet");
    page.line("").line("Active default network: 101").line("");
    page.line("Current network preferences: ")
        .line("")
        .line("Current Networks:");
    page.line("  NetworkAgentInfo{network{101}  handle{433815248909}  ni{WIFI CONNECTED extra: }}");
    if let Some(name) = model.vpn {
        page.line(format!(
            "  NetworkAgentInfo{{network{{102}}  ni{{VPN CONNECTED extra: VPN:{name}}} nc{{[ Transports: WIFI|VPN OwnerUid: 10140 ]}}}}"
        ));
        marks::app(page, "android.vpn", name);
    }
    page.line("").line("Restrict background: false");
}

/// The VPN of each user.
pub(super) fn vpn_management(model: &Model, page: &mut Page) {
    page.line("VPNs:");
    for user in &model.users {
        let name = model.vpn.filter(|_| user.id == 0).unwrap_or("[Legacy VPN]");
        page.line(format!("  {}: {name}", user.id));
        page.line("    Active package name: ".to_owned() + name);
        marks::app(page, "android.vpn", name);
        page.line("    Active vpn type: 1")
            .line("    NetworkCapabilities: [ Transports: VPN ]");
    }
}

/// Who records the screen now.
pub(super) fn media_projection(model: &Model, page: &mut Page) {
    page.line("MEDIA PROJECTION MANAGER (dumpsys media_projection)");
    page.line("Media Projection: ");
    let mut tools = model.phone.tools.iter();
    let tool = tools.find(|tool| tool.spies && !tool.removed);
    let name = match tool {
        _ if model.phone.watched => Some(planted::KEEPER),
        tool => tool.map(|tool| tool.package.as_str()),
    };
    match name.and_then(|name| model.package(name)) {
        Some(package) if model.phone.since(10) => {
            page.line(format!(
                "({}, uid={}): TYPE_SCREEN_CAPTURE",
                package.name, package.uid
            ));
            marks::app(page, "android.media_projection", &package.name);
        }
        _ => {
            page.line("null");
        }
    }
}

/// Apps that may work while the phone sleeps.
pub(super) fn device_idle(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.battery_exemptions";
    page.line("  Settings:")
        .line("    light_after_inactive_to=+4m0s0ms");
    page.line("  Whitelist (except idle) system apps:");
    page.line("    com.android.providers.calendar")
        .line("    com.android.shell");
    page.line("  Whitelist system apps:")
        .line("    com.android.shell");
    page.line("  Whitelist user apps:");
    let kept = |name: &&String| model.package(name).is_some_and(|one| one.removed.is_none());
    let names: Vec<&String> = model.doze_exempt.iter().filter(kept).collect();
    for name in &names {
        page.line(format!("    {name}"));
        marks::app(page, ARTEFACT, name);
    }
    page.line("  Whitelist all app ids:").line("    2000");
    page.line("  mLightEnabled=true  mDeepEnabled=true");
    page.count(ARTEFACT, "Exempt", names.len());
}

/// Settings with who set them.
pub(super) fn settings(model: &Model, page: &mut Page) {
    page.line("CONFIG SETTINGS (user 0)").line("");
    page.line("Historical operations")
        .line("1970-01-01 00:00:09 initialize")
        .line("");
    for namespace in ["global", "secure", "system"] {
        page.line("")
            .line(format!("{} SETTINGS (user 0)", namespace.to_uppercase()));
        for ((key, value), nth) in model.settings[namespace].iter().zip(1..) {
            page.line(format!(
                "_id:{nth} name:{key} pkg:android value:{value} default:{value} defaultSystemSet:true"
            ));
        }
        page.count(
            "android.settings",
            "Dumped",
            model.settings[namespace].len(),
        );
    }
}

/// Services of makers that nobody outside describes.
pub(super) fn unknown(_: &Model, page: &mut Page) {
    page.line("State:")
        .line("  enabled=true")
        .line("  lastEvent=[code=17, at=88123]");
    page.line("").line("Not a name: com..x/ ,,, {");
}
