//! Keyed archives: object graphs that `NSKeyedArchiver` flattened into a property list.
//!
//! Described in: <https://developer.apple.com/documentation/foundation/nskeyedarchiver>,
//! <https://github.com/swiftlang/swift-corelibs-foundation/blob/main/Sources/Foundation/NSKeyedArchiver.swift>.
//!
//! `$objects` holds every object, `$top` names the root; objects name each other by index, also in
//! circles, and one object may be named often: twenty small levels unfold into a million objects.

use std::fmt::Write as _;

use model::{Fault, FaultKind, Instant};

use crate::{
    budget::Budget,
    limits::{ARCHIVE_DEPTH, ARCHIVE_NODES, PLIST_BYTES},
    plist::{Dictionary, Value},
};

/// Whether the property list is a keyed archive.
#[must_use]
pub fn is_keyed_archive(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    has("$top")
        && value
            .get("$objects")
            .is_some_and(|all| all.as_array().is_some())
}

/// The root object as a plain tree; several roots come out as a dictionary of them.
///
/// Dictionaries, arrays, sets, strings, data, dates, addresses and UUIDs of Foundation become plain
/// values (an address or UUID its text; a key that is neither text nor an integer `#` and its place); any other object becomes a dictionary of its fields, with
/// its class name under `$class`. What is null is left out. A reference that leads back to an
/// object it stands in, or nowhere, stays a [`Value::Uid`].
///
/// # Errors
/// `Malformed` when it is no archive or its root is null; `TooDeep` or `TooMany` above the limits
/// `ARCHIVE_…`.
pub fn resolve(archive: &Value) -> Result<Value, Fault> {
    let objects = objects(archive)?;
    let top = archive.get("$top");
    let root = match top.and_then(Value::as_dictionary) {
        Some(top) => match (top.get("root"), top.iter().next()) {
            (Some(root), _) => root,
            (None, Some((_, only))) if top.len() == 1 => only,
            _ => archive.get("$top").unwrap_or(archive),
        },
        None => return Err(malformed("no dictionary $top")),
    };
    let mut resolver = Resolver {
        objects,
        open: vec![false; objects.len()],
        nodes: Budget::new("keyed archive objects", ARCHIVE_NODES),
        bytes: Budget::new("keyed archive bytes", PLIST_BYTES),
    };
    resolver
        .value(root, 0)?
        .ok_or_else(|| malformed("the root is null"))
}

/// Every string object of the archive, in the order of the file and without following references;
/// class names are left out. Costs no more than the archive is long.
pub fn strings(archive: &Value, each: &mut dyn FnMut(&str)) {
    for object in objects(archive).unwrap_or_default() {
        match object {
            Value::String(text) if text != "$null" => each(text),
            Value::Dictionary(fields) if fields.get("$classname").is_none() => {
                for (_, value) in fields.iter() {
                    value.strings(&mut |_, text| each(text));
                }
            }
            _ => {}
        }
    }
}

fn objects(archive: &Value) -> Result<&[Value], Fault> {
    archive
        .get("$objects")
        .and_then(Value::as_array)
        .ok_or_else(|| malformed("no array $objects"))
}

struct Resolver<'a> {
    objects: &'a [Value],
    /// Objects between the root and the value being resolved.
    open: Vec<bool>,
    nodes: Budget,
    bytes: Budget,
}

impl<'a> Resolver<'a> {
    /// `None` is null. Recursion is bounded by `ARCHIVE_DEPTH`.
    fn value(&mut self, value: &Value, depth: usize) -> Result<Option<Value>, Fault> {
        self.nodes.spend(1)?;
        if depth > ARCHIVE_DEPTH {
            return Err(Fault::new(FaultKind::TooDeep, "keyed archive")
                .detail(format_args!("the limit is {ARCHIVE_DEPTH}")));
        }
        let below = depth.saturating_add(1);
        Ok(match value {
            Value::Uid(index) => self.object(*index, depth)?,
            Value::Dictionary(fields) => self.dictionary(fields, below)?,
            Value::Array(values) => Some(self.array(values, below)?),
            Value::String(text) => {
                self.bytes.spend_len(text.len())?;
                Some(value.clone())
            }
            Value::Data(data) => {
                self.bytes.spend_len(data.len())?;
                Some(value.clone())
            }
            _ => Some(value.clone()),
        })
    }

    fn object(&mut self, index: u64, depth: usize) -> Result<Option<Value>, Fault> {
        let place = usize::try_from(index).unwrap_or(usize::MAX);
        let objects = self.objects;
        match (objects.get(place), self.open.get(place)) {
            (Some(Value::String(text)), _) if place == 0 && text == "$null" => Ok(None),
            (Some(object), Some(false)) => {
                self.mark(place, true);
                let value = self.value(object, depth.saturating_add(1));
                self.mark(place, false);
                value
            }
            _ => Ok(Some(Value::Uid(index))),
        }
    }

