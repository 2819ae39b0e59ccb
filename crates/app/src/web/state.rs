//! What all requests share: the token, the session, the words, the place in memory, and the end.

use std::sync::{
    Arc, Mutex, MutexGuard, OnceLock, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use case::SetSummary;
use model::Text;
use pages::{Frame, Step};
use report::{Country, Language, Texts};
use zeroize::Zeroizing;

use super::{
    opened::OpenCase, running::Running, scratch::Scratch, secret::Secret, session::Session,
};
use crate::{Interrupt, Problem, clock, commands::indicators::built_in_sets, store::Store};

/// Why a request is not served.
#[derive(Debug)]
pub(super) enum Failed {
    /// There is no session, or no longer.
    Gone,
    /// The page says why.
    Problem(Text),
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem.0)
    }
}

impl From<case::Error> for Failed {
    fn from(error: case::Error) -> Self {
        Problem::from(error).into()
    }
}

/// What all requests share.
pub(super) struct App {
    /// The port that is listened on.
    pub(super) port: u16,
    /// What the browser comes in with, once.
    token: Mutex<Option<Secret>>,
    session: Mutex<Option<Session>>,
    english: Texts,
    french: Texts,
    /// The language where the browser wishes for none.
    language: Language,
    /// Where cases stand that are not kept; none where there is no such memory.
    pub(super) scratch: Option<Scratch>,
    /// Asked when the server is to end.
    pub(super) end: Interrupt,
    /// What the set that comes with vigie holds, once it was looked at.
    built_in: OnceLock<Vec<SetSummary>>,
    /// When the last request came.
    last: AtomicI64,
    /// Readings whose session is gone, until their thread is gone too.
    left: Mutex<Vec<Arc<Running>>>,
    /// Held while a case is copied to where it is kept, or something is noted in it.
    writing: Mutex<()>,
}

impl App {
    /// Before anybody came; also gives the token.
    pub(super) fn new(port: u16, language: Language) -> Result<(Self, Secret), Problem> {
        let token = Secret::random()?;
        let app = Self {
            port,
            token: Mutex::new(Some(token.copy())),
            session: Mutex::default(),
            english: Texts::for_pages(Language::English),
            french: Texts::for_pages(Language::French),
            language,
            scratch: Scratch::new(),
            end: Interrupt::default(),
            built_in: OnceLock::new(),
            last: AtomicI64::new(clock::now().unix_ns()),
            left: Mutex::default(),
            writing: Mutex::default(),
        };
        Ok((app, token))
    }

    /// The name of the session's cookie: cookies do not know ports.
    pub(super) fn cookie_name(&self) -> String {
        format!("v{}", self.port)
    }

