//! Where an Android app came from, by the app that installed it.
//!
//! Described in: <https://developer.android.com/reference/android/content/pm/InstallSourceInfo>.

use artefacts::is_browser;

use super::{App, signals::Phone};

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
/// What brings the apps of another phone or of a copy, from wherever they came first.
const TRANSFERS: &[&str] = &[
    "com.coloros.backuprestore",
    "com.google.android.apps.pixelmigrate",
    "com.google.android.apps.restore",
    "com.hicloud.android.clone",
    "com.hihonor.android.clone",
    "com.miui.huanji",
    "com.motorola.migrate",
    "com.oneplus.backuprestore",
    "com.sec.android.easyMover",
    "com.sec.android.easyMover.Agent",
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
    /// Somebody installed it, here or on the phone from which it was taken over; no source says in which way.
    Untold,
}

impl Origin {
    /// That of `app`, on this phone.
    pub(crate) fn of(app: &App, phone: &Phone) -> Self {
        if !app.is_there() {
            return Origin::Unknown;
        }
        if app.system {
            return Origin::System;
        }
        match app.installer.as_deref() {
            Some(id) if STORES.contains(&id) || PRELOADERS.contains(&id) => Origin::Store,
            Some(id) if OTHER_STORES.contains(&id) => Origin::OtherStore,
            Some(id) if phone.owners.contains(id) => Origin::Management,
            Some(id) if TRANSFERS.contains(&id) => Origin::Untold,
            None if !app.dumped && !phone.lists_installers => Origin::Untold,
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

/// What kind of app another came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// A browser, or what keeps its downloads.
    Browser,
    /// A messenger, or mail.
    Messenger,
    /// What shows files.
    Files,
    /// Another app.
    Other,
}

impl Route {
    /// By the app's identifier.
    pub(crate) fn of(id: &str) -> Self {
        if is_browser(id) || DOWNLOADS.contains(&id) {
            return Route::Browser;
        }
        let mut known = ROUTES.iter();
        let route = known.find(|(_, ids)| ids.contains(&id));
        route.map_or(Route::Other, |(route, _)| *route)
    }
}

/// What keeps the downloads of browsers.
const DOWNLOADS: [&str; 2] = [
    "com.android.providers.downloads",
    "com.android.providers.downloads.ui",
];

const ROUTES: [(Route, &[&str]); 2] = [
    (
        Route::Messenger,
        &[
            "ch.threema.app",
            "com.discord",
            "com.facebook.orca",
            "com.facebook.mlite",
            "com.fsck.k9",
            "com.google.android.apps.dynamite",
            "com.google.android.apps.messaging",
            "com.google.android.gm",
            "com.imo.android.imoim",
            "com.instagram.android",
            "com.kakao.talk",
            "com.microsoft.office.outlook",
            "com.microsoft.teams",
            "com.samsung.android.email.provider",
            "com.samsung.android.messaging",
            "com.skype.raider",
            "com.snapchat.android",
            "com.tencent.mm",
            "com.viber.voip",
            "com.whatsapp",
            "com.whatsapp.w4b",
            "im.vector.app",
            "jp.naver.line.android",
            "org.telegram.messenger",
            "org.telegram.messenger.web",
            "org.thoughtcrime.securesms",
            "org.thunderdog.challegram",
        ],
    ),
    (
        Route::Files,
        &[
            "com.android.documentsui",
            "com.android.fileexplorer",
            "com.coloros.filemanager",
            "com.google.android.apps.docs",
            "com.google.android.apps.nbu.files",
            "com.google.android.documentsui",
            "com.huawei.filemanager",
            "com.huawei.hidisk",
            "com.lenovo.anyshare.gps",
            "com.mi.android.globalFileexplorer",
            "com.sec.android.app.myfiles",
            "com.vivo.filemanager",
            "me.zhanghai.android.files",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_over_from_another_phone_came_from_nowhere_that_is_told() {
        let of = |installer: Option<&str>| {
            let mut app = App::new("org.example");
            app.dumped = true;
            app.installer = installer.map(str::to_owned);
            Origin::of(&app, &Phone::default())
        };
        assert_eq!(of(Some("com.sec.android.easyMover")), Origin::Untold);
        assert_eq!(of(Some("com.google.android.apps.restore")), Origin::Untold);
        assert_eq!(of(Some("com.sec.android.easyMover.x")), Origin::SideLoaded);
        assert_eq!(of(Some("com.android.vending")), Origin::Store);
        assert_eq!(of(None), Origin::SideLoaded);
    }

    #[test]
    fn routes_are_known_by_the_whole_name() {
        assert_eq!(Route::of("com.whatsapp"), Route::Messenger);
        assert_eq!(Route::of("com.whatsapp.x"), Route::Other);
        assert_eq!(Route::of("com.android.chrome"), Route::Browser);
        assert_eq!(Route::of("org.mozilla.fenix"), Route::Browser);
        let downloads = Route::of("com.android.providers.downloads");
        assert_eq!(downloads, Route::Browser);
        assert_eq!(Route::of("com.google.android.documentsui"), Route::Files);
    }
}
