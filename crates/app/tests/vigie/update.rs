//! `vigie indicators update` against a mirror on this computer: what is right comes in whole, what is
//! wrong leaves everything as it was.

use std::{
    fs,
    process::Output,
    time::{Duration, Instant},
};

use serde_json::Value;
use testkit::{Persona, Phone};

use crate::{
    common::{Place, hashes},
    mirror::{Answer, Mirror, Signer, hosts, site},
};

const OLD: &str = "2026-01-01T00:00:00Z";
const NEW: &str = "2026-02-01T00:00:00Z";

/// A mirror, who signs it, and a place where its first edition was fetched.
struct Scene {
    place: Place,
    mirror: Mirror,
    signer: Signer,
}

impl Scene {
    fn new() -> Self {
        let scene = Self {
            place: Place::new(),
            mirror: Mirror::plain(),
            signer: Signer::new(),
        };
        scene.edition(OLD, &[("a.txt", hosts("a", 10)), ("b.txt", hosts("b", 4))]);
        scene
    }

    /// One that has fetched the first edition.
    fn fetched() -> Self {
        let scene = Self::new();
        let output = scene.update(&[
            "--from",
            &scene.mirror.index(),
            "--key",
            &scene.signer.key(),
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        scene.mirror.asked();
        scene
    }

    fn edition(&self, date: &str, sets: &[(&str, Vec<u8>)]) {
        self.mirror.offer(&site(&self.signer, date, sets));
    }

    fn update(&self, more: &[&str]) -> Output {
        let mut arguments = vec!["indicators", "update"];
        arguments.extend(more);
        let mut command = self.place.vigie(&arguments);
        // A proxy that is not there: it must not be asked.
        for name in [
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "http_proxy",
            "https_proxy",
        ] {
            command.env(name, "http://127.0.0.1:1");
        }
        command.output().unwrap()
    }

    /// Name, origin and number of indicators of each set, the built-in one left out.
    fn sets(&self) -> Vec<(String, String, u64)> {
        let output = self.place.run(&["indicators", "list", "--json"]);
        let list: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let sets = list.iter().filter(|set| set["built_in"] == false);
        sets.map(|set| {
            let counts = set["counts"].as_object().unwrap().values();
            (
                set["name"].as_str().unwrap().to_owned(),
                set["origin"].as_str().unwrap().to_owned(),
                counts.map(|count| count.as_u64().unwrap()).sum(),
            )
        })
        .collect()
    }

    /// Nothing of the store may change while `update` fails with a word of why.
    fn refuses(&self, more: &[&str], word: &str) {
        let store = self.place.path("data");
        let before = hashes(&store);
        let output = self.update(more);
        assert_eq!(output.status.code(), Some(2), "{word}: {}", said(&output));
        assert!(said(&output).contains(word), "{word}: {}", said(&output));
        assert_eq!(hashes(&store), before, "{word}");
        assert_eq!(self.gathered(), 0, "{word}");
    }

    /// Folders in which an update was gathered.
    fn gathered(&self) -> usize {
        let folder = fs::read_dir(self.place.path("data/indicators")).unwrap();
        let names = folder.map(|entry| entry.unwrap().file_name());
        names
            .filter(|name| name.to_string_lossy().starts_with(".update"))
            .count()
    }
}

/// What was said, on one line: a terminal breaks lines anywhere.
fn said(output: &Output) -> String {
    let text = [&*output.stderr, &*output.stdout].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn expected(sets: &[(&str, u64)]) -> Vec<(String, String, u64)> {
    let signed = |(name, count): &(&str, u64)| ((*name).to_owned(), "signed".to_owned(), *count);
    sets.iter().map(signed).collect()
}

#[test]
fn a_signed_index_comes_in_whole_and_is_remembered() {
    let scene = Scene::fetched();
    assert_eq!(scene.sets(), expected(&[("a.txt", 10), ("b.txt", 4)]));
    let list = said(&scene.place.run(&["indicators", "list"]));
    for words in [
        "Example Lab",
        "CC BY 4.0",
        "2026-01-01",
        "signed index",
        &scene.signer.key(),
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
    // The same mirror and key; one set is new, one has grown, one is as it was.
    let sets = [
        ("a.txt", hosts("a", 12)),
        ("b.txt", hosts("b", 4)),
        ("c.txt", hosts("c", 1)),
    ];
    scene.edition(NEW, &sets);
    let output = scene.update(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(
        scene.sets(),
        expected(&[("a.txt", 12), ("b.txt", 4), ("c.txt", 1)])
    );
    let asked = scene.mirror.asked();
    assert!(asked.contains(&"/sets/a.txt".to_owned()), "{asked:?}");
    assert!(!asked.contains(&"/sets/b.txt".to_owned()), "{asked:?}");
    // What the index no longer names goes; the files of old editions too.
    scene.edition(NEW, &[("a.txt", hosts("a", 12)), ("c.txt", hosts("c", 3))]);
    assert_eq!(scene.update(&[]).status.code(), Some(0));
    assert_eq!(scene.sets(), expected(&[("a.txt", 12), ("c.txt", 3)]));
    let files = hashes(&scene.place.path("data/indicators"));
    assert_eq!(files.len(), 4, "two sets, the index, the lock: {files:?}");
}

#[test]
fn sets_imported_by_hand_stay() {
    let scene = Scene::new();
    fs::write(scene.place.path("a.txt"), hosts("mine", 3)).unwrap();
    assert_eq!(
        scene
            .place
            .run(&["indicators", "import", "a.txt"])
            .status
            .code(),
        Some(0)
    );
    let key = scene.place.path("mirror.pub");
    fs::write(&key, scene.signer.key_file()).unwrap();
    let output = scene.update(&[
        "--from",
        &scene.mirror.index(),
        "--key",
        key.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let mut sets = expected(&[("a.txt", 10), ("b.txt", 4)]);
    sets.insert(0, ("a.txt".to_owned(), "file".to_owned(), 3));
    assert_eq!(scene.sets(), sets);
}

#[test]
fn a_wrong_signature_changes_nothing() {
    let scene = Scene::fetched();
    scene.edition(NEW, &[("a.txt", hosts("a", 12)), ("b.txt", hosts("b", 4))]);
    let other = Signer::new();
    scene.refuses(&["--key", &other.key()], "not signed");
    scene
        .mirror
        .answer("/index.json.minisig", Answer::Body(b"nonsense".to_vec()));
    scene.refuses(&[], "not signed");
    scene
        .mirror
        .answer("/index.json.minisig", Answer::Status(404));
    scene.refuses(&[], "404");
    // Signed by another key, and changed after it was signed.
    let sets = [("a.txt", hosts("a", 12)), ("b.txt", hosts("b", 4))];
    scene.mirror.offer(&site(&other, NEW, &sets));
    scene.refuses(&[], "not signed");
    let mut changed = site(&scene.signer, NEW, &sets);
    let index = changed.get_mut("index.json").unwrap();
    index.push(b'\n');
    scene.mirror.offer(&changed);
    scene.refuses(&[], "not signed");
}

#[test]
fn without_a_key_nothing_is_fetched_unless_it_is_asked_for() {
    let scene = Scene::new();
    let index = scene.mirror.index();
    let output = scene.update(&["--from", &index]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--key"), "{}", said(&output));
    assert_eq!(scene.mirror.asked(), Vec::<String>::new());
    let output = scene.update(&["--from", &index, "--unsigned"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("Nobody signed"), "{}", said(&output));
    assert!(
        !scene
            .mirror
            .asked()
            .contains(&"/index.json.minisig".to_owned())
    );
    assert_eq!(scene.sets()[0].1, "unsigned");
    // Every result says so, in words and in the document.
    let (backup, _) = scene
        .place
        .phone("phone", &Phone::clean(17, Persona::Ordinary));
    let backup = backup.to_str().unwrap();
    let text = said(&scene.place.run(&["check", backup, "--owner-consents"]));
    assert!(text.contains("nobody signed"), "{text}");
    let output = scene
        .place
        .run(&["check", backup, "--owner-consents", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let origins = document["indicators"].as_array().unwrap().iter();
    let origins: Vec<_> = origins.map(|set| set["origin"].as_str().unwrap()).collect();
    assert_eq!(origins, ["file", "unsigned", "unsigned"]);
    let list = said(&scene.place.run(&["indicators", "list"]));
    assert!(list.contains("nobody signed"), "{list}");
}

#[test]
fn what_is_not_what_the_index_says_changes_nothing() {
    let scene = Scene::fetched();
    let good = hosts("a", 12);
    let edition = || scene.edition(NEW, &[("a.txt", hosts("a", 12)), ("b.txt", hosts("b", 4))]);
    let mut other = good.clone();
    other[0] = b'z';
    let loops = format!("{}/sets/a.txt", scene.mirror.root);
    for (answer, word) in [
        (Answer::Body(other), "SHA-256"),
        (Answer::Body(hosts("a", 13)), "more than"),
        (Answer::Body(hosts("a", 1)), "bytes, not"),
        (Answer::Half(good), "cannot be read"),
        (Answer::Endless, "more than"),
        (Answer::Redirect(loops), "redirects"),
        (Answer::Redirect("http://a.example/x".to_owned()), "https"),
        (Answer::Redirect("file:///etc/passwd".to_owned()), "https"),
        (Answer::Status(503), "503"),
    ] {
        edition();
        scene.mirror.answer("/sets/a.txt", answer);
        scene.refuses(&[], word);
    }
    edition();
    scene.mirror.answer("/index.json", Answer::Endless);
    scene.refuses(&[], "more than");
    edition();
    // One redirect is followed.
    let there = format!("{}/there", scene.mirror.root);
    scene.mirror.answer("/there", Answer::Body(hosts("a", 12)));
    scene.mirror.answer("/sets/a.txt", Answer::Redirect(there));
    assert_eq!(scene.update(&[]).status.code(), Some(0));
}

#[test]
fn what_has_mostly_gone_or_is_older_must_be_asked_for() {
    let scene = Scene::fetched();
    let whole = [("a.txt", hosts("a", 10)), ("b.txt", hosts("b", 4))];
    scene.edition(NEW, &[("a.txt", hosts("a", 4)), whole[1].clone()]);
    scene.refuses(&[], "4 instead of 10");
    // One that can no longer be read is gone whole.
    scene.edition(
        NEW,
        &[
            ("a.txt", b"no list at all, but words\n".to_vec()),
            whole[1].clone(),
        ],
    );
    scene.refuses(&[], "a.txt");
    // A new set that cannot be read is told, and the others come.
    scene.edition(
        NEW,
        &[
            whole[0].clone(),
            whole[1].clone(),
            ("n.txt", b"{\"v\": 9}".to_vec()),
        ],
    );
    let output = scene.update(&[]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("n.txt"));
    assert_eq!(scene.sets(), expected(&[("a.txt", 10), ("b.txt", 4)]));
    scene.edition(OLD, &whole);
    scene.refuses(&[], "older");
    assert_eq!(scene.update(&["--force"]).status.code(), Some(0));
    let many: Vec<_> = ["a", "b", "c", "d", "e"]
        .map(|name| (name, hosts(name, 10)))
        .into();
    scene.edition(NEW, &many);
    assert_eq!(scene.update(&["--force"]).status.code(), Some(0));
    scene.edition(NEW, &many[..2]);
    scene.refuses(&[], "2 instead of 5");
    scene.edition(
        NEW,
        &[("a", hosts("a", 4)), many[1].clone(), many[2].clone()],
    );
    assert_eq!(scene.update(&["--force"]).status.code(), Some(0));
    assert_eq!(scene.sets(), expected(&[("a", 4), ("b", 10), ("c", 10)]));
}

#[test]
fn an_interrupted_update_changes_nothing() {
    let scene = Scene::fetched();
    scene.edition(
        NEW,
        &[("a.txt", hosts("a", 4_000)), ("b.txt", hosts("b", 4))],
    );
    scene.mirror.answer("/sets/a.txt", Answer::Drip);
    let before = scene.sets();
    for signal in ["INT", "KILL"] {
        scene.mirror.asked();
        let mut child = scene
            .place
            .vigie(&["indicators", "update"])
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while !scene.mirror.asked().contains(&"/sets/a.txt".to_owned()) {
            assert!(begun.elapsed() < Duration::from_secs(30));
            std::thread::sleep(Duration::from_millis(20));
        }
        // While it goes on, nobody else changes the store.
        let output = scene.update(&[]);
        assert!(said(&output).contains("Another vigie"), "{}", said(&output));
        let id = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-s", signal, &id])
            .status();
        assert!(kill.unwrap().success());
        assert_ne!(child.wait().unwrap().code(), Some(0));
        assert_eq!(scene.sets(), before, "{signal}");
    }
    // What the killed one left goes with the next.
    assert_eq!(scene.gathered(), 1);
    scene.edition(NEW, &[("a.txt", hosts("a", 12)), ("b.txt", hosts("b", 4))]);
    assert_eq!(scene.update(&[]).status.code(), Some(0));
    assert_eq!(scene.gathered(), 0);
}

#[test]
fn a_mirror_of_ones_own_is_known_by_its_certificate() {
    let place = Place::new();
    let (mirror, signer) = (Mirror::tls(), Signer::new());
    mirror.offer(&site(&signer, OLD, &[("a.txt", hosts("a", 2))]));
    let (index, key) = (mirror.index(), signer.key());
    let update = |more: &[&str]| {
        let mut arguments = vec!["indicators", "update", "--from", &index, "--key", &key];
        arguments.extend(more);
        place.run(&arguments)
    };
    let output = update(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(mirror.asked(), Vec::<String>::new());
    fs::write(
        place.path("other.pem"),
        Mirror::tls().certificate.as_bytes(),
    )
    .unwrap();
    assert_eq!(update(&["--ca", "other.pem"]).status.code(), Some(2));
    fs::write(place.path("own.pem"), &mirror.certificate).unwrap();
    let output = update(&["--ca", "own.pem"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let none = update(&["--ca", "a.txt"]);
    assert_eq!(none.status.code(), Some(2));
}
