//! The command line: every command, option and their help in the person's language.

mod of_cases;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValue, value_parser};
use clap_complete::Shell;
use model::Statement;
use report::{Country, Language, Texts};

use crate::loaded::Format;

/// Where options of every command stand in its help: behind its own.
const LAST: usize = 100;

/// Builds the command line in one language.
pub struct CommandLine<'t> {
    texts: &'t Texts,
}

impl<'t> CommandLine<'t> {
    /// With the words of `texts`.
    #[must_use]
    pub fn new(texts: &'t Texts) -> Self {
        Self { texts }
    }

    /// The whole command line.
    #[must_use]
    pub fn command(&self) -> Command {
        let command = self
            .with_options_of_all(self.described("vigie"))
            .version(env!("CARGO_PKG_VERSION"))
            .subcommand_required(true)
            .subcommand_value_name(self.value("COMMAND"))
            .arg_required_else_help(true)
            .disable_help_subcommand(true)
            .subcommand(self.app())
            .subcommand(self.check())
            .subcommand(self.recheck())
            .subcommand(self.compare())
            .subcommand(self.note())
            .subcommand(self.demo())
            .subcommand(self.report())
            .subcommand(self.indicators())
            .subcommand(self.list())
            .subcommand(
                self.described("completions").arg(
                    self.argument("shell", "SHELL")
                        .required(true)
                        .value_parser(value_parser!(Shell)),
                ),
            )
            .subcommand(
                self.described("man").arg(
                    self.argument("man-command", "COMMAND")
                        .required(false)
                        .value_parser([
                            "app",
                            "check",
                            "recheck",
                            "compare",
                            "note",
                            "demo",
                            "report",
                            "indicators",
                            "list",
                            "completions",
                            "man",
                        ]),
                ),
            );
        self.dress(command)
    }

    /// The options of vigie as a whole.
    fn with_options_of_all(&self, command: Command) -> Command {
        command
            .arg(
                self.option("lang", "fr|en")
                    .value_parser(["fr", "en"])
                    .display_order(LAST)
                    .global(true),
            )
            .arg(
                self.option("color", "auto|always|never")
                    .value_parser(["auto", "always", "never"])
                    .default_value("auto")
                    .hide_default_value(true)
                    .display_order(LAST)
                    .global(true),
            )
            .disable_version_flag(true)
            .arg(
                self.flag("version")
                    .short('V')
                    .action(ArgAction::Version)
                    .display_order(LAST),
            )
    }

    fn app(&self) -> Command {
        self.described("app")
            .arg(self.flag("no-browser"))
            .arg(self.option("port", "PORT").value_parser(value_parser!(u16)))
    }

    fn check(&self) -> Command {
        let command = self
            .described("check")
            .arg(
                self.argument("path", "PATH")
                    .num_args(1..)
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                self.option("case", "DIR")
                    .value_parser(value_parser!(PathBuf)),
            );
        self.of_an_examination(command)
            .arg(self.flag("owner-consents"))
            .arg(
                self.option("known", "WHAT")
                    .action(ArgAction::Append)
                    .value_parser(value_parser!(Statement)),
            )
            .arg(self.artefact_option("only"))
            .arg(self.artefact_option("skip"))
            .arg(self.option("hash", "all").value_parser(["all"]))
            .arg(self.option("keep", "records").value_parser(["records"]))
            .arg(self.flag("no-blind-index"))
            .arg(self.country_option())
            .arg(self.flag("json"))
    }

    fn demo(&self) -> Command {
        self.described("demo").arg(self.flag("android")).arg(
            self.option("keep-in", "DIR")
                .value_parser(value_parser!(PathBuf)),
        )
    }

    fn report(&self) -> Command {
        self.described("report")
            .arg(
                self.argument("report-case", "CASE")
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                self.option("format", "FORMAT")
                    .value_parser(Format::NAMES)
                    .default_value("html")
                    .hide_default_value(true),
            )
            .arg(
                self.option("output", "FILE")
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                self.flag("force")
                    .help(self.texts.word("help-option-force-file")),
            )
            .arg(self.option("zone", "ZONE"))
            .arg(self.country_option())
    }

    fn indicators(&self) -> Command {
        let import = self.described("indicators-import").name("import").arg(
            self.argument("set", "PATH")
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        );
        let update = self
            .described("indicators-update")
            .name("update")
            .arg(self.option("from", "URL"))
            .arg(
                self.option("ca", "FILE")
                    .value_parser(value_parser!(PathBuf)),
            );
        let list = self
            .described("indicators-list")
            .name("list")
            .arg(self.flag("json"));
        self.described("indicators")
            .subcommand_required(true)
            .subcommand_value_name(self.value("COMMAND"))
            .arg_required_else_help(true)
            .subcommand(self.of_an_index(import))
            .subcommand(self.of_an_index(update))
            .subcommand(list)
    }

    /// The options of commands that compare, and may open an encrypted backup for it.
    fn of_an_examination(&self, command: Command) -> Command {
        command
            .arg(
                self.option("indicators", "PATH")
                    .value_parser(value_parser!(PathBuf))
                    .action(ArgAction::Append),
            )
            .arg(
                self.option("password-file", "FILE")
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                self.option("password-fd", "N")
                    .value_parser(value_parser!(i32).range(0..))
                    .conflicts_with("password-file"),
            )
            .arg(
                self.option("identity", "FILE")
                    .value_parser(value_parser!(PathBuf))
                    .action(ArgAction::Append),
            )
    }

