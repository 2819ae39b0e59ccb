//! Every published family of stalkerware on a synthetic Android phone: by its package, by its signer, by
//! the digest of its file, and under a name of chance by what it does.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use artefacts::shared_digests;
use detect::indicators::{Kind, Set, parse};
use model::HashAlgorithm;
use serde_json::Value;
use testkit::{
    AndroidForm, AndroidPersona, AndroidPhone, Icon, Signer, Tool, Vendor, build_android,
};

use crate::common::{Place, findings};

const SHA1: Kind = Kind::Certificate(HashAlgorithm::Sha1);
const SHA256: Kind = Kind::FileHash(HashAlgorithm::Sha256);

/// The lists of the Echap association, if they were given.
fn lists() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("VIGIE_SAMPLES") else {
        assert!(
            std::env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is required"
        );
        println!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    Some(Path::new(&folder).join("indicators/echap"))
}

fn set(folder: &Path, name: &str) -> Set {
    parse(name, &fs::read(folder.join(name)).unwrap()).unwrap()
}

/// The published values of a kind, with the families that have them.
fn values(set: &Set, kind: Kind) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for indicator in set.indicators.iter().filter(|one| one.kind == kind) {
        let families = all.entry(indicator.value.to_string()).or_default();
        families.extend(indicator.about.families.iter().cloned());
    }
    all
}

fn families(values: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    values.values().flatten().cloned().collect()
}

/// An ordinary phone with these tools on it.
fn phone(version: u32, vendor: Vendor, tools: Vec<Tool>) -> AndroidPhone {
    AndroidPhone {
        tools,
        ..AndroidPhone::clean(version, vendor, AndroidPersona::Ordinary)
    }
}

/// What vigie says of a phone in a form, with one of the lists.
fn check(list: &Path, phone: &AndroidPhone, form: &AndroidForm, more: &[&str]) -> Value {
    let place = Place::new();
    let name = match form {
        AndroidForm::BugReportZip => "phone.zip",
        _ => "phone",
    };
    let path = place.path(name);
    build_android(phone, form, &path).unwrap();
    place.check_with(list, &path, more).1
}

/// The values of a kind by which something is told as a known tool, with the families told.
fn told(document: &Value, kind: Kind) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in findings(document) {
        let indicator = &finding["indicator"];
        if indicator["kind"] == kind.name() && finding["kind"] == "known_tool" {
            let named = indicator["family"].as_str().unwrap().split(", ");
            let value = indicator["value"].as_str().unwrap().to_owned();
            all.entry(value)
                .or_default()
                .extend(named.map(str::to_owned));
        }
    }
    all
}

/// Every value must be told, with every family that has it.
fn hold(
    what: &str,
    wanted: &BTreeMap<String, BTreeSet<String>>,
    told: &BTreeMap<String, BTreeSet<String>>,
) {
    let told: BTreeMap<String, &BTreeSet<String>> = told
        .iter()
        .map(|(value, families)| (value.to_lowercase(), families))
        .collect();
    let missed: Vec<_> = wanted
        .iter()
        .filter(|(value, families)| {
            let found = told.get(&value.to_lowercase());
            found.is_none_or(|found| !families.is_subset(found))
        })
        .collect();
    assert!(missed.is_empty(), "{what}: {missed:?}");
    let (families, values) = (families(wanted).len(), wanted.len());
    println!("{what}: {families} families, {values} values, all found");
}

fn signer(sha1: &str) -> Signer {
    Signer {
        sha1: Some(sha1.to_lowercase()),
        ..Signer::default()
    }
}

