//! A document that stands in two languages says the same in both: the same headings, commands, names in code,
//! links and pictures, in the same order of headings and commands.

use std::fs;

use crate::repository;

/// The documents, English first.
const PAIRS: [(&str, &str); 2] = [
    ("README.md", "README.fr.md"),
    ("docs/guide.en.md", "docs/guide.fr.md"),
];

#[test]
fn both_languages_of_a_document_hold_the_same() {
    for (english, french) in PAIRS {
        let [first, second] = [english, french].map(Outline::of);
        assert_eq!(first.headings, second.headings, "headings of {french}");
        assert_eq!(first.commands, second.commands, "commands of {french}");
        assert_eq!(first.names, second.names, "names in code of {french}");
        assert_eq!(first.links, second.links, "links of {french}");
    }
}

#[test]
fn links_of_a_document_lead_to_files() {
    for document in PAIRS.into_iter().flat_map(|(one, other)| [one, other]) {
        let folder = repository::root().join(document);
        let folder = folder.parent().unwrap();
        for link in links(&read(document)) {
            let outside = link.contains("://");
            assert!(outside || folder.join(&link).exists(), "{document}: {link}");
        }
    }
}

/// What does not depend on the language.
struct Outline {
    /// How deep each heading is.
    headings: Vec<usize>,
    /// The lines of code.
    commands: Vec<String>,
    /// What is written as code in a sentence, sorted, placeholders alike.
    names: Vec<String>,
    /// Where links and pictures lead, sorted, whatever the language.
    links: Vec<String>,
}

impl Outline {
    fn of(document: &str) -> Self {
        let text = read(document);
        let (mut headings, mut commands, mut prose) = (Vec::new(), Vec::new(), String::new());
        let mut in_code = false;
        for line in text.lines() {
            if line.starts_with("```") {
                in_code = !in_code;
            } else if in_code {
                commands.push(line.to_owned());
            } else {
                let depth = line.chars().take_while(|c| *c == '#').count();
                headings.extend((depth > 0).then_some(depth));
                prose.push_str(line);
                prose.push('\n');
            }
        }
        let mut names: Vec<String> = prose.split('`').skip(1).step_by(2).map(plain).collect();
        names.sort();
        let mut links: Vec<String> = links(&prose).iter().map(|link| without(link)).collect();
        links.sort();
        Self {
            headings,
            commands,
            names,
            links,
        }
    }
}

fn read(document: &str) -> String {
    fs::read_to_string(repository::root().join(document)).unwrap()
}

/// Where the links and pictures of a text lead, without the part of a page.
fn links(text: &str) -> Vec<String> {
    let after = text.split("](").skip(1);
    let targets = after.filter_map(|rest| rest.split_once(')'));
    targets
        .map(|(target, _)| target.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// A link without the language of what it leads to.
fn without(link: &str) -> String {
    let plain = link.replace(".fr.", ".").replace(".en.", ".");
    plain.replace("/fr/", "/").replace("/en/", "/")
}

/// A name in code, in which a word in capitals stands for what the reader puts there.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for word in name.split_inclusive(|c: char| !c.is_alphabetic()) {
        let end = word.trim_end_matches(char::is_alphabetic);
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_placeholder = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
        if is_placeholder {
            plain.push('X');
            plain.push_str(word.strip_prefix(letters).unwrap_or(end));
        } else {
            plain.push_str(word);
        }
    }
    plain
}

#[test]
fn a_placeholder_is_the_same_in_every_language() {
    assert_eq!(plain("vigie check PATH…"), plain("vigie check CHEMIN…"));
    assert_eq!(plain("account:MAIL"), "account:X");
    assert_ne!(plain("--lang fr"), plain("--lang en"));
}
