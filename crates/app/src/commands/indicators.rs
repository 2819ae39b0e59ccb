//! `vigie indicators`: add sets of indicators, see which are there.

use std::path::PathBuf;

use case::SetSummary;
use clap::ArgMatches;
use model::Text;

use crate::{
    Ended, Interface, Interrupt, Problem,
    arguments::many,
    clock,
    indicator_files::{self, IndicatorFile},
    interface::print,
    reader::{
        Heard, Session,
        protocol::{Answer, Request},
    },
    store::{Import, Store},
};

/// Runs `import` or `list`.
///
/// # Errors
/// When nothing could be imported or listed.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    match matches.subcommand() {
        Some(("import", matches)) => import(&many(matches, "set"), interface),
        Some(("list", matches)) => list(matches.get_flag("json"), interface),
        _ => Err(Problem::new("error-usage")),
    }
}

/// Keeps every set found at `paths`; what holds no indicators is named.
fn import(paths: &[PathBuf], interface: &Interface) -> Result<Ended, Problem> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(indicator_files::at(path)?);
    }
    let mut store = Store::open()?;
    let mut kept = 0_u64;
    let mut left = false;
    for (file, described) in describe(&files)? {
        let said = match described {
            Err(fault) => {
                left = true;
                interface.tell(
                    &Text::new("import-no-set")
                        .words("path", &file.name)
                        .words("detail", &fault.to_string()),
                );
                continue;
            }
            Ok(summary) => keep(&mut store, file, summary)?,
        };
        kept = kept.saturating_add(1);
        print(|out| writeln!(out, "{}", interface.say(&said)))?;
    }
    match (kept, left) {
        (0, _) => Err(Problem::new("error-nothing-imported")),
        (_, true) => Ok(Ended::NotAllRead),
        (_, false) => Ok(Ended::NothingFound),
    }
}

fn keep(store: &mut Store, file: &IndicatorFile, summary: SetSummary) -> Result<Text, Problem> {
    let (used, refused) = (summary.total(), summary.refused_total());
    let import = store.keep(&file.name, &file.bytes()?, summary, clock::now())?;
    let key = match import {
        Import::Added => "import-added",
        Import::Replaced => "import-replaced",
        Import::Known => "import-known",
    };
    Ok(Text::new(key)
        .words("path", &file.name)
        .number("used", used)
        .number("refused", refused))
}

/// A file, and what it holds or why it holds nothing.
type Described<'f> = (&'f IndicatorFile, Result<SetSummary, model::Fault>);

/// What each file holds, read by a reading process: an indicator set is as hostile as any file.
fn describe(files: &[IndicatorFile]) -> Result<Vec<Described<'_>>, Problem> {
    let sets = files
        .iter()
        .map(|file| {
            IndicatorFile {
                found: true,
                ..file.clone()
            }
            .set_file()
        })
        .collect();
    let mut session = Session::start(&Request::Describe(sets))?;
    let interrupt = Interrupt::default();
    let mut described = Vec::new();
    loop {
        let answer = match session.next(&interrupt) {
            Heard::Answer(answer) => *answer,
            Heard::Died | Heard::Interrupted => return Err(Problem::new("error-reader-died")),
        };
        match answer {
            Answer::Set { file, summary } => {
                described.extend(files.get(file).map(|file| (file, Ok(*summary))));
            }
            Answer::NoSet { file, fault } => {
                described.extend(files.get(file).map(|file| (file, Err(fault))));
            }
            Answer::Failed(text) => return Err(Problem(text)),
            Answer::Done => return Ok(described),
            _ => {}
        }
    }
}

/// Prints every set that a run would use.
fn list(json: bool, interface: &Interface) -> Result<Ended, Problem> {
    let built_in = [IndicatorFile::built_in()];
    let mut summaries: Vec<SetSummary> = describe(&built_in)?
        .into_iter()
        .filter_map(|(_, described)| described.ok())
        .collect();
    summaries.extend(
        Store::open()?
            .imported()
            .iter()
            .map(|set| set.summary.clone()),
    );
    print(|out| {
        if json {
            serde_json::to_writer_pretty(&mut *out, &summaries)?;
            return writeln!(out);
        }
        report::terminal::write_sets(out, interface.texts(), &summaries)
    })?;
    Ok(Ended::NothingFound)
}
