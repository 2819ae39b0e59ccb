//! The short answers; which apps can see or hear what; who can reach the phone: each with where the phone
//! shows it, why it may be harmless, and what a change would show.

use std::collections::{BTreeMap, BTreeSet};

use model::{Access, Means, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
};
use crate::{
    access::{self, System, Way, about, day, how, is_nameless, is_of_app, origin, word},
    answers,
    exhibits::{self, exhibit_list},
    phrases::reason_signs,
    whole_case::Numbered,
};

/// Rows of one table; the case holds the others.
const ROWS: usize = 300;

/// What both halves need: which findings are about whom, and the element of their headings.
struct Around<'a> {
    exhibits: BTreeMap<&'a str, BTreeSet<usize>>,
    heading: &'static str,
}

impl<'a> Around<'a> {
    fn of(report: &Report<'a>, heading: &'static str) -> Self {
        Self {
            exhibits: exhibits::exhibits(report.whole.findings),
            heading,
        }
    }
}

/// Whether there is anything to tell.
pub(super) fn is_told(report: &Report<'_>) -> bool {
    access::is_told(&report.outcome)
}

/// The questions that a person asks, answered shortly.
pub(super) fn answers(page: &mut Page, report: &Report<'_>) {
    if !is_told(report) {
        return;
    }
    let words = &report.words;
    page.section("answers", &words.key("section-answers"), |page| {
        page.list(answers::answers(words, &report.outcome));
    });
}

/// Which apps can see or hear what, then who can reach the phone.
pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    if !is_told(report) {
        return;
    }
    let words = &report.words;
    page.section("abilities", &words.key("section-abilities"), |page| {
        abilities(page, report, "h3");
    });
    page.section("reach", &words.key("section-reach"), |page| {
        reach(page, report, "h3");
    });
}

/// Which apps can see or hear what, each means below a heading.
pub(super) fn abilities(page: &mut Page, report: &Report<'_>, heading: &'static str) {
    let words = &report.words;
    let around = Around::of(report, heading);
    let system = System::of(&report.outcome);
    page.say(&words.key(match system {
        System::Android => "access-intro",
        System::Iphone => "access-iphone-intro",
    }));
    let ways = access::ways(&report.outcome, system.abilities());
    let told = |way: &&Way<'_>| way.could_be_seen && !way.is_of_nobody();
    for way in ways.iter().filter(told) {
        of_apps(page, report, way, &around);
    }
    nobody(page, report, &ways);
    unseen(page, report, &ways);
}

/// Who can reach the phone, each means below a heading.
pub(super) fn reach(page: &mut Page, report: &Report<'_>, heading: &'static str) {
    let words = &report.words;
    let around = Around::of(report, heading);
    let system = System::of(&report.outcome);
    page.say(&words.key("access-intro-reach"));
    let ways = access::ways(&report.outcome, system.reach());
    for way in ways.iter().filter(|way| way.could_be_seen) {
        if way.means == Means::Installer {
            of_apps(page, report, way, &around);
        } else {
            of_others(page, report, way, &around);
        }
    }
    noted(
        page,
        report,
        heading,
        ["reach-unlocked", "root-or-unlocked"],
    );
    noted(
        page,
        report,
        heading,
        ["reach-lockdown-mode", "lockdown-mode"],
    );
    unseen(page, report, &ways);
}

/// What a check says of the phone as a whole is told among the findings, and named here.
fn noted(page: &mut Page, report: &Report<'_>, heading: &'static str, [title, check]: [&str; 2]) {
    let words = &report.words;
    let findings = Numbered::all(report.whole.findings);
    let numbers: BTreeSet<usize> = findings
        .filter(|one| reason_signs(one.finding).contains(&check))
        .map(Numbered::line)
        .collect();
    if !numbers.is_empty() {
        page.put(heading, &[], &words.key(title));
        page.say(&exhibit_list(words, numbers.into_iter()));
    }
}

