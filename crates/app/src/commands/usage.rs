//! What was wrong with a command line, in the person's language.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use model::Text;

use crate::{Ended, Interface, interface::print};

/// Prints help or version where they were asked for, else says what was wrong.
pub(crate) fn tell(error: &Error, interface: &Interface) -> Ended {
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
            interface.tell(&Text::new("error-usage"));
            // Without standard error there is nobody to tell.
            let _ = std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("\n{}", error.render()),
            );
            Ended::CouldNotRun
        }
        _ => {
            interface.tell(&words(error));
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
            Text::new("error-usage-value")
                .words("argument", &argument)
                .words("value", &value)
                .words("known", &context(error, ContextKind::ValidValue))
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
