//! Where an Android app came from, by the app that installed it.
//!
//! Described in: <https://developer.android.com/reference/android/content/pm/InstallSourceInfo>.

use std::collections::BTreeSet;

use super::App;

/// Stores that look at apps before they offer them: Google's and those of makers of phones.
const STORES: &[&str] = &[
    "com.android.vending",
    "com.google.android.feedback",
    "com.sec.android.app.samsungapps",
    "com.huawei.appmarket",
    "com.hihonor.appmarket",
    "com.xiaomi.mipicks",
    "com.xiaomi.market",
    "com.heytap.market",
    "com.oppo.market",
    "com.vivo.appstore",
    "com.bbk.appstore",
    "com.amazon.venezia",
];
/// Stores that somebody put on the phone of their own will.
const OTHER_STORES: &[&str] = &[
    "com.aurora.store",
    "org.fdroid.fdroid",
    "org.fdroid.fdroid.privileged",
    "org.fdroid.basic",
    "com.machiav3lli.fdroid",
    "com.looker.droidify",
    "dev.imranr.obtainium",
    "app.accrescent.client",
];
/// Parts of the system that put other apps on it: at its first start, for a carrier, for a maker.
const PRELOADERS: &[&str] = &[
    "com.facebook.system",
    "com.dti.att",
    "com.dti.tracfone",
    "com.aura.oobe.samsung",
    "com.aura.oobe.deutsche",
    "com.google.android.setupwizard",
    "com.samsung.android.app.omcagent",
    "com.sec.android.app.sbrowser.autoinstall",
    "com.samsung.android.rubin.app",
    "com.sec.android.preloadinstaller",
    "com.oppo.ota",
    "com.miui.core",
];
/// What opens an app's file when a person does.
const INSTALLERS: &[&str] = &[
    "com.google.android.packageinstaller",
    "com.android.packageinstaller",
    "com.miui.packageinstaller",
    "com.miui.global.packageinstaller",
    "com.samsung.android.packageinstaller",
];

/// Where an app came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// No list of apps says.
    Unknown,
    /// It is a part of the system.
    System,
    /// A store, or the phone's maker.
    Store,
    /// A store that somebody chose.
    OtherStore,
    /// Whoever manages the phone.
    Management,
    /// A file that was opened, a cable, or an app that is no store.
    SideLoaded,
}

impl Origin {
    /// That of `app`, on a phone that `owners` manage.
    pub(crate) fn of(app: &App, owners: &BTreeSet<String>) -> Self {
        if !app.listed {
            return Origin::Unknown;
        }
        if app.system {
            return Origin::System;
        }
        match app.installer.as_deref() {
            Some(id) if STORES.contains(&id) || PRELOADERS.contains(&id) => Origin::Store,
            Some(id) if OTHER_STORES.contains(&id) => Origin::OtherStore,
            Some(id) if owners.contains(id) => Origin::Management,
            _ => Origin::SideLoaded,
        }
    }

    /// Whether somebody else than the person at the phone looked at the app or chose it.
    pub(crate) fn is_reviewed(self) -> bool {
        matches!(self, Origin::System | Origin::Store | Origin::Management)
    }
}

/// The app that a side-loaded app came from, where one is named: a browser, a messenger, a file manager.
pub(crate) fn source(app: &App) -> Option<&str> {
    let named = |id: &&str| !INSTALLERS.contains(id) && *id != "com.android.shell";
    let from = app.came_from.as_deref().filter(named);
    from.or_else(|| app.installer.as_deref().filter(named))
}
