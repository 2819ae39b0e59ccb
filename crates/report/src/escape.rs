//! The one escape function of each output: text from evidence passes through it and nowhere else.
//!
//! JSON is escaped by [`JsonFormatter`], which the case's files use as well.

use std::{borrow::Cow, fmt::Write as _};

pub use case::{JsonFormatter, is_deceptive};

/// Text for a terminal: what would move the cursor, change the title, turn the direction of writing
/// or stay invisible is shown as `\u{…}`. A backslash is doubled, so that no text can pass for an
/// escape.
#[must_use]
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\\' || is_deceptive(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_deceptive(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_loses_its_power_and_stays_readable() {
        for (hostile, shown) in [
            ("\u{1b}[2J\u{1b}[31mred", "\\u{1b}[2J\\u{1b}[31mred"),
            ("\u{1b}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"),
            (
                "\u{1b}]8;;http://a\u{1b}\\link",
                "\\u{1b}]8;;http://a\\u{1b}\\\\link",
            ),
            ("\u{9b}31m\u{9d}0;x\u{9c}", "\\u{9b}31m\\u{9d}0;x\\u{9c}"),
            ("good\rbad", "good\\u{d}bad"),
            ("a\nb\tc\u{8}", "a\\nb\\tc\\u{8}"),
            ("evil\u{202e}gpj.exe", "evil\\u{202e}gpj.exe"),
            ("\u{2066}x\u{2069}\u{61c}", "\\u{2066}x\\u{2069}\\u{61c}"),
            (
                "pay\u{200b}pal\u{feff}\u{ad}",
                "pay\\u{200b}pal\\u{feff}\\u{ad}",
            ),
            (
                "\u{e0041}\u{e007f}\u{fe0f}",
                "\\u{e0041}\\u{e007f}\\u{fe0f}",
            ),
            ("\\u{1b}", "\\\\u{1b}"),
            (
                "\u{2028}\u{2029}\u{0}\u{7f}",
                "\\u{2028}\\u{2029}\\u{0}\\u{7f}",
            ),
        ] {
            assert_eq!(terminal(hostile), shown);
        }
    }

    #[test]
    fn no_character_survives_that_a_terminal_would_act_on() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = c.to_string();
            let shown = terminal(&text);
            assert!(!shown.chars().any(is_deceptive), "{c:?}");
            assert_eq!(shown == text, !is_deceptive(c) && c != '\\', "{c:?}");
        }
    }
}
