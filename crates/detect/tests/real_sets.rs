//! The public sets, entry by entry: how many indicators of each kind they give, and what of them cannot
//! be used.

mod common;

use std::{collections::BTreeMap, fs, path::Path};

use common::{hits, samples};
use detect::{
    indicators::{BUILT_IN, BUILT_IN_NAME, Platform, Set, parse},
    matcher::Matcher,
};
use model::Value;

/// File, entries, kinds, refusals by reason.
type Row = (
    &'static str,
    u64,
    &'static [(&'static str, u64)],
    &'static [(&'static str, u64)],
);

const AMNESTY: &str = "stix2/AmnestyTech/investigations";
const MVT: &str = "stix2/mvt-project/mvt-indicators";

const SETS: &[Row] = &[
    (
        "AMNESTY/2021-07-18_nso/pegasus.stix2",
        1549,
        &[
            ("host", 1438),
            ("email", 29),
            ("process", 81),
            ("file_name", 1),
        ],
        &[],
    ),
    (
        "MVT/intellexa_predator/predator.stix2",
        585,
        &[("host", 569), ("file_path", 15), ("profile_id", 1)],
        &[],
    ),
    (
        "MVT/2022-06-23_rcs_lab/rcs.stix2",
        40,
        &[("host", 26), ("sha256", 9), ("app_id", 5)],
        &[],
    ),
    (
        "AMNESTY/2023-03-29_android_campaign/malware.stix2",
        2187,
        &[("host", 2183), ("file_path", 1), ("android_property", 3)],
        &[],
    ),
    (
        "MVT/2023-04-11_quadream/kingspawn.stix2",
        167,
        &[("host", 164), ("process", 1), ("file_path", 2)],
        &[],
    ),
    (
        "MVT/2023-06_01_operation_triangulation/operation_triangulation.stix2",
        112,
        &[("host", 75), ("email", 36), ("process", 1)],
        &[],
    ),
    (
        "MVT/2023-07-25_wyrmspy_dragonegg/wyrmspy_dragonegg.stix2",
        53,
        &[("host", 7), ("ipv4", 5), ("sha256", 34), ("app_id", 7)],
        &[],
    ),
    (
        "AMNESTY/2024-05-02_wintego_helios/wintego_helios.stix2",
        175,
        &[("host", 175)],
        &[],
    ),
    // Its seven `domain-name` values are addresses, and are compared as such.
    (
        "AMNESTY/2024-12-16_serbia_novispy/novispy.stix2",
        18,
        &[
            ("ipv4", 7),
            ("sha256", 4),
            ("app_id", 4),
            ("app_cert_sha256", 3),
        ],
        &[],
    ),
    ("MVT/candiru/candiru.stix2", 125, &[("host", 125)], &[]),
    (
        "MVT/ResidentBat/residentbat.stix2",
        48,
        &[
            ("ipv4", 24),
            ("sha256", 8),
            ("app_id", 8),
            ("app_cert_sha256", 8),
        ],
        &[],
    ),
    ("MVT/cellebrite/cellebrite.stix2", 1, &[("app_id", 1)], &[]),
    (
        "MVT/2026-03-30_darksword/darksword.stix2",
        43,
        &[
            ("host", 10),
            ("ipv4", 3),
            ("file_name", 7),
            ("file_path", 22),
            ("sha256", 1),
        ],
        &[],
    ),
    // One `domain-name` value has a path: a host and a page.
    (
        "MVT/2026-03-03_coruna_cryptowaters/coruna.stix2",
        216,
        &[
            ("host", 177),
            ("url", 1),
            ("file_name", 7),
            ("file_path", 12),
            ("sha256", 20),
        ],
        &[],
    ),
    (
        "stix2/AssoEchap/stalkerware-indicators/generated/stalkerware.stix2",
        5046,
        &[
            ("host", 1446),
            ("ipv4", 1),
            ("sha256", 2910),
            ("app_id", 590),
            ("app_cert_sha1", 99),
        ],
        &[],
    ),
    // One of its hosts is an address.
    (
        "echap/ioc.yaml",
        2756,
        &[
            ("host", 1590),
            ("ipv4", 69),
            ("url", 2),
            ("app_id", 616),
            ("app_cert_sha1", 472),
            ("app_cert_org", 6),
            ("app_cert_cn_re", 1),
        ],
        &[],
    ),
    (
        "echap/watchware.yaml",
        165,
        &[
            ("host", 114),
            ("ipv4", 1),
            ("app_id", 36),
            ("app_cert_sha1", 14),
        ],
        &[],
    ),
    // 200 packages and 650 certificates: one is the public test key, one signs for two publishers.
    (
        "echap/samples.csv",
        3228,
        &[("sha256", 3228), ("app_id", 200), ("app_cert_sha1", 648)],
        &[("shared_certificate", 1), ("test_key", 1)],
    ),
    // 1,593 `domain` and 65 `ip4addr` entries; some of the former are an address or pages.
    (
        "echap/indicators-for-tinycheck.json",
        1658,
        &[("host", 1590), ("ipv4", 66), ("url", 2)],
        &[],
    ),
    // 969 `domain` and 65 `ipv4` rows.
    (
        "echap/network.csv",
        1034,
        &[("host", 966), ("ipv4", 66), ("url", 2)],
        &[],
    ),
    // 650 identifiers, 490 certificates, 1,000 hosts, 3,262 samples and the link to the publisher; the
    // 1,692 names of apps are families and no entries.
    (
        "echap/misp_event.json",
        5403,
        &[
            ("host", 1000),
            ("sha256", 3262),
            ("app_id", 650),
            ("app_cert_sha1", 488),
        ],
        &[("not_a_sign", 1), ("test_key", 2)],
    ),
];

