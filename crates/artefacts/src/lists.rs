//! Lists of texts as AndroidQF writes them (JSON) and as Bugbane does (protobuf, each behind its length).
//!
//! Described in: <https://github.com/mvt-project/androidqf>,
//! <https://github.com/osservatorionessuno/bugbane>.

use std::borrow::Cow;

use formats::{
    json_items::each_item,
    protobuf::{Value, fields},
    protobuf_items::each_message,
};
use model::Fault;

use crate::PhoneFile;

/// Whether a list is written as protobuf messages.
pub(crate) fn is_protobuf(file: &PhoneFile) -> bool {
    let ending = file.name().rsplit_once('.');
    ending.is_some_and(|(_, ending)| ending == "pb")
}

/// Calls `each` with the number (from 0) and the text of every item; without a text where it holds none.
///
/// # Errors
/// When the list does not end or cannot be read further.
pub(crate) fn each_text(
    file: &PhoneFile,
    what: &str,
    each: &mut dyn FnMut(u64, Option<&str>),
) -> Result<(), Fault> {
    let content = file.content();
    if is_protobuf(file) {
        return each_message(&*content, what, &mut |number, message| {
            let whole = fields(message).filter_map(Result::ok);
            let mut first = whole.filter(|field| field.number == 1);
            let text = first.find_map(|field| field.value.text());
            each(number, text.as_deref());
        });
    }
    each_item(&*content, what, &mut |number, item| {
        let text = serde_json::from_str::<Cow<'_, str>>(item).ok();
        each(number, text.as_deref());
    })
}

/// Whether every field of a message can be read, and of the messages in it that stand in `inner`: the field
/// of the first in the outer one, that of the next within, and so on.
pub(crate) fn is_whole(message: &[u8], inner: &[u64]) -> bool {
    fields(message).all(|field| {
        let Ok(field) = field else {
            return false;
        };
        match (inner.split_first(), field.value) {
            (Some((number, deeper)), Value::Bytes(bytes)) if field.number == *number => {
                is_whole(bytes, deeper)
            }
            _ => true,
        }
    })
}

/// The text of a field, unless it is empty.
pub(crate) fn text(value: Value<'_>) -> Option<Cow<'_, str>> {
    value.text().filter(|text| !text.is_empty())
}
