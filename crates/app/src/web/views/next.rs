//! What next: documents, and keeping the case in a folder.

use std::{path::Path, sync::Arc};

use axum::body::Body;
use model::Text;
use pages::{Next, Told, address, pseudonym};
use report::{Language, Texts, Zone, terminal::Style};

use crate::{
    Problem,
    loaded::{Format, Loaded},
    web::{
        answer,
        asked::Asked,
        delete::name_of,
        disk,
        keep::keep as copy,
        opened::OpenCase,
        routes::Handled,
        state::{App, Failed},
        streamed,
    },
};

/// The page.
pub(crate) fn look(app: &Arc<App>, _: &Asked) -> Handled {
    let told = app.with(|session| session.told.take())?;
    show(app, told.as_ref().map(Told::Done))
}

fn show(app: &Arc<App>, told: Option<Told<'_>>) -> Handled {
    let shown = app.shown(address::NEXT)?;
    let (case, chance) = app.with(|session| (session.case.clone(), session.chance))?;
    let Some(case) = case else {
        return Ok(answer::see(address::CHOOSE));
    };
    let frame = shown.frame();
    let home = disk::home();
    let page = Next {
        whole: &case.whole(shown.country),
        kept: kept(app, &case),
        folder: &home.to_string_lossy(),
        places: &disk::offered(),
        name: &pseudonym(&frame.words(), chance),
        told,
    };
    Ok(answer::page(page.write(&frame)))
}

/// Where a case is kept; none while it is in memory alone.
pub(super) fn kept<'c>(app: &App, case: &'c OpenCase) -> Option<&'c Path> {
    let in_memory = app
        .scratch
        .as_ref()
        .is_some_and(|scratch| scratch.holds(case.path()));
    (!in_memory).then(|| case.path())
}

/// Keeps the case: from then on the kept one is open, and memory holds none.
pub(crate) fn keep(app: &Arc<App>, asked: &Asked) -> Handled {
    let Some(case) = app.with(|session| session.case.clone())? else {
        return Ok(answer::see(address::CHOOSE));
    };
    let folder = asked.field("folder").unwrap_or_default().trim().to_owned();
    let name = asked.field("name").unwrap_or_default();
    let path = Path::new(&folder);
    let done = if path.is_absolute() && path.is_dir() {
        let looking = app.with(|session| session.looking.clone())?;
        let _one_at_a_time = app.one_writer();
        copy(case.path(), path, name, &looking).and_then(|kept| Ok((OpenCase::open(&kept)?, kept)))
    } else {
        let text = Text::new("app-server-error-target").words("path", &folder);
        Err(Problem(text))
    };
    match done {
        Err(problem) => show(app, Some(Told::Problem(&problem.0))),
        Ok((opened, kept)) => {
            let told = Text::new("app-server-kept").words("path", &kept.to_string_lossy());
            app.with(|session| {
                // The same case elsewhere: what was said of it stays.
                session.case = Some(Arc::new(opened));
                session.told = Some(told);
            })?;
            if let Some(scratch) = &app.scratch {
                scratch.remove_case(case.path());
            }
            Ok(answer::see(address::NEXT))
        }
    }
}

/// A form of the document, its kind for the browser, and the end of its neutral name.
const FORMS: [(&str, Format, &str, &str); 7] = [
    (
        "html",
        Format::Html,
        "text/html; charset=utf-8",
        "document.html",
    ),
    ("json", Format::Json, "application/json", "document.json"),
    (
        "text",
        Format::Text,
        "text/plain; charset=utf-8",
        "document.txt",
    ),
    (
        "timeline",
        Format::TimelineCsv,
        "text/csv; charset=utf-8",
        "document.csv",
    ),
    (
        "moments",
        Format::TimelineLines,
        "application/x-ndjson",
        "document.jsonl",
    ),
    (
        "stix",
        Format::Stix,
        "application/stix+json;version=2.1",
        "document.stix.json",
    ),
    (
        "misp",
        Format::Misp,
        "application/json",
        "document.misp.json",
    ),
];

/// Hands out a document: written while it is sent, the same as `vigie report` writes.
pub(crate) fn document(app: &Arc<App>, asked: &Asked) -> Handled {
    let Some(case) = app.with(|session| session.case.clone())? else {
        return Ok(answer::see(address::CHOOSE));
    };
    let wanted = asked.query("form").unwrap_or_default();
    let redacted = match wanted {
        "pdf" => Some(pdf::Form::Full),
        "redacted" => Some(pdf::Form::Redacted),
        _ => None,
    };
    if let Some(form) = redacted {
        let zone = asked.query("zone").and_then(|number| number.parse().ok());
        return printed(app, &case, form, zone.and_then(Zone::offered));
    }
    let form = FORMS.iter().find(|(name, ..)| *name == wanted);
    let Some((_, format, kind, name)) = form else {
        return Err(Failed::Problem(Text::new("app-server-error-form")));
    };
    let (language, country) = app.with(|session| (session.language, session.country))?;
    // Read back and held against the journal again: the records too, where a form has them.
    let mut loaded = Loaded::open(case.path(), *format, None)?;
    loaded.country = country;
    let body = written(loaded, *format, language)?;
    Ok(answer::document(kind, name, body))
}

/// The report as PDF, made from the case as it was written.
fn printed(app: &Arc<App>, case: &OpenCase, form: pdf::Form, zone: Option<Zone>) -> Handled {
    let (language, country) = app.with(|session| (session.language, session.country))?;
    let mut loaded = Loaded::open(case.path(), Format::Html, zone)?;
    loaded.country = country;
    let own = &loaded.case;
    let texts = app.texts(language);
    // In memory it has no name that anybody gave.
    let name = match kept(app, case) {
        Some(path) => name_of(path),
        None => texts.word("app-case-unnamed"),
    };
    let input = pdf::Input {
        whole: &loaded.whole(),
        name: &name,
        journal: &own.journal()?,
        journal_sha256: &own.journal_hash()?,
    };
    let bytes = pdf::write(texts, &input, form).map_err(|error| {
        let text = Text::new("app-server-error-pdf").words("detail", &error.to_string());
        Failed::Problem(text)
    })?;
    Ok(answer::document(
        "application/pdf",
        "document.pdf",
        bytes.into(),
    ))
}

/// In the words of the command line: the same bytes, whichever way it is asked for.
fn written(loaded: Loaded, format: Format, language: Language) -> Result<Body, Problem> {
    streamed::body(move |out| {
        let texts = Texts::new(language);
        loaded
            .write(format, &texts, Style::default(), out)
            .map(|_| ())
    })
}
