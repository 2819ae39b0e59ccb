//! The list of packages within `dumpsys package`, in the layouts of versions and makers
//! (<https://developer.android.com/tools/dumpsys>).

use super::object;
use crate::android::{
    clock,
    description::Vendor,
    marks,
    model::{Model, User},
    package::{Package, Part},
    page::Page,
};

const ARTEFACT: &str = "android.packages";

/// Writes the list, what the packages may see of each other, and the hidden originals.
pub(super) fn write(model: &Model, page: &mut Page) {
    page.line("Packages:");
    // The order of the phone's hash table: neither by name nor by age.
    let mut packages: Vec<&Package> = model.installed().collect();
    packages.sort_by_key(|package| object(&package.name));
    for package in &packages {
        one(model, page, package);
    }
    page.count(ARTEFACT, "Packages", packages.len());
    if model.phone.since(11) {
        page.line("").line("Queries:");
        page.line("  system apps queryable: false");
        page.line("  queries via forceQueryable:")
            .line("  queries via package name:");
        for package in packages.iter().filter(|package| !package.is_system()) {
            page.line(format!("    {}:", package.name));
            page.line("      com.google.android.gms");
        }
    }
    let hidden: Vec<&&Package> = packages
        .iter()
        .filter(|package| package.updated_from.is_some())
        .collect();
    page.line("").line("Hidden system packages:");
    for package in &hidden {
        original(model, page, package);
    }
    page.count(ARTEFACT, "Hidden", hidden.len());
}

fn one(model: &Model, page: &mut Page, package: &Package) {
    let (name, folder) = (&package.name, package.folder(model.phone.version));
    page.line(format!("  Package [{name}] ({}):", object(name)));
    marks::app(page, ARTEFACT, name);
    let uid = if model.phone.since(13) {
        "appId"
    } else {
        "userId"
    };
    page.line(format!("    {uid}={}", package.uid));
    page.line(format!("    pkg=Package{{{} {name}}}", object(&folder)));
    page.line(format!("    codePath={folder}"));
    if !model.phone.since(14) {
        page.line(format!("    resourcePath={folder}"));
    }
    page.line(format!("    legacyNativeLibraryDir={folder}/lib"));
    page.line("    primaryCpuAbi=arm64-v8a")
        .line("    secondaryCpuAbi=null");
    let target = package.target.unwrap_or(model.facts.sdk);
    page.line(format!(
        "    versionCode={} minSdk=21 targetSdk={target}",
        package.version
    ));
    page.line(format!("    versionName={}.0", package.version / 100));
    page.line("    splits=[base]");
    if model.phone.since(9) {
        page.line("    apkSigningVersion=3");
    }
    flags(model, page, package);
    times(model, page, package);
    page.line(format!(
        "    signatures=PackageSignatures{{{} version:3, signatures:[{}], past signatures:[]}}",
        object(&package.signer.hash()),
        package.signer.hash()
    ));
    page.line("    installPermissionsFixed=true");
    page.line(format!("    pkgFlags=[ {} ]", flag_words(package)));
    permissions(page, package);
    for user in &model.users {
        user_state(model, page, package, user);
    }
    deviation(model, page, package);
}

fn flag_words(package: &Package) -> String {
    let mut words = Vec::new();
    if package.is_system() {
        words.push("SYSTEM");
    }
    if package.debuggable {
        words.push("DEBUGGABLE");
    }
    words.push("HAS_CODE");
    if package.updated_from.is_some() {
        words.push("UPDATED_SYSTEM_APP");
    }
    words.extend(["ALLOW_CLEAR_USER_DATA", "ALLOW_BACKUP"]);
    words.join(" ")
}

fn flags(model: &Model, page: &mut Page, package: &Package) {
    let name = &package.name;
    page.line(format!(
        "    applicationInfo=ApplicationInfo{{{} {name}}}",
        object(&package.label)
    ));
    page.line(format!("    flags=[ {} ]", flag_words(package)));
    let partition = package.partition.unwrap_or_default();
    let private = match partition.split('/').nth(1) {
        Some("product") => " PRODUCT",
        Some("vendor") => " VENDOR",
        _ => "",
    };
    let privileged = if partition.contains("priv-app") {
        " PRIVILEGED"
    } else {
        ""
    };
    page.line(format!(
        "    privateFlags=[ PRIVATE_FLAG_ACTIVITIES_RESIZE_MODE_RESIZEABLE_VIA_SDK_VERSION{privileged}{private} ]"
    ));
    if model.phone.since(12) {
        page.line("    forceQueryable=false")
            .line("    queriesPackages=[]");
    }
    page.line(format!("    dataDir=/data/user/0/{name}"));
    page.line("    supportsScreens=[small, medium, large, xlarge, resizeable, anyDensity]");
}

