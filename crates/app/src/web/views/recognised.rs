//! What was recognised, by a reading process, before anything is read; then reading begins.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use case::{Consent, ConsentForm};
use model::{SourceKind, Text, Untrusted};
use pages::{
    address,
    recognised::{Keep, Known, Lock, Recognised as Page, Source},
};
use zeroize::Zeroizing;

use super::next::kept;
use crate::{
    Problem, clock,
    indicator_files::IndicatorFile,
    reader::protocol::{Choice, Locked, Seen},
    store::Store,
    supervise::Order,
    web::{
        answer,
        asked::Asked,
        disk,
        recognise::{Recognised, recognise},
        routes::Handled,
        running::{Passwords, Running, Wanted},
        session::Session,
        state::{App, Failed},
    },
};

/// Most cases of one day in one folder that are named by number.
const NAMES: u32 = 10_000;

/// What is wrong with what was typed.
#[derive(Default)]
struct Wrong {
    folder: Option<Text>,
    other: Option<Text>,
}

/// The page; what was chosen is recognised first.
pub(crate) fn look(app: &Arc<App>, _: &Asked) -> Handled {
    show(app, &Wrong::default())
}

fn show(app: &Arc<App>, wrong: &Wrong) -> Handled {
    let Some(recognised) = known(app)? else {
        return Ok(answer::see(address::CHOOSE));
    };
    let (statements, folder, wanted) = app.with(|session| {
        let wanted = session
            .running
            .as_ref()
            .and_then(|running| running.wanted());
        (session.statements.clone(), session.folder.clone(), wanted)
    })?;
    let sources = recognised
        .seen
        .iter()
        .map(|seen| source(seen, wanted.as_ref()));
    let sources: Vec<Source<'_>> = sources.collect();
    let unknown = recognised.unseen.iter().filter_map(|(path, _)| {
        let path = recognised.paths.get(*path)?;
        Some(Untrusted::from(path.to_string_lossy().into_owned()))
    });
    let unknown: Vec<Untrusted<'_>> = unknown.collect();
    let unkept = unkept(app)?;
    let shown = app.shown(address::RECOGNISED)?;
    let page = Page {
        sources: &sources,
        unknown: &unknown,
        known: Known {
            statements: &statements,
        },
        keep: if folder.is_some() || app.scratch.is_none() {
            Keep::Folder
        } else {
            Keep::Memory
        },
        folder: folder.as_deref().unwrap_or_default(),
        places: &disk::offered(),
        folder_problem: wrong.folder.as_ref(),
        unconfined: recognised.unconfined.as_ref(),
        problem: wrong.other.as_ref().or(unkept.as_ref()),
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// What is said before another result takes the place of one that stands in memory alone.
fn unkept(app: &App) -> Result<Option<Text>, Failed> {
    let case = app.with(|session| session.case.clone())?;
    let is_lost = case.is_some_and(|case| kept(app, &case).is_none());
    Ok(is_lost.then(|| Text::new("app-server-unkept")))
}

/// What was chosen, recognised; none when nothing was chosen.
fn known(app: &Arc<App>) -> Result<Option<Arc<Recognised>>, Failed> {
    let (chosen, looking, before) = app.with(|session| {
        let allowed = session.consents().then(|| session.chosen.clone());
        (
            allowed.unwrap_or_default(),
            session.looking.clone(),
            session.recognised.clone(),
        )
    })?;
    if chosen.is_empty() {
        return Ok(None);
    }
    if let Some(before) = before.filter(|before| before.paths == chosen) {
        return Ok(Some(before));
    }
    let recognised = Arc::new(recognise(chosen, &looking)?);
    app.with(|session| {
        // A password that was missing was that of what was chosen before.
        if !session.is_reading() {
            session.running = None;
        }
        session.recognised = Some(Arc::clone(&recognised));
    })?;
    Ok(Some(recognised))
}

fn source<'a>(seen: &'a Seen, wanted: Option<&Wanted>) -> Source<'a> {
    let record = &seen.record;
    let wanted = wanted.filter(|wanted| wanted.source == record.id);
    let locked = wanted.map(|wanted| wanted.locked).or(seen.locked);
    Source {
        id: &record.id,
        kind: record.kind,
        is_certain: seen.certain,
        path: record.location.clone(),
        device: seen.name.clone().or_else(|| record.model.clone()),
        made: record.made_at,
        is_encrypted: Some(record.encrypted),
        lock: match locked {
            None => Lock::Open,
            Some(Locked::Whole) if record.kind == SourceKind::Androidqf => Lock::Key,
            Some(Locked::Whole) => Lock::Whole,
            Some(Locked::Partly) => Lock::Part,
        },
        wrong: wanted.is_some_and(|wanted| wanted.wrong),
    }
}

