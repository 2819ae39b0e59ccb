//! The reading process's own end: shut in, recognise, unlock, read, tell.

use std::{
    io::{self, BufRead, BufWriter, StdinLock, Write},
    panic,
    path::PathBuf,
    slice,
    sync::{Mutex, PoisonError},
    thread,
};

use case::{Case, Method};
use detect::matcher::Matcher;
use model::{Fault, Text};
use sources::Unlock;
use zeroize::Zeroizing;

use super::{
    expected,
    protocol::{Answer, Examination, Expected, Locked, Recheck, Reply, Request, SetFile},
    sandbox, seen,
};
use crate::{
    examine::{self, Opened},
    problem, system,
};

/// By how much reading stands behind what a person waits for, the pages of the app above all: on an idle computer it
/// costs nothing.
///
/// Described in: <https://man7.org/linux/man-pages/man7/sched.7.html>.
#[cfg(unix)]
const BEHIND: i32 = 5;

/// Serves one request from standard input and tells the answers on standard output.
///
/// # Errors
/// When the parent is gone.
pub fn serve() -> io::Result<()> {
    system::end_with_parent();
    panic::set_hook(Box::new(|_| {}));
    // Where that is refused, pages only come a little later.
    #[cfg(unix)]
    let _ = rustix::process::nice(BEHIND);
    let mut input = io::stdin().lock();
    let request: Request = receive(&mut input)?;
    let readable = match &request {
        Request::Examine(examination) => readable(&examination.paths, &examination.sets),
        Request::Recheck(recheck) => readable(slice::from_ref(&recheck.case), &recheck.sets),
        Request::Describe(sets) => readable(&[], sets),
        Request::Recognise(paths) => readable(paths, &[]),
    };
    let state = sandbox::enter(&readable);
    let reader = Reader {
        output: Mutex::new(BufWriter::new(io::stdout())),
    };
    reader.tell(&Answer::Sandbox(state));
    let end = match request {
        Request::Examine(examination) => reader.examine(&examination, &mut input),
        Request::Recheck(recheck) => reader.recheck(&recheck),
        Request::Describe(sets) => reader.sets(&sets, examine::load_all(&sets)).map(|_| ()),
        Request::Recognise(paths) => {
            seen::tell_all(&paths, &|answer| reader.tell(&answer));
            Ok(())
        }
    };
    reader.tell(&match end {
        Ok(()) => Answer::Done,
        Err(text) => Answer::Failed(text),
    });
    let mut output = reader
        .output
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    output.flush()
}

fn readable(paths: &[super::protocol::BytesPath], sets: &[SetFile]) -> Vec<PathBuf> {
    let sets = sets.iter().filter_map(|set| set.path.as_ref());
    paths
        .iter()
        .chain(sets)
        .map(super::protocol::BytesPath::to_path)
        .collect()
}

fn receive<T: serde::de::DeserializeOwned>(input: &mut StdinLock<'_>) -> io::Result<T> {
    let mut line = Zeroizing::new(Vec::new());
    input.read_until(b'\n', &mut line)?;
    serde_json::from_slice(&line).map_err(io::Error::from)
}

struct Reader {
    output: Mutex<BufWriter<io::Stdout>>,
}

impl Reader {
    /// Tells the parent; without one, this process ends.
    fn tell(&self, answer: &Answer) {
        let flush = !matches!(
            answer,
            Answer::Record { .. } | Answer::File(_) | Answer::Blind { .. }
        );
        if let Ok(mut line) = serde_json::to_vec(answer) {
            line.push(b'\n');
            let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
            let mut told = output.write_all(&line);
            if let Answer::Blind { sightings, .. } = answer {
                told = told.and_then(|()| output.write_all(sightings));
            }
            if flush {
                told = told.and_then(|()| output.flush());
            }
            if told.is_err() {
                system::end_unheard();
            }
        }
    }

    fn examine(&self, examination: &Examination, input: &mut StdinLock<'_>) -> Result<(), Text> {
        // The sets are read while the sources are opened and listed: neither needs the other.
        let (matcher, listed) = thread::scope(|scope| {
            let loading = scope.spawn(|| {
                let loaded = examine::load_all(&examination.sets);
                Ok(Matcher::new(self.sets(&examination.sets, loaded)?))
            });
            let listed = self.list(examination, input);
            (loading.join(), listed)
        });
        let matcher = matcher.map_err(|_| Text::new("error-reader-died"))??;
        let (mut opened, plan) = listed?;
        for (source, total) in opened.iter_mut().zip(&plan.totals) {
            source.record.files_listed = *total;
            self.tell(&Answer::Source(Box::new(source.record.clone())));
        }
        let tell = |answer: Answer| self.tell(&answer);
        for finding in examine::run(&opened, &plan, &matcher, examination, &tell) {
            self.tell(&Answer::Finding(Box::new(finding)));
        }
        Ok(())
    }

