//! `vigie man`: pages of the manual.
//!
//! Described in: <https://man7.org/linux/man-pages/man7/man-pages.7.html>.

use clap::{ArgMatches, Command};
use clap_mangen::Man;
use report::Texts;

use crate::{Ended, Interface, Problem, arguments::CommandLine, interface::print};

/// The titles of sections as they are written in English, and the keys of ours.
const TITLES: [(&str, &str); 8] = [
    ("NAME", "man-title-name"),
    ("SYNOPSIS", "man-title-synopsis"),
    ("DESCRIPTION", "man-title-description"),
    ("ARGUMENTS", "man-title-arguments"),
    ("OPTIONS", "man-title-options"),
    ("SUBCOMMANDS", "man-title-commands"),
    ("EXTRA", "man-title-more"),
    ("VERSION", "man-title-version"),
];

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
    let mut rendered = Vec::new();
    let failed = |error| Problem::refused("error-output", "", &error);
    Man::new(described(page))
        .render(&mut rendered)
        .map_err(failed)?;
    let page = titled(&String::from_utf8_lossy(&rendered), interface.texts());
    print(|out| out.write_all(page.as_bytes()))?;
    Ok(Ended::NothingFound)
}

/// The page describes the command by all that its help says.
fn described(command: Command) -> Command {
    let Some(more) = command.get_before_help().map(ToString::to_string) else {
        return command;
    };
    let line = command.get_about().map(ToString::to_string);
    let line = line.unwrap_or_default();
    let end = if line.ends_with('.') { "" } else { "." };
    command.long_about(format!("{line}{end}\n\n{more}"))
}

/// The page with the titles of its sections in the person's language.
fn titled(page: &str, texts: &Texts) -> String {
    let line = |line: &str| {
        let title = line.strip_prefix(".SH ").map(str::trim);
        let known = title.and_then(|title| TITLES.iter().find(|(known, _)| *known == title));
        match known {
            Some((_, key)) => format!(".SH \"{}\"\n", texts.word(key)),
            None => format!("{line}\n"),
        }
    };
    page.lines().map(line).collect()
}

/// The command `name` as a page of its own: `vigie-check`.
fn named(command: &Command, name: &str) -> Option<Command> {
    let found = command.find_subcommand(name)?.clone();
    let whole = format!("{}-{name}", command.get_name());
    Some(found.name(whole.clone()).display_name(whole))
}

#[cfg(test)]
mod tests {
    use report::Language;

    use super::*;

    #[test]
    fn the_name_of_a_page_is_one_line_and_the_description_all_of_it() {
        let command = Command::new("a").about("Do it").before_help("More of it.");
        let page = described(command);
        assert_eq!(page.get_about().unwrap().to_string(), "Do it");
        let whole = page.get_long_about().unwrap().to_string();
        assert_eq!(whole, "Do it.\n\nMore of it.");
        assert!(described(Command::new("a")).get_long_about().is_none());
    }

    #[test]
    fn titles_are_those_of_the_language_and_nothing_else_changes() {
        let page = ".TH vigie 1\n.SH NAME\nvigie\n.SH SYNOPSIS\nNAME\n.SH \"AUTRE\"\n";
        let french = titled(page, &Texts::new(Language::French));
        let expected = ".TH vigie 1\n.SH \"NOM\"\nvigie\n.SH \"SYNOPSIS\"\nNAME\n.SH \"AUTRE\"\n";
        assert_eq!(french, expected);
        let english = titled(page, &Texts::new(Language::English));
        assert_eq!(
            english,
            page.replace("SH NAME", "SH \"NAME\"")
                .replace("SH SYNOPSIS", "SH \"SYNOPSIS\"")
        );
    }
}
