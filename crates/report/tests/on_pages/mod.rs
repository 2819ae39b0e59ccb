//! What a page may say: no command, no option, nothing of a terminal.

use std::{fs, path::Path};

use report::Language;

use crate::{files, folder, sentences};

/// Beginnings of the keys that are said on a terminal or on paper alone. All others may stand on a page.
const NOT_ON_PAGES: [&str; 17] = [
    "answer-yes",
    "app-server-error-listen",
    "app-server-no-browser",
    "app-server-opened",
    "consent-question",
    "demo-",
    "error-consent-not-asked",
    "error-demo-",
    "error-identity-file",
    "error-note-",
    "error-password-file",
    "error-report-",
    "error-terminal",
    "error-usage",
    "help-",
    "man-",
    // How an exhibit is verified with other tools is told by their commands.
    "pdf-",
];

#[test]
fn no_page_names_a_command_or_an_option() {
    for language in Language::ALL {
        let all = sentences(language);
        for (key, sentence) in &all {
            let on_page = all.get(&format!("pages-{key}"));
            if let Some(of) = key
                .strip_prefix("pages-")
                .filter(|of| all.contains_key(*of))
            {
                let gaps = &all[of].gaps;
                assert!(sentence.gaps.is_subset(gaps), "{key}: nothing fills a gap");
            }
            if NOT_ON_PAGES.iter().any(|begin| key.starts_with(begin)) {
                assert!(on_page.is_none(), "{key} is on no page");
                continue;
            }
            // How a copy is made on Linux is told by commands of other programs.
            if key.starts_with("guide-backup-linux") {
                continue;
            }
            let words = on_page.map_or(&sentence.words, |own| &own.words);
            let mut options = words.split(|c: char| !c.is_alphanumeric() && c != '-');
            let option = options.find(|word| word.starts_with("--"));
            assert_eq!((option, quoted_command(words)), (None, None), "{key}");
            for terminal in [
                "Ctrl-C",
                "terminal",
                "standard input",
                "entrée standard",
                "_HOME",
            ] {
                assert!(!words.contains(terminal), "{key}: {words}");
            }
        }
    }
}

/// A command that is quoted or stands behind a colon. Elsewhere “vigie compare” is a sentence, in French above all.
fn quoted_command(words: &str) -> Option<&str> {
    let commands = "check demo list indicators recheck compare report note app man completions";
    words.match_indices("vigie ").find_map(|(at, name)| {
        let before = words[..at].trim_end().chars().next_back()?;
        let after = words[at + name.len()..].split_whitespace().next()?;
        let is_command = commands.split(' ').any(|command| command == after);
        ("\"“«`:".contains(before) && is_command).then_some(after)
    })
}

#[test]
fn a_command_is_told_from_a_sentence() {
    assert_eq!(quoted_command("Type: vigie check PATH"), Some("check"));
    assert_eq!(
        quoted_command("avec « vigie report --zone »"),
        Some("report")
    );
    assert_eq!(quoted_command("Rien. vigie compare le téléphone"), None);
    assert_eq!(quoted_command("Rien: vigie compares them"), None);
}

#[test]
fn what_is_on_no_page_is_named_by_the_command_line_alone() {
    let of_terminal = [
        "commands",
        "arguments",
        "arguments.rs",
        "interface.rs",
        "loaded.rs",
    ];
    let app = folder("../app/src");
    let shared = files(&app).into_iter().filter(|path| {
        let first = path.strip_prefix(&app).unwrap().iter().next().unwrap();
        !of_terminal.iter().any(|name| first == *name)
    });
    let listens = Path::new("web/server.rs");
    for path in shared.chain(files(&folder("../pages/src"))) {
        // Why vigie cannot listen is told before there is a page.
        if path.ends_with(listens) || path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let code = fs::read_to_string(&path).unwrap();
        for begin in NOT_ON_PAGES.map(|begin| format!("\"{begin}")) {
            assert!(!code.contains(&begin), "{}: {begin}", path.display());
        }
    }
}
