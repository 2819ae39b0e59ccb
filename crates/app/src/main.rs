//! The `vigie` command.

use std::{env, process::ExitCode};

use vigie::{Ended, commands, reader};

fn main() -> ExitCode {
    let mut arguments = env::args_os();
    if arguments
        .nth(1)
        .is_some_and(|first| first == reader::ARGUMENT)
    {
        return match reader::serve() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => Ended::CouldNotRun.into(),
        };
    }
    commands::run(env::args_os().collect()).into()
}
