//! Several signs on one app or program are one finding: what each says is kept, and together they
//! decide how sure it is.
//!
//! Signs of one check are not independent, nor are signs that rest on the same kind of record. What the
//! signs of an Android app say together, its rules have decided.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use model::{Certainty, CheckRef, Evidence, Finding, Kind, Reason, Sign, Text};

use crate::{
    EvidenceList,
    android::rules::Grade,
    draft::{SubjectKind, finding_id},
};

/// Most signs told of one subject: there are fewer checks that can speak about one.
const SIGNS: usize = 40;

/// The app or program that a finding is about.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    kind: SubjectKind,
    name: String,
}

impl Subject {
    /// The app or program called `name`; nothing for other subjects.
    pub(crate) fn of(kind: SubjectKind, name: &str) -> Option<Self> {
        let named = kind != SubjectKind::Other && !name.is_empty();
        named.then(|| Self {
            kind,
            name: name.to_owned(),
        })
    }

    /// What is compared: identifiers of apps are the same in small and capital letters.
    fn key(&self) -> (SubjectKind, String) {
        let name = match self.kind {
            SubjectKind::App => self.name.to_lowercase(),
            _ => self.name.clone(),
        };
        (self.kind, name)
    }
}

/// Makes one finding of those that different checks give about the same subject.
pub(crate) fn fold(findings: Vec<(Option<Subject>, Finding)>) -> Vec<Finding> {
    let mut alone = Vec::new();
    let mut by_subject = BTreeMap::new();
    for (subject, finding) in findings {
        match subject {
            Some(subject) => {
                let entry = by_subject.entry(subject.key());
                let (_, parts) = entry.or_insert_with(|| (subject, Vec::new()));
                parts.push(finding);
            }
            None => alone.push(finding),
        }
    }
    for (subject, parts) in by_subject.into_values() {
        let checks: BTreeSet<&str> = parts.iter().map(check_of).collect();
        if checks.len() > 1 {
            alone.extend(together(&subject, parts));
        } else {
            alone.extend(parts);
        }
    }
    alone
}

fn together(subject: &Subject, mut parts: Vec<Finding>) -> Option<Finding> {
    parts.sort_by(|a, b| {
        let rank = |one: &Finding| (one.kind, Reverse(one.certainty));
        (rank(a), &a.id).cmp(&(rank(b), &b.id))
    });
    let strongest = parts.first()?.clone();
    let counted = counted(&parts);
    let raised = strongest.is_above_context()
        && match subject.kind {
            SubjectKind::AndroidApp(grade) => grade == Grade::Strong,
            _ => some_are_independent(&counted),
        };
    let words = Words::of(subject, raised);
    let (evidence, repeated) = evidence(&parts);
    let total = parts
        .iter()
        .fold(0_u64, |total, part| total.saturating_add(part.count));
    let lowered = parts.iter().find_map(|part| part.lowered_by.clone());
    Some(Finding {
        id: words.id,
        certainty: if raised {
            strongest.certainty.max(Certainty::Likely)
        } else {
            strongest.certainty
        },
        stage: counted.iter().filter_map(|part| part.stage).max(),
        title: words.title,
        reason: words.reason,
        harmless_causes: harmless(&counted),
        next_step: words.next.unwrap_or(strongest.next_step),
        lowered_by: lowered.filter(|_| strongest.kind == Kind::Context),
        count: total.saturating_sub(repeated),
        first_time: parts.iter().filter_map(|part| part.first_time).min(),
        last_time: parts.iter().filter_map(|part| part.last_time).max(),
        evidence,
        signs: parts.iter().take(SIGNS).map(sign).collect(),
        ..strongest
    })
}

/// The signs that decide: those above context, or all when none is.
fn counted(parts: &[Finding]) -> Vec<&Finding> {
    let above = |part: &&Finding| part.is_above_context();
    let counted: Vec<&Finding> = parts.iter().filter(above).collect();
    if counted.is_empty() {
        parts.iter().collect()
    } else {
        counted
    }
}

/// What names the finding and says what it is.
struct Words {
    id: String,
    title: Text,
    reason: Text,
    /// Instead of the next step of the strongest sign.
    next: Option<Text>,
}

impl Words {
    /// Of signs that are more together than each alone, when they are `raised`.
    fn of(subject: &Subject, raised: bool) -> Self {
        let (kind, key) = subject.key();
        let is_android = matches!(kind, SubjectKind::AndroidApp(_));
        let what = match kind {
            SubjectKind::Program => "program",
            SubjectKind::App | SubjectKind::Other => "app",
            SubjectKind::AndroidApp(_) => "android-app",
        };
        let (of_title, of_reason) = match (raised, is_android) {
            (false, _) => ("", ""),
            (true, false) => ("", "-independent"),
            (true, true) => ("-strong", "-strong"),
        };
        Self {
            id: finding_id(&["signs", what, &key]),
            title: Text::new(format!("signs-{what}{of_title}-title")),
            reason: Text::new(format!("signs-{what}{of_reason}-reason"))
                .words("name", &subject.name),
            next: is_android.then(|| Text::new(format!("signs-{what}{of_title}-next"))),
        }
    }
}

/// Whether two of them rest on different kinds of records altogether.
fn some_are_independent(parts: &[&Finding]) -> bool {
    let rests_on = |part: &Finding| -> BTreeSet<String> {
        let artefacts = part.evidence.iter().map(|one| one.artefact.clone());
        artefacts.collect()
    };
    let all: Vec<(&str, BTreeSet<String>)> = parts
        .iter()
        .take(SIGNS)
        .map(|part| (check_of(part), rests_on(part)))
        .collect();
    all.iter().any(|(check, artefacts)| {
        all.iter().any(|(other, others)| {
            check != other
                && !artefacts.is_empty()
                && !others.is_empty()
                && artefacts.is_disjoint(others)
        })
    })
}

/// Why it may be innocent, each cause once.
fn harmless(parts: &[&Finding]) -> Vec<Text> {
    let mut all: Vec<Text> = Vec::new();
    for cause in parts
        .iter()
        .take(SIGNS)
        .flat_map(|part| &part.harmless_causes)
    {
        if !all.contains(cause) {
            all.push(cause.clone());
        }
    }
    all
}

/// The records of all, as many as are kept of one finding and first one of each artefact; and how
/// many of them more than one sign rests on.
fn evidence(parts: &[Finding]) -> (Vec<Evidence>, u64) {
    let mut seen = BTreeSet::new();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    let (mut artefacts, mut repeated) = (BTreeSet::new(), 0_u64);
    for one in parts.iter().flat_map(|part| &part.evidence) {
        if !seen.insert((&one.source, &one.artefact, &one.path, &one.place)) {
            repeated = repeated.saturating_add(1);
        } else if artefacts.insert(&one.artefact) {
            first.push(one.clone());
        } else {
            others.push(one.clone());
        }
    }
    first.append(&mut others);
    first.truncate(EvidenceList::KEPT);
    (first, repeated)
}

fn sign(part: &Finding) -> Sign {
    Sign {
        check: CheckRef {
            id: check_of(part).to_owned(),
        },
        kind: part.kind,
        certainty: part.certainty,
        title: part.title.clone(),
        reason: part.reason.clone(),
        harmless_causes: part.harmless_causes.clone(),
        lowered_by: part.lowered_by.clone(),
    }
}

fn check_of(finding: &Finding) -> &str {
    match &finding.reason_for {
        Reason::Check(check) => &check.id,
        Reason::Indicator(indicator) => &indicator.kind,
    }
}
