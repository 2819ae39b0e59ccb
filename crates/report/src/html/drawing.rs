//! The timeline as a drawing: a row for each kind of finding, bars by time. Widths are shares of the
//! page, so that letters keep their size on a narrow screen.
//!
//! Described in: <https://www.w3.org/TR/SVG2/>, <https://www.w3.org/TR/svg-aam-1.0/>.

use model::{Span, Text};

use super::{
    Report,
    page::Page,
    timeline::{BINS, Event, bin, lane},
    times,
};
use crate::phrases::KINDS;

/// Pixels of one row: its name, then its bars.
const ROW: usize = 58;
/// Pixels from the top of a row to the line on which its bars stand.
const BASE: usize = 54;
/// Pixels of the highest and the lowest bar.
const HIGHEST: usize = 32;
const LOWEST: usize = 6;
/// Pixels of one line of letters.
const LINE: usize = 20;

pub(super) fn write(page: &mut Page, report: &Report<'_>, events: &[&Event<'_>], span: Span) {
    let words = &report.words;
    let rows: Vec<(&str, [usize; BINS])> = KINDS
        .iter()
        .map(|(kind, _)| {
            let of_kind = events.iter().filter(|event| event.kind == *kind);
            let mut bars = [0_usize; BINS];
            for event in of_kind {
                if let Some(bar) = bars.get_mut(bin(span, event.at)) {
                    *bar = bar.saturating_add(1);
                }
            }
            (lane(*kind), bars)
        })
        .filter(|(_, bars)| bars.iter().any(|bar| *bar > 0))
        .collect();
    let most = rows
        .iter()
        .flat_map(|(_, bars)| bars)
        .copied()
        .max()
        .unwrap_or(1);
    let lines = if report.whole.zone.is_some() { 2 } else { 1 };
    let height = ROW
        .saturating_mul(rows.len())
        .saturating_add(LINE.saturating_mul(lines))
        .saturating_add(8)
        .to_string();
    let attributes = [
        ("role", "img"),
        ("width", "100%"),
        ("height", &*height),
        ("aria-labelledby", "drawing-title drawing-desc"),
    ];
    page.within("svg", &attributes, |page| {
        page.put(
            "title",
            &[("id", "drawing-title")],
            &words.key("report-section-timeline"),
        );
        let said = Text::new("report-timeline-desc")
            .number("count", events.len())
            .words("first", &words.date(span.first))
            .words("last", &words.date(span.last));
        page.put("desc", &[("id", "drawing-desc")], &words.say(&said));
        for (at, (name, bars)) in rows.iter().enumerate() {
            let top = ROW.saturating_mul(at);
            row(page, &words.key(name), top, bars, most);
        }
        axis(page, report, span, ROW.saturating_mul(rows.len()));
    });
}

fn row(page: &mut Page, name: &str, top: usize, bars: &[usize; BINS], most: usize) {
    let down = |by: usize| top.saturating_add(by).to_string();
    page.put(
        "text",
        &[("x", "0"), ("y", &down(14)), ("class", "name")],
        name,
    );
    let base = down(BASE);
    let line = [("x1", "0"), ("x2", "100%"), ("y1", &*base), ("y2", &*base)];
    page.void("line", &line);
    for (at, count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
        let grown = HIGHEST
            .saturating_sub(LOWEST)
            .saturating_mul(*count)
            .checked_div(most)
            .unwrap_or(0);
        let high = LOWEST.saturating_add(grown);
        let attributes = [
            ("x", &*share(at)),
            ("y", &*down(BASE.saturating_sub(high))),
            ("width", "1.3%"),
            ("height", &*high.to_string()),
        ];
        page.void("rect", &attributes);
    }
}

/// Where a column begins, as a share of the width.
fn share(at: usize) -> String {
    let hundredths = at.saturating_mul(10_000).checked_div(BINS).unwrap_or(0);
    let (whole, rest) = (hundredths.checked_div(100), hundredths.checked_rem(100));
    format!("{}.{:02}%", whole.unwrap_or(0), rest.unwrap_or(0))
}

/// The first and the last time, in UTC and in the phone's zone if that is known.
fn axis(page: &mut Page, report: &Report<'_>, span: Span, top: usize) {
    let minutes = |text: String| text.chars().take(16).collect::<String>();
    let utc = |at| format!("{} UTC", minutes(times::utc(at)));
    let mut lines = vec![(utc(span.first), utc(span.last))];
    if let (Some(first), Some(last), Some(zone)) = (
        times::local(report, span.first),
        times::local(report, span.last),
        report.whole.zone,
    ) {
        let (first, last) = (minutes(first), minutes(last));
        lines.push((format!("{first} {}", zone.name()), last));
    }
    for (at, (first, last)) in lines.iter().enumerate() {
        let down = LINE
            .saturating_mul(at.saturating_add(1))
            .saturating_add(top);
        let down = down.to_string();
        page.put("text", &[("x", "0"), ("y", &down)], first);
        if span.first != span.last {
            let end = [("x", "100%"), ("y", &*down), ("text-anchor", "end")];
            page.put("text", &end, last);
        }
    }
}
