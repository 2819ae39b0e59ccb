//! The short answers; which apps can see or hear what, and who can reach the phone, a line or two each.

use model::{Means, Text};

use super::page::Page;
use crate::{
    Outcome,
    access::{self, System, Way, about},
    answers,
    way_line::line,
    words::Words,
};

/// Apps named of one means; the page names all.
const SHOWN: usize = 5;

/// The questions that a person asks, answered shortly.
pub(super) fn answers(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    if !access::is_told(outcome) {
        return;
    }
    page.section(&words.key("section-answers"));
    for (number, answer) in (1_usize..).zip(answers::answers(words, outcome)) {
        page.item(0, &format!("{number}. "), &answer);
    }
}

/// Which apps can see or hear what, then who can reach the phone.
pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    if !access::is_told(outcome) {
        return;
    }
    let system = System::of(outcome);
    for (heading, means) in [
        ("section-abilities", system.abilities()),
        ("section-reach", system.reach()),
    ] {
        page.section(&words.key(heading));
        let ways = access::ways(outcome, means);
        let is_ability = |way: &Way<'_>| Means::ABILITIES.contains(&way.means);
        let told = |way: &&Way<'_>| way.could_be_seen && !(is_ability(way) && way.is_of_nobody());
        for way in ways.iter().filter(told) {
            one(page, words, way);
        }
        let nobody = access::of_nobody(words, &ways);
        if ways.iter().any(is_ability) && !nobody.is_empty() {
            let list = nobody.join(&words.key("access-separator"));
            page.say(
                0,
                &words.join(&Text::new("access-of-nobody").words("list", &list)),
            );
        }
        let unseen = access::unseen(words, &ways);
        if !unseen.is_empty() {
            let list = unseen.join(&words.key("access-separator"));
            page.say(
                0,
                &words.join(&Text::new("access-unseen").words("list", &list)),
            );
        }
    }
    page.gap();
    page.detail(0, "", &words.key("access-see-report"));
}

fn one(page: &mut Page, words: &Words<'_>, way: &Way<'_>) {
    page.strong(0, "", &about(words, way, "title"));
    if way.holders.is_empty() && way.system.is_none() {
        page.say(2, &about(words, way, "none"));
    }
    let are_apps = Means::ABILITIES.contains(&way.means) || way.means == Means::Installer;
    let (first, others) = if are_apps {
        way.split()
    } else {
        (&*way.holders, &[][..])
    };
    for access in first.iter().take(SHOWN) {
        page.item(2, "- ", &line(words, access));
    }
    let more = first.len().saturating_sub(SHOWN);
    if more > 0 {
        page.say(2, &words.count("access-more-report", more));
    }
    if !others.is_empty() {
        let key = if first.is_empty() {
            "access-only-others"
        } else {
            "access-others"
        };
        page.say(2, &format!("{}.", words.count(key, others.len())));
    }
    if let Some(system) = way.system {
        let count = i64::try_from(system.count).unwrap_or(i64::MAX);
        let key = if way.holders.is_empty() {
            "access-only-system"
        } else {
            "access-system"
        };
        page.detail(2, "", &words.count(key, count));
    }
}
