//! Between vigie and the person: results on standard output, everything else on standard error, in
//! one language, with colours and progress only where they help.

use std::io::{self, BufRead, IsTerminal, Write};

use model::Text;
use report::{Language, Texts, escape};
use zeroize::Zeroizing;

use crate::{Problem, system};

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The person's terminal.
pub struct Interface {
    texts: Texts,
    color: ColorChoice,
}

impl Interface {
    /// In one language.
    #[must_use]
    pub fn new(language: Language, color: ColorChoice) -> Self {
        Self {
            texts: Texts::new(language),
            color,
        }
    }

    /// The words of the person's language.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Whether standard output shows colours.
    #[must_use]
    pub fn colors(&self) -> bool {
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && io::stdout().is_terminal() && system::shows_colors()
            }
        }
    }

    /// Whether a person can be asked.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether progress is seen.
    #[must_use]
    pub fn shows_progress(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Columns of the terminal, if standard output is one.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
        (width.0 > 0).then(|| usize::from(width.0))
    }

    /// A sentence, fit for a terminal.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        self.texts.say(text, escape::terminal)
    }

    /// Tells something on standard error.
    pub fn tell(&self, text: &Text) {
        // Without standard error there is nobody to tell.
        let _ = writeln!(io::stderr(), "{}", self.say(text));
    }

    /// Tells why the run cannot go on.
    pub fn tell_problem(&self, problem: &Problem) {
        self.tell(&problem.0);
    }

    /// Asks a yes-or-no question; anything but a yes is a no.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn ask(&self, question: &Text) -> Result<bool, Problem> {
        let failed = |error: io::Error| Problem::refused("error-terminal", "", &error);
        write!(io::stderr(), "{} ", self.say(question)).map_err(failed)?;
        io::stderr().flush().map_err(failed)?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map_err(failed)?;
        let answer = line.trim().to_lowercase();
        let yes = self.texts.word("answer-yes");
        Ok(yes.split_whitespace().any(|word| word == answer))
    }

    /// Asks for a password without showing it.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn ask_password(&self, question: &Text) -> Result<Zeroizing<String>, Problem> {
        rpassword::prompt_password(format!("{} ", self.say(question)))
            .map(Zeroizing::new)
            .map_err(|error| Problem::refused("error-terminal", "", &error))
    }
}

/// Writes a result to standard output. A reader that went away (`| head`) is no error.
///
/// # Errors
/// When the output cannot be written.
pub(crate) fn print(result: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    match result(&mut output).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Problem::refused("error-output", "", &error))
        }
        _ => Ok(()),
    }
}
