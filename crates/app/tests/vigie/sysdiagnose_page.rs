//! `docs/sysdiagnose.md`: every member that is known has its row, which says where it stands and who reads it.
//! `UPDATE=1` rewrites those columns; what a member is stands there by hand.

use std::{collections::BTreeMap, env, fs, path::Path};

use globset::GlobBuilder;

const HEADING: &str = "## Members\n";
const NONE: &str = "–";

/// Who reads the file at a path.
fn readers(path: &str) -> String {
    let fits = |pattern: &&'static str| {
        let glob = GlobBuilder::new(pattern).literal_separator(true).build();
        glob.unwrap().compile_matcher().is_match(path)
    };
    let all = artefacts::ALL
        .iter()
        .filter(|entry| entry.platform() == "ios");
    let readers = all.filter(|entry| entry.about.files.iter().any(fits));
    let names: Vec<String> = readers.map(|entry| format!("`{}`", entry.id)).collect();
    names.join(", ")
}

/// The rows by member, and what each says that the member is.
fn rows(page: &str) -> BTreeMap<String, String> {
    let (_, table) = page.split_once(HEADING).unwrap();
    let lines = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    let cells = lines.map(|line| {
        let cells: Vec<&str> = line.split(" | ").collect();
        assert_eq!(cells.len(), 4, "{line}");
        (
            cells[0].trim_end_matches('`').to_owned(),
            cells[1].to_owned(),
        )
    });
    cells.collect()
}

#[test]
fn every_known_member_has_its_row() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sysdiagnose.md");
    let page = fs::read_to_string(&path).unwrap();
    let told = rows(&page);
    let (before, _) = page.split_once(HEADING).unwrap();
    let mut made = format!(
        "{before}{HEADING}\n| member | what it is | stands at | read by |\n|---|---|---|---|\n"
    );
    let mut count = 0;
    for member in sources::sysdiagnose::known_members() {
        let what = told.get(member.name).map_or("", String::as_str);
        assert!(what.len() > 5, "{} has no words", member.name);
        let mut by = readers(&member.path);
        if member.is_own {
            by = format!(
                "the source itself{}{by}",
                if by.is_empty() { "" } else { ", " }
            );
        }
        let by = if by.is_empty() { NONE } else { &by };
        made.push_str(&format!(
            "| `{}` | {what} | `{}` | {by} |\n",
            member.name, member.path
        ));
        count += 1;
    }
    assert_eq!(told.len(), count, "a row names what nobody knows");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == made,
        "run with UPDATE=1"
    );
}
