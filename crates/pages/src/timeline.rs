//! When it happened: a drawing that can be narrowed and filtered, made from counts and never from single
//! moments, and below it the moments of the span a page at a time.

use model::{Instant, Span, Text};
use report::{
    WholeCase, Words,
    html::{Cell, Page, Report, table, utc},
    timeline::{Dated, Index, Only, believable},
};

use crate::{
    Frame, Step, address, bars, field,
    pager::Pager,
    parts::Part,
    view::{self, View},
};

/// Moments on one page.
const LINES: usize = 50;
/// Characters shown of a path or a place, which a hostile phone can make endless; the case has all.
const SHOWN: usize = 300;

/// What is asked of the timeline, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The first second (`?from=`, seconds since 1970).
    pub from: Option<i64>,
    /// The last second, all of it (`?to=`).
    pub to: Option<i64>,
    /// Which moments (`?what=`, a number).
    pub only: Only,
    /// The page of the list, from 1 (`?page=`).
    pub page: usize,
}

impl Asked {
    /// Reads what an address asks for: `value` gives the value of a name. What is no number asks for nothing.
    #[must_use]
    pub fn read<'v>(value: impl Fn(&str) -> Option<&'v str>) -> Self {
        let seconds = |name| value(name).and_then(|text| text.parse().ok());
        let number = |name| value(name).and_then(|text| text.parse::<usize>().ok());
        Self {
            from: seconds("from"),
            to: seconds("to"),
            only: Only::of_number(number("what").unwrap_or(0)),
            page: number("page").unwrap_or(1),
        }
    }
}

/// When it happened.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
    /// All its moments: built once for a case, which takes some seconds for millions.
    pub index: &'a Index,
    /// What is asked for.
    pub asked: Asked,
}

