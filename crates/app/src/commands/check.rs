//! `vigie check`: examine what a phone left behind and keep a case.

use std::{
    collections::BTreeSet,
    env, fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use case::{Consent, ConsentForm};
use clap::ArgMatches;
use model::{Fault, SourceRecord, Text};
use report::Country;
use zeroize::Zeroizing;

use crate::{
    Ended, Interface, Interrupt, Problem,
    arguments::{country, many},
    clock,
    indicator_files::{self, IndicatorFile},
    interface::print,
    problem::no_set,
    progress::Progress,
    reader::protocol::{Choice, JobName},
    store::Store,
    supervise::{Finished, Order, Person, supervise},
};

/// Most cases of one day in one folder that are named by number.
const NAMES: u32 = 10_000;
/// Longest password that is taken.
const PASSWORD_BYTES: u64 = 64 << 10;
/// How a key begins that opens an acquisition encrypted by age.
const AGE_KEY: &str = "AGE-SECRET-KEY-1";
/// How often a wrong password may be typed.
const TRIES: u32 = 3;

/// Examines, keeps the case, and prints the summary or the JSON document.
///
/// # Errors
/// When nothing could be examined.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let order = order(matches, interface)?;
    let password = given_password(matches)?;
    let interrupt = Interrupt::listen();
    let mut person = AtTerminal::new(interface, password);
    let finished = supervise(&order, &mut person, &interrupt);
    person.progress.clear();
    let finished = finished?;
    let missing = finished.record.sandbox.missing.join(", ");
    if !missing.is_empty() {
        interface.tell(&Text::new("sandbox-missing").words("missing", &missing));
    }
    show(
        &finished,
        matches.get_flag("json"),
        order.country,
        interface,
    )?;
    Ok(Ended::of(&finished.findings, &finished.coverage))
}

/// The set that comes with vigie, the person's own sets, and those named for this run.
pub(super) fn indicators(matches: &ArgMatches) -> Result<Vec<IndicatorFile>, Problem> {
    let mut indicators = vec![IndicatorFile::built_in()];
    indicators.extend(Store::open()?.files());
    for path in many::<PathBuf>(matches, "indicators") {
        indicators.extend(indicator_files::at(&path)?);
    }
    Ok(indicators)
}

/// Paths that were handed in, all of which exist.
pub(super) fn existing(matches: &ArgMatches, id: &str) -> Result<Vec<PathBuf>, Problem> {
    let paths = many::<PathBuf>(matches, id);
    match paths.iter().find(|path| !path.exists()) {
        Some(path) => Err(Problem::about("error-no-such-path", path.display(), "")),
        None => Ok(paths),
    }
}

fn order(matches: &ArgMatches, interface: &Interface) -> Result<Order, Problem> {
    let indicators = indicators(matches)?;
    let paths = existing(matches, "path")?;
    let target = match matches.get_one::<PathBuf>("case") {
        Some(target) => target.clone(),
        None => free_name(
            &env::current_dir().map_err(|error| Problem::refused("error-output", ".", &error))?,
            &clock::now().date(),
        ),
    };
    let country = country(matches);
    Ok(Order {
        consent: consent(matches.get_flag("owner-consents"), country, interface)?,
        country,
        paths,
        target,
        indicators,
        statements: many(matches, "known"),
        choice: Choice {
            only: many(matches, "only"),
            skip: many(matches, "skip"),
        },
        hash_all: matches.contains_id("hash"),
        keep_records: matches.contains_id("keep"),
        blind_index: !matches.get_flag("no-blind-index"),
        expected: Vec::new(),
        report: Some(interface.texts().language()),
    })
}

