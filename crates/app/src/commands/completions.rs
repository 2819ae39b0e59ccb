//! `vigie completions`: completions for a shell.

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use crate::{Ended, Interface, Problem, arguments::CommandLine, interface::print};

/// Prints the completions.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let shell = matches
        .get_one::<Shell>("shell")
        .ok_or_else(|| Problem::new("error-usage"))?;
    let mut command = CommandLine::new(interface.texts()).command();
    let mut script = Vec::new();
    generate(*shell, &mut command, "vigie", &mut script);
    print(|out| out.write_all(&script))?;
    Ok(Ended::NothingFound)
}
