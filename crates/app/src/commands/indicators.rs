//! `vigie indicators`: add sets of indicators, bring them up to date, see which are there.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use case::SetSummary;
use clap::ArgMatches;
use model::{Fault, Text};

use crate::{
    Ended, Interface, Interrupt, Problem,
    arguments::many,
    clock,
    indicator_files::{self, IndicatorFile, describe},
    interface::print,
    problem::no_set,
    store::{Import, Store},
    update::{self, Brought, Key, Mirror, Patience, Place, Settings, Wish, index},
};

/// Runs `import`, `update` or `list`.
///
/// # Errors
/// When nothing could be imported or listed.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    match matches.subcommand() {
        Some(("import", matches)) => import(matches, interface),
        Some(("update", matches)) => update(matches, interface),
        Some(("list", matches)) => list(matches.get_flag("json"), interface),
        _ => Err(Problem::new("error-usage")),
    }
}

/// Keeps every set found at the paths; what holds no indicators is named. A folder with an index is
/// taken like an update.
fn import(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let mut files = Vec::new();
    let mut brought = Ended::NothingFound;
    let mut has_index = false;
    for path in many::<PathBuf>(matches, "set") {
        if holds_index(&path) {
            has_index = true;
            let key = key(matches, &Settings::load()?)?;
            let folder = Place::Folder(path);
            let ended = bring(folder, key.as_ref(), matches, interface)?;
            if ended == Ended::NotAllRead {
                brought = ended;
            }
        } else {
            files.extend(indicator_files::at(&path)?);
        }
    }
    if has_index && files.is_empty() {
        return Ok(brought);
    }
    match import_files(&files, interface)? {
        Ended::NothingFound => Ok(brought),
        ended => Ok(ended),
    }
}

fn import_files(files: &[IndicatorFile], interface: &Interface) -> Result<Ended, Problem> {
    let (kept, unread) = keep_files(files)?;
    for text in &unread {
        interface.tell(text);
    }
    print(|out| {
        let mut all = kept.iter();
        all.try_for_each(|said| writeln!(out, "{}", interface.say(said)))
    })?;
    match (kept.is_empty(), unread.is_empty()) {
        (true, _) => Err(Problem::new("error-nothing-imported")),
        (false, false) => Ok(Ended::NotAllRead),
        (false, true) => Ok(Ended::NothingFound),
    }
}

/// Keeps the files that hold indicators; gives what became of each, and which hold none.
///
/// # Errors
/// When the store cannot be written.
pub(crate) fn keep_files(files: &[IndicatorFile]) -> Result<(Vec<Text>, Vec<Text>), Problem> {
    let mut store = Store::open()?;
    let _lock = store.lock()?;
    let (mut kept, mut unread) = (Vec::new(), Vec::new());
    for (file, described) in describe(files)? {
        match described {
            Err(fault) => unread.push(no_set(&file.name, &fault)),
            Ok(summary) => kept.push(keep(&mut store, file, summary)?),
        }
    }
    Ok((kept, unread))
}

/// Whether a folder holds an index of vigie's: then its sets are taken by it alone.
pub(crate) fn holds_index(folder: &Path) -> bool {
    let (path, mut bytes) = (folder.join(index::NAME), Vec::new());
    // A pipe of that name would be waited for.
    let is_file = fs::metadata(&path).is_ok_and(|about| about.is_file());
    let mut read = || {
        fs::File::open(&path)?
            .take(index::INDEX_BYTES)
            .read_to_end(&mut bytes)
    };
    is_file && read().is_ok() && index::is_one(&bytes)
}

