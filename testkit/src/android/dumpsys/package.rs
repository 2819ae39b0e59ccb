//! `dumpsys package`: what the phone knows about its apps, from tables of intents to histories
//! (<https://source.android.com/docs/core/tests/debug/read-bug-reports>).

use super::{object, package_list, resolver};
use crate::android::{model::Model, package::Package, page::Page};

/// Writes the section.
pub(super) fn write(model: &Model, page: &mut Page) {
    head(model, page);
    resolver::write(model, page);
    permissions(model, page);
    package_list::write(model, page);
    tail(model, page);
}

fn head(model: &Model, page: &mut Page) {
    let sdk = model.facts.sdk;
    page.line("Database versions:");
    for volume in ["Internal", "External"] {
        page.line(format!("  {volume}:"));
        page.line(format!("    sdkVersion={sdk} databaseVersion=3 "));
        page.line(format!("    fingerprint={} ", model.facts.fingerprint()));
    }
    page.line("").line("Verifiers:");
    page.line("  Required: com.android.vending (uid=10056)");
    page.line("").line("Libraries:");
    for library in ["android.test.base", "org.apache.http.legacy", "javax.obex"] {
        page.line(format!(
            "  {library} ->  (jar) /system/framework/{library}.jar"
        ));
    }
    page.line("").line("Features:");
    for feature in ["camera", "location.gps", "microphone", "nfc", "telephony"] {
        page.line(format!("  android.hardware.{feature}"));
    }
    page.line("");
}

/// The permissions that packages declare.
fn permissions(model: &Model, page: &mut Page) {
    page.line("Permissions:");
    for name in ["CAMERA", "RECORD_AUDIO", "READ_SMS", "REBOOT"] {
        let name = format!("android.permission.{name}");
        page.line(format!("  Permission [{name}] ({}):", object(&name)));
        page.line("    sourcePackage=android");
        page.line("    uid=1000 gids=null type=0 prot=dangerous|instant");
    }
    for package in model.installed() {
        for nth in 0..model.phone.scale.usual_parts {
            declared(page, package, nth);
        }
    }
    page.line("").line("Registered ContentProviders:");
    for package in model
        .installed()
        .filter(|package| package.is_system())
        .take(12)
    {
        let provider = format!("{}/.Provider", package.name);
        page.line(format!("  {provider}:"));
        page.line(format!("    Provider{{{} {provider}}}", object(&provider)));
    }
    page.line("").line("Key Set Manager:");
    for package in model.installed() {
        page.line(format!("  [{}]", package.name));
        page.line("      Signing KeySets: 2");
    }
    page.line("");
}

/// A permission that an app declares for its own parts.
fn declared(page: &mut Page, package: &Package, nth: u64) {
    let (app, uid) = (&package.name, package.uid);
    let name = format!("{app}.permission.PART_{nth}");
    let of_app = object(app);
    page.line(format!("  Permission [{name}] ({}):", object(&name)));
    page.line(format!("    sourcePackage={app}"));
    page.line(format!("    uid={uid} gids=null type=0 prot=signature"));
    page.line(format!("    perm=Permission{{{of_app} {name}}}"));
    page.line(format!(
        "    packageSetting=PackageSetting{{{of_app} {app}/{uid}}}"
    ));
}

/// What follows the lists.
fn tail(model: &Model, page: &mut Page) {
    page.line("").line("Shared users:");
    page.lines(
        "  SharedUser [android.uid.phone] (7fb54b1):\n    userId=1001\n    install permissions:\n      \
         android.permission.WRITE_SETTINGS: granted=true",
    );
    page.line("")
        .line("Package Changes:")
        .line("  Sequence number=41");
    page.line("  User 0:");
    page.line("")
        .line("")
        .line("Frozen packages:")
        .line("  (none)");
    page.line("").line("Dexopt state:");
    for package in model.installed().filter(|package| !package.is_system()) {
        let folder = package.folder(model.phone.version);
        page.line(format!("  [{}]", package.name));
        page.line(format!("    path: {folder}/base.apk"));
        page.line("      arm64: [status=speed-profile] [reason=bg-dexopt]");
    }
    page.line("").line("Compiler stats:");
    for package in model.installed() {
        page.line(format!("  [{}]", package.name));
        page.line("    (No recorded stats)");
    }
    page.line("").line("Settings parse messages:");
    page.line("").line("Package warning messages:");
    page.line("").line("Active install sessions:").line("");
}
