//! A check or a recheck in a thread of its own: what the pages see of it, and the way to stop it. A password
//! that is missing or wrong ends it: the page asks, and it begins again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use model::{Fault, FaultKind, Instant, SourceRecord};
use tokio::sync::watch;
use zeroize::Zeroizing;

use super::opened::OpenCase;
use crate::{
    Interrupt, Problem, clock,
    reader::protocol::{JobName, Locked},
    supervise::{Order, Person, RecheckOrder, recheck, supervise},
};

/// Most things that could not be read that are shown while reading; the result has them all.
const UNREAD: usize = 1_000;

/// A password that was missing or wrong.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The source that is locked.
    pub(super) source: String,
    /// How much of it.
    pub(super) locked: Locked,
    /// Whether a password was just refused.
    pub(super) wrong: bool,
}

/// Something that could not be read.
#[derive(Clone)]
pub(super) struct Unread {
    pub(super) kind: FaultKind,
    pub(super) artefact: String,
    pub(super) path: Option<String>,
}

/// How far it is.
#[derive(Clone, Default)]
pub(super) struct Progress {
    pub(super) done: u64,
    pub(super) jobs: u64,
    pub(super) now: Option<String>,
    /// Artefacts in the order in which they were begun, and how many files of each.
    pub(super) kinds: Vec<(String, u64)>,
    pub(super) unread: Vec<Unread>,
    pub(super) wanted: Option<Wanted>,
    /// When the first job began.
    pub(super) began: Option<Instant>,
}

/// What came of it.
pub(super) struct Done {
    /// The case, read back.
    pub(super) case: Arc<OpenCase>,
}

/// What the thread and the pages share.
#[derive(Default)]
struct Shared {
    progress: Progress,
    /// What was typed: as long as something may still be opened with it.
    passwords: Passwords,
    ended: Option<Result<Arc<Done>, Problem>>,
}

/// A reading in its thread.
pub(super) struct Running {
    /// Whether it is a recheck: then its result and its password have another page.
    pub(super) is_recheck: bool,
    interrupt: Interrupt,
    shared: Mutex<Shared>,
    changed: watch::Sender<u64>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What was typed before reading, by source and by how much of it is locked; an empty one reads on without
/// what it would open.
pub(super) type Passwords = BTreeMap<(String, Locked), Zeroizing<String>>;

impl Running {
    /// Starts a check.
    pub(super) fn check(order: Order, passwords: Passwords) -> Result<Arc<Self>, Problem> {
        Self::start(false, passwords, move |person, interrupt| {
            let finished = supervise(&order, person, interrupt)?;
            Ok(Done {
                case: Arc::new(OpenCase::open(&finished.case)?),
            })
        })
    }

    /// Starts a comparison with today's indicators.
    pub(super) fn recheck(order: RecheckOrder, passwords: Passwords) -> Result<Arc<Self>, Problem> {
        Self::start(true, passwords, move |person, interrupt| {
            recheck(&order, person, interrupt)?;
            Ok(Done {
                case: Arc::new(OpenCase::open(order.case.path())?),
            })
        })
    }

    fn start(
        is_recheck: bool,
        passwords: Passwords,
        work: impl FnOnce(&mut dyn Person, &Interrupt) -> Result<Done, Problem> + Send + 'static,
    ) -> Result<Arc<Self>, Problem> {
        let running = Arc::new(Self {
            is_recheck,
            interrupt: Interrupt::default(),
            shared: Mutex::new(Shared {
                passwords,
                ..Shared::default()
            }),
            changed: watch::Sender::new(0),
            thread: Mutex::default(),
        });
        let own = Arc::clone(&running);
        let body = move || {
            let ended = work(&mut AtPage { running: &own }, &own.interrupt).map(Arc::new);
            own.change(|shared| {
                // Kept for the next try alone, when another password is missing.
                if shared.progress.wanted.is_none() || own.interrupt.asked() {
                    shared.passwords.clear();
                }
                shared.ended = Some(ended);
            });
        };
        let thread = thread::Builder::new().name("check".to_owned()).spawn(body);
        let thread = thread.map_err(|error| Problem::refused("error-reader-start", "", &error))?;
        *running
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(running)
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Shared)) {
        change(&mut self.shared());
        self.changed
            .send_modify(|number| *number = number.wrapping_add(1));
    }

