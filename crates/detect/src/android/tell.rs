//! How checks on Android apps tell a signal: of an app by itself when its signals call for a look, and
//! of all others together.

use model::{Argument, Certainty, Kind, Statement, Untrusted};

use super::{Judged, JudgedApps, Signal, Topic, rules::Grade};
use crate::{
    EvidenceList,
    checks::Drafts,
    draft::{Said, SubjectKind},
};

/// Apps named in a sentence about several.
const SHOWN: usize = 8;

/// A variant of the words, and what fills their gaps.
pub(crate) type WordsOf = (&'static str, Vec<(&'static str, Argument)>);

/// A signal and how it is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling<'t> {
    /// The signal.
    pub(crate) signal: Signal,
    /// What its evidence is about.
    pub(crate) topics: &'t [Topic],
    /// How many harmless causes the texts give of one app.
    pub(crate) harmless_causes: usize,
    /// The variant of the words about one app, and what fills them beside `app`.
    pub(crate) words: fn(&Judged) -> WordsOf,
}

impl Default for Telling<'_> {
    fn default() -> Self {
        Self {
            signal: Signal::SideLoaded,
            topics: &[Topic::Package],
            harmless_causes: 2,
            words: |_| ("", Vec::new()),
        }
    }
}

/// That the owner knows the app.
pub(crate) fn known(id: &str) -> Statement {
    Statement::App(Untrusted::from(id).to_static())
}

/// Tells a signal of every app that gives it.
pub(crate) fn tell(apps: &JudgedApps, telling: &Telling<'_>, out: &mut Drafts<'_>) {
    let (mut ordinary, mut named) = (EvidenceList::default(), Vec::new());
    for judged in apps.all() {
        if !judged.signals.contains(&telling.signal) {
            continue;
        }
        let evidence = judged.app.evidence(telling.topics);
        if judged.grade == Grade::Context || !judged.counted.contains(&telling.signal) {
            ordinary.absorb(evidence);
            named.push(judged.app.id.as_str());
            continue;
        }
        out.say(&said(judged, telling), evidence);
    }
    if named.is_empty() {
        return;
    }
    let count = i64::try_from(named.len()).unwrap_or(i64::MAX);
    named.truncate(SHOWN);
    let said = Said {
        variant: "ordinary",
        arguments: vec![
            ("apps", Argument::words(&named.join(", "))),
            ("named", Argument::Number(count)),
        ],
        ..Said::default()
    };
    out.say(&said, ordinary);
}

fn said(judged: &Judged, telling: &Telling<'_>) -> Said {
    let (variant, more) = (telling.words)(judged);
    let mut arguments = vec![("app", Argument::words(&judged.app.id))];
    arguments.extend(more);
    let kind = if telling.signal.is_beside() {
        Kind::Context
    } else {
        judged.grade.kind()
    };
    Said {
        kind,
        certainty: Certainty::Possible,
        subject: judged.app.id.clone(),
        subject_kind: SubjectKind::AndroidApp(judged.grade),
        arguments,
        variant,
        harmless_causes: telling.harmless_causes,
        excused_by: judged.excused_by.clone(),
        ..Said::default()
    }
}
