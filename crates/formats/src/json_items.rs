//! The items of a JSON array, or JSON values one behind another (one a line), told one at a time: no more
//! than one is in memory, and a damaged one costs no other.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc8259>, <https://github.com/ndjson/ndjson-spec>.

use std::ops::Range;

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
    each_item_in(content, 0..u64::MAX, what, each)
}

/// [`each_item`] for those that begin within `part`, with the same numbers and faults: what parts that
/// stand one behind another tell is what the whole tells. The last one ends at `u64::MAX`.
///
/// # Errors
/// As [`each_item`].
pub fn each_item_in(
    content: &dyn ByteSource,
    part: Range<u64>,
    what: &str,
    each: &mut dyn FnMut(u64, &str),
) -> Result<(), Fault> {
    let mut items = Items::new(what, part);
    let mut buffer = Vec::new();
    while items.ended.is_none() {
        let piece = next_piece(content, items.offset, &mut buffer)?;
        if piece.is_empty() {
            items.finish(each);
        } else {
            items.feed(piece, each);
        }
    }
    items.ended.unwrap_or(Ok(()))
}

/// The next bytes from `offset` on, in place where they lie in memory; none at the end.
fn next_piece<'b>(
    content: &'b dyn ByteSource,
    offset: u64,
    buffer: &'b mut Vec<u8>,
) -> Result<&'b [u8], Fault> {
    if let Some(whole) = content.whole() {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let rest = whole.get(start..).unwrap_or_default();
        return Ok(rest.get(..CHUNK_BYTES).unwrap_or(rest));
    }
    buffer.resize(CHUNK_BYTES, 0);
    let count = content.read_at(offset, buffer)?;
    Ok(buffer.get(..count).unwrap_or_default())
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
    /// Where that item, or the one told last, begins.
    begun_at: u64,
    /// Where the next bytes stand.
    offset: u64,
    /// Which items are told: those that begin here.
    part: Range<u64>,
    /// What ended the reading.
    ended: Option<Result<(), Fault>>,
}

impl<'w> Items<'w> {
    fn new(what: &'w str, part: Range<u64>) -> Self {
        Self {
            what,
            number: 0,
            state: State::Between,
            depth: 0,
            holder: Holder::Unknown,
            lost: false,
            begun: Vec::new(),
            begun_at: 0,
            offset: 0,
            part,
            ended: None,
        }
    }

    /// Whether the part that is being read has to tell of the item that stands open or ended last.
    fn is_own(&self) -> bool {
        self.part.contains(&self.begun_at)
    }

    fn is_within(&self) -> bool {
        !matches!(self.state, State::Between | State::Lost | State::LostLine)
    }

    fn feed(&mut self, piece: &[u8], each: &mut dyn FnMut(u64, &str)) {
        let (mut at, mut start) = (0_usize, 0_usize);
        while let Some(rest) = piece.get(at..).filter(|rest| !rest.is_empty()) {
            let was_within = self.is_within();
            let (length, ended) = self.step(rest);
            if !was_within && self.is_within() {
                start = at;
                self.begun_at = self.place(at);
                if self.begun_at >= self.part.end {
                    self.ended = Some(Ok(()));
                }
            }
            at = at.saturating_add(length);
            if ended {
                let item = piece.get(start..at).unwrap_or_default();
                self.tell(item, each);
            }
            if self.ended.is_some() {
                return;
            }
        }
        if self.is_within() {
            let open = piece.get(start..).unwrap_or_default();
            self.check(open.len());
            self.begun.extend_from_slice(open);
        }
        self.offset = self.place(piece.len());
    }

    /// Where the byte at `at` of the piece being read stands.
    fn place(&self, at: usize) -> u64 {
        self.offset
            .saturating_add(u64::try_from(at).unwrap_or(u64::MAX))
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

    /// Ends the reading when an item is too large.
    fn check(&mut self, more: usize) {
        if self.begun.len().saturating_add(more) <= JSON_ITEM_BYTES {
            return;
        }
        let fault = Fault::new(FaultKind::TooLarge, self.what);
        let fault = fault.detail(format_args!(
            "the limit of an item is {JSON_ITEM_BYTES} bytes"
        ));
        self.ended = Some(if self.is_own() { Err(fault) } else { Ok(()) });
    }

    fn tell(&mut self, end: &[u8], each: &mut dyn FnMut(u64, &str)) {
        self.check(end.len());
        if self.ended.is_some() {
            return;
        }
        let mut begun = std::mem::take(&mut self.begun);
        let item = if begun.is_empty() {
            end
        } else {
            begun.extend_from_slice(end);
            &begun
        };
        if self.number > 0 || self.holder != Holder::None || item != b"null" {
            if self.is_own() {
                match str::from_utf8(item) {
                    Ok(text) => each(self.number, text),
                    Err(_) => each(self.number, &String::from_utf8_lossy(item)),
                }
            }
            self.number = self.number.saturating_add(1);
        }
    }

    fn finish(&mut self, each: &mut dyn FnMut(u64, &str)) {
        if self.state == State::Word {
            self.state = State::Between;
            self.tell(&[], each);
        }
        if self.ended.is_some() {
            return;
        }
        let is_open = matches!(self.holder, Holder::Unknown | Holder::Array) && !self.lost;
        // Of the list's own end, the last part tells.
        let is_cut = if self.is_within() {
            self.is_own()
        } else {
            is_open && self.part.end == u64::MAX
        };
        self.ended = Some(if is_cut {
            Err(Fault::new(FaultKind::Short, self.what))
        } else {
            Ok(())
        });
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
    fn parts_tell_what_the_whole_tells() {
        let long = "é".repeat(CHUNK_BYTES);
        for text in [
            r#" [{"a":"b"}, "c" ,{"d":[1,{}]},12,null ]"#.to_owned(),
            "null".to_owned(),
            "{\"a\":1}\n{\"b\":\"c}\n{\"d\":2}\n".to_owned(),
            r#"[{"a":"b"},{"c"#.to_owned(),
            format!("[\"{long}\",{{\"a\":\"{long}\"}},1]"),
            format!("[1,\"{}", "x".repeat(JSON_ITEM_BYTES)),
        ] {
            let (whole, ended) = told(&text);
            let length = u64::try_from(text.len()).unwrap();
            let step = usize::try_from(length / 50).unwrap().max(1);
            for cut in (0..=length).step_by(step) {
                let (mut all, mut faults) = (Vec::new(), Vec::new());
                for part in [0..cut, cut..u64::MAX] {
                    let ended =
                        each_item_in(&text.as_bytes(), part, "list", &mut |number, item| {
                            assert_eq!(usize::try_from(number).unwrap(), all.len());
                            all.push(item.to_owned());
                        });
                    faults.extend(ended.err().map(|fault| fault.kind));
                }
                assert!(all == whole, "{cut}");
                assert_eq!(faults, Vec::from_iter(ended), "{cut}");
            }
        }
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
