//! One command a file; this one chooses.

mod app;
mod check;
pub(crate) mod compare;
mod completions;
mod demo;
pub(crate) mod indicators;
mod list;
mod man;
mod note;
mod recheck;
mod report;
mod secrets;
mod usage;

use std::{env, ffi::OsString};

use ::report::{Language, Texts};
use clap::ArgMatches;

use crate::{
    ColorChoice, Ended, Interface, Problem,
    arguments::{CommandLine, language_asked},
};

/// Runs the command line, and says how it ended.
#[must_use]
pub fn run(mut arguments: Vec<OsString>) -> Ended {
    if app::is_asked_for(arguments.len()) {
        arguments.push("app".into());
    }
    let texts_of_arguments: Vec<String> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let language = language(language_asked(&texts_of_arguments));
    let texts = Texts::new(language);
    let mut command = CommandLine::new(&texts).command();
    match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => {
            let interface = Interface::new(language, color(&matches));
            dispatch(&matches, &interface).unwrap_or_else(|problem| {
                interface.tell_problem(&problem);
                Ended::CouldNotRun
            })
        }
        Err(error) => {
            let help = usage::help_of(&command, &texts_of_arguments);
            usage::tell(&error, &help, &Interface::new(language, ColorChoice::Auto))
        }
    }
}

fn dispatch(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    match matches.subcommand() {
        Some(("app", matches)) => app::run(matches, interface),
        Some(("check", matches)) => check::run(matches, interface),
        Some(("recheck", matches)) => recheck::run(matches, interface),
        Some(("compare", matches)) => compare::run(matches, interface),
        Some(("note", matches)) => note::run(matches, interface),
        Some(("demo", matches)) => demo::run(matches, interface),
        Some(("indicators", matches)) => indicators::run(matches, interface),
        Some(("list", matches)) => list::run(matches, interface),
        Some(("report", matches)) => report::run(matches, interface),
        Some(("completions", matches)) => completions::run(matches, interface),
        Some(("man", matches)) => man::run(matches, interface),
        _ => Err(Problem::new("error-usage")),
    }
}

/// The language asked for, else that of the locale.
fn language(asked: Option<Language>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| env::var(name).ok());
    let [all, messages, lang] = &locale;
    Language::choose(
        asked,
        [all.as_deref(), messages.as_deref(), lang.as_deref()],
    )
}

fn color(matches: &ArgMatches) -> ColorChoice {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}
