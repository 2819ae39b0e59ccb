//! What a list leaves unsaid is told by the lists that say it: roles, and tools that watch openly.

use detect::{
    SeenIn,
    indicators::{Set, parse},
    matcher::{Matcher, Matches},
};
use model::{
    Bearing::{self, Contacted, Opened},
    Finding,
    Kind::{self, Context, Exposure, KnownTool, Suspicious},
    Place, Reason, Record, Trace, Value,
};

const YAML: &[u8] = b"- name: TheSpy
  type: stalkerware
  websites:
  - shop.example.net
  - both.example.net
  distribution:
  - download.example.net
  c2:
    domains:
    - server.example.net
    - both.example.net
";
const WATCHWARE: &[u8] = b"- name: Kids
  type: watchware
  c2:
    domains:
    - kids.example.net
";

#[derive(serde::Serialize)]
struct Row(#[serde(skip)] Trace<'static>, ());

impl Record for Row {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(self.0);
    }
}

fn finding(sets: &[Set], host: &'static str, bearing: Bearing) -> Finding {
    let matcher = Matcher::new(sets.to_vec());
    let mut matches = Matches::default();
    let seen = SeenIn {
        source: "S1".into(),
        artefact: "ios.x",
        path: "/x".into(),
    };
    let trace = Trace {
        value: Value::Host(host),
        bearing,
    };
    let row = Row(trace, ());
    matches.record(&matcher, &seen, Place::Line(1), &row);
    let mut findings = matches.conclude(&matcher);
    assert_eq!(findings.len(), 1, "{host}");
    findings.remove(0)
}

fn told(sets: &[Set], host: &'static str) -> (Kind, String) {
    let finding = finding(sets, host, Opened);
    (finding.kind, finding.title.key.into_owned())
}

fn set(name: &str, text: &[u8]) -> Set {
    parse(name, text).unwrap()
}

/// The hosts of both YAML files in every format that states no role.
fn lists() -> Vec<Set> {
    let hosts =
        ["shop", "both", "download", "server", "kids"].map(|name| format!("{name}.example.net"));
    let iocs: Vec<_> = hosts
        .iter()
        .map(|host| serde_json::json!({"type": "domain", "tag": "stalkerware", "value": host}))
        .collect();
    let attributes: Vec<_> = hosts
        .iter()
        .map(|host| serde_json::json!({"type": "domain", "to_ids": true, "value": host}))
        .collect();
    let rows = hosts.iter().map(|host| format!("domain,{host},TheSpy\n"));
    let rules = hosts.iter().map(|host| {
        format!("alert dns any any -> any any (msg:\"TheSpy\"; dns.query; content:\"{host}\"; endswith; sid:1;)\n")
    });
    vec![
        set(
            "tinycheck.json",
            &serde_json::to_vec(&serde_json::json!({"iocs": iocs})).unwrap(),
        ),
        set(
            "misp.json",
            &serde_json::to_vec(&serde_json::json!({"info": "TheSpy", "Attribute": attributes}))
                .unwrap(),
        ),
        set("hosts", hosts.join("\n").as_bytes()),
        set(
            "network.csv",
            format!("type,indicator,app\n{}", rows.collect::<String>()).as_bytes(),
        ),
        set("x.rules", rules.collect::<String>().as_bytes()),
    ]
}

#[test]
fn the_role_that_one_list_states_holds_for_all() {
    let yaml = set("ioc.yaml", YAML);
    for list in lists() {
        let name = list.name.clone();
        for sets in [[yaml.clone(), list.clone()], [list, yaml.clone()]] {
            let expected = [
                ("shop.example.net", Context, "finding-website-title"),
                (
                    "download.example.net",
                    Suspicious,
                    "finding-distribution-title",
                ),
                ("both.example.net", KnownTool, "finding-opened-title"),
                ("server.example.net", KnownTool, "finding-opened-title"),
            ];
            for (host, kind, title) in expected {
                assert_eq!(
                    told(&sets, host),
                    (kind, title.to_owned()),
                    "{name}: {host}"
                );
            }
            let traffic = finding(&sets, "shop.example.net", Contacted);
            assert_eq!(traffic.kind, Suspicious, "{name}");
        }
    }
}

#[test]
fn without_the_list_that_states_it_the_role_is_not_known() {
    for list in lists() {
        let expected = if list.name == "hosts" {
            (Suspicious, "finding-listed-title".to_owned())
        } else {
            (KnownTool, "finding-opened-title".to_owned())
        };
        let name = list.name.clone();
        assert_eq!(told(&[list], "shop.example.net"), expected, "{name}");
    }
}

#[test]
fn a_list_that_names_no_tool_is_named_itself() {
    let hosts = set("my-hosts", b"a.example.net\nb.example.net\n");
    let finding = finding(&[hosts], "a.example.net", Contacted);
    let Reason::Indicator(reference) = &finding.reason_for else {
        panic!("{finding:?}");
    };
    assert_eq!(reference.family.raw(), "my-hosts");
    assert_eq!(finding.kind, Suspicious);
}

#[test]
fn tools_for_states_keep_their_own_word() {
    let pegasus = br#"{"iocs":[{"type":"domain","tag":"pegasus","value":"shop.example.net"}]}"#;
    let sets = [set("ioc.yaml", YAML), set("p.json", pegasus)];
    assert_eq!(told(&sets, "shop.example.net").0, KnownTool);
}

#[test]
fn what_watches_openly_is_told_by_the_list_that_says_so() {
    let watchware = set("watchware.yaml", WATCHWARE);
    for list in lists() {
        let name = list.name.clone();
        let stated = ["tinycheck.json", "network.csv"].contains(&&*name);
        let expected = if stated { KnownTool } else { Exposure };
        let sets = [list, watchware.clone()];
        assert_eq!(told(&sets, "kids.example.net").0, expected, "{name}");
    }
}

#[test]
fn an_index_says_what_a_list_leaves_out() {
    let mut hosts = set("my-hosts", b"a.example.net\nb.example.net\n");
    hosts.fill_in(Some("Somebody"), Some("CC0"), None);
    assert_eq!(hosts.publisher, "Somebody");
    assert_eq!(hosts.licence.as_deref(), Some("CC0"));
    assert!(
        hosts
            .indicators
            .iter()
            .all(|one| one.about.publisher == "Somebody")
    );
    // What the set states itself stays.
    hosts.fill_in(Some("Another"), Some("MIT"), None);
    assert_eq!(hosts.publisher, "Somebody");
    assert_eq!(hosts.licence.as_deref(), Some("CC0"));
}