fn nobody(page: &mut Page, report: &Report<'_>, ways: &[Way<'_>]) {
    let words = &report.words;
    let titles = access::of_nobody(words, ways);
    if !titles.is_empty() {
        let list = titles.join(&words.key("access-separator"));
        page.say(&words.join(&Text::new("access-of-nobody").words("list", &list)));
    }
}

fn unseen(page: &mut Page, report: &Report<'_>, ways: &[Way<'_>]) {
    let words = &report.words;
    let titles = access::unseen(words, ways);
    if !titles.is_empty() {
        let list = titles.join(&words.key("access-separator"));
        page.say(&words.join(&Text::new("access-unseen").words("list", &list)));
    }
}

/// Apps, with the last use; those that deserve a look first stand open, the others folded.
fn of_apps(page: &mut Page, report: &Report<'_>, way: &Way<'_>, around: &Around<'_>) {
    let words = &report.words;
    let title = about(words, way, "title");
    page.put(around.heading, &[], &title);
    if way.holders.is_empty() && way.system.is_none() {
        page.say(&about(words, way, "none"));
    }
    let headings = columns(way.means).iter().map(|key| words.key(key));
    let headings: Vec<String> = headings.collect();
    let (first, others) = way.split();
    let rows = |all: &[&Access]| -> Vec<Vec<Cell>> {
        let all = all.iter().take(ROWS);
        all.map(|access| app(report, access, around)).collect()
    };
    if !first.is_empty() {
        of_uses(page, &title, &headings, rows(first));
    }
    if !others.is_empty() {
        let key = if first.is_empty() {
            "access-only-others"
        } else {
            "access-others"
        };
        let summary = words.count(key, others.len());
        page.folded(&summary, |page| {
            of_uses(page, &title, &headings, rows(others));
        });
    }
    more(page, report, first.len().max(others.len()));
    if let Some(system) = way.system {
        let said = of_system(report, system, way.holders.is_empty());
        page.put("p", &[("class", "small")], &said);
    }
    change(page, report, way);
}

/// A table of apps, without columns that say nothing.
fn of_uses(page: &mut Page, title: &str, headings: &[String], mut rows: Vec<Vec<Cell>>) {
    let mut headings = headings.to_vec();
    without_empty(&mut headings, &mut rows);
    table(page, "access", title, &headings, rows);
}

fn of_system(report: &Report<'_>, system: &Access, alone: bool) -> String {
    let words = &report.words;
    let text = match day(words, system.last_used) {
        _ if alone => Text::new("access-only-system"),
        Some(date) => Text::new("access-system-used").words("date", &date),
        None => Text::new("access-system"),
    };
    words.say(&text.number("count", i64::try_from(system.count).unwrap_or(i64::MAX)))
}

/// The columns: of what is in force all the time, no use is noted.
fn columns(means: Means) -> &'static [&'static str] {
    if has_uses(means) {
        &[
            "access-column-app",
            "access-column-used",
            "access-column-background",
            "access-column-since",
        ]
    } else {
        &["access-column-app", "access-column-since"]
    }
}

fn has_uses(means: Means) -> bool {
    !matches!(means, Means::Screen | Means::Notifications)
}

/// One app: where it came from, what it is known for, and the findings about it stand under its name.
fn app(report: &Report<'_>, access: &Access, around: &Around<'_>) -> Vec<Cell> {
    let words = &report.words;
    let dated = |at, otherwise| match day(words, at) {
        Some(day) => Cell::Short(day),
        None => otherwise,
    };
    let nothing = || Cell::Lines(Vec::new());
    let unused = Cell::Words(words.key("access-no-use"));
    let background = match access.in_background {
        Some(true) => Cell::Words(words.key("access-background-yes")),
        Some(false) => Cell::Words(words.key("access-background-no")),
        None => nothing(),
    };
    let mut cells = vec![Cell::Lines(who(report, access, around))];
    if has_uses(access.means) {
        cells.push(dated(access.last_used, unused));
        cells.push(dated(access.last_in_background, background));
    }
    cells.push(dated(access.since, nothing()));
    cells
}