    /// How far it is.
    pub(super) fn progress(&self) -> Progress {
        self.shared().progress.clone()
    }

    /// What came of it, once it ended.
    pub(super) fn ended(&self) -> Option<Result<Arc<Done>, Problem>> {
        self.shared().ended.clone()
    }

    /// The password for want of which it ended.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        self.shared().progress.wanted.clone()
    }

    /// What was typed for the reading that ended for want of a password.
    pub(super) fn passwords(&self) -> Passwords {
        self.shared().passwords.clone()
    }

    /// Tells of every change.
    pub(super) fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Asks it to stop.
    pub(super) fn cancel(&self) {
        self.interrupt.ask();
        self.change(|_| {});
    }

    /// Whether it was asked to stop.
    pub(super) fn is_cancelled(&self) -> bool {
        self.interrupt.asked()
    }

    /// Waits until the thread is gone.
    pub(super) fn join(&self) {
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        // A thread that panicked left nothing to wait for.
        let _ = thread.map(JoinHandle::join);
    }

    /// Seconds left, once that can be told.
    pub(super) fn seconds_left(progress: &Progress) -> Option<u64> {
        /// So much must be done and passed before a guess is worth something.
        const TENTH: u64 = 10;
        const NS: u64 = 1_000_000_000;
        let began = progress.began?.unix_ns();
        let passed = clock::now().unix_ns().saturating_sub(began);
        let passed = u64::try_from(passed).ok()?.checked_div(NS)?;
        if passed < 2 || progress.done.saturating_mul(TENTH) < progress.jobs {
            return None;
        }
        let left = progress.jobs.saturating_sub(progress.done);
        passed.saturating_mul(left).checked_div(progress.done)
    }
}

/// The person before a page.
struct AtPage<'r> {
    running: &'r Running,
}

impl Person for AtPage<'_> {
    fn password(
        &mut self,
        source: &SourceRecord,
        locked: Locked,
        wrong: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem> {
        let about = (source.id.clone(), locked);
        let typed = self.running.shared().passwords.get(&about).cloned();
        if let Some(typed) = typed.filter(|_| !wrong) {
            return Ok(Some(typed).filter(|typed| !typed.is_empty()));
        }
        let wanted = Wanted {
            source: source.id.clone(),
            locked,
            wrong,
        };
        self.running.change(|shared| {
            shared.passwords.remove(&about);
            shared.progress.wanted = Some(wanted);
        });
        Err(Problem::new("app-server-password-wanted"))
    }

    fn progress(&mut self, done: u64, jobs: u64, now: Option<&JobName>) {
        self.running.change(|shared| {
            let progress = &mut shared.progress;
            progress.done = done;
            progress.jobs = jobs;
            progress.began.get_or_insert_with(clock::now);
            let Some(job) = now else { return };
            progress.now = Some(job.artefact.clone());
            let mut kinds = progress.kinds.iter_mut();
            match kinds.find(|(artefact, _)| *artefact == job.artefact) {
                Some((_, files)) => *files = files.saturating_add(1),
                None => progress.kinds.push((job.artefact.clone(), 1)),
            }
        });
    }

    fn no_set(&mut self, name: &str, fault: &Fault) {
        self.unread(fault.kind, name, None);
    }

    fn restarted(&mut self, on: &BTreeSet<JobName>) {
        for job in on {
            self.unread(FaultKind::ReaderDied, &job.artefact, Some(&job.path));
        }
    }

    fn lost(&mut self, job: &JobName, kind: FaultKind) {
        self.unread(kind, &job.artefact, Some(&job.path));
    }
}

impl AtPage<'_> {
    fn unread(&self, kind: FaultKind, artefact: &str, path: Option<&str>) {
        self.running.change(|shared| {
            let unread = &mut shared.progress.unread;
            if unread.len() < UNREAD {
                unread.push(Unread {
                    kind,
                    artefact: artefact.to_owned(),
                    path: path.map(str::to_owned),
                });
            }
        });
    }
}
