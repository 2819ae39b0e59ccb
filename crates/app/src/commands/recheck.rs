//! `vigie recheck`: a case against today's indicators.

use std::path::{Path, PathBuf};

use case::Case;
use clap::ArgMatches;
use model::Finding;

use super::{
    check::{AtTerminal, existing, indicators},
    secrets::Secrets,
};
use crate::{
    Ended, Interface, Interrupt, Problem,
    arguments::country,
    clock,
    interface::print,
    supervise::{RecheckOrder, Rechecked, recheck},
};

/// Compares the case again, keeps the result in it, and prints what is new.
///
/// # Errors
/// When nothing could be compared, or the source is not that of the case.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let path = matches
        .get_one::<PathBuf>("case")
        .ok_or_else(|| Problem::new("error-usage"))?;
    let order = RecheckOrder {
        case: Case::open(path)?,
        sources: existing(matches, "source")?,
        indicators: indicators(matches)?,
    };
    let secrets = Secrets::given(matches)?;
    let interrupt = Interrupt::listen();
    let mut person = AtTerminal::new(interface, secrets);
    let done = recheck(&order, &mut person, &interrupt);
    person.progress.clear();
    let done = done?;
    show(&done, path, matches, interface)?;
    Ok(ended(&done))
}

/// What stands, what was read, and what could not be tried decide together.
fn ended(done: &Rechecked) -> Ended {
    let standing: Vec<Finding> = done
        .findings
        .iter()
        .filter(|finding| !done.record.unsupported.contains(&finding.id))
        .cloned()
        .collect();
    match Ended::of(&standing, &done.coverage) {
        Ended::NothingFound if !done.record.untried.is_empty() => Ended::NotAllRead,
        ended => ended,
    }
}

fn show(
    done: &Rechecked,
    case: &Path,
    matches: &ArgMatches,
    interface: &Interface,
) -> Result<(), Problem> {
    let outcome = report::Outcome {
        country: country(matches),
        tool: &done.record.tool,
        sources: &done.record.sources,
        indicators: &done.record.indicators,
        findings: &done.findings,
        coverage: &done.coverage,
        // Those of the first examination are in the case, and told by its report.
        accesses: None,
        case: Some(case),
        today: clock::now(),
    };
    let texts = interface.texts();
    print(|out| {
        if matches.get_flag("json") {
            report::json::write_recheck(out, texts, &outcome, &done.record)
        } else {
            let style = report::terminal::Style {
                color: interface.colors(),
                width: interface.width(),
            };
            report::terminal::write_recheck(out, texts, &outcome, &done.record, style)
        }
    })
}