#[test]
fn every_family_is_found_by_its_package() {
    let Some(folder) = lists() else { return };
    let wanted = values(&set(&folder, "ioc.yaml"), Kind::AppId);
    let tools = || {
        let packages = wanted.keys();
        packages.map(|package| Tool::of_family(package, Signer::default()))
    };
    let list = folder.join("ioc.yaml");
    for (what, version, vendor, form) in [
        (
            "packages in a bug report of Android 6",
            6,
            Vendor::Pixel,
            AndroidForm::BugReportZip,
        ),
        (
            "packages in a bug report of Android 14",
            14,
            Vendor::Samsung,
            AndroidForm::BugReportZip,
        ),
        (
            "packages in an acquisition",
            12,
            Vendor::Xiaomi,
            AndroidForm::AndroidQf,
        ),
    ] {
        let phone = phone(version, vendor, tools().collect());
        let document = check(&list, &phone, &form, &[]);
        hold(what, &wanted, &told(&document, Kind::AppId));
    }
    let gone = phone(14, Vendor::Pixel, tools().map(Tool::removed).collect());
    let document = check(&list, &gone, &AndroidForm::BugReportZip, &[]);
    hold(
        "packages removed before the bug report",
        &wanted,
        &told(&document, Kind::AppId),
    );
}

#[test]
fn every_family_is_found_by_its_signer_under_a_name_of_chance() {
    let Some(folder) = lists() else { return };
    let set = set(&folder, "ioc.yaml");
    let wanted = values(&set, SHA1);
    let tools = wanted.keys().zip(1..).map(|(sha1, seed)| {
        Tool {
            icon: Icon::Shown,
            ..Tool::of_family("com.example.family", signer(sha1))
        }
        .renamed(seed)
    });
    let phone = phone(13, Vendor::Fairphone, tools.collect());
    let list = folder.join("ioc.yaml");
    let document = check(&list, &phone, &AndroidForm::AndroidQf, &[]);
    hold("certificates", &wanted, &told(&document, SHA1));
}

/// What certificates say of their owners, in families whose keys change from app to app.
#[test]
fn signers_are_found_by_their_names() {
    let Some(folder) = lists() else { return };
    let set = set(&folder, "ioc.yaml");
    let mut wanted = values(&set, Kind::CertificateOrganisation);
    let named = |name: &str, seed| {
        Tool {
            label: name.to_owned(),
            ..Tool::of_family("com.example.family", Signer::default())
        }
        .renamed(seed)
    };
    let mut tools: Vec<Tool> = (wanted.keys().zip(1..))
        .map(|(name, seed)| named(name, seed))
        .collect();
    tools.push(named("Kids Safety 03-11-2021 17:04:59", 100));
    tools.push(named("Kids Safety Helmets", 101));
    let list = folder.join("ioc.yaml");
    let phone = phone(14, Vendor::Pixel, tools);
    let document = check(&list, &phone, &AndroidForm::AndroidQf, &[]);
    let found = told(&document, Kind::CertificateOrganisation);
    hold("organisations of signers", &wanted, &found);
    wanted = values(&set, Kind::CertificateName);
    let found = told(&document, Kind::CertificateName);
    hold("names of signers", &wanted, &found);
    let by_name = findings(&document).iter();
    let by_name: Vec<&Value> = by_name
        .filter(|one| one["indicator"]["kind"] == Kind::CertificateName.name())
        .collect();
    assert_eq!(by_name.len(), 1);
    // In the list of apps, and in the file of the app.
    assert_eq!(by_name[0]["count"], 2, "{:#}", by_name[0]);
}

