//! What is said of a finding in the same way in every output for people.

use case::{Change, ConsentForm, SetChange};
use model::{Certainty, Finding, Instant, Kind, Reason, Statement, Text, Untrusted};

use crate::words::Words;

/// Kinds of findings in the order in which they are told, with the key of their heading.
pub const KINDS: [(Kind, &str); 4] = [
    (Kind::KnownTool, "kind-known-tool"),
    (Kind::Suspicious, "kind-suspicious"),
    (Kind::Exposure, "kind-exposure"),
    (Kind::Context, "kind-context"),
];

/// The key of why indicators could not be tried in a recheck.
#[must_use]
pub fn untried(reason: &str) -> &'static str {
    match reason {
        "pattern" => "untried-pattern",
        "compound" => "untried-compound",
        "network" => "untried-network",
        "page" => "untried-page",
        "path" => "untried-path",
        "artefact" => "untried-artefact",
        _ => "untried-kind",
    }
}

/// How an indicator set differs from those used before.
#[must_use]
pub fn set_change(set: &SetChange) -> Text {
    let key = match set.change {
        Change::New => "set-change-new",
        Change::Changed => "set-change-changed",
        Change::Missing => "set-change-missing",
    };
    Text::new(key).words("name", set.name.raw())
}

/// The id of a finding, and its certainty in one word.
#[must_use]
pub fn identified(finding: &Finding) -> Text {
    let certainty = match finding.certainty {
        Certainty::Confirmed => "certainty-confirmed",
        Certainty::Likely => "certainty-likely",
        Certainty::Possible => "certainty-possible",
    };
    Text::new("detail-id")
        .words("id", &finding.id)
        .key("certainty", certainty)
}

/// The key of how sure, in words that need no legend.
#[must_use]
pub fn sure(finding: &Finding) -> &'static str {
    match (finding.kind, finding.certainty) {
        (Kind::KnownTool, Certainty::Confirmed) => "sure-known-confirmed",
        (Kind::KnownTool, Certainty::Likely) => "sure-known-likely",
        (Kind::KnownTool, Certainty::Possible) => "sure-known-possible",
        (Kind::Context, _) => "sure-context",
        (_, Certainty::Possible) => "sure-discuss",
        (_, Certainty::Likely | Certainty::Confirmed) if is_sure_together(finding) => {
            "sure-several"
        }
        (_, Certainty::Likely | Certainty::Confirmed) => "sure-strong",
    }
}

/// Whether only all its signs together make it more than possible.
fn is_sure_together(finding: &Finding) -> bool {
    let mut signs = finding.signs.iter();
    !finding.signs.is_empty() && signs.all(|sign| sign.certainty == Certainty::Possible)
}

/// What the owner said, if this version knows the statement.
#[must_use]
pub fn lowered(statement: &Statement) -> Option<Text> {
    let about = |key: &'static str, value: &model::Untrusted<'_>| {
        Some(Text::new(key).words("value", value.raw()))
    };
    match statement {
        Statement::Managed => Some(Text::new("lowered-managed")),
        Statement::Parental => Some(Text::new("lowered-parental")),
        Statement::Root => Some(Text::new("lowered-root")),
        Statement::Profile(id) => about("lowered-profile", id),
        Statement::App(id) => about("lowered-app", id),
        Statement::Account(mail) => about("lowered-account", mail),
        Statement::Computer(name) => about("lowered-computer", name),
        Statement::Adb(host) => about("lowered-adb", host),
        Statement::Device(name) => about("lowered-device", name),
        _ => None,
    }
}

/// The indicator with its origin, or the check or checks.
#[must_use]
pub fn reason_lines(finding: &Finding) -> Vec<Text> {
    let check = |id: &str| Text::new("detail-check").words("id", id);
    let signs = finding.signs.iter();
    let indicator = match &finding.reason_for {
        _ if !finding.signs.is_empty() => return signs.map(|sign| check(&sign.check.id)).collect(),
        Reason::Check(one) => return vec![check(&one.id)],
        Reason::Indicator(indicator) => indicator,
    };
    let kind = format!("indicator-kind-{}", indicator.kind.replace('_', "-"));
    let mut lines = vec![
        Text::new("detail-indicator")
            .words("value", indicator.value.raw())
            .key("kind", kind),
        Text::new("detail-family").words("family", indicator.family.raw()),
        Text::new("detail-set")
            .words("set", indicator.set.raw())
            .words("publisher", indicator.publisher.raw()),
    ];
    if let Some(reference) = &indicator.reference {
        lines.push(Text::new("detail-reference").words("reference", reference.raw()));
    }
    lines.push(Text::new("detail-rule").number("rule", indicator.rule));
    if indicator.expired {
        lines.push(Text::new("detail-expired"));
    }
    lines
}

/// How many records, and from when to when.
#[must_use]
pub fn counted(words: &Words<'_>, finding: &Finding) -> Text {
    let count = |key: &'static str| Text::new(key).number("count", finding.count);
    let day = |at: Instant| words.date(at);
    match (finding.first_time.map(day), finding.last_time.map(day)) {
        (Some(first), Some(last)) if first != last => count("detail-count-span")
            .words("first", &first)
            .words("last", &last),
        (Some(only), _) | (None, Some(only)) => count("detail-count-once").words("first", &only),
        (None, None) => count("detail-count"),
    }
}

/// What found it, in one word each: the indicator's value, or the checks' ids.
#[must_use]
pub fn reason_signs(finding: &Finding) -> Vec<&str> {
    if !finding.signs.is_empty() {
        return finding.signs.iter().map(|sign| &*sign.check.id).collect();
    }
    match &finding.reason_for {
        Reason::Indicator(indicator) => vec![indicator.value.raw()],
        Reason::Check(check) => vec![&*check.id],
    }
}

/// How consent was expressed.
#[must_use]
pub fn consented(form: ConsentForm) -> &'static str {
    match form {
        ConsentForm::Asked => "report-consent-asked",
        ConsentForm::Stated => "report-consent-stated",
        ConsentForm::Synthetic => "report-consent-synthetic",
        _ => "report-consent-other",
    }
}

/// What the owner said is theirs.
#[must_use]
pub fn stated(statement: &Statement) -> Text {
    let about =
        |key: &'static str, value: &Untrusted<'_>| Text::new(key).words("value", value.raw());
    match statement {
        Statement::Managed => Text::new("statement-managed"),
        Statement::Parental => Text::new("statement-parental"),
        Statement::Root => Text::new("statement-root"),
        Statement::Profile(id) => about("statement-profile", id),
        Statement::App(id) => about("statement-app", id),
        Statement::Account(name) => about("statement-account", name),
        Statement::Computer(name) => about("statement-computer", name),
        Statement::Adb(host) => about("statement-adb", host),
        Statement::Device(name) => about("statement-device", name),
        _ => Text::new("statement-other"),
    }
}

/// What was chosen for an examination.
#[must_use]
pub fn option(name: &str, list: &str) -> Text {
    match name {
        "only" => Text::new("report-option-only").words("list", list),
        "skip" => Text::new("report-option-skip").words("list", list),
        "hash" => Text::new("report-option-hash"),
        "keep" => Text::new("report-option-keep"),
        "organisation" => Text::new("report-option-organisation").words("list", list),
        _ => Text::new("report-option-other")
            .words("name", name)
            .words("list", list),
    }
}
