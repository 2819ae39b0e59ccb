//! A dump of an iPhone's file system and single files of one, through the command.

use std::{fs, path::Path};

use serde_json::Value;

use crate::common::{Place, alarms, findings};

const APP: &str =
    "private/var/mobile/Containers/Data/Application/0A0A0A0A-1111-2222-3333-444444444444";
const STATISTICS: &str =
    "Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist";

fn write(root: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn plist(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>{body}</dict></plist>")
}

/// A phone without anything odd.
fn dump(root: &Path) {
    write(
        root,
        "private/var/mobile/Library/Preferences/.GlobalPreferences.plist",
        plist("<key>AppleLocale</key><string>fr_FR</string>"),
    );
    write(root, "private/var/tmp/notes.txt", "nothing");
    write(
        root,
        &format!("{APP}/.com.apple.mobile_container_manager.metadata.plist"),
        plist("<key>MCMMetadataIdentifier</key><string>com.example.reader</string>"),
    );
    write(
        root,
        &format!("{APP}/{STATISTICS}"),
        plist(
            "<key>browsingStatistics</key><array><dict><key>PrevalentResourceOrigin</key>\
             <string>collect.vigie-test.example</string></dict></array>",
        ),
    );
}

/// Indicators in STIX: a file by its absolute path, and a domain.
fn indicators(place: &Place) -> std::path::PathBuf {
    let patterns = [
        "[file:path='/private/var/db/vigietest/agent.bin']",
        "[domain-name:value='collect.vigie-test.example']",
    ];
    let objects: Vec<String> = patterns
        .iter()
        .enumerate()
        .map(|(number, pattern)| {
            format!(
                "{{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--00000000-0000-4000-8000-00000000000{number}\",\
                 \"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-01T00:00:00Z\",\"valid_from\":\"2026-01-01T00:00:00Z\",\
                 \"pattern_type\":\"stix\",\"pattern\":\"{pattern}\"}}"
            )
        })
        .collect();
    let set = format!(
        "{{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000009\",\"objects\":[{}]}}",
        objects.join(",")
    );
    let path = place.path("test.stix2");
    fs::write(&path, set).unwrap();
    path
}

fn keys(document: &Value) -> Vec<&str> {
    let all = findings(document).iter();
    all.map(|one| one["title"]["key"].as_str().unwrap())
        .collect()
}

/// The paths and observed values of all evidence.
fn evidence(document: &Value) -> String {
    let all = findings(document).iter();
    all.map(|one| one["evidence"].to_string()).collect()
}

#[test]
fn an_absolute_path_matches_wherever_the_root_of_a_dump_lies() {
    let place = Place::new();
    let set = indicators(&place);
    for (name, below, cut) in [
        ("plain", "", ""),
        ("wrapped", "Extraction/Dump/filesystem1/", ""),
        ("from-private", "", "private"),
        ("from-var", "", "private/var"),
    ] {
        let root = place.path(name).join(below);
        dump(&root);
        write(&root, "private/var/db/vigietest/agent.bin", "x");
        let handed_in = place.path(name).join(cut);
        let (code, document) = place.check_with(&set, &handed_in, &[]);
        assert_eq!(code, 1, "{name}: {document:#}");
        let seen = evidence(&document);
        assert!(
            seen.contains("/private/var/db/vigietest/agent.bin"),
            "{name}: {seen}"
        );
        assert_eq!(document["sources"][0]["kind"], "ios_filesystem", "{name}");
    }
}

#[test]
fn a_dump_tells_which_app_talked_to_a_site_and_which_program_lies_in_a_temporary_folder() {
    let place = Place::new();
    let set = indicators(&place);
    let root = place.path("dump");
    dump(&root);
    write(
        &root,
        "private/var/tmp/agentd",
        [0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1],
    );
    write(&root, "private/var/jb/usr/bin/tool", "x");
    let (code, document) = place.check_with(&set, &root, &[]);
    assert_eq!(code, 1, "{document:#}");
    let keys = keys(&document);
    for check in ["temporary-executable", "jailbreak-app"] {
        assert!(keys.iter().any(|key| key.contains(check)), "{keys:?}");
    }
    // What an app talks to by itself reaches further than what a browser opened.
    let contact = findings(&document)
        .iter()
        .find(|one| {
            one["evidence"]
                .to_string()
                .contains("collect.vigie-test.example")
        })
        .unwrap();
    assert_eq!(contact["kind"], "known_tool", "{contact:#}");
    assert_eq!(contact["certainty"], "confirmed", "{contact:#}");
}

#[test]
fn nothing_is_said_of_a_phone_without_anything_odd() {
    let place = Place::new();
    dump(&place.path("dump"));
    let (code, document) = place.check(&place.path("dump"), &[]);
    assert_eq!(code, 0, "{document:#}");
    assert_eq!(alarms(&document), Vec::<String>::new());
}

#[test]
fn a_privacy_report_tells_an_app_from_a_page_that_somebody_opened() {
    let place = Place::new();
    let set = indicators(&place);
    let line = |app: &str, initiated: &str, context: &str| {
        format!(
            "{{\"bundleID\":\"{app}\",\"context\":\"{context}\",\"domain\":\"collect.vigie-test.example\",\"hits\":4,\
             \"firstTimeStamp\":\"2026-02-03T10:00:00.000+01:00\",\"timeStamp\":\"2026-02-03T11:00:00.000+01:00\",\
             \"initiatedType\":\"{initiated}\",\"type\":\"networkActivity\"}}\n"
        )
    };
    let kind_of = |name: &str, content: String| {
        let path = place.path(name);
        fs::write(&path, content).unwrap();
        let (code, document) = place.check_with(&set, &path, &[]);
        assert_eq!(code, 1, "{document:#}");
        assert_eq!(document["sources"][0]["kind"], "ios_privacy_report");
        findings(&document)[0]["certainty"].to_string()
    };
    let by_app = kind_of("a.ndjson", line("com.example.reader", "AppInitiated", ""));
    let by_page = kind_of(
        "b.ndjson",
        line("com.example.reader", "NonAppInitiated", "news.example"),
    );
    let by_browser = kind_of(
        "c.ndjson",
        line("com.apple.mobilesafari", "AppInitiated", ""),
    );
    assert_eq!(by_app, "\"confirmed\"");
    assert_eq!(by_page, "\"likely\"");
    assert_eq!(by_browser, by_page);
}

#[test]
fn damage_to_a_dump_is_told_and_the_rest_is_read() {
    let place = Place::new();
    let set = indicators(&place);
    let root = place.path("dump");
    dump(&root);
    write(&root, "private/var/db/vigietest/agent.bin", "x");
    write(&root, &format!("{APP}/{STATISTICS}"), "no list");
    let mut deep = root.join("private/var/mobile");
    for _ in 0..210 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).unwrap();
    std::os::unix::fs::symlink("/", root.join("private/var/mobile/out")).unwrap();
    let (code, document) = place.check_with(&set, &root, &[]);
    assert_eq!(code, 1);
    assert!(evidence(&document).contains("agent.bin"));
    let coverage = document["coverage"].to_string();
    assert!(coverage.contains("too_deep"), "{coverage}");
    assert!(
        coverage.contains("full_browsing_session_resourceLog"),
        "{coverage}"
    );
}
