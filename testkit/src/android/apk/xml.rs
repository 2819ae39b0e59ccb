//! Writes Android's binary XML.
//!
//! Described in:
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/libs/androidfw/include/androidfw/ResourceTypes.h>.

use super::Part;

/// An attribute: the name and its number.
pub(super) type Attribute = (&'static str, u32);
pub(super) const LABEL: Attribute = ("label", 0x0101_0001);
pub(super) const NAME: Attribute = ("name", 0x0101_0003);
pub(super) const PERMISSION: Attribute = ("permission", 0x0101_0006);
pub(super) const DEBUGGABLE: Attribute = ("debuggable", 0x0101_000f);
pub(super) const EXPORTED: Attribute = ("exported", 0x0101_0010);
pub(super) const MIN_SDK: Attribute = ("minSdkVersion", 0x0101_020c);
pub(super) const VERSION_CODE: Attribute = ("versionCode", 0x0101_021b);
pub(super) const VERSION_NAME: Attribute = ("versionName", 0x0101_021c);
pub(super) const TARGET_SDK: Attribute = ("targetSdkVersion", 0x0101_0270);
pub(super) const PACKAGE: Attribute = ("package", NO_NUMBER);
pub(super) const SPLIT: Attribute = ("split", NO_NUMBER);
/// Attributes that are not in Android's namespace have none.
const NO_NUMBER: u32 = 0;
/// The names of attributes come first in the pool, in the order of the map of their numbers.
const ATTRIBUTES: [Attribute; 9] = [
    LABEL,
    NAME,
    PERMISSION,
    DEBUGGABLE,
    EXPORTED,
    MIN_SDK,
    VERSION_CODE,
    VERSION_NAME,
    TARGET_SDK,
];
const NAMESPACE: &str = "http://schemas.android.com/apk/res/android";

pub(super) enum Value<'v> {
    Text(&'v str),
    Number(u32),
    Truth(bool),
}

/// A binary XML document being written.
pub(super) struct Xml {
    texts: Vec<String>,
    elements: Vec<u8>,
}

impl Default for Xml {
    fn default() -> Self {
        Self {
            texts: ATTRIBUTES.iter().map(|(name, _)| (*name).into()).collect(),
            elements: Vec::new(),
        }
    }
}

impl Xml {
    /// The number of a text.
    fn text(&mut self, text: &str) -> u32 {
        let known = self.texts.iter().position(|one| one == text);
        let place = known.unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    pub(super) fn part(&mut self, part: &Part) {
        let mut attributes = vec![(NAME, Value::Text(&part.class))];
        if let Some(permission) = &part.permission {
            attributes.push((PERMISSION, Value::Text(permission)));
        }
        attributes.push((EXPORTED, Value::Truth(true)));
        self.open(part.element, &attributes);
        if let Some(action) = &part.action {
            self.open("intent-filter", &[]);
            self.leaf("action", &[(NAME, Value::Text(action))]);
            self.close("intent-filter");
        }
        self.close(part.element);
    }

    pub(super) fn leaf(&mut self, name: &str, attributes: &[(Attribute, Value<'_>)]) {
        self.open(name, attributes);
        self.close(name);
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(Attribute, Value<'_>)]) {
        let mut body = vec![u32::MAX, self.text(name)];
        let count = u32::try_from(attributes.len()).unwrap_or(0);
        // Start and size of the attributes, their count and the place of the id, of the class and style.
        body.extend([0x0014_0014, count, 0]);
        for (attribute, value) in attributes {
            let namespace = match attribute {
                (_, NO_NUMBER) => u32::MAX,
                _ => self.text(NAMESPACE),
            };
            let name = self.text(attribute.0);
            let (raw, kind, data) = match value {
                Value::Text(text) => {
                    let place = self.text(text);
                    (place, 0x03, place)
                }
                Value::Number(number) => (u32::MAX, 0x10, *number),
                Value::Truth(truth) => {
                    let data = if *truth { u32::MAX } else { 0 };
                    (u32::MAX, 0x12, data)
                }
            };
            body.extend([namespace, name, raw, 8 | kind << 24, data]);
        }
        self.node(0x0102, &body);
    }

    pub(super) fn close(&mut self, name: &str) {
        let name = self.text(name);
        self.node(0x0103, &[u32::MAX, name]);
    }

    /// A chunk with a line number and no comment.
    fn node(&mut self, kind: u16, body: &[u32]) {
        let content: Vec<u8> = [&[1, u32::MAX], body]
            .concat()
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        self.elements.extend(chunk(kind, 16, &content));
    }

    pub(super) fn document(mut self, utf8: bool) -> Vec<u8> {
        let prefix = self.text("android");
        let namespace = self.text(NAMESPACE);
        let elements = std::mem::take(&mut self.elements);
        self.node(0x0100, &[prefix, namespace]);
        self.elements.extend(elements);
        self.node(0x0101, &[prefix, namespace]);
        let map: Vec<u8> = ATTRIBUTES
            .iter()
            .flat_map(|(_, number)| number.to_le_bytes())
            .collect();
        let content = [
            self.pool(utf8),
            chunk(0x0180, 8, &map),
            std::mem::take(&mut self.elements),
        ];
        chunk(0x0003, 8, &content.concat())
    }

    fn pool(&self, utf8: bool) -> Vec<u8> {
        let (mut offsets, mut texts) = (Vec::new(), Vec::new());
        for text in &self.texts {
            offsets.extend(u32::try_from(texts.len()).unwrap_or(0).to_le_bytes());
            let units: Vec<u16> = text.encode_utf16().collect();
            let count = u16::try_from(units.len()).unwrap_or(0);
            if utf8 {
                // Names of classes and permissions are shorter than 128 letters.
                texts.extend([count.to_le_bytes()[0], text.len().to_le_bytes()[0]]);
                texts.extend(text.as_bytes());
                texts.push(0);
            } else {
                texts.extend(count.to_le_bytes());
                texts.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
                texts.extend([0, 0]);
            }
        }
        texts.resize(texts.len().next_multiple_of(4), 0);
        let start = 28 + u32::try_from(offsets.len()).unwrap_or(0);
        let count = u32::try_from(self.texts.len()).unwrap_or(0);
        let head: Vec<u8> = [count, 0, u32::from(utf8) << 8, start, 0]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        chunk(0x0001, 28, &[head, offsets, texts].concat())
    }
}

/// A chunk whose header has `header` bytes, of which `content` holds all but the first eight.
fn chunk(kind: u16, header: u16, content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len() + 8).unwrap_or(u32::MAX);
    let head = [&kind.to_le_bytes()[..], &header.to_le_bytes()].concat();
    [&head[..], &size.to_le_bytes(), content].concat()
}