/// Begins reading when nothing is missing.
pub(crate) fn start(app: &Arc<App>, asked: &Asked) -> Handled {
    let Some(recognised) = known(app)? else {
        return Ok(answer::see(address::CHOOSE));
    };
    if app.is_reading() {
        return Ok(answer::see(address::READING));
    }
    let fields: Vec<(&str, &str)> = asked.fields().collect();
    let statements = Known::of_form(&fields).map_err(|error| {
        let text = Text::new("app-server-error-statement").words("name", &error.0);
        Failed::Problem(text)
    })?;
    let in_memory = asked.field("keep") == Some("memory");
    let folder = asked.field("folder").unwrap_or_default().to_owned();
    app.with(|session| {
        session.statements.clone_from(&statements);
        session.folder = Some(folder.clone()).filter(|_| !in_memory);
    })?;
    if recognised.seen.is_empty() {
        return show(app, &other("app-server-error-nothing"));
    }
    let target = match target(app, in_memory, &folder)? {
        Ok(target) => target,
        Err(problem) => {
            let wrong = Wrong {
                folder: Some(problem),
                other: None,
            };
            return show(app, &wrong);
        }
    };
    let passwords = app.with(|session| typed(session, &recognised, asked))?;
    let lacks = |seen: &&Seen| {
        let about = (seen.record.id.clone(), Locked::Whole);
        seen.locked == Some(Locked::Whole)
            && passwords.get(&about).is_none_or(|typed| typed.is_empty())
    };
    if recognised.seen.iter().any(|seen| lacks(&seen)) {
        return show(app, &other("app-server-password-wanted"));
    }
    let mut indicators = vec![IndicatorFile::built_in()];
    indicators.extend(Store::open()?.files());
    app.begin(|session| {
        Running::check(order(session, &recognised, target, indicators)?, passwords)
    })?;
    Ok(answer::see(address::READING))
}

/// Where the case is to stand, or what is wrong with the folder.
fn target(app: &App, in_memory: bool, folder: &str) -> Result<Result<PathBuf, Text>, Failed> {
    Ok(match (in_memory, &app.scratch) {
        (true, Some(scratch)) => Ok(scratch.case()),
        (true, None) => Err(Text::new("app-server-error-no-memory")),
        (false, _) => {
            let shown = app.shown(address::RECOGNISED)?;
            case_in(folder, &shown.texts.word("app-server-case-name"))
        }
    })
}

fn other(key: &'static str) -> Wrong {
    Wrong {
        folder: None,
        other: Some(Text::new(key)),
    }
}

/// What was typed, now and for a reading that ended for want of another one; one of a part may be empty.
fn typed(session: &Session, recognised: &Recognised, asked: &Asked) -> Passwords {
    let before = session.running.as_ref();
    let wanted = before.and_then(|running| running.wanted());
    let mut all = before.map_or_else(Passwords::new, |running| running.passwords());
    for seen in &recognised.seen {
        let id = &seen.record.id;
        let wanted = wanted.as_ref().filter(|wanted| wanted.source == *id);
        let locked = wanted.map(|wanted| wanted.locked).or(seen.locked);
        let (Some(locked), Some(typed)) = (locked, asked.field(&format!("password-{id}"))) else {
            continue;
        };
        all.insert((id.clone(), locked), Zeroizing::new(typed.to_owned()));
    }
    all
}

/// Where a new case may stand in a folder that somebody typed.
fn case_in(folder: &str, name: &str) -> Result<PathBuf, Text> {
    let path = Path::new(folder.trim());
    if !path.is_absolute() || !path.is_dir() {
        return Err(Text::new("app-server-error-target").words("path", folder));
    }
    let plain = path.join(format!("{name}-{}", clock::now().date()));
    let mut numbered = (2..NAMES).map(|number| {
        let mut name = plain.clone().into_os_string();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    });
    if plain.exists() {
        let free = numbered.find(|path| !path.exists());
        free.ok_or_else(|| Text::new("app-server-error-exists").words("path", folder))
    } else {
        Ok(plain)
    }
}

fn order(
    session: &Session,
    recognised: &Recognised,
    target: PathBuf,
    indicators: Vec<IndicatorFile>,
) -> Result<Order, Problem> {
    let (_, at) = session
        .owner
        .ok_or_else(|| Problem::new("error-consent-refused"))?;
    let is_source = |index: &usize| recognised.seen.iter().any(|seen| seen.path == *index);
    let paths = (0..recognised.paths.len()).filter(is_source);
    Ok(Order {
        paths: paths
            .filter_map(|index| recognised.paths.get(index).cloned())
            .collect(),
        target,
        indicators,
        statements: session.statements.clone(),
        choice: Choice::default(),
        hash_all: false,
        keep_records: false,
        blind_index: true,
        consent: Consent {
            form: ConsentForm::Asked,
            at,
        },
        organisation: session.organisation.clone(),
        expected: Vec::new(),
        report: Some(session.language),
        country: session.country,
    })
}
