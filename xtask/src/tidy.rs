//! How the source is written: a sentence at the head of each file, short files and functions, nothing
//! left undone, no lint lifted without a reason, nothing about the machine it was written on.

use crate::{
    measure::{functions, production},
    repository::{self, File},
};

/// The most lines of a file, its tests taken off.
const FILE_LINES: usize = 400;
/// The most lines of a function.
const FUNCTION_LINES: usize = 60;
/// The most lines of the README, in each language.
const README_LINES: usize = 120;
/// The most bytes of a picture.
const PICTURE_BYTES: u64 = 100_000;

/// What may be longer: a file or `file::function`, and why. What has become short must leave the table.
const LONGER: &[(&str, &str)] = &[];

/// Crates with lints of their own: they build from constants, not from hostile bytes.
const OWN_LINTS: &[&str] = &[
    "benches/Cargo.toml",
    "fuzz/Cargo.toml",
    "testkit/Cargo.toml",
];

#[test]
fn every_file_opens_with_what_it_does() {
    let rust = repository::rust();
    fail_on(
        rust.iter()
            .filter(|(_, text)| !text.starts_with("//! "))
            .map(|(path, _)| path),
    );
}

#[test]
fn files_and_functions_are_short() {
    let mut longer = Vec::new();
    for (path, text) in repository::rust().iter().filter(|(path, _)| !is_test(path)) {
        let lines = production(text);
        if lines.len() > FILE_LINES {
            longer.push((path.clone(), lines.len()));
        }
        for function in functions(&lines) {
            if function.lines > FUNCTION_LINES {
                longer.push((format!("{path}::{}", function.name), function.lines));
            }
        }
    }
    let excused = |name: &str| LONGER.iter().any(|(longer, _)| *longer == name);
    for (name, reason) in LONGER {
        assert!(
            longer.iter().any(|(long, _)| long == name),
            "{name} is short now: take it off LONGER"
        );
        assert!(!reason.is_empty(), "{name}: why?");
    }
    fail_on(
        longer
            .iter()
            .filter(|(name, _)| !excused(name))
            .map(|(name, lines)| format!("{name}: {lines} lines")),
    );
}

#[test]
fn nothing_is_left_undone() {
    // In pieces, or this file would be the first to fail.
    let needles = [
        ["#[", "ignore"],
        ["#[", "should_panic"],
        ["#[", "allow"],
        ["#![", "allow"],
        ["todo", "!"],
        ["unimplemented", "!"],
        ["FIX", "ME"],
        ["XX", "X"],
    ]
    .map(|pieces| pieces.concat());
    let mut found = Vec::new();
    for (path, text) in repository::rust() {
        for (line, number) in text.lines().zip(1..) {
            found.extend(
                needles
                    .iter()
                    .filter(|needle| has_word(line, needle))
                    .map(|needle| format!("{path}:{number}: {needle}")),
            );
        }
    }
    fail_on(found.iter());
}

#[test]
fn no_text_names_a_machine() {
    let mut needles = ["work", "root", "home", "Users"]
        .map(|folder| format!("/{folder}/"))
        .to_vec();
    needles.push(repository::root().to_str().unwrap().to_owned());
    let mut found = Vec::new();
    for File { path, text } in repository::files() {
        for (line, number) in text.iter().flat_map(|text| text.lines().zip(1..)) {
            found.extend(
                needles
                    .iter()
                    .filter(|needle| has_path(line, needle))
                    .map(|needle| format!("{path}:{number}: {needle}")),
            );
        }
    }
    fail_on(found.iter());
}

#[test]
fn one_file_uses_the_network_and_one_listens_on_loopback() {
    let words = ["ureq", "TcpStream", "TcpListener", "UdpSocket"];
    let rust = repository::rust();
    let uses = rust.iter().filter(|(path, text)| {
        let lines = production(text);
        !is_test(path)
            && !path.starts_with("xtask/")
            && words
                .iter()
                .any(|word| lines.iter().any(|line| has_word(line, word)))
    });
    let uses: Vec<&str> = uses.map(|(path, _)| path.as_str()).collect();
    let known = [
        "crates/app/src/update/fetch.rs",
        "crates/app/src/web/server.rs",
    ];
    assert_eq!(uses, known);
}

#[test]
fn readme_is_short() {
    let files = repository::files();
    for name in ["README.md", "README.fr.md"] {
        let readme = files.iter().find(|file| file.path == name);
        let text = readme.and_then(|file| file.text.as_ref()).unwrap();
        let lines = text.lines().count();
        assert!(lines <= README_LINES, "{name}: {lines} lines");
    }
}

#[test]
fn every_picture_of_the_guide_is_there_small_and_used() {
    let files = repository::files();
    for language in ["en", "fr"] {
        let page = format!("docs/guide.{language}.md");
        let page = files.iter().find(|file| file.path == page).unwrap();
        let text = page.text.as_ref().unwrap();
        let folder = format!("docs/images/guide/{language}/");
        let pictures: Vec<&str> = files
            .iter()
            .filter_map(|file| file.path.strip_prefix(&folder))
            .collect();
        assert!(!pictures.is_empty(), "{folder}");
        for picture in &pictures {
            let link = format!("](images/guide/{language}/{picture})");
            assert!(text.contains(&link), "{picture} is in no guide");
            let path = repository::root().join(&folder).join(picture);
            let bytes = std::fs::metadata(path).unwrap().len();
            assert!(bytes <= PICTURE_BYTES, "{picture}: {bytes} bytes");
        }
        let links = text.matches("](images/guide/").count();
        assert_eq!(links, pictures.len(), "{folder}");
    }
}

#[test]
fn every_crate_takes_the_lints() {
    let manifest = |file: &File| file.path.ends_with("Cargo.toml") && file.path != "Cargo.toml";
    let manifests: Vec<File> = repository::files().into_iter().filter(manifest).collect();
    assert!(manifests.len() > OWN_LINTS.len(), "no manifests found");
    let lax = manifests.iter().filter(|file| {
        let wanted = if OWN_LINTS.contains(&file.path.as_str()) {
            "\n[lints.rust]\nunsafe_code = \"forbid\"\n"
        } else {
            "\n[lints]\nworkspace = true\n"
        };
        !file.text.as_ref().unwrap().contains(wanted)
    });
    fail_on(lax.map(|file| &file.path));
}

#[test]
fn words_and_paths_are_told_from_their_likes() {
    assert!(has_word("// XY: later", "XY") && !has_word("\\uXYXY", "XY"));
    assert!(has_path("see \"/place/file\"", "/place/") && has_path("/place/file", "/place/"));
    assert!(
        !has_path("/private/var/place/file", "/place/")
            && !has_path("https://a.example/place/", "/place/")
    );
}

/// Whether all of the file is tests: there a table of cases may be as long as it must.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// Whether `needle` stands in the line with no letter or digit beside it.
fn has_word(line: &str, needle: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    line.match_indices(needle).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + needle.len()..]);
        let inner = needle.ends_with(letter) && after.starts_with(letter);
        !before.ends_with(letter) && !inner
    })
}

/// Whether a path in the line begins with `needle`.
fn has_path(line: &str, needle: &str) -> bool {
    let in_path = |c: char| c.is_alphanumeric() || "._-*/~}>)".contains(c);
    line.match_indices(needle)
        .any(|(at, _)| !line[..at].ends_with(in_path))
}

fn fail_on(found: impl Iterator<Item = impl AsRef<str>>) {
    let found: Vec<String> = found.map(|line| line.as_ref().to_owned()).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
