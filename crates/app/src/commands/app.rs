//! `vigie app`: the same on pages, for people who do not type commands.

use std::io::IsTerminal as _;

use clap::ArgMatches;
use model::Text;

use crate::{
    Ended, Interface, Interrupt, Problem,
    interface::print,
    web::{IDLE, Options, serve},
};

/// Serves the pages until the person ends it.
///
/// # Errors
/// When nothing can be served.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let options = Options {
        port: matches.get_one("port").copied().unwrap_or(0),
        language: interface.texts().language(),
        idle: IDLE,
    };
    let alone = matches.get_flag("no-browser");
    serve(&options, &Interrupt::listen(), |address| {
        if alone {
            return tell(address);
        }
        if open::that_detached(address).is_ok() {
            interface.tell(&Text::new("app-server-opened"));
            return Ok(());
        }
        // Without a browser, the address itself can be taken to one.
        interface.tell(&Text::new("app-server-no-browser"));
        tell(address)
    })
}

fn tell(address: &str) -> Result<(), Problem> {
    print(|out| writeln!(out, "{address}"))
}

/// Whether vigie was started by a double click, or the like: nobody could read what it prints.
pub(super) fn is_asked_for(arguments: usize) -> bool {
    arguments <= 1
        && !std::io::stdin().is_terminal()
        && !std::io::stdout().is_terminal()
        && !std::io::stderr().is_terminal()
}
