//! One way to see, hear or reach a phone in one line: who has it, and what is known of that.

use model::{Access, Means, Text};

use crate::{
    access::{day, how, is_nameless, is_of_app, origin, title_key, word},
    words::Words,
};

/// The way, and who has it.
#[must_use]
pub fn one_way(words: &Words<'_>, access: &Access) -> String {
    let title = words.key(&title_key(access));
    let text = Text::new("access-line").words("title", &title);
    words.join(&text.words("what", &line(words, access)))
}

/// Who has it, and what is known of that, in one line.
pub(crate) fn line(words: &Words<'_>, access: &Access) -> String {
    let mut parts = Vec::new();
    let is_app = is_of_app(access.means);
    let mut how = how(words, access).into_iter();
    let name = match &access.holder {
        Some(holder) => words.outside(holder.raw()),
        None if is_nameless(access.means) => how.next().unwrap_or_default(),
        None => words.key("access-unnamed"),
    };
    if is_app && access.holder.is_some() {
        parts.push(origin(words, access));
    }
    parts.extend(how);
    let dated = |key, at| day(words, at).map(|date| words.with(key, "date", &date));
    if access.means == Means::Computer {
        parts.extend(dated("access-last-connected", access.last_used));
    } else if access.last_in_background.is_some() {
        parts.extend(dated("access-line-background", access.last_in_background));
    } else {
        parts.extend(dated("access-line-used", access.last_used));
        let unseen = access.in_background == Some(true);
        parts.extend(unseen.then(|| words.key("access-line-out-of-sight")));
    }
    let set_up = access.since.filter(|_| access.means == Means::Companion);
    parts.extend(dated("access-set-up", set_up));
    let said = if parts.is_empty() {
        name
    } else {
        let text = Text::new("access-line").words("title", &name);
        words.join(&text.words("what", &parts.join(", ")))
    };
    match &access.known_use {
        Some(usage) => format!("{said}. {}", word(words, "use", usage.raw())),
        None => said,
    }
}
