//! The one way in which vigie writes JSON: text from evidence never reaches a terminal raw.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc8259#section-7>,
//! <https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Whether a character changes what a reader sees instead of being seen: controls (C0, DEL, C1),
/// direction marks, characters without width, line separators, variation selectors, tags.
#[must_use]
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Writes JSON in which every deceptive character stands as `\u` and four hexadecimal digits, twice
/// over where it takes two units of UTF-16.
#[derive(Clone, Debug, Default)]
pub struct JsonFormatter {
    indented: bool,
    depth: usize,
    /// Whether the innermost list or object has a value, so that an empty one stays on its line.
    filled: bool,
}

impl JsonFormatter {
    /// One line, for files of lines.
    #[must_use]
    pub fn line() -> Self {
        Self::default()
    }

    /// Indented, for documents that people open.
    #[must_use]
    pub fn indented() -> Self {
        Self {
            indented: true,
            ..Self::default()
        }
    }

    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_add(1);
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.filled {
            self.break_line(out)?;
        }
        out.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.break_line(out)
    }

    fn break_line<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        if !self.indented {
            return Ok(());
        }
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for JsonFormatter {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_escaped(out, fragment)
    }

    /// JSON that was written elsewhere: deceptive characters stand inside its strings, and controls
    /// of ASCII outside them, as spaces and line breaks.
    fn write_raw_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        fragment
            .split(|c: char| c.is_ascii_whitespace() && c != ' ')
            .try_for_each(|part| write_escaped(out, part))
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _out: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(if self.indented { b": " } else { b":" })
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _out: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

fn write_escaped<W: ?Sized + Write>(out: &mut W, text: &str) -> io::Result<()> {
    let mut rest = text;
    while let Some(c) = rest.chars().find(|c| is_deceptive(*c)) {
        let (before, after) = rest.split_once(c).unwrap_or((rest, ""));
        out.write_all(before.as_bytes())?;
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// A value as one line of JSON, with its line break.
///
/// # Errors
/// When the value cannot be JSON (a map whose keys are no strings).
pub fn to_line<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut line = Vec::new();
    value.serialize(&mut Serializer::with_formatter(
        &mut line,
        JsonFormatter::line(),
    ))?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_deceptive_leaves_raw_and_everything_reads_back() {
        let mut text = String::from("\"\\ /\u{1F600}é");
        text.extend(
            (0..=0x0010_FFFF)
                .filter_map(char::from_u32)
                .filter(|c| is_deceptive(*c)),
        );
        let line = to_line(&text).unwrap();
        let (end, body) = line.split_last().unwrap();
        assert_eq!(*end, b'\n');
        let body = std::str::from_utf8(body).unwrap();
        assert!(!body.chars().any(is_deceptive));
        assert_eq!(serde_json::from_str::<String>(body).unwrap(), text);
    }

    #[test]
    fn named_attacks_are_deceptive_and_letters_are_not() {
        for bad in "\u{1b}\u{9b}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{7f}\r".chars() {
            assert!(is_deceptive(bad), "{bad:?}");
        }
        for good in "aé中ا‘ 🙂\u{a0}\u{301}\\".chars() {
            assert!(!is_deceptive(good), "{good:?}");
        }
    }

    #[test]
    fn indented_documents_look_as_usual() {
        let value = serde_json::json!({"a": [1, {"b": []}], "c": {}});
        let mut ours = Vec::new();
        value
            .serialize(&mut Serializer::with_formatter(
                &mut ours,
                JsonFormatter::indented(),
            ))
            .unwrap();
        let usual = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(String::from_utf8(ours).unwrap(), usual);
    }
}
