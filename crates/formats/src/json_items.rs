//! The items of a JSON array, or JSON values one behind another (one a line), told one at a time: no more
//! than one is in memory, and a damaged one costs no other.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc8259>, <https://github.com/ndjson/ndjson-spec>.

use memchr::memchr3;
use model::{Fault, FaultKind};

use crate::{bytes::ByteSource, limits::JSON_ITEM_BYTES};

/// Bytes read at a time.
const CHUNK_BYTES: usize = 256 << 10;

/// Calls `each` with the number (from 0) and the text of every item of `content`; what is no UTF-8 is
/// replaced. An item is told as it stands, well formed or not. `null` alone is an empty list.
///
/// # Errors
/// `Short` when the list does not end, `TooLarge` for an item longer than the limit, what the source
/// says; the items before were told.
pub fn each_item(
    content: &dyn ByteSource,
    what: &str,
    each: &mut dyn FnMut(u64, &str),
) -> Result<(), Fault> {
    let mut items = Items::new(what);
    if let Some(whole) = content.whole() {
        for piece in whole.chunks(CHUNK_BYTES) {
            items.feed(piece, each)?;
        }
        return items.finish(each);
    }
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut offset = 0_u64;
    loop {
        let count = content.read_at(offset, &mut buffer)?;
        if count == 0 {
            return items.finish(each);
        }
        items.feed(buffer.get(..count).unwrap_or_default(), each)?;
        offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
}

/// Where the reading stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before an item.
    Between,
    /// In an object or array, outside its texts.
    Inside,
    /// In a text.
    Text,
    /// Behind a `\` in a text.
    Escape,
    /// In a number or a word.
    Word,
    /// Behind a text that did not end on its line: only a line that begins an object is looked for.
    Lost,
    /// At the beginning of such a line.
    LostLine,
}

/// What holds the items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Unknown,
    /// Nothing: they stand one behind another.
    None,
    Array,
    /// An array that has ended.
    Ended,
}

/// Finds the items in bytes that come in pieces.
struct Items<'w> {
    what: &'w str,
    number: u64,
    state: State,
    depth: u64,
    holder: Holder,
    /// Whether a text did not end, so that the end of the list is no longer known.
    lost: bool,
    /// The beginning of an item whose end has not come yet.
    begun: Vec<u8>,
}

impl<'w> Items<'w> {
    fn new(what: &'w str) -> Self {
        Self {
            what,
            number: 0,
            state: State::Between,
            depth: 0,
            holder: Holder::Unknown,
            lost: false,
            begun: Vec::new(),
        }
    }

    fn is_within(&self) -> bool {
        !matches!(self.state, State::Between | State::Lost | State::LostLine)
    }

    fn feed(&mut self, piece: &[u8], each: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        let (mut at, mut start) = (0_usize, 0_usize);
        while let Some(rest) = piece.get(at..).filter(|rest| !rest.is_empty()) {
            let was_within = self.is_within();
            let (length, ended) = self.step(rest);
            if !was_within && self.is_within() {
                start = at;
            }
            at = at.saturating_add(length);
            if ended {
                let item = piece.get(start..at).unwrap_or_default();
                self.tell(item, each)?;
            }
        }
        if self.is_within() {
            let open = piece.get(start..).unwrap_or_default();
            self.check(open.len())?;
            self.begun.extend_from_slice(open);
        }
        Ok(())
    }

    /// Reads on as far as one state goes: how many bytes, and whether an item ended with them.
    fn step(&mut self, rest: &[u8]) -> (usize, bool) {
        match self.state {
            State::Between => self.between(rest),
            State::Inside => self.inside(rest),
            State::Text => self.text(rest),
            State::Escape => {
                self.state = State::Text;
                (1, false)
            }
            State::Word => {
                let ends = |byte: &u8| is_blank(*byte) || matches!(byte, b',' | b']' | b'{');
                match rest.iter().position(ends) {
                    Some(length) => {
                        self.state = State::Between;
                        (length, true)
                    }
                    None => (rest.len(), false),
                }
            }
            State::Lost | State::LostLine => self.lost(rest),
        }
    }

    fn between(&mut self, rest: &[u8]) -> (usize, bool) {
        let passed = |byte: &u8| is_blank(*byte) || *byte == b',';
        let passed = rest.iter().take_while(|byte| passed(byte)).count();
        if passed > 0 {
            return (passed, false);
        }
        match (rest.first(), self.holder) {
            // A mark of the order of bytes.
            (Some(0xEF | 0xBB | 0xBF), Holder::Unknown) => return (1, false),
            (Some(b'['), Holder::Unknown | Holder::Ended) => self.holder = Holder::Array,
            (Some(b']'), Holder::Array) => self.holder = Holder::Ended,
            (first, holder) => {
                if holder == Holder::Unknown {
                    self.holder = Holder::None;
                }
                (self.state, self.depth) = match first {
                    Some(b'{' | b'[') => (State::Inside, 1),
                    Some(b'"') => (State::Text, 0),
                    _ => (State::Word, 0),
                };
            }
        }
        (1, false)
    }

