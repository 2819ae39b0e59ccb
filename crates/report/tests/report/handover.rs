//! Hand-over formats, read by the libraries of those who receive them. `VIGIE_PYTHON` names a Python
//! that has them (`pip install stix2 pymisp`), else `python3` is tried.

use std::{
    env,
    io::Write as _,
    process::{Command, Stdio},
};

use report::{Language, Texts, misp, stix, timeline};
use serde_json::Value;

use crate::whole_case::{self, Whole};

/// Whether the library is there; a run that must test everything fails without it.
fn has(library: &str) -> bool {
    let found = python()
        .args(["-c", &format!("import {library}")])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "{library} is not there: pip install {library}, and name its Python in VIGIE_PYTHON"
        );
        eprintln!("skipped: Python has no {library}");
    }
    found
}

fn python() -> Command {
    Command::new(env::var_os("VIGIE_PYTHON").unwrap_or_else(|| "python3".into()))
}

/// Hands `document` to a program of a few lines; gives what that prints.
fn hand_over(program: &str, document: &[u8]) -> String {
    let mut child = python()
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(document).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(document)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A case with a finding for every kind of indicator.
fn every_kind() -> Whole {
    let mut whole = whole_case::all().pop().unwrap();
    let host = whole.findings[2].clone();
    let hash = |length: usize| "0123456789abcdef".repeat(8)[..length].to_owned();
    for (kind, value) in [
        ("ipv4", "198.51.100.7".to_owned()),
        ("ipv6", "2001:db8::7".to_owned()),
        ("cidr", "198.51.100.0/24".to_owned()),
        ("port", "4444".to_owned()),
        ("url", "https://spy.example.net/a?b='c'".to_owned()),
        ("email", "a@spy.example".to_owned()),
        ("phone", "+33100000000".to_owned()),
        ("process", "bh".to_owned()),
        ("file_name", "implant.dat".to_owned()),
        ("file_path", "/private/var/tmp/implant.dat".to_owned()),
        ("md5", hash(32)),
        ("sha1", hash(40)),
        ("sha256", hash(64)),
        ("sha512", hash(128)),
        ("app_id", "com.example.spy".to_owned()),
        ("app_cert_md5", hash(32)),
        ("app_cert_sha1", hash(40)),
        ("app_cert_sha256", hash(64)),
        ("app_cert_sha512", hash(128)),
        ("app_cert_org", "Example".to_owned()),
        (
            "profile_id",
            "7A3C1D52-0F6B-4E7E-9C55-7E57C17E57C1".to_owned(),
        ),
        ("android_property", "sys.spy".to_owned()),
        ("compound", "[file:name = 'a' AND file:size = 5]".to_owned()),
    ] {
        let mut one = host.clone();
        one.id = format!("F-{kind}");
        if let model::Reason::Indicator(indicator) = &mut one.reason_for {
            kind.clone_into(&mut indicator.kind);
            indicator.value = value.into();
        }
        if kind == "md5" {
            (one.first_time, one.last_time) = (None, None);
        }
        whole.findings.push(one);
    }
    whole
}

fn bundle(whole: &Whole, language: Language) -> Vec<u8> {
    let mut out = Vec::new();
    stix::write(&mut out, &Texts::new(language), &whole.borrowed()).unwrap();
    out
}

#[test]
fn the_library_of_stix_takes_the_bundle() {
    if !has("stix2") {
        return;
    }
    let whole = every_kind();
    let document = bundle(&whole, Language::French);
    let said = hand_over(
        "import sys, stix2, uuid, collections\n\
         bundle = stix2.parse(sys.stdin.read(), allow_custom=False, version='2.1')\n\
         kinds = collections.Counter(one.type for one in bundle.objects)\n\
         for one in bundle.objects:\n\
         \x20   if one.type in ('domain-name', 'url', 'email-addr', 'ipv4-addr', 'ipv6-addr', 'file', 'software', 'directory', 'x509-certificate'):\n\
         \x20       again = {k: v for k, v in one.items() if k not in ('id', 'type', 'spec_version', 'defanged')}\n\
         \x20       assert type(one)(**again).id == one.id, one\n\
         refs = {ref for one in bundle.objects for ref in one.get('object_refs', []) + one.get('observed_data_refs', [])}\n\
         assert refs <= {one.id for one in bundle.objects}\n\
         print(kinds['sighting'], kinds['indicator'], kinds['malware'], kinds['report'], kinds['observed-data'])\n",
        &document,
    );
    // 24 findings rest on an indicator; four kinds of values have no observable object.
    assert_eq!(said.trim(), "24 24 1 1 18");
    assert_eq!(document, bundle(&every_kind(), Language::French));
}

#[test]
fn the_bundle_holds_no_other_value_of_the_phone() {
    let whole = every_kind();
    let text = String::from_utf8(bundle(&whole, Language::English)).unwrap();
    let mut out = Vec::new();
    misp::write(&mut out, &Texts::new(Language::English), &whole.borrowed()).unwrap();
    let event = String::from_utf8(out).unwrap();
    for seen in whole.findings.iter().flat_map(|finding| &finding.evidence) {
        for private in [seen.observed.raw(), &seen.path, &seen.place] {
            assert!(
                !text.contains(private) && !event.contains(private),
                "{private}"
            );
        }
    }
    assert!(text.contains("spy.example.net") && text.contains("Exhibit 3"));
}

#[test]
fn the_library_of_misp_takes_the_event() {
    if !has("pymisp") {
        return;
    }
    let mut out = Vec::new();
    let whole = every_kind();
    misp::write(&mut out, &Texts::new(Language::French), &whole.borrowed()).unwrap();
    let said = hand_over(
        "import sys, warnings\n\
         warnings.simplefilter('error')\n\
         from pymisp import MISPEvent\n\
         event = MISPEvent()\n\
         event.load(sys.stdin.read(), validate=False)\n\
         kinds = event.describe_types['category_type_mappings']\n\
         for one in event.attributes:\n\
         \x20   assert one.type in kinds[one.category], (one.category, one.type)\n\
         \x20   assert one.sightings, one\n\
         again = MISPEvent()\n\
         again.load(event.to_json())\n\
         print(len(again.attributes), [tag.name for tag in again.tags], sum(one.to_ids for one in again.attributes))\n",
        &out,
    );
    assert_eq!(said.trim(), "24 ['tlp:amber'] 24");
}

#[test]
fn both_timelines_say_the_same_in_the_columns_of_timesketch() {
    let texts = Texts::new(Language::English);
    let whole = whole_case::all().pop().unwrap();
    let (mut csv, mut lines) = (Vec::new(), Vec::new());
    let mut out = timeline::Csv::new(&mut csv).unwrap();
    let undated = timeline::of_findings(&mut out, &texts, &whole.borrowed()).unwrap();
    timeline::Events::end(&mut out).unwrap();
    drop(out);
    let mut out = timeline::JsonLines::new(&mut lines);
    timeline::of_findings(&mut out, &texts, &whole.borrowed()).unwrap();
    // One of the records of the sample bears no date, twice.
    assert_eq!(undated, 2);
    let mut rows = csv::Reader::from_reader(&*csv);
    let columns = rows.headers().unwrap().clone();
    let lines: Vec<Value> = std::str::from_utf8(&lines)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    assert!(rows.len() > 5);
    for (row, line) in rows.iter().zip(&lines) {
        assert_eq!(line.as_object().unwrap().len(), columns.len());
        for (column, cell) in columns.iter().zip(row) {
            let value = &line[column];
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            let shown = report::escape::csv(&text);
            assert!(
                cell == shown || column == "timestamp" && cell == text,
                "{column}: {cell} {text}"
            );
        }
        let at: i64 = line["timestamp"].as_i64().unwrap();
        let datetime = line["datetime"].as_str().unwrap();
        assert!(
            datetime.ends_with("+00:00") && datetime.len() == 32,
            "{datetime}"
        );
        let parsed = model::Instant::parse(datetime).unwrap();
        assert_eq!(parsed.unix_ns() / 1_000, at);
    }
}

#[test]
fn kept_records_give_their_times() {
    let kept = r#"{"source":"S1","path":"/private/var/mobile/Library/SMS/sms.db","place":"message:7","time":null,
        "moments":[["2026-05-03T10:00:00.25Z","message-received","utc"]],
        "record":{"date":"2026-05-03T10:00:00.25Z","link":"https://a.example/"}}"#;
    let kept: case::KeptRecord<'_> = serde_json::from_str(kept).unwrap();
    let mut lines = Vec::new();
    let mut out = timeline::JsonLines::new(&mut lines);
    timeline::of_record(&mut out, &Texts::new(Language::French), "ios.sms", &kept).unwrap();
    let line: Value = serde_json::from_slice(&lines).unwrap();
    assert_eq!(line["datetime"], "2026-05-03T10:00:00.250000+00:00");
    assert_eq!(line["timestamp_desc"], "Message reçu");
    assert_eq!(line["moment"], "message-received");
    assert_eq!(line["place"], "message:7");
    assert_eq!(
        line["message"],
        "Messages (SMS et iMessage)\u{a0}: Message reçu"
    );
    assert!(
        line["value"]
            .as_str()
            .unwrap()
            .contains("https://a.example/")
    );
}
