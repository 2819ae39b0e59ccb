//! Browsers of Android phones: what they reach, a person opened.
//!
//! Described in: <https://developer.android.com/training/app-links>.

/// Their identifiers.
const BROWSERS: [&str; 37] = [
    "com.UCMobile.intl",
    "com.android.browser",
    "com.android.chrome",
    "com.brave.browser",
    "com.brave.browser_beta",
    "com.chrome.beta",
    "com.chrome.canary",
    "com.chrome.dev",
    "com.duckduckgo.mobile.android",
    "com.ecosia.android",
    "com.heytap.browser",
    "com.hihonor.browser",
    "com.huawei.browser",
    "com.kiwibrowser.browser",
    "com.mi.globalbrowser",
    "com.microsoft.emmx",
    "com.opera.browser",
    "com.opera.browser.beta",
    "com.opera.gx",
    "com.opera.mini.native",
    "com.sec.android.app.sbrowser",
    "com.sec.android.app.sbrowser.beta",
    "com.vivaldi.browser",
    "com.vivo.browser",
    "org.chromium.chrome",
    "org.chromium.webview_shell",
    "org.lineageos.jelly",
    "org.mozilla.fenix",
    "org.mozilla.fennec_fdroid",
    "org.mozilla.firefox",
    "org.mozilla.firefox_beta",
    "org.mozilla.focus",
    "org.mozilla.klar",
    "org.torproject.torbrowser",
    "org.torproject.torbrowser_alpha",
    "us.spotco.fennec_dos",
    "mark.via.gp",
];

/// Whether an app, or the app of a process (`org.mozilla.firefox:tab1`), is a browser.
#[must_use]
pub fn is_browser(app: &str) -> bool {
    let app = app.split(':').next().unwrap_or(app);
    BROWSERS.contains(&app)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_the_whole_name() {
        for app in [
            "com.android.chrome",
            "org.mozilla.fennec_fdroid",
            "org.mozilla.firefox:tab1",
            "com.opera.mini.native",
        ] {
            assert!(is_browser(app), "{app}");
        }
        for app in ["com.android.chrome.x", "com.example", ""] {
            assert!(!is_browser(app), "{app}");
        }
    }
}
