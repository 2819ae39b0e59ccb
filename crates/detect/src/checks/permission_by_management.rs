//! Permissions that an organisation's rules gave, without the owner being asked.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/privacypreferencespolicycontrol>.

use std::collections::BTreeSet;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most apps kept by name: phones have a few hundred.
const APPS: usize = 5_000;
/// Apps named in the sentence.
const NAMED: usize = 5;

/// Folds what was allowed by rules.
#[derive(Debug, Default)]
pub(crate) struct PermissionByManagement {
    apps: BTreeSet<String>,
    evidence: EvidenceList,
}

impl Check for PermissionByManagement {
    const ABOUT: About = About {
        reads: &["ios.tcc"],
        described_in: &[
            "https://developer.apple.com/documentation/devicemanagement/privacypreferencespolicycontrol",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosTcc(permission) = record else {
            return;
        };
        let raw = |text: &'_ Option<Untrusted<'_>>| {
            let text = text.as_ref().map(Untrusted::raw);
            text.unwrap_or_default().to_owned()
        };
        let allowed = matches!(
            raw(&permission.decision).as_str(),
            "allowed" | "limited" | "add_only" | "session"
        );
        if raw(&permission.decided_by) != "mdm_policy" || !allowed {
            return;
        }
        let client = raw(if permission.app_id.is_some() {
            &permission.app_id
        } else {
            &permission.path
        });
        let observed = format!("{client} ({})", raw(&permission.permission));
        self.evidence.add(seen, place, permission.time, &observed);
        self.add(client);
    }

    fn absorb(&mut self, later: Self) {
        self.evidence.absorb(later.evidence);
        for client in later.apps {
            self.add(client);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.evidence.count() == 0 {
            return;
        }
        let named: Vec<&str> = self.apps.iter().take(NAMED).map(String::as_str).collect();
        let said = Said {
            kind: Kind::Exposure,
            certainty: Certainty::Likely,
            excused_by: vec![Statement::Managed, Statement::Parental],
            arguments: vec![("apps", Argument::words(&named.join(", ")))],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.evidence);
    }
}

impl PermissionByManagement {
    fn add(&mut self, client: String) {
        if self.apps.len() < APPS {
            self.apps.insert(client);
        }
    }
}