    /// The options of commands that may read an index.
    fn of_an_index(&self, command: Command) -> Command {
        command
            .arg(self.option("key", "FILE|KEY"))
            .arg(self.flag("unsigned").conflicts_with("key"))
            .arg(self.flag("force"))
    }

    fn list(&self) -> Command {
        self.described("list")
            .arg(self.argument("what", "WHAT").required(true).value_parser([
                "artefacts",
                "checks",
                "sources",
            ]))
            .arg(self.flag("json"))
    }

    /// A command with its line, its help and its examples.
    fn described(&self, name: &'static str) -> Command {
        let about = self.texts.word(&format!("help-{name}"));
        let command = Command::new(name).after_help(self.examples(name));
        // A list of commands shows the first line alone.
        match about.split_once('\n') {
            None => command.about(about),
            Some((line, more)) => command.about(line.to_owned()).before_help(more.to_owned()),
        }
    }

    /// Examples are command lines: the same in every language but for their remarks.
    fn examples(&self, name: &str) -> String {
        let key = format!("help-{name}-examples");
        if self.texts.has(&key) {
            let heading = self.texts.word("help-heading-examples");
            format!("{heading}\n{}", self.texts.word(&key))
        } else {
            String::new()
        }
    }

    fn argument(&self, id: &'static str, value: &'static str) -> Arg {
        Arg::new(id)
            .value_name(self.value(value))
            .help(self.texts.word(&format!("help-argument-{id}")))
            .help_heading(self.texts.word("help-heading-arguments"))
            .hide_possible_values(true)
    }

    /// The name of a value in the person's language; what is typed as it stands has no other name.
    fn value(&self, name: &str) -> String {
        let named = name.split('|').map(|part| {
            let key = format!("help-value-{}", part.to_lowercase());
            if self.texts.has(&key) {
                self.texts.word(&key)
            } else {
                part.to_owned()
            }
        });
        named.collect::<Vec<_>>().join("|")
    }

    fn option(&self, name: &'static str, value: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .value_name(self.value(value))
            .help(self.texts.word(&format!("help-option-{name}")))
            .help_heading(self.texts.word("help-heading-options"))
            .hide_possible_values(true)
    }

    fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(self.texts.word(&format!("help-option-{name}")))
            .help_heading(self.texts.word("help-heading-options"))
    }

    /// `--only` and `--skip` know every artefact, so that completions and errors name them.
    fn artefact_option(&self, name: &'static str) -> Arg {
        let known = artefacts::ALL
            .iter()
            .map(|entry| PossibleValue::new(entry.id));
        self.option(name, "ARTEFACT")
            .action(ArgAction::Append)
            .value_delimiter(',')
            .value_parser(clap::builder::PossibleValuesParser::new(known))
    }

    /// Where helplines are asked for.
    fn country_option(&self) -> Arg {
        let known = Country::ALL.map(|country| PossibleValue::new(country.code()));
        self.option("country", "fr").value_parser(known)
    }

    /// The frame of every help page, in the person's language.
    fn dress(&self, command: Command) -> Command {
        let template = format!(
            "{{about-with-newline}}{}{} {{usage}}\n\n{{all-args}}{{after-help}}",
            command.get_before_help().map_or("\n", |_| "{before-help}"),
            self.texts.word("help-heading-usage")
        );
        let help = Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .display_order(LAST)
            .help(self.texts.word("help-option-help"))
            .help_heading(self.texts.word("help-heading-options"));
        let subcommands: Vec<Command> = command
            .get_subcommands()
            .map(|subcommand| self.dress(subcommand.clone()))
            .collect();
        let mut dressed = command
            .help_template(template)
            .disable_help_flag(true)
            .arg(help)
            .subcommand_help_heading(self.texts.word("help-heading-commands"));
        for subcommand in subcommands {
            let name = subcommand.get_name().to_owned();
            dressed = dressed.mut_subcommand(name, |_| subcommand);
        }
        dressed
    }
}

/// The language that the command line asks for, before it is parsed: the help itself needs it.
#[must_use]
pub fn language_asked(arguments: &[String]) -> Option<Language> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let code = match argument.strip_prefix("--lang") {
            Some("") => arguments.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(language) = code.and_then(|code| code.parse().ok()) {
            return Some(language);
        }
    }
    None
}

/// The country whose helplines were asked for.
pub(crate) fn country(matches: &ArgMatches) -> Option<Country> {
    matches.get_one::<String>("country")?.parse().ok()
}

/// Several values of one option.
pub(crate) fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<T> {
    let values = matches.get_many::<T>(id);
    values.into_iter().flatten().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            CommandLine::new(&texts).command().debug_assert();
        }
    }

    #[test]
    fn the_language_is_found_before_parsing() {
        let asked = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            language_asked(&words)
        };
        assert_eq!(asked("check x --lang fr"), Some(Language::French));
        assert_eq!(asked("--lang=en check x"), Some(Language::English));
        assert_eq!(asked("check --lang de"), None);
        assert_eq!(asked("check x"), None);
    }
}
