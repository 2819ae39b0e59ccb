//! Whole Android phones: what is planted in what vigie reads is found, and nothing else is told.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::common::{Place, alarms, hashes};
use crate::phones::{is_found, mistaken};
use serde_json::Value;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Truth, Vendor, build_android};

/// Versions whose dumps differ.
pub(crate) const VERSIONS: [u32; 6] = [6, 8, 10, 12, 14, 16];

pub(crate) fn phone(
    place: &Place,
    name: &str,
    phone: &AndroidPhone,
    form: &AndroidForm,
) -> (PathBuf, Truth) {
    let path = place.path(name);
    let truth = build_android(phone, form, &path).unwrap();
    (path, truth)
}

/// Checks a phone with the indicators that watched Android phones bear traces of.
pub(crate) fn check(place: &Place, path: &Path, more: &[&str]) -> (i32, Value) {
    let set = place.path("planted.stix2");
    std::fs::write(&set, testkit::planted_android_indicators()).unwrap();
    place.check_with(&set, path, more)
}

/// The plants that were not found, in artefacts that this version reads.
pub(crate) fn missed(document: &Value, truth: &Truth) -> Vec<String> {
    let known: BTreeSet<&str> = artefacts::ALL.iter().map(|entry| entry.id).collect();
    let plants = truth.plants.iter();
    let plants = plants.filter(|plant| known.contains(plant.artefact.as_str()));
    let missed = plants.filter(|plant| !is_found(document, plant));
    missed.map(|plant| format!("{plant:?}")).collect()
}

#[test]
fn everything_planted_in_a_bug_report_is_found() {
    let place = Place::new();
    for (version, vendor) in VERSIONS.into_iter().zip(Vendor::ALL.into_iter().cycle()) {
        let watched = AndroidPhone::watched(version, vendor);
        let name = format!("w{version}.zip");
        let (path, truth) = phone(&place, &name, &watched, &AndroidForm::BugReportZip);
        let before = hashes(path.parent().unwrap());
        let (code, document) = check(&place, &path, &[]);
        let what = format!("Android {version} {vendor:?}");
        assert_eq!(missed(&document, &truth), Vec::<String>::new(), "{what}");
        assert_eq!(mistaken(&document, &truth), Vec::<String>::new(), "{what}");
        assert_eq!(code, 1, "{what}");
        let after = hashes(path.parent().unwrap());
        assert!(
            before
                .iter()
                .all(|(path, hash)| after.get(path) == Some(hash)),
            "{what}"
        );
    }
}

#[test]
fn the_forms_of_a_bug_report_tell_the_same() {
    let place = Place::new();
    let watched = AndroidPhone::watched(14, Vendor::Samsung);
    let told = |name: &str, form: AndroidForm| {
        let (path, _) = phone(&place, name, &watched, &form);
        let (_, document) = check(&place, &path, &[]);
        let findings = document["findings"].as_array().unwrap().iter();
        findings
            .map(|one| (one["id"].to_string(), one["certainty"].to_string()))
            .collect::<BTreeSet<_>>()
    };
    let zip = told("form.zip", AndroidForm::BugReportZip);
    assert!(!zip.is_empty());
    assert_eq!(told("folder", AndroidForm::BugReportFolder), zip);
    let text = told("form.txt", AndroidForm::BugReportText);
    assert!(
        !text.is_empty() && text.is_subset(&zip),
        "the text lacks the files beside it"
    );
}

#[test]
fn clean_android_phones_raise_no_alarm() {
    let place = Place::new();
    for (number, persona) in AndroidPersona::ALL.into_iter().enumerate() {
        for vendor in Vendor::ALL {
            let version = VERSIONS[number % VERSIONS.len()];
            let clean = AndroidPhone::clean(version, vendor, persona);
            let name = format!("{version}-{vendor:?}-{persona:?}.zip");
            let (path, truth) = phone(&place, &name, &clean, &AndroidForm::BugReportZip);
            let said: Vec<&str> = truth
                .statements
                .iter()
                .flat_map(|said| ["--known", said])
                .collect();
            let (_, document) = check(&place, &path, &said);
            assert_eq!(alarms(&document), Vec::<String>::new(), "{name}");
        }
    }
}

/// What may see, hear or reach a phone, from its case: means, holder and state, a line each.
fn accesses(
    place: &Place,
    name: &str,
    phone: &AndroidPhone,
    form: &AndroidForm,
) -> BTreeSet<String> {
    let (path, _) = self::phone(place, name, phone, form);
    let case = place.path(&format!("{name}-case"));
    let arguments = ["check", "--owner-consents", "--case"].map(str::to_owned);
    let paths = [&case, &path].map(|path| path.to_str().unwrap().to_owned());
    let all: Vec<String> = arguments.into_iter().chain(paths).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let output = place.run(&all);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    let case = case::Case::open(&case).unwrap();
    case.verify(&[]).unwrap();
    let all = case.accesses().unwrap().unwrap().map(Result::unwrap);
    all.map(|one| {
        let word = |text: &Option<model::Untrusted<'_>>| {
            text.as_ref()
                .map_or("-".to_owned(), |text| text.raw().to_owned())
        };
        let (holder, state) = (word(&one.holder), word(&one.state));
        format!("{} {holder} {state} {}", one.means.name(), one.count)
    })
    .collect()
}

/// Who can reach a phone is told from a bug report alone and from an acquisition alone.
#[test]
fn who_can_see_and_reach_a_phone_is_told_from_each_form_alone() {
    let place = Place::new();
    for (persona, wanted) in [
        (
            AndroidPersona::Managed,
            &[
                "administrator com.microsoft.windowsintune.companyportal device_owner 1",
                "account com.microsoft.workaccount - 1",
                "camera com.vigietestkit.intranet - 1",
            ][..],
        ),
        (
            AndroidPersona::WorkProfile,
            &[
                "profile - managed_profile 1",
                "administrator com.google.android.apps.work.clouddpc profile_owner 1",
            ],
        ),
        (
            AndroidPersona::Developer,
            &[
                "computer alex@fixe-maison - 1",
                "installer org.fdroid.fdroid - 1",
            ],
        ),
        (
            AndroidPersona::Watch,
            &[
                "notifications com.google.android.wearable.app - 1",
                "calls com.google.android.wearable.app - 1",
            ],
        ),
        (
            AndroidPersona::Blind,
            &[
                "screen com.google.android.marvin.talkback - 1",
                "microphone com.google.android.apps.accessibility.voiceaccess - 1",
            ],
        ),
    ] {
        let clean = AndroidPhone::clean(14, Vendor::Pixel, persona);
        let name = format!("{persona:?}");
        let report = accesses(&place, &name, &clean, &AndroidForm::BugReportZip);
        let name = format!("{persona:?}-qf");
        let acquired = accesses(&place, &name, &clean, &AndroidForm::AndroidQf);
        for line in wanted.iter().chain(&[
            "account com.google - 1",
            "keyboard com.google.android.inputmethod.latin default 1",
            "default_app com.android.chrome android.app.role.BROWSER 1",
        ]) {
            assert!(report.contains(*line), "{persona:?}: {line}: {report:#?}");
            assert!(
                acquired.contains(*line),
                "{persona:?}: {line}: {acquired:#?}"
            );
        }
        // Only the cable adds something: the computer that reads the phone.
        let more: Vec<&String> = acquired.difference(&report).collect();
        assert!(
            more.iter().all(|line| line.contains("vigie@poste-accueil")),
            "{more:?}"
        );
    }
}
