//! The structure of a typed stream: groups of typed values, and the tables that numbers refer to.

use model::{Fault, FaultKind};

use crate::{
    budget::Budget,
    cursor::Cursor,
    limits::{TYPEDSTREAM_DEPTH, TYPEDSTREAM_STEPS},
};

/// Heads of values: an integer of 2, 4 or 8 bytes follows, a float, something new, nothing, the end.
const TWO_BYTES: u8 = 0x81;
const FOUR_BYTES: u8 = 0x82;
const FLOAT: u8 = 0x83;
const NEW: u8 = 0x84;
const NIL: u8 = 0x85;
const END: u8 = 0x86;
const EIGHT_BYTES: u8 = 0x87;
/// The number that stands for the first entry of a table.
const FIRST_REFERENCE: i64 = -110;

/// An entry of the table of things that can be named again.
#[derive(Debug)]
pub(super) enum Thing<'b> {
    Object(ObjectParts<'b>),
    /// A class, by its name.
    Class(&'b [u8]),
    /// A C string: what it says is of no use here.
    Text,
}

/// What an object holds, as far as text and addresses need it.
#[derive(Debug, Default)]
pub(super) struct ObjectParts<'b> {
    /// The name of its class; empty when it has none.
    pub(super) class: &'b [u8],
    /// Its first string of characters.
    pub(super) text: Option<&'b [u8]>,
    /// Its first array of bytes.
    pub(super) data: Option<&'b [u8]>,
    /// The objects it holds, by their place in the table.
    pub(super) members: Vec<usize>,
}

