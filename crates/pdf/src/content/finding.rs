//! One finding, or several of which the same is said: what it can mean and how sure that is, then the facts, so
//! exactly that another examiner finds them again.

use model::{Evidence, Finding, Instant, Place, Text};
use report::{
    Numbered,
    groups::{Group, counted, said_signs},
    phrases::{self, identified, lowered, reason_lines, reason_signs, sure},
    times,
};

use super::Writer;
use crate::block::{Cell, Look, exact, labelled, plain, strong};

/// Findings of one group that are told with all their records.
const DETAILED: usize = 12;
/// Findings of a report that are told in one line.
const LINES: usize = 5_000;
/// Records shown of one finding; the case keeps more.
const SHOWN: usize = 5;
/// Characters shown of one value; the case holds the rest.
const SHOWN_CHARS: usize = 400;
/// Exhibit numbers that stand under a title.
const NUMBERS: usize = 12;

/// What was told so far.
#[derive(Default)]
pub(super) struct Told {
    /// Findings told in one line.
    lines: usize,
    /// Findings for which there was no room.
    pub(super) left_out: usize,
    /// The last advice told in full, and with which exhibit.
    advice: Option<(usize, Advice)>,
}

/// What is said of a finding beside what it is.
#[derive(PartialEq, Eq)]
struct Advice {
    sure: &'static str,
    harmless: Vec<String>,
    next: String,
}

pub(super) fn write(writer: &mut Writer<'_>, group: &Group<'_>, told: &mut Told) {
    let Some(first) = group.findings.first() else {
        return;
    };
    writer.heading(4, writer.words.say(&first.finding.title));
    let exhibits = exhibits(writer, group);
    writer.small(exhibits);
    let reason = writer
        .words
        .say(&counted(&first.finding.reason, group.count));
    writer.labelled("pdf-reading", &reason);
    let signs = said_signs(&writer.words, first.finding);
    writer.list(
        signs
            .into_iter()
            .map(|(title, reason)| labelled(&title, &reason)),
    );
    advice(writer, *first, told);
    let title = writer.key("pdf-facts");
    writer.line(Look::Body, strong(title));
    for numbered in group.findings.iter().take(DETAILED) {
        facts(writer, *numbered);
    }
    let others = group.findings.get(DETAILED..).unwrap_or_default();
    if !others.is_empty() {
        self::others(writer, others, told);
    }
}

/// The numbers of the exhibits, and how many signs they are.
fn exhibits(writer: &Writer<'_>, group: &Group<'_>) -> String {
    let words = &writer.words;
    let numbers = group.findings.iter().map(|one| one.line().to_string());
    let list = numbers.take(NUMBERS).collect::<Vec<_>>().join(", ");
    let all = group.findings.len();
    if all == 1 {
        return words.with("report-exhibit", "number", &list);
    }
    let said = match all.saturating_sub(NUMBERS) {
        0 => words.with("report-exhibits", "list", &list),
        more => words.say(
            &Text::new("report-exhibits-more")
                .words("list", &list)
                .number("count", more),
        ),
    };
    format!("{said}. {}", words.count("report-signs", all))
}

/// How sure, why it may be innocent, what not to do now, one next step; what was just said in the same words is
/// named, and not said again.
fn advice(writer: &mut Writer<'_>, numbered: Numbered<'_>, told: &mut Told) {
    let finding = numbered.finding;
    if let Some(said) = finding.lowered_by.as_ref().and_then(lowered) {
        let said = writer.words.say(&said);
        writer.say(said);
        return;
    }
    let advice = advice_of(writer, finding);
    if !finding.is_above_context() {
        writer.labelled("finding-next", &advice.next);
        return;
    }
    if let Some((line, same)) = &told.advice
        && *same == advice
    {
        let number = line.to_string();
        let said = writer.words.with("report-as-for", "number", &number);
        writer.say(said);
        return;
    }
    let sure = writer.key(advice.sure);
    writer.labelled("finding-sure", &sure);
    let label = writer.key("finding-harmless");
    writer.line(Look::Body, strong(label));
    writer.list(advice.harmless.iter().map(plain));
    let no_change = writer.key("finding-no-change");
    writer.labelled("finding-for-now", &no_change);
    writer.labelled("finding-next", &advice.next);
    told.advice = Some((numbered.line(), advice));
}

fn advice_of(writer: &Writer<'_>, finding: &Finding) -> Advice {
    let words = &writer.words;
    Advice {
        sure: sure(finding),
        harmless: if finding.harmless_causes.is_empty() {
            vec![words.key("finding-harmless-none")]
        } else {
            let causes = finding.harmless_causes.iter();
            causes.map(|cause| words.say(cause)).collect()
        },
        next: words.say(&finding.next_step),
    }
}

