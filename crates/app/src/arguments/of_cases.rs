//! The commands that work on a case: recheck, compare, note.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::CommandLine;

impl CommandLine<'_> {
    pub(super) fn recheck(&self) -> Command {
        let command = self
            .described("recheck")
            .arg(self.case_argument("case"))
            .arg(
                self.option("source", "PATH")
                    .value_parser(value_parser!(PathBuf))
                    .action(ArgAction::Append),
            );
        self.of_an_examination(command)
            .arg(self.country_option())
            .arg(self.flag("json"))
    }

    pub(super) fn compare(&self) -> Command {
        self.described("compare")
            .arg(self.case_argument("case"))
            .arg(self.case_argument("other-case"))
            .arg(self.flag("json"))
    }

    pub(super) fn note(&self) -> Command {
        self.described("note")
            .arg(self.case_argument("case"))
            .arg(self.argument("text", "TEXT").allow_hyphen_values(true))
    }

    fn case_argument(&self, id: &'static str) -> Arg {
        self.argument(id, "CASE")
            .required(true)
            .value_parser(value_parser!(PathBuf))
    }
}
