//! `vigie man`: pages of the manual.

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use crate::{Ended, Interface, Problem, arguments::CommandLine, interface::print};

/// Prints one page: that of vigie, or of one of its commands.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let mut command = CommandLine::new(interface.texts()).command();
    command.build();
    let page = match matches.get_one::<String>("man-command") {
        Some(name) => named(&command, name).ok_or_else(|| Problem::new("error-usage"))?,
        None => command,
    };
    print(|out| Man::new(page).render(out))?;
    Ok(Ended::NothingFound)
}

/// The command `name` as a page of its own: `vigie-check`.
fn named(command: &Command, name: &str) -> Option<Command> {
    let found = command.find_subcommand(name)?.clone();
    let whole = format!("{}-{name}", command.get_name());
    Some(found.name(whole.clone()).display_name(whole))
}
