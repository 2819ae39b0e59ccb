//! From what a check saw to a finding: ids, statements of the owner, signs that belong together, order.

use std::fmt::Write;

use model::{Argument, Certainty, CheckRef, Finding, Kind, Reason, Stage, Statement, Text};
use sha2::{Digest, Sha256};

use crate::{
    EvidenceList,
    android::rules::Grade,
    fold::{Subject, fold},
};

/// A finding of a check before the owner's statements are weighed.
#[derive(Clone, Debug)]
pub struct Draft {
    finding: Finding,
    subject: Option<Subject>,
    excused_by: Vec<Statement>,
}

/// What the subject of a finding names: signs of several checks on one app or program belong
/// together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// Something else: a profile, a pair of sites, a number.
    #[default]
    Other,
    /// An app, by its identifier.
    App,
    /// A program, by its name.
    Program,
    /// An app of Android, by its identifier, with what the rules say of all its signals.
    AndroidApp(Grade),
}

/// Where one check writes what it found.
pub struct Drafts<'d> {
    check: &'static str,
    all: &'d mut Vec<Draft>,
}

/// What a check says about one subject; the default is a possible context without a subject.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it is about.
    pub kind: Kind,
    /// How sure it is.
    pub certainty: Certainty,
    /// How far it reaches, if that can be said.
    pub stage: Option<Stage>,
    /// Which app, process or profile: with the check's id it names the finding between runs.
    pub subject: String,
    /// What that is. With [`SubjectKind::App`] or [`SubjectKind::Program`], what several checks say
    /// about it becomes one finding.
    pub subject_kind: SubjectKind,
    /// What fills the gaps of the check's sentences, beside `count`.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Which variant of the check's sentences, if it has several (`""` for the plain ones).
    pub variant: &'static str,
    /// How many harmless causes the texts give.
    pub harmless_causes: usize,
    /// What the owner may have said that explains it; a computer without a name stands for any.
    pub excused_by: Vec<Statement>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            kind: Kind::Context,
            certainty: Certainty::Possible,
            stage: None,
            subject: String::new(),
            subject_kind: SubjectKind::Other,
            arguments: Vec::new(),
            variant: "",
            harmless_causes: 1,
            excused_by: Vec::new(),
        }
    }
}

impl<'d> Drafts<'d> {
    /// For the check `check`.
    pub fn new(check: &'static str, all: &'d mut Vec<Draft>) -> Self {
        Self { check, all }
    }

    /// Adds a finding. Its words are `check-<id>[-<variant>]-{title,reason,harmless-<n>,next}`.
    pub fn say(&mut self, said: &Said, evidence: EvidenceList) {
        let variant = match said.variant {
            "" => String::new(),
            variant => format!("-{variant}"),
        };
        let count = evidence.count();
        let text = |part: &str| {
            let mut text = Text::new(format!("check-{}{variant}-{part}", self.check));
            for (name, argument) in &said.arguments {
                text = text.with(name, argument.clone());
            }
            text.number("count", count)
        };
        let span = evidence.span();
        self.all.push(Draft {
            subject: Subject::of(said.subject_kind, &said.subject),
            excused_by: said.excused_by.clone(),
            finding: Finding {
                id: finding_id(&["check", self.check, said.variant, &said.subject]),
                kind: said.kind,
                certainty: said.certainty,
                stage: said.stage,
                reason_for: Reason::Check(CheckRef {
                    id: self.check.to_owned(),
                }),
                title: text("title"),
                reason: text("reason"),
                harmless_causes: (1..=said.harmless_causes)
                    .map(|n| text(&format!("harmless-{n}")))
                    .collect(),
                next_step: text("next"),
                lowered_by: None,
                count,
                first_time: span.map(|span| span.first),
                last_time: span.map(|span| span.last),
                evidence: evidence.into_kept(),
                signs: Vec::new(),
            },
        });
    }
}

/// The name of a finding: the same whenever the same rule speaks about the same thing.
#[must_use]
pub(crate) fn finding_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut id = String::from("F-");
    for byte in hash.finalize().iter().take(6) {
        // Writing to a String cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// Findings of checks and matches together: the owner's statements lower exposures to context, and
/// never a known tool; what is left on one app or program is told together; the order is by kind,
/// then certainty, then id.
#[must_use]
pub fn conclude(
    drafts: Vec<Draft>,
    matches: Vec<Finding>,
    statements: &[Statement],
) -> Vec<Finding> {
    let weighed = drafts.into_iter().map(|draft| weigh(draft, statements));
    let mut findings = weigh_matches(matches, statements);
    findings.extend(fold(weighed.collect()));
    findings.sort_by(|a, b| (a.kind, b.certainty, &a.id).cmp(&(b.kind, a.certainty, &b.id)));
    findings
}

/// Matches that are exposures are those of tools that watch openly: a parent may have set one up, and its
/// owner may know the app.
#[must_use]
pub fn weigh_matches(mut matches: Vec<Finding>, statements: &[Statement]) -> Vec<Finding> {
    for finding in &mut matches {
        if let (Kind::Exposure, Reason::Indicator(indicator)) = (finding.kind, &finding.reason_for)
        {
            let excuses = [Statement::Parental, Statement::App(indicator.value.clone())];
            let mut said = statements.iter();
            finding.lowered_by = said.find(|said| excuses.contains(said)).cloned();
            if finding.lowered_by.is_some() {
                finding.kind = Kind::Context;
                finding.stage = None;
            }
        }
    }
    matches
}

fn weigh(draft: Draft, statements: &[Statement]) -> (Option<Subject>, Finding) {
    let mut finding = draft.finding;
    let excuse = draft.excused_by.iter().find_map(|excuse| {
        let mut said = statements.iter();
        said.find(|said| explains(said, excuse)).cloned()
    });
    if finding.kind == Kind::Exposure && excuse.is_some() {
        finding.kind = Kind::Context;
        finding.lowered_by = excuse;
    }
    (draft.subject, finding)
}

/// Whether what the owner said is what explains it. A computer without a name stands for any: some
/// records tell that there was one, and not which.
fn explains(said: &Statement, excuse: &Statement) -> bool {
    match (said, excuse) {
        (Statement::Computer(_), Statement::Computer(any)) if any.is_empty() => true,
        _ => said == excuse,
    }
}