#[test]
fn samples_are_found_by_digest_and_by_signer() {
    let Some(folder) = lists() else { return };
    let set = set(&folder, "samples.csv");
    let mut one_each: BTreeMap<&String, &str> = BTreeMap::new();
    for indicator in set.indicators.iter().filter(|one| one.kind == SHA256) {
        for family in &indicator.about.families {
            one_each.entry(family).or_insert(&indicator.value);
        }
    }
    let digests = one_each.values().zip(1..).map(|(digest, seed)| {
        let tool = Tool::of_family("com.example.sample", Signer::default()).renamed(seed);
        Tool {
            apk_sha256: Some((*digest).to_owned()),
            ..tool
        }
    });
    let signers = values(&set, SHA1);
    let by_signer = signers
        .keys()
        .zip(1_000..)
        .map(|(sha1, seed)| Tool::of_family("com.example.sample", signer(sha1)).renamed(seed));
    let phone = phone(15, Vendor::Samsung, digests.chain(by_signer).collect());
    let list = folder.join("samples.csv");
    let document = check(&list, &phone, &AndroidForm::AndroidQf, &[]);
    let all = values(&set, SHA256);
    let sampled = one_each.values().map(|digest| {
        let digest = (*digest).to_owned();
        let families = all[&digest].clone();
        (digest, families)
    });
    hold(
        "one sample of each app",
        &sampled.collect(),
        &told(&document, SHA256),
    );
    hold("certificates of samples", &signers, &told(&document, SHA1));
}

/// Keys that anybody can sign with say nothing, whatever list names them.
#[test]
fn public_keys_make_no_finding() {
    let Some(folder) = lists() else { return };
    let keys: Vec<&str> = shared_digests().collect();
    let app = |digest: &str, seed| Tool {
        accessibility: false,
        notifications: false,
        admin: false,
        spies: false,
        icon: Icon::Shown,
        protection_off: false,
        installer: Some("com.android.vending".to_owned()),
        ..Tool::of_family(
            "com.example.family",
            Signer {
                sha1: (digest.len() == 40).then(|| digest.to_owned()),
                sha256: (digest.len() == 64).then(|| digest.to_uppercase()),
                md5: (digest.len() == 32).then(|| digest.to_owned()),
            },
        )
        .renamed(seed)
    };
    let tools = keys.iter().zip(1..).map(|(key, seed)| app(key, seed));
    let phone = phone(14, Vendor::Pixel, tools.collect());
    let place = Place::new();
    let list = place.path("keys.json");
    let lines: Vec<Value> = keys
        .iter()
        .map(|key| {
            let kind = match key.len() {
                32 => "app_cert_md5",
                40 => "app_cert_sha1",
                _ => "app_cert_sha256",
            };
            serde_json::json!({"kind": kind, "value": key})
        })
        .collect();
    let document = serde_json::json!({
        "format": "vigie-indicators-1", "name": "keys", "publisher": "a test",
        "date": "2026-01-01T00:00:00Z", "families": [{
            "family": "Keys", "publisher": "a test", "reference": "https://example.org/",
            "category": "stalkerware", "indicators": lines,
        }],
    });
    fs::write(&list, document.to_string()).unwrap();
    let also = folder.join("samples.csv");
    let more = ["--indicators", also.to_str().unwrap()];
    let document = check(&list, &phone, &AndroidForm::AndroidQf, &more);
    let known = findings(&document).iter();
    let known: Vec<&Value> = known.filter(|one| one["kind"] == "known_tool").collect();
    assert!(known.is_empty(), "{known:#?}");
}

/// The ways in which such tools are laid out: all that they can do, or a part.
fn layouts(family: &str, seed: u64) -> Vec<Tool> {
    let all = Tool::of_family(family, Signer::default()).renamed(seed);
    let none = Tool {
        accessibility: false,
        notifications: false,
        admin: false,
        spies: false,
        protection_off: false,
        ..all.clone()
    };
    let parts = [
        all.clone(),
        Tool {
            icon: Icon::Absent,
            spies: true,
            ..none.clone()
        },
        Tool {
            icon: Icon::Shown,
            spies: true,
            ..none.clone()
        },
        Tool {
            accessibility: true,
            ..none.clone()
        },
        Tool {
            notifications: true,
            icon: Icon::Shown,
            installer: Some("com.whatsapp".to_owned()),
            ..none.clone()
        },
        Tool {
            admin: true,
            spies: true,
            installer: None,
            ..none
        },
        Tool {
            installer: Some("com.google.android.packageinstaller".to_owned()),
            icon: Icon::Shown,
            ..all
        },
    ];
    let renamed = |(tool, nth): (Tool, u64)| tool.renamed(seed * 100 + nth);
    parts.into_iter().zip(0..).map(renamed).collect()
}