impl Timeline<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        let heading = Text::new("report-section-timeline");
        frame.page(Step::Found, &heading, |page| {
            Part::Timeline.links(page, frame);
            page.say(&words.key("app-timeline-note"));
            page.say(&match self.whole.zone {
                Some(zone) => words.with("report-zone-known", "zone", zone.name()),
                None => words.key("app-timeline-zone"),
            });
            let Some(view) = self.view() else {
                page.say(&words.key("report-timeline-none"));
                self.remarks(page, &words);
                return;
            };
            let (total, _) = self.index.page(view.span, self.asked.only, 0, 0);
            let said = Text::new("app-timeline-count").number("count", total);
            let (first, last) = view.ends(&words);
            let said = said.words("first", &first).words("last", &last);
            let status = [("id", "timeline-said"), ("role", "status")];
            page.put("p", &status, &words.join(&said));
            page.within("div", &[("id", "timeline")], |page| {
                self.filter(page, frame, &view);
                bars::write(page, &words, self.index, &view, self.asked.only);
                view.links(page, &words, self.index, self.asked.only);
                let heading = words.key("app-timeline-list");
                page.section("moments", &heading, |page| {
                    self.list(page, frame, &view, total);
                });
            });
            self.remarks(page, &words);
        })
    }

    /// The span shown, and all that there is; none where nothing bears a date.
    fn view(&self) -> Option<View> {
        let believable = believable(&self.whole.record.sources);
        let whole = self.index.span(believable);
        let whole = whole.or_else(|| self.index.span(view::EVERYTHING))?;
        Some(View::of(whole, self.asked.from, self.asked.to))
    }

    /// Which moments are shown: a form that asks and changes nothing.
    fn filter(&self, page: &mut Page, frame: &Frame<'_>, view: &View) {
        let words = frame.words();
        frame.question(page, address::TIMELINE, |page| {
            let (from, to) = view.seconds();
            field::hidden(page, "from", &from.to_string());
            field::hidden(page, "to", &to.to_string());
            let chosen = self.asked.only.number().to_string();
            let label = words.key("app-timeline-what");
            field::select(page, "what", &label, &self.choices(&words), &chosen);
            field::quiet_button(page, &words.key("app-timeline-show"));
        });
    }

    /// All, what findings rest on by its kind, then each kind of data by its title.
    fn choices(&self, words: &Words<'_>) -> Vec<(String, String)> {
        let counted = |only: Only, name: &str, count: u64| {
            let said = Text::new("app-timeline-choice").words("name", name);
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            (
                only.number().to_string(),
                words.join(&said.number("count", count)),
            )
        };
        let lanes = self.index.lanes();
        let all = lanes
            .iter()
            .fold(0_u64, |sum, count| sum.saturating_add(*count));
        let mut choices = vec![counted(Only::All, &words.key("app-timeline-all"), all)];
        let found = all.saturating_sub(lanes.last().copied().unwrap_or(0));
        if found > 0 && found < all {
            choices.push(counted(
                Only::Found,
                &words.key("app-timeline-found"),
                found,
            ));
        }
        for (lane, (count, key)) in lanes.iter().zip(bars::LANES).enumerate() {
            if *count > 0 && *count < all {
                choices.push(counted(Only::Lane(lane), &words.key(key), *count));
            }
        }
        let artefacts = self.index.artefacts().iter().enumerate();
        let mut named: Vec<(String, usize, u64)> = artefacts
            .map(|(at, (id, count))| (words.artefact(id), at, *count))
            .collect();
        named.sort();
        for (name, at, count) in named {
            choices.push(counted(Only::Artefact(at), &name, count));
        }
        choices
    }

    fn list(&self, page: &mut Page, frame: &Frame<'_>, view: &View, total: usize) {
        let words = frame.words();
        if total == 0 {
            page.say(&words.key("app-timeline-empty"));
            return;
        }
        let report = Report::new(frame.texts, self.whole);
        let pager = Pager::new(total, LINES, self.asked.page);
        let (_, moments) = self
            .index
            .page(view.span, self.asked.only, pager.skipped(), LINES);
        let headings = [
            "report-column-when",
            "report-column-what",
            "report-column-where",
        ]
        .map(|key| words.key(key));
        let rows = moments
            .iter()
            .map(|moment| self.row(&words, &report, moment));
        let caption = words.key("app-timeline-list");
        table(page, "moments", &caption, &headings, rows);
        pager.write(page, &words, &caption, |to| {
            view.address(self.asked.only, Some(to))
        });
    }

    fn row(&self, words: &Words<'_>, report: &Report<'_>, moment: &Dated<'_>) -> Vec<Cell> {
        let told = utc(moment.at);
        let clock = told.split_once(' ').map_or("", |(_, clock)| clock);
        let mut when = vec![
            Cell::Short(words.date(moment.at)),
            Cell::Short(clock.to_owned()),
        ];
        let zone = self.whole.zone.and_then(|zone| zone.shows(moment.at));
        when.extend(zone.map(Cell::Short));
        let finding = moment
            .finding
            .and_then(|number| Some((number, report.finding(number)?)));
        let what = match finding {
            Some((number, finding)) => Cell::Lines(vec![
                Cell::Link {
                    to: format!("{}{number}", address::FINDING),
                    words: words.say(&finding.title),
                },
                Cell::Words(words.with("report-exhibit", "number", &number.to_string())),
            ]),
            None => Cell::Words(words.moment(moment.what)),
        };
        vec![
            Cell::Lines(when),
            what,
            Cell::Lines(vec![
                Cell::Words(words.artefact(moment.artefact)),
                Cell::Value(cut(moment.path, SHOWN)),
                Cell::Value(cut(moment.place, SHOWN)),
            ]),
        ]
    }

    /// What the drawing leaves out, and what is to be known of times.
    fn remarks(&self, page: &mut Page, words: &Words<'_>) {
        let (undated, left_out) = self.index.absent();
        let believable = believable(&self.whole.record.sources);
        let (before, after) = self.index.outside(believable);
        if before > 0 || after > 0 {
            let doubtful = before.saturating_add(after);
            page.within("p", &[], |page| {
                page.text(&words.count("app-timeline-doubtful", doubtful));
                for (key, count, span) in [
                    (
                        "app-timeline-doubtful-before",
                        before,
                        view::until(believable.first),
                    ),
                    (
                        "app-timeline-doubtful-after",
                        after,
                        view::since(believable.last),
                    ),
                ] {
                    let span = (count > 0).then(|| self.index.span(span)).flatten();
                    if let Some(span) = span {
                        page.text(" ");
                        let to = View::of(span, None, None).address(Only::All, None);
                        page.put("a", &[("href", &to)], &words.key(key));
                    }
                }
            });
        }
        for (key, count) in [
            ("report-undated", undated),
            ("app-timeline-left-out", left_out),
        ] {
            if count > 0 {
                page.say(&words.count(key, count));
            }
        }
        page.say(&words.key("report-clock-trust"));
    }
}

/// The beginning of a value, and that it goes on.
pub(crate) fn cut(value: &str, shown: usize) -> String {
    match value.char_indices().nth(shown) {
        None => value.to_owned(),
        Some((at, _)) => {
            let start = value.split_at_checked(at).map_or("", |(start, _)| start);
            format!("{start}…")
        }
    }
}

/// The last moment of the second that `at` lies in.
pub(crate) fn end_of_second(seconds: i64) -> Instant {
    let ns = seconds.saturating_mul(view::SECOND);
    Instant::from_unix_ns(ns.saturating_add(view::SECOND.saturating_sub(1)))
}

/// A span, for tests and for the script.
pub(crate) fn span(first: i64, last: i64) -> Span {
    Span {
        first: Instant::from_unix_ns(first.saturating_mul(view::SECOND)),
        last: end_of_second(last),
    }
}