    fn mark(&mut self, place: usize, open: bool) {
        if let Some(mark) = self.open.get_mut(place) {
            *mark = open;
        }
    }

    fn array(&mut self, values: &[Value], depth: usize) -> Result<Value, Fault> {
        let mut array = Vec::new();
        for value in values {
            array.extend(self.value(value, depth)?);
        }
        Ok(Value::Array(array))
    }

    fn dictionary(&mut self, fields: &Dictionary, depth: usize) -> Result<Option<Value>, Fault> {
        let class = fields
            .get("$class")
            .and_then(|class| self.class_name(class));
        if class == Some("NSNull") {
            return Ok(None);
        }
        if let Some(unfolded) = self.unfold(fields, depth)? {
            return Ok(Some(unfolded));
        }
        let class = class.map(|name| Value::String(name.to_owned()));
        let mut plain = Dictionary::default();
        for (key, value) in fields.iter() {
            let value = match &class {
                Some(name) if key == "$class" => Some(name.clone()),
                _ => self.value(value, depth)?,
            };
            self.bytes.spend_len(key.len())?;
            if let Some(value) = value {
                plain.push(key.to_owned(), value);
            }
        }
        Ok(Some(Value::Dictionary(plain)))
    }

    fn class_name(&self, class: &Value) -> Option<&'a str> {
        let place = usize::try_from(class.as_uid()?).ok()?;
        self.objects.get(place)?.get("$classname")?.as_str()
    }

    /// The plain value of a Foundation object, known by its fields: an object with further fields
    /// is of another class and keeps them all.
    fn unfold(&mut self, fields: &Dictionary, depth: usize) -> Result<Option<Value>, Fault> {
        let mut own = fields.iter().filter(|(key, _)| *key != "$class");
        let (Some(first), second, None) = (own.next(), own.next(), own.next()) else {
            return Ok(None);
        };
        match (first, second) {
            (("NS.keys", keys), Some(("NS.objects", values)))
            | (("NS.objects", values), Some(("NS.keys", keys))) => self.pairs(keys, values, depth),
            (("NS.base", base), Some(("NS.relative", relative)))
            | (("NS.relative", relative), Some(("NS.base", base))) => {
                let base = self.value(base, depth)?;
                let relative = self.value(relative, depth)?;
                Ok(address(base.as_ref(), relative.as_ref()))
            }
            (("NS.objects", values), None) => self.value(values, depth),
            (("NS.string" | "NS.data", content), None) => self.value(content, depth),
            (("NS.time", time), None) => Ok(time
                .as_real()
                .map(|seconds| Value::Date(Instant::from_cocoa_s(seconds)))),
            (("NS.bytes", bytes), None) => Ok(bytes
                .as_data()
                .map(|bytes| Value::String(String::from_utf8_lossy(bytes).into_owned()))),
            (("NS.uuidbytes", bytes), None) => Ok(bytes.as_data().and_then(uuid)),
            _ => Ok(None),
        }
    }

    fn pairs(
        &mut self,
        keys: &Value,
        values: &Value,
        depth: usize,
    ) -> Result<Option<Value>, Fault> {
        let (Some(keys), Some(values)) = (keys.as_array(), values.as_array()) else {
            return Ok(None);
        };
        let mut plain = Dictionary::default();
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            let key = match self.value(key, depth)? {
                Some(Value::String(text)) => text,
                Some(Value::Integer(number)) => number.to_string(),
                _ => format!("#{index}"),
            };
            if let Some(value) = self.value(value, depth)? {
                plain.push(key, value);
            }
        }
        Ok(Some(Value::Dictionary(plain)))
    }
}

/// The address of an `NSURL`: its own text, below its base where it has one.
fn address(base: Option<&Value>, relative: Option<&Value>) -> Option<Value> {
    let relative = relative?.as_str()?;
    let base = base.and_then(Value::as_str).unwrap_or_default();
    Some(Value::String(join_address(base, relative)))
}

/// `relative` below `base`, as far as text alone tells (RFC 3986, section 5.2, without `..`).
pub(crate) fn join_address(base: &str, relative: &str) -> String {
    let authority = base.find("://").and_then(|scheme| {
        let host = scheme.checked_add(3)?;
        let path = base.get(host..)?.find('/');
        base.get(..path.map_or(Some(base.len()), |path| host.checked_add(path))?)
    });
    match authority {
        Some(_) if relative.contains("://") => relative.to_owned(),
        Some(authority) if relative.starts_with('/') => format!("{authority}{relative}"),
        Some(authority) => {
            let path = base.strip_prefix(authority).unwrap_or_default();
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{authority}{folder}/{relative}")
        }
        None => relative.to_owned(),
    }
}

fn uuid(bytes: &[u8]) -> Option<Value> {
    if bytes.len() != 16 {
        return None;
    }
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02X}");
    }
    Some(Value::String(text))
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "keyed archive").detail(detail)
}

#[cfg(test)]
mod tests;