/// The kind of the strongest finding above context that is about the app.
fn judged(document: &Value, package: &str) -> Option<String> {
    let about = |one: &Value| {
        let observed = one["observed"].as_str().unwrap();
        observed.split(['/', ' ']).any(|part| part == package)
    };
    let mut all = findings(document).iter();
    let found = all.find(|one| {
        let evidence = one["evidence"].as_array().unwrap();
        one["kind"] != "context" && one["check"].is_object() && evidence.iter().any(about)
    });
    found.map(|one| one["kind"].as_str().unwrap().to_owned())
}

/// In a bug report, which holds no certificates, a family under a name of chance has nothing that a list
/// knows: 147 families in seven layouts.
#[test]
fn every_family_is_found_by_what_it_does_under_a_name_of_chance() {
    let Some(folder) = lists() else { return };
    let list = folder.join("ioc.yaml");
    let set = set(&folder, "ioc.yaml");
    for (version, vendor) in [
        (7, Vendor::Samsung),
        (10, Vendor::Xiaomi),
        (16, Vendor::Pixel),
    ] {
        let names = set.families.iter().zip(1..);
        let tools: Vec<Tool> = names.flat_map(|(name, seed)| layouts(name, seed)).collect();
        let phone = phone(version, vendor, tools.clone());
        let document = check(&list, &phone, &AndroidForm::BugReportZip, &[]);
        let known = findings(&document).iter();
        let known = known.filter(|one| one["kind"] == "known_tool").count();
        assert_eq!(known, 0, "no list knows any of them");
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut missed = Vec::new();
        for tool in &tools {
            match judged(&document, &tool.package) {
                Some(kind) => *counts.entry(kind).or_default() += 1,
                None => missed.push(tool),
            }
        }
        let what = format!("Android {version} {vendor:?}");
        assert!(
            missed.is_empty(),
            "{what}: {} missed, {missed:#?}",
            missed.len()
        );
        let families = set.families.len();
        println!("by checks, {what}: {families} families, {counts:?}");
    }
}

/// Apps that watch openly are told as what somebody may have agreed to, and as context once a parent said so.
#[test]
fn watchware_is_told_as_what_watches_openly() {
    let Some(folder) = lists() else { return };
    let list = folder.join("watchware.yaml");
    let set = set(&folder, "watchware.yaml");
    let packages = set.indicators.iter().filter(|one| {
        one.kind == Kind::AppId && one.platform == detect::indicators::Platform::Android
    });
    let packages: BTreeSet<String> = packages.map(|one| one.value.to_string()).collect();
    let tools = packages.iter().map(|package| Tool {
        icon: Icon::Shown,
        installer: Some("com.android.vending".to_owned()),
        ..Tool::of_family(package, Signer::default())
    });
    let phone = phone(14, Vendor::Samsung, tools.collect());
    for (said, expected) in [(&[][..], "exposure"), (&["--known", "parental"], "context")] {
        let document = check(&list, &phone, &AndroidForm::BugReportZip, said);
        let of_list = findings(&document).iter();
        let of_list = of_list.filter(|one| one["indicator"]["kind"] == Kind::AppId.name());
        let mut found = BTreeSet::new();
        for finding in of_list {
            let told = (&finding["kind"], &finding["certainty"]);
            assert_eq!(told, (&expected.into(), &"possible".into()), "{finding:#}");
            found.insert(finding["indicator"]["value"].as_str().unwrap().to_owned());
        }
        assert_eq!(found, packages, "{said:?}");
    }
    println!("watchware: {} packages, told as exposures", packages.len());
}
