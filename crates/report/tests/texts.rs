//! Every sentence exists in every language, with the same gaps, and says nothing that frightens,
//! judges or promises.

mod banned;
mod on_pages;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use banned::banned;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use model::{FaultKind, SourceKind, Text};
use report::{Language, Texts};

/// A sentence: its file, the gaps it has, all its words in all variants.
struct Sentence {
    file: String,
    gaps: BTreeSet<String>,
    words: String,
}

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn sentences(language: Language) -> BTreeMap<String, Sentence> {
    let mut all = BTreeMap::new();
    for path in files(&folder("texts").join(language.code())) {
        let source = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| {
            panic!("{}: {errors:?}", path.display());
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(
                    matches!(entry, Entry::Comment(_)),
                    "{}: only messages and comments are used",
                    path.display()
                );
                continue;
            };
            let mut sentence = Sentence {
                file: path.file_name().unwrap().to_string_lossy().into_owned(),
                gaps: BTreeSet::new(),
                words: String::new(),
            };
            walk(&message.value.expect("a message has words"), &mut sentence);
            assert!(message.attributes.is_empty(), "{}", message.id.name);
            let before = all.insert(message.id.name.clone(), sentence);
            assert!(before.is_none(), "{} stands twice", message.id.name);
        }
    }
    all
}

fn walk(pattern: &Pattern<String>, into: &mut Sentence) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.words.push_str(value),
            PatternElement::Placeable { expression } => expression_of(expression, into),
        }
    }
}

fn expression_of(expression: &Expression<String>, into: &mut Sentence) {
    match expression {
        Expression::Inline(inline) => inline_of(inline, into),
        Expression::Select { selector, variants } => {
            inline_of(selector, into);
            assert!(variants.iter().any(|variant| variant.default));
            for variant in variants {
                into.words.push_str(" | ");
                walk(&variant.value, into);
            }
        }
    }
}

fn inline_of(inline: &InlineExpression<String>, into: &mut Sentence) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.gaps.insert(id.name.clone());
        }
        InlineExpression::StringLiteral { value } => into.words.push_str(value),
        // A sentence that is a part of this one; its own words are looked at on their own.
        InlineExpression::MessageReference { .. } => into.words.push('…'),
        other => panic!("not used in texts: {other:?}"),
    }
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_gaps() {
    let (english, french) = (sentences(Language::English), sentences(Language::French));
    let keys = |all: &BTreeMap<String, Sentence>| all.keys().cloned().collect::<BTreeSet<_>>();
    let (en, fr) = (keys(&english), keys(&french));
    assert_eq!(
        en.difference(&fr).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without French"
    );
    assert_eq!(
        fr.difference(&en).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without English"
    );
    for (key, sentence) in &english {
        assert_eq!(sentence.gaps, french[key].gaps, "{key}");
        assert_eq!(sentence.file, french[key].file, "{key}");
    }
}

#[test]
fn no_sentence_is_empty() {
    for language in Language::ALL {
        for (key, sentence) in sentences(language) {
            let says = sentence.words.chars().any(char::is_alphabetic);
            let says = says || sentence.words.contains('…');
            assert!(
                says || !sentence.gaps.is_empty() || key.ends_with("-separator"),
                "{key}"
            );
        }
    }
}

