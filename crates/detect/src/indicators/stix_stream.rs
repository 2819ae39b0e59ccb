//! Hands the objects of a STIX file on one at a time, so that a large file is never held as a tree, and
//! what stands before damage is kept.

use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{limits, stix::Objects, stix_object::Json};

/// The file as a whole.
pub(super) struct Document<'o, 'de>(pub(super) &'o mut Objects<'de>);

impl<'de> Visitor<'de> for Document<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a STIX bundle or an array of STIX objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        read_all(self.0, list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "objects" => {
                    self.0.seen_any = true;
                    map.next_value_seed(List(&mut *self.0))?;
                }
                "format" => self.0.format = map.next_value::<Json>()?.into_text(),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The list of objects.
struct List<'o, 'de>(&'o mut Objects<'de>);

impl<'de> DeserializeSeed<'de> for List<'_, 'de> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of STIX objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        read_all(self.0, list)
    }
}

fn read_all<'de, A: SeqAccess<'de>>(
    objects: &mut Objects<'de>,
    mut list: A,
) -> Result<(), A::Error> {
    // An indicator, its relationship and its report.
    let most = limits::ENTRIES.saturating_mul(3);
    let mut count = 0_u64;
    while count < most {
        let Some(object) = list.next_element()? else {
            return Ok(());
        };
        objects.take(object);
        count = count.saturating_add(1);
    }
    while list.next_element::<IgnoredAny>()?.is_some() {
        objects.over_limit = true;
    }
    Ok(())
}