fn times(model: &Model, page: &mut Page, package: &Package) {
    let updated = clock::full(package.updated);
    page.line(format!("    timeStamp={updated}"));
    if !model.phone.since(13) {
        page.line(format!(
            "    firstInstallTime={}",
            clock::full(package.installed)
        ));
    }
    page.line(format!("    lastUpdateTime={updated}"));
    let Some(installer) = &package.installer else {
        return;
    };
    page.line(format!("    installerPackageName={installer}"));
    if model.phone.since(13) {
        page.line(format!(
            "    packageSource={}",
            if installer == "com.android.vending" {
                2
            } else {
                3
            }
        ));
    }
    if model.phone.since(11) {
        let initiating = package.initiating.as_deref().unwrap_or("null");
        page.line(format!("    initiatingPackageName={initiating}"));
        let originating = package.originating.as_deref().unwrap_or("null");
        page.line(format!("    originatingPackageName={originating}"));
    }
}

fn permissions(page: &mut Page, package: &Package) {
    let own = package
        .components
        .iter()
        .any(|part| part.kind == Part::Receiver);
    if own && !package.is_system() {
        page.line("    declared permissions:");
        page.line(format!(
            "      {}.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION: prot=signature, INSTALLED",
            package.name
        ));
    }
    page.line("    requested permissions:");
    for permission in &package.install {
        page.line(format!("      {permission}"));
    }
    for (permission, _) in &package.runtime {
        let hard = ["SMS", "CALL_LOG", "BACKGROUND_LOCATION"];
        let restricted = if hard.iter().any(|part| permission.contains(part)) {
            ": restricted=true"
        } else {
            ""
        };
        page.line(format!("      {permission}{restricted}"));
    }
    page.line("    install permissions:");
    for permission in &package.install {
        page.line(format!("      {permission}: granted=true"));
    }
}

fn user_state(model: &Model, page: &mut Page, package: &Package, user: &User) {
    let installed = package.users.contains(&user.id);
    let newer = if model.phone.since(11) {
        " distractionFlags=0"
    } else {
        ""
    };
    page.line(format!(
        "    User {}: ceDataInode={} installed={installed} hidden=false suspended=false{newer} \
         stopped=false notLaunched=false enabled={} instant=false virtual=false",
        user.id,
        860_000 + package.uid,
        package.enabled
    ));
    if model.phone.since(12) {
        page.line("      installReason=0");
    }
    if model.phone.since(13) {
        let first = clock::full(package.installed);
        page.line(format!("      firstInstallTime={first}"));
        page.line("      uninstallReason=0");
    }
    if !installed {
        return;
    }
    page.line("      gids=[3002, 3003]");
    if !package.runtime.is_empty() {
        page.line("      runtime permissions:");
    }
    for (permission, granted) in &package.runtime {
        let flags = match (package.is_system(), granted) {
            (true, _) => "GRANTED_BY_DEFAULT|USER_SENSITIVE_WHEN_GRANTED",
            (false, true) => "USER_SET|USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED",
            (false, false) => "USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED",
        };
        if model.phone.since(10) {
            page.line(format!(
                "        {permission}: granted={granted}, flags=[ {flags}]"
            ));
        } else {
            page.line(format!("        {permission}: granted={granted}"));
        }
    }
    if !package.disabled.is_empty() {
        page.line("      disabledComponents:");
        for class in &package.disabled {
            page.line(format!("        {class}"));
        }
    }
}

/// Makers print lines within the list that are blank or not indented: it goes on after them.
fn deviation(model: &Model, page: &mut Page, package: &Package) {
    let often = !package.is_system() || package.uid % 7 == 0;
    match model.phone.vendor {
        Vendor::Samsung if often => {
            page.line("      overlay paths:").line("");
        }
        Vendor::Xiaomi if often => {
            page.line("overlay paths:");
            page.line("  /product/overlay/GoogleConfigOverlay.apk");
        }
        _ => {}
    }
}

/// What the system delivered of an app that was updated.
fn original(model: &Model, page: &mut Page, package: &Package) {
    let name = &package.name;
    let folder = package.delivered().unwrap_or_default();
    page.line(format!("  Package [{name}] ({}):", object(&folder)));
    let uid = if model.phone.since(13) {
        "appId"
    } else {
        "userId"
    };
    page.line(format!("    {uid}={}", package.uid));
    page.line(format!("    codePath={folder}"));
    page.line(format!(
        "    versionCode={} minSdk=21 targetSdk={}",
        package.updated_from.unwrap_or_default(),
        model.facts.sdk
    ));
    page.line("    versionName=1.0");
    page.line("    flags=[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]");
    page.line("    pkgFlags=[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]");
}
