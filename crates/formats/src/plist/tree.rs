//! Binary property list to tree. Shared objects are copied each time they are named, so what is
//! copied is counted, not what is stored.

use std::borrow::Cow;

use model::{Fault, FaultKind, Instant};

use super::{Dictionary, Value};
use crate::{
    binary_plist::{BinaryPlist, Object, References},
    budget::Budget,
    limits::{PLIST_BYTES, PLIST_DEPTH, PLIST_EVENTS},
};

/// The whole list, from its root.
pub(super) fn build(list: &BinaryPlist<'_>) -> Result<Value, Fault> {
    let mut builder = Builder {
        list,
        values: Budget::new("property list values", PLIST_EVENTS),
        bytes: Budget::new("property list bytes", PLIST_BYTES),
    };
    builder.value(list.root(), 0)
}

struct Builder<'l, 'b> {
    list: &'l BinaryPlist<'b>,
    values: Budget,
    bytes: Budget,
}

impl Builder<'_, '_> {
    /// Recursion is bounded by `PLIST_DEPTH`.
    fn value(&mut self, reference: u64, depth: usize) -> Result<Value, Fault> {
        Ok(match self.list.object(reference)? {
            Object::Boolean(truth) => Value::Boolean(truth),
            Object::Integer(number) => Value::Integer(number),
            Object::Unsigned(number) => Value::Unsigned(number),
            Object::Real(number) => Value::Real(number),
            Object::Date(seconds) => Value::Date(Instant::from_cocoa_s(seconds)),
            Object::Uid(index) => Value::Uid(index),
            Object::Data(data) => {
                self.bytes.spend_len(data.len())?;
                Value::Data(data.to_vec())
            }
            Object::Text(text) => {
                self.bytes.spend_len(text.stored_len())?;
                Value::String(text.decode().into_owned())
            }
            Object::Array(items) => self.array(items, depth)?,
            Object::Dictionary { keys, values } => self.dictionary(keys, values, depth)?,
        })
    }

    fn array(&mut self, items: References<'_>, depth: usize) -> Result<Value, Fault> {
        let below = deeper(depth)?;
        self.values.spend_len(items.len())?;
        let mut array = Vec::with_capacity(items.len());
        for item in items.iter() {
            array.push(self.value(item, below)?);
        }
        Ok(Value::Array(array))
    }

    fn dictionary(
        &mut self,
        keys: References<'_>,
        values: References<'_>,
        depth: usize,
    ) -> Result<Value, Fault> {
        let below = deeper(depth)?;
        self.values.spend_len(keys.len().saturating_mul(2))?;
        let mut dictionary = Dictionary::with_capacity(keys.len());
        for (key, value) in keys.iter().zip(values.iter()) {
            let key = self.key(key)?.into_owned();
            dictionary.push(key, self.value(value, below)?);
        }
        Ok(Value::Dictionary(dictionary))
    }

    fn key(&mut self, reference: u64) -> Result<Cow<'_, str>, Fault> {
        let Object::Text(text) = self.list.object(reference)? else {
            return Err(Fault::new(FaultKind::Malformed, "property list key")
                .detail("a dictionary key is not a string"));
        };
        self.bytes.spend_len(text.stored_len())?;
        Ok(text.decode())
    }
}

/// The depth of what a collection at `depth` holds.
pub(super) fn deeper(depth: usize) -> Result<usize, Fault> {
    if depth >= PLIST_DEPTH {
        return Err(Fault::new(FaultKind::TooDeep, "property list")
            .detail(format_args!("the limit is {PLIST_DEPTH}")));
    }
    Ok(depth.saturating_add(1))
}
