//! A system that was unlocked: what the phone says of its own start, and apps that manage root.
//!
//! Described in: <https://source.android.com/docs/security/features/verifiedboot/boot-flow>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Properties, what an ordinary phone has for each, and whether another value is enough by itself.
const PROPERTIES: [(&str, &str, bool); 6] = [
    ("ro.boot.flash.locked", "1", true),
    ("ro.boot.verifiedbootstate", "green", true),
    ("ro.boot.warranty_bit", "0", false),
    ("ro.build.tags", "release-keys", false),
    ("ro.debuggable", "0", false),
    ("ro.secure", "1", false),
];
/// Apps that manage root.
const ROOT_APPS: &[&str] = &[
    "com.noshufou.android.su",
    "com.noshufou.android.su.elite",
    "eu.chainfire.supersu",
    "eu.chainfire.supersu.pro",
    "com.koushikdutta.superuser",
    "com.thirdparty.superuser",
    "com.yellowes.su",
    "me.phh.superuser",
    "com.kingouser.com",
    "com.topjohnwu.magisk",
    "me.weishu.kernelsu",
    "me.bmax.apatch",
    "de.robv.android.xposed.installer",
    "com.saurik.substrate",
];

/// Folds what differs, by name: whether it is enough by itself, and the records.
#[derive(Debug, Default)]
pub(crate) struct RootOrUnlocked(BTreeMap<&'static str, (bool, EvidenceList)>);

impl Check for RootOrUnlocked {
    const ABOUT: About = About {
        reads: &["android.getprop", "android.packages"],
        described_in: &["https://source.android.com/docs/security/features/verifiedboot/boot-flow"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::AndroidGetprop(property) => {
                let mut known = PROPERTIES.iter();
                let known = known.find(|(name, _, _)| *name == property.name.raw());
                let value = property.value.as_ref().map(Untrusted::raw);
                // A property without a value says nothing.
                let value = value.map(str::trim).filter(|value| !value.is_empty());
                if let (Some((name, usual, enough)), Some(value)) = (known, value)
                    && value != *usual
                {
                    self.add(seen, place, (name, *enough), &format!("{name}={value}"));
                }
            }
            AnyRecord::AndroidPackages(package) => {
                let mut known = ROOT_APPS.iter();
                let known = known.find(|name| **name == package.app_id.raw());
                let installed = package.users.iter().any(|user| user.installed);
                if let Some(name) = known
                    && installed
                {
                    self.add(seen, place, (name, true), name);
                }
            }
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        for (name, (enough, evidence)) in later.0 {
            let known = self.0.entry(name).or_default();
            known.0 |= enough;
            known.1.absorb(evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.0.is_empty() {
            return;
        }
        // Two of the others together count as one that is enough.
        let enough = self.0.len() > 1 || self.0.values().any(|(enough, _)| *enough);
        let names: Vec<&str> = self.0.keys().copied().collect();
        let arguments = vec![("what", Argument::words(&names.join(", ")))];
        let mut all = EvidenceList::default();
        for (_, evidence) in self.0.into_values() {
            all.absorb(evidence);
        }
        let said = Said {
            kind: if enough {
                Kind::Exposure
            } else {
                Kind::Context
            },
            certainty: Certainty::Possible,
            arguments,
            excused_by: vec![Statement::Root],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, all);
    }
}

impl RootOrUnlocked {
    fn add(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        (name, enough): (&'static str, bool),
        observed: &str,
    ) {
        let known = self.0.entry(name).or_default();
        known.0 |= enough;
        known.1.add(seen, place, None, observed);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::android::getprop::Property;
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

    fn findings(properties: &[(&'static str, &'static str)], known: &[&str]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "android.getprop",
            path: "/getprop".into(),
        };
        let mut check = RootOrUnlocked::default();
        for (name, value) in properties {
            let property = Property {
                name: Untrusted::from(*name),
                value: Some(Untrusted::from(*value)),
            };
            check.record(&seen, Place::Line(1), AnyRecord::AndroidGetprop(&property));
        }
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("root-or-unlocked", &mut drafts));
        let known: Vec<Statement> = known.iter().map(|said| said.parse().unwrap()).collect();
        conclude(drafts, Vec::new(), &known)
    }

    #[test]
    fn one_plain_difference_is_context_and_two_are_an_exposure() {
        let one = findings(&[("ro.debuggable", "1")], &[]);
        assert_eq!(one[0].kind, Kind::Context);
        let two = [("ro.debuggable", "1"), ("ro.build.tags", "test-keys")];
        assert_eq!(findings(&two, &[])[0].kind, Kind::Exposure);
        assert_eq!(findings(&two, &["root"])[0].kind, Kind::Context);
    }

    #[test]
    fn an_unlocked_start_is_enough_and_a_missing_value_is_not() {
        let unlocked = [("ro.boot.verifiedbootstate", "orange")];
        assert_eq!(findings(&unlocked, &[])[0].kind, Kind::Exposure);
        let ordinary = [
            ("ro.boot.verifiedbootstate", "green"),
            ("ro.boot.flash.locked", ""),
            ("ro.secure", "1"),
        ];
        assert_eq!(findings(&ordinary, &[]).len(), 0);
    }
}
