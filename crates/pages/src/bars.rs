//! The drawing of the timeline: a row for each kind of finding and one for all that the phone noted, bars made
//! from counts. Widths are shares of the page, so that letters keep their size on a narrow screen.
//!
//! Described in: <https://www.w3.org/TR/SVG2/>, <https://www.w3.org/TR/svg-aam-1.0/>.

use model::Text;
use report::{
    Words,
    html::Page,
    timeline::{self, Bin, Index, Only},
};

use crate::view::View;

/// The names of the rows.
pub(crate) const LANES: [&str; timeline::LANES] = [
    "report-lane-known-tool",
    "report-lane-suspicious",
    "report-lane-exposure",
    "report-lane-context",
    "app-timeline-noted",
];
/// Bars of one row.
const BARS: usize = 60;
/// Pixels of one row: its name, then its bars; from its top to the line on which they stand.
const ROW: usize = 62;
const BASE: usize = 56;
/// Pixels of the highest and the lowest bar.
const HIGHEST: u64 = 32;
const LOWEST: u64 = 6;
/// Pixels of the line below, which says when it begins and ends.
const LINE: usize = 26;

pub(crate) fn write(page: &mut Page, words: &Words<'_>, index: &Index, view: &View, only: Only) {
    let bins = index.bins(view.span, only, BARS);
    let rows: Vec<(usize, Vec<u64>)> = (0..timeline::LANES)
        .map(|lane| {
            let of_lane = |bin: &Bin| bin.get(lane).copied().unwrap_or(0);
            (lane, bins.iter().map(of_lane).collect())
        })
        .filter(|(_, bars): &(usize, Vec<u64>)| bars.iter().any(|bar| *bar > 0))
        .collect();
    let height = ROW.saturating_mul(rows.len()).saturating_add(LINE);
    let height = height.to_string();
    let (from, to) = view.seconds();
    let (from, to) = (from.to_string(), to.to_string());
    let what = only.number().to_string();
    page.within("div", &[("class", "bars")], |page| {
        let attributes = [
            ("role", "img"),
            ("width", "100%"),
            ("height", &*height),
            ("aria-labelledby", "bars-title bars-desc"),
            ("data-from", &*from),
            ("data-to", &*to),
            ("data-what", &*what),
        ];
        page.within("svg", &attributes, |page| {
            let title = words.key("report-section-timeline");
            page.put("title", &[("id", "bars-title")], &title);
            let described = described(words, &rows);
            page.put("desc", &[("id", "bars-desc")], &described);
            for (at, (lane, bars)) in rows.iter().enumerate() {
                row(page, words, *lane, ROW.saturating_mul(at), bars);
            }
            axis(page, words, view, ROW.saturating_mul(rows.len()));
        });
        page.put(
            "p",
            &[("class", "small")],
            &words.key("app-timeline-caption"),
        );
    });
}

/// What the drawing shows, in words: each row with its number of moments.
fn described(words: &Words<'_>, rows: &[(usize, Vec<u64>)]) -> String {
    let said: Vec<String> = rows
        .iter()
        .map(|(lane, bars)| named(words, *lane, bars))
        .collect();
    words.list(&said)
}

/// The name of a row, and how many moments it has.
fn named(words: &Words<'_>, lane: usize, bars: &[u64]) -> String {
    let sum = bars.iter().fold(0_u64, |sum, bar| sum.saturating_add(*bar));
    let key = LANES.get(lane).copied().unwrap_or("app-timeline-noted");
    let count = i64::try_from(sum).unwrap_or(i64::MAX);
    words.say(
        &Text::new("report-lane-count")
            .key("kind", key)
            .number("count", count),
    )
}

fn row(page: &mut Page, words: &Words<'_>, lane: usize, top: usize, bars: &[u64]) {
    let down = |by: usize| top.saturating_add(by).to_string();
    let name = [("x", "0"), ("y", &*down(15)), ("class", "name")];
    page.put("text", &name, &named(words, lane, bars));
    let base = down(BASE);
    let ground = [("x1", "0"), ("x2", "100%"), ("y1", &*base), ("y2", &*base)];
    page.void("line", &ground);
    // Each row by its own highest bar: what the phone noted is a thousand times what findings rest on.
    let most = bars.iter().copied().max().unwrap_or(1);
    for (at, count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
        let grown = HIGHEST.saturating_sub(LOWEST).saturating_mul(*count);
        let high = LOWEST.saturating_add(grown.checked_div(most).unwrap_or(0));
        let pixels = usize::try_from(high).unwrap_or(0);
        let attributes = [
            ("x", &*share(at)),
            ("y", &*down(BASE.saturating_sub(pixels))),
            ("width", "1.3%"),
            ("height", &*high.to_string()),
        ];
        page.void("rect", &attributes);
    }
}

/// Where a bar begins, as a share of the width.
fn share(at: usize) -> String {
    let hundredths = at.saturating_mul(10_000).checked_div(BARS).unwrap_or(0);
    let (whole, rest) = (hundredths.checked_div(100), hundredths.checked_rem(100));
    format!("{}.{:02}%", whole.unwrap_or(0), rest.unwrap_or(0))
}

/// When it begins and ends.
fn axis(page: &mut Page, words: &Words<'_>, view: &View, top: usize) {
    let (first, last) = view.ends(words);
    let down = top.saturating_add(18).to_string();
    page.put("text", &[("x", "0"), ("y", &*down)], &first);
    if first != last {
        let end = [("x", "100%"), ("y", &*down), ("text-anchor", "end")];
        page.put("text", &end, &last);
    }
}
