//! What SMS and MMS of Android's own backup have in common.

use std::borrow::Cow;

use model::{Bearing, Fault, FaultKind, Instant, Moment, Trace, Untrusted};

use crate::{Links, Out, values::state_person};

/// Where a message lies: the telephony provider's numbers, the same for SMS and MMS up to 4.
pub(crate) fn folder(number: Option<i64>) -> Option<&'static str> {
    Some(match number? {
        1 => "received",
        2 => "sent",
        3 => "draft",
        4 => "outbox",
        5 => "failed",
        6 => "queued",
        _ => "unknown",
    })
}

/// The dated events of a message.
pub(crate) fn moments(time: Option<Instant>, folder: Option<&str>, each: &mut dyn FnMut(Moment)) {
    let what = match folder {
        Some("sent") => "message-sent",
        Some("draft" | "outbox" | "failed" | "queued") => "message-written",
        _ => "message-received",
    };
    if let Some(at) = time {
        each(Moment::utc(at, what));
    }
}

/// States the other sides.
pub(crate) fn state_people<'p>(
    people: impl IntoIterator<Item = &'p Untrusted<'p>>,
    bearing: Bearing,
    each: &mut dyn FnMut(Trace<'_>),
) {
    for person in people {
        state_person(person.raw(), bearing, each);
    }
}

/// The links in the texts of a message, the texts themselves forgotten; that there were too many is told.
pub(crate) fn links<'t, A>(
    texts: impl IntoIterator<Item = &'t Cow<'t, str>>,
    out: &mut Out<'_, A>,
) -> Links<'t> {
    let mut links = Links::default();
    for text in texts {
        links.in_text(text);
    }
    if links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one message"));
    }
    links
}

/// Number of characters of a text.
pub(crate) fn characters(text: Option<&Cow<'_, str>>) -> u64 {
    let count = text.map_or(0, |text| text.chars().count());
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A time of milliseconds since 1970; 0 stands for none.
pub(crate) fn from_ms(ms: Option<i64>) -> Option<Instant> {
    let ms = ms.filter(|ms| *ms > 0)?;
    ms.checked_mul(1_000_000).map(Instant::from_unix_ns)
}

/// A time of seconds since 1970; 0 stands for none.
pub(crate) fn from_s(seconds: Option<i64>) -> Option<Instant> {
    from_ms(seconds?.checked_mul(1_000))
}
