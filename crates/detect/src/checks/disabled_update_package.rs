//! Parts of the system that bring updates or look after its safety, switched off.
//!
//! Described in: <https://developer.android.com/reference/android/content/pm/PackageManager#COMPONENT_ENABLED_STATE_DISABLED>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, android::known, draft::Said};

/// Samsung's, Google's and other makers'.
const PACKAGES: &[&str] = &[
    "com.policydm",
    "com.samsung.android.app.omcagent",
    "com.samsung.android.securitylogagent",
    "com.sec.android.soagent",
    "com.android.updater",
    "com.google.android.gms",
    "com.huawei.android.hwouc",
    "com.lge.lgdmsclient",
    "com.motorola.ccc.ota",
    "com.oneplus.opbackup",
    "com.oppo.ota",
    "com.transsion.systemupdate",
    "com.wssyncmldm",
];

/// Folds those that are off.
#[derive(Debug, Default)]
pub(crate) struct DisabledUpdatePackage(BTreeMap<&'static str, EvidenceList>);

impl Check for DisabledUpdatePackage {
    const ABOUT: About = About {
        reads: &["android.packages"],
        described_in: &[
            "https://developer.android.com/reference/android/content/pm/PackageManager#COMPONENT_ENABLED_STATE_DISABLED",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidPackages(package) = record else {
            return;
        };
        let mut known = PACKAGES.iter();
        let Some(name) = known.find(|name| **name == package.app_id.raw()) else {
            return;
        };
        // The owner of the phone is user 0; `2` and `3` are switched off, `3` in the settings.
        let mut users = package.users.iter().filter(|user| user.user == 0);
        let off = users.any(|user| matches!(user.enabled, Some(2 | 3)));
        if off && !package.replaced_system {
            let evidence = self.0.entry(name).or_default();
            evidence.add(seen, place, None, name);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (name, evidence) in later.0 {
            self.0.entry(name).or_default().absorb(evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (name, evidence) in self.0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![("app", Argument::words(name))],
                excused_by: vec![known(name), Statement::Root, Statement::Managed],
                subject: name.to_owned(),
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}
