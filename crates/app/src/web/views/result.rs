//! What was found: the open case, page by page.

use std::{collections::BTreeSet, sync::Arc};

use model::Text;
use pages::{Abilities, Coverage, Finding, Found, Reach, Timeline, address, problem::Missing};
use report::WholeCase;

use crate::{
    clock,
    web::{
        answer,
        asked::Asked,
        opened::OpenCase,
        routes::Handled,
        state::{App, Shown},
    },
};

/// Longest reason that is kept.
const REASON: usize = 1_000;

/// Shows a page of the open case; without one, the way leads to where one is made.
fn of_case(
    app: &Arc<App>,
    here: &str,
    show: impl FnOnce(&OpenCase, &WholeCase<'_>, &Shown<'_>) -> Option<String>,
) -> Handled {
    let shown = app.shown(here)?;
    let Some(case) = app.with(|session| session.case.clone())? else {
        return Ok(answer::see(address::CHOOSE));
    };
    Ok(match show(&case, &case.whole(shown.country), &shown) {
        Some(page) => answer::page(page),
        None => answer::problem(Missing.write(&shown.frame())),
    })
}

fn number(asked: &Asked, name: &str) -> Option<usize> {
    asked.query(name)?.parse().ok()
}

fn mine(app: &Arc<App>) -> Result<BTreeSet<usize>, crate::web::state::Failed> {
    app.with(|session| session.mine.keys().copied().collect())
}

/// All of it, or one kind.
pub(crate) fn found(app: &Arc<App>, asked: &Asked) -> Handled {
    let (group, page) = (number(asked, "group"), number(asked, "page").unwrap_or(1));
    let here = match group {
        Some(group) => format!("{}?group={group}&page={page}", address::FOUND),
        None => address::FOUND.to_owned(),
    };
    let mine = mine(app)?;
    of_case(app, &here, |_, whole, shown| {
        let found = Found {
            whole,
            mine: &mine,
            group: group.and_then(Found::kind),
            page,
        };
        Some(found.write(&shown.frame()))
    })
}

/// One finding.
pub(crate) fn finding(app: &Arc<App>, asked: &Asked) -> Handled {
    let wanted: usize = asked.name.parse().unwrap_or_default();
    let (mine, reason) = (
        mine(app)?,
        app.with(|session| session.mine.get(&wanted).cloned())?,
    );
    let here = format!("{}{wanted}", address::FINDING);
    of_case(app, &here, |_, whole, shown| {
        let finding = Finding {
            whole,
            number: wanted,
            mine: &mine,
            reason: reason.as_deref(),
            page: number(asked, "page").unwrap_or(1),
        };
        finding.write(&shown.frame())
    })
}

/// «This is mine», or not any more: the case's journal notes it too.
pub(crate) fn own(app: &Arc<App>, asked: &Asked) -> Handled {
    let wanted: usize = asked
        .field("number")
        .and_then(|number| number.parse().ok())
        .unwrap_or_default();
    let is_mine = asked.field("mine") == Some("yes");
    let reason = asked.field("reason").unwrap_or_default().trim();
    let reason: String = reason.chars().take(REASON).collect();
    let case = app.with(|session| session.case.clone())?;
    let Some(case) = case.filter(|case| (1..=case.standing.len()).contains(&wanted)) else {
        return Ok(answer::see(address::FOUND));
    };
    let key = if is_mine {
        "app-server-note-mine"
    } else {
        "app-server-note-not-mine"
    };
    let note = Text::new(key)
        .words("number", &wanted.to_string())
        .words("reason", &reason);
    let shown = app.shown(address::FOUND)?;
    let said = report::Words::exact(shown.texts).say(&note);
    {
        // Two tabs may say something at once, and each line of the journal holds the hash of the one before.
        let _one_at_a_time = app.one_writer();
        case.note(&said, clock::now())?;
    }
    app.with(|session| {
        if is_mine {
            session.mine.insert(wanted, reason);
        } else {
            session.mine.remove(&wanted);
        }
    })?;
    Ok(answer::see(&format!("{}{wanted}", address::FINDING)))
}

/// When it happened.
pub(crate) fn timeline(app: &Arc<App>, asked: &Asked) -> Handled {
    let known = ["from", "to", "what", "page"]
        .into_iter()
        .filter_map(|name| {
            let number: i64 = asked.query(name)?.parse().ok()?;
            Some(format!("{name}={number}"))
        });
    let query = known.collect::<Vec<_>>().join("&");
    let here = format!("{}?{query}", address::TIMELINE);
    of_case(app, here.trim_end_matches('?'), |case, whole, shown| {
        let timeline = Timeline {
            whole,
            index: &case.moments,
            asked: pages::Asked::read(|name| asked.query(name)),
        };
        Some(timeline.write(&shown.frame()))
    })
}

/// What apps can see and hear.
pub(crate) fn abilities(app: &Arc<App>, _: &Asked) -> Handled {
    of_case(app, address::ABILITIES, |_, whole, shown| {
        Some(Abilities { whole }.write(&shown.frame()))
    })
}

/// Who can reach the phone.
pub(crate) fn reach(app: &Arc<App>, _: &Asked) -> Handled {
    of_case(app, address::REACH, |_, whole, shown| {
        Some(Reach { whole }.write(&shown.frame()))
    })
}

/// What could not be seen.
pub(crate) fn coverage(app: &Arc<App>, _: &Asked) -> Handled {
    of_case(app, address::COVERAGE, |_, whole, shown| {
        Some(Coverage { whole }.write(&shown.frame()))
    })
}
