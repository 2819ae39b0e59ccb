//! Indicator sets: which there are, adding some, and fetching newer ones once the person agreed to it.

use std::{path::Path, sync::Arc};

use model::Text;
use pages::{Indicators, Mirror, Told, address};

use crate::{
    Interrupt, Problem, clock,
    commands::indicators::{holds_index, keep_files},
    indicator_files,
    problem::no_set,
    store::Store,
    update::{self, Brought, Key, Patience, Place, Settings, Wish},
    web::{answer, asked::Asked, routes::Handled, state::App},
};

/// Sentences of an import that are told; the page lists the sets anyway.
const TOLD: usize = 5;

/// The page.
pub(crate) fn look(app: &Arc<App>, asked: &Asked) -> Handled {
    let (told, refused) =
        app.with(|session| (session.told.take(), std::mem::take(&mut session.refused)))?;
    let settings = Settings::load()?;
    let typed = Typed {
        from: settings.from.unwrap_or_default(),
        key: settings.key.unwrap_or_default(),
    };
    show(app, asked, &typed, &refused, told.as_ref().map(Told::Done))
}

/// Where newer sets come from.
struct Typed {
    from: String,
    key: String,
}

fn show(
    app: &Arc<App>,
    asked: &Asked,
    typed: &Typed,
    refused: &[Text],
    told: Option<Told<'_>>,
) -> Handled {
    let shown = app.shown(address::INDICATORS)?;
    let page = Indicators {
        sets: &app.sets()?,
        today: clock::now(),
        mirror: Mirror {
            address: &typed.from,
            key: &typed.key,
        },
        refused,
        page: asked
            .query("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1),
        told,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// Adds sets from a file or a folder.
pub(crate) fn import(app: &Arc<App>, asked: &Asked) -> Handled {
    let typed = asked.field("path").unwrap_or_default().trim();
    done(app, asked, added(Path::new(typed)))
}

fn added(path: &Path) -> Result<(Vec<Text>, Vec<Text>), Problem> {
    if holds_index(path) {
        let settings = Settings::load()?;
        let given = settings
            .key
            .ok_or_else(|| Problem::new("app-server-error-key"))?;
        let place = Place::Folder(path.to_path_buf());
        return brought(place, &Key::read(&given)?, &Interrupt::default());
    }
    let (kept, unread) = keep_files(&indicator_files::at(path)?)?;
    if kept.is_empty() {
        return Err(Problem::new("error-nothing-imported"));
    }
    Ok((kept, unread))
}

fn brought(
    place: Place,
    key: &Key,
    interrupt: &Interrupt,
) -> Result<(Vec<Text>, Vec<Text>), Problem> {
    let wish = Wish {
        place,
        key: Some(key),
        force: false,
    };
    let Brought { sets, unread, .. } = update::run(&mut Store::open()?, &wish, interrupt)?;
    let unread = unread.iter().map(|(name, fault)| no_set(name, fault));
    Ok((sets, unread.collect()))
}

/// Fetches newer sets: the one thing that leaves this computer, and only once that was agreed to.
pub(crate) fn fetch(app: &Arc<App>, asked: &Asked) -> Handled {
    let text = |name| asked.field(name).unwrap_or_default().trim().to_owned();
    let typed = Typed {
        from: text("from"),
        key: text("key"),
    };
    if asked.field("agreed") != Some("yes") {
        let problem = Text::new("app-server-error-agreed");
        return show(app, asked, &typed, &[], Some(Told::Problem(&problem)));
    }
    let looking = app.with(|session| session.looking.clone())?;
    match fetched(&typed, &looking) {
        Err(problem) => show(app, asked, &typed, &[], Some(Told::Problem(&problem.0))),
        told => done(app, asked, told),
    }
}

fn fetched(typed: &Typed, interrupt: &Interrupt) -> Result<(Vec<Text>, Vec<Text>), Problem> {
    let key = Key::read(&typed.key)?;
    let mirror = update::Mirror::new(&typed.from, None, Patience::default(), interrupt.clone())?;
    let told = brought(Place::Mirror(Box::new(mirror)), &key, interrupt)?;
    let mut settings = Settings::load()?;
    settings.from = Some(typed.from.clone());
    settings.key = Some(key.text);
    settings.save()?;
    Ok(told)
}

/// What became of it, told by the page that lists the sets.
fn done(app: &Arc<App>, asked: &Asked, told: Result<(Vec<Text>, Vec<Text>), Problem>) -> Handled {
    let (kept, unread) = match told {
        Ok(told) => told,
        Err(problem) => {
            let settings = Settings::load()?;
            let typed = Typed {
                from: settings.from.unwrap_or_default(),
                key: settings.key.unwrap_or_default(),
            };
            return show(app, asked, &typed, &[], Some(Told::Problem(&problem.0)));
        }
    };
    let shown = app.shown(address::INDICATORS)?;
    let words = report::Words::exact(shown.texts);
    let said: Vec<String> = kept.iter().take(TOLD).map(|text| words.say(text)).collect();
    let told = Text::new("app-server-imported")
        .number("count", kept.len())
        .words("list", &said.join(" "));
    app.with(|session| {
        session.told = Some(told);
        session.refused = unread;
    })?;
    Ok(answer::see(address::INDICATORS))
}
