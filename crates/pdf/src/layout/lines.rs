//! From words to lines: where a line may end, in which direction its parts are written, and how a word that is
//! wider than the page is cut.
//!
//! Described in: <https://www.unicode.org/reports/tr14/>, <https://www.unicode.org/reports/tr9/>.

use std::{collections::BTreeSet, ops::Range, rc::Rc};

use krilla::text::KrillaGlyph;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_linebreak::linebreaks;

use super::{Shaper, shape::Glyphs};
use crate::{
    block::{Piece, Style},
    escape,
};

/// Values are set in wide letters: a little smaller, they look as large as words.
const EXACT: f32 = 0.88;

/// A part of a line: one face, one direction.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) style: Style,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) size: f32,
    pub(crate) width: f32,
}

/// The parts of a line, from left to right.
#[derive(Clone, Debug, Default)]
pub(crate) struct SetLine {
    pub(crate) runs: Vec<Run>,
}

/// A part of a word: nothing in it changes face or direction.
#[derive(Clone)]
struct Atom {
    piece: usize,
    style: Style,
    level: Level,
    size: f32,
    text: String,
    glyphs: Rc<Glyphs>,
}

impl Atom {
    fn width(&self) -> f32 {
        self.glyphs.advance * self.size
    }
}

/// Sets a paragraph of letters of `size` in lines of at most `width`.
pub(crate) fn set(
    shaper: &mut Shaper<'_>,
    pieces: &[Piece],
    size: f32,
    width: f32,
) -> Vec<SetLine> {
    let mut lines = Vec::new();
    let mut line: Vec<Atom> = Vec::new();
    let mut used = 0.0;
    for word in words(shaper, pieces, size) {
        // A space at the end of a line takes no room.
        let visible = visible(shaper, &word);
        if used > 0.0 && used + visible > width {
            lines.push(ordered(&std::mem::take(&mut line)));
            used = 0.0;
        }
        if visible <= width {
            used += word.iter().map(Atom::width).sum::<f32>();
            line.extend(word);
            continue;
        }
        for atom in word.iter().flat_map(|atom| letters(shaper, atom)) {
            if used > 0.0 && used + atom.width() > width {
                lines.push(ordered(&std::mem::take(&mut line)));
                used = 0.0;
            }
            used += atom.width();
            line.push(atom);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(ordered(&line));
    }
    lines
}

fn visible(shaper: &mut Shaper<'_>, word: &[Atom]) -> f32 {
    let whole: f32 = word.iter().map(Atom::width).sum();
    let Some(last) = word.last() else {
        return whole;
    };
    let trimmed = last.text.trim_end();
    let rtl = last.level.is_rtl();
    let shown = shaper.glyphs(last.style, rtl, trimmed).advance * last.size;
    whole - last.width() + shown
}

/// The words of a paragraph: between two of them a line may end.
fn words(shaper: &mut Shaper<'_>, pieces: &[Piece], size: f32) -> Vec<Vec<Atom>> {
    let escaped: Vec<String> = pieces
        .iter()
        .map(|piece| escape::pdf(shaper.fonts, piece.style, &piece.text))
        .collect();
    let whole = escaped.concat();
    let breaks: BTreeSet<usize> = linebreaks(&whole).map(|(at, _)| at).collect();
    let mut words: Vec<Vec<Atom>> = vec![Vec::new()];
    let mut begin = 0_usize;
    for (at, (piece, text)) in pieces.iter().zip(&escaped).enumerate() {
        for (range, style, level) in uniform(shaper, piece.style, text, begin, &breaks) {
            if breaks.contains(&begin.saturating_add(range.start)) {
                words.push(Vec::new());
            }
            let text = text.get(range).unwrap_or_default().to_owned();
            let glyphs = shaper.glyphs(style, level.is_rtl(), &text);
            let scale = if piece.style == Style::Exact {
                EXACT
            } else {
                1.0
            };
            if let Some(word) = words.last_mut() {
                word.push(Atom {
                    piece: at,
                    style,
                    level,
                    size: size * scale,
                    text,
                    glyphs,
                });
            }
        }
        begin = begin.saturating_add(text.len());
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The ranges of a piece, which begins at `begin` of its paragraph, of one face, one direction, one word.
fn uniform(
    shaper: &Shaper<'_>,
    style: Style,
    text: &str,
    begin: usize,
    breaks: &BTreeSet<usize>,
) -> Vec<(Range<usize>, Style, Level)> {
    let levels = BidiInfo::new(text, Some(Level::ltr())).levels;
    let mut all: Vec<(Range<usize>, Style, Level)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at.saturating_add(c.len_utf8());
        let level = levels.get(at).copied().unwrap_or_else(Level::ltr);
        let shown = shaper.fonts.showing(style, c).unwrap_or(Style::Plain);
        let is_mark = bidi_class(c) == BidiClass::NSM;
        match all.last_mut() {
            Some((range, same, one))
                if !breaks.contains(&begin.saturating_add(at))
                    && *one == level
                    && (*same == shown || is_mark) =>
            {
                range.end = end;
            }
            _ => all.push((at..end, shown, level)),
        }
    }
    all
}

/// A word cut into its letters, each with its marks: only for words wider than a line.
fn letters(shaper: &mut Shaper<'_>, atom: &Atom) -> Vec<Atom> {
    let mut texts: Vec<String> = Vec::new();
    for c in atom.text.chars() {
        match texts.last_mut() {
            Some(text) if bidi_class(c) == BidiClass::NSM => text.push(c),
            _ => texts.push(c.to_string()),
        }
    }
    let rtl = atom.level.is_rtl();
    let cut = |text: String| Atom {
        glyphs: shaper.glyphs(atom.style, rtl, &text),
        text,
        ..atom.clone()
    };
    texts.into_iter().map(cut).collect()
}

/// The parts of a line as they stand from left to right; each piece keeps its place among the others.
fn ordered(atoms: &[Atom]) -> SetLine {
    let mut line = SetLine::default();
    for piece in atoms.chunk_by(|one, next| one.piece == next.piece) {
        let levels: Vec<Level> = piece.iter().map(|atom| atom.level).collect();
        let mut after_rtl = true;
        for at in BidiInfo::reorder_visual(&levels) {
            let Some(atom) = piece.get(at) else { continue };
            let rtl = atom.level.is_rtl();
            match line.runs.last_mut() {
                Some(run) if !rtl && !after_rtl && run.style == atom.style => join(run, atom),
                _ => line.runs.push(run(atom)),
            }
            after_rtl = rtl;
        }
    }
    line
}

fn run(atom: &Atom) -> Run {
    Run {
        style: atom.style,
        text: atom.text.clone(),
        glyphs: atom.glyphs.all.clone(),
        size: atom.size,
        width: atom.width(),
    }
}

/// One run of several: a reader's search then finds words that stand beside each other.
fn join(run: &mut Run, atom: &Atom) {
    let shift = run.text.len();
    run.text.push_str(&atom.text);
    run.width += atom.width();
    run.glyphs.extend(atom.glyphs.all.iter().map(|glyph| {
        let mut glyph = glyph.clone();
        let range = &glyph.text_range;
        glyph.text_range = range.start.saturating_add(shift)..range.end.saturating_add(shift);
        glyph
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{block, layout::Fonts};

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::load().unwrap();
        let mut shaper = Shaper::new(&fonts);
        let set = set(&mut shaper, &block::plain(text), 10.0, width);
        for line in &set {
            let used: f32 = line.runs.iter().map(|run| run.width).sum();
            let shown: String = line.runs.iter().map(|run| &*run.text).collect();
            // The space at the end of a line may stand in the margin.
            let spaces = shown.len() - shown.trim_end().len();
            assert!(used <= width + 4.0 * spaces as f32, "{shown}: {used}");
        }
        set.iter()
            .map(|line| line.runs.iter().map(|run| &*run.text).collect())
            .collect()
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_no_letter_is_lost() {
        let long = "x".repeat(10_000);
        let bidi = "one שלום two مرحبا three";
        for text in [
            "",
            "a",
            "one two three four five",
            &long,
            bidi,
            "e\u{301}e\u{301}",
        ] {
            for width in [30.0, 120.0, 480.0] {
                let set = lines(text, width);
                let count = |text: &str| text.chars().count();
                assert_eq!(
                    set.iter().map(|line| count(line)).sum::<usize>(),
                    count(text)
                );
            }
        }
    }

    #[test]
    fn words_of_the_other_direction_are_reversed_among_themselves() {
        assert_eq!(lines("a שלום עולם b", 400.0), ["a עולםשלום  b"]);
    }
}
