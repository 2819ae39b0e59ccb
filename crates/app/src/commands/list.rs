//! `vigie list`: what this vigie reads.

use clap::ArgMatches;
use model::Text;
use serde_json::json;

use crate::{Ended, Interface, Problem, interface::print, progress::title_key};

/// One line of a list.
struct Line {
    id: String,
    title: Text,
    details: serde_json::Value,
}

/// Prints a list.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let lines = match matches.get_one::<String>("what").map(String::as_str) {
        Some("artefacts") => artefacts(),
        Some("checks") => checks(),
        _ => sources(),
    };
    if matches.get_flag("json") {
        print_json(&lines, interface)?;
    } else {
        print_table(&lines, interface)?;
    }
    Ok(Ended::NothingFound)
}

fn artefacts() -> Vec<Line> {
    artefacts::ALL
        .iter()
        .map(|entry| Line {
            id: entry.id.to_owned(),
            title: Text::new(title_key(entry.id)),
            details: json!({
                "files": entry.about.files,
                "fields": entry.about.fields.iter()
                    .map(|(name, meaning)| json!({"name": name, "meaning": meaning}))
                    .collect::<Vec<_>>(),
                "described_in": entry.about.described_in,
            }),
        })
        .collect()
}

/// The checks, and the one rule of the matcher that speaks without an indicator.
fn checks() -> Vec<Line> {
    let checks = detect::checks::ALL.iter().map(|entry| (entry, "check"));
    checks
        .chain([(&detect::matcher::SHORT_LINK, "finding")])
        .map(|(entry, words)| Line {
            id: entry.id.to_owned(),
            title: Text::new(format!("{words}-{}-about", entry.id)),
            details: json!({
                "reads": entry.about.reads,
                "described_in": entry.about.described_in,
            }),
        })
        .collect()
}

fn sources() -> Vec<Line> {
    sources::ALL
        .iter()
        .map(|entry| Line {
            id: entry.kind.name().to_owned(),
            title: Text::new(format!("source-{}", entry.kind.name().replace('_', "-"))),
            details: json!({}),
        })
        .collect()
}

fn print_table(lines: &[Line], interface: &Interface) -> Result<(), Problem> {
    let width = lines.iter().map(|line| line.id.len()).max().unwrap_or(0);
    print(|out| {
        for line in lines {
            writeln!(out, "{:width$}  {}", line.id, interface.say(&line.title))?;
        }
        Ok(())
    })
}

fn print_json(lines: &[Line], interface: &Interface) -> Result<(), Problem> {
    let list: Vec<_> = lines
        .iter()
        .map(|line| {
            let mut entry = json!({"id": line.id, "title": interface.say(&line.title)});
            if let (Some(entry), Some(details)) = (entry.as_object_mut(), line.details.as_object())
            {
                entry.extend(details.clone());
            }
            entry
        })
        .collect();
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, &list)?;
        writeln!(out)
    })
}
