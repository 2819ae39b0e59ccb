//! Walks Android's binary XML, element by element, without building a tree.
//!
//! Our own reader: that of `apk-info-axml` 1.1 builds a tree whose size hostile bytes decide (an element
//! may have 65 535 attributes, each with the longest text of the pool) and sets no limit to either.
//!
//! Described in:
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/libs/androidfw/include/androidfw/ResourceTypes.h>
//! (`ResXMLTree_header` and what follows).

use model::FaultKind;

use crate::{
    cursor::Cursor,
    limits::{AXML_ATTRIBUTES, AXML_DEPTH, AXML_ELEMENTS},
};

use super::{Anomaly, Notes, string_pool::StringPool};

const STRING_POOL: u16 = 0x0001;
const XML: u16 = 0x0003;
const START_NAMESPACE: u16 = 0x0100;
const END_NAMESPACE: u16 = 0x0101;
const START_ELEMENT: u16 = 0x0102;
const END_ELEMENT: u16 = 0x0103;
const CHARACTERS: u16 = 0x0104;
const RESOURCE_MAP: u16 = 0x0180;

/// Bytes of the header that every chunk has.
const CHUNK_HEADER: usize = 8;
/// Bytes of an attribute.
const ATTRIBUTE: usize = 20;

/// What the walk meets.
pub(super) enum Event<'e> {
    /// An element begins.
    Start {
        name: &'e str,
        attributes: &'e [Attribute],
    },
    /// The innermost element ends.
    End,
}

/// An attribute of an element.
#[derive(Debug)]
pub(super) struct Attribute {
    /// The number that Android knows it by; 0 for those that have none.
    pub(super) resource: u32,
    pub(super) name: String,
    pub(super) value: Value,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(u32),
    Truth(bool),
    /// Stands elsewhere, in the resources.
    Reference,
    Other,
}

/// Whether bytes begin as binary XML does, or at least with a header that Android takes.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    header(bytes).is_some_and(|(kind, header, _)| {
        // Android does not look at the type; the first chunk then has to be a pool of texts.
        let first = bytes.get(header..).unwrap_or_default();
        kind == XML || Cursor::new(first).u16_le("type") == Ok(STRING_POOL)
    })
}

/// The type of a chunk, the size of its header and its size, which are not smaller than they can be.
fn header(bytes: &[u8]) -> Option<(u16, usize, usize)> {
    let mut cursor = Cursor::new(bytes);
    let kind = cursor.u16_le("type").ok()?;
    let header = usize::from(cursor.u16_le("header size").ok()?);
    let size = usize::try_from(cursor.u32_le("size").ok()?).ok()?;
    (header >= CHUNK_HEADER && size >= header).then_some((kind, header, size))
}

/// Walks a document; what can be read before damage is told.
pub(super) fn walk(bytes: &[u8], notes: &mut Notes, each: &mut dyn FnMut(Event<'_>)) {
    let mut walk = Walk::default();
    let (kind, start, size) = header(bytes).unwrap_or_default();
    if kind != XML || start != CHUNK_HEADER || size < bytes.len() {
        notes.anomaly(Anomaly::ManifestHeader);
    }
    if size > bytes.len() {
        notes.fault(FaultKind::Short, "binary XML");
    }
    let mut rest = bytes.get(start..).unwrap_or_default();
    while !rest.is_empty() {
        let Some((chunk, next)) = next_chunk(rest) else {
            // Padding after the document says nothing.
            if walk.started && walk.depth == 0 {
                break;
            }
            notes.fault(FaultKind::Malformed, "chunk of binary XML");
            break;
        };
        if !walk.chunk(&chunk, notes, each) {
            break;
        }
        rest = next;
    }
    if walk.depth > 0 {
        notes.anomaly(Anomaly::ManifestNesting);
        notes.fault(FaultKind::Short, "elements of binary XML");
    }
    if walk.pool.odd {
        notes.anomaly(Anomaly::ManifestTexts);
    }
    if walk.pool.exhausted {
        notes.fault(FaultKind::TooMany, "texts of binary XML");
    }
    if walk.too_deep {
        notes.fault(FaultKind::TooDeep, "elements of binary XML");
    }
}

/// The first chunk, and what follows it. A chunk that says to be longer than the rest is the rest.
fn next_chunk(rest: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (kind, header, size) = header(rest)?;
    let (bytes, next) = rest.split_at(size.min(rest.len()));
    Some((
        Chunk {
            kind,
            header,
            bytes,
            whole: bytes.len() == size,
        },
        next,
    ))
}

struct Chunk<'b> {
    kind: u16,
    header: usize,
    bytes: &'b [u8],
    whole: bool,
}

