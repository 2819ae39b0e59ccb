//! `vigie compare`: two cases of one phone.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use case::{Case, Large, Tool};
use clap::ArgMatches;
use model::{Access, Bearing, Coverage, Finding, Text, Untrusted};
use report::compare::{Comparison, Installed, Item, Side, Ways, coverage_changes};

use crate::{Ended, Interface, Problem, interface::print};

/// Most installed things, and most ways to see, hear or reach a phone, that are taken from one case: phones have some hundreds.
const ITEMS: usize = 100_000;

/// Compares the cases and prints what appeared and what vanished.
///
/// # Errors
/// When a case cannot be read, or the two are of different phones.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let path = |id| {
        matches
            .get_one::<PathBuf>(id)
            .ok_or_else(|| Problem::new("error-usage"))
    };
    let (before, after) = (
        State::open(path("case")?)?,
        State::open(path("other-case")?)?,
    );
    same_phone(&before, &after)?;
    let tool = Tool::vigie(env!("CARGO_PKG_VERSION"));
    let comparison = comparison(&tool, &before, &after);
    show(&comparison, matches.get_flag("json"), interface)?;
    Ok(ended(&comparison))
}

/// A case as it stands today: its last recheck counts.
pub(crate) struct State {
    case: Case,
    findings: Vec<Finding>,
    coverage: Vec<Coverage>,
    installed: Option<BTreeSet<Item>>,
    accesses: Option<Vec<Access>>,
}

impl State {
    /// Reads it back.
    ///
    /// # Errors
    /// When it cannot be read, or differs from its journal.
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        let case = Case::open(path)?;
        case.verify(&[Large::Records])?;
        let findings = match case.rechecks()?.pop() {
            None => case.findings()?.collect::<Result<Vec<_>, _>>()?,
            Some(last) => {
                let mut findings = last.findings()?.collect::<Result<Vec<Finding>, _>>()?;
                let gone = &last.record().unsupported;
                findings.retain(|finding| !gone.contains(&finding.id));
                findings
            }
        };
        Ok(Self {
            coverage: case.coverage()?.collect::<Result<_, _>>()?,
            installed: installed(&case)?,
            accesses: match case.accesses()? {
                Some(lines) => Some(lines.take(ITEMS).collect::<Result<_, _>>()?),
                None => None,
            },
            findings,
            case,
        })
    }

    fn side(&self) -> Side<'_> {
        Side {
            path: self.case.path(),
            created: self.case.record().created,
            sources: &self.case.record().sources,
        }
    }
}

/// What kept records say is installed or set up; `None` when none were kept.
fn installed(case: &Case) -> Result<Option<BTreeSet<Item>>, Problem> {
    let files = case.record_files()?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut items = BTreeSet::new();
    for name in files {
        for record in case.records(&name)? {
            let record = record?;
            for trace in record.traces.iter().filter_map(case::KeptTrace::trace) {
                if trace.bearing == Bearing::Installed && items.len() < ITEMS {
                    items.insert(Item {
                        kind: trace.value.kind(),
                        value: Untrusted::from(trace.value.text()).to_static(),
                    });
                }
            }
        }
    }
    Ok(Some(items))
}

/// Both must say which phone they are of, and name the same.
///
/// # Errors
/// When they do not.
pub(crate) fn same_phone(before: &State, after: &State) -> Result<(), Problem> {
    let (before, after) = (&before.case, &after.case);
    let about = |key: &'static str, case: &Case| {
        Text::new(key).words("path", &case.path().to_string_lossy())
    };
    let devices = |case: &Case| -> Result<BTreeSet<String>, Problem> {
        let of = case.record().sources.iter();
        let all: Option<BTreeSet<String>> = of.map(|source| source.device.clone()).collect();
        all.filter(|all| !all.is_empty())
            .ok_or_else(|| Problem(about("error-compare-unknown-phone", case)))
    };
    if devices(before)? == devices(after)? {
        return Ok(());
    }
    let text = about("error-compare-other-phone", before);
    Err(Problem(
        text.words("other", &after.path().to_string_lossy()),
    ))
}

/// What both say together.
pub(crate) fn comparison<'c>(
    tool: &'c Tool,
    before: &'c State,
    after: &'c State,
) -> Comparison<'c> {
    let lacks = |state: &State, finding: &Finding| {
        !state.findings.iter().any(|other| other.id == finding.id)
    };
    let of_one = |one: &'c State, other: &State| -> Vec<&'c Finding> {
        let findings = one.findings.iter();
        findings.filter(|finding| lacks(other, finding)).collect()
    };
    let appeared = of_one(after, before);
    Comparison {
        tool,
        before: before.side(),
        after: after.side(),
        remained: after.findings.len().saturating_sub(appeared.len()),
        appeared,
        vanished: of_one(before, after),
        installed: match (&before.installed, &after.installed) {
            (Some(before), Some(after)) => Some(Installed::between(before, after)),
            _ => None,
        },
        accesses: match (&before.accesses, &after.accesses) {
            (Some(before), Some(after)) => Some(Ways::between(before, after)),
            _ => None,
        },
        coverage: coverage_changes(&before.coverage, &after.coverage),
    }
}

fn ended(comparison: &Comparison<'_>) -> Ended {
    let mut appeared = comparison.appeared.iter();
    if appeared.any(|finding| finding.is_above_context()) {
        Ended::Found
    } else if comparison
        .coverage
        .iter()
        .any(|change| change.after.is_lost())
    {
        Ended::NotAllRead
    } else {
        Ended::NothingFound
    }
}

fn show(comparison: &Comparison<'_>, json: bool, interface: &Interface) -> Result<(), Problem> {
    let texts = interface.texts();
    print(|out| {
        if json {
            report::json::write_comparison(out, texts, comparison)
        } else {
            let style = report::terminal::Style {
                color: interface.colors(),
                width: interface.width(),
            };
            report::terminal::write_comparison(out, texts, comparison, style)
        }
    })
}