/// Brings the sets of a mirror.
fn update(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let mut settings = Settings::load()?;
    let from = matches.get_one::<String>("from").cloned();
    let from = from
        .or_else(|| settings.from.clone())
        .ok_or_else(|| Problem::new("error-update-from"))?;
    let key = key(matches, &settings)?;
    let authority = matches.get_one::<PathBuf>("ca").map(PathBuf::as_path);
    let interrupt = Interrupt::listen();
    let mirror = Mirror::new(&from, authority, Patience::default(), interrupt.clone())?;
    let place = Place::Mirror(Box::new(mirror));
    let ended = bring_until(place, key.as_ref(), matches, interface, &interrupt)?;
    settings.from = Some(from);
    settings.key = key.map(|key| key.text).or(settings.key);
    settings.save()?;
    Ok(ended)
}

/// The key that must have signed: the one given, else the one remembered; none where the person accepts
/// anybody.
fn key(matches: &ArgMatches, settings: &Settings) -> Result<Option<Key>, Problem> {
    if matches.get_flag("unsigned") {
        return Ok(None);
    }
    let given = matches.get_one::<String>("key").or(settings.key.as_ref());
    match given {
        Some(given) => Key::read(given).map(Some),
        None => Err(Problem::new("error-update-no-key")),
    }
}

fn bring(
    place: Place,
    key: Option<&Key>,
    matches: &ArgMatches,
    interface: &Interface,
) -> Result<Ended, Problem> {
    bring_until(place, key, matches, interface, &Interrupt::default())
}

fn bring_until(
    place: Place,
    key: Option<&Key>,
    matches: &ArgMatches,
    interface: &Interface,
    interrupt: &Interrupt,
) -> Result<Ended, Problem> {
    let wish = Wish {
        place,
        key,
        force: matches.get_flag("force"),
    };
    let Brought {
        sets,
        unread,
        update,
    } = update::run(&mut Store::open()?, &wish, interrupt)?;
    for (name, fault) in &unread {
        tell_unread(name, fault, interface);
    }
    print(|out| {
        for said in &sets {
            writeln!(out, "{}", interface.say(said))?;
        }
        writeln!(out, "{}", interface.say(&said_of(&update)))
    })?;
    Ok(if unread.is_empty() {
        Ended::NothingFound
    } else {
        Ended::NotAllRead
    })
}

/// Which index is in use, and who signed it.
fn said_of(update: &crate::store::Update) -> Text {
    let text = match &update.key {
        Some(key) => Text::new("update-signed").words("key", key),
        None => Text::new("update-unsigned"),
    };
    text.words("date", &update.date.date())
        .words("path", &update.from)
}

fn tell_unread(name: &str, fault: &Fault, interface: &Interface) {
    interface.tell(&no_set(name, fault));
}

fn keep(store: &mut Store, file: &IndicatorFile, summary: SetSummary) -> Result<Text, Problem> {
    let (used, refused) = (summary.total(), summary.refused_total());
    let import = store.keep(&file.name, &file.bytes()?, summary, clock::now())?;
    let key = match import {
        Import::Added => "import-added",
        Import::Replaced => "import-replaced",
        Import::Known => "import-known",
    };
    Ok(Text::new(key)
        .words("path", &file.name)
        .number("used", used)
        .number("refused", refused))
}

/// Prints every set that a run would use.
fn list(json: bool, interface: &Interface) -> Result<Ended, Problem> {
    let store = Store::open()?;
    let mut summaries = built_in_sets()?;
    summaries.extend(store.imported().iter().map(|set| set.summary.clone()));
    print(|out| {
        if json {
            serde_json::to_writer_pretty(&mut *out, &summaries)?;
            return writeln!(out);
        }
        report::terminal::write_sets(out, interface.texts(), &summaries)?;
        match store.update() {
            Some(update) => writeln!(out, "{}", interface.say(&said_of(update))),
            None => Ok(()),
        }
    })?;
    Ok(Ended::NothingFound)
}

/// What the set that comes with vigie holds.
///
/// # Errors
/// When it cannot be looked at.
pub(crate) fn built_in_sets() -> Result<Vec<SetSummary>, Problem> {
    let built_in = [IndicatorFile::built_in()];
    let described = describe(&built_in)?;
    let summaries = described
        .into_iter()
        .filter_map(|(_, described)| described.ok());
    Ok(summaries.collect())
}
