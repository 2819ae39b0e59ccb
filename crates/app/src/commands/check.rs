//! `vigie check`: examine what a phone left behind and keep a case.

use std::{
    collections::BTreeSet,
    env,
    path::{Path, PathBuf},
};

use case::{Consent, ConsentForm};
use clap::ArgMatches;
use model::{Fault, SourceRecord, Text};
use report::Country;
use zeroize::Zeroizing;

use super::secrets::Secrets;
use crate::{
    Ended, Interface, Interrupt, Problem,
    arguments::{country, many},
    clock,
    indicator_files::{self, IndicatorFile},
    interface::print,
    problem::no_set,
    progress::Progress,
    reader::protocol::{Choice, JobName, Locked},
    store::Store,
    supervise::{Finished, Order, Person, supervise, unconfined},
};

/// Most cases of one day in one folder that are named by number.
const NAMES: u32 = 10_000;
/// How often a wrong password may be typed.
const TRIES: u32 = 3;

/// Examines, keeps the case, and prints the summary or the JSON document.
///
/// # Errors
/// When nothing could be examined.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let order = order(matches, interface)?;
    let secrets = Secrets::given(matches)?;
    let interrupt = Interrupt::listen();
    let mut person = AtTerminal::new(interface, secrets);
    let finished = supervise(&order, &mut person, &interrupt);
    person.progress.clear();
    let finished = finished?;
    if let Some(unconfined) = unconfined(&finished.record.sandbox.missing) {
        interface.tell(&unconfined);
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
        organisation: String::new(),
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

/// The person at the terminal.
pub(super) struct AtTerminal<'i> {
    interface: &'i Interface,
    given: Secrets,
    pub(super) progress: Progress<'i>,
    tries: u32,
}

impl<'i> AtTerminal<'i> {
    pub(super) fn new(interface: &'i Interface, given: Secrets) -> Self {
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
        locked: Locked,
        wrong: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem> {
        let named = |key: &'static str| Text::new(key).words("path", source.location.raw());
        let partly = locked == Locked::Partly;
        if let Some(given) = self.given.next(&source.id, partly, wrong) {
            return Ok(Some(given));
        }
        let refused = if self.given.has_identity() {
            "error-wrong-identity"
        } else {
            "error-wrong-password"
        };
        let can_ask = self.given.are_none() && self.interface.can_ask();
        if partly && !can_ask {
            // The rest can be read: the coverage tells what could not.
            return Ok(None);
        }
        if !can_ask {
            let key = if self.given.are_none() {
                "error-password-needed"
            } else {
                refused
            };
            return Err(Problem(named(key)));
        }
        self.tries = if wrong {
            self.tries.saturating_add(1)
        } else {
            0
        };
        if self.tries >= TRIES && partly {
            return Ok(None);
        }
        if self.tries >= TRIES {
            return Err(Problem(named(refused)));
        }
        if wrong {
            self.interface.tell(&named(refused));
        }
        let question = if partly {
            "password-question-part"
        } else {
            "password-question"
        };
        let typed = self.interface.ask_password(&named(question))?;
        Ok(Some(typed).filter(|typed| !(partly && typed.is_empty())))
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
        accesses: Some(&finished.accesses),
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
