//! To which app a folder of WebKit belongs, and so what it says of a site that is named there.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Containers>.

use model::{Bearing, Trace, Value};

use crate::PhoneFile;

/// Folders that hold the containers of apps.
const CONTAINERS: &[&str] = &[
    "/Containers/Data/Application/",
    "/Containers/Data/PluginKitPlugin/",
    "/Containers/Shared/AppGroup/",
];

/// Apps in which people open pages themselves: what they load is no doing of the app.
const BROWSERS: &[&str] = &[
    "com.apple.mobilesafari",
    "com.apple.safariviewservice",
    "com.apple.webapp",
    "com.apple.websheet",
    "com.brave.ios.browser",
    "com.duckduckgo.mobile.ios",
    "com.google.chrome.ios",
    "com.microsoft.msedge",
    "com.opera.operatouch",
    "org.mozilla.ios.firefox",
    "org.mozilla.ios.focus",
];

/// The part of any container that Safari keeps for the pages it shows inside the app.
const SHOWN_BY_SAFARI: &str = "/com.apple.SafariViewService/";

/// The app in whose container a file lies. The phone itself names containers by UUIDs, which tell no
/// app: of a dump, the source tells it.
pub(crate) fn app_of(file: &PhoneFile) -> Option<&str> {
    let inside = CONTAINERS
        .iter()
        .find_map(|folder| file.path().split_once(folder))
        .map(|(_, inside)| inside)?;
    let owner = file.container().or_else(|| inside.split('/').next())?;
    let owner = owner.strip_prefix("group.").unwrap_or(owner);
    owner.contains('.').then_some(owner)
}

/// What a file of WebKit says of the sites that it names: a browser opened them, any other app
/// exchanged data with them. A container whose app is unknown counts as a browser.
pub(crate) fn site_bearing(file: &PhoneFile) -> Bearing {
    if file.path().contains(SHOWN_BY_SAFARI) || app_of(file).is_none_or(is_browser) {
        Bearing::Opened
    } else {
        Bearing::Contacted
    }
}

/// Whether people open pages in an app themselves.
pub(crate) fn is_browser(app: &str) -> bool {
    let mut browsers = BROWSERS.iter();
    browsers.any(|browser| app.eq_ignore_ascii_case(browser))
}

/// States a site as WebKit names it: a host, or an origin with its scheme.
pub(crate) fn state_site(site: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    if site.contains("://") {
        each(Value::Url(site).with(bearing));
    } else {
        each(Value::Host(site).with(bearing));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_container_tells_the_app() {
        let data = "/private/var/mobile/Containers/Data/Application";
        let log = "Library/WebKit/WebsiteData/ResourceLoadStatistics/observations.db";
        let file = |path: String| PhoneFile::new(path, Arc::new(Vec::new()), None);
        let case = |path: String| {
            let file = file(path);
            (app_of(&file).map(str::to_owned), site_bearing(&file))
        };
        assert_eq!(
            case(format!("{data}/com.example.app/{log}")),
            (Some("com.example.app".into()), Bearing::Contacted)
        );
        assert_eq!(
            case(format!("{data}/com.apple.mobilesafari/{log}")),
            (Some("com.apple.mobilesafari".into()), Bearing::Opened)
        );
        assert_eq!(
            case(format!(
                "{data}/com.example.app/SystemData/com.apple.SafariViewService/{log}"
            )),
            (Some("com.example.app".into()), Bearing::Opened)
        );
        assert_eq!(
            case(format!("{data}/90F2C1EE-68DD-4243-B040-007638E92E37/{log}")),
            (None, Bearing::Opened)
        );
        assert_eq!(
            case(format!("/private/var/mobile/{log}")),
            (None, Bearing::Opened)
        );
        let group = "/private/var/mobile/Containers/Shared/AppGroup/group.com.example.shared/x";
        assert_eq!(app_of(&file(group.to_owned())), Some("com.example.shared"));
        // A dump tells the app beside the path.
        let file = file(format!("{data}/90F2C1EE-68DD-4243-B040-007638E92E37/{log}"));
        let file = file.with_container(Some("com.example.app".to_owned()));
        assert_eq!(app_of(&file), Some("com.example.app"));
        assert_eq!(site_bearing(&file), Bearing::Contacted);
    }
}