#[derive(Default)]
struct Walk<'b> {
    pool: StringPool<'b>,
    resources: &'b [u8],
    depth: usize,
    elements: usize,
    started: bool,
    too_deep: bool,
}

impl<'b> Walk<'b> {
    /// Reads a chunk; false when no more may be read.
    fn chunk(
        &mut self,
        chunk: &Chunk<'b>,
        notes: &mut Notes,
        each: &mut dyn FnMut(Event<'_>),
    ) -> bool {
        if !chunk.whole {
            notes.fault(FaultKind::Short, "chunk of binary XML");
        }
        let content = chunk.bytes.get(chunk.header..).unwrap_or_default();
        match chunk.kind {
            STRING_POOL => match StringPool::parse(chunk.bytes) {
                // Android takes the first.
                Some(pool) if !self.started => self.pool = pool,
                Some(_) => notes.anomaly(Anomaly::ManifestParts),
                None => notes.fault(FaultKind::Malformed, "texts of binary XML"),
            },
            RESOURCE_MAP => self.resources = content,
            START_ELEMENT => return self.start(content, notes, each),
            END_ELEMENT => self.end(notes, each),
            START_NAMESPACE | END_NAMESPACE | CHARACTERS => {}
            _ => notes.anomaly(Anomaly::ManifestParts),
        }
        true
    }

    fn start(
        &mut self,
        content: &[u8],
        notes: &mut Notes,
        each: &mut dyn FnMut(Event<'_>),
    ) -> bool {
        self.started = true;
        self.elements = self.elements.saturating_add(1);
        if self.elements > AXML_ELEMENTS {
            notes.fault(FaultKind::TooMany, "elements of binary XML");
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        if self.depth > AXML_DEPTH {
            self.too_deep = true;
            return true;
        }
        let (name, attributes) = self.element(content, notes).unwrap_or_else(|| {
            notes.fault(FaultKind::Malformed, "element of binary XML");
            Default::default()
        });
        each(Event::Start {
            name: &name,
            attributes: &attributes,
        });
        true
    }

    fn end(&mut self, notes: &mut Notes, each: &mut dyn FnMut(Event<'_>)) {
        match self.depth.checked_sub(1) {
            Some(depth) => {
                if self.depth <= AXML_DEPTH {
                    each(Event::End);
                }
                self.depth = depth;
            }
            None => notes.anomaly(Anomaly::ManifestNesting),
        }
    }

    /// The name of an element and its attributes.
    fn element(&mut self, content: &[u8], notes: &mut Notes) -> Option<(String, Vec<Attribute>)> {
        let mut cursor = Cursor::new(content);
        cursor.take(4, "namespace").ok()?;
        let name = cursor.u32_le("name").ok()?;
        let start = usize::from(cursor.u16_le("start of the attributes").ok()?);
        let size = usize::from(cursor.u16_le("size of an attribute").ok()?);
        let count = usize::from(cursor.u16_le("attributes").ok()?);
        let name = self.pool.get(name).unwrap_or_default();
        if count > AXML_ATTRIBUTES {
            notes.fault(FaultKind::TooMany, "attributes of binary XML");
        }
        let bytes = content.get(start..).unwrap_or_default();
        let size = size.max(ATTRIBUTE);
        let mut attributes = Vec::new();
        for one in bytes.chunks(size).take(count.min(AXML_ATTRIBUTES)) {
            match self.attribute(one) {
                Some(attribute) => attributes.push(attribute),
                None => notes.fault(FaultKind::Short, "attribute of binary XML"),
            }
        }
        if attributes.len() < count.min(AXML_ATTRIBUTES) {
            notes.anomaly(Anomaly::ManifestParts);
        }
        Some((name, attributes))
    }

    fn attribute(&mut self, bytes: &[u8]) -> Option<Attribute> {
        let mut cursor = Cursor::new(bytes);
        cursor.take(4, "namespace").ok()?;
        let name = cursor.u32_le("name").ok()?;
        let raw = cursor.u32_le("raw value").ok()?;
        cursor.take(3, "size").ok()?;
        let kind = cursor.u8("type of the value").ok()?;
        let data = cursor.u32_le("value").ok()?;
        let value = match kind {
            0x01 | 0x02 | 0x07 | 0x08 => Value::Reference,
            0x03 => match self.pool.get(data).or_else(|| self.pool.get(raw)) {
                Some(text) => Value::Text(text),
                None => Value::Other,
            },
            0x10 | 0x11 => Value::Number(data),
            0x12 => Value::Truth(data != 0),
            _ => Value::Other,
        };
        let mut map = Cursor::at(self.resources, u64::from(name).saturating_mul(4));
        Some(Attribute {
            resource: map.u32_le("number of an attribute").unwrap_or(0),
            name: self.pool.get(name).unwrap_or_default(),
            value,
        })
    }
}