/// A name for a case beside where the person stands: the date, and a number when it is taken.
fn free_name(folder: &Path, date: &str) -> PathBuf {
    let plain = folder.join(format!("vigie-{date}"));
    if !plain.exists() {
        return plain;
    }
    (2..NAMES)
        .map(|number| folder.join(format!("vigie-{date}-{number}")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}

/// Only the owner's own phone is examined: asked on a terminal, or stated on the command line.
fn consent(
    stated: bool,
    country: Option<Country>,
    interface: &Interface,
) -> Result<Consent, Problem> {
    let form = if stated {
        ConsentForm::Stated
    } else if !interface.can_ask() {
        return Err(Problem::new("error-consent-not-asked"));
    } else if is_agreed(country, interface)? {
        ConsentForm::Asked
    } else {
        return Err(Problem::new("error-consent-refused"));
    };
    Ok(Consent {
        form,
        at: clock::now(),
    })
}

/// Says what comes before anything else, then what is read and kept, and asks.
fn is_agreed(country: Option<Country>, interface: &Interface) -> Result<bool, Problem> {
    for key in ["consent-safety", Country::danger(country)] {
        interface.tell(&Text::new(key));
    }
    interface.ask(&Text::new("consent-question"))
}

/// The password from a file or a descriptor, never from arguments or the environment.
pub(super) fn given_password(matches: &ArgMatches) -> Result<Option<Zeroizing<String>>, Problem> {
    if let Some(path) = matches.get_one::<PathBuf>("password-file") {
        let file = File::open(path)
            .map_err(|error| Problem::refused("error-password-file", path.display(), &error))?;
        return first_line(file, &path.display()).map(Some);
    }
    let Some(descriptor) = matches.get_one::<i32>("password-fd") else {
        return Ok(None);
    };
    let file = File::open(format!("/dev/fd/{descriptor}"))
        .map_err(|error| Problem::refused("error-password-file", descriptor, &error))?;
    first_line(file, descriptor).map(Some)
}

/// The first line; of a file in which age keeps a key behind remarks, the key.
fn first_line(file: File, name: &dyn fmt::Display) -> Result<Zeroizing<String>, Problem> {
    let mut lines = BufReader::new(file.take(PASSWORD_BYTES));
    let first = next_line(&mut lines, name)?.unwrap_or_default();
    if first.starts_with('#') {
        while let Some(line) = next_line(&mut lines, name)? {
            if line.starts_with(AGE_KEY) {
                return Ok(line);
            }
        }
    }
    Ok(first)
}

fn next_line(
    lines: &mut impl BufRead,
    name: &dyn fmt::Display,
) -> Result<Option<Zeroizing<String>>, Problem> {
    let mut line = Zeroizing::new(String::new());
    let count = lines
        .read_line(&mut line)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => {
                Problem::because("error-password-file", name, "cause-no-text")
            }
            _ => Problem::refused("error-password-file", name, &error),
        })?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok((count > 0).then_some(line))
}

/// The person at the terminal.
pub(super) struct AtTerminal<'i> {
    interface: &'i Interface,
    given: Option<Zeroizing<String>>,
    pub(super) progress: Progress<'i>,
    tries: u32,
}

impl<'i> AtTerminal<'i> {
    pub(super) fn new(interface: &'i Interface, given: Option<Zeroizing<String>>) -> Self {
        Self {
            interface,
            given,
            progress: Progress::new(interface),
            tries: 0,
        }
    }
}

impl Person for AtTerminal<'_> {
    fn password(
        &mut self,
        source: &SourceRecord,
        wrong: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem> {
        let named = |key: &'static str| Text::new(key).words("path", source.location.raw());
        if let Some(given) = &self.given {
            return if wrong {
                Err(Problem(named("error-wrong-password")))
            } else {
                Ok(Some(given.clone()))
            };
        }
        if !self.interface.can_ask() {
            return Err(Problem(named("error-password-needed")));
        }
        self.tries = if wrong {
            self.tries.saturating_add(1)
        } else {
            0
        };
        if self.tries >= TRIES {
            return Err(Problem(named("error-wrong-password")));
        }
        if wrong {
            self.interface.tell(&named("error-wrong-password"));
        }
        self.interface
            .ask_password(&named("password-question"))
            .map(Some)
    }

    fn progress(&mut self, done: u64, jobs: u64, now: Option<&JobName>) {
        self.progress.show(done, jobs, now);
    }

    fn no_set(&mut self, name: &str, fault: &Fault) {
        self.progress.above(&no_set(name, fault));
    }

    fn restarted(&mut self, on: &BTreeSet<JobName>) {
        let paths: Vec<&str> = on.iter().map(|job| &*job.path).collect();
        let text = Text::new("reader-restarted").words("path", &paths.join(", "));
        self.progress.above(&text);
    }
}

/// Prints what was found.
pub(super) fn show(
    finished: &Finished,
    json: bool,
    country: Option<Country>,
    interface: &Interface,
) -> Result<(), Problem> {
    let outcome = report::Outcome {
        country,
        tool: &finished.record.tool,
        sources: &finished.record.sources,
        indicators: &finished.record.indicators,
        findings: &finished.findings,
        coverage: &finished.coverage,
        accesses: &finished.accesses,
        case: Some(&finished.case),
        today: clock::now(),
    };
    print(|out| {
        if json {
            report::json::write(out, interface.texts(), &outcome)
        } else {
            let style = report::terminal::Style {
                color: interface.colors(),
                width: interface.width(),
            };
            report::terminal::write(out, interface.texts(), &outcome, style)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use super::*;

    #[test]
    fn a_password_is_the_first_line_and_a_key_stands_behind_remarks() {
        let read = |text: &str| {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.rewind().unwrap();
            let line = first_line(file, &"x").ok().unwrap();
            line.to_string()
        };
        assert_eq!(read("six words\r\nmore"), "six words");
        assert_eq!(read("#1 password\n"), "#1 password");
        assert_eq!(read("#1\nAGE\n"), "#1");
        assert_eq!(read(""), "");
        assert_eq!(
            read("# created: today\n# public key: age1x\nAGE-SECRET-KEY-1XY\n"),
            "AGE-SECRET-KEY-1XY"
        );
    }
}