/// A name, where it came from, what it is known for, the findings about it.
fn who(report: &Report<'_>, access: &Access, around: &Around<'_>) -> Vec<Cell> {
    let words = &report.words;
    let Some(holder) = &access.holder else {
        let unnamed = (!is_nameless(access.means)).then(|| words.key("access-unnamed"));
        return unnamed.map(Cell::Words).into_iter().collect();
    };
    // A computer may call itself like a host; an app's identifier is none.
    let is_computer = access.means == Means::Computer;
    let mut lines = vec![Cell::Value(if is_computer {
        words.outside(holder.raw())
    } else {
        holder.raw().to_owned()
    })];
    if Means::ABILITIES.contains(&access.means) {
        lines.extend(how(words, access).into_iter().map(Cell::Words));
    }
    if is_of_app(access) {
        lines.push(Cell::Words(origin(words, access)));
    }
    if let Some(usage) = &access.known_use {
        lines.push(Cell::Words(word(words, "use", usage.raw())));
    }
    if let Some(numbers) = around.exhibits.get(holder.raw()) {
        lines.push(Cell::Words(exhibit_list(words, numbers.iter().copied())));
    }
    lines
}

/// Computers, administrators, profiles, accounts and the like.
fn of_others(page: &mut Page, report: &Report<'_>, way: &Way<'_>, around: &Around<'_>) {
    let words = &report.words;
    let title = about(words, way, "title");
    page.put(around.heading, &[], &title);
    if way.holders.is_empty() {
        page.say(&about(words, way, "none"));
    } else {
        let headings = [
            "access-column-who",
            "access-column-how",
            "access-column-when",
        ];
        let mut headings = headings.map(|key| words.key(key)).to_vec();
        let all = way.holders.iter().take(ROWS);
        let mut rows: Vec<Vec<Cell>> = all.map(|one| other(report, one, &title, around)).collect();
        without_empty(&mut headings, &mut rows);
        table(page, "reach", &title, &headings, rows);
    }
    more(page, report, way.holders.len());
    change(page, report, way);
}

/// Leaves out columns of which no row has anything; the first names the row.
fn without_empty(headings: &mut Vec<String>, rows: &mut [Vec<Cell>]) {
    let is_empty =
        |cell: Option<&Cell>| matches!(cell, Some(Cell::Lines(lines)) if lines.is_empty());
    for at in (1..headings.len()).rev() {
        if rows.iter().all(|row| is_empty(row.get(at))) {
            headings.remove(at);
            for row in rows.iter_mut() {
                row.remove(at);
            }
        }
    }
}

/// One of them: who, how, when.
fn other(report: &Report<'_>, access: &Access, title: &str, around: &Around<'_>) -> Vec<Cell> {
    let words = &report.words;
    let dated = |key, at| day(words, at).map(|date| words.with(key, "date", &date));
    let when = [
        dated("access-last-connected", access.last_used),
        dated("access-set-up", access.since),
    ];
    let mut who = who(report, access, around);
    let how = how(words, access).into_iter().map(Cell::Words);
    if who.is_empty() {
        // It has no name: what it is names the row.
        who.push(Cell::Words(title.to_owned()));
    }
    vec![
        Cell::Lines(who),
        Cell::Lines(how.collect()),
        Cell::Lines(when.into_iter().flatten().map(Cell::Words).collect()),
    ]
}

fn more(page: &mut Page, report: &Report<'_>, rows: usize) {
    let more = rows.saturating_sub(ROWS);
    if more > 0 {
        page.say(&report.words.count("access-more", more));
    }
}

/// Where the phone shows it, why it may be harmless, what a change would show.
fn change(page: &mut Page, report: &Report<'_>, way: &Way<'_>) {
    let words = &report.words;
    if way.is_of_nobody() {
        page.labelled(&words.key("access-where"), &about(words, way, "where"));
        return;
    }
    page.folded(&words.key("access-explain"), |page| {
        for (label, part) in [
            ("access-where", "where"),
            ("access-harmless", "harmless"),
            ("access-removed", "removed"),
        ] {
            page.labelled(&words.key(label), &about(words, way, part));
        }
    });
}