fn load(folder: &Path, name: &str) -> Set {
    let path = name.replace("AMNESTY", AMNESTY).replace("MVT", MVT);
    let bytes = fs::read(folder.join("indicators").join(path)).unwrap();
    parse(name, &bytes).unwrap()
}

#[test]
fn every_public_set_gives_what_it_holds() {
    let Some(folder) = samples() else { return };
    for (name, entries, kinds, refused) in SETS {
        let set = load(&folder, name);
        let counts: BTreeMap<&str, u64> = set
            .counts()
            .into_iter()
            .map(|(kind, count)| (kind.name(), count))
            .collect();
        assert_eq!(counts, kinds.iter().copied().collect(), "{name}");
        let mut reasons = BTreeMap::new();
        for one in &set.refused {
            *reasons.entry(one.reason.name()).or_default() += 1;
        }
        assert_eq!(
            reasons,
            refused.iter().copied().collect(),
            "{name}: {:?}",
            set.refused
        );
        assert_eq!((set.entries, set.revoked), (*entries, 0), "{name}");
    }
}

#[test]
fn families_dates_and_platforms() {
    let Some(folder) = samples() else { return };
    let pegasus = load(&folder, SETS[0].0);
    assert_eq!(pegasus.families, ["Pegasus"]);
    assert_eq!(pegasus.date.unwrap().date(), "2024-01-26");
    for indicator in &pegasus.indicators {
        let expected = match indicator.kind.name() {
            "process" | "file_name" => Platform::Ios,
            _ => Platform::Any,
        };
        assert_eq!(indicator.platform, expected, "{indicator:?}");
    }
    let residentbat = load(&folder, "MVT/ResidentBat/residentbat.stix2");
    let apps = residentbat
        .indicators
        .iter()
        .filter(|one| one.kind.name() == "app_id");
    assert!(apps.clone().count() == 8 && apps.clone().all(|one| one.platform == Platform::Android));
    assert_eq!(load(&folder, "echap/ioc.yaml").families.len(), 147);
    assert_eq!(load(&folder, "echap/watchware.yaml").families.len(), 27);
    assert_eq!(load(&folder, "echap/samples.csv").families.len(), 91);
}

