//! Nothing that vigie reads, checks or compares with goes without a trace on a synthetic phone. That
//! every trace is found is asked in `phones`.

use std::{collections::BTreeSet, fmt::Debug};

use detect::{checks, indicators::Kind, matcher::SHORT_LINK};
use testkit::{By, IosForm, Phone, Plant, build_ios};

use crate::{common::Place, phones::VERSIONS};

/// Artefacts that state no trace at all, and why.
const WITHOUT_TRACES: [(&str, &str); 11] = [
    (
        "ios.account_devices",
        "names devices of the owner's account, which no indicator does",
    ),
    ("ios.analytics_journal", "says which version ran when"),
    (
        "ios.backup_information",
        "says which device the backup is of",
    ),
    (
        "ios.backup_properties",
        "says when and by what the backup was made",
    ),
    (
        "ios.circle_status",
        "names devices of the owner's account, which no indicator does",
    ),
    (
        "ios.database_log",
        "says how far a database and its log are apart",
    ),
    (
        "ios.find_my",
        "names devices and things of the owner, which no indicator does",
    ),
    (
        "ios.lockdown_pairing",
        "names computers, which no indicator does",
    ),
    (
        "ios.powerlog_paired_devices",
        "names coupled devices, which no indicator does",
    ),
    (
        "ios.security_report",
        "names devices of the owner's account, which no indicator does",
    ),
    (
        "ios.trusted_peers",
        "names devices of the owner's account, which no indicator does",
    ),
];

/// Kinds of indicators that no record of an iPhone can bear, and why.
const NOT_OF_IPHONES: [(&str, &str); 10] = [
    (
        "port",
        "only a part of several facts; no artefact states one alone",
    ),
    ("md5", "no artefact states that digest"),
    ("sha512", "no artefact states that digest"),
    ("app_cert_md5", "names who signed an app of Android"),
    ("app_cert_sha1", "names who signed an app of Android"),
    ("app_cert_sha256", "names who signed an app of Android"),
    ("app_cert_sha512", "names who signed an app of Android"),
    ("app_cert_org", "names who signed an app of Android"),
    ("app_cert_cn_re", "names who signed an app of Android"),
    ("android_property", "names a setting of Android"),
];

/// What is planted on the watched phones of all versions, in every form.
fn planted() -> Vec<Plant> {
    let place = Place::new();
    let forms = [
        IosForm::Backup,
        IosForm::DUMP,
        IosForm::SYSDIAGNOSE,
        IosForm::PrivacyReport,
    ];
    let mut plants = Vec::new();
    for version in VERSIONS {
        for (number, form) in forms.iter().enumerate() {
            let path = place.path(&format!("{version}-{number}"));
            let truth = build_ios(&Phone::watched(version), form, &path).unwrap();
            plants.extend(truth.plants);
        }
    }
    plants
}

/// All of `wanted` but those excused must be among `planted`; an excuse that is not needed any more, or
/// that names nothing, is one too many.
pub(crate) fn hold<T: Ord + Debug>(
    wanted: BTreeSet<T>,
    planted: &BTreeSet<T>,
    excused: &BTreeSet<T>,
) {
    let missing: Vec<&T> = wanted.difference(planted).collect();
    let excused: Vec<&T> = excused.iter().collect();
    assert_eq!(missing, excused, "without a planted trace");
}

#[test]
fn every_artefact_check_and_kind_of_indicator_is_planted() {
    let plants = planted();
    let (mut artefacts, mut kinds, mut ids) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for plant in &plants {
        match &plant.by {
            By::Indicator { kind, .. } => {
                artefacts.insert(&*plant.artefact);
                kinds.insert(&**kind);
            }
            By::Check { id } => {
                ids.insert(id.replace('_', "-"));
            }
        }
    }
    let names = |list: &[(&'static str, &str)]| list.iter().map(|(name, _)| *name).collect();
    let all = artefacts::ALL.iter().filter(|one| one.platform() == "ios");
    let all = all.map(|entry| entry.id);
    hold(all.collect(), &artefacts, &names(&WITHOUT_TRACES));
    let all = Kind::ALL.iter().map(|kind| kind.name());
    hold(all.collect(), &kinds, &names(&NOT_OF_IPHONES));
    let of_iphones = |artefact: &&str| artefact.starts_with("ios.");
    let all = checks::ALL.iter();
    let all = all.filter(|entry| entry.about.reads.iter().any(of_iphones));
    let all = all.map(|entry| entry.id.to_owned());
    let all = all.chain([SHORT_LINK.id.to_owned()]);
    hold(all.collect(), &ids, &BTreeSet::new());
}
