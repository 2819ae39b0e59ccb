//! The span of time that the timeline shows, and the links that narrow, widen and move it: addresses with seconds,
//! so that it works without a script.

use model::{Instant, Span, Text};
use report::{
    Words,
    html::{Page, utc},
    timeline::{Index, Only, edge},
};

use crate::{address, timeline::span};

/// Nanoseconds of a second.
pub(crate) const SECOND: i64 = 1_000_000_000;
/// Seconds of a minute and of a day.
const MINUTE_S: i64 = 60;
const DAY_S: i64 = 86_400;
/// Parts into which a span can be narrowed.
const PARTS: usize = 12;
/// All of time.
pub(crate) const EVERYTHING: Span = Span {
    first: Instant::from_unix_ns(i64::MIN),
    last: Instant::from_unix_ns(i64::MAX),
};

/// All before a time.
pub(crate) fn until(at: Instant) -> Span {
    let last = Instant::from_unix_ns(at.unix_ns().saturating_sub(1));
    Span { last, ..EVERYTHING }
}

/// All after a time.
pub(crate) fn since(at: Instant) -> Span {
    let first = Instant::from_unix_ns(at.unix_ns().saturating_add(1));
    Span {
        first,
        ..EVERYTHING
    }
}

/// What is shown of all that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct View {
    /// The span shown, whole seconds.
    pub(crate) span: Span,
    /// All that there is.
    whole: Span,
}

impl View {
    /// The seconds asked for, of `whole`; all of it where nothing was asked, or nothing that can be.
    pub(crate) fn of(whole: Span, from: Option<i64>, to: Option<i64>) -> Self {
        let all = (seconds(whole.first), seconds(whole.last));
        let asked = (from.unwrap_or(all.0), to.unwrap_or(all.1));
        let (first, last) = if asked.0 <= asked.1 { asked } else { all };
        Self {
            span: span(first, last),
            whole: span(all.0, all.1),
        }
    }

    /// The first and the last second.
    pub(crate) fn seconds(&self) -> (i64, i64) {
        (seconds(self.span.first), seconds(self.span.last))
    }

    /// How many seconds it has.
    fn length(&self) -> i64 {
        let (first, last) = self.seconds();
        last.saturating_sub(first).saturating_add(1)
    }

    /// The address of what is shown, or of a page of its list.
    pub(crate) fn address(&self, only: Only, page: Option<usize>) -> String {
        let (from, to) = self.seconds();
        let what = only.number();
        let page = page.map_or_else(String::new, |page| format!("&page={page}"));
        format!(
            "{}?from={from}&to={to}&what={what}{page}",
            address::TIMELINE
        )
    }

    /// When it begins and ends, in words.
    pub(crate) fn ends(&self, words: &Words<'_>) -> (String, String) {
        let said = |at| said(words, at, self.length());
        (said(self.span.first), said(self.span.last))
    }

    /// The same view of other seconds, inside of what there is.
    fn moved(&self, first: i64, last: i64) -> Self {
        let (begin, end) = (seconds(self.whole.first), seconds(self.whole.last));
        let (first, last) = (first.clamp(begin, end), last.clamp(begin, end));
        Self {
            span: span(first, last),
            ..*self
        }
    }

    /// The links that move and widen, then those that narrow to a part in which something stands.
    pub(crate) fn links(&self, page: &mut Page, words: &Words<'_>, index: &Index, only: Only) {
        let label = words.key("app-timeline-move");
        page.within("nav", &[("aria-label", &label)], |page| {
            let moves = self.moves();
            if !moves.is_empty() {
                page.within("ul", &[("class", "links")], |page| {
                    for (key, to) in moves {
                        page.within("li", &[], |page| {
                            let to = to.address(only, None);
                            page.put("a", &[("href", &to)], &words.key(key));
                        });
                    }
                });
            }
            self.narrower(page, words, index, only);
        });
    }