    /// The words of a language, as pages say them.
    pub(super) fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
        }
    }

    /// Takes the token for a session: it opens one once.
    pub(super) fn enter(&self, token: &str, language: Option<Language>) -> Result<Secret, Failed> {
        let mut own = lock(&self.token);
        if !own.as_ref().is_some_and(|own| own.is(token)) {
            return Err(Failed::Gone);
        }
        let session = Session::new(language.unwrap_or(self.language))?;
        let cookie = session.cookie.copy();
        *own = None;
        *lock(&self.session) = Some(session);
        Ok(cookie)
    }

    /// Whether `cookie` is that of the session.
    pub(super) fn knows(&self, cookie: &str) -> bool {
        let session = lock(&self.session);
        session.as_ref().is_some_and(|own| own.cookie.is(cookie))
    }

    /// Whether `secret` is that of the session's forms.
    pub(super) fn knows_form(&self, secret: &str) -> bool {
        let session = lock(&self.session);
        session.as_ref().is_some_and(|own| own.form.is(secret))
    }

    /// Looks at the session, or changes it: shortly, since everybody waits.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Session) -> T) -> Result<T, Failed> {
        lock(&self.session).as_mut().map(work).ok_or(Failed::Gone)
    }

    /// Begins a reading, unless one runs already: two tabs may ask at once. None begins for a session that is gone.
    pub(super) fn begin(
        &self,
        start: impl FnOnce(&mut Session) -> Result<Arc<Running>, Problem>,
    ) -> Result<(), Failed> {
        let begun = self.with(|session| {
            if !session.is_reading() {
                session.running = Some(start(session)?);
            }
            Ok::<(), Problem>(())
        })?;
        Ok(begun?)
    }

    /// What surrounds the pages of this session.
    pub(super) fn shown(&self, here: &str) -> Result<Shown<'_>, Failed> {
        self.settle()?;
        self.with(|session| Shown {
            texts: self.texts(session.language),
            secret: Zeroizing::new(session.form.text().to_owned()),
            country: session.country,
            reached: session.reached(),
            here: here.to_owned(),
        })
    }

    /// Takes what a reading left, once it ended well.
    pub(super) fn settle(&self) -> Result<(), Failed> {
        let before = self.with(Session::settle)?;
        self.forget(before);
        Ok(())
    }

    /// Removes a case that is not shown any more, where it stood in memory alone.
    pub(super) fn forget(&self, case: Option<Arc<OpenCase>>) {
        let Some(case) = case else { return };
        let now = self.with(|session| session.case.clone()).ok().flatten();
        let is_open = now.is_some_and(|now| now.path() == case.path());
        if let (false, Some(scratch)) = (is_open, &self.scratch) {
            scratch.remove_case(case.path());
        }
    }

    /// Every set that a check would use; what comes with vigie is looked at once.
    pub(super) fn sets(&self) -> Result<Vec<SetSummary>, Problem> {
        let store = Store::open()?;
        let built_in = if let Some(built_in) = self.built_in.get() {
            built_in.clone()
        } else {
            let looked_at = built_in_sets()?;
            self.built_in.get_or_init(|| looked_at).clone()
        };
        let imported = store.imported().iter().map(|set| set.summary.clone());
        Ok(built_in.into_iter().chain(imported).collect())
    }

    /// Forgets the session at once. What still reads for it is stopped; [`App::clean`] waits for it.
    pub(super) fn leave(&self) {
        let session = lock(&self.session).take();
        let Some(session) = session else { return };
        session.looking.ask();
        if let Some(running) = &session.running {
            running.cancel();
            lock(&self.left).push(Arc::clone(running));
        }
        drop(session);
        if let Some(scratch) = &self.scratch {
            scratch.wipe();
        }
    }

    /// One at a time writes a case or into one; the end waits for it.
    pub(super) fn one_writer(&self) -> MutexGuard<'_, ()> {
        lock(&self.writing)
    }

    /// Waits until nothing reads or copies for a session that was left, then removes what it wrote meanwhile.
    pub(super) fn clean(&self) {
        for running in std::mem::take(&mut *lock(&self.left)) {
            running.join();
        }
        // What copies for it was told to stop, and takes away what it began.
        drop(self.one_writer());
        if let Some(scratch) = &self.scratch {
            scratch.wipe();
        }
    }

    /// Whether something is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.with(|session| session.is_reading()).unwrap_or(false)
    }

    /// Notes that a request came.
    pub(super) fn touch(&self) {
        self.last.store(clock::now().unix_ns(), Ordering::Relaxed);
    }

    /// Nanoseconds since the last request.
    pub(super) fn quiet_ns(&self) -> i64 {
        let last = self.last.load(Ordering::Relaxed);
        clock::now().unix_ns().saturating_sub(last)
    }

    /// The words for somebody without a session: those of the computer.
    pub(super) fn own_texts(&self) -> &Texts {
        self.texts(self.language)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What surrounds the pages of a session, without holding it.
pub(super) struct Shown<'a> {
    pub(super) texts: &'a Texts,
    secret: Zeroizing<String>,
    pub(super) country: Option<Country>,
    reached: Step,
    here: String,
}

impl Shown<'_> {
    /// The frame of a page.
    pub(super) fn frame(&self) -> Frame<'_> {
        Frame {
            texts: self.texts,
            form_secret: &self.secret,
            here: &self.here,
            country: self.country,
            reached: self.reached,
        }
    }
}
