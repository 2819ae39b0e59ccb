//! What was wrong with a command line, in the person's language.

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use model::Text;

use crate::{Ended, Interface, interface::print};

/// The command line that prints the help of the command that was asked for.
pub(crate) fn help_of(command: &Command, arguments: &[String]) -> String {
    let mut asked = command;
    let mut line = asked.get_name().to_owned();
    for argument in arguments.iter().skip(1) {
        if let Some(subcommand) = asked.find_subcommand(argument) {
            asked = subcommand;
            line = format!("{line} {}", asked.get_name());
        }
    }
    line + " --help"
}

/// Prints help or version where they were asked for, else says what was wrong.
pub(crate) fn tell(error: &Error, help: &str, interface: &Interface) -> Ended {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let printed = print(|out| {
                if interface.colors() {
                    write!(out, "{}", text.ansi())
                } else {
                    write!(out, "{text}")
                }
            });
            printed.map_or(Ended::CouldNotRun, |()| Ended::NothingFound)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            interface.tell(&words(error).words("help", help));
            // Without standard error there is nobody to tell.
            let _ = std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("\n{}", error.render()),
            );
            Ended::CouldNotRun
        }
        _ => {
            interface.tell(&words(error).words("help", help));
            Ended::CouldNotRun
        }
    }
}

/// The sentence for one kind of mistake.
fn words(error: &Error) -> Text {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let subcommand = context(error, ContextKind::InvalidSubcommand);
    match error.kind() {
        ErrorKind::UnknownArgument => Text::new("error-usage-unknown").words("argument", &argument),
        ErrorKind::InvalidSubcommand => {
            Text::new("error-usage-unknown").words("argument", &subcommand)
        }
        ErrorKind::MissingRequiredArgument => {
            Text::new("error-usage-missing").words("argument", &argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            Text::new("error-usage-conflict")
                .words("argument", &argument)
                .words("other", &other)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
            let known = context(error, ContextKind::ValidValue);
            let text = if known.is_empty() {
                Text::new("error-usage-value-other")
            } else {
                Text::new("error-usage-value").words("known", &known)
            };
            text.words("argument", &argument).words("value", &value)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Text::new("error-usage-none")
        }
        ErrorKind::InvalidValue => Text::new("error-usage-missing").words("argument", &argument),
        _ => Text::new("error-usage"),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use report::{Language, Texts};

    use super::*;
    use crate::arguments::CommandLine;

    #[test]
    fn the_help_that_is_named_is_that_of_the_command() {
        let texts = Texts::new(Language::English);
        let command = CommandLine::new(&texts).command();
        for (line, help) in [
            ("vigie", "vigie --help"),
            ("vigie chek x", "vigie --help"),
            ("vigie --lang fr check list", "vigie check --help"),
            ("vigie indicators import", "vigie indicators import --help"),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            assert_eq!(help_of(&command, &words), help);
        }
    }
}
