//! A folder with an index, from a stick for instance, is taken like an update; an address that is none is
//! refused.

use std::{fs, path::Path, process::Output};

use serde_json::Value;

use crate::{
    common::{Place, hashes},
    mirror::{Signer, hosts, site},
};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&*output.stderr, &*output.stdout].concat()).into_owned()
}

fn write(folder: &Path, signer: &Signer, count: usize) {
    let sets = [("a.txt", hosts("a", count)), ("b.txt", hosts("b", 4))];
    for (name, bytes) in site(signer, "2026-01-01T00:00:00Z", &sets) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn origins(place: &Place) -> Vec<String> {
    let output = place.run(&["indicators", "list", "--json"]);
    let list: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let text = |set: &Value| format!("{} {}", set["name"].as_str().unwrap(), set["origin"]);
    list.iter().map(text).collect()
}

#[test]
fn a_folder_with_an_index_is_verified() {
    let (place, signer) = (Place::new(), Signer::new());
    let stick = place.path("stick");
    write(&stick, &signer, 3);
    let import = |more: &[&str]| {
        let mut arguments = vec!["indicators", "import", "stick"];
        arguments.extend(more);
        place.run(&arguments)
    };
    let output = import(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--key"), "{}", said(&output));
    let output = import(&["--key", &signer.key()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let all = ["a.txt \"signed\"", "b.txt \"signed\"", "built-in \"file\""];
    let mut listed = origins(&place);
    listed.sort();
    assert_eq!(listed, all);

    let before = hashes(&place.path("data"));
    fs::write(stick.join("sets/a.txt"), hosts("z", 3)).unwrap();
    // The store has what the index names: what lies on the stick is not even looked at.
    assert_eq!(import(&["--key", &signer.key()]).status.code(), Some(0));
    write(&stick, &signer, 5);
    fs::write(stick.join("sets/a.txt"), hosts("z", 5)).unwrap();
    let output = import(&["--key", &signer.key()]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("a.txt"));
    let other = import(&["--key", &Signer::new().key()]);
    assert_eq!(other.status.code(), Some(2));
    fs::remove_file(stick.join("index.json.minisig")).unwrap();
    assert_eq!(import(&["--key", &signer.key()]).status.code(), Some(2));
    let after = hashes(&place.path("data"));
    let names = |all: &std::collections::BTreeMap<_, _>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));

    write(&stick, &signer, 5);
    fs::remove_file(stick.join("index.json.minisig")).unwrap();
    let output = import(&["--unsigned"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(origins(&place).contains(&"a.txt \"unsigned\"".to_owned()));
}

#[test]
fn an_index_cannot_reach_outside_its_folder() {
    let (place, signer) = (Place::new(), Signer::new());
    let stick = place.path("stick");
    write(&stick, &signer, 3);
    fs::write(place.path("outside.txt"), hosts("a", 3)).unwrap();
    let index = fs::read_to_string(stick.join("index.json")).unwrap();
    let outside = place.path("outside.txt");
    for url in [
        "../outside.txt",
        outside.to_str().unwrap(),
        "sets/link",
        "sets",
    ] {
        let changed = index.replace("sets/a.txt", url);
        fs::write(stick.join("index.json"), &changed).unwrap();
        fs::write(
            stick.join("index.json.minisig"),
            signer.sign(changed.as_bytes()),
        )
        .unwrap();
        let link = stick.join("sets/link");
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(&outside, &link).unwrap();
        let output = place.run(&["indicators", "import", "stick", "--key", &signer.key()]);
        assert_eq!(output.status.code(), Some(2), "{url}: {}", said(&output));
    }
}

#[test]
fn a_folder_of_files_takes_what_it_can_and_names_the_rest() {
    let place = Place::new();
    let folder = place.path("lists");
    fs::create_dir_all(folder.join("generated")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "README.md",
        "# Indicators\n\nThis repository holds a.example.net and more.\n",
    );
    write(
        "LICENSE",
        "Permission is hereby granted, free of charge, to any person.\n",
    );
    write("index.json", "{\"pages\": []}");
    write("make.py", "import os\nprint(os.path)\n");
    write("generated/hosts", "a.example.net\nb.example.net\n");
    write(
        "generated/network.csv",
        "type,indicator,app\ndomain,a.example.net,TheSpy\n",
    );
    write(
        "generated/tinycheck.json",
        r#"{"iocs":[{"type":"domain","tag":"stalkerware","tlp":"white","value":"a.example.net"}]}"#,
    );
    let output = place.run(&["indicators", "import", "lists"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let mut listed = origins(&place);
    listed.sort();
    let all = ["built-in", "hosts", "network.csv", "tinycheck.json"];
    assert_eq!(listed, all.map(|name| format!("{name} \"file\"")));
    for name in ["README.md", "LICENSE", "index.json", "make.py"] {
        assert!(said(&output).contains(name), "{name}: {}", said(&output));
    }
}

#[test]
fn an_address_that_is_no_https_is_refused_before_anything_is_asked() {
    let place = Place::new();
    let key = Signer::new().key();
    for from in [
        "http://a.example/index.json",
        "ftp://a.example/x",
        "index.json",
    ] {
        let output = place.run(&["indicators", "update", "--from", from, "--key", &key]);
        assert_eq!(output.status.code(), Some(2), "{from}");
        assert!(said(&output).contains(from), "{}", said(&output));
    }
    let output = place.run(&["indicators", "update"]);
    assert!(said(&output).contains("--from"), "{}", said(&output));
}
