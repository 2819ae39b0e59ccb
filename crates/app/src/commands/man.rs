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
    Man::new(page).render(&mut rendered).map_err(failed)?;
    let page = titled(&String::from_utf8_lossy(&rendered), interface.texts());
    print(|out| out.write_all(page.as_bytes()))?;
    Ok(Ended::NothingFound)
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
