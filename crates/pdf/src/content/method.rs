//! How it was done, where it can be wrong, what its words mean, and what the owner agreed to and said.

use model::Text;
use report::{
    definitions::{CERTAINTIES, GRADES, METHOD, about},
    phrases::{KINDS, consented, option, stated},
};

use super::Writer;
use crate::block::{Look, labelled, plain};

/// Where it can be wrong.
const ERRORS: [&str; 8] = [
    "pdf-error-sign",
    "pdf-error-shared",
    "pdf-error-clock",
    "report-clock-trust",
    "pdf-error-cause",
    "pdf-error-absent",
    "pdf-error-copy",
    "pdf-error-reader",
];

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-method");
    writer.list_keys(&METHOD);
    let sandbox = &writer.input.whole.record.sandbox;
    for (key, names) in [
        ("report-method-sandbox", &sandbox.in_force),
        ("report-method-sandbox-missing", &sandbox.missing),
    ] {
        if !names.is_empty() {
            let said = Text::new(key).words("list", &names.join(", "));
            writer.say(writer.words.say(&said));
        }
    }
    writer.heading(3, writer.key("pdf-section-errors"));
    writer.list_keys(&ERRORS);
    definitions(writer);
    consent(writer);
}

fn definitions(writer: &mut Writer<'_>) {
    writer.heading(3, writer.key("report-definitions"));
    for (kind, heading) in KINDS {
        let line = labelled(
            &format!("{}.", writer.key(heading)),
            &writer.key(about(kind)),
        );
        writer.line(Look::Body, line);
    }
    writer.labelled("finding-sure", "");
    writer.list_keys(&GRADES);
    writer.say_key("pdf-certainties");
    let certainties: Vec<_> = CERTAINTIES
        .iter()
        .map(|(word, meaning)| {
            let word = writer.key(word);
            let label = writer.words.with("pdf-label", "word", &word);
            labelled(&label, &writer.key(meaning))
        })
        .collect();
    writer.list(certainties);
}

fn consent(writer: &mut Writer<'_>) {
    let record = writer.input.whole.record;
    writer.heading(3, writer.key("report-section-consent"));
    let day = writer.words.date(record.consent.at);
    let when = writer.words.with("report-consent-when", "date", &day);
    let consented = writer.key(consented(record.consent.form));
    writer.say(format!("{consented} {when}"));
    if record.statements.is_empty() {
        writer.say_key("report-statements-none");
    } else {
        writer.say_key("report-statements");
        let said: Vec<_> = record
            .statements
            .iter()
            .map(|one| plain(writer.words.say(&stated(one))))
            .collect();
        writer.list(said);
    }
    if !record.options.is_empty() {
        writer.say_key("report-options");
        let chosen: Vec<_> = record
            .options
            .iter()
            .map(|(name, values)| {
                let list = values.iter().map(|id| writer.words.artefact(id));
                let list = list.collect::<Vec<_>>().join(", ");
                plain(writer.words.say(&option(name, &list)))
            })
            .collect();
        writer.list(chosen);
    }
}
