//! Whether what came may take the place of what is there: not when it is older, and not when most of
//! it is gone.

use crate::{
    Problem,
    store::{Gathered, Imported, Update},
};
use model::Text;

use super::index::Index;

/// Refuses an index older than the one in use, and one with fewer than half of its sets.
pub(crate) fn index(new: &Index, used: Option<&Update>, sets: &[Imported]) -> Result<(), Problem> {
    if let Some(used) = used.filter(|used| new.date < used.date) {
        return Err(Problem(
            Text::new("error-update-older")
                .words("new", &new.date.date())
                .words("old", &used.date.date()),
        ));
    }
    let old = updated(sets).count();
    if lost_most(old, new.sets.len()) {
        return Err(shrunk("index.json", old, new.sets.len()));
    }
    Ok(())
}

/// Refuses a set of which more than half of the usable indicators are gone, and sets that together
/// lost as many.
pub(crate) fn sets(new: &[Gathered], old: &[Imported]) -> Result<(), Problem> {
    let (mut before, mut now) = (0_u64, 0_u64);
    for set in new {
        now = now.saturating_add(set.summary.total());
    }
    for kept in updated(old) {
        let total = kept.summary.total();
        before = before.saturating_add(total);
        let same = new.iter().find(|set| set.name == kept.name);
        if let Some(set) = same.filter(|set| lost_most(total, set.summary.total())) {
            return Err(shrunk(&kept.name, total, set.summary.total()));
        }
    }
    if lost_most(before, now) {
        return Err(shrunk("index.json", before, now));
    }
    Ok(())
}

fn updated(sets: &[Imported]) -> impl Iterator<Item = &Imported> {
    sets.iter().filter(|kept| kept.is_updated())
}

fn lost_most<N: TryInto<u64>>(old: N, new: N) -> bool {
    let old = old.try_into().unwrap_or(u64::MAX);
    new.try_into().unwrap_or(u64::MAX).saturating_mul(2) < old
}

fn shrunk<N: TryInto<i64>>(name: &str, old: N, new: N) -> Problem {
    Problem(
        Text::new("error-update-shrunk")
            .words("path", name)
            .number("old", old)
            .number("new", new),
    )
}