    fn moves(&self) -> Vec<(&'static str, Self)> {
        let (first, last) = self.seconds();
        let length = self.length();
        let half = length.checked_div(2).unwrap_or(0).max(1);
        let all = [
            (
                "app-timeline-earlier",
                self.moved(first.saturating_sub(length), first.saturating_sub(1)),
            ),
            (
                "app-timeline-later",
                self.moved(last.saturating_add(1), last.saturating_add(length)),
            ),
            (
                "app-timeline-wider",
                self.moved(first.saturating_sub(half), last.saturating_add(half)),
            ),
            ("app-timeline-whole", self.moved(i64::MIN, i64::MAX)),
        ];
        let (begin, end) = (seconds(self.whole.first), seconds(self.whole.last));
        let is_of_use = |(key, to): &(&'static str, Self)| match *key {
            "app-timeline-earlier" => first > begin,
            "app-timeline-later" => last < end,
            _ => to.span != self.span,
        };
        all.into_iter().filter(is_of_use).collect()
    }

    fn narrower(&self, page: &mut Page, words: &Words<'_>, index: &Index, only: Only) {
        let parts = usize::try_from(self.length()).map_or(PARTS, |length| length.min(PARTS));
        if parts < 2 {
            return;
        }
        page.say(&words.key("app-timeline-narrow"));
        page.within("ul", &[("class", "spans")], |page| {
            for at in 0..parts {
                let part = self.part(at, parts);
                let (count, _) = index.page(part.span, only, 0, 0);
                if count == 0 {
                    continue;
                }
                let said = Text::new("app-timeline-part-of").number("count", count);
                let (first, last) = part.ends(words);
                let said = if first == last {
                    said.words("span", &first)
                } else {
                    let span = Text::new("app-timeline-span").words("first", &first);
                    said.words("span", &words.join(&span.words("last", &last)))
                };
                page.within("li", &[], |page| {
                    let to = part.address(only, None);
                    page.put("a", &[("href", &to)], &words.join(&said));
                });
            }
        });
    }

    /// One of the parts: whole seconds, none twice.
    fn part(&self, at: usize, parts: usize) -> Self {
        let begin = |at| seconds(edge(self.span, at, parts));
        let (_, end) = self.seconds();
        let next = begin(at.saturating_add(1)).saturating_sub(1);
        let last = if at.saturating_add(1) >= parts {
            end
        } else {
            next
        };
        Self {
            span: span(begin(at), last),
            ..*self
        }
    }
}

/// The second in which a time lies.
pub(crate) fn seconds(at: Instant) -> i64 {
    at.unix_ns().div_euclid(SECOND)
}

/// A time in UTC, as exact as a span of that many seconds asks for.
pub(crate) fn said(words: &Words<'_>, at: Instant, length: i64) -> String {
    let day = words.date(at);
    // «2026-05-03 10:00:00 UTC»: the clock stands behind the day.
    let clock = utc(at);
    let clock: String = clock.split(' ').nth(1).unwrap_or_default().to_owned();
    let shown = match length {
        length if length > DAY_S.saturating_mul(3) => return day,
        length if length > MINUTE_S.saturating_mul(10) => 5,
        _ => 8,
    };
    let clock: String = clock.chars().take(shown).collect();
    let said = Text::new("app-timeline-at").words("day", &day);
    words.join(&said.words("clock", &clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn parts_are_the_whole_and_none_stands_twice() {
        let whole = Span {
            first: at("2026-05-01T00:00:00.5Z"),
            last: at("2026-05-03T10:00:00.25Z"),
        };
        for (from, to) in [(None, None), (Some(1_777_802_400), Some(1_777_802_404))] {
            let view = View::of(whole, from, to);
            let parts = usize::try_from(view.length()).unwrap().min(PARTS);
            let mut next = view.seconds().0;
            for at in 0..parts {
                let (first, last) = view.part(at, parts).seconds();
                assert_eq!(first, next);
                assert!(last >= first);
                next = last + 1;
            }
            assert_eq!(next, view.seconds().1 + 1);
        }
    }

    #[test]
    fn what_cannot_be_is_the_whole() {
        let whole = Span {
            first: at("2026-05-01T00:00:00Z"),
            last: at("2026-05-03T10:00:00Z"),
        };
        let view = View::of(whole, None, None);
        assert_eq!(View::of(whole, Some(9), Some(3)), view);
        for extreme in [i64::MIN, 0, i64::MAX] {
            let view = View::of(whole, Some(extreme), Some(extreme));
            assert!(view.length() >= 1);
            let _ = view.moves();
            let _ = view.part(3, 7);
        }
        assert!(view.moves().is_empty(), "nothing lies outside");
        assert_eq!(
            view.address(Only::All, None),
            "/5/t?from=1777593600&to=1777802400&what=0"
        );
    }
}
