//! The escape function of the PDF: what no font of ours can show, or what a reader could not see, is written
//! as `\u{…}`, so that nothing is missing without a word.
//!
//! Described in: <https://www.unicode.org/reports/tr9/>, <https://www.unicode.org/reports/tr36/>.

use std::fmt::Write as _;

use crate::{block::Style, layout::Fonts};

/// Text as it can be set: markup means nothing in a PDF, but what moves or hides other characters does.
pub(crate) fn pdf(fonts: &Fonts, style: Style, text: &str) -> String {
    let shown = report::escape::terminal(text);
    let mut out = String::with_capacity(shown.len());
    for c in shown.chars() {
        if is_private(c) || fonts.showing(style, c).is_none() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters that mean something else in every font.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_shown_is_and_everything_else_is_named() {
        let fonts = Fonts::load().unwrap();
        for (text, shown) in [
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("#strike[X] $x$ @foo", "#strike[X] $x$ @foo"),
            ("évêque — « où » œ €", "évêque — « où » œ €"),
            ("Привет שלום مرحبا", "Привет שלום مرحبا"),
            ("evil\u{202e}gpj.exe", "evil\\u{202e}gpj.exe"),
            ("\u{1b}[2J\n", "\\u{1b}[2J\\n"),
            ("张三", "\\u{5f20}\\u{4e09}"),
            ("\u{f8ff}\u{e000}", "\\u{f8ff}\\u{e000}"),
            ("back\\slash", "back\\\\slash"),
            ("\u{1fae0}", "\\u{1fae0}"),
        ] {
            for style in [Style::Plain, Style::Strong, Style::Exact] {
                assert_eq!(pdf(&fonts, style, text), shown);
            }
        }
    }
}