    /// Compares what a case keeps.
    fn recheck(&self, recheck: &Recheck) -> Result<(), Text> {
        let loaded = examine::load_all(&recheck.sets);
        let matcher = Matcher::new(self.sets(&recheck.sets, loaded)?);
        let case = Case::open(&recheck.case.to_path()).map_err(|error| error.text())?;
        let again = match recheck.method {
            Method::BlindIndex => examine::from_blind_index(&case, &matcher, &recheck.before),
            Method::Records | Method::Source => examine::from_records(&case, &matcher),
        };
        let again = again.map_err(|error| error.text())?;
        self.tell(&Answer::Untried(again.untried));
        self.tell(&Answer::Carried(again.carried));
        for finding in again.findings {
            self.tell(&Answer::Finding(Box::new(finding)));
        }
        Ok(())
    }

    /// Opens what was handed in, and plans its reading.
    fn list(
        &self,
        examination: &Examination,
        input: &mut StdinLock<'_>,
    ) -> Result<(Vec<Opened>, examine::Plan), Text> {
        let mut opened = Vec::new();
        for path in &examination.paths {
            self.open(&path.to_path(), &mut opened, &examination.expected, input)?;
        }
        expected::all_are_there(&mut opened, &examination.expected)?;
        let plan = examine::plan(&opened, &examination.choice);
        Ok((opened, plan))
    }

    /// Tells what each set holds. One that was named and cannot be read stops the
    /// run; one that was only found in a folder is told.
    fn sets(
        &self,
        files: &[SetFile],
        loaded: Vec<Result<examine::Loaded, Fault>>,
    ) -> Result<Vec<detect::indicators::Set>, Text> {
        let mut sets = Vec::new();
        for (index, (file, loaded)) in files.iter().zip(loaded).enumerate() {
            match loaded {
                Ok(loaded) => {
                    self.tell(&Answer::Set {
                        file: index,
                        summary: Box::new(examine::summary(&loaded)),
                    });
                    sets.push(loaded.set);
                }
                Err(fault) if file.found => self.tell(&Answer::NoSet { file: index, fault }),
                Err(fault) => {
                    return Err(Text::new("error-indicators-unreadable")
                        .words("path", &file.name)
                        .words("detail", &fault.to_string()));
                }
            }
        }
        Ok(sets)
    }

    /// Recognises and unlocks what stands at `path`.
    fn open(
        &self,
        path: &std::path::Path,
        opened: &mut Vec<Opened>,
        expected: &[Expected],
        input: &mut StdinLock<'_>,
    ) -> Result<(), Text> {
        let recognised = sources::recognise(path);
        if recognised.is_empty() {
            return Err(Text::new("error-no-source").words("path", &path.to_string_lossy()));
        }
        for one in recognised {
            let id = match expected::id_of(&one, expected)? {
                Some(id) => id,
                None => format!("S{}", opened.len().saturating_add(1)),
            };
            let mut source = sources::open(&one).map_err(|fault| unreadable(path, &fault))?;
            let mut record = source.record(&id);
            if source.is_locked() {
                self.unlock(&mut *source, &record, input)?;
                // What an encrypted source says of itself may have been out of sight.
                record = source.record(&id);
            }
            let source = source.into();
            opened.push(Opened { source, record });
        }
        Ok(())
    }

    /// Asks the parent for passwords until one opens the source, or there is none; then for those of what
    /// is locked inside it.
    fn unlock(
        &self,
        source: &mut dyn sources::Source,
        record: &model::SourceRecord,
        input: &mut StdinLock<'_>,
    ) -> Result<(), Text> {
        let mut wrong = false;
        while source.is_locked() {
            let locked = seen::locked(source);
            self.tell(&Answer::NeedPassword {
                source: Box::new(record.clone()),
                locked,
                wrong,
            });
            let reply: Reply = receive(input).map_err(|_| Text::new("error-reader-died"))?;
            let Reply::Password(password) = reply else {
                return Ok(());
            };
            let password = Zeroizing::new(password);
            match source.unlock(&password) {
                Ok(Unlock::Opened) => wrong = false,
                Ok(Unlock::WrongPassword) => wrong = true,
                // What is damaged inside is told by the list.
                Err(_) if locked == Locked::Partly => return Ok(()),
                Err(fault) => {
                    return Err(unreadable(&PathBuf::from(record.location.raw()), &fault));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn unreadable(path: &std::path::Path, fault: &Fault) -> Text {
    problem::unreadable(&path.to_string_lossy(), fault)
}
