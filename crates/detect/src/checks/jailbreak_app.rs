//! Apps and folders that come with an unlocked system (a jailbreak), wherever a record names them.
//!
//! Described in: <https://support.apple.com/guide/iphone/unauthorized-modification-of-ios-iph9385bb26a/ios>,
//! <https://theapplewiki.com/wiki/Jailbreak>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::known,
    draft::{Said, SubjectKind},
    iphone_programs,
};

/// Apps that need an unlocked system, and a service that opens all files to a computer.
const APPS: [&str; 6] = [
    "com.saurik.Cydia",
    "org.coolstar.SileoStore",
    "org.swiftapps.sileo",
    "xyz.willy.Zebra",
    "com.tigisoftware.Filza",
    "com.apple.afc2",
];
/// Folders that such a system has, and where its apps lie.
const FOLDERS: [(&str, &str); 13] = [
    ("/Applications/Cydia.app", "com.saurik.Cydia"),
    ("/Applications/Sileo.app", "org.coolstar.SileoStore"),
    ("/Applications/Zebra.app", "xyz.willy.Zebra"),
    ("/Applications/Filza.app", "com.tigisoftware.Filza"),
    ("/private/var/jb", "/var/jb"),
    ("/var/jb", "/var/jb"),
    ("/private/var/lib/cydia", "/var/lib/cydia"),
    ("/var/lib/cydia", "/var/lib/cydia"),
    ("/private/var/lib/dpkg", "/var/lib/dpkg"),
    ("/var/lib/dpkg", "/var/lib/dpkg"),
    ("/private/var/stash", "/var/stash"),
    ("/var/stash", "/var/stash"),
    ("/Library/MobileSubstrate", "/Library/MobileSubstrate"),
];

/// Folds what was seen, by the app or folder that it is a sign of: as many as are listed above.
#[derive(Debug, Default)]
pub(crate) struct JailbreakApp {
    signs: BTreeMap<&'static str, EvidenceList>,
}

impl Check for JailbreakApp {
    const ABOUT: About = About {
        reads: &[
            "ios.installed_apps",
            "ios.application_state",
            "ios.manifest",
            "ios.file_list",
            "ios.tcc",
            "ios.locationd_clients",
            "ios.data_usage",
            "ios.process_list",
            "ios.spindump",
            "ios.shutdown_log",
            "ios.log_statistics",
            "ios.crash_report",
            "ios.binary_locations",
            "ios.remote_services",
        ],
        described_in: &[
            "https://support.apple.com/guide/iphone/unauthorized-modification-of-ios-iph9385bb26a/ios",
            "https://theapplewiki.com/wiki/Jailbreak",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let mut look = |text: Option<&str>, time: Option<Instant>| {
            let text = text.unwrap_or_default();
            if let Some(sign) = sign_in(text) {
                let evidence = self.signs.entry(sign).or_default();
                evidence.add(seen, place, time, text);
            }
        };
        let id = |text: &'_ Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        match record {
            AnyRecord::IosInstalledApps(app) => look(id(&app.app_id).as_deref(), app.purchased),
            AnyRecord::IosApplicationState(state) => {
                look(id(&state.app_id).as_deref(), state.removed);
                look(state.bundle_path.as_ref().map(Untrusted::raw), None);
            }
            AnyRecord::IosManifest(file) => {
                look(Some(file.path.raw()), file.created);
                look(file.link_target.as_ref().map(Untrusted::raw), file.created);
            }
            AnyRecord::IosFileList(file) => look(Some(file.path.raw()), file.modified),
            AnyRecord::IosTcc(permission) => {
                look(id(&permission.app_id).as_deref(), permission.time);
                look(id(&permission.path).as_deref(), permission.time);
            }
            AnyRecord::IosLocationdClients(client) => {
                look(client.app(), client.location_stopped);
                look(client.paths().find(|path| sign_in(path).is_some()), None);
            }
            AnyRecord::IosDataUsage(usage) => {
                look(id(&usage.app_id).as_deref(), usage.first_seen);
                look(id(&usage.process).as_deref(), usage.first_seen);
            }
            AnyRecord::IosRemoteServices(service) if service.is_this_phone => {
                look(service.service.as_ref().map(Untrusted::raw), None);
            }
            _ => {}
        }
        iphone_programs::each(record, &mut |path, time| look(Some(path), time));
    }

    fn absorb(&mut self, later: Self) {
        for (sign, evidence) in later.signs {
            self.signs.entry(sign).or_default().absorb(evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (sign, evidence) in self.signs {
            let is_app = !sign.starts_with('/');
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Likely,
                excused_by: vec![Statement::Root, known(sign)],
                arguments: vec![("app", Argument::words(sign))],
                subject: sign.to_owned(),
                subject_kind: if is_app {
                    SubjectKind::App
                } else {
                    SubjectKind::Other
                },
                harmless_causes: 3,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

/// What an identifier, a `process/bundle` or a path is a sign of.
pub(super) fn sign_in(text: &str) -> Option<&'static str> {
    let mut components = text.split('/').filter(|_| text.starts_with('/'));
    let is_preboot = text.starts_with("/private/preboot/");
    if components.any(|name| name.starts_with(".jbroot-") || is_preboot && name == "procursus") {
        return Some("/var/jb");
    }
    let in_folder = |folder: &str| {
        let rest = text.strip_prefix(folder);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut folders = FOLDERS.iter();
    let folder = || folders.find(|(folder, _)| in_folder(folder));
    let named = text.split('/').find_map(app_in);
    named.or_else(|| {
        text.starts_with('/')
            .then(folder)
            .flatten()
            .map(|(_, sign)| *sign)
    })
}

/// The app that one name of a path is of: its identifier, mostly with an ending behind.
fn app_in(name: &str) -> Option<&'static str> {
    APPS.into_iter().find(|app| {
        let start = name.get(..app.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(app))
            && matches!(name.as_bytes().get(app.len()), None | Some(b'.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apps_and_folders_are_known_wherever_they_are_named() {
        for (text, sign) in [
            ("com.saurik.cydia", "com.saurik.Cydia"),
            (
                "/private/var/mobile/Library/Preferences/com.tigisoftware.Filza.plist",
                "com.tigisoftware.Filza",
            ),
            ("Zebra/xyz.willy.Zebra", "xyz.willy.Zebra"),
            ("/Applications/Sileo.app/Sileo", "org.coolstar.SileoStore"),
            ("/private/var/jb/usr/bin", "/var/jb"),
            ("/x/com.apple.afc2", "com.apple.afc2"),
        ] {
            assert_eq!(sign_in(text), Some(sign), "{text}");
        }
    }

    #[test]
    fn other_apps_of_the_same_names_are_not() {
        for text in [
            "com.saurik.Cydiary",
            "com.example.zebra",
            "/private/var/containers/Bundle/Application/1/Zebra.app",
            "/private/var/jbx/a",
            "/private/var/mobile/Media/Cydia.jpg",
            "com.apple.afc",
            "",
        ] {
            assert_eq!(sign_in(text), None, "{text}");
        }
    }
}
