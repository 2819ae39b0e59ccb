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
    escaped(text, |_| None)
}

/// Text for HTML, as content and inside a quoted attribute: markup stands as entities, and what would
/// turn the direction of writing or stay invisible as `\u{…}`.
///
/// Described in: <https://html.spec.whatwg.org/multipage/parsing.html#escapingString>.
#[must_use]
pub fn html(text: &str) -> Cow<'_, str> {
    escaped(text, html_markup)
}

/// What HTML writes for a character that it would act on.
fn html_markup(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '`' => Some("&#96;"),
        _ => None,
    }
}

/// Text for the value of a field in HTML, which the browser hands back: the same text exactly, however it looks,
/// since a path with a backslash must come back as one. Deceptive characters stand as references, which keeps
/// them out of the source of the page; those that no reference can name are written as elsewhere.
///
/// Described in: <https://html.spec.whatwg.org/multipage/syntax.html#character-references>.
#[must_use]
pub fn html_value(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| html_markup(c).is_none() && !is_deceptive(c);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Writing to a string cannot fail.
        let _ = match (html_markup(c), c) {
            (Some(written), _) => out.write_str(written),
            (None, '\0' | '\u{80}'..='\u{9f}') => write!(out, "\\u{{{:x}}}", u32::from(c)),
            (None, c) if is_deceptive(c) => write!(out, "&#x{:x};", u32::from(c)),
            (None, c) => out.write_char(c),
        };
    }
    Cow::Owned(out)
}

/// What terminal and HTML have in common: deceptive characters and backslashes are shown and not
/// obeyed. Before them comes what `markup` writes for the characters of one output.
fn escaped(text: &str, markup: fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    let is_plain = |c| c != '\\' && !is_deceptive(c) && markup(c).is_none();
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (markup(c), c) {
            (Some(written), _) => out.push_str(written),
            (None, '\\') => out.push_str("\\\\"),
            (None, '\n') => out.push_str("\\n"),
            (None, '\t') => out.push_str("\\t"),
            (None, c) if is_deceptive(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            (None, c) => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Text for a cell of CSV that a spreadsheet opens: what begins like a formula, also behind spaces,
/// quotes or an apostrophe, gets an apostrophe before it; no line begins inside a cell. Quoting the
/// cell is the writer's work.
///
/// Described in: <https://owasp.org/www-community/attacks/CSV_Injection>.
#[must_use]
pub fn csv(text: &str) -> Cow<'_, str> {
    let begins_formula = |c: char| {
        let full_width = ['\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%')
            || full_width.contains(&c)
    };
    let is_passed_over =
        |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}') || c == ' ' || c == '\u{a0}';
    let first = text
        .chars()
        .find(|c| !is_passed_over(*c) && !is_invisible(*c));
    let shown = terminal(text);
    if first.is_some_and(begins_formula) {
        Cow::Owned(format!("'{shown}"))
    } else {
        shown
    }
}

/// Deceptive, but for the controls with which a formula can begin.
fn is_invisible(c: char) -> bool {
    is_deceptive(c) && !matches!(c, '\t' | '\r' | '\n')
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

    #[test]
    fn no_character_survives_that_a_browser_would_act_on() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = c.to_string();
            let shown = html(&text);
            assert!(!shown.chars().any(is_deceptive), "{c:?}");
            assert!(!shown.contains(['<', '>', '"', '\'', '`']), "{c:?}");
            assert_eq!(
                shown == text,
                !"&<>\"'`\\".contains(c) && !is_deceptive(c),
                "{c:?}"
            );
        }
        assert_eq!(
            html("</p><script>alert(\"x\")</script>&amp;\u{202e}"),
            "&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;\\u{202e}"
        );
    }

    #[test]
    fn the_value_of_a_field_comes_back() {
        for (value, written) in [
            ("E:\\calm-river-27", "E:\\calm-river-27"),
            ("a\"b'c<d>&`", "a&quot;b&#39;c&lt;d&gt;&amp;&#96;"),
            ("gpj\u{202e}exe\n", "gpj&#x202e;exe&#xa;"),
            ("\0\u{85}", "\\u{0}\\u{85}"),
        ] {
            assert_eq!(html_value(value), written);
        }
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = c.to_string();
            let written = html_value(&text);
            assert!(!written.chars().any(is_deceptive), "{c:?}");
            assert!(!written.contains(['<', '>', '"', '\'', '`']), "{c:?}");
        }
    }

    #[test]
    fn no_cell_begins_a_formula() {
        for (hostile, shown) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\\t=1"),
            ("\r=1", "'\\u{d}=1"),
            ("\n=1", "'\\n=1"),
            ("\"=1", "'\"=1"),
            ("'=1", "''=1"),
            ("  \" =1", "'  \" =1"),
            ("\u{200b}=1", "'\\u{200b}=1"),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("|calc", "'|calc"),
            ("https://a.example/?=1", "https://a.example/?=1"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(csv(hostile), shown);
        }
    }
}