#[test]
fn every_sentence_is_said_once_its_gaps_are_filled() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for (key, sentence) in sentences(language) {
            for count in [0, 1, 2, 1_000_000] {
                let filled = sentence
                    .gaps
                    .iter()
                    .fold(Text::new(key.clone()), |text, gap| {
                        let gap: &'static str = gap.clone().leak();
                        text.number(gap, count)
                    });
                assert_eq!(texts.lacks(&filled), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn nothing_frightens_judges_promises_or_orders() {
    for language in Language::ALL {
        for (key, sentence) in sentences(language) {
            assert_eq!(
                banned(language, &sentence.words),
                None,
                "{key}: {}",
                sentence.words
            );
        }
    }
}

#[test]
fn the_ban_knows_a_bad_sentence_from_a_good_one() {
    use Language::{English, French};
    for (language, bad) in [
        (French, "Votre téléphone est compromis."),
        (French, "Appareils infectés : 2"),
        (French, "Vous êtes en sécurité."),
        (French, "Téléphone sain"),
        (French, "Supprimez cette application."),
        (French, "C'est tout simplement votre conjoint."),
        (English, "Your phone was HACKED"),
        (English, "The device is clean"),
        (English, "Uninstall it now"),
        (English, "Just a victim"),
        (English, "You should have known"),
    ] {
        assert!(banned(language, bad).is_some(), "{bad}");
    }
    for (language, good) in [
        (French, "Ne supprimez rien pour l'instant."),
        (French, "Un logiciel espion, un certain soin."),
        (English, "Please do not delete anything yet."),
        (English, "It adjusts the justice of these cleaners."),
    ] {
        assert_eq!(banned(language, good), None, "{good}");
    }
}

#[test]
fn nothing_accuses_by_naming_a_family_in_a_title() {
    for language in Language::ALL {
        for (key, sentence) in sentences(language) {
            if key.starts_with("finding-") && key.ends_with("-title") {
                let others = sentence.gaps.iter().find(|gap| *gap != "kind");
                assert_eq!(others, None, "{key}: a person may search it on the phone");
            }
        }
    }
}

#[test]
fn every_fault_and_every_kind_of_source_has_words() {
    let texts = Texts::new(Language::English);
    let names: BTreeSet<String> = sentences(Language::English)
        .keys()
        .filter_map(|key| key.strip_prefix("fault-"))
        .map(|name| name.replace('-', "_"))
        .collect();
    for name in &names {
        let kind: FaultKind = serde_json::from_str(&format!("{name:?}")).unwrap();
        assert_eq!(kind.name(), name);
    }
    // The library of types tells the others when asked for one that does not exist.
    let error = serde_json::from_str::<FaultKind>("\"no such kind\"")
        .unwrap_err()
        .to_string();
    let known: BTreeSet<String> = error
        .split('`')
        .skip(3)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    assert_eq!(names, known);
    for kind in SourceKind::ALL {
        let name = kind.name().replace('_', "-");
        assert!(texts.has(&format!("source-{name}")), "{name}");
        let listing = kind.listing().replace(['_', '.'], "-");
        assert!(texts.has(&format!("artefact-{listing}")), "{listing}");
    }
}

#[test]
fn a_check_that_is_listed_has_all_its_words() {
    let texts = sentences(Language::English);
    let mut found = 0;
    for (key, _) in texts
        .iter()
        .filter(|(key, _)| key.starts_with("check-") && key.ends_with("-title"))
    {
        let base = key.trim_end_matches("-title");
        for part in ["reason", "harmless-1", "next"] {
            assert!(
                texts.contains_key(&format!("{base}-{part}")),
                "{base}-{part}"
            );
        }
        found += 1;
    }
    assert!(found >= 9);
    for key in texts.keys().filter_map(|key| key.strip_suffix("-about")) {
        assert!(
            texts
                .keys()
                .any(|other| other.starts_with(key) && other.ends_with("-title")),
            "{key}"
        );
    }
}

/// What looks like a key and is none: the names of schemas.
const NO_KEYS: [&str; 2] = ["check-1", "compare-1"];

#[test]
fn every_key_that_the_code_names_exists() {
    let texts = Texts::new(Language::English);
    let known = sentences(Language::English);
    let mut seen = 0;
    for path in files(&folder("src"))
        .into_iter()
        .chain(files(&folder("../case/src")))
    {
        let code = fs::read_to_string(&path).unwrap();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let code = code.split("#[cfg(test)]").next().unwrap();
        let literals = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for literal in literals.flat_map(|line| line.split('"').skip(1).step_by(2)) {
            let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let group = literal.split('-').next().unwrap_or_default();
            let is_ours = known.keys().any(|key| key.split('-').next() == Some(group));
            if literal.contains('-')
                && literal.chars().all(is_key)
                && is_ours
                && !literal.ends_with('-')
                && !NO_KEYS.contains(&literal)
            {
                assert!(texts.has(literal), "{}: {literal}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

fn plain(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

#[test]
fn nothing_is_counted_as_one_in_french() {
    // French grammar has one form for 0 and 1: a sentence with the word "un" is wrong for 0.
    let texts = Texts::new(Language::French);
    for (key, gap) in [
        ("read-line", "records"),
        ("source-files", "count"),
        ("set-line", "count"),
        ("report-files-count", "count"),
        ("import-known", "used"),
        ("access-number", "count"),
    ] {
        let words = texts.say(&Text::new(key).number(gap, 0), plain);
        assert!(words.contains("aucun"), "{key}: {words}");
    }
}