/// The sign, who published it, and the records.
fn facts(writer: &mut Writer<'_>, numbered: Numbered<'_>) {
    let finding = numbered.finding;
    let mut said: Vec<String> = reason_lines(finding)
        .iter()
        .map(|line| writer.words.say(line))
        .collect();
    said.push(writer.words.say(&identified(finding)));
    let count = phrases::counted(&writer.words, finding);
    said.push(writer.words.say(&count));
    let line = numbered.line().to_string();
    let exhibit = writer.words.with("pdf-facts-of", "number", &line);
    let mut facts = strong(exhibit);
    for fact in said {
        // Each keeps its own direction of writing.
        facts.extend(plain(" "));
        facts.extend(plain(fact));
        facts.extend(plain(" ·"));
    }
    facts.pop();
    writer.line(Look::Small, facts);
    let rows: Vec<Vec<Cell>> = numbered
        .evidence()
        .take(SHOWN)
        .map(|(number, seen)| {
            vec![
                vec![exact(number)],
                when(writer, seen),
                place(writer, seen),
                vec![exact(observed(writer, seen))],
            ]
        })
        .collect();
    if !rows.is_empty() {
        let caption = writer.words.with("report-evidence", "number", &line);
        let columns = [
            ("report-column-exhibit", 9),
            ("report-column-when", 25),
            ("report-column-where", 38),
            ("report-column-seen", 28),
        ];
        writer.table(caption, &columns, rows);
    }
    let shown = u64::try_from(finding.evidence.len().min(SHOWN)).unwrap_or(u64::MAX);
    let more = finding.count.saturating_sub(shown);
    if more > 0 {
        let said = Text::new("report-more-records")
            .number("count", more)
            .words("line", &line);
        let said = writer.words.say(&said);
        writer.small(said);
    }
}

fn when(writer: &Writer<'_>, seen: &Evidence) -> Cell {
    let Some(at) = seen.time else {
        return vec![plain(writer.key("detail-undated"))];
    };
    let mut lines: Cell = writer.time(at).into_iter().map(plain).collect();
    let doubt = times::doubt(writer.outcome.sources, at, &seen.source);
    lines.extend(doubt.map(|key| plain(writer.key(key))));
    lines
}

/// The kind of data, the file on the phone, the place in it, the source.
fn place(writer: &Writer<'_>, seen: &Evidence) -> Cell {
    let mut lines = vec![plain(writer.words.artefact(&seen.artefact))];
    if Place::parse(&seen.place) == Place::Unknown {
        lines.push(plain(writer.key("detail-blind")));
    } else {
        // Paths and places are no addresses: shown as they are.
        lines.push(exact(&*seen.path));
        lines.push(exact(&*seen.place));
    }
    if Place::is_recovered(&seen.place) {
        lines.push(plain(writer.key("detail-recovered")));
    }
    lines.push(exact(format!("{}, {}", seen.source, seen.artefact)));
    lines
}

fn observed(writer: &Writer<'_>, seen: &Evidence) -> String {
    let observed = seen.observed.raw();
    let long = observed.chars().count().saturating_sub(SHOWN_CHARS);
    if long == 0 {
        return writer.words.outside(observed);
    }
    let start: String = observed.chars().take(SHOWN_CHARS).collect();
    let cut = writer.words.count("detail-cut", long);
    format!("{}{cut}", writer.words.outside(&start))
}

/// Further findings of the group, a line each.
fn others(writer: &mut Writer<'_>, others: &[Numbered<'_>], told: &mut Told) {
    let shown = others.len().min(LINES.saturating_sub(told.lines));
    told.lines = told.lines.saturating_add(shown);
    let left_out = others.len().saturating_sub(shown);
    told.left_out = told.left_out.saturating_add(left_out);
    let rows: Vec<Vec<Cell>> = others
        .iter()
        .take(shown)
        .map(|numbered| {
            let finding = numbered.finding;
            let day = |at: Option<Instant>| match at {
                Some(at) => vec![plain(times::utc(at))],
                None => vec![plain(writer.key("detail-undated"))],
            };
            let signs = reason_signs(finding).into_iter();
            vec![
                vec![exact(numbered.line().to_string())],
                signs
                    .map(|sign| exact(writer.words.outside(sign)))
                    .collect(),
                vec![exact(finding.count.to_string())],
                day(finding.first_time),
                day(finding.last_time),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let columns = [
            ("report-column-exhibit", 10),
            ("report-column-sign", 38),
            ("report-column-records", 14),
            ("report-column-first", 19),
            ("report-column-last", 19),
        ];
        let caption = writer.key("report-others");
        writer.table(caption, &columns, rows);
    }
}