/// Values of any phone: none may match any public set.
#[test]
fn ordinary_values_match_nothing() {
    let Some(folder) = samples() else { return };
    let mut sets: Vec<Set> = SETS.iter().map(|row| load(&folder, row.0)).collect();
    sets.push(parse(BUILT_IN_NAME, BUILT_IN).unwrap());
    let matcher = Matcher::new(sets);
    let hosts = [
        "apple.com",
        "www.apple.com",
        "gateway.icloud.com",
        "gsp-ssl.ls.apple.com",
        "google.com",
        "www.google.com",
        "docs.google.com",
        "e1.whatsapp.net",
        "whatsapp.net",
        "web.whatsapp.com",
        "facebook.com",
        "graph.facebook.com",
        "instagram.com",
        "t.co",
        "t.me",
        "telegram.org",
        "signal.org",
        "github.com",
        "github.io",
        "octocat.github.io",
        "someone.blogspot.com",
        "myapp.appspot.com",
        "other.firebaseio.com",
        "x.cloudfront.net",
        "amazonaws.com",
        "s3.amazonaws.com",
        "wikipedia.org",
        "fr.wikipedia.org",
        "lemonde.fr",
        "bbc.co.uk",
        "amnesty.org",
        "citizenlab.ca",
        "duckdns.org",
        "mine.duckdns.org",
        "localhost",
        "com",
        "1.1.1.1",
        "8.8.8.8",
        "192.168.1.1",
        "17.253.144.10",
        "2620:149:af0::10",
        "youtu.be",
    ];
    let apps = [
        "com.apple.mobilesafari",
        "com.apple.MobileSMS",
        "com.apple.Preferences",
        "com.google.Gmail",
        "net.whatsapp.WhatsApp",
        "org.whispersystems.signal",
        "com.google.android.gms",
        "com.android.vending",
        "com.android.settings",
        "com.whatsapp",
        "com.facebook.katana",
    ];
    let processes = [
        "launchd",
        "SpringBoard",
        "backboardd",
        "nsurlsessiond",
        "BackupAgent2",
        "CommCenter",
        "com.apple.WebKit.Networking",
        "locationd",
        "mediaserverd",
        "system_server",
        "zygote64",
    ];
    let paths = [
        "/private/var/mobile/Library/SMS/sms.db",
        "/private/var/tmp",
        "/tmp",
        "/data/local/tmp",
        "/private/var/mobile/Library/Preferences/com.apple.Preferences.plist",
        "/private/var/keybags/systembag.kb",
        "/private/var/Keychains/keychain-2.db",
    ];
    let mut values: Vec<Value<'_>> = Vec::new();
    values.extend(hosts.map(Value::Host));
    values.extend(apps.map(Value::AppId));
    values.extend(processes.map(Value::Process));
    values.extend(paths.map(Value::FilePath));
    for value in values {
        for platform in [Platform::Ios, Platform::Android, Platform::Any] {
            assert_eq!(hits(&matcher, platform, value), [], "{value:?}");
        }
    }
    for host in hosts {
        let page = format!("https://{host}/a?b=c");
        assert_eq!(
            hits(&matcher, Platform::Any, Value::Url(&page)),
            [],
            "{page}"
        );
    }
}

#[test]
fn every_indicator_matches_its_own_value() {
    let Some(folder) = samples() else { return };
    for (name, ..) in SETS {
        let set = load(&folder, name);
        let matcher = Matcher::new(vec![set.clone()]);
        for indicator in &set.indicators {
            let text = &*indicator.value;
            let value = match indicator.kind.name() {
                "host" | "ipv4" => Value::Url(text),
                "url" => Value::Url(text),
                "email" => Value::Email(text),
                "process" => Value::Process(text),
                "file_name" => Value::FileName(text),
                "file_path" => Value::FilePath(text),
                "sha256" => Value::FileHash(model::HashAlgorithm::Sha256, text),
                "app_id" => Value::AppId(text),
                "app_cert_sha1" => Value::Certificate(model::HashAlgorithm::Sha1, text),
                "app_cert_sha256" => Value::Certificate(model::HashAlgorithm::Sha256, text),
                "profile_id" => Value::Profile(text),
                "android_property" => Value::Property(text),
                "app_cert_org" | "app_cert_cn_re" => continue,
                other => panic!("{other}"),
            };
            let value = match value {
                // A single label is a host name, not an address of a page.
                Value::Url(text) if !text.contains('.') => Value::Host(text),
                value => value,
            };
            let found = hits(&matcher, indicator.platform, value);
            assert!(!found.is_empty(), "{name}: {indicator:?}");
        }
    }
}
