//! Pages made from what artefacts and checks say about themselves: `UPDATE=1 cargo test -p xtask`
//! rewrites them, else a stale page fails.

use std::{env, fmt::Write, fs};

use report::{Language, Texts};

use crate::repository;

/// Set to rewrite the pages.
const UPDATE: &str = "UPDATE";

#[test]
fn artefacts_page_is_fresh() {
    let texts = Texts::new(Language::English);
    let mut page = head(
        "Artefacts",
        "What vigie reads on a phone. Each is one file, `crates/artefacts/src/<platform>/<name>.rs`.",
    );
    for entry in artefacts::ALL {
        let title = said(&texts, &format!("artefact-{}", key(entry.id)));
        section(&mut page, entry.id, &title);
        page.push_str("Where it lies on the phone:\n\n");
        list(
            &mut page,
            entry.about.files.iter().map(|path| format!("`{path}`")),
        );
        page.push_str("| field | meaning |\n|---|---|\n");
        for (field, meaning) in entry.about.fields {
            writeln!(page, "| `{field}` | {} |", meaning.replace('|', "\\|")).unwrap();
        }
        page.push('\n');
        described_in(&mut page, entry.about.described_in);
    }
    check("docs/artefacts.md", &page);
}

#[test]
fn checks_page_is_fresh() {
    let texts = Texts::new(Language::English);
    let mut page = head(
        "Checks",
        "What vigie looks for without any indicator. Each is one file, `crates/detect/src/checks/<name>.rs`.",
    );
    for entry in detect::checks::ALL {
        section(
            &mut page,
            entry.id,
            &said(&texts, &format!("check-{}-about", key(entry.id))),
        );
        page.push_str("It reads:\n\n");
        let reads = entry.about.reads.iter();
        list(
            &mut page,
            reads.map(|id| format!("[{id}](artefacts.md#{})", id.replace('.', ""))),
        );
        described_in(&mut page, entry.about.described_in);
    }
    check("docs/checks.md", &page);
}

fn head(title: &str, about: &str) -> String {
    format!(
        "# {title}\n\n{about}\n\nThis page is generated: `{UPDATE}=1 cargo test --release -p xtask` writes it.\n"
    )
}

fn section(page: &mut String, id: &str, title: &str) {
    writeln!(page, "\n## {id}\n\n{title}\n").unwrap();
}

fn list(page: &mut String, items: impl Iterator<Item = String>) {
    items.for_each(|item| writeln!(page, "- {item}").unwrap());
    page.push('\n');
}

fn described_in(page: &mut String, links: &[&str]) {
    let links: Vec<String> = links.iter().map(|link| format!("<{link}>")).collect();
    writeln!(page, "Described in: {}.", links.join(", ")).unwrap();
}

/// The key under which the words of an id stand.
fn key(id: &str) -> String {
    id.replace(['.', '_'], "-")
}

fn said(texts: &Texts, key: &str) -> String {
    assert!(texts.has(key), "{key} has no words");
    texts.word(key)
}

/// Compares the page with the file at `path`, or writes it.
fn check(path: &str, page: &str) {
    let file = repository::root().join(path);
    if env::var_os(UPDATE).is_some() {
        fs::write(&file, page).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == page,
        "{path} is stale: run {UPDATE}=1 cargo test --release -p xtask"
    );
}
