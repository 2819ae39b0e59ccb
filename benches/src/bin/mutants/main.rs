//! Damages a synthetic phone in thousands of ways, all the same on every run, and checks each: no
//! panic, no hang, and what was readable before the damage is still told.
//!
//! Usage: `mutants VIGIE [COUNT] [FIRST]`; `VIGIE` is the program, `COUNT` how many (10 000), `FIRST`
//! the number of the first one (0), which repeats a single case.

mod mutation;
mod subject;
mod verdict;

use std::{
    env,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use anyhow::{Context as _, Result, ensure};
use benches::Numbers;
use testkit::{Phone, Rounds};

use self::{
    subject::{PASSWORD, Subject},
    verdict::{Tally, Verdict},
};

const USAGE: &str = "usage: mutants VIGIE [COUNT] [FIRST]";
const COUNT: u64 = 10_000;

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let program = PathBuf::from(arguments.next().context(USAGE)?);
    let mut number = |default| {
        arguments
            .next()
            .map_or(Ok(default), |text| text.parse::<u64>().context(USAGE))
    };
    let (count, first) = (number(COUNT)?, number(0)?);
    let (next, end) = (AtomicU64::new(first), first.saturating_add(count));
    let tally = Mutex::new(Tally::default());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || worker(&program, &next, end, &tally);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("a worker died")))
        })
    })?;
    let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!("{tally}");
    ensure!(tally.holds(), "not all of it holds");
    Ok(())
}

/// Takes numbers until there are none left. Each worker has phones of its own, and mends them after
/// each case.
fn worker(program: &Path, next: &AtomicU64, end: u64, tally: &Mutex<Tally>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let subjects = phones()
        .iter()
        .enumerate()
        .map(|(number, phone)| {
            Subject::new(program, &folder.path().join(number.to_string()), phone)
        })
        .collect::<Result<Vec<_>>>()?;
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end {
            return Ok(());
        }
        let mut numbers = Numbers::new(number);
        let subject = &subjects[numbers.below(subjects.len())];
        let verdict = case(subject, &mut numbers)
            .with_context(|| format!("case {number}, on {}", subject.name))?;
        let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
        if !verdict.wrong.is_empty() {
            println!(
                "case {number} ({}): {}",
                subject.name,
                verdict.wrong.join("; ")
            );
        }
        tally.add(&verdict);
        if tally.cases.is_multiple_of(500) {
            eprintln!("{} cases", tally.cases);
        }
    }
}

/// Damages, checks, mends.
fn case(subject: &Subject, numbers: &mut Numbers) -> Result<Verdict> {
    let damage = subject.damage(numbers)?;
    let seen = subject.check();
    damage.mend()?;
    Ok(Verdict::of(subject, &damage, &seen?))
}

/// Old and new schemas, plain and encrypted.
fn phones() -> [Phone; 4] {
    [
        Phone::watched(17),
        Phone::watched(13),
        Phone::watched(26),
        Phone::watched(16).encrypted(PASSWORD, Rounds::QUICK),
    ]
}
