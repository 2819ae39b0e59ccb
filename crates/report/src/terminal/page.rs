//! Lines of a terminal: wrapped at words, measured in columns, plain without colour.

use anstyle::Style as Look;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::Style;

/// Columns when the terminal's are unknown.
const USUAL_WIDTH: usize = 80;
/// Fewer columns than this cannot be read; the terminal wraps them itself.
const LEAST_WIDTH: usize = 40;
/// Longer lines than this tire the eye.
const MOST_WIDTH: usize = 100;

/// A text for a terminal as it grows. Words from outside are escaped before they come here.
pub(super) struct Page {
    text: String,
    width: usize,
    color: bool,
}

impl Page {
    pub(super) fn new(style: Style) -> Self {
        Self {
            text: String::new(),
            width: style
                .width
                .unwrap_or(USUAL_WIDTH)
                .clamp(LEAST_WIDTH, MOST_WIDTH),
            color: style.color,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// An empty line, unless there is one or the page begins.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The heading of a section.
    pub(super) fn section(&mut self, words: &str) {
        self.gap();
        let ruled = format!("== {words} ==");
        self.put(0, "", &ruled, Look::new().bold());
        self.gap();
    }

    /// A heading inside a section, or the first sentence.
    pub(super) fn strong(&mut self, indent: usize, mark: &str, words: &str) {
        self.put(indent, mark, words, Look::new().bold());
    }

    /// A paragraph.
    pub(super) fn say(&mut self, indent: usize, words: &str) {
        self.put(indent, "", words, Look::new());
    }

    /// A paragraph behind a mark.
    pub(super) fn item(&mut self, indent: usize, mark: &str, words: &str) {
        self.put(indent, mark, words, Look::new());
    }

    /// A technical detail.
    pub(super) fn detail(&mut self, indent: usize, mark: &str, words: &str) {
        self.put(indent, mark, words, Look::new().dimmed());
    }

    /// Lines behind `indent` columns; the mark stands before the first, the others are set below
    /// its end.
    fn put(&mut self, indent: usize, mark: &str, words: &str, look: Look) {
        let hang = indent.saturating_add(mark.width());
        let room = self.width.saturating_sub(hang).max(1);
        let mut before = format!("{}{mark}", " ".repeat(indent));
        for line in words.split('\n').flat_map(|line| wrap(line, room)) {
            self.text.push_str(&before);
            if self.color {
                self.text.extend([
                    look.render().to_string(),
                    line,
                    look.render_reset().to_string(),
                ]);
            } else {
                self.text.push_str(&line);
            }
            self.text.push('\n');
            before = " ".repeat(hang);
        }
    }
}

/// Breaks a line at spaces; a word without any, as an address, is broken where the room ends.
fn wrap(line: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let needed = current
            .width()
            .saturating_add(1)
            .saturating_add(word.width());
        if !current.is_empty() && needed > room {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        for c in word.chars() {
            let needed = current.width().saturating_add(c.width().unwrap_or(0));
            if needed > room && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
            }
            current.push(c);
        }
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize, color: bool) -> Page {
        Page::new(Style {
            color,
            width: Some(width),
        })
    }

    #[test]
    fn lines_break_at_words_and_hang_below_their_mark() {
        let mut page = page(40, false);
        page.item(2, "- ", "one two three four five six seven eight nine ten");
        let expected = "  - one two three four five six seven\n    eight nine ten\n";
        assert_eq!(page.text(), expected);
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let long = format!(
            "{} 一二三四五六七八九十{} e\u{301}",
            "x".repeat(203),
            "漢".repeat(57)
        );
        for width in [1, 40, 57, 80, 400] {
            let mut page = page(width, false);
            page.item(4, "* ", &long);
            let most = width.clamp(LEAST_WIDTH, MOST_WIDTH);
            for line in page.text().lines() {
                assert!(line.width() <= most, "{width}: {line}");
            }
            let kept = |text: &str| {
                text.chars()
                    .filter(|c| !" *\n".contains(*c))
                    .collect::<String>()
            };
            assert_eq!(kept(page.text()), kept(&long));
        }
    }

    #[test]
    fn without_colour_no_escape_is_written_and_with_it_the_words_are_the_same() {
        let (mut plain, mut colored) = (page(80, false), page(80, true));
        for page in [&mut plain, &mut colored] {
            page.section("A");
            page.detail(2, "", "b");
        }
        assert!(!plain.text().contains('\u{1b}'));
        assert!(colored.text().contains("\u{1b}[1m== A ==\u{1b}[0m"));
        let stripped = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"]
            .iter()
            .fold(colored.text().to_owned(), |text, code| {
                text.replace(code, "")
            });
        assert_eq!(stripped, plain.text());
    }
}