/// Reads a stream into a table of things.
pub(super) struct Reader<'b> {
    cursor: Cursor<'b>,
    strings: Vec<&'b [u8]>,
    things: Vec<Thing<'b>>,
    steps: Budget,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self {
            cursor: Cursor::new(bytes),
            strings: Vec::new(),
            things: Vec::new(),
            steps: Budget::new("typed stream values", TYPEDSTREAM_STEPS),
        }
    }

    /// What was read, in the order of the stream.
    pub(super) fn things(&self) -> &[Thing<'b>] {
        &self.things
    }

    /// Reads to the end.
    ///
    /// # Errors
    /// `Short`, `Malformed`, `TooDeep` or `TooMany`; [`Self::things`] keeps what was read before.
    pub(super) fn read(&mut self) -> Result<(), Fault> {
        let version = self.cursor.u8("typed stream version")?;
        let signature = self.counted("typed stream signature")?;
        if version != 4 || signature != b"streamtyped" {
            return Err(malformed("neither version 4 nor little endian"));
        }
        self.integer("system version")?;
        while !self.cursor.is_empty() {
            self.group(None, 0)?;
        }
        Ok(())
    }

    /// A string of types and the values it announces.
    fn group(&mut self, owner: Option<usize>, depth: usize) -> Result<(), Fault> {
        match self.shared_string("types")? {
            Some(types) => self.values(types, owner, depth),
            None => Err(malformed("no types")),
        }
    }

    fn values(
        &mut self,
        mut types: &'b [u8],
        owner: Option<usize>,
        depth: usize,
    ) -> Result<(), Fault> {
        if depth > TYPEDSTREAM_DEPTH {
            return Err(Fault::new(FaultKind::TooDeep, "typed stream")
                .detail(format_args!("the limit is {TYPEDSTREAM_DEPTH}")));
        }
        // What is walked is paid for: one byte can name a long string of types again.
        self.steps.spend_len(types.len().saturating_add(1))?;
        while let Some((one, rest)) = split_type(types)? {
            self.value(one, owner, depth.saturating_add(1))?;
            types = rest;
        }
        Ok(())
    }

    fn value(&mut self, one: &'b [u8], owner: Option<usize>, depth: usize) -> Result<(), Fault> {
        match one {
            b"@" => {
                let member = self.object(depth)?;
                self.with(owner, |parts| parts.members.extend(member));
            }
            b"+" => {
                let text = self.counted("text")?;
                self.with(owner, |parts| parts.text = parts.text.or(Some(text)));
            }
            b"*" => self.c_string()?,
            b"#" => {
                self.class()?;
            }
            b":" | b"%" => {
                self.shared_string("name")?;
            }
            b"c" | b"C" | b"B" => {
                self.cursor.u8("byte")?;
            }
            b"s" | b"S" | b"i" | b"I" | b"l" | b"L" | b"q" | b"Q" => {
                self.integer("integer")?;
            }
            b"f" => self.float(4)?,
            b"d" => self.float(8)?,
            b"!" => {}
            [b'[', inner @ .., b']'] => self.array(inner, owner, depth)?,
            [b'{', inner @ .., b'}'] => {
                let name = inner.iter().position(|byte| *byte == b'=');
                let fields = name.and_then(|at| inner.get(at.saturating_add(1)..));
                self.values(fields.unwrap_or_default(), owner, depth)?;
            }
            _ => return Err(malformed("an unknown type")),
        }
        Ok(())
    }

    /// A count and one type, that many times.
    fn array(&mut self, inner: &'b [u8], owner: Option<usize>, depth: usize) -> Result<(), Fault> {
        let digits = inner
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (count, item) = inner.split_at_checked(digits).unwrap_or_default();
        let count: usize = str::from_utf8(count)
            .ok()
            .and_then(|count| count.parse().ok())
            .ok_or_else(|| malformed("an array without a count"))?;
        if matches!(item, b"c" | b"C") {
            let data = self.cursor.take(count, "bytes")?;
            self.with(owner, |parts| parts.data = parts.data.or(Some(data)));
            return Ok(());
        }
        for _ in 0..count {
            self.values(item, owner, depth)?;
        }
        Ok(())
    }

    /// An object, and its place in the table; `None` is nil.
    fn object(&mut self, depth: usize) -> Result<Option<usize>, Fault> {
        match self.head()? {
            NIL => Ok(None),
            NEW => {
                let place = self.things.len();
                self.things.push(Thing::Object(ObjectParts::default()));
                let class = self.class()?;
                self.with(Some(place), |parts| parts.class = class);
                while !self.ends() {
                    self.group(Some(place), depth)?;
                }
                Ok(Some(place))
            }
            head => self.reference(head).map(Some),
        }
    }

    /// The end mark of an object: read when it is next.
    fn ends(&mut self) -> bool {
        let ends = self.cursor.rest().first() == Some(&END);
        if ends {
            // Cannot fail: the byte was seen.
            let _ = self.cursor.u8("end");
        }
        ends
    }

    /// A class and those above it; its name.
    fn class(&mut self) -> Result<&'b [u8], Fault> {
        let mut first = None;
        loop {
            match self.head()? {
                NIL => return Ok(first.unwrap_or_default()),
                NEW => {
                    let name = self.shared_string("class name")?.unwrap_or_default();
                    self.integer("class version")?;
                    self.things.push(Thing::Class(name));
                    first = first.or(Some(name));
                }
                head => {
                    let place = self.reference(head)?;
                    let name = match self.things.get(place) {
                        Some(Thing::Class(name)) => *name,
                        _ => return Err(malformed("a class that is none")),
                    };
                    return Ok(first.unwrap_or(name));
                }
            }
        }
    }

    fn c_string(&mut self) -> Result<(), Fault> {
        match self.head()? {
            NIL => {}
            NEW => {
                self.things.push(Thing::Text);
                self.shared_string("C string")?;
            }
            head => {
                self.reference(head)?;
            }
        }
        Ok(())
    }

    /// A string of the table of strings, or a new one; `None` is nil.
    fn shared_string(&mut self, field: &str) -> Result<Option<&'b [u8]>, Fault> {
        match self.head()? {
            NIL => Ok(None),
            NEW => {
                let string = self.counted(field)?;
                self.strings.push(string);
                Ok(Some(string))
            }
            head => {
                let index = self.index(head)?;
                match self.strings.get(index) {
                    Some(string) => Ok(Some(string)),
                    None => Err(malformed("a string that was not there before")),
                }
            }
        }
    }

    /// A length and as many bytes.
    fn counted(&mut self, field: &str) -> Result<&'b [u8], Fault> {
        // Lengths are unsigned: two bytes reach to 65535.
        let len = match self.cursor.u8(field)? {
            TWO_BYTES => usize::from(self.cursor.u16_le(field)?),
            FOUR_BYTES => usize::try_from(self.cursor.u32_le(field)?).unwrap_or(usize::MAX),
            len @ 0..=0x7F => usize::from(len),
            _ => return Err(malformed("a length that is none")),
        };
        self.cursor.take(len, field)
    }

    fn integer(&mut self, field: &str) -> Result<i64, Fault> {
        let head = self.cursor.u8(field)?;
        self.integer_after(head, field)
    }

    fn integer_after(&mut self, head: u8, field: &str) -> Result<i64, Fault> {
        Ok(match head {
            TWO_BYTES => i64::from(i16::from_le_bytes(self.cursor.array(field)?)),
            FOUR_BYTES => i64::from(i32::from_le_bytes(self.cursor.array(field)?)),
            EIGHT_BYTES => i64::from_le_bytes(self.cursor.array(field)?),
            0..=0x7F | 0x92..=0xFF => i64::from(head.cast_signed()),
            _ => return Err(malformed("an integer that is none")),
        })
    }

    fn float(&mut self, size: usize) -> Result<(), Fault> {
        match self.cursor.u8("float")? {
            FLOAT => self.cursor.take(size, "float").map(|_| ()),
            // A whole number is written as an integer.
            head => self.integer_after(head, "float").map(|_| ()),
        }
    }

    fn head(&mut self) -> Result<u8, Fault> {
        self.steps.spend(1)?;
        self.cursor.u8("typed stream value")
    }

    /// The place of a thing that was there before.
    fn reference(&mut self, head: u8) -> Result<usize, Fault> {
        let place = self.index(head)?;
        if place < self.things.len() {
            Ok(place)
        } else {
            Err(malformed("a reference to what was not there before"))
        }
    }

    fn index(&mut self, head: u8) -> Result<usize, Fault> {
        let number = self.integer_after(head, "reference")?;
        let index = number.saturating_sub(FIRST_REFERENCE);
        usize::try_from(index).map_err(|_| malformed("a reference before the first"))
    }

    fn with(&mut self, owner: Option<usize>, change: impl FnOnce(&mut ObjectParts<'b>)) {
        if let Some(Thing::Object(parts)) = owner.and_then(|place| self.things.get_mut(place)) {
            change(parts);
        }
    }
}

/// A type and what follows it.
type Split<'t> = (&'t [u8], &'t [u8]);

/// The first type of a string of types, and the rest; `None` at its end.
fn split_type(types: &[u8]) -> Result<Option<Split<'_>>, Fault> {
    let mut open = 0_usize;
    for (at, byte) in types.iter().enumerate() {
        match byte {
            b'[' | b'{' => open = open.saturating_add(1),
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        if open == 0 {
            return Ok(types.split_at_checked(at.saturating_add(1)));
        }
    }
    if types.is_empty() {
        Ok(None)
    } else {
        Err(malformed("a type without its end"))
    }
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "typed stream").detail(detail)
}
