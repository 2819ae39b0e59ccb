//! Microphone, camera or photos allowed to an app that no list of installed apps names, or to a
//! program outside the system's own folders.
//!
//! Described in: <https://support.apple.com/guide/personal-safety/welcome/web>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, ios::tcc::Permission};
use model::{Argument, Certainty, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::{Apps, is_apple, known},
    draft::{Said, SubjectKind},
    programs,
};

/// Most apps and programs kept: phones have a few hundred.
const CLIENTS: usize = 5_000;

/// What is asked about, by Apple's name; the order is that of [`Allowed`].
const ASKED: [&str; 3] = [
    "kTCCServiceMicrophone",
    "kTCCServiceCamera",
    "kTCCServicePhotos",
];

/// What one app or program may use, and the records that say so.
#[derive(Debug, Default)]
struct Allowed {
    what: [bool; ASKED.len()],
    evidence: EvidenceList,
}

/// An app by identifier, or a program by path.
type Client = (SubjectKind, String);

/// Folds what was allowed, and which apps are listed.
#[derive(Debug, Default)]
pub(crate) struct PermissionWithoutApp {
    apps: Apps,
    allowed: BTreeMap<Client, Allowed>,
}

impl Check for PermissionWithoutApp {
    const ABOUT: About = About {
        reads: &["ios.tcc", "ios.installed_apps", "ios.container_listing"],
        described_in: &["https://support.apple.com/guide/personal-safety/welcome/web"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosTcc(permission) = record else {
            self.apps.record(seen, place, record);
            return;
        };
        let (Some(which), Some(client)) = (asked(permission), client(permission)) else {
            return;
        };
        let mut what = [false; ASKED.len()];
        if let Some(asked) = what.get_mut(which) {
            *asked = true;
        }
        let service = ASKED.get(which).copied().unwrap_or_default();
        let mut evidence = EvidenceList::default();
        let observed = format!("{} ({service})", client.1);
        evidence.add(seen, place, permission.time, &observed);
        self.add(client, Allowed { what, evidence });
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
        for (client, allowed) in later.allowed {
            self.add(client, allowed);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((kind, client), allowed) in self.allowed {
            // Without a list of apps nothing can be missing from it.
            let listed = self.apps.is_empty() || self.apps.has(&client);
            if kind == SubjectKind::App && listed {
                continue;
            }
            let subject = match kind {
                SubjectKind::Program => programs::name(&client).to_owned(),
                _ => client.clone(),
            };
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                variant: if kind == SubjectKind::App {
                    ""
                } else {
                    "program"
                },
                excused_by: vec![known(&client)],
                arguments: vec![
                    ("app", Argument::words(&client)),
                    ("access", Argument::Key(access(allowed.what).into())),
                ],
                subject,
                subject_kind: kind,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, allowed.evidence);
        }
    }
}

impl PermissionWithoutApp {
    fn add(&mut self, client: Client, allowed: Allowed) {
        if let Some(known) = self.allowed.get_mut(&client) {
            for (known, more) in known.what.iter_mut().zip(allowed.what) {
                *known |= more;
            }
            known.evidence.absorb(allowed.evidence);
        } else if self.allowed.len() < CLIENTS {
            self.allowed.insert(client, allowed);
        }
    }
}

/// Which of the services asked about is allowed, if it is one and it is.
fn asked(permission: &Permission<'_>) -> Option<usize> {
    let service = permission.permission.as_ref()?.raw();
    let decision = permission.decision.as_ref()?.raw();
    let allowed = matches!(decision, "allowed" | "limited" | "session") && !permission.expired;
    ASKED.iter().position(|asked| allowed && *asked == service)
}

/// Who it was allowed to, when that is neither Apple's nor of the system.
fn client(permission: &Permission<'_>) -> Option<Client> {
    let raw = |text: &Option<Untrusted<'_>>| {
        let text = text.as_ref().map(|text| text.raw().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let app = raw(&permission.app_id).filter(|id| !is_apple(id));
    let program = raw(&permission.path).filter(|path| programs::is_elsewhere(path));
    app.map(|id| (SubjectKind::App, id))
        .or_else(|| program.map(|path| (SubjectKind::Program, path)))
}

/// The key of what may be used.
fn access(what: [bool; ASKED.len()]) -> &'static str {
    match what {
        [true, true, true] => "access-microphone-camera-photos",
        [true, true, false] => "access-microphone-camera",
        [true, false, true] => "access-microphone-photos",
        [false, true, true] => "access-camera-photos",
        [true, false, false] => "access-microphone",
        [false, true, false] => "access-camera",
        [false, false, _] => "access-photos",
    }
}
