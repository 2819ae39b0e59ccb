//! Writes `NSKeyedArchiver` archives
//! (<https://developer.apple.com/documentation/foundation/nskeyedarchiver>).

use plist::{Uid, Value};

use crate::{
    BuildError,
    property_list::{binary, dictionary},
};

/// An archive being written: its objects, each referred to by position.
pub(crate) struct KeyedArchive(Vec<Value>);

impl KeyedArchive {
    /// An archive without objects.
    pub(crate) fn new() -> Self {
        Self(vec!["$null".into()])
    }

    /// Adds an object and gives the reference to it.
    pub(crate) fn add(&mut self, object: impl Into<Value>) -> Value {
        let at = u64::try_from(self.0.len()).unwrap_or_default();
        self.0.push(object.into());
        Value::Uid(Uid::new(at))
    }

    /// Adds an object of `class` with these fields.
    pub(crate) fn object<'k>(
        &mut self,
        class: &[&str],
        fields: impl IntoIterator<Item = (&'k str, Value)>,
    ) -> Value {
        let name = class.first().copied().unwrap_or_default();
        let classes = class.iter().map(|class| Value::from(*class)).collect();
        let class = self.add(dictionary([
            ("$classname", name.into()),
            ("$classes", Value::Array(classes)),
        ]));
        let fields = [("$class", class)].into_iter().chain(fields);
        self.add(dictionary(fields))
    }

    /// Adds an `NSURL`.
    pub(crate) fn url(&mut self, url: &str) -> Value {
        let relative = self.add(url);
        let base = Value::Uid(Uid::new(0));
        self.object(
            &["NSURL", "NSObject"],
            [("NS.base", base), ("NS.relative", relative)],
        )
    }

    /// Adds an `NSDictionary` of strings to objects.
    pub(crate) fn map(&mut self, entries: Vec<(&str, Value)>) -> Value {
        let mut keys = Vec::new();
        let mut objects = Vec::new();
        for (key, object) in entries {
            keys.push(self.add(key));
            objects.push(object);
        }
        self.object(
            &["NSDictionary", "NSObject"],
            [
                ("NS.keys", Value::Array(keys)),
                ("NS.objects", Value::Array(objects)),
            ],
        )
    }

    /// The archive's bytes, with `root` on top.
    pub(crate) fn finish(self, root: Value) -> Result<Vec<u8>, BuildError> {
        self.finish_with([("root", root)])
    }

    /// The archive's bytes, with these on top.
    pub(crate) fn finish_with<'k>(
        self,
        top: impl IntoIterator<Item = (&'k str, Value)>,
    ) -> Result<Vec<u8>, BuildError> {
        binary(&dictionary([
            ("$version", 100_000.into()),
            ("$archiver", "NSKeyedArchiver".into()),
            ("$top", dictionary(top)),
            ("$objects", Value::Array(self.0)),
        ]))
    }
}