    fn inside(&mut self, rest: &[u8]) -> (usize, bool) {
        let matters = |byte: &u8| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']');
        let Some(at) = rest.iter().position(matters) else {
            return (rest.len(), false);
        };
        match rest.get(at) {
            Some(b'"') => self.state = State::Text,
            Some(b'{' | b'[') => self.depth = self.depth.saturating_add(1),
            _ => self.depth = self.depth.saturating_sub(1),
        }
        let ended = self.depth == 0;
        if ended {
            self.state = State::Between;
        }
        (at.saturating_add(1), ended)
    }

    fn text(&mut self, rest: &[u8]) -> (usize, bool) {
        let Some(at) = memchr3(b'"', b'\\', b'\n', rest) else {
            return (rest.len(), false);
        };
        let length = at.saturating_add(1);
        match rest.get(at) {
            Some(b'"') if self.depth > 0 => self.state = State::Inside,
            Some(b'"') => {
                self.state = State::Between;
                return (length, true);
            }
            Some(b'\\') => self.state = State::Escape,
            _ => {
                self.state = State::LostLine;
                self.lost = true;
                return (length, true);
            }
        }
        (length, false)
    }

    fn lost(&mut self, rest: &[u8]) -> (usize, bool) {
        if self.state == State::Lost {
            let Some(end) = memchr::memchr(b'\n', rest) else {
                return (rest.len(), false);
            };
            self.state = State::LostLine;
            return (end.saturating_add(1), false);
        }
        match rest.first() {
            Some(b'{') => {
                (self.state, self.depth) = (State::Inside, 1);
            }
            Some(byte) if is_blank(*byte) => {}
            _ => self.state = State::Lost,
        }
        (1, false)
    }

    fn check(&self, more: usize) -> Result<(), Fault> {
        if self.begun.len().saturating_add(more) <= JSON_ITEM_BYTES {
            return Ok(());
        }
        let fault = Fault::new(FaultKind::TooLarge, self.what);
        Err(fault.detail(format_args!(
            "the limit of an item is {JSON_ITEM_BYTES} bytes"
        )))
    }

    fn tell(&mut self, end: &[u8], each: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        self.check(end.len())?;
        let mut begun = std::mem::take(&mut self.begun);
        let item = if begun.is_empty() {
            end
        } else {
            begun.extend_from_slice(end);
            &begun
        };
        if self.number > 0 || self.holder != Holder::None || item != b"null" {
            each(self.number, &String::from_utf8_lossy(item));
            self.number = self.number.saturating_add(1);
        }
        Ok(())
    }

    fn finish(&mut self, each: &mut dyn FnMut(u64, &str)) -> Result<(), Fault> {
        if self.state == State::Word {
            self.state = State::Between;
            self.tell(&[], each)?;
        }
        let is_open = matches!(self.holder, Holder::Unknown | Holder::Array);
        if self.is_within() || is_open && !self.lost {
            return Err(Fault::new(FaultKind::Short, self.what));
        }
        Ok(())
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Vec<String>, Option<FaultKind>) {
        let mut all = Vec::new();
        let ended = each_item(&text.as_bytes(), "list", &mut |number, item| {
            assert_eq!(usize::try_from(number).unwrap(), all.len());
            all.push(item.to_owned());
        });
        (all, ended.err().map(|fault| fault.kind))
    }

    #[test]
    fn arrays_and_values_a_line_give_the_same_items() {
        let items = [
            r#"{"a":"x\"]}","b":[1,{"c":null}]}"#,
            r#""t\\""#,
            "-1.5",
            "null",
            "[]",
            "{}",
        ];
        for (before, between, after) in [
            ("[", ",", "]"),
            ("\u{FEFF} [\r\n  ", ",\r\n  ", "\r\n]\r\n"),
            ("", "\n", "\n"),
            ("", "\n", ""),
        ] {
            // An array in the first place is the list itself.
            let text = format!("{before}{}{after}", items.join(between));
            let items = items.map(str::to_owned).to_vec();
            assert_eq!(told(&text), (items, None), "{text}");
        }
        for empty in ["[]", "null", " null\n", "[ ]"] {
            assert_eq!(told(empty), (vec![], None), "{empty}");
        }
    }

    #[test]
    fn what_stands_before_a_cut_is_told() {
        let text = r#"[{"a":"b"},"c",{"d":1}]"#;
        let (whole, _) = told(text);
        for end in 0..text.len() {
            let (items, fault) = told(text.get(..end).unwrap());
            assert_eq!(fault, Some(FaultKind::Short), "{end}");
            assert_eq!(items[..], whole[..items.len()], "{end}");
        }
    }

    #[test]
    fn a_text_without_end_costs_its_item_alone() {
        let (items, fault) = told("[\n{\"a\":\"b},\n{\"a\":\"c\"},\n{\"a\":\"d\"}\n]\n");
        let expected = ["{\"a\":\"b},\n", "{\"a\":\"c\"}", "{\"a\":\"d\"}"];
        assert_eq!((items, fault), (expected.map(str::to_owned).to_vec(), None));
    }

    #[test]
    fn items_over_the_ends_of_pieces_are_whole() {
        let long = format!("\"{}\"", "é".repeat(CHUNK_BYTES));
        let (items, fault) = told(&format!("[{long},{long},{{\"a\":{long}}}]"));
        assert_eq!((items.len(), fault), (3, None));
        assert_eq!(items[0], long);
        let endless = format!("[\"{}", "x".repeat(JSON_ITEM_BYTES));
        assert_eq!(told(&endless).1, Some(FaultKind::TooLarge));
    }
}
